"""The work of weighing pairs among their neighbours, cut into vicinities that are weighed apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.nearby import nearby
from headwater.group.neighbours import Neighbours, logit
from headwater.group.odds import odds
from headwater.group.packed import unpacked
from headwater.group.score import Pairs
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]

ASKED = 20_000  # pairs


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Pairs that are asked, as places in `pairs`: all that their ends have, the ends as places in `evidence`."""

    evidence: tuple[bytes, ...] = field(repr=False)
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
    ends, sheets = (pairs.one, pairs.other), Sheets([unpacked(stored) for stored in vicinity.evidence])
    chance, alike = pairs.chance.astype(np.float64), pairs.alike.astype(np.float64)
    among = Neighbours(len(vicinity.evidence), ends, chance, alike)
    rows = np.column_stack([among(asked), nearby(sheets, ends, asked)])
    return logit(odds("neighbours")(rows)).astype(np.float32)


def vicinities(reports: int, pairs: Pairs, asked: Rows) -> Iterator[tuple[Rows, Rows]]:
    """Cut the pairs asked into parts; yield each with all the pairs that its ends have.

    Reports that follow the same one stand together, so that a part's ends have most of their pairs inside it.
    """
    family = _families(reports, pairs)[pairs.other[asked]]
    asked = asked[np.argsort(family, kind="stable")]
    ends = np.concatenate([pairs.one, pairs.other])
    by_end = np.argsort(ends, kind="stable")
    until = np.searchsorted(ends, np.arange(reports + 1), sorter=by_end)
    for start in range(0, len(asked), ASKED):
        part = asked[start : start + ASKED]
        meant = np.unique(np.concatenate([pairs.one[part], pairs.other[part]]))
        touching = [by_end[until[end] : until[end + 1]] for end in meant.tolist()]
        yield part, np.unique(np.concatenate(touching) % len(pairs.one))


def vicinity(pairs: Pairs, part: Rows, there: Rows, shelf: Sequence[bytes]) -> Vicinity:
    """Put in what is needed to ask a part of the pairs."""
    places = np.unique(np.concatenate([pairs.one[there], pairs.other[there]]))
    one, other = (np.searchsorted(places, end[there]).astype(np.int32) for end in (pairs.one, pairs.other))
    evidence = tuple(shelf[place] for place in places.tolist())
    return Vicinity(evidence, Pairs(one, other, pairs.chance[there], pairs.alike[there]), np.searchsorted(there, part))


def _families(reports: int, pairs: Pairs) -> Rows:
    """Number the reports that the likeliest of their pairs connect: each with the one before it that it follows."""
    from scipy.sparse import coo_array  # noqa: PLC0415 (half a second)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    best = np.zeros(reports, np.float32)
    np.maximum.at(best, pairs.other, pairs.chance)
    follows = pairs.chance == best[pairs.other]
    ends = (pairs.one[follows], pairs.other[follows])
    table = coo_array((np.ones(len(ends[0]), np.int8), ends), shape=(reports, reports))
    family: Rows = connected_components(table, directed=False)[1]
    return family
