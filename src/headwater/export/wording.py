"""How terminal, page and Markdown write a single thing: a mark, a report's name, a date, an interval, a list."""

from __future__ import annotations

import re
from typing import Literal

from headwater.model import Count, Report
from headwater.text import calendar
from headwater.text.listing import listed

Manner = Literal["quoted", "attributed", "own", "against", "unsure", "silent"]

MARKS: dict[Manner, str] = {
    "quoted": "●", "attributed": "◐", "own": "○", "against": "✗", "unsure": "?", "silent": "·",
}  # fmt: skip
MEANINGS: dict[Manner, str] = {
    "quoted": "quoted", "attributed": "attributed", "own": "own voice", "against": "against",
    "unsure": "may tell it", "silent": "silent",
}  # fmt: skip
BASES = {
    "metadata": "stated by the page", "url": "read from the address", "byline": "read from the byline",
    "text": "read from the text", "story": "inferred from the story",
}  # fmt: skip
DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def outlet_name(report: Report) -> str:
    """Name the outlet by name or domain; failing both, the report by its id."""
    return visible(report.outlet.name or report.outlet.domain or f"report {report.id}")


def title(report: Report) -> str:
    """Give the report's headline, or say that it has none."""
    return headline(report) or "untitled"


def headline(report: Report) -> str:
    """Give the report's title, or the headline that stands in its text, if it has either."""
    inside = next((report.at(passage.span) for passage in report.passages if passage.kind == "headline"), "")
    return in_line(report.title or inside)


def interval(count: Count) -> str:
    """Write the interval as a person does: "1", "2–4"."""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def named(count: Count) -> str:
    """Name the origins behind a row, or "not established"."""
    told = [visible(name) for name in count.identified]
    return f"{listed(told)} together" if count.together else ", ".join(told) or "not established"


def spoken(value: str) -> str:
    """Write a date as a person does: "2025-02-09" is "9 February 2025", "2025-FA" autumn 2025; a week is its days."""
    parts = value[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return _stretch(value)
    if len(parts) == 1:
        return f"{value:0<4}s" if len(value) in (2, 3) else value  # a century, a decade
    day = calendar.real_day(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
    if day is None:
        return value
    time = f", {DAY_PARTS.get(value[11:], value[11:16])}" if len(value) > 11 else ""
    return (f"{day.day} {day:%B %Y}" if len(parts) == 3 else f"{day:%B %Y}") + time


def _stretch(value: str) -> str:
    """Name a season, give the days of any other stretch of the calendar; what has no days stays as it is."""
    if value[5:] in SEASONS:
        return f"{SEASONS[value[5:]]} {value[:4]}"
    days = calendar.interval(value)
    return spoken_range(days[0].isoformat(), days[1].isoformat()) if days else value


def spoken_range(first: str, last: str) -> str:
    """Two ISO dates as a range: "9–11 February 2025"."""
    if first == last:
        return spoken(first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{spoken(last)}"
    if first[:4] == last[:4] and len(first) == len(last) == 10:
        return f"{spoken(first)[:-5]} – {spoken(last)}"
    return f"{spoken(first)} – {spoken(last)}"


def plural(number: int, noun: str) -> str:
    """Put a number before its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_line(text: str) -> str:
    """Write text in one line, made visible."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Replace the characters that command a terminal or turn the reading direction."""
    return COMMANDS.sub("�", text)
