"""Time expressions in running text, with TIMEX3 types and values, found by a finite-state grammar without a parse."""

from __future__ import annotations

from datetime import date
from re import Match

from headwater.model import Basis, Span, Time, TimeType
from headwater.text.times_context import Context
from headwater.text.times_dates import DATES
from headwater.text.times_feasts import FEASTS
from headwater.text.times_grammar import Rule, grammar
from headwater.text.times_lengths import LENGTHS
from headwater.text.times_periods import PERIODS
from headwater.text.times_relative import RELATIVES


def times(text: str, anchor: str | None) -> tuple[Time, ...]:
    """Return the time expressions of a text, resolved against the ISO date of its publication.

    Without an anchor a relative expression keeps what it says by itself ("XXXX-WXX-7" for a Sunday) or "" for nothing.
    """
    day = _day(anchor)
    found: list[Time] = []
    place, scan = 0, grammar()
    while (match := scan.search(text, place)) is not None:
        rule = scan.rule(match)
        time = _time(rule, text, match.start(), Context(text, match.span(), day, tuple(found[-8:])))
        if time is None:
            place = _next_word(text, match.start())
        else:
            found.append(time)
            place = time.span.end
    return tuple(found)


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


def _time(rule: Rule, text: str, start: int, context: Context) -> Time | None:
    match = rule.pattern.match(text, start)
    if match is None:  # pragma: no cover - the scan has matched the same pattern here
        return None
    answer = _VALUES[rule.name](match, context)
    if answer is None:
        return None
    kind, value = answer
    return Time(Span(start, match.end()), match.group(), kind, value, _basis(rule, match, context, answer))


def _basis(rule: Rule, match: Match[str], context: Context, answer: tuple[TimeType, str]) -> Basis | None:
    """Tell "text" if the words alone give the value, "metadata" if it took the anchor, None if nothing does."""
    if not is_established(answer[1]):
        return None
    alone = context if context.anchor is None else Context(context.text, context.span, None)
    return "text" if _VALUES[rule.name](match, alone) == answer else "metadata"


def is_established(value: str) -> bool:
    """Return whether a value says when or how long, and not only "some Sunday" or nothing."""
    return bool(value) and not value.startswith("XXXX")


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place].isalnum():
        place += 1
    return place + 1


_VALUES = DATES | PERIODS | FEASTS | RELATIVES | LENGTHS
