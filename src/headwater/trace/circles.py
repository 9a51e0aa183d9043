"""Circular reporting: the cells of a row in; the reports that cite one another in a ring for it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from headwater.model import Cell, Circle, Report, Row
from headwater.text.media import called, publishes

Cites = Mapping[str, frozenset[str]]


def circles(rows: Sequence[Row], reports: Mapping[str, Report]) -> tuple[Circle, ...]:
    """Return the rings of each row: A has it from B, B has it from A, directly or through others of the row.

    An outlet that cites itself is no ring, in however many reports it does.
    """
    return tuple(circle for row in rows for circle in _circles(row, reports))


def cited(cell: Cell, report: Report) -> tuple[str, ...]:
    """Return the media a cell has its claim from: named as speaker, passed through, or credited where nobody is named."""
    speakers = tuple(s.name for s in cell.claim.speakers if s.kind == "outlet")
    credited = () if cell.claim.speakers else tuple(c.name for c in report.credits if c.of == "text")
    return tuple(dict.fromkeys((*speakers, *cell.claim.via, *credited)))


def _circles(row: Row, reports: Mapping[str, Report]) -> Iterator[Circle]:
    cells = {cell.report: cell for cell in row.cells}
    cites = {name: _cited_reports(cell, cells, reports) for name, cell in cells.items()}
    seen: set[str] = set()
    for start in sorted(cites):
        ring = _ring(start, cites) if start not in seen else ()
        seen.update(ring)
        if ring:
            names = called(reports.values())
            yield Circle(row.id, ring, f"{_told([names[name] for name in ring])}: none of them is where it comes from")


def _cited_reports(cell: Cell, cells: Mapping[str, Cell], reports: Mapping[str, Report]) -> frozenset[str]:
    own = reports[cell.report].outlet
    media = [medium for medium in cited(cell, reports[cell.report]) if not publishes(own, medium)]
    return frozenset(name for name in cells if any(publishes(reports[name].outlet, medium) for medium in media))


def _ring(start: str, cites: Cites) -> tuple[str, ...]:
    """The shortest way along citations from a report back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for other in sorted(cites[way[-1]]):
            if other == start:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def _told(ring: Sequence[str]) -> str:
    return ", ".join(f"{one} cites {other}" for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
