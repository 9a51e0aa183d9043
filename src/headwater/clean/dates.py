"""Calendar values as senders and page headers write them: ISO dates and times, and days written out in English."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from headwater.model import Dated, Given, Precision
from headwater.text.calendar import real_day
from headwater.text.times_words import MONTHS

LAST_MONTH = 12
YEARS = range(1600, 2200)  # of newspapers; others are slips, and the calendar ends at some
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})\b"),
)
_SLASHED = re.compile(r"(?:^|\s)(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?=\s|$|,)")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")  # since 1970, or thousandths of them, as programs write a date
_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")


def given_date(said: str | None, by: str = "given/1") -> Dated | None:
    """Return what a sender gave as the publication date, to its own precision; None if it is no date."""
    said = (said or "").strip()
    value, precision = _value(said)
    return Dated(value, precision, "metadata", by, f"given as {said!r}") if value and int(value[:4]) in YEARS else None


def undated(given: Given) -> tuple[str, ...]:
    """Note that what a sender gave as the date is none."""
    if given.published and not given_date(given.published):
        return (f"the given date {given.published!r} is no calendar date and was left out",)
    return ()


def _value(said: str) -> tuple[str, Precision]:
    if partial := _PARTIAL.fullmatch(said):
        return said if _real(said) else "", "month" if partial["month"] else "year"
    if counted := _SECONDS.fullmatch(said):
        return _minute(datetime.fromtimestamp(int(counted[1]), UTC)), "minute"
    moment = _iso(said) or _mail(said)
    if moment is None:
        return written_date(said) or "", "day"
    return (moment.date().isoformat(), "day") if len(said) <= 10 else (_minute(moment), "minute")


def written_date(line: str) -> str | None:
    """Return the one full calendar day written in a line ("Tuesday, March 4, 2025"), None if none or several.

    Of 12/22/2023 only one part can be the month; 5/6/2023 could be either and is left.
    """
    days = {day for pattern in _WRITTEN for m in pattern.finditer(line) if (day := _day(m.groupdict()))}
    days |= {day for m in _SLASHED.finditer(line) if (day := _slashed(*map(int, m.groups())))}
    return days.pop().isoformat() if len(days) == 1 else None


def _day(parts: dict[str, str]) -> date | None:
    month = int(parts["number"]) if "number" in parts else MONTHS[parts["month"].lower()]
    return real_day(int(parts["year"]), month, int(parts["day"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    either_way = (first > LAST_MONTH) == (second > LAST_MONTH)
    return None if either_way else real_day(year, *sorted((first, second)))


def _real(partial: str) -> bool:
    month = partial[5:]
    return not month or 1 <= int(month) <= LAST_MONTH


def _iso(said: str) -> datetime | None:
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _mail(said: str) -> datetime | None:
    try:
        return parsedate_to_datetime(said)
    except (ValueError, IndexError, TypeError):
        return None


def _minute(moment: datetime) -> str:
    zone = "" if moment.tzinfo is None else "Z" if moment.tzinfo is UTC else moment.strftime("%z")
    if len(zone) == 5:
        zone = "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}"
    return moment.isoformat(timespec="minutes")[:16] + zone
