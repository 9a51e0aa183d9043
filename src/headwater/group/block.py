"""The work of grouping, cut into blocks that are weighed apart from each other, here or on a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.candidates import WINDOW, Index, Rare
from headwater.group.packed import Shelf, unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

BLOCK, STEP = 500, 5_000


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


def blocks(shelf: Shelf, day: Rows, since: int = 0) -> Iterator[Block]:
    """Cut the reports from `since` on into blocks; each asks those before it in the order that can be of its days.

    `day` holds the days of all reports in the order (0: none), which is that of the shelf.
    """
    turns = since + 1 + np.flatnonzero((np.diff(day[since:]) < 0) | (np.diff(day[since:] == 0)))
    for start, end in pairwise([since, *turns.tolist(), len(day)]):
        yield from _stretch(shelf, day, start, end)


def _stretch(shelf: Shelf, day: Rows, start: int, end: int) -> Iterator[Block]:
    """Cut reports of which all or none have a day, and the days ascend.

    An index is carried along: STEP after STEP it takes up those before them whose days are near by then, and lets go
    of those whose days are past. So what is held depends on the reports of a window of days, not on all of them.
    """
    order = np.concatenate([np.argsort(day[:start], kind="stable"), np.arange(start, end)])
    day, index, at = day[order], Index.empty(), 0
    for first in range(start, end, STEP):
        last, until = min(first + STEP, end), start
        near = np.ones(len(order), np.bool_)
        if day[first]:
            near = (day >= day[first] - WINDOW) | (day == 0)
            until = int(np.searchsorted(day[:start], day[last - 1] + WINDOW, "right"))
        index = index.kept(near)
        before = at + np.flatnonzero(near[at:until])
        for part in range(0, len(before), STEP):
            index = (index + Index.of(_rare(shelf, order, before[part : part + STEP]))).kept(near)
        at, asking = max(at, until), _rare(shelf, order, np.arange(first, last))
        index += Index.of(asking)
        for block in range(0, last - first, BLOCK):
            pairs = index.pairs(asking[block : block + BLOCK], day)
            yield _block(shelf, order, pairs, range(first + block, min(first + block + BLOCK, last)))


def _rare(shelf: Shelf, order: Rows, wanted: Rows) -> Rare:
    return Rare.of([unpacked(stored) for stored in shelf(order[wanted])], wanted)


def _block(shelf: Shelf, order: Rows, pairs: tuple[Rows, Rows], asking: range) -> Block:
    places = np.unique(np.concatenate(pairs))
    one, other = (np.searchsorted(places, end) for end in pairs)
    first, last = int(order[asking.start]), int(order[asking.stop - 1]) + 1
    evidence = tuple(shelf(order[places]))
    return Block(first, last, order[places], evidence, one, other)
