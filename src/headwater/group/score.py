"""Blocks to weighed pairs: how likely two reports tell of one event, judged by the two alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.blocks import Block
from headwater.group.features import features
from headwater.group.packed import unpacked
from headwater.group.sheets import Sheets
from headwater.group.trees import trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float64]

FAINT = 0.005


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports by their place in the order, the earlier first, with their chance and how alike their words are."""

    one: Rows
    other: Rows
    chance: Values
    alike: Values


@dataclass(frozen=True, slots=True)
class Weigh:
    """Weigh blocks: a stage that runs anywhere, for a block has all that it needs."""

    def __call__(self, blocks: Iterable[Block]) -> Iterator[Pairs]:
        """Yield the pairs of each block that are not out of the question."""
        return map(weighed, blocks)


def weighed(block: Block) -> Pairs:
    """Return the pairs of a block that are not out of the question."""
    if not len(block.one):
        return joined([])
    rows = features(Sheets([unpacked(stored) for stored in block.evidence]), block.one, block.other)
    chance = trees("pairs")(rows)
    kept = chance > FAINT
    one, other = (block.places[end[kept]] for end in (block.one, block.other))
    return Pairs(one, other, chance[kept], rows[kept, 0])


def joined(parts: Sequence[Pairs]) -> Pairs:
    """Return the pairs of many blocks as one."""
    empty = np.zeros(0, np.int64)
    return Pairs(
        one=np.concatenate([empty, *(part.one for part in parts)]),
        other=np.concatenate([empty, *(part.other for part in parts)]),
        chance=np.concatenate([np.zeros(0), *(part.chance for part in parts)]),
        alike=np.concatenate([np.zeros(0), *(part.alike for part in parts)]),
    )
