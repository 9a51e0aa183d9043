"""The table of claims × outlets with the passages behind each cell, and the claims of one report only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from headwater.export import telling, wording
from headwater.export.links import to_words
from headwater.export.marked import Layer, enclosing, in_sentence, marked
from headwater.export.page.keys import Keys
from headwater.model import Cell, Claim, Count, Dossier, Report, Row
from headwater.text.listing import listed


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
    """A cell as the page shows it: its mark in the table, and its passage below; `place` is in the full text, `page` on the web."""

    key: str
    place: str
    page: str | None
    manner: wording.Manner
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
    number: int
    statement: str
    main: bool
    classes: tuple[str, ...]
    interval: str
    named: str
    origins: tuple[str, ...]
    why: tuple[str, ...]
    cells: tuple[CellView | None, ...]

    @property
    def carriers(self) -> tuple[CellView, ...]:
        """The cells that carry the row."""
        return tuple(cell for cell in self.cells if cell and cell.manner != "unsure")

    @property
    def near(self) -> tuple[CellView, ...]:
        """The cells that may tell it."""
        return tuple(cell for cell in self.cells if cell and cell.manner == "unsure")


@dataclass(frozen=True, slots=True)
class SoleView:
    """The rows that one report alone carries."""

    outlet: str
    rows: tuple[RowView, ...]


def sole(dossier: Dossier, keys: Keys, table: Sequence[RowView]) -> tuple[SoleView, ...]:
    """Sort the rows that one report alone carries by report."""
    carried: dict[str, list[RowView]] = {report: [] for report in keys.reports}
    for row, view in zip(telling.rows(dossier), table, strict=True):
        if row.id in keys.alone:
            carried[row.cells[0].report].append(view)
    return tuple(SoleView(keys.names[report], tuple(views)) for report, views in carried.items() if views)


def rows(dossier: Dossier, keys: Keys) -> tuple[RowView, ...]:
    """Prepare every row, the main one first."""
    counts = telling.counts(dossier)
    conflicts = {each.row for each in dossier.alignment.discrepancies if each.verdict == "conflict"}
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    return tuple(_row(row, counts[row.id], row.id in conflicts, reports, keys) for row in telling.rows(dossier))


def _row(row: Row, count: Count, conflict: bool, reports: dict[str, Report], keys: Keys) -> RowView:
    told, manners = {cell.report: cell for cell in (*row.near, *row.cells)}, telling.manners(row)
    cells = tuple(
        _cell(row, told[each], manners[each], report, keys) if each in told else None
        for each, report in reports.items()
    )
    return RowView(
        row.id, keys.rows[row.id], row.statement, row.main, tuple(_classes(row, count, conflict)),
        wording.interval(count), _named(row, count), tuple(telling.origins(row, count)), count.why, cells,
    )  # fmt: skip


def _named(row: Row, count: Count) -> str:
    """Name the origins, unless the row is one report's and its speakers, who stand beside them, are these origins."""
    speakers = {each.name for cell in row.cells for each in cell.claim.speakers}
    beside = telling.alone(row) and row.cells[0].claim.mode != "own" and speakers.issuperset(count.identified)
    return "" if beside else wording.named(count)


def _classes(row: Row, count: Count, conflict: bool) -> Iterator[str]:
    told = {
        "main": row.main, "single": count.single, "open": not count.low, "alone": len(row.cells) == 1,
        "shared": len(row.cells) > 1, "conflict": conflict or any(cell.stance == "against" for cell in row.cells),
    }  # fmt: skip
    yield from (name for name, holds in told.items() if holds)


def _cell(row: Row, cell: Cell, manner: wording.Manner, report: Report, keys: Keys) -> CellView:
    claim, words = cell.claim, enclosing(cell.claim.spans)
    told = () if manner == "unsure" else tuple(Layer(span, "claim") for span in claim.spans)
    return CellView(
        keys.cell(row.id, report.id), keys.place(cell), to_words(report.url, report.at(claim.spans[0])), manner,
        keys.names[report.id],
        marked(report, words if manner == "unsure" else in_sentence(report, words, claim.sentence), (*told, *_given(claim))),
        _who(claim), listed(claim.via), claim.hedge or "", "; ".join(filter(None, _why(row, cell))),
    )  # fmt: skip


def _why(row: Row, cell: Cell) -> Iterator[str]:
    """Why it stands in the row, and why it is given to whom: left out where the place on the page says it already."""
    if cell.claim.mode != "own":
        yield cell.claim.why
    if cell in row.near or not telling.alone(row):
        yield cell.why


def _given(claim: Claim) -> tuple[Layer, ...]:
    told = ((claim.cue, "cue"), (claim.source, "speaker"))
    return tuple(Layer(span, kind) for span, kind in told if span)


def _who(claim: Claim) -> str:
    told = [f"{each.name} ({each.kind})" if each.kind != "person" else each.name for each in claim.speakers]
    unknown = "own voice" if claim.mode == "own" else "speaker not established"
    return listed(told) or unknown
