"""What the passages of a report say of it: headline, author, date, and whom text and pictures are credited to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.clean.agencies import agency
from headwater.clean.authors import persons
from headwater.clean.dates import written_date
from headwater.model import Credit, Dated, Span
from headwater.text.media import publishes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.model import Passage, Report

BY = "details/1"
_TAIL = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\W*$")
_DATELINE_CREDIT = re.compile(r"[^()a-z]{0,40}[^()]{0,30}\(([^()]{2,40})\)\s*[—–-]")
_PLACE = re.compile(r"\W*[A-Z]{2,}[A-Z .,’'-]*\b")
_AGENCY = re.compile(
    r"(?!(?i:updated?|corrected|video|photos?|live)\b)(?:[A-Z]{2,6}|[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){0,4})"
)
_WITH = re.compile(r"\b(?:files|information|inputs?|material|reporting) (?:from|by) (.{2,80})", re.IGNORECASE)
_BY_AGENCY = re.compile(r"\W*(?:by|source:|—|–|-)\s*(.{2,50}?)\W*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,/;&|]\s*|\s+and\s+|\s+via\s+|(?<=\w) - ")
_LATER = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:published|posted|issued|first)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\s*[\[(<].*?[\])>]|\S+@\S+")
_NOT_PICTURE = re.compile(r"^(?:photo|image|picture|file|credit|courtesy|by|of|:|\s)+", re.IGNORECASE)


def with_details(report: Report) -> Report:
    """Return the report with what its own lines say, where nothing better is known."""
    published, updated = _dates(report)
    return replace(
        report,
        title=report.title or _headline(report),
        byline=report.byline or _byline(report),
        published=report.published or published,
        updated=report.updated or updated,
        credits=_merged(report.credits, (*_text_credits(report), *_picture_credits(report))),
    )


def _of(report: Report, *kinds: str) -> Iterator[tuple[Passage, str]]:
    return ((passage, report.at(passage.span)) for passage in report.passages if passage.kind in kinds)


def _headline(report: Report) -> str:
    return next((" ".join(words.split()) for _, words in _of(report, "headline")), "")


def _byline(report: Report) -> tuple[str, ...]:
    return persons([_CONTACT.sub("", words) for _, words in _of(report, "byline")], ())


def _dates(report: Report) -> tuple[Dated | None, Dated | None]:
    """Return when the text says that it was published and updated; a bare date at its head may be the page's clock."""
    first = next((p.span.start for p in report.passages if p.kind == "body"), len(report.text))
    published = updated = clock = None
    for passage, words in _of(report, "dateline", "byline"):
        if not (day := written_date(words)):
            continue
        if _LATER.search(words) and not _SAID.search(words):
            updated = updated or Dated(day, "day", "byline", BY, f"the line {words!r}")
        elif _SAID.search(words) or passage.kind == "byline":
            published = published or Dated(day, "day", "byline", BY, f"the line {words!r}")
        elif passage.span.end <= first:
            clock = clock or Dated(
                day, "day", "text", BY, f"the line {words!r} above the report, perhaps the page's clock"
            )
    return published or clock or updated, updated


def _text_credits(report: Report) -> Iterator[Credit]:
    body = [*_of(report, "body")]
    if body and (found := _DATELINE_CREDIT.match(body[0][1])):
        at = body[0][0].span.start + found.start(1)
        yield from _agencies(found[1], at) if any(map(agency, _PARTS.split(found[1]))) else _unknown(report, found, at)
    if body and (found := _TAIL.search(body[-1][1])):
        yield from _agencies(found[1], body[-1][0].span.start + found.start(1))
    for passage, words in _of(report, "byline", "credit"):
        if found := _WITH.search(words) or _BY_AGENCY.fullmatch(words):
            yield from _agencies(found[1], passage.span.start + found.start(1))


def _unknown(report: Report, line: re.Match[str], at: int) -> Iterator[Credit]:
    """The agency that nobody knows but a dateline names as such: "VELM (Nordwire) — …"; the outlet itself is none."""
    before, name = line.string[: line.start(1) - 1], line[1]
    dated = not before or _PLACE.match(before)
    if dated and _AGENCY.fullmatch(name) and not publishes(report.outlet, name):
        yield Credit(name, "text", Span(at, at + len(name)))


def _agencies(names: str, start: int) -> Iterator[Credit]:
    for part in _PARTS.split(names):
        if name := agency(part):
            at = start + names.index(part)
            yield Credit(name, "text", Span(at, at + len(part)))


def _picture_credits(report: Report) -> Iterator[Credit]:
    for passage, words in _of(report, "caption"):
        if tail := _TAIL.search(words):
            for part in filter(None, (_NOT_PICTURE.sub("", each) for each in _PARTS.split(tail[1]))):
                at = passage.span.start + tail.start(1) + tail[1].index(part)
                yield Credit(agency(part) or part, "picture", Span(at, at + len(part)))


def _merged(known: tuple[Credit, ...], found: tuple[Credit, ...]) -> tuple[Credit, ...]:
    named = {(credit.name, credit.of) for credit in known}
    return (*known, *(credit for credit in dict.fromkeys(found) if (credit.name, credit.of) not in named))
