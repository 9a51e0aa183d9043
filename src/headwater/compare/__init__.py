"""Stories to alignments: rows of claims, utterances, discrepancies."""

from __future__ import annotations

from headwater.compare.align import align
from headwater.compare.asked import as_report, asked
from headwater.compare.differ import differ
from headwater.compare.lasting import lasting
from headwater.compare.rows import alone, with_main
from headwater.compare.statements import stated
from headwater.compare.utterances import utterances
from headwater.model import Alignment, Reading, StoryInput
from headwater.seams import Watch, unwatched

__all__ = ["as_report", "compare"]


def compare(story: StoryInput, asking: Reading | None = None, watch: Watch = unwatched) -> Alignment:
    """Return the claims × reports table of a story, its quotes with their variants, and what differs.

    With a statement that was read, return its row alone.
    """
    if asking is not None:
        return lasting(asked(story, asking, watch), story)
    rows, discrepancies = differ(story, align(story, watch), watch)
    stating = tuple(stated(with_main((*rows, *alone(rows)), story), story))
    return lasting(Alignment(stating, utterances(story), discrepancies), story)
