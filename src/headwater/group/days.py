"""Days that a report names: calendar dates, weekdays and years, found cheaply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?:,?\s+((?:19|20)\d\d))?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+{_MONTH}{_YEAR}", re.IGNORECASE)
_NUMERIC = re.compile(r"\b((?:19|20)\d\d)\s?([-/.])\s?(\d\d?)\s?\2\s?(\d\d?)\b")
_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2]|[a-z]{3})\2(0[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_SOME_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")
HEAD, LEAD = 200, 600


@dataclass(frozen=True, slots=True)
class Days:
    """What a report says of days: its own (published, or a full date in its head), those it names, weekdays, years."""

    own: int | None
    named: frozenset[int]
    dates: frozenset[tuple[int, int]]
    weekdays: tuple[int, ...]
    lead_weekdays: frozenset[int]
    year: int


def days(title: str, prose: str, published: int | None) -> Days:
    """Find the days that a report names; those without a year are the nearest to its own."""
    text = f"{title}\n{prose}"
    found = _found(text)
    full = [(at, day) for at, year, month, number in found if year and (day := _ordinal(year, month, number))]
    heading = [day for at, day in full if at < len(title) + HEAD]
    own = published or (max(heading) if heading else None)
    weekdays = [WEEKDAYS.index(day.lower()) for day in _WEEKDAY.findall(text)]
    lead = frozenset(WEEKDAYS.index(day.lower()) for day in _WEEKDAY.findall(text[:LEAD]))
    named = {day for _, day in full}
    if own:
        named |= {_nearest(own, month, number) for _, year, month, number in found if not year} - {0}
        named |= {own - (own - 1 - weekday) % 7 for weekday in lead}
    return Days(
        own=own,
        named=frozenset(named),
        dates=frozenset((month, number) for _, _, month, number in found),
        weekdays=tuple(weekdays.count(day) for day in range(7)),
        lead_weekdays=lead,
        year=max(map(int, _SOME_YEAR.findall(text)), default=0),
    )


def full_dates(text: str) -> list[int]:
    """Return the days that a text names in full, in text order."""
    return [day for _, year, month, number in _found(text) if year and (day := _ordinal(year, month, number))]


def of_url(url: str | None) -> int | None:
    """Return the day that stands in a web address, as outlets number their pages."""
    for m in _IN_PATH.finditer(url or ""):
        month = int(m[3]) if m[3].isdigit() else (MONTHS.index(m[3].lower()) + 1 if m[3].lower() in MONTHS else 0)
        if month and (day := _ordinal(int(m[1]), month, int(m[4]))):
            return day
    return None


def _found(text: str) -> list[tuple[int, int | None, int, int]]:
    """Return (place, year, month, day) of every date, in text order."""
    found = [(m.start(), _year(m[3]), _month(m[1]), int(m[2])) for m in _MONTH_FIRST.finditer(text)]
    found += [(m.start(), _year(m[3]), _month(m[2]), int(m[1])) for m in _DAY_FIRST.finditer(text)]
    found += [(m.start(), int(m[1]), int(m[3]), int(m[4])) for m in _NUMERIC.finditer(text)]
    return sorted((place for place in found if 1 <= place[2] <= 12 and 1 <= place[3] <= 31), key=lambda place: place[0])


def _year(words: str | None) -> int | None:
    return int(words) if words else None


def _month(words: str) -> int:
    return MONTHS.index(words[:3].lower()) + 1


def _nearest(own: int, month: int, number: int) -> int:
    """Return the day of that month and number nearest to the report's own, 0 if there is none."""
    year = date.fromordinal(own).year
    near = [_ordinal(year + step, month, number) for step in (-1, 0, 1)]
    return min((day for day in near if day), key=lambda day: abs(day - own), default=0)


def _ordinal(year: int, month: int, number: int) -> int:
    try:
        return date(year, month, number).toordinal()
    except ValueError:
        return 0
