"""Days that a report names: calendar dates, weekdays and years, found cheaply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from headwater.text.calendar import real_day
from headwater.text.times_words import MONTHS, month_number

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_THEN_YEAR = r"(?:,?\s+((?:19|20)\d\d))?"
_BEFORE_DAY = re.compile(rf"\b{_MONTH}\s+\Z")
_AFTER_DAY = re.compile(rf"(?:st|nd|rd|th)?\b(?!:){_THEN_YEAR}")
_DAY_FIRST = re.compile(rf"(?<!\w)\d\d?(?:st|nd|rd|th)?(?: of)?\s+{_MONTH}{_THEN_YEAR}")
_NUMERIC = re.compile(r"(?<!\w)((?:19|20)\d\d)\s?([-/.])\s?(\d\d?)\s?\2\s?(\d\d?)\b")
_SOME_YEAR = re.compile(r"(?<!\w)(?:19[5-9]\d|20[0-4]\d)\b")
_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2]|[a-z]{3})\2(0[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
_WEEKDAY = re.compile(r"day\b(?:" + "|".join(rf"(?<=\b({weekday}))" for weekday in WEEKDAYS) + ")")  # "day" is rare
HEAD, LEAD, MONTH_BEFORE = 200, 600, 16  # characters


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
    text = f"{title}\n{prose}".lower()
    figures = _figures(text)
    found = list(_found(text, figures))
    full = [(at, day) for at, year, month, number in found if year and (day := _ordinal(year, month, number))]
    heading = [day for at, day in full if at < len(title) + HEAD]
    own = published or (max(heading) if heading else None)
    weekdays = [(m.end(), m.lastindex - 1) for m in _WEEKDAY.finditer(text) if m.lastindex]
    lead = frozenset(weekday for end, weekday in weekdays if end <= LEAD)
    named = {day for _, day in full}
    if own:
        named |= {_nearest(own, month, number) for _, year, month, number in found if not year} - {0}
        named |= {own - (own - 1 - weekday) % 7 for weekday in lead}
    counts = Counter(weekday for _, weekday in weekdays)
    return Days(
        own=own,
        named=frozenset(named),
        dates=frozenset((month, number) for _, _, month, number in found),
        weekdays=tuple(counts[day] for day in range(7)),
        lead_weekdays=lead,
        year=max((int(year[0]) for start, _ in figures if (year := _SOME_YEAR.match(text, start))), default=0),
    )


def full_dates(text: str) -> list[int]:
    """Return the days that a text names in full."""
    text = text.lower()
    found = _found(text, _figures(text))
    return [day for _, year, month, number in found if year and (day := _ordinal(year, month, number))]


def of_url(url: str | None) -> int | None:
    """Return the day that stands in a web address, as outlets number their pages."""
    for m in _IN_PATH.finditer(url or ""):
        month = int(m[3]) if m[3].isdigit() else MONTHS.get(m[3].lower(), 0)
        if month and (day := _ordinal(int(m[1]), month, int(m[4]))):
            return day
    return None


def _figures(text: str) -> list[list[int]]:
    """Return where figures stand, begin and end: they are few, so dates are looked for around them, not at every word."""
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    digit = codes - ord("0") < 10  # what is below wraps around
    if not text.isascii():
        beyond = codes > ord("\x7f")
        digit[beyond] = [chr(code).isdecimal() for code in codes[beyond].tolist()]
    found: list[list[int]] = np.flatnonzero(digit[1:] != digit[:-1]).reshape(-1, 2).tolist()
    return found


def _found(text: str, figures: Iterable[Sequence[int]]) -> Iterator[tuple[int, int | None, int, int]]:
    """Yield (place, year, month, day) of every date around the figures of a text in small letters."""
    for place in (place for figure in figures for place in _around(text, *figure)):
        if 1 <= place[2] <= 12 and 1 <= place[3] <= 31:
            yield place


def _around(text: str, start: int, end: int) -> Iterator[tuple[int, int | None, int, int]]:
    if end - start > 2:
        if m := _NUMERIC.match(text, start):
            yield start, int(m[1]), int(m[3]), int(m[4])
        return
    if (before := _BEFORE_DAY.search(text, max(start - MONTH_BEFORE, 0), start)) and (m := _AFTER_DAY.match(text, end)):
        yield before.start(), _year(m[1]), month_number(before[1]), int(text[start:end])
    if m := _DAY_FIRST.match(text, start):
        yield start, _year(m[2]), month_number(m[1]), int(text[start:end])


def _year(words: str | None) -> int | None:
    return int(words) if words else None


def _nearest(own: int, month: int, number: int) -> int:
    """Return the day of that month and number nearest to the report's own, 0 if there is none."""
    year = date.fromordinal(own).year
    near = [_ordinal(year + step, month, number) for step in (-1, 0, 1)]
    return min((day for day in near if day), key=lambda day: abs(day - own), default=0)


def _ordinal(year: int, month: int, number: int) -> int:
    day = real_day(year, month, number)
    return day.toordinal() if day else 0
