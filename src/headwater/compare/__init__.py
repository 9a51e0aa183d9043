"""Stories to alignments: rows of claims, utterances, discrepancies."""

from __future__ import annotations

from headwater.compare.align import align
from headwater.compare.asked import asked
from headwater.compare.differ import differ
from headwater.compare.utterances import utterances
from headwater.model import Alignment, StoryInput


def compare(story: StoryInput, statement: str | None = None) -> Alignment:
    """Return the claims × reports table of a story, its quotes with their variants, and what differs.

    With a statement, return its row alone.
    """
    if statement is not None:
        return asked(story, statement)
    rows, discrepancies = differ(story, align(story))
    return Alignment(rows, utterances(story), discrepancies)
