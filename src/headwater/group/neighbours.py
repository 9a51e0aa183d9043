"""A pair among its neighbours: reports of one story are linked to the same others, neighbouring events are not.

Only reports that are linked with either of the two have a say, so a new report changes nothing far from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from headwater.group.sheets import Table

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

SURE = 0.1
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

    def __call__(self, asked: Rows) -> NDArray[np.float64]:
        """Return a row for each pair asked."""
        one, other = (end[asked] for end in self.pairs)
        chance, alike = self.chance[asked], self.alike[asked]
        best, second = self._best
        upper, lower = np.maximum(best[one], best[other]), np.minimum(best[one], best[other])
        ranks = tuple(self._chances.better(end, chance) for end in (one, other))
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
        return np.column_stack([*columns, alike, self._like_the_same(one, other, alike)]).astype(np.float64, copy=False)

    @cached_property
    def _web(self) -> Table:
        """Which pair two reports have, each in both directions."""
        return _symmetric(self.reports, self.pairs, np.arange(len(self.chance), dtype=np.int32))

    def _of_pairs(self, values: Values) -> Table:
        web = self._web
        return type(web)((values[web.data], web.indices, web.indptr), shape=web.shape)

    @cached_property
    def _chances(self) -> Ranked:
        return Ranked.of(self._of_pairs(self.chance))

    @cached_property
    def _best(self) -> tuple[Values, Values]:
        return self._chances.best(0), self._chances.best(1)

    @cached_property
    def _likenesses(self) -> list[Values]:
        ranked = Ranked.of(self._of_pairs(self.alike))
        return [ranked.best(place) for place in LOOKED_AT]

    @cached_property
    def _linked(self) -> Table:
        return self._of_pairs(np.where(self.chance > SURE, self.chance, self.chance.dtype.type(0)))

    @cached_property
    def _expected(self) -> Values:
        return np.asarray(self._linked.sum(axis=1)).ravel()

    def _like_the_same(self, one: Rows, other: Rows, alike: Values) -> Values:
        """Return the cosine of the two reports' likeness to every other and to themselves."""
        profiles, lengths = self._profiles
        found: Values = _products(profiles, one, other) + 2 * alike / (lengths[one] * lengths[other])
        return found

    @cached_property
    def _profiles(self) -> tuple[Table, Values]:
        """Each report's likeness to every other, as a share of its length as a vector, and that length."""
        table = self._of_pairs(self.alike)
        lengths = np.sqrt(1 + np.asarray(table.power(2).sum(axis=1)).ravel())
        table.data *= np.repeat(1 / lengths, np.diff(table.indptr))
        return table, lengths


@dataclass(frozen=True)
class Ranked:
    """What the pairs of each report have, the most first; reports with about as many pairs are lines of one slate."""

    slates: tuple[Values, ...]
    slate: Rows
    line: Rows

    @classmethod
    def of(cls, table: Table) -> Self:
        """Rank the values of each row; none is below 0."""
        number = np.diff(table.indptr)
        slate = np.ceil(np.log2(np.maximum(number, 1))).astype(np.int32)
        slates, line = [], np.zeros(len(number), np.int32)
        for size in range(int(slate.max(initial=0)) + 1):
            rows, place = np.flatnonzero(slate == size), np.arange(2**size, dtype=np.int32)
            line[rows] = np.arange(len(rows))
            entries = np.minimum(table.indptr[rows, None] + place, len(table.data) - 1)
            values = -table.data[entries] if len(table.data) else np.zeros(entries.shape, table.dtype)
            values[place >= number[rows, None]] = 0
            values.sort(axis=1)
            slates.append(-values)
        return cls(tuple(slates), slate, line)

    def best(self, place: int) -> Values:
        """Return each report's value at a place, 0 where it has fewer."""
        found = np.zeros(len(self.slate), self.slates[0].dtype if self.slates else np.float32)
        for size, values in enumerate(self.slates):
            if place < values.shape[1]:
                found[self.slate == size] = values[:, place]
        return found

    def better(self, reports: Rows, values: Values) -> Rows:
        """Return how many pairs each of some reports has that are better than a value."""
        found, slate, line = np.zeros(len(reports), np.int64), self.slate[reports], self.line[reports]
        for size, ranked in enumerate(self.slates):
            asked = np.flatnonzero(slate == size)
            found[asked] = (ranked[line[asked]] > values[asked, None]).sum(axis=1)
        return found


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
    rows, columns = np.concatenate([other, one]), np.concatenate([one, other])  # in order, where the later ends ascend
    return csr_array((np.concatenate([values, values]), (rows, columns)), shape=(reports, reports))


def _products(table: Table, one: Rows, other: Rows) -> Values:
    return np.asarray((table[one] * table[other]).sum(axis=1)).ravel()
