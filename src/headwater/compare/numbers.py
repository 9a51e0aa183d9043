"""Figures of a row's cells that differ, compared as intervals in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.model import Claim, Figure

ROUND = 0.1  # figures this close, as a share of the larger, may be one figure rounded
TOLLS = frozenset("dead death victim casualty injured wounded missing hurt killed".split())


def numbers(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the figures in which two cells differ."""
    for ours, theirs in _paired(left.cell.claim, right.cell.claim):
        if (ours.low, ours.high) != (theirs.low, theirs.high):
            yield _difference(left, ours, right, theirs)


def _paired(a: Claim, b: Claim) -> Iterator[tuple[Figure, Figure]]:
    """Figures that count the same: one unit, or the only figures of their claims, one of them without a unit."""
    for x in a.figures:
        for y in b.figures:
            alone = len(a.figures) == len(b.figures) == 1 and not (x.unit and y.unit)
            if (x.unit and x.unit == y.unit) or alone:
                yield x, y


def _difference(left: Place, ours: Figure, right: Place, theirs: Figure) -> Difference:
    words = left.report.at(ours.span), right.report.at(theirs.span)
    spans = ours.span, theirs.span
    if _overlap(ours, theirs):
        return Difference("number", words, spans, "compatible", f"“{words[0]}” and “{words[1]}” can both be true")
    if _close(ours, theirs):
        return Difference(
            "number", words, spans, "compatible", f"“{words[0]}” and “{words[1]}” may be one figure, rounded"
        )
    days = [place.report.published.value[:10] if place.report.published else "" for place in (left, right)]
    if ours.unit in TOLLS and all(days) and days[0] != days[1]:
        why = f"a toll of {days[0]} and one of {days[1]}: revised in time"
        return Difference("number", words, spans, "compatible", why)
    why = f"{_range(ours)} and {_range(theirs)} have no value in common: cannot both be true"
    return Difference("number", words, spans, "conflict", why)


def _overlap(a: Figure, b: Figure) -> bool:
    low = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def _close(a: Figure, b: Figure) -> bool:
    """Whether one may be the other, rounded: said to be about, or a round number near the other."""
    if None in (a.low, a.high, b.low, b.high) or not (a.about or b.about or _is_round(a) or _is_round(b)):
        return False
    gap = max(a.low or 0, b.low or 0) - min(a.high or 0, b.high or 0)
    return gap <= ROUND * max(abs(a.high or 0), abs(b.high or 0))


def _is_round(figure: Figure) -> bool:
    value = int(figure.low or 0)
    return value >= 10 and len(str(value).rstrip("0")) == 1


def _range(figure: Figure) -> str:
    low, high = ("any number" if end is None else f"{end:,.10g}" for end in (figure.low, figure.high))
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.low == figure.high:
        return f"{low}{unit}"
    if figure.high is None:
        return f"{low} or more{unit}"
    return f"at most {high}{unit}" if figure.low is None else f"{low} to {high}{unit}"
