"""What the reports of pairs share: found word by word on a slate that has a line for each of a few asking reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.sheets import Entries
from headwater.group.stretches import Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

AT_ONCE = 16  # asking reports


@dataclass(frozen=True)
class Laid:
    """The entries of some reports, one report after the other; those of the n-th begin at first[n]."""

    report: Rows
    entry: Rows
    first: Rows

    @classmethod
    def of(cls, entries: Entries, reports: Rows) -> Self:
        """Lay out the entries of these reports."""
        number = np.diff(entries.until)[reports]
        first = np.concatenate([[0], np.cumsum(number)])
        begin = (entries.until[reports] - first[:-1]).astype(np.int32)
        entry = np.arange(first[-1], dtype=np.int32) + np.repeat(begin, number)
        return cls(np.repeat(np.arange(len(reports), dtype=np.int32), number), entry, first)

    def each(self, values: Rows) -> Rows:
        """Return the value of its report for each entry."""
        return np.repeat(values, np.diff(self.first))

    @property
    def stretches(self) -> Stretches:
        """Where the entries of each report stand."""
        return Stretches.of(self.report, len(self.first) - 1)


@dataclass(frozen=True)
class Met:
    """Pairs of reports: the earlier of each pair laid out, and each of the later ones, which ask, once.

    `asker` says which of the asking reports a pair has, `spots` where on the slate, `width` to a line, the entries of either
    side have their place.
    """

    sides: tuple[Laid, Laid]
    asker: Rows
    spots: tuple[Rows, Rows]
    width: int

    @classmethod
    def of(cls, entries: Entries, one: Rows, other: Rows) -> Self:
        """Meet all the pairs that the later reports ask for, these ascending."""
        asking, asker = np.unique(other, return_inverse=True)
        column, width = entries.numbered
        sides = Laid.of(entries, one), Laid.of(entries, asking)
        lines = (asker.astype(np.int32), np.arange(len(asking), dtype=np.int32))
        ours, theirs = (
            side.each(line % AT_ONCE * np.int32(width)) + column[side.entry]
            for side, line in zip(sides, lines, strict=True)
        )
        return cls(sides, asker, (ours, theirs), width)

    @cached_property
    def shared(self) -> tuple[Rows, Rows]:
        """Where on either side the entries stand that both ends have."""
        found: list[tuple[Rows, Rows]] = [(np.zeros(0, np.int64),) * 2]
        place = np.full(AT_ONCE * self.width, -1, np.int32)
        for ours, theirs in self._turns():
            asked = self.spots[1][theirs]
            place[asked] = np.arange(theirs.start, theirs.stop)
            met = place[self.spots[0][ours]]
            there = np.flatnonzero(met >= 0)
            found.append((there + ours.start, met[there]))
            place[asked] = -1
        one, other = (np.concatenate(side) for side in zip(*found, strict=True))
        return one, other

    def counts(self) -> tuple[Values, Values]:
        """Return how many reports around the asking one, itself among them, have each entry of either side."""
        counts = tuple(np.zeros(len(spots), np.float32) for spots in self.spots)
        having = np.zeros(AT_ONCE * self.width, np.int32)
        for turn in self._turns():
            told, asked = (spots[part] for spots, part in zip(self.spots, turn, strict=True))
            having[asked] = 1
            np.add.at(having, told, np.int32(1))
            counts[0][turn[0]], counts[1][turn[1]] = having[told], having[asked]
            having[told], having[asked] = 0, 0
        return counts[0], counts[1]

    def _turns(self) -> Iterator[tuple[slice, slice]]:
        """Yield what is on the slate at once, of the earlier and of the later side."""
        (earlier, later), asking = self.sides, len(self.sides[1].first) - 1
        pairs = np.searchsorted(self.asker, np.arange(asking + 1))
        for start in range(0, asking, AT_ONCE):
            end = min(start + AT_ONCE, asking)
            ours = slice(int(earlier.first[pairs[start]]), int(earlier.first[pairs[end]]))
            yield ours, slice(int(later.first[start]), int(later.first[end]))

    @property
    def stretches(self) -> Stretches:
        """Where what each pair shares stands."""
        return Stretches.of(self.sides[0].report[self.shared[0]], len(self.asker))

    @property
    def entries(self) -> tuple[Rows, Rows]:
        """The entries of the one and of the other that are shared."""
        one, other = (side.entry[shared] for side, shared in zip(self.sides, self.shared, strict=True))
        return one, other
