"""Cells that no cell of their row contradicts, but of which it is not established that they tell the same fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from headwater.compare.dates import strange_dates
from headwater.compare.difference import Place
from headwater.compare.governing import HARMS
from headwater.compare.intervals import judged
from headwater.compare.measures import in_per_cent, measure
from headwater.compare.parties import Found
from headwater.compare.persons import names_another, strangers
from headwater.compare.polarity import is_answered, is_denied
from headwater.compare.scores import counted
from headwater.model import Figure, Span

Counted = tuple[Place, Figure]
WIDE = 10  # times as large as another one of the same thing, or as its bound, a number may be
End = tuple[str, Span]  # a report, and where a value stands there


def doubts(places: Sequence[Place], found: Sequence[Found] = ()) -> dict[str, str]:
    """Return by report why a cell is only near its row, where others support it: of two as doubtful, the later.

    Figures of which it was found how they differ ("revised in time") are in no doubt.
    """
    compared = {frozenset(_ends(each)) for each in found if each[2].type == "number"}
    doubted = dict[str, str]()
    for place in reversed(places):
        others = [other for other in places if other is not place and other.report.id not in doubted]
        for why in _whys(place, others, compared) if others else ():
            doubted[place.report.id] = f"it {why}: that it tells the same fact is not established"
    return doubted


def _ends(found: Found) -> Iterator[End]:
    """Where the two values of a difference stand."""
    left, right, difference = found
    yield from zip((left.report.id, right.report.id), difference.spans, strict=True)


def _whys(place: Place, others: Sequence[Place], compared: Collection[frozenset[End]]) -> Iterator[str]:
    if is_denied(place) and not any(is_answered(place, other) for other in others):
        yield "denies something of which no other report here speaks"
    for date, other in strange_dates(place, others):
        yield f"gives “{date.text}” where others give “{other.text}”, maybe of something else"
    for (here, x), (there, y) in _strange_figures(place, others):
        if frozenset({(here.report.id, x.span), (there.report.id, y.span)}) not in compared:
            words = here.report.at(x.span), there.report.at(y.span)
            yield f"gives “{words[0]}” where others give “{words[1]}”, maybe of something else"
    for name in strangers(place, others):
        if any(names_another(other, place) for other in others):
            yield f"names “{name}”, of whom no other report here knows, and not whom another names"


def _strange_figures(place: Place, others: Sequence[Place]) -> Iterator[tuple[Counted, Counted]]:
    """Yield the figures of a cell that none in other cells can be, each with those of one measure that none here can be."""
    ours = list(_figures([place]))
    alone = [x for x in ours if not any(_can_be_one(x, y) for y in _figures(others))]
    strange = [y for y in _figures(others if alone else ()) if not any(_can_be_one(x, y) for x in ours)]
    yield from ((x, y) for x in alone for y in strange if measure(x[1]) == measure(y[1]) and not _are_wide_apart(x, y))


def _figures(places: Iterable[Place]) -> Iterator[Counted]:
    """The figures of some cells; "one" stands in a text for too many things."""
    yield from ((place, in_per_cent(figure)) for place in places for figure in counted(place) if figure.high != 1)


def _can_be_one(x: Counted, y: Counted) -> bool:
    harms = {figure.unit for _, figure in (x, y)}
    if len(harms) > 1 and harms <= HARMS and "dead" in harms:
        return False
    return not _are_wide_apart(x, y) and judged(x[1], y[1], ("", ""))[0] == "compatible"


def _are_wide_apart(x: Counted, y: Counted) -> bool:
    """Whether two figures tell of two things: nobody bounds a number by a tenth of it, "more than three" for 1,000."""
    least, most = sorted(figure.low or figure.high or 0 for _, figure in (x, y))
    return most > WIDE * least
