"""Two days in, whether they can be one moment or bound one span: of one night, by the clocks of two places, since and until."""

from __future__ import annotations

import re
from datetime import date

from headwater.model import Time
from headwater.text.calendar import interval

LATE = re.compile(r"T(?:NI|2[0-4])")  # hours that reach into the next day
EARLY = re.compile(r"T(?:0[0-5]|24)")
ZONE = re.compile(r"\b(?:GMT|UTC|local time|[A-Z]{1,3}[SD]?T)\b")
OPENING = frozenset(("after", "beginning", "from", "since", "starting"))
CLOSING = frozenset(("before", "by", "prior to", "until"))


def one_moment(x: Time, y: Time, bounds: tuple[str, str]) -> bool:
    """Return whether two neighbouring days can be one moment: of one night, or told by the clocks of two places."""
    ours, theirs = _day(x), _day(y)
    if ours is None or theirs is None or abs((ours - theirs).days) != 1:
        return False
    if any(ZONE.search(time.text) for time in (x, y)):
        return True
    (first, bound), (then, _) = sorted(zip((x, y), bounds, strict=True), key=lambda each: each[0].value)
    late = LATE.search(first.value) is not None or bound == "late" or first.text.casefold().startswith("late ")
    return late and ("T" not in then.value or EARLY.search(then.value) is not None)


def of_one_span(x: Time, y: Time, bounds: tuple[str, str]) -> bool:
    """Return whether one of two dates opens a span that the other closes, or one is told to be by the other at the latest."""
    told = list(zip((x, y), bounds, strict=True))
    for (first, bound), (last, end) in (told, told[::-1]):
        within = interval(first.value), interval(last.value)
        if end in CLOSING and (bound in OPENING or (end == "by" and bound not in CLOSING)) and within[0] and within[1]:
            return within[0][0] <= within[1][1]
    return False


def goes_on(x: Time, y: Time, bounds: tuple[str, str]) -> bool:
    """Return whether one date opens a span, "since January", and the other, which opens none, may lie in it."""
    told = list(zip((x, y), bounds, strict=True))
    return any(
        bound == "since" and end != "since" and _first(first) < _first(then)
        for (first, bound), (then, end) in (told, told[::-1])
    )


def _first(time: Time) -> date:
    days = interval(time.value)
    return days[0] if days else date.min


def _day(time: Time) -> date | None:
    days = interval(time.value)
    return days[0] if days and days[0] == days[1] else None
