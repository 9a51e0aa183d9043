"""A dossier as W3C Web Annotations (JSON-LD): each passage that carries a claim, findable in its page by its words."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from headwater import __version__
from headwater.export import telling
from headwater.export.links import safe
from headwater.model import Cell, Dossier, Report, Row, Span

AROUND = 32  # characters before and after a passage that tell it from the same words elsewhere


def web_annotations(dossier: Dossier) -> str:
    """Write one annotation page: a passage's target is its report's address, its body the claim and how it is told."""
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    told = [
        _annotation(dossier, row, cell, reports[cell.report]) for row in telling.rows(dossier) for cell in row.cells
    ]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _named("story", dossier.story.id),
        "type": "AnnotationPage",
        "items": told,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(dossier: Dossier, row: Row, cell: Cell, report: Report) -> dict[str, Any]:
    manner = telling.MEANINGS[telling.manners(row)[report.id]]
    given = [speaker.name for speaker in cell.claim.speakers]
    return {
        "id": _named("story", dossier.story.id, row.id, report.id),
        "type": "Annotation",
        "motivation": "identifying",
        "creator": {"type": "Software", "name": f"headwater {__version__}"},
        "body": [
            {"type": "TextualBody", "value": row.statement, "format": "text/plain", "purpose": "identifying"},
            *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in (manner, *given)),
        ],
        "target": [_target(report, span) for span in cell.claim.spans],
    }


def _target(report: Report, span: Span) -> dict[str, Any]:
    whole = report.title if span.place == "title" else report.text
    return {
        "source": safe(report.url) or _named("report", report.id),
        "selector": {
            "type": "TextQuoteSelector",
            "exact": whole[span.start : span.end],
            "prefix": whole[max(0, span.start - AROUND) : span.start],
            "suffix": whole[span.end : span.end + AROUND],
        },
    }


def _named(*parts: str) -> str:
    return ":".join(("urn:headwater", *(quote(part, safe="") for part in parts)))
