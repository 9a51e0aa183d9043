"""Figures in one measure: shares in per cent, miles and kilometres in one unit; what else in a cell tells how many."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.model import Figure
from headwater.text.figure_words import figure_words
from headwater.text.units import is_age

PER_CENT = 100
SIZES = {  # by what they measure, the units with their size, where one is so many of another; "_" for a space
    "share": "% percentage_point",
    "length": "mm=.001 millimeter=.001 cm=.01 centimeter=.01 m=1 meter=1 kilometer=1000 inch=.0254 foot=.3048 yard=.9144 mile=1609",
    "area": "hectare=1 acre=.4047 square_kilometer=100 square_mile=259 square_meter=.0001 square_foot=.0000093",
    "weight": "g=.001 gram=.001 kilo=1 kilogram=1 ton=1000 ounce=.02835 pound=.4536",
    "volume": "liter=1 litre=1 gallon=3.785 barrel=159",
    "time": "second=.0167 minute=1 hour=60 day=1440 night week=10080 weekend fortnight=20160 month=43800 quarter year=525600"
    " season decade=5256000 century=52560000",
    "heat": "degree celsius fahrenheit",
    "strength": "magnitude",
    "height": "storey story",
    "power": "watt=1 kilowatt=1000 megawatt=1000000 gigawatt=1000000000",
    "money": "cent penny pence",
}
MEASURED_IN = {
    unit.partition("=")[0].replace("_", " "): (measure, float(unit.partition("=")[2] or 0))
    for measure, units in SIZES.items()
    for unit in units.split()
}
LIKE = 7  # units are told to be of one kind up to so many of one in the other: miles and kilometres, weeks and days
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


def in_one_unit(a: Figure, b: Figure) -> tuple[Figure, Figure]:
    """Return two figures of one measure in one unit, about, if they are told in two; any others as they are."""
    return (a, b) if a.unit == b.unit or not convertible(a, b) else (_sized(a), _sized(b))


def _sized(figure: Figure) -> Figure:
    low, high = (None if end is None else _size(figure.unit) * end for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit="", about=True)


def like(a: Figure, b: Figure) -> bool:
    """Whether two figures have one unit, or units of about one size: miles and kilometres, acres and hectares."""
    x, y = sorted((_size(a.unit), _size(b.unit)))
    return a.unit == b.unit or (measure(a) == measure(b) and 0 < y <= LIKE * x)


def convertible(a: Figure, b: Figure) -> bool:
    """Whether two figures have one unit or measure the same in units of which one is so many of the other."""
    return a.unit == b.unit or (measure(a) == measure(b) and min(_size(a.unit), _size(b.unit)) > 0)


def is_another(a: Figure, b: Figure) -> bool:
    """Whether one number of two units makes two figures: 800 miles and 800 kilometres, 5 million dollars and 5 million euros."""
    return a.unit != b.unit and (convertible(a, b) or currencies(a, b))


def currencies(a: Figure, b: Figure) -> bool:
    """Whether two figures are sums in two currencies; "$" may be any dollar."""
    money = set(figure_words().currencies.values())
    names = {unit.split()[-1] for unit in (a.unit, b.unit) if unit in money}
    return {a.unit, b.unit} <= money and len(names) > 1


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
    return MEASURED_IN.get(figure.unit, ("", 0.0))[0]


def _size(unit: str) -> float:
    return MEASURED_IN.get(unit, ("", 0.0))[1]
