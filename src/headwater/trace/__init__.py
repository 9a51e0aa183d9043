"""Alignments to traces: derivations between reports, origins behind claims."""

from __future__ import annotations

from headwater.model import Alignment, StoryInput, Trace
from headwater.trace.descent import derivations
from headwater.trace.origins import count, origins


def trace(story: StoryInput, alignment: Alignment) -> Trace:
    """Return who copied whom, how many origins stand behind each row, and who they are."""
    return Trace(derivations(story), tuple(map(count, alignment.rows)), origins(alignment))
