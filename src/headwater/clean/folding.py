"""Texts written so that those are alike which differ in case, marks and spacing alone."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_LETTERS = re.compile(r"\w+")


def folded(line: str) -> str:
    """Write a line as its words in lower case, one space apart."""
    return " ".join(WORD.findall(line.replace("’", "'").lower()))


def pieces(text: str) -> list[str]:
    """Return the stretches of letters and digits of a text, in lower case."""
    return _LETTERS.findall(text.lower())


def squeezed(text: str) -> str:
    """Write a text as its letters and digits alone, in lower case."""
    return "".join(pieces(text))
