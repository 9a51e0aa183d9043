"""A dossier as CSV, for a spreadsheet or data frame: a line for each passage that carries a claim, or may."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from headwater.export import telling, wording
from headwater.model import Cell, Dossier, Report

COLUMNS = (
    "story", "claim", "statement", "main", "origins_low", "origins_high", "origins", "manner", "speakers", "via",
    "hedge", "passage", "place", "start", "end", "outlet", "owner", "title", "published", "url", "fetched", "report",
    "sha256",
)  # fmt: skip
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # a byte order mark: without it spreadsheets take UTF-8 for something else
FORMULA = re.compile(r"\A(?=[=+\-@\t\r])")


def sheet(dossier: Dossier) -> str:
    """Write the table in its long form; what a spreadsheet would take for a formula has an apostrophe before it."""
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(COLUMNS)
    for line in _lines(dossier):
        writer.writerow([FORMULA.sub("'", value) if isinstance(value, str) else value for value in line])
    return MARK + told.getvalue()


def _lines(dossier: Dossier) -> Iterator[tuple[str | int, ...]]:
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    counts = telling.counts(dossier)
    for row in telling.rows(dossier):
        count, manners = counts[row.id], telling.manners(row)
        claim = (
            dossier.story.id, row.id, row.statement, "yes" if row.main else "", count.low, count.high,
            "; ".join(count.identified),
        )  # fmt: skip
        for cell in (*row.cells, *row.near):
            manner = wording.MEANINGS[manners[cell.report]]
            yield (*claim, manner, *_told(cell), *_where(cell, reports[cell.report]))


def _told(cell: Cell) -> tuple[str, ...]:
    claim = cell.claim
    return "; ".join(speaker.name for speaker in claim.speakers), "; ".join(claim.via), claim.hedge or ""


def _where(cell: Cell, report: Report) -> tuple[str | int, ...]:
    spans = cell.claim.spans
    published = report.published.value if report.published else ""
    outlet = report.outlet
    return (
        cell.claim.text, spans[0].place, spans[0].start, spans[-1].end, outlet.name or outlet.domain or "",
        outlet.owner or "", wording.title(report), published, report.url or "", report.fetched_at or "", report.id,
        report.sha256,
    )  # fmt: skip
