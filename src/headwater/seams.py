"""Where another implementation can be put in: runners, and what they run; and the reference, which runs everything here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[Iterable[A]], Iterator[B]]
"""A pure function over a stream of frozen values."""

Recipe = Callable[[], Stage[A, B]]
"""Settings only, picklable: builds a stage on a worker, so that models load once per worker."""


class Runner(Protocol):
    """Runs a stage over shards of values; the answers come in the order of the shards, whatever ran where."""

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]: ...


def here(recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
    """Run one shard after the other, in this process."""
    stage = recipe()
    for shard in shards:
        yield tuple(stage(shard))
