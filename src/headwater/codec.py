"""The wire, version 1: model values as JSON objects. `wire.schema.json` beside it describes it.

Spans in the title carry `"in": "title"`; content in pieces carries `"spans"` beside its enclosing start and end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from headwater import __version__
from headwater.model import (
    Cell,
    Claim,
    Count,
    Dated,
    Derivation,
    Discrepancy,
    Dossier,
    Figure,
    Mention,
    Origin,
    Quote,
    Reading,
    Reject,
    Report,
    Row,
    Span,
    Spans,
    Speaker,
    Story,
    Time,
    Utterance,
)

WIRE = 1

Json = dict[str, Any]


def header(models: Mapping[str, str], settings: Mapping[str, Any]) -> Json:
    """Return the first line of every answer: version, wire, models, settings."""
    return {
        "kind": "header",
        "headwater": __version__,
        "wire": WIRE,
        "models": dict(models),
        "settings": dict(settings),
    }


def encode(value: Report | Reading | Story | Dossier | Reject) -> Json:
    """Return the wire object of a value, its `kind` first."""
    match value:
        case Report():
            return report(value)
        case Reading():
            return reading(value)
        case Story():
            return story(value)
        case Dossier():
            return dossier(value)
        case Reject():
            return {"kind": "reject", "stage": value.stage, "subject": value.subject, "reason": value.reason}


def span(value: Span) -> Json:
    """Return start and end, and the place if it is the title."""
    where = {"in": "title"} if value.place == "title" else {}
    return {"start": value.start, "end": value.end, **where}


def spans(values: Spans) -> Json:
    """Return the enclosing span, and the pieces if there are several."""
    whole = span(Span(values[0].start, values[-1].end, values[0].place))
    return whole | ({"spans": [[s.start, s.end] for s in values]} if len(values) > 1 else {})


def report(value: Report) -> Json:
    """Return a report as `headwater clean` writes it."""
    return {
        "kind": "report",
        "id": value.id,
        "url": value.url,
        "outlet": {"name": value.outlet.name, "domain": value.outlet.domain, "owner": value.outlet.owner},
        "title": value.title,
        "published": _dated(value.published),
        "updated": _dated(value.updated),
        "byline": list(value.byline),
        "credits": [{"name": c.name, "of": c.of} | _at(c.span) for c in value.credits],
        "language": value.language,
        "links": [span(link.span) | {"href": link.href} for link in value.links],
        "text": value.text,
        "passages": [span(p.span) | {"kind": p.kind} | _judged(p.by, p.why) for p in value.passages],
        "sha256": value.sha256,
        "fetched_at": value.fetched_at,
        "by": value.extractor,
        "notes": list(value.notes),
    }


def reading(value: Reading) -> Json:
    """Return a reading as `headwater read` writes it."""
    return {
        "kind": "reading",
        "report": value.report.id,
        "quotes": [quote(q, value.report) for q in value.quotes],
        "claims": [claim(c) for c in value.claims],
        "mentions": [_mention(m) for m in value.mentions],
        "times": [_time(t) for t in value.times],
        "unread": value.unread,
    }


def quote(value: Quote, report: Report) -> Json:
    """Return an attribution: content, cue, source, speaker and via."""
    text = " … ".join(report.at(s) for s in value.content)
    return spans(value.content) | {
        "text": text,
        "type": value.type,
        "cue": span(value.cue) if value.cue else None,
        "source": span(value.source) if value.source else None,
        "speaker": {"name": value.speaker.name, "kind": value.speaker.kind} if value.speaker else None,
        "via": list(value.via),
        **_judged(value.by, value.why),
    }


def claim(value: Claim) -> Json:
    """Return a claim under its attribution."""
    return spans(value.spans) | {
        "text": value.text,
        "mode": value.mode,
        "speakers": [_speaker(s) for s in value.speakers],
        "via": list(value.via),
        "hedge": value.hedge,
        "negated": value.negated,
        "cue": span(value.cue) if value.cue else None,
        "source": span(value.source) if value.source else None,
        "figures": [_figure(f) for f in value.figures],
        "times": [_time(t) for t in value.times],
        **_judged(value.by, value.why),
    }


def story(value: Story) -> Json:
    """Return a story as `headwater group` writes it."""
    links = [
        {"a": link.a, "b": link.b, "score": round(link.score, 4), "why": "; ".join(link.reasons), "by": link.by}
        for link in value.links
    ]
    return {
        "kind": "story",
        "id": value.id,
        "headline": value.headline,
        "reports": list(value.reports),
        "links": links,
    }


def dossier(value: Dossier) -> Json:
    """Return a dossier as `headwater trace` writes it."""
    counts = {count.row: count for count in value.trace.counts}
    return {
        "kind": "dossier",
        "story": {k: v for k, v in story(value.story).items() if k != "kind"},
        "claims": [_row(row, counts[row.id]) for row in value.alignment.rows],
        "quotes": [_utterance(u) for u in value.alignment.utterances],
        "discrepancies": [_discrepancy(d) for d in value.alignment.discrepancies],
        "derivation": [_derivation(d) for d in value.trace.derivations],
        "origins": [_origin(o) for o in value.trace.origins],
        "losses": [{"claim": x.row, "report": x.report, "type": x.type, "why": x.why} for x in value.losses],
        "silences": [{"claim": s.row, "reports": list(s.reports), "why": s.why} for s in value.silences],
        "questions": [{"text": q.text, "claims": list(q.rows)} for q in value.questions],
        "timeline": [
            {
                "value": m.value,
                "precision": m.precision,
                "text": m.text,
                "what": m.what,
                "cells": [{"report": r, **span(s)} for r, s in m.cells],
            }
            for m in value.timeline
        ],
        "brief": [
            {"text": s.text, "cells": [{"claim": row, "report": rid} for row, rid in s.cells]} for s in value.brief
        ],
        "notes": list(value.notes),
    }


def _row(row: Row, count: Count) -> Json:
    return {
        "id": row.id,
        "statement": row.statement,
        "main": row.main,
        "cells": [_cell(cell) for cell in row.cells],
        "origins": {
            "identified": list(count.identified),
            "unidentified": count.unidentified,
            "untraced": count.untraced,
            "low": count.low,
            "high": count.high,
            "why": "; ".join(count.why),
        },
    }


def _cell(cell: Cell) -> Json:
    return {"report": cell.report} | claim(cell.claim) | {"stance": cell.stance} | _judged(cell.by, cell.why)


def _utterance(value: Utterance) -> Json:
    return {
        "id": value.id,
        "speaker": value.speaker,
        "same_wording": value.same_wording,
        "variants": [{"report": v.report, **spans(v.spans), "text": v.text} for v in value.variants],
        "why": value.why,
    }


def _discrepancy(value: Discrepancy) -> Json:
    return {
        "claim": value.row,
        "type": value.type,
        "reports": list(value.reports),
        "values": list(value.values),
        "verdict": value.verdict,
        **_judged(value.by, value.why),
        "spans": [{"report": report, **span(s)} for report, s in value.spans],
    }


def _derivation(value: Derivation) -> Json:
    return {
        "a": value.a,
        "b": value.b,
        "relation": value.relation,
        "from": value.source,
        "upstream": value.upstream,
        "share": round(value.share, 4),
        "evidence": [{"a": [r.a.start, r.a.end], "b": [r.b.start, r.b.end]} for r in value.evidence],
        **_judged(value.by, value.why),
    }


def _origin(value: Origin) -> Json:
    return {
        "name": value.name,
        "kind": value.kind,
        "access": value.access,
        "claims": list(value.rows),
        "carriers": list(value.carriers),
        "via": list(value.via),
    }


def _speaker(value: Speaker) -> Json:
    return {"name": value.name, "kind": value.kind, "origin": value.origin, "role": value.role}


def _figure(value: Figure) -> Json:
    return span(value.span) | {"low": value.low, "high": value.high, "unit": value.unit, "about": value.about}


def _time(value: Time) -> Json:
    return span(value.span) | {"text": value.text, "type": value.type, "value": value.value, "basis": value.basis}


def _mention(value: Mention) -> Json:
    return span(value.span) | {"type": value.type, "name": value.name}


def _dated(value: Dated | None) -> Json | None:
    if value is None:
        return None
    return {"value": value.value, "precision": value.precision, "basis": value.basis} | _judged(value.by, value.why)


def _at(value: Span | None) -> Json:
    return span(value) if value else {}


def _judged(by: str, why: str) -> Json:
    return {k: v for k, v in (("by", by), ("why", why)) if v}
