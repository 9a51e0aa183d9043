"""Weighed pairs to links: each pair's log-odds among its neighbours, worked out again where reports came new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.neighbours import Neighbours, logit
from headwater.group.score import Pairs
from headwater.group.trees import trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]
    Marks = NDArray[np.bool_]

SLICE, CHUNK = 2_000_000, 100_000  # pairs whose neighbours are held at once; pairs that are asked at once


def linked(reports: int, pairs: Pairs, before: Values, fresh: Rows) -> tuple[Values, Rows]:
    """Return the log-odds of all pairs, and the reports of which a pair was asked.

    `before` are the log-odds of the first pairs, from an earlier time. A pair is asked anew only if a fresh report is
    linked with one of its ends: nobody else's neighbours have changed.
    """
    odds = np.concatenate([before, np.zeros(len(pairs.one) - len(before), np.float32)])
    near = _around(pairs, _marked(reports, fresh))
    asked = np.flatnonzero(near[pairs.one] | near[pairs.other])
    for start in range(0, len(asked), SLICE):
        part = asked[start : start + SLICE]
        odds[part] = _odds(reports, pairs, part)
    return odds, np.flatnonzero(_marked(reports, fresh) | _ends(reports, pairs, asked))


def _odds(reports: int, pairs: Pairs, asked: Rows) -> Values:
    """Ask some pairs among all the pairs that their ends have."""
    ends = _ends(reports, pairs, asked)
    there = np.flatnonzero(ends[pairs.one] | ends[pairs.other])
    among = Neighbours(
        reports,
        (pairs.one[there], pairs.other[there]),
        pairs.chance[there].astype(np.float64),
        pairs.alike[there].astype(np.float64),
    )
    places, ask = np.searchsorted(there, asked), trees("neighbours")
    chunks = (places[start : start + CHUNK] for start in range(0, len(places), CHUNK))
    return np.concatenate([logit(ask(among(chunk))).astype(np.float32) for chunk in chunks])


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
