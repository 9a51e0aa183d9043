"""Linked pairs to groups of reports: a person's judgements first, then average linkage inside each connected part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.cluster import AGAINST, SURE, Scored, clusters
from headwater.model import Link

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

SAME, NOT_SAME = 1e6, -1e9


@dataclass(frozen=True, slots=True)
class Linked:
    """Pairs of reports by their place in the order, the earlier first, with their log-odds of telling of one event."""

    reports: int
    one: Rows
    other: Rows
    odds: Values


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
        np.concatenate([np.minimum(linked.odds[machine[ours]].astype(np.float64), SURE), scores]),
    )


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


def groups(linked: Linked, least: float, part: Rows, members: Rows) -> Iterator[tuple[int, ...]]:
    """Yield the groups of the members, which are whole parts."""
    wanted = np.zeros(linked.reports, np.bool_)
    wanted[members] = True
    members = members[np.argsort(part[members], kind="stable")]
    inside = np.flatnonzero((part[linked.one] == part[linked.other]) & wanted[linked.one])
    inside = inside[np.argsort(part[linked.one[inside]], kind="stable")]
    cuts = np.flatnonzero(np.diff(part[members])) + 1
    numbers = part[members[np.concatenate([[0], cuts]).astype(np.int64)]] if len(members) else np.zeros(0, np.int64)
    until = np.searchsorted(part[linked.one[inside]], numbers, side="right").tolist()
    first = 0
    for each, last in zip(np.split(members, cuts), until, strict=False):
        if len(each) == 1:
            yield (int(each[0]),)
        else:
            yield from clusters(each.tolist(), scored(linked, inside[first:last]), least)
        first = last


def scored(linked: Linked, at: Rows) -> Sequence[Scored]:
    """Return some of the pairs as tuples."""
    return list(zip(linked.one[at].tolist(), linked.other[at].tolist(), linked.odds[at].tolist(), strict=True))
