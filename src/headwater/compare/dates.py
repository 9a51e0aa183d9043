"""Dates of a row's cells that differ, compared as calendar intervals."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, slots
from headwater.model import Time
from headwater.text.calendar import interval, relation

WEEK, MONTH = 7, 31  # days


def dates(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the date in which two cells differ: the only one of each that the other does not give too."""
    ours, theirs = _unshared(left, right), _unshared(right, left)
    if len(ours) != 1 or len(theirs) != 1:
        return
    yield from _difference(left, ours[0], right, theirs[0])


def _unshared(place: Place, other: Place) -> list[Time]:
    """The dates of a cell, those left out that the other cell gives too."""
    given = {time.value for time in other.cell.claim.times}
    found = {time.value: time for time in place.cell.claim.times if time.type in ("DATE", "TIME") and _is_date(time)}
    return [time for value, time in found.items() if value not in given]


def _difference(left: Place, ours: Time, right: Place, theirs: Time) -> Iterator[Difference]:
    how = relation(ours.value, theirs.value)
    words, spans = (ours.text, theirs.text), (ours.span, theirs.span)
    told = f"{_told(left, ours)}; {_told(right, theirs)}"
    # two years in one row mostly date two things: "since the 2022 invasion", "deepened in 2024"
    like = _width(ours) == _width(theirs) and not _is_wide(ours)
    if how == "disjoint" and (like or _one_slot(left, ours, right, theirs)):
        yield Difference("date", words, spans, "conflict", f"{told}: cannot both be true")
    elif how in ("contains", "overlaps"):
        yield Difference("date", words, spans, "compatible", f"{told}: one is wider than the other")


def _width(time: Time) -> str:
    """Whether a value is a day, a month or something longer."""
    days = interval(time.value)
    length = (days[1] - days[0]).days if days is not None else 0
    return "day" if length < WEEK else "month" if length < MONTH else "longer"


def _one_slot(left: Place, ours: Time, right: Place, theirs: Time) -> bool:
    return alike(left, right) and any(a.overlaps(ours.span) and b.overlaps(theirs.span) for a, b in slots(left, right))


def _is_date(time: Time) -> bool:
    return interval(time.value) is not None or time.value.startswith("XXXX")


def _is_wide(time: Time) -> bool:
    """Whether a date covers more than a month."""
    days = interval(time.value)
    return days is not None and (days[1] - days[0]).days > MONTH


def _told(place: Place, time: Time) -> str:
    days = interval(time.value)
    if days is None:
        return f"“{time.text}”"
    value = days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
    published = place.report.published
    told = f" by {place.report.outlet.name or place.report.id}'s date of {published.value[:10]}" if published else ""
    return f"“{time.text}” is {value}{told if time.basis != 'text' or not _is_full(time.text) else ''}"


def _is_full(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and len(text) > 8
