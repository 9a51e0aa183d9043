"""Blocks to weighed pairs: how likely two reports tell of one event, judged by the two alone and by the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.block import Block
from headwater.group.features import features
from headwater.group.nearby import nearby
from headwater.group.odds import odds
from headwater.group.packed import unpacked
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int32]
    Values = NDArray[np.float32]

FAINT = 0.02


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports by their place in the order, the earlier first.

    `chance` is that of the two alone, `alike` how alike their words are, `near` the log-odds that they and their words, as
    rare as they are around the later one, add to what the pairs of both say. Twenty bytes a pair: a million reports have
    twenty million.
    """

    one: Rows
    other: Rows
    chance: Values
    alike: Values
    near: Values


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
    sheets = Sheets([unpacked(stored) for stored in block.evidence])
    rows = features(sheets, block.one, block.other)
    chance = odds("pairs")(rows)
    kept = chance > FAINT
    one, other, rows = block.one[kept], block.other[kept], rows[kept]
    near = odds("nearby").log_odds(np.column_stack([rows, nearby(sheets, one, other)]))
    told = (values.astype(np.float32) for values in (chance[kept], rows[:, 0], near))
    return Pairs(block.places[one].astype(np.int32), block.places[other].astype(np.int32), *told)


def joined(parts: Sequence[Pairs]) -> Pairs:
    """Return the pairs of many blocks as one."""
    places, values = np.zeros(0, np.int32), np.zeros(0, np.float32)
    return Pairs(
        one=np.concatenate([places, *(part.one for part in parts)]),
        other=np.concatenate([places, *(part.other for part in parts)]),
        chance=np.concatenate([values, *(part.chance for part in parts)]),
        alike=np.concatenate([values, *(part.alike for part in parts)]),
        near=np.concatenate([values, *(part.near for part in parts)]),
    )
