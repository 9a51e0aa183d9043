"""A pair among its neighbours: reports of one story are linked to the same others, neighbouring events are not.

Only reports that are linked with either of the two have a say, so a new report changes nothing far from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from headwater.group.sheets import Table

    Rows = NDArray[np.int64]
    Values = NDArray[np.float64]

SURE = 0.1
CHUNK = 500_000
LOOKED_AT = (0, 1, 4, 9)


def neighbourhood(reports: int, pairs: tuple[Rows, Rows], chance: Values, alike: Values) -> Values:
    """Return, for each pair, how its chance and likeness stand to those of other pairs of the same reports."""
    one, other = pairs
    (best, second), ranks = _best(reports, pairs, chance, (0, 1))
    upper, lower = np.maximum(best[one], best[other]), np.minimum(best[one], best[other])
    linked = _symmetric(reports, pairs, np.where(chance > SURE, chance, 0.0))
    expected = np.asarray(linked.sum(axis=1)).ravel()
    common = _products(linked, pairs)
    columns = [
        logit(chance), upper, lower,
        np.maximum(second[one], second[other]), np.minimum(second[one], second[other]),
        chance / np.maximum(upper, 1e-6), chance / np.maximum(lower, 1e-6),
        common, common / np.maximum(expected[one] + expected[other] - common, 0.1),
        np.minimum(expected[one], expected[other]), np.maximum(expected[one], expected[other]),
        np.log1p(np.minimum(*ranks)), np.log1p(np.maximum(*ranks)),
    ]  # fmt: skip
    for near in _best(reports, pairs, alike, LOOKED_AT)[0]:
        columns.append(alike / np.maximum(np.maximum(near[one], near[other]), 0.05))
        columns.append(alike / np.maximum(np.minimum(near[one], near[other]), 0.05))
    return np.column_stack([*columns, alike, _products(_profiles(reports, pairs, alike), pairs)])


def logit(chance: Values) -> Values:
    """Return the log-odds of a chance, kept finite."""
    kept = np.clip(chance, 1e-4, 1 - 1e-4)
    odds: Values = np.log(kept / (1 - kept))
    return odds


def _best(
    reports: int, pairs: tuple[Rows, Rows], values: Values, places: Sequence[int]
) -> tuple[list[Values], tuple[Values, Values]]:
    """Return each report's best values at the given places, and the place of each pair among those of its ends."""
    ends, twice = np.concatenate(pairs), np.concatenate([values, values])
    order = np.lexsort((-twice, ends))
    sorted_ends = ends[order]
    place = np.arange(len(ends)) - np.searchsorted(sorted_ends, np.arange(reports))[sorted_ends]
    rank = np.empty(len(ends))
    rank[order] = place
    found = []
    for wanted in places:
        at = place == wanted
        best = np.zeros(reports)
        best[sorted_ends[at]] = twice[order][at]
        found.append(best)
    return found, (rank[: len(values)], rank[len(values) :])


def _symmetric(reports: int, pairs: tuple[Rows, Rows], values: Values) -> Table:
    from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

    one, other = pairs
    rows, columns = np.concatenate([one, other]), np.concatenate([other, one])
    return csr_array((np.concatenate([values, values]), (rows, columns)), shape=(reports, reports))


def _profiles(reports: int, pairs: tuple[Rows, Rows], alike: Values) -> Table:
    """Return each report's likeness to every other, itself included, as vectors of length 1."""
    from scipy.sparse import diags_array, eye_array  # noqa: PLC0415 (half a second)

    table = _symmetric(reports, pairs, alike) + eye_array(reports, format="csr")
    lengths = np.sqrt(np.asarray((table * table).sum(axis=1)).ravel())
    return (diags_array(1 / lengths) @ table).tocsr()


def _products(table: Table, pairs: tuple[Rows, Rows]) -> Values:
    one, other = pairs
    found = [np.zeros(0)]
    for start in range(0, len(one), CHUNK):
        rows = table[one[start : start + CHUNK]] * table[other[start : start + CHUNK]]
        found.append(np.asarray(rows.sum(axis=1)).ravel())
    return np.concatenate(found)
