"""Values of expressions that name a day or an hour: dates, weekdays, yesterday, times of day."""

from __future__ import annotations

import re
from datetime import timedelta

from headwater.text.calendar import real_day
from headwater.text.numerals import ordinal
from headwater.text.times_context import Answer, Context, Handler, nearest_weekday
from headwater.text.times_grammar import Found
from headwater.text.times_words import PARTS, WEEKDAYS, asked, month_number


def stamp(match: Found, _: Context) -> Answer:
    """Give "2025-02-10", with or without a time of day."""
    day = real_day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    return ("TIME", f"{day}T{match['hour']}:{match['minute']}") if match["hour"] else ("DATE", str(day))


def slashed(match: Found, _: Context) -> Answer:
    """Give "10/25/89" as Americans write it, or the other way round where only that is a date."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year > 50 else 2000
    day = real_day(year, a, b) or real_day(year, b, a)
    return ("DATE", str(day)) if day else None


def dated(match: Found, context: Context) -> Answer:
    """Give "Friday, Oct. 13", with or without year and hour."""
    month = month_number(match["month"] or match["month2"])
    day = ordinal(match["day"] or match["day2"])
    if day is None or (match["month"] or match["month2"])[0].islower():
        return None
    if year := match["year"] or _year_of_range(match, context):
        found = real_day(int(year), month, day)
        value = str(found) if found else None
    else:
        value = _day_of_some_year(month, day, context)
    if value and match["part"]:
        return "TIME", f"{value}T{PARTS[match['part'].lower()]}"
    return _at(value, match["clock"] or match["clock2"]) if value else None


def first_day(match: Found, context: Context) -> Answer:
    """Give the 9 of "9 to 11 March"."""
    month, day = month_number(match["month"]), int(match["day"])
    if match["month"][0].islower():
        return None
    found = real_day(int(match["year"]), month, day) if match["year"] else _day_of_some_year(month, day, context)
    return ("DATE", str(found)) if found else None


def _day_of_some_year(month: int, day: int, context: Context) -> str | None:
    """Return the day in the year that the sentence's tense, or else nearness to the anchor, tells."""
    if real_day(2000, month, day) is None:
        return None
    if context.anchor is None:
        return f"XXXX-{month:02}-{day:02}"
    anchor = context.anchor
    days = [found for n in range(-4, 5) if (found := real_day(anchor.year + n, month, day)) is not None]
    direction = context.direction
    best = min(days, key=lambda d: abs((d - anchor).days) + (200 if (d - anchor).days * direction < 0 else 0))
    return str(best)


def _year_of_range(match: Found, context: Context) -> str | None:
    """Return the year of "May 3 to 5, 2017"."""
    found = re.match(
        r"(?: ?[-–] ?| to | and | or )\d{1,2},? ((?:1[5-9]|20)\d\d)\b", context.text[match.end() : match.end() + 20]
    )
    return found[1] if found else None


def another_day(match: Found, context: Context) -> Answer:
    """Give the 25 of "April 24 and 25"."""
    first = context.earlier[-1] if context.earlier else None
    if first is None or context.text[first.span.end : match.start()] not in (" and ", "-", "–", " or ", " to "):
        return None
    found = re.fullmatch(r"([\dX]{4}-\d\d)-\d\d", first.value)
    return ("DATE", f"{found[1]}-{int(match['day']):02}") if found and first.text[-1].isdigit() else None


def weekday(match: Found, context: Context) -> Answer:
    """Give "Friday", "last Friday", "Friday night", "9 a.m. Tuesday", "each Thursday"."""
    number_of_day = WEEKDAYS[match["weekday"][:3].lower()]
    part = PARTS.get(_last_word(match["part"] or match["part1"]), "")
    if match["every"] or match["plural"] or match["plural2"]:
        return "SET", f"XXXX-WXX-{number_of_day}" + (f"T{part}" if part else "")
    if context.anchor is None:
        value = f"XXXX-WXX-{number_of_day}"
    else:
        direction = asked(match["which"]) or context.direction
        day = nearest_weekday(context.anchor, number_of_day, direction)
        which = match["which"].lower()
        same = which == "the previous" or (day == context.anchor and which in ("last", "past", "this past"))
        value = str(day - timedelta(7) if same else day)
    return ("TIME", f"{value}T{part}") if part else _at(value, match["clock"] or match["clock2"])


def day_part(match: Found, context: Context) -> Answer:
    """Give "today", "last night", "tomorrow morning", "this afternoon"."""
    word = match["day"].lower()
    part = PARTS.get(_last_word(match["part"] or match["part1"]), "")
    if not part:
        part = "NI" if "night" in word else PARTS.get(word[5:], "")
    if word.startswith("that "):
        return "TIME", f"{context.day() or 'XXXX-XX-XX'}T{part}"
    if context.anchor is None:
        return ("TIME" if part else "DATE"), ""
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    value = str(context.anchor + timedelta(shift))
    return ("TIME", f"{value}T{part}") if part else _at(value, match["clock"] or match["clock2"])


def bare_clock(match: Found, context: Context) -> Answer:
    """Give "10 p.m.", on the day last spoken of."""
    spoken = context.latest(r"(?:[\dX]{4}-\d\d-\d\d|XXXX-WXX-\d)(?:T.*)?")
    day = spoken.split("T")[0] if spoken else str(context.anchor or "XXXX-XX-XX")
    return "TIME", day + _hour(match["clock"])


def _last_word(words: str) -> str:
    return re.split(r"[ -]", words.lower())[-1]


def _at(value: str, clock: str) -> Answer:
    return ("TIME", value + _hour(clock)) if clock else ("DATE", value)


def _hour(clock: str) -> str:
    low = clock.lower()
    if low in ("noon", "midday", "midnight"):
        return "T24:00" if low == "midnight" else "T12:00"
    found = re.match(r"(\d\d?)(?:[:.]? ?(\d\d))?", low)
    hour, minute = (int(found[1]), found[2] or "00") if found else (0, "00")
    if re.search(r"\dp| p", low) and hour < 12:
        hour += 12
    elif re.search(r"\da| a", low) and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute}"


DATES: dict[str, Handler] = {
    "stamp": stamp, "slashed": slashed, "date": dated, "first_day": first_day, "another_day": another_day,
    "weekday": weekday, "day_part": day_part, "bare_clock": bare_clock,
}  # fmt: skip
