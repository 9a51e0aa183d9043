"""Values of expressions that count from the day of publication or from a time spoken of before."""

from __future__ import annotations

import re
from datetime import date

from headwater.text.times_context import Answer, Context, Handler
from headwater.text.times_grammar import Found
from headwater.text.times_lengths import amount, length_value
from headwater.text.times_words import shifted, singular


def ago(match: Found, context: Context) -> Answer:
    """Give "two years ago", "three days later", "a year earlier"."""
    unit, which = singular(match["unit"]), match["which"].lower()
    count = amount(match["count"] or "several")
    sign = -1 if which in ("ago", "earlier", "before") else 1
    if which not in ("ago", "from now", "hence") and (count is None or unit in ("hour", "minute", "second")):
        return "DURATION", length_value(count, unit)
    if count is None or count > 10_000 or unit in ("hour", "minute", "second"):
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
    start = context.anchor if which in ("ago", "from now", "hence") else _spoken_of(context, unit)
    if start is None:
        return "DATE", ""
    if unit == "year" and sign < 0 and count == 1 and (of := _quarter(context, 1)) is not None:
        return "DATE", of
    years = _IN_YEARS.get(unit)
    return "DATE", shifted(start, sign * int(count) * (years or 1), "year" if years else unit)


_IN_YEARS = {"decade": 10, "century": 100}


def near(match: Found, context: Context) -> Answer:
    """Give "last week", "this year", "the following day", "over the weekend"."""
    unit, which = match["unit"].lower(), match["which"].lower().removeprefix("the").strip()
    if match["unit"].istitle():
        return None
    if which == "past" and unit == "decade":
        return "DURATION", length_value(1, unit)
    if context.anchor is None:
        return "DATE", ""
    if which in ("latest", "that") and unit in ("quarter", "period"):
        return "DATE", _quarter(context, 0) or shifted(context.anchor, -1, "quarter")
    if (told := _in_the_telling(unit, which, context)) is not None:
        return "DATE", told
    step = -1 if unit == "weekend" and which == "" and context.anchor.isoweekday() < 6 else _STEPS.get(which, 0)
    return "DATE", shifted(context.anchor, step, unit)


def _in_the_telling(unit: str, which: str, context: Context) -> str | None:
    """Return the value of "that year", "the next day", which count from the time last spoken of."""
    if which == "that" and unit in ("year", "month"):
        spoken = context.latest(r"\d{4}(?:-\d.*)?" if unit == "year" else r"\d{4}-\d\d.*")
        return spoken[: 4 if unit == "year" else 7] if spoken else None
    day = context.day()
    if day and (which in ("following", "that") or (unit == "day" and which in ("next", "previous", "same"))):
        return shifted(day, {"following": 1, "next": 1, "previous": -1}.get(which, 0), unit)
    return None


_STEPS = {
    "last": -1, "past": -1, "this past": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1, "this coming": 1,
}  # fmt: skip


def the_unit(match: Found, context: Context) -> Answer:
    """Give "the year", "the full year", "the quarter": the one of the report's day, or the last full quarter."""
    if context.anchor is None:
        return "DATE", ""
    if match["unit"].lower() == "quarter":
        return "DATE", _quarter(context, 0) or shifted(context.anchor, -1, "quarter")
    return "DATE", shifted(context.anchor, 0, match["unit"].lower())


def end_of_year(match: Found, context: Context) -> Answer:
    """Give "year-end", a day, and "the end of the year", the year whose end is meant."""
    year = f"{context.anchor.year}" if context.anchor else "XXXX"
    return "DATE", f"{year}-12-31" if match["end"] else year


def ago_quarter(match: Found, context: Context) -> Answer:
    """Give "year-ago quarter", "year-earlier": the quarter last spoken of, or the year, one year back."""
    if (of := _quarter(context, 1)) is not None:
        return "DATE", of
    if context.anchor is None:
        return "DATE", ""
    if match["unit"].lower() == "quarter":
        return "DATE", shifted(context.anchor, -5, "quarter")
    return "DATE", f"{context.anchor.year - 1}"


def past(_match: Found, _: Context) -> Answer:
    """Give "recently"."""
    return "DATE", "PAST_REF"


def present(match: Found, context: Context) -> Answer:
    """Give "now"; not the "Now, …" that only opens a sentence."""
    if match.group() == "Now" and context.after(1) == ",":
        return None
    return "DATE", "PRESENT_REF"


def future(_: Found, context: Context) -> Answer:
    """Give "soon"; not "as soon as"."""
    if context.before(4).lower().endswith("as "):
        return None
    return "DATE", "FUTURE_REF"


def fixed_ref(match: Found, _: Context) -> Answer:
    """Give "the near future", "the recent past"."""
    return "DATE", "PAST_REF" if match["ref"].lower().endswith("past") else "FUTURE_REF"


def recent_units(match: Found, _: Context) -> Answer:
    """Give "recent months", "future years"."""
    if match["which"].lower() == "future":
        return "DATE", "FUTURE_REF"
    if match["unit"].lower() == "years":
        return "DATE", "PAST_REF"
    return "DURATION", length_value(None, singular(match["unit"]))


def _quarter(context: Context, back: int) -> str | None:
    """Return the quarter last spoken of, some years back; one that was "a year earlier" is back already."""
    for time in reversed(context.earlier):
        if context.span[0] - time.span.end > 600:
            return None
        if re.fullmatch(r"\d{4}-Q\d", time.value) and (
            not context.anchor or int(time.value[:4]) <= context.anchor.year
        ):
            steps = back - 1 if _YEAR_BACK.search(time.text) else back
            return f"{int(time.value[:4]) - steps}{time.value[4:]}"
    return None


_YEAR_BACK = re.compile("ago|earlier", re.IGNORECASE)


def _spoken_of(context: Context, unit: str) -> date | None:
    return context.day() if unit in ("day", "week") else context.anchor


RELATIVES: dict[str, Handler] = {
    "ago": ago, "near": near, "the_unit": the_unit, "end_of_year": end_of_year, "ago_quarter": ago_quarter,
    "past": past, "present": present, "future": future, "fixed_ref": fixed_ref, "recent_units": recent_units,
}  # fmt: skip
