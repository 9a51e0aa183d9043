"""Where another implementation can be put in: runners, what they run, and the reference, which runs everything here; who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[Iterable[A]], Iterator[B]]
"""A pure function over a stream of frozen values."""

Recipe = Callable[[], Stage[A, B]]
"""Settings only, picklable: builds a stage on a worker, so that models load once per worker."""


Watch = Callable[[str, int, int | None], None]
"""Told of progress: what is being done, how many are done, of how many (None while nobody knows)."""


def unwatched(what: str, done: int, total: int | None) -> None:
    """Tell nobody."""


class Runner(Protocol):
    """Runs a stage over shards of values; the answers come in the order of the shards, whatever ran where."""

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]: ...


def here(recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
    """Run one shard after the other, in this process."""
    stage = recipe()
    for shard in shards:
        yield tuple(stage(shard))
