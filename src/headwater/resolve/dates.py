"""Dates that a report does not tell but its story does: a story's readings in, the same out with times resolved.

A report without a date of its own is read as published about when the dated reports of its story were. A time is
resolved only if every day that this leaves open gives the same value; else it stays as it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import get_args

from headwater.model import Claim, Dated, Place, Precision, Reading, Report, Span, StoryInput, Time
from headwater.text.calendar import interval
from headwater.text.media import called
from headwater.text.times import is_established, times

BY = "story dates/1"
SLACK = timedelta(1)
NEAR = timedelta(14)

Day = tuple[date, str]


def dates(story: StoryInput) -> StoryInput:
    """Give undated reports what their story establishes of their date, and resolve their times by it."""
    names = called(reading.report for reading in story.readings)
    evidence = Evidence(tuple(_publications(story, names)), tuple(_days_named(story, names)))
    return replace(story, readings=tuple(_resolved(reading, evidence) for reading in story.readings))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What dates a story, with the names of reports: when its dated ones were published, and the full dates in their texts."""

    publications: tuple[Day, ...]
    named: tuple[Day, ...]


def _publications(story: StoryInput, names: Mapping[str, str]) -> Iterator[Day]:
    for reading in story.readings:
        if (day := _own_day(reading.report)) is not None:
            yield day, names[reading.report.id]


def _days_named(story: StoryInput, names: Mapping[str, str]) -> Iterator[Day]:
    """Days that the texts name in full, with their year."""
    for reading in story.readings:
        for time in reading.times:
            if time.basis == "text" and (day := _one_day(time.value)) is not None:
                yield day, names[reading.report.id]


def _own_day(report: Report) -> date | None:
    return _one_day(report.published.value) if report.published and report.published.basis != "story" else None


def _one_day(value: str) -> date | None:
    days = interval(value)
    return days[0] if days is not None and days[0] == days[1] else None


def _resolved(reading: Reading, evidence: Evidence) -> Reading:
    if _own_day(reading.report) is not None:
        return reading
    days = _candidates(reading.report, evidence)
    if not days and not evidence.named:
        return reading
    agreed = _agreed(reading, days)
    known = {time.span: _established(time, reading.report, agreed, evidence) for time in reading.times}
    return replace(
        reading,
        report=_dated(reading.report, days, evidence),
        times=tuple(known[time.span] for time in reading.times),
        claims=tuple(_with_times(claim, known) for claim in reading.claims),
    )


def _candidates(report: Report, evidence: Evidence) -> tuple[date, ...]:
    """Return the days on which it may have been published: around each dated report, within what it says itself."""
    days = {day + shift for day, _ in evidence.publications for shift in (-SLACK, timedelta(0), SLACK)}
    if report.published is not None and (said := interval(report.published.value)) is not None:
        days = {day for day in days if said[0] <= day <= said[1]} or set(said)
    return tuple(sorted(days))


def _established(time: Time, report: Report, agreed: dict[Span, str], evidence: Evidence) -> Time:
    if is_established(time.value):
        return time
    if time.span in agreed:
        return replace(time, value=agreed[time.span], basis="story", why=_why(report, evidence))
    return _by_named_day(time, evidence)


def _agreed(reading: Reading, days: Sequence[date]) -> dict[Span, str]:
    """Return the values of times that are not established, where they are the same whatever day it was published on.

    The outermost days are asked first: they agree least, and what they disagree about need not be asked of the others.
    """
    asked = [time.span for time in reading.times if not is_established(time.value)]
    agreed: dict[Span, str] = {}
    for day in _outermost_first(days):
        values = _values(reading, day, asked)
        asked = [
            span for span in asked if is_established(value := values.get(span, "")) and agreed.get(span, value) == value
        ]
        agreed = {span: values[span] for span in asked}
        if not asked:
            break
    return agreed


def _outermost_first(days: Sequence[date]) -> Iterator[date]:
    left = deque(days)
    while left:
        yield left.popleft()
        left.reverse()


def _by_named_day(time: Time, evidence: Evidence) -> Time:
    """Give a day without a year the year of a full date close by that the story names, if only one year fits."""
    if not time.value.startswith("XXXX-") or not time.value[5:7].isdigit():
        return time
    fits = {}
    for day, report in evidence.named:
        for year in (day.year - 1, day.year, day.year + 1):
            days = interval(f"{year}{time.value[4:]}")
            if days is not None and days[0] - NEAR <= day <= days[1] + NEAR:
                fits[year] = f"the year is that of {day}, which {report} names"
    if len(fits) != 1:
        return time
    year, why = fits.popitem()
    return replace(time, value=f"{year}{time.value[4:]}", basis="story", why=why)


def _dated(report: Report, days: tuple[date, ...], evidence: Evidence) -> Report:
    """Date the report as far as the days agree: to the month, to the year, or not at all."""
    if report.published is not None or not days:
        return report
    steps: tuple[tuple[str, Precision], ...] = (("%Y-%m", "month"), ("%Y", "year"))
    for shape, precision in steps:
        values = {day.strftime(shape) for day in days}
        if len(values) == 1:
            return replace(report, published=Dated(values.pop(), precision, "story", BY, _why(report, evidence)))
    return report


def _with_times(claim: Claim, known: dict[Span, Time]) -> Claim:
    return replace(claim, times=tuple(known.get(time.span, time) for time in claim.times))


def _values(reading: Reading, day: date, asked: Sequence[Span]) -> dict[Span, str]:
    """Return the values of the times asked for, and of those before them, had the report been published on a day."""
    found = {}
    for place in get_args(Place):
        text = reading.report.whole(place)
        last = max((span.start for span in asked if span.place == place), default=-1)
        lines = sorted({_line(text, time.span) for time in reading.times if time.span.place == place})
        lines = [line for line in lines if line.start <= last]
        for time in times(text, day.isoformat(), lines) if lines else ():
            found[replace(time.span, place=place)] = time.value
    return found


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _why(report: Report, evidence: Evidence) -> str:
    lack = "the report has no date of its own" if report.published is None else "the report has no day of its own"
    told = ", ".join(f"{name} ({day})" for day, name in evidence.publications[:3])
    return f"{lack}; " + (
        f"read as published about when others of its story were: {told}" if told else "all its days agree"
    )
