"""Evidence of many reports as sparse tables, one a kind of words, so that pairs are compared in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import FIGURE, IN_LEAD, IN_TITLE, NAME, Evidence
from headwater.group.rarity import COLUMNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

Table = Any  # scipy.sparse.csr_array; scipy carries no types
RARE = 3.0


@dataclass(frozen=True)
class Sheets:
    """The reports of one block; each table has a row a report and a column a word."""

    found: Sequence[Evidence]

    @cached_property
    def words(self) -> Table:
        """Every word, by weight."""
        return self._table(self._weights, self._all)

    @cached_property
    def common(self) -> Table:
        """Words that are neither names nor figures, by weight."""
        return self._table(self._weights, (self._marks & (NAME | FIGURE)) == 0)

    @cached_property
    def names(self) -> Table:
        """Names, by weight."""
        return self._table(self._weights, (self._marks & NAME) > 0)

    @cached_property
    def title(self) -> Table:
        """Words of the title, by rarity."""
        return self._table(self._rarities, (self._marks & IN_TITLE) > 0)

    @cached_property
    def lead(self) -> Table:
        """Words of title and lead, by rarity."""
        return self._table(self._rarities, (self._marks & IN_LEAD) > 0)

    @cached_property
    def lead_names(self) -> Table:
        """Names in title and lead, by rarity."""
        return self._table(self._rarities, (self._marks & (IN_LEAD | NAME)) == (IN_LEAD | NAME))

    @cached_property
    def figures(self) -> Table:
        """Numbers, by rarity."""
        return self._table(self._rarities, (self._marks & FIGURE) > 0)

    @cached_property
    def counts(self) -> Table:
        """Every word, by how often it stands there, on a logarithmic scale from 1."""
        often = (self._weights / np.maximum(self._rarities, np.float32(1e-9))).astype(np.float32)
        return self._table(often, self._all)

    @cached_property
    def shares(self) -> Table:
        """Every word, by the share of background reports that have it."""
        return self._table(np.exp(-self._rarities, dtype=np.float32), self._all)

    @cached_property
    def phrases(self) -> Table:
        """Phrases, by how often they stand there, on the same scale."""
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

        columns = np.concatenate([e.phrases for e in self.found])
        counts = 1 + np.log(np.concatenate([e.phrase_counts for e in self.found]), dtype=np.float32)
        until = np.cumsum([0, *(len(e.phrases) for e in self.found)])
        rows = csr_array((counts, columns, until), shape=(len(self.found), COLUMNS))
        rows.sort_indices()
        return rows

    @cached_property
    def rare_words(self) -> Table:
        """Words that few reports have, by their share of the report's length as a vector."""
        return self._table(self._weights / self._per_word(norm(self.words)), self._rarities >= RARE)

    @cached_property
    def rare_lead(self) -> Table:
        """The same of title and lead."""
        rare = ((self._marks & IN_LEAD) > 0) & (self._rarities >= RARE)
        return self._table(self._rarities / self._per_word(norm(self.lead)), rare)

    def _table(self, values: NDArray[np.float32], kept: NDArray[np.bool_]) -> Table:
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

        until = np.concatenate([[0], np.cumsum(kept)])[self._ends]
        rows = csr_array((values[kept], self._columns[kept], until), shape=(len(self.found), COLUMNS))
        rows.sum_duplicates()
        return rows

    def _per_word(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.repeat(np.maximum(values, 1e-9), np.diff(self._ends))

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        return np.concatenate([[0], np.cumsum([len(e.columns) for e in self.found])]).astype(np.int64)

    @cached_property
    def _columns(self) -> NDArray[np.int32]:
        return np.concatenate([e.columns for e in self.found])

    @cached_property
    def _rarities(self) -> NDArray[np.float32]:
        return np.concatenate([e.rarities for e in self.found])

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        return np.concatenate([e.weights for e in self.found])

    @cached_property
    def _marks(self) -> NDArray[np.uint8]:
        return np.concatenate([e.marks for e in self.found])

    @cached_property
    def _all(self) -> NDArray[np.bool_]:
        return np.ones(len(self._columns), np.bool_)


def norm(table: Table) -> NDArray[np.float32]:
    """Return the length of each row as a vector."""
    return np.sqrt(total(table * table))


def total(table: Table) -> NDArray[np.float32]:
    """Return the sum of each row."""
    return np.asarray(table.sum(axis=1)).ravel()


def presence(table: Table) -> Table:
    """Return the table with 1 for every word that is there."""
    there = table.copy()
    there.data = np.ones_like(there.data)
    return there
