"""What is asked of a word in every report, worked out when it is first met; what comes out does not depend on when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from threading import local
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.rarity import capitals, columns, rarities
from headwater.group.tokens import form, function_words, tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]

ROOM = 1 << 17  # pieces that are known from some reports to the next
COUNTED, DULL, DIGITS, AMOUNT, LARGE, UNKNOWN = 1, 2, 4, 8, 16, 32
EDGES = ".,;:!?\"'“”‘’()[]-–—…"  # around most words: without them a piece is often one word


class Numbered(dict[str, int]):
    """Strings, numbered as they are met."""

    def __missing__(self, string: str) -> int:
        self[string] = number = len(self)
        return number

    def of(self, strings: Sequence[str]) -> tuple[NDArray[np.int32], list[str]]:
        """Return the number of each string, and the strings that are new."""
        known = len(self)
        found = np.fromiter(map(self.__getitem__, strings), np.int32, len(strings))
        return found, list(islice(reversed(self), len(self) - known))[::-1]


class Vocabulary:
    """Pieces of text between spaces, their words as these stand, and the forms of words, with what is asked of each.

    Pieces, words and forms are called by their numbers. A piece has so many of `inside` from `begin` on; a word has a form
    and may begin with a capital; a form has a column, traits and a rarity.
    """

    def __init__(self) -> None:
        self.pieces, self.words, self.forms = Numbered(), Numbered(), Numbered()
        self.standing, self.named = list[str](), list[str]()
        self.begin, self.count, self.inside, self.form, self.column = (np.zeros(0, np.int32) for _ in range(5))
        self.large, self.traits, self.rarity = np.zeros(0, np.bool_), np.zeros(0, np.uint8), np.zeros(0)

    def read(self, texts: Sequence[str]) -> tuple[Rows, Rows]:
        """Return the words of texts, one after the other, and how many each text has."""
        split = [text.split() for text in texts]
        pieces, new = self.pieces.of(list(chain.from_iterable(split)))
        self._learn_pieces(new)
        number = self.count[pieces]
        until = np.concatenate([[0], np.cumsum(number)])
        inside = np.arange(until[-1]) + np.repeat(self.begin[pieces] - until[:-1], number)
        ends = until[np.cumsum([0, *map(len, split)])]
        return self.inside[inside], np.diff(ends)

    def _learn_pieces(self, new: Sequence[str]) -> None:
        bare = [piece.strip(EDGES) for piece in new]
        found = [(word,) if word.isalnum() else tokens(piece) for word, piece in zip(bare, new, strict=True)]
        inside, words = self.words.of(list(chain.from_iterable(found)))
        number = np.array([len(each) for each in found], np.int32)
        self.begin = np.concatenate([self.begin, len(self.inside) + np.cumsum(number, dtype=np.int32) - number])
        self.count, self.inside = np.concatenate([self.count, number]), np.concatenate([self.inside, inside])
        self._learn_words(words)

    def _learn_words(self, new: Sequence[str]) -> None:
        found, forms = self.forms.of([form(word) for word in new])
        self.standing += new
        self.form = np.concatenate([self.form, found])
        self.large = np.concatenate([self.large, np.array([word[0].isupper() for word in new], np.bool_)])
        self._learn_forms(forms)

    def _learn_forms(self, new: Sequence[str]) -> None:
        found = columns(new)
        self.named += new
        self.column = np.concatenate([self.column, found])
        self.traits = np.concatenate([self.traits, _traits(new, found)])
        self.rarity = np.concatenate([self.rarity, rarities(found)])


def _traits(forms: Sequence[str], columns: NDArray[np.int32]) -> NDArray[np.uint8]:
    dull, digits, more = np.zeros((3, len(forms)), np.bool_)
    dull[:] = [word in function_words() for word in forms]
    digits[:] = [word[0].isdigit() for word in forms]
    more[:] = [len(word) > 1 for word in forms]
    amount = digits.copy()
    amount[digits] = [not _is_year(forms[place]) for place in np.flatnonzero(digits).tolist()]
    large, unknown = capitals(columns)
    traits = COUNTED * (more & ~dull) + DULL * dull + DIGITS * digits + AMOUNT * amount
    found: NDArray[np.uint8] = (traits + LARGE * large + UNKNOWN * unknown).astype(np.uint8)
    return found


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in {"19", "20"} and word.isdecimal()


class _Known(local):
    """Every thread has its own."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()


_KNOWN = _Known()


def vocabulary() -> Vocabulary:
    """Return what is known by now; a new one when that has become too much."""
    if len(_KNOWN.vocabulary.pieces) > ROOM:
        _KNOWN.vocabulary = Vocabulary()
    return _KNOWN.vocabulary
