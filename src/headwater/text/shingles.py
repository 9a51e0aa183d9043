"""Words of a text with their places, and runs of words that two texts share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class Word(NamedTuple):
    """A word in lower case with its place."""

    text: str
    start: int
    end: int


def told(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case, without their places."""
    return tuple([word.casefold().replace("’", "'") for word in WORD.findall(text)])


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text; `offset` is added to their places."""
    return tuple(
        Word(match[0].casefold().replace("’", "'"), match.start() + offset, match.end() + offset)
        for match in WORD.finditer(text)
    )


def shingles(tokens: Sequence[str], width: int) -> frozenset[tuple[str, ...]]:
    """Return the distinct runs of `width` words."""
    return frozenset(tuple(tokens[i : i + width]) for i in range(len(tokens) - width + 1))
