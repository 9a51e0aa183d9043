"""Figures of a row's cells that differ, compared as intervals in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, slots
from headwater.model import Claim, Figure
from headwater.text.units import is_age

ROUND = 0.1  # figures this close, as a share of the larger, may be one figure rounded
FAR = 2  # times as large: no two people would bound one number so differently
TOLLS = frozenset("dead death victim casualty injured wounded missing hurt killed".split())


def numbers(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the figures in which two cells differ."""
    ours, theirs = _unshared(left.cell.claim, right.cell.claim)
    for x, y in _paired(left, right, ours, theirs):
        yield _difference(left, x, right, y)


def _unshared(a: Claim, b: Claim) -> tuple[list[Figure], list[Figure]]:
    """The figures of either claim that the other does not give too."""
    values = [{(f.low, f.high) for f in claim.figures} for claim in (a, b)]
    return (
        [figure for figure in a.figures if (figure.low, figure.high) not in values[1]],
        [figure for figure in b.figures if (figure.low, figure.high) not in values[0]],
    )


def _paired(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures that count the same: those between the same words, else the only ones of their unit or of their claims."""
    for x, y in _in_slots(left, right, ours, theirs):
        yield x, y
        ours, theirs = ([f for f in side if f not in (x, y)] for side in (ours, theirs))
    units = {x.unit for x in ours if x.unit} & {y.unit for y in theirs}
    for unit in sorted(units):
        xs, ys = ([figure for figure in side if figure.unit == unit] for side in (ours, theirs))
        if len(xs) == len(ys) == 1:
            yield xs[0], ys[0]
    xs, ys = ([f for f in side if f.unit not in units and not is_age(f.unit)] for side in (ours, theirs))
    if len(xs) == len(ys) == 1 and not (xs[0].unit and ys[0].unit):
        yield xs[0], ys[0]


def _in_slots(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    for a, b in slots(left, right):
        xs = [figure for figure in ours if figure.span.overlaps(a)]
        ys = [figure for figure in theirs if figure.span.overlaps(b)]
        if len(xs) == len(ys) == 1 and is_age(xs[0].unit) == is_age(ys[0].unit) and alike(left, right):
            yield xs[0], ys[0]


def _difference(left: Place, ours: Figure, right: Place, theirs: Figure) -> Difference:
    words = left.report.at(ours.span), right.report.at(theirs.span)
    spans = ours.span, theirs.span
    if _overlap(ours, theirs) and not _far(ours, theirs):
        return Difference("number", words, spans, "compatible", f"“{words[0]}” and “{words[1]}” can both be true")
    if _close(ours, theirs):
        return Difference(
            "number", words, spans, "compatible", f"“{words[0]}” and “{words[1]}” may be one figure, rounded"
        )
    days = [place.report.published.value[:10] if place.report.published else "" for place in (left, right)]
    if ours.unit in TOLLS and all(days) and _rises(days, ours, theirs):
        why = f"tolls of {days[0]} and {days[1]}, the later one higher: revised in time"
        return Difference("number", words, spans, "compatible", why)
    apart = "are far apart" if _overlap(ours, theirs) else "have no value in common"
    why = f"{_range(ours)} and {_range(theirs)} {apart}: cannot both be true"
    return Difference("number", words, spans, "conflict", why)


def _overlap(a: Figure, b: Figure) -> bool:
    low = max(a.low if a.low is not None else float("-inf"), b.low if b.low is not None else float("-inf"))
    high = min(a.high if a.high is not None else float("inf"), b.high if b.high is not None else float("inf"))
    return low <= high


def _far(a: Figure, b: Figure) -> bool:
    """Whether two bounds on the same side are so far apart that they tell of different numbers."""
    for x, y, open_x, open_y in ((a.low, b.low, a.high, b.high), (a.high, b.high, a.low, b.low)):
        if x and y and open_x is None and open_y is None:
            return max(x, y) > FAR * min(x, y)
    return False


def _close(a: Figure, b: Figure) -> bool:
    """Whether one may be the other, rounded: said to be about, or a round number near the other."""
    if None in (a.low, a.high, b.low, b.high) or not (a.about or b.about or _is_round(a) != _is_round(b)):
        return False
    gap = max(a.low or 0, b.low or 0) - min(a.high or 0, b.high or 0)
    return gap <= ROUND * max(abs(a.high or 0), abs(b.high or 0))


def _rises(days: list[str], ours: Figure, theirs: Figure) -> bool:
    """Whether the later of two reports has the higher figure."""
    older, newer = (ours, theirs) if days[0] < days[1] else (theirs, ours)
    return days[0] != days[1] and (older.high or 0) < (newer.low or newer.high or 0)


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
