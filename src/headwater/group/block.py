"""The work of grouping, cut into blocks that are weighed apart from each other, here or on a worker."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Self

import numpy as np

from headwater.group.candidates import WINDOW, Index, Postings, Rare
from headwater.group.packed import Shelf, Stored, unpacked

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
    evidence: tuple[Stored, ...] = field(repr=False)
    one: Rows = field(repr=False)
    other: Rows = field(repr=False)


@dataclass(frozen=True, slots=True)
class Carried:
    """An index, by places, over the reports before a place that have no day or one from `since` on (0: whatever their day).

    It can be kept: one for reports that ask some days, and one for those without a day, who ask all days.
    """

    index: Index = field(repr=False)
    until: int
    since: int

    def written(self) -> bytes:
        """Return it as bytes."""
        postings = ((part.keys, part.values) for part in (self.index.text, self.index.lead))
        return pickle.dumps((*postings, self.until, self.since), 5)

    @classmethod
    def read(cls, stored: bytes) -> Self:
        """Read what `written` returned."""
        text, lead, until, since = pickle.loads(stored)  # noqa: S301 (written by `written`)
        return cls(Index(Postings(*text), Postings(*lead)), until, since)


Known = Callable[[int], Carried | None]  # what is kept for those that ask from a day on
Keep = Callable[[Carried], None]


def _nothing(_: int) -> None:
    """Know of nothing that was kept."""


def blocks(
    shelf: Shelf, day: Rows, since: int = 0, carried: Known = _nothing, keep: Keep | None = None
) -> Iterator[Block]:
    """Cut the reports from `since` on into blocks; each asks those before it in the order that can be of its days.

    `day` holds the days of all reports in the order (0: none), which is that of the shelf. What an earlier time carried is
    taken up where it serves, and what serves a later time is handed to `keep`: blocks are the same without.
    """
    turns = since + 1 + np.flatnonzero((np.diff(day[since:]) < 0) | (np.diff(day[since:] == 0)))
    for start, end in pairwise([since, *turns.tolist(), len(day)]):
        yield from _stretch(shelf, day, range(start, end), carried, keep)


def _stretch(shelf: Shelf, day: Rows, new: range, carried: Known, keep: Keep | None) -> Iterator[Block]:
    """Cut reports of which all or none have a day, and the days ascend.

    An index is carried along: STEP after STEP it takes up those before them whose days are near by then, and lets go
    of those whose days are past. So what is held depends on the reports of a window of days, not on all of them.
    """
    start, end, steps = new.start, new.stop, new[::STEP]
    order = np.concatenate([np.argsort(day[:start], kind="stable"), np.arange(start, end)])
    day, index, absent = day[order], Index.empty(), np.ones(len(order), np.bool_)
    undated = int(np.searchsorted(day[:start], 0, "right"))
    ascends = start in (0, end) or bool(day[start - 1] <= day[start])
    for first in steps:
        last, until, since = min(first + STEP, end), start, 0
        if day[first]:
            since = int(day[first]) - WINDOW
            until = int(np.searchsorted(day[:start], day[last - 1] + WINDOW, "right"))
        near = (day >= since) | (day == 0)
        whole = until == start  # so that the index serves whoever asks from `since` on
        if first == start and whole and (known := carried(since)):
            index, absent = known.index.renumbered(np.argsort(order)), order >= known.until
        index = index.kept(near, undated)
        before = np.flatnonzero((absent & near)[:until])
        absent[before] = False
        for part in range(0, len(before), STEP):
            index = (index + Index.of(_rare(shelf, order, before[part : part + STEP]))).kept(near, undated)
        # What is let go later on is let go in the order of `order`: if days do not ascend in it, the first index is kept.
        if keep and whole and first == start and not ascends:
            keep(Carried(index.renumbered(order), first, since))
        asking = _rare(shelf, order, np.arange(first, last))
        index += Index.of(asking)
        for block in range(0, last - first, BLOCK):
            pairs = index.pairs(asking[block : block + BLOCK], day)
            yield _block(shelf, order, pairs, range(first + block, min(first + block + BLOCK, last)))
        if keep and whole and last == end and ascends:
            keep(Carried(index.renumbered(order), last, since))


def _rare(shelf: Shelf, order: Rows, wanted: Rows) -> Rare:
    return Rare.of([unpacked(stored) for stored in shelf(order[wanted])], wanted)


def _block(shelf: Shelf, order: Rows, pairs: tuple[Rows, Rows], asking: range) -> Block:
    places = np.unique(np.concatenate(pairs))
    one, other = (np.searchsorted(places, end) for end in pairs)
    first, last = int(order[asking.start]), int(order[asking.stop - 1]) + 1
    evidence = tuple(shelf(order[places]))
    return Block(first, last, order[places], evidence, one, other)
