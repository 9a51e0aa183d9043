"""Whether two figures can both be true: intervals in, a verdict with its reason out."""

from __future__ import annotations

from math import isclose

from headwater.compare.measures import currencies, in_one_unit
from headwater.model import Figure, Verdict
from headwater.text.units import plural

ROUND = 0.1  # figures this close, as a share of the larger, may be one figure told roughly
EXACT = 0.05  # the same where neither is told to be rough: half of the last of two digits
FAR = 2  # times as large: no two people would bound one number so differently, and a toll that rose so much in a day is another
LARGE = {1e6: "million", 1e9: "billion", 1e12: "trillion"}
PLACES = 3  # behind the point that a number in millions or billions is told with
LED_BY = {"year-old": "aged ", "magnitude": "magnitude "}  # units whose number stands behind them
NEAR = 8  # per cent by which a share told in words may miss the share itself: "almost half" of 43 %


def judged(ours: Figure, theirs: Figure, words: tuple[str, str]) -> tuple[Verdict, str]:
    """Return whether two figures of one thing conflict, and why."""
    told = f"“{words[0]}” and “{words[1]}”"
    x, y = in_one_unit(ours, theirs)
    if currencies(ours, theirs):
        if (ours.low, ours.high) != (theirs.low, theirs.high):
            return "compatible", f"{told} are sums in two currencies"
        return "conflict", f"{told} are one number of two currencies: cannot both be true"
    apart = "have no value in common"
    if _overlap(x, y):
        if not _far(x, y):
            return "compatible", f"{told} can both be true"
        apart = "are far apart"
    elif _close(x, y):
        return "compatible", f"{told} may be one figure, rounded"
    return "conflict", f"{_range(ours)} and {_range(theirs)} {apart}: cannot both be true"


def states(ours: Figure, theirs: Figure) -> bool:
    """Whether who gives one figure gives another: "more than 200" gives 214, but "at least nine" does not give 14."""
    x, y = in_one_unit(ours, theirs)
    bound, number = x.low if x.high is None else x.high if x.low is None else None, y.low
    is_far = bound is not None and y.low == y.high and abs(bound - (number or 0)) > ROUND * max(bound, number or 0)
    return not is_far and judged(ours, theirs, ("", ""))[0] == "compatible"


def written(value: float) -> str:
    """Return a number as people write it: "13.9 billion", but "1,950,250"."""
    power = next((power for power in sorted(LARGE, reverse=True) if abs(value) >= power), None)
    if power is None or not isclose(round(value / power, PLACES), value / power, rel_tol=1e-9):
        return f"{value:,.15g}"
    return f"{value / power:,.10g} {LARGE[power]}"


def near(a: Figure, b: Figure) -> bool:
    """Whether two shares may be one, told in figures and in words."""
    return _overlap(a, b) or abs((a.low or a.high or 0) - (b.low or b.high or 0)) <= NEAR


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
    """Whether one may be the other, rounded: in rough words, or told in fewer digits and no further off than rounding takes it."""
    if None in (a.low, a.high, b.low, b.high):
        return False
    least, most = max(a.low or 0, b.low or 0), min(a.high or 0, b.high or 0)
    rough = a.about or b.about or a.low != a.high or b.low != b.high
    if least - most > (ROUND if rough else EXACT) * max(abs(least), abs(most)):
        return False
    (digits, last), (others, _) = sorted((_digits(a.low or 0), _digits(b.low or 0)))
    return rough or (digits < others and least - most <= last / 2)


def _digits(value: float) -> tuple[int, float]:
    """In how many digits a number is told, noughts at its end aside, and what one more of the last of them would add."""
    told, _, power = f"{value:.9e}".partition("e")
    digits = max(1, len(told.replace(".", "").rstrip("0")))
    return digits, 10.0 ** (int(power) - digits + 1)


def _range(figure: Figure) -> str:
    low, high = ("any number" if end is None else written(end) for end in (figure.low, figure.high))
    lead = LED_BY.get(figure.unit, "")
    told = figure.unit if figure.low == figure.high == 1 else plural(figure.unit)
    unit = f" {told}" if told and not lead else ""
    if figure.low == figure.high:
        return f"{lead}{low}{unit}"
    if figure.high is None:
        return f"{lead}{low} or more{unit}"
    return f"{lead}at most {high}{unit}" if figure.low is None else f"{lead}{low} to {high}{unit}"
