"""What differs, with the passages in which it differs side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from headwater.export import telling
from headwater.export.marked import Layer, enclosing, in_sentence, marked
from headwater.export.page.keys import Keys
from headwater.export.telling import Difference
from headwater.model import Discrepancy, Dossier, Report, Span

WORDS = {
    "✗": ("conflict", "Conflict"),
    "≈": ("compatible", "Compatible"),
    "↓": ("lost", "Lost"),
    "≠": ("wording", "Wording"),
}


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference with its class, its word, and the passages behind its values."""

    told: Difference
    kind: str
    word: str
    passages: tuple[tuple[str, Markup], ...]


def differences(dossier: Dossier, keys: Keys) -> tuple[DifferenceView, ...]:
    """Prepare every difference, conflicts first."""
    return tuple(
        DifferenceView(told, *WORDS[told.mark], tuple(_passages(dossier, found, keys) if found else ()))
        for told, found in telling.differences(dossier)
    )


def _passages(dossier: Dossier, found: Discrepancy, keys: Keys) -> Iterator[tuple[str, Markup]]:
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    for report, span in found.spans or _cells(dossier, found):
        if report in reports:
            yield keys.names[report], _in_sentence(reports[report], span)


def _cells(dossier: Dossier, found: Discrepancy) -> Iterator[tuple[str, Span]]:
    """Fall back on the cells of the row, if the difference does not say where it stands."""
    for row in dossier.alignment.rows:
        if row.id == found.row:
            yield from (
                (cell.report, enclosing(cell.claim.spans)) for cell in row.cells if cell.report in found.reports
            )


def _in_sentence(report: Report, span: Span) -> Markup:
    return marked(report, in_sentence(report, span), (Layer(span, "claim"),))
