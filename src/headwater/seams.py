"""Where another implementation can be put in: runners, and what they run. Nothing here is imported by a stage but types."""

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
