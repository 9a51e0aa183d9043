"""Runners: the same stages in one process, in many, on many machines, with the same answers in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from headwater.errors import UsageError
from headwater.run.dask import Dask
from headwater.run.pool import Pool
from headwater.run.resume import Resumed, program
from headwater.seams import Runner, here

__all__ = ["Dask", "Pool", "Resumed", "chosen", "program", "shards"]

A = TypeVar("A")
SCHEMES = ("tcp://", "tls://")  # by which a scheduler can be reached


def chosen(name: str, workers: int | None = None) -> Runner:
    """Return the runner of that name, or the one at that address; `workers` is for the pool."""
    if name.startswith(SCHEMES):
        return Dask(name)
    if name == "pool":
        return Pool(workers)
    if name == "local":
        return here
    raise UsageError(f"no runner {name!r}; choose local, pool, or the address of a Dask scheduler (tcp://HOST:8786)")


def shards(values: Iterable[A], size: int) -> Iterator[tuple[A, ...]]:
    """Cut a stream into tuples of `size`, the last one shorter."""
    stream = iter(values)
    while shard := tuple(islice(stream, size)):
        yield shard
