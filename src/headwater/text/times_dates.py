"""Values of expressions that name a place in the calendar: dates, months, weekdays, quarters, seasons, years, hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from headwater.model import TimeType
from headwater.text.numerals import number, ordinal
from headwater.text.times_context import Context, nearest_weekday
from headwater.text.times_words import MONTHS, PARTS, SEASONS, WEEKDAYS

Answer = tuple[TimeType, str] | None
Handler = Callable[[Match[str], Context], Answer]


def stamp(match: Match[str], _: Context) -> Answer:
    """Give "2025-02-10", with or without a time of day."""
    day = _real(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    return ("TIME", f"{day}T{match['hour']}:{match['minute']}") if match["hour"] else ("DATE", str(day))


def slashed(match: Match[str], _: Context) -> Answer:
    """Give "10/25/89" as Americans write it, or the other way round where only that is a date."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 1900 if year > 50 else 2000
    day = _real(year, a, b) or _real(year, b, a)
    return ("DATE", str(day)) if day else None


def dated(match: Match[str], context: Context) -> Answer:
    """Give "Friday, Oct. 13", with or without year and hour."""
    month = _month(match["month"] or match["month2"])
    day = ordinal(match["day"] or match["day2"])
    if day is None or _lower_case_month(match["month"] or match["month2"]):
        return None
    if match["year"]:
        found = _real(int(match["year"]), month, day)
        value = str(found) if found else None
    else:
        value = _day_of_some_year(month, day, context)
    return _at(value, match["clock"] or match["clock2"]) if value else None


def month_year(match: Match[str], _: Context) -> Answer:
    """Give "March 1998"."""
    return "DATE", f"{_year(match['year'])}-{_month(match['month']):02}"


def bare_month(match: Match[str], context: Context) -> Answer:
    """Give "March", "last March"; not the verbs may and march."""
    if not _is_month(match, context):
        return None
    month = _month(match["month"])
    anchor = context.anchor
    if anchor is None:
        year = None if match["which"] else context.year_in_sentence()
        return "DATE", f"{year or 'XXXX'}-{month:02}"
    direction = _asked(match["which"]) or context.direction or -1
    year_found = anchor.year
    if direction < 0 and month > anchor.month:
        year_found -= 1
    elif direction > 0 and month < anchor.month:
        year_found += 1
    if (match["which"] or "").lower() == "last" and month == anchor.month:
        year_found -= 1
    return "DATE", f"{year_found}-{month:02}"


def weekday(match: Match[str], context: Context) -> Answer:
    """Give "Friday", "last Friday", "Friday night", "9 a.m. Tuesday", "each Thursday"."""
    number_of_day = WEEKDAYS[match["weekday"][:3].lower()]
    part = PARTS.get(_last_word(match["part"] or match["part1"] or ""), "")
    if match["every"] or match["plural"] or match["plural2"]:
        return "SET", f"XXXX-WXX-{number_of_day}" + (f"T{part}" if part else "")
    if context.anchor is None:
        value = f"XXXX-WXX-{number_of_day}"
    else:
        direction = _asked(match["which"]) or context.direction
        day = nearest_weekday(context.anchor, number_of_day, direction)
        same = day == context.anchor and (match["which"] or "").lower() in ("last", "past", "this past")
        value = str(day - timedelta(7) if same else day)
    return ("TIME", f"{value}T{part}") if part else _at(value, match["clock"] or match["clock2"])


def day_part(match: Match[str], context: Context) -> Answer:
    """Give "today", "last night", "tomorrow morning", "this afternoon"."""
    word = match["day"].lower()
    part = PARTS.get(_last_word(match["part"] or match["part1"] or ""), "")
    if not part:
        part = {"tonight": "NI", "last night": "NI"}.get(word) or PARTS.get(word.removeprefix("this "), "")
    if context.anchor is None:
        return ("TIME" if part else "DATE"), ""
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    value = str(context.anchor + timedelta(shift))
    return ("TIME", f"{value}T{part}") if part else _at(value, match["clock"] or match["clock2"])


def bare_clock(match: Match[str], context: Context) -> Answer:
    """Give "10 p.m.", on the day last spoken of."""
    day = context.day()
    return "TIME", f"{day or 'XXXX-XX-XX'}{_hour(match['clock'])}"


def quarter(match: Match[str], context: Context) -> Answer:
    """Give "the third quarter of 1990", "the first half"."""
    which = {"1": 1, "2": 2, "3": 3, "4": 4}.get(match["which"][0]) or ordinal(match["which"]) or 1
    half = match["unit"].lower() == "half"
    if half and which > 2:
        return None
    year = _year_named(match["owner"] or match["year"] or match["of"], context)
    if year is None:
        year = _year_of_quarter(which, half, context)
    if match["ago"] and year is not None:
        year -= 1
    letter = "H" if half else "Q"
    return "DATE", f"{'XXXX' if year is None else year}-{letter}{which}"


def season(match: Match[str], _: Context) -> Answer:
    """Give "the summer of 1998"."""
    return "DATE", f"{match['year']}-{SEASONS[match['season'].lower()]}"


def bare_season(match: Match[str], context: Context) -> Answer:
    """Give "last fall", "this summer"."""
    code = SEASONS[match["season"].lower()]
    if match["season"].lower() == "spring" and not match["which"]:
        return None
    if context.anchor is None:
        return "DATE", f"XXXX-{code}"
    return "DATE", f"{_season_year(code, context.anchor, _asked(match['which']))}-{code}"


def decade(match: Match[str], _: Context) -> Answer:
    """Give "the 1990s", "the '80s", "the mid-nineties"."""
    if match["word"]:
        tens = int(number(re.sub("ies$", "y", match["word"].lower())) or 0) // 10
        return ("DATE", f"19{tens}") if match.group().lower().startswith("the") else None
    digits = re.sub(r"\D", "", match["digits"])
    if len(digits) == 2 and not re.search(r"['’]|^the ", match.group(), re.IGNORECASE):
        return None
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def century(match: Match[str], _: Context) -> Answer:
    """Give "the 19th century"."""
    which = ordinal(match["which"])
    return ("DATE", f"{which - 1:02}") if which else None


def year_of(match: Match[str], context: Context) -> Answer:
    """Give "1998", "nineteen ninety-eight", "early 1990"; not a count of things."""
    if match["year2"]:
        return "DATE", _with_quarter(match["year2"], match["unit"], context)
    value = _year(match["year"])
    if match["half"]:
        return "DATE", f"{value}-H{1 if 'first' in match['half'].lower() else 2}"
    counted = re.search(
        r"(?:[$£€#]|\b(?:no\.|nearly|about|some|than|least|over|all|up to|flight|route|page))\s*$",
        context.before(12),
        re.IGNORECASE,
    )
    if match.group() == match["year"] and (counted or _COUNTED.match(context.text, match.end())):
        return None
    return "DATE", f"{value}"


def holiday(match: Match[str], context: Context) -> Answer:
    """Give "Christmas", "Thanksgiving Day" …, to the day."""
    if match["holiday"][0].islower() and match["holiday"].lower() != "new year":
        return None
    anchor = context.anchor
    if match["year"]:
        day = _feast(match["holiday"].lower(), int(match["year"]))
    elif anchor is None:
        return "DATE", "XXXX" + _feast(match["holiday"].lower(), 2001).isoformat()[4:]
    else:
        days = [_feast(match["holiday"].lower(), anchor.year + n) for n in (-1, 0, 1)]
        direction = _asked(match["which"])
        days = [d for d in days if (d - anchor).days * direction >= 0] or days
        day = min(days, key=lambda d: abs((d - anchor).days))
    return "DATE", str(day)


_COUNTED = re.compile(
    r"[ -](?:people|troops|soldiers|men|women|workers|employees|jobs|miles|kilometers|feet|tons|tonnes|pounds|points|"
    r"shares|dollars|euros|percent|votes|homes|houses|cars|more|other|of the)\b|%"
)


def _with_quarter(year: str, unit: str, context: Context) -> str:
    """Give "the 1988 period" the quarter that was last spoken of."""
    of = context.latest(r"\d{4}-[QH]\d") if unit.lower() in ("quarter", "period") else None
    return f"{year}{of[4:] if of else ''}"


def _feast(name: str, year: int) -> date:
    if name.startswith("easter") or name == "good friday":
        return _easter(year) + timedelta({"easter monday": 1, "good friday": -2}.get(name, 0))
    if name.startswith("thanksgiving"):
        return _nth(year, 11, 4, 4)
    if name == "labor day":
        return _nth(year, 9, 1, 1)
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta((last.isoweekday() - 1) % 7)
    for start, month, day in _FIXED_FEASTS:
        if name.replace("’", "'").startswith(start):
            return date(year, month, day - ("eve" in name and month == 12))
    return date(year, 1, 1)


_FIXED_FEASTS = (
    ("new year's eve", 12, 32), ("new year", 1, 1), ("christmas", 12, 25), ("halloween", 10, 31),
    ("valentine", 2, 14), ("independence", 7, 4), ("veterans", 11, 11),
)  # fmt: skip


def _nth(year: int, month: int, weekday_number: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((weekday_number - first.isoweekday()) % 7 + 7 * (n - 1))


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * e) // 451
    month, day = divmod(h + e - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return MONTHS[word[:3].lower()]


def _lower_case_month(word: str) -> bool:
    return word[0].islower()


def _is_month(match: Match[str], context: Context) -> bool:
    word = match["month"]
    if word[0].islower() or (word.isupper() and len(word) == 3):
        return False
    if word.lower() not in ("may", "march", "mar", "jan", "jun", "dec", "sep", "oct", "feb", "apr", "jul", "aug"):
        return True
    if word.lower() not in ("may", "march"):
        return False
    return bool(match.group() != word or _BEFORE_MONTH.search(context.before(20)))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|of|from|to|through|during|before|after|and|or|for|between|this|last|next|late|early)\s+$",
    re.IGNORECASE,
)


def _day_of_some_year(month: int, day: int, context: Context) -> str | None:
    """Return the day in the year that the sentence's tense, or else nearness to the anchor, tells."""
    if _real(2000, month, day) is None:
        return None
    if context.anchor is None:
        return f"XXXX-{month:02}-{day:02}"
    anchor = context.anchor
    days = [found for n in (-1, 0, 1) if (found := _real(anchor.year + n, month, day)) is not None]
    direction = context.direction
    best = min(days, key=lambda d: abs((d - anchor).days) + (90 if (d - anchor).days * direction < 0 else 0))
    return str(best)


def _year(words: str) -> int:
    if words[0].isdigit():
        return int(words)
    low = words.lower()
    if low.startswith("two"):
        return int(number(low) or 2000)
    head, _, tail = re.sub(r"[- ]hundred(?: and)?|[- ]oh\b", "", low).replace(" ", "-").partition("-")
    return int(100 * (number(head) or 19) + (number(tail) or 0))


def _year_named(words: str | None, context: Context) -> int | None:
    if words is None:
        return None
    if words[0].isdigit():
        return int(words[:4])
    if context.anchor is None:
        return None
    return context.anchor.year + {"last": -1, "next": 1}.get(words.split()[0].lower(), 0)


def _year_of_quarter(which: int, half: bool, context: Context) -> int | None:
    """Return the year whose quarter ended last, or is running, unless the sentence looks ahead."""
    if context.anchor is None:
        return None
    ahead = which - ((context.anchor.month - 1) // (6 if half else 3) + 1)
    turn = 2 if half else 4
    if 2 * abs(ahead) == turn or half:
        return context.anchor.year + (ahead < 0 < context.direction) - (ahead > 0 >= context.direction)
    return context.anchor.year + (2 * ahead < -turn) - (2 * ahead > turn)


def _season_year(code: str, anchor: date, asked: int) -> int:
    """Return the year of the season asked for; a winter belongs to the year in which it begins."""
    season = _SEASON_ORDER.index(code)
    now = (anchor.month // 3 - 1) % 4
    year = anchor.year - (anchor.month < 3)
    if asked == 0:
        return anchor.year - (code == "WI" and anchor.month < 6)
    return year - (season >= now) if asked < 0 else year + (season <= now)


_SEASON_ORDER = ("SP", "SU", "FA", "WI")


def _asked(which: str | None) -> int:
    word = (which or "").lower()
    if word in ("last", "past", "this past", "the past"):
        return -1
    return 1 if word in ("next", "coming", "this coming") else 0


def _last_word(words: str) -> str:
    return re.split(r"[ -]", words.lower())[-1]


def _at(value: str, clock: str | None) -> Answer:
    return ("TIME", value + _hour(clock)) if clock else ("DATE", value)


def _hour(clock: str) -> str:
    low = clock.lower()
    if low in ("noon", "midnight"):
        return "T12:00" if low == "noon" else "T24:00"
    found = re.match(r"(\d+)(?:[:.](\d\d))?", low)
    hour, minute = (int(found[1]), found[2] or "00") if found else (0, "00")
    if re.search(r"\dp| p", low) and hour < 12:
        hour += 12
    elif re.search(r"\da| a", low) and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute}"


DATES: dict[str, Handler] = {
    "stamp": stamp, "slashed": slashed, "date": dated, "month_year": month_year, "bare_month": bare_month,
    "weekday": weekday, "day_part": day_part, "bare_clock": bare_clock, "quarter": quarter, "season": season,
    "bare_season": bare_season, "decade": decade, "century": century, "year_of": year_of, "holiday": holiday,
}  # fmt: skip
