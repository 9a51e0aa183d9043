"""Who says it: quotes with source spans in; quotes with canonical speakers and via out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Mention, Quote, Report, Speaker
from headwater.read.parsed import Paragraph


def name(
    report: Report, paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """Fill speakers and via of each quote from its source span and what the report says around it."""
    return tuple(replace(q, speakers=_speakers(report, q, mentions)) for q in quotes)


def _speakers(report: Report, quote: Quote, mentions: Sequence[Mention]) -> tuple[Speaker, ...]:
    if quote.source is None:
        return ()
    inside = [m for m in mentions if quote.source.overlaps(m.span)]
    for kind in ("person", "organisation"):
        hit = next((m for m in inside if m.type == kind), None)
        if hit is not None:
            return (Speaker(hit.name, kind, hit.name),)
    return (Speaker(report.at(quote.source), "unnamed", "unnamed"),)
