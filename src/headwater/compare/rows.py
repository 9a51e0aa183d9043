"""Which row is the story's main one, and rows of claims that comparison left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.compare.difference import BY
from headwater.compare.evidence import in_headline
from headwater.compare.statements import begins
from headwater.compare.wording import wording
from headwater.model import Claim, Reading, Row, StoryInput

CLEAR = 0.5  # of a main row's weight, for a cell that can be read by itself
HEADLINE = 3  # carriers of a main row that weigh as much as one that repeats all telling words of its headline


def alone(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a row of its own for each claim that comparison left near its row, if it stands in no other."""
    stands = {(cell.report, cell.claim.spans) for row in rows for cell in row.cells}
    doubted = {(cell.report, cell.claim.spans): cell for row in rows for cell in row.near if cell.by == BY}
    left = [cell for place, cell in doubted.items() if place not in stands]
    for number, cell in enumerate(left, len(rows) + 1):
        yield Row(f"c{number}", "", (replace(cell, why="in this report only"),))


def with_main(rows: Sequence[Row], story: StoryInput) -> tuple[Row, ...]:
    """Return the rows, one of them as the main one: carried by most of the reports, early in them, close to their headlines.

    What a single report says is no story's main fact while several reports share another. Cells against a row count too: a
    story's main fact may be what its reports contradict each other about.
    """
    readings = {reading.report.id: reading for reading in story.readings}
    told = [[(readings[cell.report], cell.claim) for cell in row.cells] for row in rows]
    most = [n for n, cells in enumerate(told) if len(cells) > 1] or range(len(rows))
    main = max(most, key=lambda n: (_weight(told[n], len(readings)), -n), default=None)
    return tuple(replace(row, main=n == main) for n, row in enumerate(rows))


def _weight(row: Sequence[tuple[Reading, Claim]], reports: int) -> float:
    places = [_place(reading, claim) for reading, claim in row]
    high = sum(1 - at / len(reading.claims) for at, (reading, _) in zip(places, row, strict=True)) / len(row)
    headline = sum(_in_headline(reading, claim) for reading, claim in row)
    clear = any(begins(claim.text) for _, claim in row)
    return (len(row) + HEADLINE * headline) / reports + 1 / (1 + min(places)) + high + CLEAR * clear


def _place(reading: Reading, claim: Claim) -> int:
    """How many claims of its report a cell stands behind."""
    first = claim.spans[0]
    return next(n for n, each in enumerate(reading.claims) if each.spans[0].overlaps(first))


def _in_headline(reading: Reading, claim: Claim) -> float:
    """The share of the headline's telling words that the claim repeats; the headline itself does not count."""
    if in_headline(claim, reading):
        return 0.0
    headline = wording(claim, reading.report.title).sentence
    return len(headline & wording(claim, claim.text).stems) / max(1, len(headline))
