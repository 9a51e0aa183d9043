"""Whom a report's text and pictures are credited to: agencies, in a dateline, a credit line, a bracket or a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.agencies import agency, parts
from headwater.model import Credit, Span
from headwater.text.media import publishes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from headwater.model import Passage, Report

EDGE = 3  # lines on either side of the first and the last line of the account in which a credit stands
_DATELINE = re.compile(r"^[^\n.!?]{0,80}\((?P<name>[^()\n]{2,40})\)\s*(?:[-–—:]+|$)")
_NAMED_DATELINE = re.compile(r"(?P<before>[^()a-z]{0,40}[^()]{0,30})\((?P<name>[^()]{2,40})\)\s*[—–-]")
_PLACE = re.compile(r"\W*[A-Z]{2,}[A-Z .,’'-]*\b")
_AGENCY = re.compile(
    r"(?!(?i:updated?|corrected|video|photos?|live)\b)(?:[A-Z]{2,6}|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){0,4})"
)
_SIGNED = re.compile(
    r"^\W*(?:by|from|source|via|\(c\)|copyright)?[\s:©]*(?:\d{4}\s+)?(?P<name>[^\n.]{2,50}?)\W*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?:[—–-]\s*|[(\[])(?P<name>[^()\[\]\n]{2,80})[)\]]?[.\s]*$")
_CONTRIBUTED = re.compile(
    r"^(?P<name>[^\n,]{2,40}?)(?:'s? [^\n,]{2,40}?)? (?:contributed|also contributed|staff contributed)\b"
    r"|(?:\b(?:with|includ(?:es|ing)) |^\W*)(?:files|information|inputs?|material|reporting) (?:by|from) (?P<other>[^\n.;)]{2,80})",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:\b(?:photo(?:graph)?s?|image|picture|credit|foto)\b[^\n:]{0,30}[:/|]\s*"
    r"|\((?=[^()]{0,40}(?:photo|images|/)))(?P<names>[^\n()]{2,80})",
    re.IGNORECASE,
)
_PICTURES = re.compile(r"\b(?:photos?|images?)\b", re.IGNORECASE)
_TAIL = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\W*$")
_NOT_PICTURE = re.compile(r"^(?:photo|image|picture|file|credit|courtesy|by|of|:|\s)+", re.IGNORECASE)


def text_credits(report: Report) -> Iterator[Credit]:
    """Yield the agencies that a labelled report's text is credited to, wherever it says so."""
    yield from _dateline(report)
    yield from _credit_lines(report)


def picture_credits(report: Report) -> Iterator[Credit]:
    """Yield whom the captions of a labelled report end in the names of, agency or not: "The bridge at dusk. [Ana Brook]"."""
    for caption in (passage for passage in report.passages if passage.kind == "caption"):
        if tail := _TAIL.search(report.at(caption.span)):
            for part, at in _placed(tail[1]):
                name = _NOT_PICTURE.sub("", part)
                end = caption.span.start + tail.start(1) + at + len(part)
                if name:
                    yield Credit(agency(name) or name, "picture", Span(end - len(name), end))


def agencies_of(captions: Iterable[str]) -> tuple[Credit, ...]:
    """Return the agencies credited in the captions of a page, which are no part of its text."""
    said = (match["names"] for line in captions for match in _PICTURE.finditer(line))
    names = (agency(_PICTURES.sub("", part).strip()) for one in said for part in parts(one))
    return tuple(Credit(name, "picture") for name in dict.fromkeys(names) if name)


def _dateline(report: Report) -> Iterator[Credit]:
    """The agency that nobody knows but a dateline names as such: "VELM (Nordwire) — …"; the outlet itself is none."""
    first = next((passage.span for passage in report.passages if passage.kind == "body"), None)
    if first is None or (found := _NAMED_DATELINE.match(report.at(first))) is None:
        return
    dated = not found["before"] or _PLACE.match(found["before"])
    known = any(map(agency, parts(found["name"])))
    if dated and not known and _AGENCY.fullmatch(found["name"]) and not publishes(report.outlet, found["name"]):
        at = first.start + found.start("name")
        yield Credit(found["name"], "text", Span(at, at + len(found["name"])))


def _credit_lines(report: Report) -> Iterator[Credit]:
    """The known agencies in the lines around both ends of the account, and in bylines and credit lines anywhere."""
    lines = [*report.passages]
    body = [n for n, passage in enumerate(lines) if passage.kind == "body"] or [0, len(lines) - 1]
    for n, passage in enumerate(lines):
        labelled = passage.kind in ("byline", "credit")
        opens, closes = (abs(n - end) < EDGE for end in (body[0], body[-1]))
        patterns = [_DATELINE] * opens + [_SIGNED] * (opens or closes or labelled)
        patterns += [_BRACKETED] * closes + [_CONTRIBUTED] * (closes or labelled)
        for pattern in patterns:
            yield from _agencies(pattern.search(report.at(passage.span)), passage)


def _agencies(found: re.Match[str] | None, line: Passage) -> Iterator[Credit]:
    if found is None or found.lastgroup is None:
        return
    start = line.span.start + found.start(found.lastgroup)
    for part, at in _placed(found[found.lastgroup]):
        if name := agency(part):
            yield Credit(name, "text", Span(start + at, start + at + len(part)))


def _placed(names: str) -> Iterator[tuple[str, int]]:
    """The names that stand side by side, each with its place."""
    at = 0
    for part in parts(names):
        at = names.index(part, at)
        yield part, at
        at += len(part)
