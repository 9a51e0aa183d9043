"""The brief: what the story is, in sentences each of which is cited cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from headwater.dossier.acts import acts_of_speech
from headwater.model import Alignment, Count, Row, Sentence, Span, StoryInput, Trace

MOST = 5  # claims told besides the main one
FEW = 5  # words
UNCLEAR = re.compile(
    r"\[|…|\W*(?:i|we|you|he|she|it|they|my|our|your|his|her|its|their|this|that|these|those|and|but|or|so)\b"
    r"|.*\b(?:said|says|saying)\W*$",
    re.IGNORECASE,
)


def brief(story: StoryInput, alignment: Alignment, trace: Trace) -> tuple[Sentence, ...]:
    """Return the brief of a story; nothing is said that no cell carries."""
    counts = {count.row: count for count in trace.counts}
    main = [row for row in alignment.rows if row.main]
    acts = acts_of_speech(story, alignment.rows)
    shared = [row for row in alignment.rows if not row.main and len(row.cells) > 1 and row.id not in acts]
    shared.sort(key=lambda row: (not _is_clear(row.statement), -len(row.cells)))
    told = islice(_once([*main, *shared]), MOST + len(main))
    return tuple(_told(row, counts[row.id], len(story.readings)) for row in told)


def _is_clear(statement: str) -> bool:
    """Whether a statement can be read by itself: no piece, no few words, and nobody in it who was named before only."""
    return len(statement.split()) > FEW and UNCLEAR.match(statement) is None


def _once(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without those of which most cells stand in sentences that carry a row before."""
    told = set[tuple[str, Span]]()
    for row in rows:
        places = {(cell.report, cell.claim.sentence or cell.claim.spans[0]) for cell in row.cells}
        if 2 * len(places & told) <= len(places):
            yield row
            told |= places


def _told(row: Row, count: Count, reports: int) -> Sentence:
    supporting = len(row.supporting)
    against = f", {len(row.cells) - supporting} against it" if supporting < len(row.cells) else ""
    return Sentence(f"“{row.statement}” ({supporting} of {reports} reports{against}; {_behind(count)}).", _cells(row))


def _behind(count: Count) -> str:
    if count.low == 0:
        return "no origin established" if count.high else "supported by no report"
    if count.single:
        return f"single origin: {count.identified[0]}"
    besides = f"; besides, {count.open}" if count.open else ""
    return f"{count.told}: {', '.join(count.identified)}{besides}"


def _cells(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, cell.report) for cell in row.cells)
