"""The date in the head of a page: what dates a report that was sent without one."""

from __future__ import annotations

import re
from datetime import date

from headwater.model import Report, Span
from headwater.text.calendar import interval
from headwater.text.times import times

LONGEST = 60


def head_day(report: Report) -> date | None:
    """Return the one full date that stands in a line of its own before the report's first body passage."""
    days = {day for line in _head(report) if (day := _only_day(line)) is not None}
    return days.pop() if len(days) == 1 else None


def _head(report: Report) -> list[str]:
    begins = [passage.span.start for passage in report.passages if passage.kind == "body"]
    head = report.text[: min(begins)] if begins else ""
    return [line for line in head.split("\n") if 0 < len(line.strip()) <= LONGEST]


def _only_day(line: str) -> date | None:
    """Return the day if the line holds nothing else: a headline that names a date dates no page."""
    found = [time for time in times(line, None) if time.type in ("DATE", "TIME")]
    rest = "".join(letter for place, letter in enumerate(line) if not any(_holds(time.span, place) for time in found))
    days = {interval(time.value) for time in found}
    day = days.pop() if len(days) == 1 and _NOTHING_ELSE.fullmatch(rest) else None
    return day[0] if day is not None and day[0] == day[1] else None


def _holds(span: Span, place: int) -> bool:
    return span.start <= place < span.end


_NOTHING_ELSE = re.compile(r"(?:\b(?:first|published|posted|date|on|at|gmt|utc|[a-z]{2,3}t)\b|[\W\d_])*", re.IGNORECASE)
