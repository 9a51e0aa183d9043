"""All cores of one machine: a pool of processes that outlives a killed worker."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Any

from headwater.errors import RunError
from headwater.seams import A, B, Recipe, Stage

Waiting = deque[tuple[tuple[Any, ...], Future[tuple[Any, ...]]]]
MOST_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Pool:
    """Run one shard a task; few shards are in flight, so memory stays bounded however long the stream is."""

    workers: int | None = None

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
        """Yield each shard's answers in order; shards that a dying worker took along are run again."""
        stream, unfinished, breaks = iter(shards), deque[tuple[A, ...]](), 0
        while True:
            with self._executor(recipe) as executor:
                waiting: Waiting = deque((shard, executor.submit(_work, shard)) for shard in unfinished)
                try:
                    for answer in self._answers(executor, waiting, stream):
                        breaks = 0
                        yield answer
                except BrokenProcessPool as error:
                    breaks += 1
                    if breaks == MOST_BREAKS:
                        raise RunError(_remedy(waiting)) from error
                    unfinished = deque(shard for shard, _ in waiting)
                    continue
            return

    def _answers(
        self, executor: ProcessPoolExecutor, waiting: Waiting, stream: Iterator[tuple[A, ...]]
    ) -> Iterator[tuple[Any, ...]]:
        while True:
            for shard in islice(stream, max(0, 2 * self._width() - len(waiting))):
                future: Future[tuple[Any, ...]] = Future()
                waiting.append((shard, future))
                # In the queue before it is submitted: a broken pool refuses, and the shard must not get lost.
                waiting[-1] = (shard, executor.submit(_work, shard))
            if not waiting:
                return
            answer = waiting[0][1].result()
            waiting.popleft()
            yield answer

    def _executor(self, recipe: Recipe[A, B]) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._width(), mp_context=spawn, initializer=_start, initargs=(recipe,))

    def _width(self) -> int:
        return self.workers or os.cpu_count() or 1


def _remedy(waiting: Waiting) -> str:
    first = repr(waiting[0][0][:1])[:200]
    return (
        f"workers died {MOST_BREAKS} times in a row without an answer, last at the shard that starts with {first}; "
        "use smaller shards or fewer workers if memory ran out, or `--runner local` to see the error"
    )


def _start(recipe: Recipe[Any, Any]) -> None:
    """Build the stage once per worker, so that its models load once."""
    _stages[:] = [recipe()]


def _work(shard: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_stages[0](shard))


_stages: list[Stage[Any, Any]] = []
