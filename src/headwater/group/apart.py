"""How far apart in time two reports are: their own days, the days, weekdays and years that they name, and their lengths."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import Evidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

APART = (
    "guessed days apart", "dates shared", "named days apart", "weekdays alike", "lead weekdays shared", "years apart",
    "shorter", "longer", "given days apart",
)  # fmt: skip
FAR, FAR_NAMED, FAR_YEARS = 400, 60, 10
DATES = 12 * 31


@dataclass(frozen=True)
class Calendar:
    """What some reports say of days, a row a report."""

    found: Sequence[Evidence]

    def apart(self, one: Rows, other: Rows) -> Values:
        """Return a row of APART for each pair; not a number where a report says nothing of it."""
        days = [e.days for e in self.found]
        given, own, year = (
            np.array(values, float)
            for values in ([e.day or 0 for e in self.found], [d.own or 0 for d in days], [d.year for d in days])
        )
        known = np.log1p(_between(given, one, other).clip(None, FAR))
        told = [d.named | {d.own} if d.own else d.named for d in days]
        length = np.log1p([e.length for e in self.found])
        dates = _marked([[31 * month + day - 32 for month, day in d.dates] for d in days], DATES)
        lead = _marked([d.lead_weekdays for d in days], 7)
        weekdays = np.array([d.weekdays for d in days], np.float64).reshape(-1, 7)
        return np.column_stack([
            np.where(np.isnan(known), np.log1p(_between(own, one, other).clip(None, FAR)), np.nan),
            np.nan_to_num(_shared(dates, one, other)),
            np.log1p([_nearest(told[a], told[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]),
            _cosine(weekdays, one, other),
            _shared(lead, one, other),
            _between(year, one, other).clip(None, FAR_YEARS),
            np.minimum(length[one], length[other]),
            np.maximum(length[one], length[other]),
            known,
        ])  # fmt: skip


def _between(values: Values, one: Rows, other: Rows) -> Values:
    known = np.where(values > 0, values, np.nan)
    apart: Values = np.abs(known[one] - known[other])
    return apart


def _marked(places: Sequence[Collection[int]], width: int) -> Values:
    """Return a table with 1 at each report's places."""
    table = np.zeros((len(places), width), np.float32)
    rows = np.repeat(np.arange(len(places)), [len(marked) for marked in places])
    table[rows, [place for marked in places for place in marked]] = 1
    return table


def _shared(table: Values, one: Rows, other: Rows) -> Values:
    """Return the share of the fewer that both have."""
    count = table.sum(axis=1)
    fewer = np.minimum(count[one], count[other])
    both = np.einsum("ij,ij->i", table[one], table[other])
    return _ratio(both, fewer)


def _cosine(table: Values, one: Rows, other: Rows) -> Values:
    lengths = np.linalg.norm(table, axis=1)
    both = lengths[one] * lengths[other]
    dot = np.einsum("ij,ij->i", table[one], table[other])
    return _ratio(dot, both)


def _ratio(part: Values, whole: Values) -> Values:
    """Return the share, not a number where there is no whole."""
    share: Values = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return share


def _nearest(one: frozenset[int], other: frozenset[int]) -> float:
    return min(FAR_NAMED, *(abs(x - y) for x in one for y in other)) if one and other else np.nan
