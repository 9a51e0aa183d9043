"""Which pairs are worth weighing: reports whose rare words meet, found by postings of bounded length.

A word that many reports have leads to the last of them alone, and a report asks its most like predecessors alone; so the
work for a report does not grow with the pile, and what comes later never takes a pair away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.rarity import COLUMNS
from headwater.group.sheets import Sheets, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float32]

LEAST_WORDS, LEAST_LEAD = 0.035, 0.08
WINDOW = 45
POSTINGS, MOST = 100, 20


def candidates(sheets: Sheets, start: int) -> tuple[Rows, Rows]:
    """Return the pairs, the later of the two from `start` on, that are worth weighing, ordered by the later."""
    index = Index.of(sheets)
    return index.pairs(start, len(index.day))


@dataclass(frozen=True)
class Postings:
    """A table of words with the reports that have each word, in their order."""

    table: Table
    least: float

    def meetings(self, start: int, end: int) -> tuple[Rows, Values]:
        """Return pairs as keys (later · reports + earlier) and how alike they are, as a multiple of the least."""
        reports = self.table.shape[0]
        product = self._product(start, end).tocoo()
        one, other = product.col.astype(np.int64), product.row.astype(np.int64) + start
        kept = (product.data >= self.least) & (one < other)
        return other[kept] * reports + one[kept], product.data[kept] / np.float32(self.least)

    def _product(self, start: int, end: int) -> Table:
        """Return reports [start, end) times those before them, by the last POSTINGS of each word and all from `start` on."""
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

        rows, reports = self.table[start:end], self.table.shape[0]
        words, local = np.unique(rows.indices, return_inverse=True)
        first, last = (np.searchsorted(self._keys, words.astype(np.int64) * reports + at) for at in (start, end))
        first = np.maximum(self._by_word.indptr[words], first - POSTINGS)
        until = np.concatenate([[0], np.cumsum(last - first)])
        flat = np.arange(until[-1]) + np.repeat(first - until[:-1], np.diff(until))
        asking = csr_array((rows.data, local, rows.indptr), shape=(end - start, len(words)))
        asked = (self._by_word.data[flat], self._by_word.indices[flat], until)
        return asking @ csr_array(asked, shape=(len(words), reports))

    @cached_property
    def _by_word(self) -> Table:
        return self.table.tocsc()

    @cached_property
    def _keys(self) -> Rows:
        """The word and report of every posting as one number, ascending."""
        words = np.repeat(np.arange(COLUMNS, dtype=np.int64), np.diff(self._by_word.indptr))
        keys: Rows = words * self.table.shape[0] + self._by_word.indices
        return keys


@dataclass(frozen=True)
class Index:
    """What candidates are found by: postings of rare words in the whole text and in the lead, and the days (0: none)."""

    postings: tuple[Postings, ...]
    day: Rows

    @classmethod
    def of(cls, sheets: Sheets) -> Index:
        """Take from the sheets what is needed."""
        postings = Postings(sheets.rare_words, LEAST_WORDS), Postings(sheets.rare_lead, LEAST_LEAD)
        return cls(postings, days(sheets.found))

    def pairs(self, start: int, end: int) -> tuple[Rows, Rows]:
        """Return for the reports [start, end) the best MOST before each, by the day or by the words within WINDOW days."""
        keys, alike = _united([posting.meetings(start, end) for posting in self.postings])
        other, one = np.divmod(keys, len(self.day))
        near = (self.day[one] == 0) | (self.day[other] == 0) | (np.abs(self.day[other] - self.day[one]) <= WINDOW)
        one, other, alike = one[near], other[near], alike[near]
        order = np.lexsort((one, -alike, other))
        place = np.arange(len(order)) - np.searchsorted(other, other)
        kept = np.sort(order[place < MOST])
        return one[kept], other[kept]


def days(found: Sequence[Evidence]) -> Rows:
    """Return the day of each report, 0 where it is not known."""
    return np.array([e.day or 0 for e in found], np.int64)


def _united(met: Sequence[tuple[Rows, Values]]) -> tuple[Rows, Values]:
    """Return every key once, ascending, with its best value."""
    keys, values = (np.concatenate(part) for part in zip(*met, strict=True))
    order = np.argsort(keys, kind="stable")
    united, first = np.unique(keys[order], return_index=True)
    return united, np.maximum.reduceat(values[order], first) if len(first) else values
