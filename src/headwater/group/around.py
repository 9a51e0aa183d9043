"""The words of pairs of reports, weighed by how rare they are around the one that asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.rarity import COLUMNS
from headwater.group.sheets import Entries
from headwater.group.stretches import Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]
    Both = tuple[Values, Values]

AT_ONCE = 16  # asking reports
BACKGROUND = 100  # reports that the background counts for, beside those at hand


@dataclass(frozen=True)
class Side:
    """One report of each pair: its entries, one pair after the other, and how rare each is around the asking report."""

    stretches: Stretches
    entry: Rows
    rarity: Values

    def weighed(self, values: Values) -> Values:
        """Return the values of the entries by their rarity."""
        found: Values = values[self.entry] * self.rarity
        return found


@dataclass(frozen=True)
class Around:
    """Pairs of reports: the entries of the earlier and of the later one, and where in these what they share stands.

    Values of entries come in twos, those of the earlier reports and those of the later ones.
    """

    sides: tuple[Side, Side]
    shared: tuple[Rows, Rows]
    stretches: Stretches

    @classmethod
    def of(cls, entries: Entries, shares: Values, one: Rows, other: Rows) -> Around:
        """Lay out all the pairs that the later reports ask for, these ascending.

        `shares` says how much of the background has each entry.
        """
        laid = Laid.of(entries, one), Laid.of(entries, other)
        counts, (pair, *shared) = _in_common(entries, laid, other)
        asked = 1 + np.bincount(other, minlength=len(entries.until) - 1)[other]
        earlier, later = (
            Side(Stretches.of(side.pair, len(one)), side.entry, _rarity(count, asked[side.pair], shares[side.entry]))
            for side, count in zip(laid, counts, strict=True)
        )
        return cls((earlier, later), (shared[0], shared[1]), Stretches.of(pair, len(one)))

    def weighed(self, values: Values) -> Both:
        """Return the values of both sides' entries by their rarity."""
        return self.sides[0].weighed(values), self.sides[1].weighed(values)

    def product(self, values: Both) -> Values:
        """Return the product of each pair's values as vectors."""
        return self.stretches.sums(np.multiply(*self._met(values)))

    def squares(self, values: Both) -> Both:
        """Return the squared lengths of the two sides' values."""
        return self._totals((values[0] ** 2, values[1] ** 2))

    def covered(self, values: Both, within: Marks | None = None) -> Both:
        """Return the share of one's words that the other has, the lesser and the greater of both ways."""
        ours, theirs = self._met(values)
        if within is not None:
            one, other = self.shared
            ours, theirs = ours * within[self.sides[1].entry[other]], theirs * within[self.sides[0].entry[one]]
        there, back = (
            self.stretches.sums(found) / np.maximum(whole, 1e-9)
            for found, whole in zip((ours, theirs), self._totals(values), strict=True)
        )
        return np.minimum(there, back), np.maximum(there, back)

    def most(self, values: Both) -> Both:
        """Return the rarity of all the words that both have, by the greater value, and of the rarest."""
        found = np.maximum(*self._met(values))
        return self.stretches.sums(found), self.stretches.most(found)

    def least(self, values: Both) -> Values:
        """Return the sum of what both have, by the lesser value."""
        return self.stretches.sums(np.minimum(*self._met(values)))

    def _met(self, values: Both) -> Both:
        return values[0][self.shared[0]], values[1][self.shared[1]]

    def _totals(self, values: Both) -> Both:
        one, other = (side.stretches.sums(found) for side, found in zip(self.sides, values, strict=True))
        return one, other


def _rarity(having: Values, around: Rows, shares: Values) -> Values:
    """Return how rare words are among the reports around and the background."""
    rare: Values = np.log((BACKGROUND + around) / (BACKGROUND * shares + having)).clip(0).astype(np.float32)
    return rare


@dataclass(frozen=True)
class Laid:
    """The entries of one end of each pair, one pair after the other; those of pair n begin at first[n]."""

    pair: Rows
    entry: Rows
    first: Rows

    @classmethod
    def of(cls, entries: Entries, end: Rows) -> Laid:
        """Lay out the entries of these reports."""
        number = np.diff(entries.until)[end]
        first = np.concatenate([[0], np.cumsum(number)])
        pair = np.repeat(np.arange(len(end)), number)
        return cls(pair, np.arange(len(pair)) + np.repeat(entries.until[end] - first[:-1], number), first)


def _in_common(entries: Entries, laid: tuple[Laid, Laid], other: Rows) -> tuple[Both, tuple[Rows, Rows, Rows]]:
    """Return how many around the asking report, itself among them, have each entry of either side, and what both ends share."""
    column, width = _compact(entries.columns)
    asker = np.unique(other, return_inverse=True)[1]
    keys = tuple((asker[side.pair] % AT_ONCE) * width + column[side.entry] for side in laid)
    earlier, later = laid
    place_of = np.arange(len(later.pair)) - later.first[later.pair]
    counts = np.zeros(len(keys[0]), np.float32), np.zeros(len(keys[1]), np.float32)
    met: list[Rows] = [np.zeros((2, 0), np.int64)]
    having, place = np.zeros(AT_ONCE * width, np.int32), np.full(AT_ONCE * width, -1, np.int32)
    for start, end in pairwise(_cuts(asker)):
        ours, theirs = (slice(side.first[start], side.first[end]) for side in laid)
        one, two = keys[0][ours], keys[1][theirs]
        having[two], place[two] = 1, place_of[theirs]
        np.add.at(having, one, np.int32(1))
        counts[0][ours], counts[1][theirs] = having[one], having[two]
        found = np.flatnonzero(place[one] >= 0)
        met.append(np.stack([found + ours.start, place[one[found]]]))
        having[one], having[two], place[two] = 0, 0, -1
    at, of = np.concatenate(met, axis=1)
    pair = earlier.pair[at]
    return counts, (pair, at, later.first[pair] + of)


def _cuts(asker: Rows) -> Sequence[int]:
    """Return where the pairs of so many asking reports begin and end, AT_ONCE after AT_ONCE."""
    starts = np.arange(0, asker[-1] + AT_ONCE + 1 if len(asker) else 0, AT_ONCE)
    cuts: Sequence[int] = np.searchsorted(asker, starts).tolist()
    return cuts


def _compact(columns: Rows) -> tuple[Rows, int]:
    """Number the columns that are there from 0 on."""
    there, number = np.zeros(COLUMNS, np.bool_), np.empty(COLUMNS, np.int32)
    there[columns] = True
    found = np.flatnonzero(there)
    number[found] = np.arange(len(found))
    return number[columns], len(found)
