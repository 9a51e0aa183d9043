"""Quotation marks: a text in; the stretches that stand in them out, whatever the style of the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUOTED = re.compile(
    r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''(?:(?!'')[^\n])*(?:''|$)|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<!\w)‘[^‘\n]*?’(?!\w)",
    re.MULTILINE,
)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in quotation marks, marks included; a paragraph may leave its last mark open."""
    return (m.span() for m in QUOTED.finditer(text))
