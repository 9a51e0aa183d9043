"""What stands above a pasted report in a line of its own: its outlet, its day ("Tarn Post, 3 August 2026"), its address."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from headwater.clean.dates import written_date
from headwater.text.media import medium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.model import Passage, Report

_NAMED_AND_DATED = re.compile(r"(?P<name>[^,|·•\d\n]{2,60}?)(?:\s*[,|·•]\s*|\s+[-–—]\s+)(?P<day>[^|·•\n]{6,40})")
_ISSUED = re.compile(
    r"(?P<body>.{2,50}?)(?:’s|'s)? (?:press (?:office|service|release|statement)|statement|communiqué)", re.IGNORECASE
)
_RELEASE = re.compile(r"[^\W\d_][^.\n]{1,40}?,\s+(?P<day>[^–—\n]{8,30}?)\s*(?:[–—]|\s-{1,2}\s)")
_ADDRESS = re.compile(r"(?:[A-Za-z]+:\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
_FOLLOWED = re.compile(r"\d[\d.,\s]*[KkMm]? (?:subscribers?|followers?|members?)\b.*", re.IGNORECASE)
MOST_WORDS = 6  # of a day with its weekday and hour


def days(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the days that a line above a report gives beside a name, or its first words after a place, each with these words."""
    for line, _, day in _named_and_dated(report):
        yield day, line
    first = next((passage for passage in report.passages if passage.kind == "body"), None)
    found = _RELEASE.match(report.at(first.span)) if first else None
    if found and (released := written_date(found["day"])):
        yield released, found[0]


def outlet(report: Report) -> str | None:
    """Return the medium that the first line names, or one above the report beside its day; or whose followers the second counts."""
    first, second = [*(report.at(passage.span) for passage in _above(report)), "", ""][:2]
    dated = [(line, name) for line, name, _ in _named_and_dated(report)]
    if _FOLLOWED.fullmatch(second):
        return first
    issued = (found["body"] for _, name in dated if (found := _ISSUED.fullmatch(name)))
    names = [*([] if first in dict(dated) else [first]), *(name for _, name in dated)]
    return next((name for name in names if name and medium(name)), None) or next(issued, None)


def address(report: Report) -> str | None:
    """Return the address that a line above the report holds, and nothing else."""
    lines = (_ADDRESS.fullmatch(report.at(passage.span)) for passage in _above(report))
    return next((found["url"] for found in lines if found), None)


def _above(report: Report) -> Iterator[Passage]:
    """The lines above the account, but for its headline."""
    return (passage for passage in _head(report) if passage.kind != "headline")


def _head(report: Report) -> Iterator[Passage]:
    return takewhile(lambda passage: passage.kind != "body", report.passages)


def _named_and_dated(report: Report) -> Iterator[tuple[str, str, str]]:
    """The lines above the account that hold a name and a full day, and nothing else: line, name and day.

    A headline may end with any day; it is such a line only where it says whose statement follows.
    """
    for passage in _head(report):
        line = report.at(passage.span)
        found = _NAMED_AND_DATED.fullmatch(line)
        if not found or len(found["day"].split()) > MOST_WORDS or not (day := written_date(found["day"])):
            continue
        name = found["name"].strip()
        if passage.kind in {"navigation", "dateline"} or (passage.kind == "headline" and _ISSUED.fullmatch(name)):
            yield line, name, day
