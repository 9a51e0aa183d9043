"""What files for other programs call things, and where they say that a passage stands: by its words, and by its place."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from headwater.model import Dossier, Report, Row, Span

AROUND = 32  # characters before and after a passage that tell it from the same words elsewhere
SAME = {"outlet": "organisation"}  # an outlet that is cited is the body that publishes it


def urn(*parts: str) -> str:
    """Name what has no address of its own: a report, a story, a row of a story."""
    return ":".join(("urn:headwater", *(quote(part, safe="") for part in parts)))


def name_of(dossier: Dossier, kind: str, name: str) -> str:
    """Name somebody or something of a story: the same for all of its reports, another in each story."""
    return urn("story", dossier.story.id, SAME.get(kind, kind), name)


def claim_of(dossier: Dossier, row: Row, *parts: str) -> str:
    """Name a claim, or a part of it."""
    return urn("story", dossier.story.id, row.id, *parts)


def text_of(report: Report, span: Span) -> str:
    """Name the text that a span counts in: the report's, or that of its title."""
    return urn("report", report.id, *(["title"] if span.place == "title" else []))


def by_words(report: Report, span: Span) -> dict[str, Any]:
    """Select a passage by its words, which also finds it on the page that the text was taken from."""
    whole = report.whole(span.place)
    return {
        "type": "TextQuoteSelector",
        "exact": whole[span.start : span.end],
        "prefix": whole[max(0, span.start - AROUND) : span.start],
        "suffix": whole[span.end : span.end + AROUND],
    }


def by_place(span: Span) -> dict[str, Any]:
    """Select a passage by its offsets, which hold in the text that headwater reads alone."""
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
