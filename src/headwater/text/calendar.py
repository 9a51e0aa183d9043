"""TIMEX3 values as closed calendar intervals, and how two of them relate."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)"

Interval = tuple[date, date]
Relation = Literal["equal", "contains", "overlaps", "disjoint", "unknown"]


@cache
def interval(value: str) -> Interval | None:
    """Return the first and last day a value covers; None for durations, references and values without a year."""
    for shape, days in _SHAPES:
        if (found := shape.fullmatch(value)) is not None:
            try:
                return days(*(int(part) if part.isdigit() else 0 for part in found.groups("")))
            except ValueError:
                return None
    return _season(value)


def weekday(value: str) -> int | None:
    """Return the day of the week, Monday is 1, of a value that names a day; also of "XXXX-WXX-7"."""
    if (bare := re.match(r"[\dX]{4}-W[\dX]{2}-([1-7])", value)) is not None:
        return int(bare[1])
    days = interval(value)
    return days[0].isoweekday() if days is not None and days[0] == days[1] else None


def relation(a: str, b: str) -> Relation:
    """Return how two values relate: "contains" if one lies within the other, "unknown" if either has no interval.

    Two bare weekdays, two days without a year, or a weekday and a day are compared as far as they go.
    """
    if a and a == b:
        return "equal"
    if (ours := interval(a)) is not None and (theirs := interval(b)) is not None:
        return _of_intervals(ours, theirs)
    if _contradict(a, b):
        return "disjoint"
    return "unknown"


def real_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_intervals(a: Interval, b: Interval) -> Relation:
    if a == b:
        return "equal"
    if a[1] < b[0] or b[1] < a[0]:
        return "disjoint"
    return "contains" if _within(a, b) or _within(b, a) else "overlaps"


def _within(a: Interval, b: Interval) -> bool:
    return a[0] <= b[0] and b[1] <= a[1]


def _contradict(a: str, b: str) -> bool:
    """Whether two values that are not intervals both name a weekday, or a month or day of the year, and not the same one."""
    ours, theirs = weekday(a), weekday(b)
    if ours is not None and theirs is not None:
        return ours != theirs
    left, right = _DAY_OF_YEAR.match(a), _DAY_OF_YEAR.match(b)
    if left is None or right is None:
        return False
    return left[1] != right[1] or bool(left[2] and right[2] and left[2] != right[2])


_DAY_OF_YEAR = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?![\d-])")


def _day(year: int, month: int, day: int) -> Interval:
    return date(year, month, day), date(year, month, day)


def _week(year: int, week: int, day: int = 0) -> Interval:
    monday = date.fromisocalendar(year, week, 1)
    return (monday, monday + timedelta(6)) if not day else (monday + timedelta(day - 1),) * 2


def _weekend(year: int, week: int) -> Interval:
    monday = date.fromisocalendar(year, week, 1)
    return monday + timedelta(5), monday + timedelta(6)


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _years(first: int, last: int) -> Interval:
    return date(first, 1, 1), date(last, 12, 31)


def _season(value: str) -> Interval | None:
    """Meteorological seasons of the north; winter is the one that begins in the year named."""
    found = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if found is None:
        return None
    year = int(found[1])
    if found[2] == "WI":
        return date(year, 12, 1), _months(year + 1, 2, 2)[1]
    first = {"SP": 3, "SU": 6, "FA": 9}[found[2]]
    return _months(year, first, first + 2)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[..., Interval]], ...] = tuple(
    (re.compile(shape), days)
    for shape, days in (
        (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", _day),
        (r"(\d{4})-W(\d\d)-WE", _weekend),
        (r"(\d{4})-W(\d\d)(?:-([1-7]))?(?:T.*)?", _week),
        (r"(\d{4})-(\d\d)(?:-XX)?", lambda year, month: _months(year, month, month)),
        (r"(\d{4})-Q([1-4])", lambda year, quarter: _months(year, 3 * quarter - 2, 3 * quarter)),
        (r"(\d{4})-H([12])", lambda year, half: _months(year, 6 * half - 5, 6 * half)),
        (r"(\d{4})(?:-XX(?:-XX)?)?", lambda year: _years(year, year)),
        (r"(\d{3})", lambda decade: _years(10 * decade, 10 * decade + 9)),
        (r"(\d{2})", lambda century: _years(100 * century, 100 * century + 99)),
    )
)
