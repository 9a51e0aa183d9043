"""Every line of a text to a passage with its kind and the reason; nothing is deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.clean.lines import units
from headwater.model import Passage, PassageKind

BY = "furniture-rules/0"
_END = re.compile(r"[.!?…][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a report besides its text."""

    title: str = ""


def label(text: str, context: Context | None = None) -> tuple[Passage, ...]:
    """Return one passage per unit of the text, in order; they cover everything but white space."""
    title = (context or Context()).title
    return tuple(Passage(span, *_kind(text[span.start : span.end], title)) for span in units(text))


def _kind(line: str, title: str) -> tuple[PassageKind, str, str]:
    if title and line == title:
        return "headline", BY, "the given title"
    if len(line.split()) >= 8 and _END.search(line):
        return "body", BY, "a full sentence"
    return "navigation", BY, "no full sentence"
