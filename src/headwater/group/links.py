"""Weighed pairs to links: each pair's log-odds among its neighbours, worked out again where reports came new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from headwater.group.neighbours import Neighbours, logit
from headwater.group.score import Pairs
from headwater.group.trees import trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float64]

CHUNK = 100_000


def linked(reports: int, pairs: Pairs, before: Values, fresh: Rows) -> tuple[Values, Rows]:
    """Return the log-odds of all pairs, and the reports of which a pair was asked.

    `before` are the log-odds of the first pairs, from an earlier time. A pair is asked anew only if a fresh report is
    linked with one of its ends: nobody else's neighbours have changed.
    """
    odds = np.concatenate([before, np.zeros(len(pairs.one) - len(before))])
    near = _around(reports, pairs, fresh)
    asked = np.flatnonzero(near[pairs.one] | near[pairs.other])
    ends = near.copy()
    ends[pairs.one[asked]] = ends[pairs.other[asked]] = True
    needed = np.flatnonzero(ends[pairs.one] | ends[pairs.other])
    among = Neighbours(reports, (pairs.one[needed], pairs.other[needed]), pairs.chance[needed], pairs.alike[needed])
    places = np.searchsorted(needed, asked)
    for start in range(0, len(asked), CHUNK):
        rows = among(places[start : start + CHUNK])
        odds[asked[start : start + CHUNK]] = logit(trees("neighbours")(rows))
    return odds, np.flatnonzero(ends)


def _around(reports: int, pairs: Pairs, fresh: Rows) -> NDArray[np.bool_]:
    """Mark the fresh reports and those that are linked with one."""
    near = np.zeros(reports, np.bool_)
    near[fresh] = True
    touching = near[pairs.one] | near[pairs.other]
    near[pairs.one[touching]] = near[pairs.other[touching]] = True
    return near
