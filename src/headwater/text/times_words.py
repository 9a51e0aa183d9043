"""Names of months, weekdays, seasons and units of time, and arithmetic with units."""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = {
    m: n
    for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1)
}
WEEKDAYS = {d: n for n, d in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], start=1)}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}
LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
IRREGULAR = {"centuries": "century", "millennia": "millennium"}
NUMBER_WORDS = {
    "a few": None, "few": None, "several": None, "many": None, "some": None, "multi": None, "dozens of": None,
    "hundreds of": None, "thousands of": None, "a couple": 2.0, "a couple of": 2.0, "couple": 2.0, "couple of": 2.0,
    "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "one-half": 0.5, "half": 0.5,
}  # fmt: skip


def singular(unit: str) -> str:
    """Return the unit a word names: "centuries" is a century."""
    word = unit.lower()
    return IRREGULAR.get(word, word.removesuffix("s"))


def shifted(day: date, count: int, unit: str) -> str:
    """Return the value of the week, month, quarter … that lies so many units from the one that holds a day."""
    if unit in ("day", "week", "weekend", "fortnight"):
        return _shifted_days(day, count, unit)
    if unit in ("month", "quarter"):
        months = count * (3 if unit == "quarter" else 1)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return f"{year:04}-{month + 1:02}" if unit == "month" else f"{year:04}-Q{month // 3 + 1}"
    years = day.year + count * {"decade": 10, "century": 100, "millennium": 1000}.get(unit, 1)
    if not 0 < years < 10_000:
        return "PAST_REF" if count < 0 else "FUTURE_REF"
    return f"{years:04}"[: {"decade": 3, "century": 2, "millennium": 1}.get(unit, 4)]


def _shifted_days(day: date, count: int, unit: str) -> str:
    there = day + timedelta(count * {"day": 1, "fortnight": 14}.get(unit, 7))
    if unit == "day":
        return there.isoformat()
    year, week, _ = there.isocalendar()
    return f"{year}-W{week:02}{'-WE' if unit == 'weekend' else ''}"


def asked(which: str) -> int:
    """Return -1 for "last", 1 for "next", 0 for neither."""
    word = which.lower()
    if word in ("last", "past", "this past", "the past", "the previous"):
        return -1
    return 1 if word in ("next", "coming", "this coming") else 0


def month_number(word: str) -> int:
    """Return 9 for "September" or "Sept."."""
    return MONTHS[word[:3].lower()]
