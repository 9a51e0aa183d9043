"""Invisible characters of a text, recorded so that nobody wonders why two equal words do not match."""

from __future__ import annotations

import re

_KINDS = (
    ("zero-width characters", re.compile("[\u200b-\u200d\u2060\ufeff]")),
    ("text-direction marks", re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")),
    ("soft hyphens", re.compile("\u00ad")),
    ("variation selectors (a hidden manifest may be among them)", re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")),
    ("tag characters", re.compile("[\U000e0000-\U000e007f]")),
)
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _KINDS))


def invisible(text: str) -> tuple[str, ...]:
    """Return a note per kind of invisible character in the text, with how many there are."""
    if text.isascii() or not _ANY.search(text):
        return ()
    return tuple(f"{count} {kind} in the text" for kind, pattern in _KINDS if (count := len(pattern.findall(text))))
