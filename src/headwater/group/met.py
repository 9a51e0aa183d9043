"""What the reports of pairs share: found word by word on a slate that has a line for each of a few asking reports."""

from __future__ import annotations

from dataclasses import dataclass
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
        report = np.repeat(np.arange(len(reports)), number)
        return cls(report, np.arange(len(report)) + np.repeat(entries.until[reports] - first[:-1], number), first)

    @property
    def stretches(self) -> Stretches:
        """Where the entries of each report stand."""
        return Stretches.of(self.report, len(self.first) - 1)


@dataclass(frozen=True)
class Met:
    """Pairs of reports: the earlier of each pair laid out, and each of the later ones, which ask, once.

    `asker` says which of the asking reports a pair has, `counts` how many reports around the asking one, itself among them,
    have each entry of either side, and `shared` where on either side the entries stand that both ends have.
    """

    sides: tuple[Laid, Laid]
    asker: Rows
    counts: tuple[Values, Values]
    shared: tuple[Rows, Rows]

    @classmethod
    def of(cls, entries: Entries, one: Rows, other: Rows) -> Self:
        """Meet all the pairs that the later reports ask for, these ascending."""
        asking, asker = np.unique(other, return_inverse=True)
        earlier, later = Laid.of(entries, one), Laid.of(entries, asking)
        column, width = entries.numbered
        lines = tuple((row % AT_ONCE) * width for row in (asker[earlier.report], later.report))
        keys = lines[0] + column[earlier.entry], lines[1] + column[later.entry]
        counts = np.zeros(len(keys[0]), np.float32), np.zeros(len(keys[1]), np.float32)
        shared: list[Rows] = [np.zeros((2, 0), np.int64)]
        having, place = np.zeros(AT_ONCE * width, np.int32), np.full(AT_ONCE * width, -1, np.int32)
        pairs = np.searchsorted(asker, np.arange(len(asking) + 1))
        for start in range(0, len(asking), AT_ONCE):
            end = min(start + AT_ONCE, len(asking))
            ours = slice(earlier.first[pairs[start]], earlier.first[pairs[end]])
            theirs = slice(later.first[start], later.first[end])
            told, asked = keys[0][ours], keys[1][theirs]
            having[asked], place[asked] = 1, np.arange(theirs.start, theirs.stop)
            np.add.at(having, told, np.int32(1))
            counts[0][ours], counts[1][theirs] = having[told], having[asked]
            found = np.flatnonzero(place[told] >= 0)
            shared.append(np.stack([found + ours.start, place[told[found]]]))
            having[told], having[asked], place[asked] = 0, 0, -1
        at, of = np.concatenate(shared, axis=1)
        return cls((earlier, later), asker, counts, (at, of))

    @property
    def stretches(self) -> Stretches:
        """Where what each pair shares stands."""
        return Stretches.of(self.sides[0].report[self.shared[0]], len(self.asker))

    @property
    def entries(self) -> tuple[Rows, Rows]:
        """The entries of the one and of the other that are shared."""
        one, other = (side.entry[shared] for side, shared in zip(self.sides, self.shared, strict=True))
        return one, other
