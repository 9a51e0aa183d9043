"""Names for the places of a page: made by counting, so that no id of a report can break out of an attribute."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.export import telling
from headwater.model import Dossier


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of rows and reports, and the names of the reports' outlets."""

    rows: dict[str, str]
    reports: dict[str, str]
    names: dict[str, str]
    statements: dict[str, str]

    def cell(self, row: str, report: str) -> str:
        """Name the passage that carries a row in a report."""
        return f"{self.rows[row]}-{self.reports[report]}"

    def place(self, row: str, report: str) -> str:
        """Name the same passage's place in the report's full text."""
        return f"{self.cell(row, report)}-t"


def keys(dossier: Dossier) -> Keys:
    """Count rows as the table shows them, and reports."""
    ordered = telling.rows(dossier)
    return Keys(
        {row.id: f"c{number}" for number, row in enumerate(ordered, start=1)},
        {reading.report.id: f"r{number}" for number, reading in enumerate(dossier.readings, start=1)},
        telling.names(dossier),
        {row.id: telling.visible(row.statement) for row in ordered},
    )
