"""Words of a text as they are compared: a text in; its words in lower case, with or without their places, out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class Word(NamedTuple):
    """A word in lower case with its place."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple([_plain(word) for word in WORD.findall(text)])


@lru_cache(2**14)
def words_of(passage: str) -> tuple[str, ...]:
    """Return the words of a passage: kept, for where texts are copies the same is asked for again."""
    return words(passage)


def placed(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text with their places; `offset` is added to these."""
    return tuple(Word(_plain(m[0]), m.start() + offset, m.end() + offset) for m in WORD.finditer(text))


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
