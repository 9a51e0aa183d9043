"""What differs between the cells of a row, compared as values; cells that cannot be true together with the row are against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

from headwater.compare.dates import dates
from headwater.compare.difference import Difference, Place
from headwater.compare.manners import attribution, hedge
from headwater.compare.numbers import numbers
from headwater.compare.rows import statement
from headwater.compare.wordings import names, persons, polarity
from headwater.model import Cell, Discrepancy, Reading, Row, StoryInput

BY = "differ/1"
COMPARERS: tuple[Callable[[Place, Place], Iterator[Difference]], ...] = (
    numbers, dates, names, persons, polarity, attribution, hedge,
)  # fmt: skip

Found = tuple[Cell, Cell, Difference]


def differ(story: StoryInput, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Discrepancy, ...]]:
    """Return the rows with their stances, and the discrepancies."""
    readings = {reading.report.id: reading for reading in story.readings}
    told: list[Row] = []
    discrepancies: list[Discrepancy] = []
    for row in rows:
        found = list(_found(row, readings))
        told.append(_stanced(row, found))
        discrepancies += _gathered(row.id, found)
    return tuple(told), tuple(discrepancies)


def conflicts(left: Place, right: Place) -> tuple[Difference, ...]:
    """Return why two cells cannot both be true; nothing if they can."""
    return tuple(found for compare in COMPARERS for found in compare(left, right) if found.verdict == "conflict")


def _found(row: Row, readings: dict[str, Reading]) -> Iterator[Found]:
    for a, b in combinations(row.cells, 2):
        left, right = Place(a, readings[a.report]), Place(b, readings[b.report])
        for compare in COMPARERS:
            for difference in compare(left, right):
                yield a, b, difference


def _stanced(row: Row, found: list[Found]) -> Row:
    """The row with the cells against it: those that contradict the larger party, or the earlier one of two alike."""
    against = _losing(row, [(a.report, b.report) for a, b, d in found if d.verdict == "conflict"])
    if not against:
        return row
    cells = tuple(
        replace(cell, stance="against", by=BY, why=_why(cell, found)) if cell.report in against else cell
        for cell in row.cells
    )
    return replace(row, cells=cells, statement=statement([c.claim for c in cells if c.stance == "supports"]))


def _losing(row: Row, contradictions: list[tuple[str, str]]) -> set[str]:
    """The fewest reports whose leaving ends every contradiction, taken one by one, the most contradicted first."""
    left, losing = list(contradictions), set[str]()
    order = {cell.report: number for number, cell in enumerate(row.cells)}
    while left:
        worst = max(order, key=lambda report: (sum(report in pair for pair in left), order[report]))
        losing.add(worst)
        left = [pair for pair in left if worst not in pair]
    return losing


def _why(cell: Cell, found: list[Found]) -> str:
    return "; ".join(
        dict.fromkeys(d.why for a, b, d in found if d.verdict == "conflict" and cell.report in (a.report, b.report))
    )


def _gathered(row: str, found: list[Found]) -> Iterator[Discrepancy]:
    """One discrepancy for each type and verdict of a row, with all its values."""
    for key in dict.fromkeys((d.type, d.verdict) for _, _, d in found):
        alike = [(a, b, d) for a, b, d in found if (d.type, d.verdict) == key]
        values = {
            (cell.report, span): value
            for a, b, d in alike
            for cell, span, value in ((a, d.spans[0], d.values[0]), (b, d.spans[1], d.values[1]))
        }
        yield Discrepancy(
            row,
            key[0],
            tuple(report for report, _ in values),
            tuple(values.values()),
            key[1],
            "; ".join(dict.fromkeys(d.why for _, _, d in alike)),
            BY,
            tuple(values),
        )
