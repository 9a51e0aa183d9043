"""Weighed pairs to links: each pair's log-odds among its neighbours, worked out again where reports came new."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.score import Pairs
from headwater.group.vicinity import Ask, Vicinity, vicinities, vicinity
from headwater.seams import Runner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]
    Marks = NDArray[np.bool_]


def linked(reports: int, pairs: Pairs, before: Values, fresh: Rows, run: Runner) -> tuple[Values, Rows]:
    """Return the log-odds of all pairs, and the reports of which a pair was asked.

    `before` are the log-odds of the first pairs, from an earlier time. A pair is asked anew only if a fresh report is
    linked with one of its ends: nobody else's neighbours have changed.
    """
    found = np.concatenate([before, np.zeros(len(pairs.one) - len(before), np.float32)])
    near = _around(pairs, _marked(reports, fresh))
    asked = np.flatnonzero(near[pairs.one] | near[pairs.other])
    parts: deque[Rows] = deque()
    for (answer,) in run(Ask, _shards(reports, pairs, asked, parts)):
        found[parts.popleft()] = answer
    return found, np.flatnonzero(_marked(reports, fresh) | _ends(reports, pairs, asked))


def _shards(reports: int, pairs: Pairs, asked: Rows, parts: deque[Rows]) -> Iterator[tuple[Vicinity]]:
    """Yield the vicinities of the pairs asked, each a shard; note which pairs are asked in it."""
    for part, there in vicinities(reports, pairs, asked):
        parts.append(part)
        yield (vicinity(pairs, part, there),)


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
