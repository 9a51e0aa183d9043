"""The date in the head of a page: what dates a report that was sent without one."""

from __future__ import annotations

from datetime import date

from headwater.model import Report
from headwater.text.calendar import interval
from headwater.text.times import times

MOST_WORDS = 9


def head_day(report: Report) -> date | None:
    """Return the one full date that stands in a line of its own before the report's first body passage."""
    days = {day for line in _head(report) if (day := _only_day(line)) is not None}
    return days.pop() if len(days) == 1 else None


def _head(report: Report) -> list[str]:
    ends = [passage.span.start for passage in report.passages if passage.kind == "body"]
    head = report.text[: min(ends)] if ends else ""
    captions = {report.at(passage.span).strip() for passage in report.passages if passage.kind == "caption"}
    return [line.strip() for line in head.split("\n") if line.strip() and line.strip() not in captions]


def _only_day(line: str) -> date | None:
    if len(line.split()) > MOST_WORDS:
        return None
    days = {interval(time.value) for time in times(line, None) if time.type in ("DATE", "TIME")}
    found = days.pop() if len(days) == 1 else None
    return found[0] if found is not None and found[0] == found[1] else None
