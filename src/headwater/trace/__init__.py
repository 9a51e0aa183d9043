"""Alignments to traces: derivations between reports, origins behind claims."""

from __future__ import annotations

from headwater.model import Alignment, StoryInput, Trace
from headwater.trace.descent import derivations
from headwater.trace.origins import count, origins


def trace(story: StoryInput, alignment: Alignment) -> Trace:
    """Return who copied whom, how many origins stand behind each row, and who they are."""
    derived = derivations(story)
    copied = frozenset(frozenset((d.a, d.b)) for d in derived if d.relation == "copied")
    return Trace(derived, tuple(count(row, copied) for row in alignment.rows), origins(alignment))
