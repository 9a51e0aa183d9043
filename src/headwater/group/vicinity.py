"""The work of weighing pairs among their neighbours, cut into vicinities that are weighed apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.neighbours import Neighbours
from headwater.group.odds import odds
from headwater.group.score import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]

ASKED = 20_000  # pairs
SUREST = 9.0  # log-odds


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Pairs, and which of them are asked: all that the ends of these have are there."""

    reports: int
    pairs: Pairs = field(repr=False)
    asked: Rows = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """Weigh vicinities: a stage that runs anywhere, for a vicinity has all that it needs."""

    def __call__(self, vicinities: Iterable[Vicinity]) -> Iterator[Values]:
        """Yield the log-odds of the pairs that are asked in each."""
        return map(asked_odds, vicinities)


def asked_odds(vicinity: Vicinity) -> Values:
    """Return the log-odds of the pairs that are asked."""
    pairs, asked = vicinity.pairs, vicinity.asked
    chance, alike = pairs.chance.astype(np.float64), pairs.alike.astype(np.float64)
    among = Neighbours(vicinity.reports, (pairs.one, pairs.other), chance, alike)
    found = odds("neighbours").log_odds(among(asked)) + pairs.near[asked]
    return found.clip(-SUREST, SUREST).astype(np.float32)


def vicinities(reports: int, pairs: Pairs, asked: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Cut the pairs asked into parts; yield each with all the pairs that its ends have."""
    ends = np.concatenate([pairs.one, pairs.other])
    by_end = np.argsort(ends, kind="stable")
    until = np.searchsorted(ends, np.arange(reports + 1), sorter=by_end)
    for start in range(0, len(asked), ASKED):
        part = asked[start : start + ASKED]
        meant = np.unique(np.concatenate([pairs.one[part], pairs.other[part]]))
        touching = [by_end[until[end] : until[end + 1]] for end in meant.tolist()]
        yield part, np.unique(np.concatenate(touching) % len(pairs.one))


def vicinity(pairs: Pairs, part: Rows, there: Rows) -> Vicinity:
    """Put in what is needed to ask a part of the pairs."""
    places = np.unique(np.concatenate([pairs.one[there], pairs.other[there]]))
    one, other = (np.searchsorted(places, end[there]).astype(np.int32) for end in (pairs.one, pairs.other))
    told = Pairs(one, other, pairs.chance[there], pairs.alike[there], pairs.near[there])
    return Vicinity(len(places), told, np.searchsorted(there, part))
