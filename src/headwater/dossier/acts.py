"""Rows that tell only that somebody speaks ("Ida Sorrel said at a meeting on Monday"): what is said stands in other rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from headwater.model import Claim, Quote, Row, StoryInput


def acts_of_speech(story: StoryInput, rows: Iterable[Row]) -> frozenset[str]:
    """Return the ids of the rows whose statement only introduces what somebody says: nobody asks who says so."""
    quotes = {reading.report.id: reading.quotes for reading in story.readings}
    return frozenset(row.id for row in rows if _only_introduces(row, quotes))


def _only_introduces(row: Row, quotes: dict[str, tuple[Quote, ...]]) -> bool:
    """Whether every cell in whose words a row is stated holds the words that introduce a quote, and none of the quote."""
    stated = row.statement.casefold()
    worded = [cell for cell in row.cells if cell.claim.text[1:].casefold().rstrip(".") in stated]
    return bool(worded) and all(_introduces(cell.claim, quotes.get(cell.report, ())) for cell in worded)


def _introduces(claim: Claim, quotes: Collection[Quote]) -> bool:
    return not claim.speakers and any(
        quote.cue is not None
        and any(span.covers(quote.cue) for span in claim.spans)
        and not any(span.overlaps(content) for span in claim.spans for content in quote.content)
        for quote in quotes
    )
