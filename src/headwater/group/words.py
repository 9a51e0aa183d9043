"""The words of reports as numbers, so that they are counted, marked and paired in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.rarity import COLUMNS
from headwater.group.vocabulary import DULL, Vocabulary, vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Marks = NDArray[np.bool_]

SECOND = 1_000_003  # what the first word's column is multiplied by before the second's is added


@dataclass(frozen=True)
class Phrases:
    """The phrases of some reports: their columns and how often each stands there, from until[n] on those of the n-th report."""

    until: list[int]
    columns: NDArray[np.int32]
    counts: NDArray[np.uint8]


@dataclass(frozen=True)
class Words:
    """The words of some reports, one report after the other, the title of each before its text.

    `begin` says where each report's title and its text begin, and at last where all end; `word` what stands at each place.
    Of each report every form is there once, in the order in which they are met: `report` and `form` say which, `first` at
    what place it is met, and `entry` which of them each place has.
    """

    known: Vocabulary
    begin: Rows
    word: Rows
    report: Rows
    form: Rows
    first: Rows
    entry: Rows

    @classmethod
    def of(cls, reports: Sequence[tuple[str, str]]) -> Self:
        """Read the words of titles and texts."""
        known = vocabulary()
        word, number = known.read(list(chain.from_iterable(reports)))
        begin = np.concatenate([[0], np.cumsum(number)])
        form = known.form[word]
        there, local = np.zeros(len(known.form), np.bool_), np.empty(len(known.form), np.int32)
        there[form] = True
        forms = np.flatnonzero(there)
        local[forms] = np.arange(len(forms))
        report = np.repeat(np.arange(len(reports)), np.diff(begin[::2]))
        key, place = report * len(forms) + local[form], np.arange(len(word), dtype=np.int32)
        first = np.empty(len(reports) * len(forms), np.int32)
        first[key[::-1]] = place[::-1]  # the last one given stays: where a form is met first
        first = first[key]
        met = first == place
        entry = (np.cumsum(met) - 1)[first]
        return cls(known, begin, word, report[met], form[met], np.flatnonzero(met), entry)

    @cached_property
    def counts(self) -> Rows:
        """How often each entry stands there."""
        return np.bincount(self.entry, minlength=len(self.form))

    @cached_property
    def traits(self) -> NDArray[np.uint8]:
        """The traits of each entry."""
        return self.known.traits[self.form]

    def are(self, trait: int) -> Marks:
        """Return which entries have a trait."""
        found: Marks = (self.traits & trait) > 0
        return found

    def among(self, first: int) -> Marks:
        """Return which entries stand in the title or among the first so many words of the text."""
        found: Marks = self.first < self.begin[1::2][self.report] + first
        return found

    @property
    def small(self) -> Marks:
        """Which entries the text writes in small letters."""
        marks = np.zeros(len(self.form), np.bool_)
        marks[self.entry[self._in_text & ~self._large]] = True
        return marks

    @cached_property
    def capital(self) -> Rows:
        """The word by which the text first writes each entry with a capital, -1 where it never does."""
        places = np.flatnonzero(self._in_text & self._large)[::-1]
        found = np.full(len(self.form), -1)
        found[self.entry[places]] = self.word[places]  # the last one given stays: the first of the text
        return found

    @property
    def lengths(self) -> Rows:
        """How many words each report has."""
        return np.diff(self.begin[::2])

    def phrases(self) -> Phrases:
        """Return the pairs of words in a row of which both say something."""
        telling = ~self.are(DULL)[self.entry]
        both = telling[:-1] & telling[1:]
        ends = self.begin[1:-1]
        # No phrase reaches from title to text, from report to report.
        both[ends[(ends > 0) & (ends < len(self.word))] - 1] = False
        first, named = np.flatnonzero(both), self.known.column[self.form[self.entry]].astype(np.int64)
        phrase = (named[first] * SECOND + named[first + 1]) % COLUMNS
        found, counts = np.unique(self.report[self.entry[first]] * COLUMNS + phrase, return_counts=True)
        until = found.searchsorted(np.arange(len(self.lengths) + 1) * COLUMNS)
        return Phrases(until.tolist(), (found % COLUMNS).astype(np.int32), counts.clip(None, 255).astype(np.uint8))

    @cached_property
    def _large(self) -> Marks:
        return self.known.large[self.word]

    @cached_property
    def _in_text(self) -> Marks:
        return np.repeat(np.arange(len(self.begin) - 1) % 2 > 0, np.diff(self.begin))
