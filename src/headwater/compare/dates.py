"""Dates of a row's cells that differ, compared as calendar intervals."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.model import Time
from headwater.text.calendar import interval, relation

MONTH = 31  # days


def dates(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the dates in which two cells differ, where each names one."""
    ours, theirs = (_only(place) for place in (left, right))
    if ours is None or theirs is None:
        return
    how = relation(ours.value, theirs.value)
    if how == "disjoint" and _is_wide(ours) and _is_wide(theirs):
        return  # two years in one row mostly date two things: "since the 2022 invasion", "deepened in 2024"
    words, spans = (ours.text, theirs.text), (ours.span, theirs.span)
    if how == "disjoint":
        why = f"{_told(left, ours)}; {_told(right, theirs)}: cannot both be true"
        yield Difference("date", words, spans, "conflict", why)
    elif how in ("contains", "overlaps"):
        why = f"{_told(left, ours)}; {_told(right, theirs)}: one is wider than the other"
        yield Difference("date", words, spans, "compatible", why)


def _only(place: Place) -> Time | None:
    """The one date of a cell; of several nothing tells which is meant."""
    found = [time for time in place.cell.claim.times if time.type in ("DATE", "TIME") and _is_date(time)]
    return found[0] if len({time.value for time in found}) == 1 else None


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
