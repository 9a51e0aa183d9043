"""Cells that no cell of their row contradicts, but of which it is not established that they tell the same fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.compare.dates import strange_dates
from headwater.compare.difference import Place
from headwater.compare.persons import names_another, strangers
from headwater.compare.polarity import is_answered, is_denied


def doubts(places: Sequence[Place]) -> dict[str, str]:
    """Return by report why a cell is only near its row, where others support it: of two as doubtful, the later."""
    found = dict[str, str]()
    for place in reversed(places):
        others = [other for other in places if other is not place and other.report.id not in found]
        for why in _whys(place, others) if others else ():
            found[place.report.id] = f"it {why}: that it tells the same fact is not established"
    return found


def _whys(place: Place, others: Sequence[Place]) -> Iterator[str]:
    if is_denied(place) and not any(is_answered(place, other) for other in others):
        yield "denies something of which no other report here speaks"
    for date, other in strange_dates(place, others):
        yield f"gives “{date.text}” where others give “{other.text}”, maybe of something else"
    for name in strangers(place, others):
        if any(names_another(other, place) for other in others):
            yield f"names “{name}”, of whom no other report here knows, and not whom another names"
