"""Weighed pairs to links: each pair's log-odds among its neighbours, worked out again where reports came new."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.nearby import Nearby
from headwater.group.neighbours import Neighbours, logit
from headwater.group.odds import odds
from headwater.group.score import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]
    Marks = NDArray[np.bool_]

Take = Callable[[int], Evidence]
SLICE, CHUNK = 2_000_000, 100_000  # pairs whose neighbours are held at once; pairs that are asked at once


def linked(reports: int, pairs: Pairs, before: Values, fresh: Rows, take: Take) -> tuple[Values, Rows]:
    """Return the log-odds of all pairs, and the reports of which a pair was asked.

    `before` are the log-odds of the first pairs, from an earlier time. A pair is asked anew only if a fresh report is
    linked with one of its ends: nobody else's neighbours have changed. `take` fetches evidence by the report's place.
    """
    found = np.concatenate([before, np.zeros(len(pairs.one) - len(before), np.float32)])
    near = _around(pairs, _marked(reports, fresh))
    asked = np.flatnonzero(near[pairs.one] | near[pairs.other])
    for start in range(0, len(asked), SLICE):
        part = asked[start : start + SLICE]
        found[part] = _odds(reports, pairs, part, take)
    return found, np.flatnonzero(_marked(reports, fresh) | _ends(reports, pairs, asked))


def _odds(reports: int, pairs: Pairs, asked: Rows, take: Take) -> Values:
    """Ask some pairs among all the pairs that their ends have."""
    ends = _ends(reports, pairs, asked)
    there = np.flatnonzero(ends[pairs.one] | ends[pairs.other])
    links = (pairs.one[there], pairs.other[there])
    among = Neighbours(reports, links, pairs.chance[there].astype(np.float64), pairs.alike[there].astype(np.float64))
    near, weights, places = Nearby(take, links), odds("neighbours"), np.searchsorted(there, asked)
    chunks = (places[start : start + CHUNK] for start in range(0, len(places), CHUNK))
    rows = (np.column_stack([among(chunk), near(chunk)]) for chunk in chunks)
    return np.concatenate([logit(weights(row)).astype(np.float32) for row in rows])


def _around(pairs: Pairs, fresh: Marks) -> Marks:
    """Mark the fresh reports and those that are linked with one."""
    near = fresh.copy()
    touching = fresh[pairs.one] | fresh[pairs.other]
    near[pairs.one[touching]] = near[pairs.other[touching]] = True
    return near


def _ends(reports: int, pairs: Pairs, asked: Rows) -> Marks:
    marks = _marked(reports, pairs.one[asked])
    marks[pairs.other[asked]] = True
    return marks


def _marked(reports: int, places: Rows) -> Marks:
    marks = np.zeros(reports, np.bool_)
    marks[places] = True
    return marks
