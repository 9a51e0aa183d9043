"""Agencies credited in an article: for its text, by a dateline or a credit line, or for its pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.agencies import agency
from headwater.model import Credit, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EDGE = 3  # lines at either end of a text where a credit line stands
_DATELINE = re.compile(r"[^\n.!?]{0,80}\((?P<name>[^()\n]{2,40})\)\s*(?:[-–—:]+|$)")
_SIGNED = re.compile(
    r"^(?:by|from|source|via|©|\(c\)|copyright)?[\s:]*(?:\d{4}\s+)?(?P<name>[^\n.]{2,40}?)[.\s]*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?:[—–-]\s*|[(\[])(?P<name>[^()\[\]\n]{2,40})[)\]]?[.\s]*$")
_CONTRIBUTED = re.compile(
    r"^(?P<name>[^\n,]{2,40}?)(?:'s? [^\n,]{2,40}?)? (?:contributed|also contributed|staff contributed)\b"
    r"|(?:\bwith |^\W*)(?:reporting|material|files) (?:by|from) (?P<other>[^\n.,;)]{2,40})",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:\b(?:photo(?:graph)?s?|image|picture|credit|foto)\b[^\n:]{0,30}[:/|]\s*"
    r"|\((?=[^()]{0,40}(?:photo|images|/)))(?P<names>[^\n()]{2,80})",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"\b(?:photos?|images?)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[/,;|]|\bvia\b")


def text_credits(text: str) -> tuple[Credit, ...]:
    """Return the agencies the text is credited to, each once, with where it says so."""
    found: dict[str, Credit] = {}
    for start, end, name in _named(text):
        found.setdefault(name, Credit(name, "text", Span(start, end)))
    return tuple(found.values())


def picture_credits(lines: Iterable[str]) -> tuple[Credit, ...]:
    """Return the agencies credited in captions."""
    said = (match["names"] for line in lines for match in _PICTURE.finditer(line))
    names = (agency(_PICTURES.sub("", part).strip()) for one in said for part in _BETWEEN.split(one))
    return tuple(Credit(name, "picture") for name in dict.fromkeys(names) if name)


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    for at, line in lines[:EDGE]:
        yield from _matches(_DATELINE.match(line), at)
    for at, line in (*lines[:EDGE], *lines[-EDGE:]):
        yield from _matches(_SIGNED.match(line), at)
    for at, line in lines[-EDGE:]:
        yield from _matches(_BRACKETED.search(line), at)
        yield from _matches(_CONTRIBUTED.search(line), at)


def _matches(match: re.Match[str] | None, at: int) -> Iterator[tuple[int, int, str]]:
    for group, said in (match.groupdict() if match else {}).items():
        if match and said and (name := agency(said)):
            yield at + match.start(group), at + match.end(group), name
