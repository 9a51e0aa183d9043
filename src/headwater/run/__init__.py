"""Runners: the same stages in one process, in many, on many machines, with the same answers in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from headwater.errors import UsageError
from headwater.run.dask import Dask
from headwater.run.pool import Pool
from headwater.run.resume import Resumed
from headwater.seams import Runner, here

__all__ = ["RUNNERS", "Dask", "Pool", "Resumed", "chosen", "shards"]

A = TypeVar("A")
RUNNERS = ("local", "pool", "dask")


def chosen(name: str, workers: int | None = None, scheduler: str | None = None) -> Runner:
    """Return the runner of that name; `workers` is for the pool, `scheduler` for dask."""
    if name == "dask":
        if not scheduler:
            raise UsageError("--runner dask needs a scheduler; add `--scheduler tcp://HOST:8786`")
        return Dask(scheduler)
    if name == "pool":
        return Pool(workers)
    if name == "local":
        return here
    raise UsageError(f"no runner {name!r}; choose one of {', '.join(RUNNERS)}")


def shards(values: Iterable[A], size: int) -> Iterator[tuple[A, ...]]:
    """Cut a stream into tuples of `size`, the last one shorter."""
    stream = iter(values)
    while shard := tuple(islice(stream, size)):
        yield shard
