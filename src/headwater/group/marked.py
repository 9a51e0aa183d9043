"""Words weighed by how rare they are in the news, with marks for title, lead, names and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.vocabulary import AMOUNT, COUNTED, DIGITS, LARGE, UNKNOWN
from headwater.group.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Marks = NDArray[np.bool_]

LEAD_WORDS = 50
TELLING = 24
IN_TITLE, IN_LEAD, NAME, FIGURE = 1, 2, 4, 8


@dataclass(frozen=True)
class Marked:
    """The entries of some reports' words that are counted, those of the n-th report from until[n] to until[n + 1]."""

    words: Words
    entries: Rows
    until: list[int]

    @classmethod
    def of(cls, words: Words) -> Self:
        """Take those that are counted."""
        entries = np.flatnonzero(words.are(COUNTED))
        reports = np.arange(len(words.lengths) + 1)
        return cls(words, entries, words.report[entries].searchsorted(reports).tolist())

    @cached_property
    def columns(self) -> NDArray[np.int32]:
        """The column of each."""
        return self.words.known.column[self.words.form[self.entries]]

    @cached_property
    def rarities(self) -> NDArray[np.float64]:
        """How rare each is in the background."""
        return self.words.known.rarity[self.words.form[self.entries]]

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """The weight of each: by how rare it is, and by how often it stands there."""
        return (1 + np.log(self.words.counts[self.entries])) * self.rarities

    @cached_property
    def marks(self) -> NDArray[np.uint8]:
        """The marks of each."""
        words = self.words
        marks = IN_TITLE * words.among(0) + IN_LEAD * words.among(LEAD_WORDS)
        marks += NAME * self._names + FIGURE * words.are(AMOUNT)
        return marks[self.entries].astype(np.uint8)

    def telling(self) -> Iterator[tuple[str, ...]]:
        """Yield each report's words of most weight, names as they stand in the text; of the same weight, by the alphabet."""
        least = [_least(self.weights[first:last]) for first, last in pairwise(self.until)]
        chosen = np.flatnonzero(self.weights >= np.repeat(least, np.diff(self.until)))
        entries, known = self.entries[chosen], self.words.known
        shown = np.where(self._names[entries], self.words.capital[entries], -1)
        forms = [known.named[form] for form in self.words.form[entries].tolist()]
        ranked = list(zip((-self.weights[chosen]).tolist(), forms, shown.tolist(), strict=True))
        for first, last in pairwise(chosen.searchsorted(self.until).tolist()):
            told = sorted(ranked[first:last])[:TELLING]
            yield tuple([form if at < 0 else intern(known.standing[at].removesuffix("'s")) for _, form, at in told])

    @cached_property
    def _names(self) -> Marks:
        """Which entries are names: by the background, or because the report never writes them small."""
        words = self.words
        unknown = words.are(UNKNOWN) & (words.capital >= 0) & ~words.small
        return (words.are(LARGE) | unknown) & ~words.are(DIGITS)


def _least(weights: NDArray[np.float64]) -> float:
    """Return the weight from which words are told."""
    return float(np.partition(weights, -TELLING)[-TELLING]) if len(weights) > TELLING else -np.inf
