"""The words of a report as numbers, so that they are counted, marked and paired in bulk."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import local
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.rarity import COLUMNS, column
from headwater.group.tokens import form, function_words, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Marks = NDArray[np.bool_]

ROOM = 1 << 17  # words that are known from one report to the next
COUNTED, DULL, DIGITS, AMOUNT = 1, 2, 4, 8
SECOND = 1_000_003  # what the first word's column is multiplied by before the second's is added


@dataclass(frozen=True)
class Words:
    """The words of a title and a text.

    `standing` has them as they stand and `form` the place of each one's form among `forms`, of which each is there once,
    in the order in which they are met. `columns` and `traits` are those of forms.
    """

    titled: int
    standing: Sequence[str]
    large: Marks
    form: Rows
    forms: Sequence[str]
    columns: NDArray[np.int32]
    traits: NDArray[np.uint8]

    @classmethod
    def of(cls, title: str, text: str) -> Self:
        """Read the words of a title and a text."""
        heading = tokens(title)
        standing = heading + tokens(text)
        return cls(len(heading), standing, *_VOCABULARY.read(standing))

    def are(self, trait: int) -> Marks:
        """Return which forms have a trait."""
        found: Marks = (self.traits & trait) > 0
        return found

    @cached_property
    def counts(self) -> Rows:
        """How often each form stands there."""
        return np.bincount(self.form, minlength=len(self.forms))

    def among(self, first: int) -> Marks:
        """Return which forms stand among the first so many words."""
        return self._marked(self.form[:first])

    @property
    def small(self) -> Marks:
        """Which forms the text writes in small letters."""
        return self._marked(self.form[self.titled :][~self.large[self.titled :]])

    @cached_property
    def capital(self) -> Rows:
        """Where the text first writes each form with a capital, -1 where it never does."""
        places = (self.titled + np.flatnonzero(self.large[self.titled :]))[::-1]
        found = np.full(len(self.forms), -1)
        found[self.form[places]] = places  # the last one given stays: the first of the text
        return found

    def phrases(self) -> tuple[Rows, Rows]:
        """Return the columns of pairs of words in a row of which both say something, and how often each stands there."""
        telling = ~self.are(DULL)[self.form]
        both = telling[:-1] & telling[1:]
        if self.titled:
            both[self.titled - 1 : self.titled] = False  # no phrase reaches from the title into the text
        first, named = np.flatnonzero(both), self.columns[self.form].astype(np.int64)
        return np.unique((named[first] * SECOND + named[first + 1]) % COLUMNS, return_counts=True)

    def _marked(self, forms: Rows) -> Marks:
        marks = np.zeros(len(self.forms), np.bool_)
        marks[forms] = True
        return marks


class _Forms(dict[str, int]):
    """Words in the form in which they are compared, numbered as they are met, with their columns and traits."""

    def __init__(self) -> None:
        self.named, self.columns, self.traits = list[str](), array("i"), array("B")
        self._dull = function_words()

    def __missing__(self, word: str) -> int:
        dull, digits = word in self._dull, word[0].isdigit()
        counted, amount = len(word) > 1 and not dull, digits and not _is_year(word)
        self.traits.append(COUNTED * counted | DULL * dull | DIGITS * digits | AMOUNT * amount)
        self.columns.append(column(word))
        self.named.append(word)
        self[word] = number = len(self)
        return number


class _Words(dict[str, int]):
    """Words as they stand, numbered as they are met, with the numbers of their forms, and which begin with a capital."""

    def __init__(self) -> None:
        self.known, self.forms, self.large = _Forms(), array("i"), array("B")

    def __missing__(self, word: str) -> int:
        self.forms.append(self.known[form(word)])
        self.large.append(word[0].isupper())
        self[word] = number = len(self)
        return number


class _Vocabulary(local):
    """What is asked of a word in every report, worked out when it is first met; what comes out does not depend on when.

    Every thread has its own.
    """

    def __init__(self) -> None:
        self._words = _Words()

    def read(self, standing: Sequence[str]) -> tuple[Marks, Rows, list[str], NDArray[np.int32], NDArray[np.uint8]]:
        """Return which words begin with a capital, the place of each one's form, and the forms with columns and traits."""
        if len(self._words) > ROOM:
            self._words = _Words()
        words, known = self._words, self._words.known
        found = np.fromiter(map(words.__getitem__, standing), np.int32, len(standing))
        numbers, large = np.frombuffer(words.forms, np.int32)[found], np.frombuffer(words.large, np.bool_)[found]
        order = np.arange(len(numbers), dtype=np.int32)
        first = np.empty(len(known), np.int32)
        first[numbers[::-1]] = order[::-1]  # the last one given stays: where a form is met first
        first = first[numbers]
        forms, place = numbers[first == order], (np.cumsum(first == order) - 1)[first]
        columns, traits = np.frombuffer(known.columns, np.int32)[forms], np.frombuffer(known.traits, np.uint8)[forms]
        return large, place, [known.named[number] for number in forms.tolist()], columns, traits


_VOCABULARY = _Vocabulary()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in {"19", "20"} and word.isdecimal()
