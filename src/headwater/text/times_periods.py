"""Values of expressions that name a stretch of the calendar: months, quarters, seasons, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from headwater.text.numerals import number, ordinal
from headwater.text.times_context import Answer, Context, Handler
from headwater.text.times_grammar import Found
from headwater.text.times_words import MONTHS, SEASONS, asked, month_number


def month_year(match: Found, _: Context) -> Answer:
    """Give "March 1998"."""
    return "DATE", f"{_year(match['year'])}-{month_number(match['month']):02}"


def bare_month(match: Found, context: Context) -> Answer:
    """Give "March", "last March", "April next year"; not the verbs may and march."""
    if not _is_month(match, context):
        return None
    month, which = month_number(match["month"]), match["which"].lower()
    if which in ("each", "every"):
        return "SET", f"XXXX-{month:02}"
    if context.anchor is None:
        year = None if which or match["year"] else context.year_in_sentence()
        return "DATE", f"{year or 'XXXX'}-{month:02}"
    if match["year"]:
        return "DATE", f"{context.anchor.year + asked(match['year'].split()[0].lower())}-{month:02}"
    return "DATE", f"{_year_of_month(month, which, context.anchor, context)}-{month:02}"


def _year_of_month(month: int, which: str, anchor: date, context: Context) -> int:
    """Return the year the month was or will be in; "last May" is not said of this month or the one before."""
    direction = asked(which) or context.direction or -1
    if direction > 0:
        return anchor.year + (month < anchor.month)
    return anchor.year - (month > anchor.month or (which == "last" and anchor.month - month < 2))


def _is_month(match: Found, context: Context) -> bool:
    word = match["month"]
    low = word.lower()
    if word[0].islower() or (low in MONTHS and low != "may"):  # "Jan" without a full stop is a name
        return False
    if low not in ("may", "march"):
        return True
    before, after = context.before(20), context.after(20)
    if _ARTICLE.search(before):
        return _NOUN.match(after) is not None  # "a March referendum", but "a March on the port"
    preposed = match.group() != word or _BEFORE_MONTH.search(before)
    return bool(preposed) and not after.startswith(" for")


_ARTICLE = re.compile(r"\b(?:an?|his|her|its|their|our)\s+$", re.IGNORECASE)
_NOUN = re.compile(r" (?!(?:for|through|from|against|across|over|with|and|that|was)\b)[a-z]{3,}")
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|since|until|of|from|to|through|during|before|after|and|or|for|the|between|this|last|next|late|early)\s+$",
    re.IGNORECASE,
)


def quarter(match: Found, context: Context) -> Answer:
    """Give "the third quarter of 1990", "the first half"."""
    which = {"1": 1, "2": 2, "3": 3, "4": 4}.get(match["which"][0]) or ordinal(match["which"]) or 1
    half = match["unit"].lower() == "half"
    if half and which > 2:
        return None
    year = _year_named(match["owner"] or match["year"] or match["of"], context)
    if year is None:
        year = _year_of_quarter(which, half, "fiscal" in match.group().lower(), context)
    if match["ago"] and year is not None:
        year -= 1
    letter = "H" if half else "Q"
    return "DATE", f"{'XXXX' if year is None else year}-{letter}{which}"


def _year_named(words: str, context: Context) -> int | None:
    if not words:
        return None
    if words[0].isdigit():
        return int(words[:4])
    if context.anchor is None:
        return None
    return context.anchor.year + {"last": -1, "next": 1}.get(words.split(maxsplit=1)[0].lower(), 0)


def _year_of_quarter(which: int, half: bool, fiscal: bool, context: Context) -> int | None:
    """Return the year whose quarter ended last, or is running, unless the sentence looks ahead."""
    if context.anchor is None:
        return None
    ahead = which - ((context.anchor.month - 1) // (6 if half else 3) + 1)
    turn = 2 if half else 4
    if 2 * abs(ahead) == turn or half or fiscal:
        return context.anchor.year + (ahead < 0 < context.direction) - (ahead > 0 >= context.direction)
    return context.anchor.year + (2 * ahead < -turn) - (2 * ahead > turn)


def season(match: Found, _: Context) -> Answer:
    """Give "the summer of 1998"."""
    return "DATE", f"{_year(match['year'])}-{SEASONS[match['season'].lower()]}"


def bare_season(match: Found, context: Context) -> Answer:
    """Give "last fall", "this summer"."""
    code = SEASONS[match["season"].lower()]
    if match["season"].lower() == "spring" and not match["which"]:
        return None
    if context.anchor is None:
        return "DATE", f"XXXX-{code}"
    return "DATE", f"{_season_year(code, context.anchor, asked(match['which']))}-{code}"


def _season_year(code: str, anchor: date, asked: int) -> int:
    """Return the year of the season asked for; a winter belongs to the year in which it begins."""
    season = _SEASON_ORDER.index(code)
    now = (anchor.month // 3 - 1) % 4
    year = anchor.year - (anchor.month < 3)
    if asked == 0:
        return anchor.year - (code == "WI" and anchor.month < 6)
    return year - (season >= now) if asked < 0 else year + (season <= now)


_SEASON_ORDER = ("SP", "SU", "FA", "WI")


def decade(match: Found, _: Context) -> Answer:
    """Give "the 1990s", "the '80s", "the mid-nineties"."""
    if match["word"]:
        tens = int(number(re.sub("ies$", "y", match["word"].lower())) or 0) // 10
        return ("DATE", f"19{tens}") if match.group().lower().startswith("the") else None
    digits = re.sub(r"\D", "", match["digits"])
    if len(digits) == 2 and not re.search(r"['’]|^the ", match.group(), re.IGNORECASE):
        return None
    return "DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}"


def century(match: Found, _: Context) -> Answer:
    """Give "the 19th century"."""
    which = ordinal(match["which"])
    return ("DATE", f"{which - 1:02}") if which else None


def year_of(match: Found, context: Context) -> Answer:
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


def _year(words: str) -> int:
    if words[0].isdigit():
        return int(words)
    low = words.lower()
    if low.startswith("two"):
        return int(number(low) or 2000)
    head, _, tail = re.sub(r"[- ]hundred(?: and)?|[- ]oh\b", "", low).replace(" ", "-").partition("-")
    return int(100 * (number(head) or 19) + (number(tail) or 0))


_COUNTED = re.compile(
    r"[ -](?:people|troops|soldiers|men|women|children|workers|employees|jobs|miles|kilomet(?:er|re)s|met(?:er|re)s|yards|feet"
    r"|acres|hectares|tons|tonnes|pounds|points|passengers|residents|students|cases|shares|dollars|euros|percent|votes|homes"
    r"|houses|cars|more|other|of the)\b|%"
)


def _with_quarter(year: str, unit: str, context: Context) -> str:
    """Give "the 1988 period" the quarter that was last spoken of."""
    of = context.latest(r"\d{4}-[QH]\d") if unit.lower() in ("quarter", "period") else None
    return f"{year}{of[4:] if of else ''}"


PERIODS: dict[str, Handler] = {
    "month_year": month_year, "bare_month": bare_month, "quarter": quarter, "season": season,
    "bare_season": bare_season, "decade": decade, "century": century, "year_of": year_of,
}  # fmt: skip
