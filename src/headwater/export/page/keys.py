"""Names for the places of a page: digests, so that no id of a report breaks out of an attribute, and a later page has them too."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.export import telling
from headwater.model import Cell, Dossier
from headwater.model.stories import identity


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbers of rows, keys of reports, the names of the reports' outlets, and the rows that one report alone carries."""

    rows: dict[str, int]
    reports: dict[str, str]
    names: dict[str, str]
    statements: dict[str, str]
    alone: frozenset[str]

    def cell(self, row: str, report: str) -> str:
        """Name the passage that carries a row in a report."""
        return f"{row}-{self.reports[report]}"

    def place(self, cell: Cell) -> str:
        """Name the place in the report's full text where a cell begins, by offset: cells that begin there share it."""
        begin = cell.claim.spans[0]
        return f"{self.reports[cell.report]}-{'h' if begin.place == 'title' else 't'}{begin.start}"


def keys(dossier: Dossier) -> Keys:
    """Count rows as the table shows them, and call reports by a digest of their ids."""
    ordered = telling.rows(dossier)
    return Keys(
        {row.id: number for number, row in enumerate(ordered, start=1)},
        {reading.report.id: identity("r", reading.report.id) for reading in dossier.readings},
        telling.names(dossier),
        telling.statements(dossier),
        frozenset(row.id for row in ordered if telling.alone(row)),
    )
