"""What differs between the cells of a row, compared as values; cells that cannot be true together with the row are against it."""

from __future__ import annotations

from headwater.model import Discrepancy, Row, StoryInput


def differ(story: StoryInput, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Discrepancy, ...]]:
    """Return the rows with their stances, and the discrepancies."""
    return rows, ()
