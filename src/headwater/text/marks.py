"""Quotation marks: a text in; the stretches that stand in them out, whatever the style of the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTED = re.compile(
    r"""
      “[^“”\n]*”
    | “[^“”\n]*?(?:"|''|$)
    | (?<!\S)”(?=\w)[^“”\n]*(?:”|$)
    | "[^"“”\n]*?(?:"|''|”)
    | "[^"\n]*?(?:"|''|$)
    | (?<!\w)''[^\n]*?(?:''|"|$)
    | „[^„“”\n]*[“”]
    | «[^«»\n]*»
    | (?<!\w)‘[^‘\n]*?’(?!\w)
    | (?<![\w'])'(?![\s\d'])[^'\n]*(?:(?<=\w)'\w[^'\n]*)*(?<=[\w.,!?…])'(?![\w'])
    """,
    re.MULTILINE | re.VERBOSE,
)
CLOSING = ("”", '"', "''", "“", "»", "’", "'")


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in quotation marks, marks included; a paragraph may leave its last mark open."""
    return (m.span() for m in QUOTED.finditer(text))


def closed(text: str) -> bool:
    """Whether a paragraph closes all its quotations; one that does not is taken up again by the next."""
    last = max(quoted(text), default=None)
    return last is None or (last[1] - last[0] > 1 and text[: last[1]].endswith(CLOSING))
