"""Time expressions in running text, with TIMEX3 types and values, found by a finite-state grammar without a parse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from headwater.model import Basis, Span, Time, TimeType
from headwater.text.times_context import Context
from headwater.text.times_dates import DATES
from headwater.text.times_feasts import FEASTS
from headwater.text.times_grammar import Found, scan
from headwater.text.times_lengths import LENGTHS
from headwater.text.times_periods import PERIODS
from headwater.text.times_relative import RELATIVES


def times(text: str, anchor: str | None, stretches: Sequence[Span] = ()) -> tuple[Time, ...]:
    """Return the time expressions of a text, resolved against the ISO date of its publication.

    Without an anchor a relative expression keeps what it says by itself ("XXXX-WXX-7" for a Sunday) or "" for nothing.
    If stretches are given, only they are read, in order; what is said in one is known in the next.
    """
    day, scanned = _day(anchor), scan(text)
    found: list[Time] = []
    for stretch in stretches or (Span(0, len(text)),):
        place = stretch.start
        while (match := scanned.search(place, stretch.end)) is not None:
            time = _time(match, Context(text, (match.start(), match.end()), day, tuple(found[-8:])))
            if time is not None:
                found.append(time)
            place = time.span.end if time is not None else _next_word(text, match.start())
    return tuple(found)


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


def _time(match: Found, context: Context) -> Time | None:
    answer = _VALUES[match.rule](match, context)
    if answer is None:
        return None
    kind, value = answer
    basis = _basis(match, context, answer)
    why = f"counted from the day of publication, {context.anchor}" if basis == "metadata" else ""
    return Time(Span(match.start(), match.end()), match.group(), kind, value, basis, why)


def _basis(match: Found, context: Context, answer: tuple[TimeType, str]) -> Basis | None:
    """Tell "text" if the words alone give the value, "metadata" if it took the anchor, None if nothing does."""
    if not is_established(answer[1]):
        return None
    alone = context if context.anchor is None else Context(context.text, context.span, None)
    return "text" if _VALUES[match.rule](match, alone) == answer else "metadata"


def is_established(value: str) -> bool:
    """Return whether a value says when or how long, and not only "some Sunday" or nothing."""
    return bool(value) and not value.startswith("XXXX")


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place].isalnum():
        place += 1
    return place + 1


_VALUES = DATES | PERIODS | FEASTS | RELATIVES | LENGTHS
