"""A pair among its neighbours: reports of one story are linked to the same others, neighbouring events are not.

Only reports that are linked with either of the two have a say, so a new report changes nothing far from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from headwater.group.sheets import Table

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float64]

SURE = 0.1
BITS = 32  # of a value, below the report in a key
LARGEST = np.int64(np.iinfo(np.int32).max)
LOOKED_AT = (0, 1, 4, 9)
WAYS = np.array([0, 1, 1, 1, 1, -1, -1, 0, -1, 1, 1, 1, 1, *[-1, -1] * len(LOOKED_AT), 0, -1])
"""Where the numbers of a pair go when its ends get more pairs, but none with the same third report: up, down or nowhere."""


@dataclass(frozen=True)
class Neighbours:
    """Pairs that can be asked, some at a time, how they stand among the pairs of their two reports."""

    reports: int
    pairs: tuple[Rows, Rows]
    chance: Values
    alike: Values

    def __call__(self, asked: Rows) -> Values:
        """Return a row for each pair asked."""
        one, other = (end[asked] for end in self.pairs)
        chance, alike, (best, second) = self.chance[asked], self.alike[asked], self._chances[0]
        upper, lower = np.maximum(best[one], best[other]), np.minimum(best[one], best[other])
        ranks = tuple(rank[asked] for rank in self._chances[1])
        common = _products(self._linked, one, other)
        expected = self._expected[one], self._expected[other]
        columns = [
            logit(chance), upper, lower,
            np.maximum(second[one], second[other]), np.minimum(second[one], second[other]),
            chance / np.maximum(upper, 1e-6), chance / np.maximum(lower, 1e-6),
            common, common / np.maximum(expected[0] + expected[1] - common, 0.1),
            np.minimum(*expected), np.maximum(*expected), np.log1p(np.minimum(*ranks)), np.log1p(np.maximum(*ranks)),
        ]  # fmt: skip
        for near in self._likenesses:
            columns.append(alike / np.maximum(np.maximum(near[one], near[other]), 0.05))
            columns.append(alike / np.maximum(np.minimum(near[one], near[other]), 0.05))
        return np.column_stack([*columns, alike, _products(self._profiles, one, other)])

    @cached_property
    def _chances(self) -> tuple[list[Values], tuple[Rows, Rows]]:
        """Each report's best, and how many pairs of its two ends are better than each pair."""
        ranked = Ranked.of(self.reports, self.pairs, self.chance)
        return ranked.best((0, 1)), ranked.better()

    @cached_property
    def _likenesses(self) -> list[Values]:
        return Ranked.of(self.reports, self.pairs, self.alike).best(LOOKED_AT)

    @cached_property
    def _linked(self) -> Table:
        return _symmetric(self.reports, self.pairs, np.where(self.chance > SURE, self.chance, 0.0))

    @cached_property
    def _expected(self) -> Values:
        return np.asarray(self._linked.sum(axis=1)).ravel()

    @cached_property
    def _profiles(self) -> Table:
        """Each report's likeness to every other, itself included, as vectors of length 1."""
        from scipy.sparse import eye_array  # noqa: PLC0415 (half a second)

        table = _symmetric(self.reports, self.pairs, self.alike) + eye_array(self.reports, format="csr")
        lengths = np.sqrt(np.asarray((table * table).sum(axis=1)).ravel())
        table.data *= np.repeat(1 / lengths, np.diff(table.indptr))
        return table


@dataclass(frozen=True)
class Ranked:
    """The two ends of all pairs, those of a report together and its best value first.

    No value is below 0, so that the bits of two are ordered as they are: one sort does for ends and values.
    """

    values: Values
    keys: Rows
    order: Rows
    begin: Rows

    @classmethod
    def of(cls, reports: int, pairs: tuple[Rows, Rows], values: Values) -> Self:
        """Rank the pairs of each report by their values."""
        keys = LARGEST - np.concatenate([values, values]).astype(np.float32).view(np.int32).astype(np.int64)
        keys += np.concatenate(pairs).astype(np.int64) << BITS
        order = np.argsort(keys)
        keys = keys[order]
        begin = np.searchsorted(keys, np.arange(reports + 1) << BITS)
        return cls(values, keys, order, begin)

    def best(self, places: Sequence[int]) -> list[Values]:
        """Return each report's values at some places, 0 where it has fewer."""
        found, number = [], np.diff(self.begin)
        for wanted in places:
            best, there = np.zeros(len(number)), np.flatnonzero(number > wanted)
            best[there] = self.values[self.order[self.begin[there] + wanted] % len(self.values)]
            found.append(best)
        return found

    def better(self) -> tuple[Rows, Rows]:
        """Return how many pairs of the one end and of the other are better than each pair."""
        place = np.arange(len(self.keys), dtype=np.int32)
        better = place.copy()
        better[1:][self.keys[1:] == self.keys[:-1]] = 0
        rank = np.empty(len(place), np.int32)
        rank[self.order] = np.maximum.accumulate(better) - self.begin[self.keys >> BITS]
        return rank[: len(self.values)], rank[len(self.values) :]


def in_common(reports: int, pairs: tuple[Rows, Rows], one: Rows, other: Rows) -> Values:
    """Return with how many reports both of two have a pair, for each of many twos."""
    return _products(_symmetric(reports, pairs, np.ones(len(pairs[0]))), one, other)


def logit(chance: Values) -> Values:
    """Return the log-odds of a chance, kept finite."""
    kept = np.clip(chance, 1e-4, 1 - 1e-4)
    odds: Values = np.log(kept / (1 - kept))
    return odds


def _symmetric(reports: int, pairs: tuple[Rows, Rows], values: Values) -> Table:
    from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

    one, other = pairs
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    return csr_array((np.concatenate([values, values]), (rows, columns)), shape=(reports, reports))


def _products(table: Table, one: Rows, other: Rows) -> Values:
    return np.asarray((table[one] * table[other]).sum(axis=1)).ravel()
