"""Evidence to scored pairs: blocked by rare words and days, judged by what two reports share, then among neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.features import features
from headwater.group.nearby import Nearby
from headwater.group.neighbours import neighbourhood
from headwater.group.odds import odds
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float64]

BLOCK = 500
WINDOW = 45
LEAST_WORDS, LEAST_LEAD = 0.035, 0.08
FAINT = 0.02


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports by their place in the order, the lower first, with a value or two each."""

    one: Rows
    other: Rows
    chance: Values
    alike: Values


def scored(found: Sequence[Evidence]) -> Pairs:
    """Return the pairs worth a link with their chance of telling of one event; reports are ordered by day and id."""
    weighed = joined([weighed_block(found, block) for block in blocks(found)])
    if not len(weighed.one):
        return weighed
    pairs = (weighed.one, weighed.other)
    among = neighbourhood(len(found), pairs, weighed.chance, weighed.alike)
    near = Nearby(found.__getitem__, pairs)(np.arange(len(weighed.one)))
    return Pairs(*pairs, odds("neighbours")(np.column_stack([among, near])), weighed.alike)


@dataclass(frozen=True, slots=True)
class Block:
    """Reports [start, end), to be compared with one another, the undated and those from `since` on."""

    undated: int
    since: int
    start: int
    end: int


def blocks(found: Sequence[Evidence]) -> Iterator[Block]:
    """Cut the order into blocks; a dated report is compared with those of WINDOW days before it, not with all."""
    own = np.array([e.day or 0 for e in found], np.int64)
    undated = int((own == 0).sum())
    for start in range(0, len(found), BLOCK):
        end = min(start + BLOCK, len(found))
        since = int(np.searchsorted(own, own[start] - WINDOW)) if own[start] else 0
        yield Block(undated, min(max(since, undated), start), start, end)


def weighed_block(found: Sequence[Evidence], block: Block) -> Pairs:
    """Return the pairs of a block that are not out of the question, judged by the two reports alone."""
    places = np.concatenate([np.arange(min(block.undated, block.since)), np.arange(block.since, block.end)])
    sheets = Sheets([found[place] for place in places])
    one, other = candidates(sheets, len(places) - (block.end - block.start))
    one, other = _within(sheets, one, other)
    if not len(one):
        return joined([])
    rows = features(sheets, one, other)
    chance = odds("pairs")(rows)
    kept = chance > FAINT
    return Pairs(places[one[kept]], places[other[kept]], chance[kept], rows[kept, 0])


def candidates(sheets: Sheets, start: int) -> tuple[Rows, Rows]:
    """Return pairs, at least one of them from `start` on, that share rare words in the text or in the lead."""
    keys = []
    for table, least in ((sheets.rare_words, LEAST_WORDS), (sheets.rare_lead, LEAST_LEAD)):
        product = (table[start:] @ table.T).tocoo()
        one, other = product.col.astype(np.int64), product.row.astype(np.int64) + start
        kept = (product.data >= least) & (one < other)
        keys.append(other[kept] * len(sheets.found) + one[kept])
    other, one = np.divmod(np.unique(np.concatenate(keys)), len(sheets.found))
    return one, other


def joined(parts: Sequence[Pairs]) -> Pairs:
    """Return the pairs of many blocks as one."""
    empty = np.zeros(0, np.int64)
    return Pairs(
        one=np.concatenate([empty, *(part.one for part in parts)]),
        other=np.concatenate([empty, *(part.other for part in parts)]),
        chance=np.concatenate([np.zeros(0), *(part.chance for part in parts)]),
        alike=np.concatenate([np.zeros(0), *(part.alike for part in parts)]),
    )


def _within(sheets: Sheets, one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """Keep the pairs whose days are at most WINDOW apart or not known, whatever block they came by."""
    day = np.array([e.day or 0 for e in sheets.found], np.int64)
    near = (day[one] == 0) | (day[other] == 0) | (np.abs(day[other] - day[one]) <= WINDOW)
    return one[near], other[near]
