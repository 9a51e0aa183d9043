"""Where another implementation can be put in: sources, exporters, runners. Nothing here is imported by a stage but types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from headwater.model import Capture, Dossier, Reject

A = TypeVar("A")
B = TypeVar("B")

Stage = Callable[[Iterable[A]], Iterator[B]]
"""A pure function over a stream of frozen values."""

Recipe = Callable[[], Stage[A, B]]
"""Settings only, picklable: builds a stage on a worker, so that models load once per worker."""


class Source(Protocol):
    """Where captures come from: files, feeds, archives, the web."""

    def __iter__(self) -> Iterator[Capture | Reject]: ...


class Exporter(Protocol):
    """Turns a dossier into a file's text."""

    def __call__(self, dossier: Dossier) -> str: ...


class Runner(Protocol):
    """Runs a stage over shards of values; the answers come in the order of the shards, whatever ran where."""

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]: ...
