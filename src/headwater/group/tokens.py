"""A text's words in the form in which they are compared."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")


def tokens(text: str) -> list[str]:
    """Return the words as they stand, with straight apostrophes."""
    return WORD.findall(text.replace("’", "'"))


def form(word: str) -> str:
    """Return a word in lower case without possessive and plural endings."""
    word = word.lower().removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@cache
def function_words() -> frozenset[str]:
    """Return the words that say nothing about the event."""
    return frozenset(files("headwater.group").joinpath("data/function_words.txt").read_text("utf-8").split())
