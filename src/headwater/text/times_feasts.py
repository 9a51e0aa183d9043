"""Values of feasts and holidays, to the day."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from headwater.text.times_context import Answer, Context, Handler
from headwater.text.times_grammar import Found
from headwater.text.times_words import asked


def holiday(match: Found, context: Context) -> Answer:
    """Give "Christmas", "Thanksgiving Day" …, to the day."""
    name, anchor = match["holiday"].lower(), context.anchor
    if match["holiday"][0].islower():
        return None
    if match["year"]:
        day = _feast(name, int(match["year"]))
    elif anchor is None:
        fixed = {_feast(name, year).isoformat()[4:] for year in (2001, 2002)}
        return "DATE", f"XXXX{fixed.pop()}" if len(fixed) == 1 else ""
    else:
        days = [_feast(name, anchor.year + n) for n in (-1, 0, 1)]
        direction = asked(match["which"])
        days = [d for d in days if (d - anchor).days * direction >= 0] or days
        day = min(days, key=lambda d: abs((d - anchor).days))
    return "DATE", str(day)


def _feast(name: str, year: int) -> date:
    name = name.replace("’", "'")
    if name.startswith("easter") or name == "good friday":
        sunday: date = easter(year)
        return sunday + timedelta({"easter monday": 1, "good friday": -2}.get(name, 0))
    if name == "memorial day":
        last = date(year, 5, 31)
        return last - timedelta((last.isoweekday() - 1) % 7)
    for start, month, weekday, n, later in _NTH_WEEKDAYS:
        if name.startswith(start):
            first = date(year, month, 1)
            return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1) + later)
    month, day = next((month, day) for start, month, day in _FIXED if name.startswith(start))
    return date(year, month, day)


_NTH_WEEKDAYS = (("thanksgiving", 11, 4, 4, 0), ("labor day", 9, 1, 1, 0), ("election day", 11, 1, 1, 1))
_FIXED = (
    ("new year's eve", 12, 31), ("new year", 1, 1), ("christmas eve", 12, 24), ("christmas", 12, 25),
    ("halloween", 10, 31), ("valentine", 2, 14), ("independence", 7, 4), ("veterans", 11, 11),
)  # fmt: skip


FEASTS: dict[str, Handler] = {"holiday": holiday}
