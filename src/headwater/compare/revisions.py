"""Figures that change and date: whether a later report's figure takes the place of an older one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.compare.difference import Difference, Place
from headwater.compare.intervals import FAR
from headwater.compare.parties import Found
from headwater.model import Figure, Span
from headwater.text.calendar import interval

GROWING = frozenset(
    "dead death victim casualty injured wounded missing hurt killed rescued arrested case infection patient hectare acre arrest"
    " evacuee".split()
)
FALLING = frozenset(("missing", "trapped"))  # of whom fewer are left as time goes on
RISE = re.compile(
    r"\b(?:(?:rose|risen|rises|rising|climb(?:s|ed|ing)|grew|grown|jumped|swelled|swollen|mounted|increased|raised)\b[^.;]*?\bto"
    r"|reach(?:ed|es)|doubled|tripled|up from|so far|by now"
    r"|(?:is|are|has|have|stands?) now|now (?:is|are|has|have|stands?|totals?))\b",
    re.IGNORECASE,
)
BEFORE, BEHIND = 40, 24  # letters around a figure in which it is said to have risen
AT_ONCE = 1  # days in which a toll is not taken to become more than FAR times as high


def is_revised(left: Place, ours: Figure, right: Place, theirs: Figure) -> bool:
    """Whether the figure of the later report is higher, and counts what goes on being counted; or lower, and counts who is left."""
    grown = _grown(left, ours, right, theirs)
    if grown is None and ours.unit == theirs.unit and ours.unit in FALLING and _days_apart(left, right):
        return True
    if grown is None or grown.unit not in GROWING:
        return False
    least, most = sorted((ours.high or ours.low or 0, theirs.high or theirs.low or 0))
    return most <= FAR * least or abs(_days_apart(left, right)) > AT_ONCE


def revised(places: Sequence[Place], found: Iterable[Found]) -> Iterator[Found]:
    """Yield what differs, with figures as revised in time where any cell says that the later and higher one was risen to."""
    risen = {(f.low, f.high) for place in places for f in place.cell.claim.figures if _is_risen(place, f)}
    for left, right, difference in found:
        x, y = (_figure(place, span) for place, span in zip((left, right), difference.spans, strict=True))
        grown = _grown(left, x, right, y) if difference.type == "number" and x and y else None
        new = grown is not None and (grown.low, grown.high) in risen
        yield left, right, retold(left, right, difference) if new else difference


def retold(left: Place, right: Place, difference: Difference) -> Difference:
    """A difference between two figures, told as one that time has made."""
    days = published(left), published(right)
    told = tuple(f"“{words}” is of {day}" for words, day in zip(difference.values, days, strict=True))
    return replace(difference, verdict="compatible", why="revised in time", told=told, unsure=False)


def _grown(left: Place, ours: Figure, right: Place, theirs: Figure) -> Figure | None:
    """The figure of the later report, if it is higher than that of the other."""
    apart = _days_apart(left, right)
    first, then = (ours, theirs) if apart > 0 else (theirs, ours)
    least, most = first.high or first.low or 0, then.low or then.high or 0
    return then if apart and 0 < least < most else None


def _figure(place: Place, span: Span) -> Figure | None:
    return next((figure for figure in place.cell.claim.figures if figure.span == span), None)


def _is_risen(place: Place, figure: Figure) -> bool:
    """Whether a sentence says close before or behind a figure that it rose."""
    span, sentence = figure.span, place.cell.claim.sentence or place.cell.claim.spans[0]
    start, end = max(sentence.start, span.start - BEFORE), min(sentence.end, span.end + BEHIND)
    return RISE.search(place.report.at(Span(start, max(start, end), span.place))) is not None


def published(place: Place) -> str:
    """Return the day of a cell's report, nothing where it is not known."""
    return place.report.published.value[:10] if place.report.published else ""


def _days_apart(left: Place, right: Place) -> int:
    """By how many days the second of two reports is the later one, less than none if the first is; none where that is not known."""
    ours, theirs = (interval(published(place)) for place in (left, right))
    if ours is None or theirs is None:
        return 0
    return max((theirs[0] - ours[1]).days, 0) or min((theirs[1] - ours[0]).days, 0)
