"""The reference runner: one process, one shard after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.seams import A, B, Recipe


@dataclass(frozen=True, slots=True)
class Local:
    """Run every shard here."""

    def __call__(self, recipe: Recipe[A, B], shards: Iterable[tuple[A, ...]]) -> Iterator[tuple[B, ...]]:
        """Yield each shard's answers in order."""
        stage = recipe()
        for shard in shards:
            yield tuple(stage(shard))
