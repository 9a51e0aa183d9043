"""Pairs of reports to numbers once more, now with words weighed by how rare they are among the reports at hand.

What neighbouring events have in common is rare in the news and common here: it says nothing about which of them a
report tells of. So a report's words are weighed by the reports that it is linked with, and by the background where
these are few. Nobody else has a say, so a new report changes nothing far from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.features import alike, covered, features, shared
from headwater.group.sheets import Sheets, Table, presence, total

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float64]

BACKGROUND = 100  # reports that the background counts for, beside those at hand
CHUNK = 20_000


@dataclass(frozen=True)
class Nearby:
    """Pairs that can be asked, some at a time, what their two reports share; `take` fetches a report by its place."""

    take: Callable[[int], Evidence]
    pairs: tuple[Rows, Rows]

    def __call__(self, asked: Rows) -> Values:
        """Return a row for each pair asked: the features of the pair alone, then those weighed by the neighbours."""
        parts = [self._rows(asked[start : start + CHUNK]) for start in range(0, len(asked), CHUNK)]
        return np.concatenate(parts)

    def _rows(self, asked: Rows) -> Values:
        one, other = (end[asked] for end in self.pairs)
        ends = np.unique(np.concatenate([one, other]))
        there = np.isin(self.pairs[0], ends) | np.isin(self.pairs[1], ends)
        links = tuple(end[there] for end in self.pairs)
        places = np.unique(np.concatenate(links))
        sheets = Sheets([self.take(place) for place in places.tolist()])
        linked = _linked(len(places), *(np.searchsorted(places, end) for end in links))
        one, other = np.searchsorted(places, one), np.searchsorted(places, other)
        return np.column_stack([features(sheets, one, other), _weighed(sheets, linked, one, other)])


def _linked(reports: int, one: Rows, other: Rows) -> Table:
    """Return who is linked with whom, oneself included."""
    from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

    own = np.arange(reports)
    rows, columns = np.concatenate([one, other, own]), np.concatenate([other, one, own])
    return csr_array((np.ones(len(rows), np.float32), (rows, columns)), shape=(reports, reports))


def _weighed(sheets: Sheets, linked: Table, one: Rows, other: Rows) -> Values:
    rare, rare_phrases = _rarities(sheets.shares, linked), _rarities(presence(sheets.phrases) * 0, linked)
    words, phrases = sheets.counts * rare, sheets.phrases * rare_phrases
    there, phrases_there = presence(sheets.words), presence(sheets.phrases)
    names, lead = words * presence(sheets.names), rare * presence(sheets.lead)
    lead_names = rare * presence(sheets.lead_names)
    columns = [
        *(alike(table, one, other) for table in (_beside(words, phrases), words, lead, names, words - names)),
        *covered(lead, there, one, other),
        *covered(names, presence(names), one, other),
        *covered(lead_names, there, one, other),
        *covered(phrases, phrases_there, one, other),
        *covered(words, there, one, other),
        *shared(lead, there, one, other),
        total((phrases[one] * phrases_there[other]).minimum(phrases[other] * phrases_there[one])),
    ]
    return np.column_stack(columns).astype(np.float64)


def _rarities(shares: Table, linked: Table) -> Table:
    """Return the rarity of each report's words among the reports that it is linked with and the background."""
    there = presence(shares)
    having = (linked @ there) * there
    having.sort_indices()
    expected = shares.copy()
    expected.sort_indices()
    reports = np.repeat(total(linked), np.diff(having.indptr))
    having.data = np.log((BACKGROUND + reports) / (BACKGROUND * expected.data + having.data)).clip(0)
    return having


def _beside(one: Table, other: Table) -> Table:
    from scipy.sparse import hstack  # noqa: PLC0415 (half a second)

    return hstack([one, other], format="csr")
