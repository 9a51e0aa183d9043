"""The work of grouping, cut into blocks that are weighed apart from each other, here or on a worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.candidates import WINDOW, Index
from headwater.group.packed import unpacked
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

BLOCK, ERA = 500, 50_000


@dataclass(frozen=True, slots=True)
class Block:
    """Reports [start, end) of the order, the pairs that they ask for, and the evidence of the reports in these.

    `one` and `other` say where in `evidence` the ends of a pair are, `places` where these reports are in the order.
    """

    start: int
    end: int
    places: Rows = field(repr=False)
    evidence: tuple[bytes, ...] = field(repr=False)
    one: Rows = field(repr=False)
    other: Rows = field(repr=False)


def blocks(shelf: Sequence[bytes], day: Rows, since: int = 0) -> Iterator[Block]:
    """Cut the reports from `since` on into blocks; each asks those before it in the order that can be of its days.

    `shelf` holds packed evidence and `day` the days (0: none), both in the same order. An ERA of reports is looked up
    at once, so that what is held depends on the reports of a window of days, not on all of them.
    """
    for start in range(since, len(shelf), ERA):
        end = min(start + ERA, len(shelf))
        within = np.concatenate([_before(day, start, end), np.arange(start, end)])
        index = Index.of(Sheets([unpacked(shelf[place]) for place in within.tolist()]))
        for first in range(len(within) - (end - start), len(within), BLOCK):
            last = min(first + BLOCK, len(within))
            one, other = index.pairs(first, last)
            yield _block(shelf, within, (one, other), range(first, last))


def _before(day: Rows, start: int, end: int) -> Rows:
    """Return the reports before `start` whose days let them tell of the same events as some in [start, end)."""
    known = day[:start]
    if not day[start:end].all():
        return np.arange(start)
    near = (known >= day[start:end].min() - WINDOW) & (known <= day[start:end].max() + WINDOW)
    return np.flatnonzero(near | (known == 0))


def _block(shelf: Sequence[bytes], within: Rows, pairs: tuple[Rows, Rows], asking: range) -> Block:
    places = np.unique(np.concatenate(pairs))
    one, other = (np.searchsorted(places, end) for end in pairs)
    first, last = int(within[asking.start]), int(within[asking.stop - 1]) + 1
    evidence = tuple(shelf[place] for place in within[places].tolist())
    return Block(first, last, within[places], evidence, one, other)
