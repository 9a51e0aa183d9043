"""The table of claims × outlets, with the passages behind each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from headwater.export import telling
from headwater.export.marked import Layer, enclosing, in_sentence, marked
from headwater.export.page.keys import Keys
from headwater.model import Cell, Claim, Count, Dossier, Report, Row


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to show some rows only."""

    key: str
    label: str


FILTERS = (
    Filter("single", "Single origin"), Filter("conflict", "Conflict"), Filter("open", "Not established"),
    Filter("shared", "Two or more reports"), Filter("alone", "One report only"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as the page shows it: its mark in the table, and its passage below."""

    key: str
    place: str
    manner: telling.Manner
    outlet: str
    passage: Markup
    who: str
    via: str
    hedge: str
    why: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the page shows it."""

    key: str
    statement: str
    main: bool
    classes: tuple[str, ...]
    interval: str
    named: str
    origins: tuple[str, ...]
    why: tuple[str, ...]
    cells: tuple[CellView | None, ...]


def rows(dossier: Dossier, keys: Keys) -> tuple[RowView, ...]:
    """Prepare every row, the main one first."""
    counts = telling.counts(dossier)
    conflicts = {each.row for each in dossier.alignment.discrepancies if each.verdict == "conflict"}
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    return tuple(_row(row, counts[row.id], row.id in conflicts, reports, keys) for row in telling.rows(dossier))


def _row(row: Row, count: Count, conflict: bool, reports: dict[str, Report], keys: Keys) -> RowView:
    told = {cell.report: cell for cell in (*row.near, *row.cells)}
    cells = tuple(_cell(row, told[each], report, keys) if each in told else None for each, report in reports.items())
    return RowView(
        keys.rows[row.id], telling.visible(row.statement), row.main, tuple(_classes(row, count, conflict)),
        telling.interval(count), telling.named(count), tuple(telling.origins(row, count)), count.why, cells,
    )  # fmt: skip


def _classes(row: Row, count: Count, conflict: bool) -> Iterator[str]:
    told = {
        "main": row.main, "single": count.single, "open": not count.low, "alone": len(row.cells) == 1,
        "shared": len(row.cells) > 1, "conflict": conflict or any(cell.stance == "against" for cell in row.cells),
    }  # fmt: skip
    yield from (name for name, holds in told.items() if holds)


def _cell(row: Row, cell: Cell, report: Report, keys: Keys) -> CellView:
    claim = cell.claim
    around = in_sentence(report, enclosing(claim.spans))
    return CellView(
        keys.cell(row.id, report.id), keys.place(row.id, report.id), telling.manners(row)[report.id], keys.names[report.id],
        marked(report, around, _layers(claim)), _who(claim), telling.visible(telling.listed(claim.via)),
        telling.visible(claim.hedge or ""), telling.visible("; ".join(filter(None, (claim.why, cell.why)))),
    )  # fmt: skip


def _layers(claim: Claim) -> Iterator[Layer]:
    yield from (Layer(span, "claim") for span in claim.spans)
    if claim.cue:
        yield Layer(claim.cue, "cue")
    if claim.source:
        yield Layer(claim.source, "speaker")


def _who(claim: Claim) -> str:
    told = [f"{each.name} ({each.kind})" if each.kind != "person" else each.name for each in claim.speakers]
    return telling.visible(telling.listed(told)) or "the outlet's own voice"
