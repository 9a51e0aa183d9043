"""What stands above a pasted report: its outlet and its day, in a line of their own ("Tarn Post, 3 August 2026")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.dates import written_date
from headwater.text.media import medium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.model import Report

_NAMED_AND_DATED = re.compile(r"(?P<name>[^,|·•\d\n]{2,60}?)(?:\s*[,|·•]\s*|\s+[-–—]\s+)(?P<day>[^|·•\n]{6,40})")
_RELEASE = re.compile(r"[^\W\d_][^.\n]{1,40}?,\s+(?P<day>[^–—\n]{8,30}?)\s*(?:[–—]|\s-{1,2}\s)")
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
    """Return the medium that the first line names, or one above the report beside its day."""
    opening = next((passage for passage in report.passages if report.at(passage.span).strip()), None)
    alone = report.at(opening.span).strip() if opening and opening.kind not in {"headline", "body"} else ""
    dated = [(line, name) for line, name, _ in _named_and_dated(report)]
    names = [*([] if alone in dict(dated) else [alone]), *(name for _, name in dated)]
    return next((name for name in names if name and medium(name)), None)


def _named_and_dated(report: Report) -> Iterator[tuple[str, str, str]]:
    """The lines above the account that hold a name and a full day, and nothing else: line, name and day."""
    for passage in report.passages:
        if passage.kind == "body":
            return
        line = report.at(passage.span).strip()
        found = _NAMED_AND_DATED.fullmatch(line) if passage.kind in {"navigation", "dateline"} else None
        if found and len(found["day"].split()) <= MOST_WORDS and (day := written_date(found["day"])):
            yield line, found["name"].strip(), day
