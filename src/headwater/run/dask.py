"""Many machines: shards handed to a running Dask scheduler; the only file that imports `distributed`."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from headwater.errors import RunError
from headwater.run.resume import program
from headwater.seams import A, B, Recipe, Stage

if TYPE_CHECKING:
    from distributed import Client


@dataclass(frozen=True, slots=True)
class Dask:
    """Run one shard a task on the workers of a scheduler ("tcp://host:8786"); a lost worker's shards run elsewhere."""

    scheduler: str
    patience: int = 30

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
        """Yield each shard's answers in order."""
        packed = pickle.dumps(recipe)
        with self._client() as client:
            self._await_worker(client)
            _check_workers(client)
            from distributed import KilledWorker  # noqa: PLC0415 (an optional extra)

            stream, waiting = iter(shards), deque[Any]()
            while True:
                width = 2 * max(1, len(client.nthreads()))
                for shard in islice(stream, max(0, width - len(waiting))):
                    waiting.append(client.submit(_work, packed, shard, pure=False))
                if not waiting:
                    return
                try:
                    yield waiting.popleft().result()
                except KilledWorker as error:
                    raise RunError(f"a shard killed every worker it ran on ({error}); use smaller shards") from error

    def _await_worker(self, client: Client) -> None:
        """Wait for the first worker: a scheduler without one takes shards in and says nothing for ever."""
        try:
            client.wait_for_workers(1, timeout=self.patience)
        except TimeoutError as error:
            remedy = f"start one with `dask worker {self.scheduler}`"
            raise RunError(f"no worker has come to the Dask scheduler at {self.scheduler}; {remedy}") from error

    def _client(self) -> Client:
        try:
            from distributed import Client  # noqa: PLC0415 (an optional extra)
        except ImportError as error:
            raise RunError("the dask runner is an extra; install it with `pip install distributed`") from error
        try:
            return Client(self.scheduler, timeout=self.patience)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError) as error:
            raise RunError(f"no Dask scheduler answers at {self.scheduler}; start one with `dask scheduler`") from error


def _check_workers(client: Client) -> None:
    """Refuse workers that have another headwater or none: their answers would be others, or none."""
    told = client.run(program, on_error="return")
    other = next((worker for worker, theirs in sorted(told.items()) if theirs != program()), None)
    if other is not None:
        raise RunError(
            f"the worker at {other} has not the headwater that is here; install it there in this very version"
        )


def _work(packed: bytes, shard: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(_stage(packed)(shard))


@cache
def _stage(packed: bytes) -> Stage[Any, Any]:
    """Build the stage once per worker, so that its models load once."""
    recipe: Recipe[Any, Any] = pickle.loads(packed)  # noqa: S301 (a recipe of our own, sent by our own client)
    return recipe()
