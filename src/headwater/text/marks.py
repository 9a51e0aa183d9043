"""Quotation marks: a text in; the stretches that stand in them out, whatever the style of the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

QUOTED = re.compile(
    r"""
      “[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”
    | “[^“”\n]*?(?:"|''|$)
    | (?<!\S)”(?=\w)[^“”\n]*(?:”|$)
    | "[^"“”\n]*?(?:"|''|”)
    | "[^"\n]*?(?:"|''|$)
    | (?:``|(?<!\w)'')[^\n]*?(?:''|"|$)
    | „[^„“”\n]*[“”]
    | «[^«»\n]*»
    | (?<!\w)‘[^‘\n]*?’(?!\w)
    | (?<![\w'])'(?![\s\d'])[^'\n]*(?:(?<=\w)'\w[^'\n]*)*(?<=[\w.,!?…])'(?![\w'])
    """,
    re.MULTILINE | re.VERBOSE,
)
OPENING = "“\"„«‘'`"
MOST_LINES = 6
BREAK = re.compile(r"[\r\n]")
SEVERAL = re.compile(r"[.!?][”\"'’]* +[“\"'‘]*[A-Z]")  # sentences: a line of one is no paragraph
CLOSING = ("”", '"', "''", "“", "»", "’", "'")


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in quotation marks, marks included; a paragraph may leave its last mark open."""
    return (m.span() for m in QUOTED.finditer(text))


@lru_cache(8)  # of one report the same texts are asked for several times in a row
def unquoted(text: str) -> str:
    """Return a text of the same length with blanks for what stands in quotation marks, however many sentences or lines that is."""
    letters = list(text)
    for start, end in quoted(flowing(text)):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def closed(text: str) -> bool:
    """Whether a paragraph closes all its quotations; one that does not is taken up again by the next."""
    last = max(quoted(text), default=None)
    return last is None or (last[1] - last[0] > 1 and text[: last[1]].endswith(CLOSING))


def unbroken(text: str) -> str:
    """Return a text of the same length with spaces for all breaks, as of lines wrapped by hand."""
    return BREAK.sub(" ", text)


def flowing(text: str) -> str:
    """Return a text of the same length whose quotations no line break cuts.

    Where the mark that a line leaves open is closed on a line that opens none, spaces stand for the breaks between them; and where
    each line is one sentence, as far as the line that takes the quotation up again.
    """
    lines = text.split("\n")
    out, at = [], 0
    while at < len(lines):
        past = _goes_on(lines, at) if not closed(lines[at]) else at + 1
        out.append(" ".join(lines[at:past]))
        at = past
    return "\n".join(out)


def _goes_on(lines: Sequence[str], at: int) -> int:
    """The line after the last one of a quotation that a line leaves open; the next line where nothing closes or takes it up."""
    for past in range(at + 1, min(at + MOST_LINES, len(lines))):
        if not lines[past].strip():
            break
        if lines[past].lstrip()[0] in OPENING:
            return at + 1 if any(SEVERAL.search(line) for line in lines[at:past]) else past
        if closed(" ".join(lines[at : past + 1])):
            return past + 1
    return at + 1
