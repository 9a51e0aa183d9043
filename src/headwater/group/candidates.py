"""Which pairs are worth weighing: reports whose rare words meet, found by postings of bounded length.

A word that many reports have leads to the last of them alone, and a report asks its most like predecessors alone; so the
work for a report does not grow with the pile, and what comes later never takes a pair away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.sheets import Sheets, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]
    Values = NDArray[np.float32]
    Marks = NDArray[np.bool_]

LEAST_WORDS, LEAST_LEAD = 0.035, 0.08
WINDOW = 45
POSTINGS, MOST = 100, 20
WORD = 32  # bits by which a word stands above the report in a key


@dataclass(frozen=True)
class Rare:
    """The rare words of reports, numbered ascending: a table for the whole text and one for the lead, a row a report."""

    reports: Rows
    tables: tuple[Table, Table]

    @classmethod
    def of(cls, found: Sequence[Evidence], reports: Rows) -> Self:
        """Take them from evidence."""
        sheets = Sheets(found)
        return cls(reports, (sheets.rare_words, sheets.rare_lead))

    def __getitem__(self, rows: slice) -> Rare:
        """Return those of some of the reports."""
        text, lead = self.tables
        return Rare(self.reports[rows], (text[rows], lead[rows]))


@dataclass(frozen=True)
class Postings:
    """The reports that have a word, word after word: keys (word and report as one number) ascending, and the word's value."""

    keys: Rows
    values: Values

    @classmethod
    def of(cls, reports: Rows, table: Table) -> Self:
        """Take them from a table with a row a report."""
        keys = (table.indices.astype(np.int64) << WORD) + np.repeat(reports, np.diff(table.indptr))
        order = np.argsort(keys)
        return cls(keys[order], table.data[order])

    def __add__(self, more: Postings) -> Postings:
        """Return both, in order."""
        keys = np.concatenate([self.keys, more.keys])
        order = np.argsort(keys, kind="stable")  # two ascending runs are merged
        return Postings(keys[order], np.concatenate([self.values, more.values])[order])

    def kept(self, known: Marks, undated: int) -> Postings:
        """Return the last POSTINGS of each word among the known reports: of the first so many, and of the others."""
        here = known[_report(self.keys)]
        keys, values = self.keys[here], self.values[here]
        lists, kept = (keys >> WORD << 1) + (_report(keys) >= undated), np.ones(len(keys), np.bool_)
        kept[:-POSTINGS] = lists[:-POSTINGS] != lists[POSTINGS:]
        return Postings(keys[kept], values[kept])

    def renumbered(self, numbers: Rows) -> Postings:
        """Return the same of reports by other numbers, those at the places of the old ones."""
        keys = self.keys - _report(self.keys) + numbers[_report(self.keys)]
        order = np.argsort(keys, kind="stable")  # often they ascend as they did
        return Postings(keys[order], self.values[order])

    def met(self, reports: Rows, asking: Table, least: float) -> tuple[Rows, Values]:
        """Return pairs as keys (later and earlier as one number) and how alike they are, as a multiple of the least.

        `asking` has a row for each of the reports. A word of theirs leads to the last POSTINGS before the first of them,
        and to all from there on.
        """
        from scipy.sparse import csr_array  # noqa: PLC0415 (half a second)

        words, local = np.unique(asking.indices, return_inverse=True)
        first, begin, end = (
            np.searchsorted(self.keys, (words.astype(np.int64) << WORD) + at) for at in (0, reports[0], reports[-1])
        )
        begin = np.maximum(first, begin - POSTINGS)
        until = np.concatenate([[0], np.cumsum(end - begin)])
        flat = np.arange(until[-1]) + np.repeat(begin - until[:-1], np.diff(until))
        theirs = csr_array((self.values[flat], _report(self.keys[flat]), until), shape=(len(words), int(reports[-1])))
        product = (csr_array((asking.data, local, asking.indptr), shape=(len(reports), len(words))) @ theirs).tocoo()
        later, earlier = reports[product.row], product.col.astype(np.int64)
        kept = (product.data >= least) & (earlier < later)
        return (later[kept] << WORD) + earlier[kept], product.data[kept] / np.float32(least)


@dataclass(frozen=True)
class Index:
    """What candidates are found by: postings of rare words in the whole text and in the lead."""

    text: Postings
    lead: Postings

    @classmethod
    def empty(cls) -> Self:
        """Return an index of no reports."""
        none = Postings(np.zeros(0, np.int64), np.zeros(0, np.float32))
        return cls(none, none)

    @classmethod
    def of(cls, rare: Rare) -> Self:
        """Lay out the words of reports."""
        return cls(*(Postings.of(rare.reports, table) for table in rare.tables))

    def __add__(self, more: Index) -> Index:
        """Return the index of the reports of both."""
        return Index(self.text + more.text, self.lead + more.lead)

    def kept(self, known: Marks, undated: int) -> Index:
        """Return what later reports can still be led to, if they know some and the first so many have no day.

        Those without a day are always known, so that to keep and to keep again from a later day on leaves what to keep from
        the later day on leaves.
        """
        return Index(self.text.kept(known, undated), self.lead.kept(known, undated))

    def renumbered(self, numbers: Rows) -> Index:
        """Return the index of the same reports by other numbers, those at the places of the old ones."""
        if (numbers == np.arange(len(numbers))).all():
            return self
        return Index(self.text.renumbered(numbers), self.lead.renumbered(numbers))

    def pairs(self, asking: Rare, day: Rows) -> tuple[Rows, Rows]:
        """Return the best MOST before each report that asks, by the day or by the words within WINDOW days.

        `day` is that of every report, 0 where it is not known.
        """
        both = zip((self.text, self.lead), asking.tables, (LEAST_WORDS, LEAST_LEAD), strict=True)
        keys, alike = _united([part.met(asking.reports, table, least) for part, table, least in both])
        other, one = keys >> WORD, _report(keys)
        earlier, later = day[one], day[other]
        near = (earlier == 0) | (later == 0) | (np.abs(later - earlier) <= WINDOW)
        one, other, alike = one[near], other[near], alike[near]
        order = np.argsort((other << WORD) - alike.view(np.int32), kind="stable")  # no value is below 0
        place = np.arange(len(order)) - np.searchsorted(other, other)
        kept = np.sort(order[place < MOST])
        return one[kept], other[kept]


def candidates(found: Sequence[Evidence]) -> tuple[Rows, Rows]:
    """Return the pairs of a pile that are worth weighing, ordered by the later of the two."""
    rare = Rare.of(found, np.arange(len(found)))
    return Index.of(rare).pairs(rare, days(found))


def days(found: Sequence[Evidence]) -> Rows:
    """Return the day of each report, 0 where it is not known."""
    return np.array([e.day or 0 for e in found], np.int64)


def _report(keys: Rows) -> Rows:
    return keys & ((1 << WORD) - 1)


def _united(met: Sequence[tuple[Rows, Values]]) -> tuple[Rows, Values]:
    """Return every key once, ascending, with its best value."""
    keys, values = (np.concatenate(part) for part in zip(*met, strict=True))
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[first], np.maximum.reduceat(values, first) if len(first) else values
