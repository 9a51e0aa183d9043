"""Linked pairs under a person's judgements, and the parts of the web of links that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.model import Link

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

AGAINST, SURE = -1.25, 5.0  # the least and the most that a pair counts for
SAME, NOT_SAME = 1e6, -1e9


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs of reports by their place in the order, the earlier first, with their log-odds of telling of one event."""

    reports: int
    one: Rows
    other: Rows
    odds: Values

    def __getitem__(self, rows: Rows) -> Linked:
        """Return some of the pairs."""
        return Linked(self.reports, self.one[rows], self.other[rows], self.odds[rows])


def told(linked: Linked, judgements: Mapping[tuple[int, int], Link]) -> Linked:
    """Put a person's judgements, by the places of their ends, over the program's links; drop those that say nothing."""
    ends = np.array(sorted(judgements), np.int64).reshape(-1, 2).T
    scores = np.array([SAME if judgements[key].score >= 0.5 else NOT_SAME for key in sorted(judgements)], np.float64)
    machine = np.flatnonzero(linked.odds > AGAINST)
    one, other = linked.one[machine].astype(np.int64), linked.other[machine].astype(np.int64)
    ours = ~np.isin(one * linked.reports + other, ends[0] * linked.reports + ends[1])
    return Linked(
        linked.reports,
        np.concatenate([one[ours], ends[0]]),
        np.concatenate([other[ours], ends[1]]),
        np.concatenate([linked.odds[machine[ours]].astype(np.float64), scores]),
    )


def counted(odds: Values) -> Values:
    """Return what log-odds count for: a sure pair is no surer than SURE, unless a person said so."""
    most: Values = np.where(odds >= SAME, odds, np.minimum(odds, SURE))
    return most


def parts(linked: Linked, least: float) -> Rows:
    """Return the part of each report, called by its first: what no pair good enough to join connects is apart.

    What happens in one part changes nothing in another: no group of the one can join one of the other.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 (half a second)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    strong = linked.odds >= least
    ends = (linked.one[strong], linked.other[strong])
    table = coo_array((np.ones(strong.sum(), np.int8), ends), shape=(linked.reports, linked.reports))
    number = connected_components(table, directed=False)[1]
    first: Rows = np.unique(number, return_index=True)[1][number]
    return first
