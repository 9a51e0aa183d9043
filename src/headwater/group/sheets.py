"""Evidence of many reports as columns of numbers, one a kind of words, over one list of entries: so pairs are compared in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.marked import FIGURE, IN_LEAD, IN_TITLE, NAME
from headwater.group.rarity import COLUMNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]

Table = Any  # scipy.sparse.csr_array; scipy carries no types
RARE = 3.0


@dataclass(frozen=True)
class Entries:
    """What stands in which report: entries [until[n], until[n + 1]) are those of report n, their columns ascending."""

    until: Rows = field(repr=False)
    columns: Rows = field(repr=False)

    @cached_property
    def report(self) -> Rows:
        """The report of each entry."""
        return np.repeat(np.arange(len(self.until) - 1), np.diff(self.until))

    def total(self, values: Values) -> Values:
        """Return the sum of each report's values."""
        return np.bincount(self.report, values, len(self.until) - 1).astype(np.float32)

    def norm(self, values: Values) -> Values:
        """Return the length of each report's values as a vector."""
        return np.sqrt(self.total(values * values))

    def table(self, values: Values, kept: Marks) -> Table:
        """Return some of the entries as a sparse table, a row a report and a column a word."""
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

        until = np.concatenate([[0], np.cumsum(kept)])[self.until]
        return csr_array((values[kept], self.columns[kept], until), shape=(len(until) - 1, COLUMNS))

    @cached_property
    def numbered(self) -> tuple[Rows, int]:
        """The columns numbered from 0 on, those that are not there left out, and how many there are."""
        there, number = np.zeros(COLUMNS, np.bool_), np.empty(COLUMNS, np.int32)
        there[self.columns] = True
        found = np.flatnonzero(there)
        number[found] = np.arange(len(found))
        return number[self.columns], len(found)


@dataclass(frozen=True)
class Merged:
    """Entries, and the columns that became one: what was given at `first` is theirs, what at `again` is added to `same`."""

    entries: Entries
    first: Rows
    again: Rows
    same: Rows

    @classmethod
    def of(cls, columns: Sequence[NDArray[np.int32]]) -> Self:
        """Take each report's columns once, ascending."""
        report = np.repeat(np.arange(len(columns), dtype=np.int64), [len(each) for each in columns])
        keys = report * COLUMNS + np.concatenate(columns)
        order = np.arange(len(keys)) if (keys[1:] > keys[:-1]).all() else np.argsort(keys)
        keys = keys[order]
        new = np.diff(keys, prepend=-1) > 0
        until = np.searchsorted(keys[new], np.arange(len(columns) + 1) * COLUMNS)
        again = np.flatnonzero(~new)
        entries = Entries(until, (keys[new] % COLUMNS).astype(np.int32))
        return cls(entries, order[new], order[again], np.cumsum(new)[again] - 1)

    def summed(self, values: Values) -> Values:
        """Return the values of each entry: words that fall into one column count as one."""
        found = values[self.first]
        np.add.at(found, self.same, values[self.again])
        return found


@dataclass(frozen=True)
class Sheets:
    """The reports of one block; the values of words have a place for each entry of `entries`, those of phrases likewise."""

    found: Sequence[Evidence]

    @cached_property
    def entries(self) -> Entries:
        """The words of each report."""
        return self._merged.entries

    @cached_property
    def phrase_entries(self) -> Entries:
        """The phrases of each report."""
        return self._merged_phrases.entries

    @cached_property
    def words(self) -> Values:
        """Every word, by weight."""
        return self._summed(self._weights, self._all)

    @cached_property
    def common(self) -> Values:
        """Words that are neither names nor figures, by weight."""
        return self._summed(self._weights, (self._marks & (NAME | FIGURE)) == 0)

    @cached_property
    def names(self) -> Values:
        """Names, by weight."""
        return self._summed(self._weights, self._are(NAME))

    @cached_property
    def title(self) -> Values:
        """Words of the title, by rarity."""
        return self._summed(self._rarities, self._are(IN_TITLE))

    @cached_property
    def lead(self) -> Values:
        """Words of title and lead, by rarity."""
        return self._summed(self._rarities, self._are(IN_LEAD))

    @cached_property
    def lead_names(self) -> Values:
        """Names in title and lead, by rarity."""
        return self._summed(self._rarities, self._are(IN_LEAD | NAME))

    @cached_property
    def figures(self) -> Values:
        """Numbers, by rarity."""
        return self._summed(self._rarities, self._are(FIGURE))

    @cached_property
    def counts(self) -> Values:
        """Every word, by how often it stands there, on a logarithmic scale from 1."""
        return self._summed(self._weights / np.maximum(self._rarities, np.float32(1e-9)), self._all)

    @cached_property
    def shares(self) -> Values:
        """Every word, by the share of background reports that have it."""
        return self._summed(np.exp(-self._rarities), self._all)

    @cached_property
    def phrases(self) -> Values:
        """Phrases, by how often they stand there, on the same scale as words."""
        counts = np.concatenate([e.phrase_counts for e in self.found])
        return self._merged_phrases.summed(1 + np.log(counts, dtype=np.float32))

    def marked(self, mark: int) -> Marks:
        """Return which words carry all of a mark."""
        there: Marks = self._summed(np.ones(len(self._columns), np.float32), self._are(mark)) > 0
        return there

    @cached_property
    def rare_words(self) -> Table:
        """Words that few reports have, by their share of the report's length as a vector, as a sparse table."""
        return self._rare(self._weights, self.words, self._all)

    @cached_property
    def rare_lead(self) -> Table:
        """The same of title and lead."""
        return self._rare(self._rarities, self.lead, self._are(IN_LEAD))

    def _rare(self, values: Values, all_values: Values, kept: Marks) -> Table:
        kept = kept & (self._rarities >= RARE)
        lengths = np.maximum(self.entries.norm(all_values), 1e-9)[self.entries.report]
        there = self._summed(np.ones(len(values), np.float32), kept) > 0
        return self.entries.table(self._summed(values, kept) / lengths, there)

    def _are(self, mark: int) -> Marks:
        are: Marks = (self._marks & mark) == mark
        return are

    def _summed(self, values: Values, kept: Marks) -> Values:
        return self._merged.summed(np.where(kept, values, 0))

    @cached_property
    def _merged(self) -> Merged:
        return Merged.of([e.columns for e in self.found])

    @cached_property
    def _merged_phrases(self) -> Merged:
        return Merged.of([e.phrases for e in self.found])

    @cached_property
    def _columns(self) -> NDArray[np.int32]:
        return np.concatenate([e.columns for e in self.found])

    @cached_property
    def _rarities(self) -> Values:
        return np.concatenate([e.rarities for e in self.found])

    @cached_property
    def _weights(self) -> Values:
        return np.concatenate([e.weights for e in self.found])

    @cached_property
    def _marks(self) -> NDArray[np.uint8]:
        return np.concatenate([e.marks for e in self.found])

    @cached_property
    def _all(self) -> Marks:
        return np.ones(len(self._columns), np.bool_)
