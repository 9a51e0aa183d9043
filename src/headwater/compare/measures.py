"""Figures in one measure: shares in per cent, miles in kilometres; what else in a cell tells how many."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.model import Figure
from headwater.text.figure_words import figure_words
from headwater.text.units import is_age

PER_CENT = 100
METRIC = {
    "mile": ("kilometer", 1.609),
    "yard": ("meter", 0.9144),
    "foot": ("meter", 0.3048),
    "inch": ("centimeter", 2.54),
    "acre": ("hectare", 0.4047),
    "pound": ("kilogram", 0.4536),
}
MEASURES = {  # by what they measure, the units; "_" for a space
    "share": "% percentage_point",
    "length": "millimeter centimeter meter kilometer millimetre centimetre metre kilometre mm cm m km inch foot yard mile",
    "area": "acre hectare sq square",
    "weight": "gram kilogram kilo g kg ounce pound ton tonne",
    "volume": "liter litre gallon barrel",
    "time": "second minute hour day night week weekend fortnight month quarter year season decade century",
    "heat": "degree celsius fahrenheit",
    "strength": "magnitude",
    "height": "storey story",
    "power": "watt kilowatt megawatt gigawatt",
    "money": "cent penny pence",
}
MEASURED_IN = {unit.replace("_", " "): measure for measure, units in MEASURES.items() for unit in units.split()}
LOOSE = re.compile(
    r"\b(multiple|many|numerous|various|countless|a number of|a series of|a group of|some|most of|a majority of|all of|every)\s",
    re.IGNORECASE,
)


def in_per_cent(figure: Figure) -> Figure:
    """Return a share ("two-thirds") in per cent; any other figure, half a mile among them, as it is."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if not ends or not 0 < max(ends) < 1 or measure(figure):
        return figure
    low, high = (None if end is None else PER_CENT * end for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit="%")


def in_metric(figure: Figure) -> Figure:
    """Return a figure in miles or feet in the metric unit, about; any other as it is."""
    if figure.unit not in METRIC:
        return figure
    unit, times = METRIC[figure.unit]
    low, high = (None if end is None else times * end for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit=unit, about=True)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures may tell of one thing: a length is never a sum of money, nor a number of persons or things."""
    x, y = measure(a), measure(b)
    return x == y or ("" in (a.unit, b.unit) and "age" not in (x, y))


def measure(figure: Figure) -> str:
    """What a figure measures; nothing if it counts."""
    if is_age(figure.unit):
        return "age"
    if figure.unit in figure_words().currencies.values():
        return "money"
    return MEASURED_IN.get(figure.unit, "")
