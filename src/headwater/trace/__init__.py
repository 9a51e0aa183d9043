"""Alignments to traces: derivations between reports, origins behind claims."""

from __future__ import annotations

from headwater.model import Alignment, StoryInput, Trace
from headwater.trace.circles import circles
from headwater.trace.descent import derivations
from headwater.trace.origins import count, origins
from headwater.trace.renderings import quoting, with_renderings
from headwater.trace.voices import voices


def trace(story: StoryInput, alignment: Alignment) -> Trace:
    """Return who copied whom, how many origins stand behind each row, who they are, and who cites whom in a circle."""
    quoted = quoting(alignment.utterances)
    derived = tuple(with_renderings(each, quoted) for each in derivations(story, alignment.rows))
    copied = frozenset(frozenset((d.a, d.b)) for d in derived if d.relation == "copied")
    reports = {reading.report.id: reading.report for reading in story.readings}
    rings = circles(alignment.rows, reports)
    speaking = voices(reports.values())
    counts = tuple(count(row, copied, speaking, rings) for row in alignment.rows)
    return Trace(derived, counts, origins(alignment, counts), rings)
