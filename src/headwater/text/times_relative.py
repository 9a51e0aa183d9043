"""Values of expressions that count from the day of publication or from a time spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.text.times_lengths import amount, length_value
from headwater.text.times_words import same_day, shifted, singular

if TYPE_CHECKING:
    from datetime import date
    from re import Match

    from headwater.text.times_context import Context
    from headwater.text.times_dates import Answer, Handler


def ago(match: Match[str], context: Context) -> Answer:
    """Give "two years ago", "three days later", "a year earlier"."""
    unit, which = singular(match["unit"]), match["which"].lower()
    count = amount(match["count"] or "several")
    if count is None or unit in ("hour", "minute", "second"):
        return "DATE", "PAST_REF" if which == "ago" else "FUTURE_REF"
    sign = -1 if which in ("ago", "earlier", "before") else 1
    start = context.anchor if which in ("ago", "from now", "hence") else _spoken_of(context, unit)
    if start is None:
        return "DATE", ""
    if unit == "year" and which == "earlier" and (of := context.latest(r"\d{4}-Q\d")) is not None:
        return "DATE", f"{int(of[:4]) - int(count)}{of[4:]}"
    return "DATE", shifted(start, sign * int(count), unit)


def near(match: Match[str], context: Context) -> Answer:
    """Give "last week", "this year", "the following day"."""
    unit, which = match["unit"].lower(), match["which"].lower().removeprefix("the ")
    if context.anchor is None:
        return "DATE", ""
    sign = {
        "last": -1,
        "past": -1,
        "this past": -1,
        "previous": -1,
        "prior": -1,
        "next": 1,
        "coming": 1,
        "this coming": 1,
    }
    if which == "following" or (which in ("next", "previous", "same") and unit == "day") or which == "that":
        start = context.day() or context.anchor
        return "DATE", shifted(start, {"following": 1, "next": 1, "previous": -1}.get(which, 0), unit)
    return "DATE", shifted(context.anchor, sign.get(which, 0), unit)


def end_of_year(_: Match[str], context: Context) -> Answer:
    """Give "year-end"."""
    return "DATE", f"{context.anchor.year}-12-31" if context.anchor else "XXXX-12-31"


def ago_quarter(match: Match[str], context: Context) -> Answer:
    """Give "year-ago quarter", "year-earlier": the quarter last spoken of, or the year, one year back."""
    if (of := context.latest(r"\d{4}-Q\d")) is not None:
        return "DATE", f"{int(of[:4]) - 1}{of[4:]}"
    if context.anchor is None:
        return "DATE", ""
    if (match["unit"] or "").lower() == "quarter":
        return "DATE", shifted(same_day(context.anchor, -1), -1, "quarter")
    return "DATE", f"{context.anchor.year - 1}"


def past(_match: Match[str], _: Context) -> Answer:
    """Give "recently"."""
    return "DATE", "PAST_REF"


def present(_match: Match[str], _: Context) -> Answer:
    """Give "now"."""
    return "DATE", "PRESENT_REF"


def future(_match: Match[str], _: Context) -> Answer:
    """Give "soon"."""
    return "DATE", "FUTURE_REF"


def fixed_ref(match: Match[str], _: Context) -> Answer:
    """Give "the near future", "the recent past"."""
    return "DATE", "PAST_REF" if match["ref"].lower().endswith("past") else "FUTURE_REF"


def recent_units(match: Match[str], _: Context) -> Answer:
    """Give "recent months", "coming weeks"."""
    if match["which"].lower() == "recent":
        return "DATE", "PAST_REF"
    return "DURATION", length_value(None, singular(match["unit"]))


def _spoken_of(context: Context, unit: str) -> date | None:
    return context.day() if unit in ("day", "week") else context.anchor


RELATIVES: dict[str, Handler] = {
    "ago": ago, "near": near, "end_of_year": end_of_year, "ago_quarter": ago_quarter, "past": past,
    "present": present, "future": future, "fixed_ref": fixed_ref, "recent_units": recent_units,
}  # fmt: skip
