"""The words of pairs of reports, weighed by how rare they are around the one that asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.met import Met
from headwater.group.sheets import Entries
from headwater.group.stretches import Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]
    Both = tuple[Values, Values]

BACKGROUND = 100  # reports that the background counts for, beside those at hand


@dataclass(frozen=True)
class Side:
    """One end of the pairs: entries of reports and how rare each is around the asking one, and of which report a pair has them.

    What an asking report has stands there once for all its pairs.
    """

    stretches: Stretches
    entry: Rows
    rarity: Values
    of: Rows

    def weighed(self, values: Values) -> Values:
        """Return the values of the entries by their rarity."""
        found: Values = values[self.entry] * self.rarity
        return found

    def sums(self, values: Values) -> Values:
        """Return the sum for each pair."""
        return self.stretches.sums(values)[self.of]


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
        met = Met.of(entries, one, other)
        asked = 1 + np.bincount(met.asker)
        around, of = (asked[met.asker], asked), (np.arange(len(one)), met.asker)
        earlier, later = (
            Side(side.stretches, side.entry, _rarity(count, near[side.report], shares[side.entry]), row)
            for side, count, near, row in zip(met.sides, met.counts(), around, of, strict=True)
        )
        return cls((earlier, later), met.shared, met.stretches)

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
        one, other = (side.sums(found) for side, found in zip(self.sides, values, strict=True))
        return one, other


def _rarity(having: Values, around: Rows, shares: Values) -> Values:
    """Return how rare words are among the reports around and the background."""
    rare: Values = np.log((BACKGROUND + around) / (BACKGROUND * shares + having)).clip(0).astype(np.float32)
    return rare
