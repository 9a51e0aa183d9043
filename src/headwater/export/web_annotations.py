"""A dossier as W3C Web Annotations (JSON-LD): claims, quotes and names, each to be found in its page by its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from headwater import __version__
from headwater.export import telling, wording
from headwater.export.links import safe
from headwater.export.selectors import by_place, by_words, claim_of, text_of, urn
from headwater.model import Cell, Dossier, Mention, Quote, Reading, Report, Row, Span

PROGRAM = {"type": "Software", "name": f"headwater {__version__}"}


def web_annotations(dossier: Dossier) -> str:
    """Write one annotation page: a passage's target is its report's address, its body what it is and who says so."""
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    claims = [_claim(dossier, row, cell, reports[cell.report]) for row in telling.rows(dossier) for cell in row.cells]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("story", dossier.story.id),
        "type": "AnnotationPage",
        "items": [*claims, *(each for reading in dossier.readings for each in _read(reading))],
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _claim(dossier: Dossier, row: Row, cell: Cell, report: Report) -> dict[str, Any]:
    manner = wording.MEANINGS[telling.manners(row)[report.id]]
    statement = {"type": "TextualBody", "value": row.statement, "format": "text/plain", "purpose": "identifying"}
    tags = ("claim", manner, *(speaker.name for speaker in cell.claim.speakers))
    name = claim_of(dossier, row, report.id)
    return _annotation(name, report, cell.claim.spans, [statement, *map(_tag, tags)])


def _read(reading: Reading) -> Iterator[dict[str, Any]]:
    """Tell the quotes and names of a report, counted in the order of its text."""
    for number, quote in enumerate(reading.quotes, start=1):
        yield _quote(reading.report, quote, str(number))
    for number, mention in enumerate(reading.mentions, start=1):
        yield _mention(reading.report, mention, str(number))


def _quote(report: Report, quote: Quote, number: str) -> dict[str, Any]:
    tags = ("quote", quote.type, *(speaker.name for speaker in quote.speakers))
    return _annotation(urn("report", report.id, "quote", number), report, quote.content, [*map(_tag, tags)])


def _mention(report: Report, mention: Mention, number: str) -> dict[str, Any]:
    named = {"type": "TextualBody", "value": mention.name, "format": "text/plain", "purpose": "identifying"}
    name = urn("report", report.id, "mention", number)
    return _annotation(name, report, (mention.span,), [named, *map(_tag, ("name", mention.type))])


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _annotation(name: str, report: Report, spans: Sequence[Span], bodies: Sequence[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "identifying",
        "creator": PROGRAM,
        "body": bodies,
        "target": [_target(report, span) for span in spans],
    }


def _target(report: Report, span: Span) -> dict[str, Any]:
    """Point at the page by words alone, as offsets count in the text that was taken from it; else at the text by both."""
    page = safe(report.url)
    if page:
        return {"source": page, "selector": by_words(report, span)}
    return {"source": text_of(report, span), "selector": [by_words(report, span), by_place(span)]}
