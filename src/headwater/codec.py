"""Model values as objects of the wire (`wire.py`), the only file that knows both.

Spans in the title carry `"in": "title"`; content in pieces carries `"spans"` beside its enclosing start and end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from headwater import __version__, wire
from headwater.model import (
    Cell,
    Claim,
    Count,
    Credit,
    Dated,
    Derivation,
    Discrepancy,
    Dossier,
    Figure,
    Mention,
    Moment,
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


def header(models: Mapping[str, str], settings: Mapping[str, Any]) -> wire.HeaderLine:
    """Return the first line of every answer: version, wire, models, settings."""
    return {
        "kind": "header",
        "headwater": __version__,
        "wire": wire.WIRE,
        "models": dict(models),
        "settings": dict(settings),
    }


def encode(value: Report | Reading | Story | Dossier | Reject) -> wire.Line:
    """Return the wire object of a value, its `kind` first."""
    match value:
        case Report():
            return report(value)
        case Reading():
            return reading(value)
        case Story():
            return {"kind": "story", **story(value)}
        case Dossier():
            return dossier(value)
        case Reject():
            return {"kind": "reject", "stage": value.stage, "subject": value.subject, "reason": value.reason}


def span(value: Span) -> wire.At:
    """Return start and end, and the place if it is the title."""
    at: wire.At = {"start": value.start, "end": value.end}
    return {**at, "in": "title"} if value.place == "title" else at


def spans(values: Spans) -> wire.Pieces:
    """Return the enclosing span, and the pieces if there are several."""
    pieces: wire.Pieces = {"start": values[0].start, "end": values[-1].end}
    if values[0].place == "title":
        pieces["in"] = "title"
    if len(values) > 1:
        pieces["spans"] = [[s.start, s.end] for s in values]
    return pieces


def _known(value: Span | None) -> wire.At | None:
    return span(value) if value else None


def report(value: Report) -> wire.ReportLine:
    """Return a report as `headwater clean` writes it."""
    return {
        "kind": "report",
        **_head(value),
        "updated": _dated(value.updated),
        "byline": list(value.byline),
        "credits": [_credit(c) for c in value.credits],
        "language": value.language,
        "links": [{**span(link.span), "href": link.href} for link in value.links],
        "text": value.text,
        "passages": [{**span(p.span), "kind": p.kind, **_judged(p.by, p.why)} for p in value.passages],
        "by": value.extractor,
        "notes": list(value.notes),
    }


def _head(value: Report) -> wire.ReportHead:
    return {
        "id": value.id,
        "url": value.url,
        "outlet": {"name": value.outlet.name, "domain": value.outlet.domain, "owner": value.outlet.owner},
        "title": value.title,
        "published": _dated(value.published),
        "sha256": value.sha256,
        "fetched_at": value.fetched_at,
    }


def reading(value: Reading) -> wire.ReadingLine:
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


def quote(value: Quote, report: Report) -> wire.QuoteLine:
    """Return an attribution: content, cue, source, speaker and via."""
    return {
        **spans(value.content),
        "text": " … ".join(report.at(s) for s in value.content),
        "type": value.type,
        "cue": _known(value.cue),
        "source": _known(value.source),
        "speaker": {"name": value.speaker.name, "kind": value.speaker.kind} if value.speaker else None,
        "via": list(value.via),
        **_judged(value.by, value.why),
    }


def claim(value: Claim) -> wire.ClaimLine:
    """Return a claim under its attribution."""
    return {
        **spans(value.spans),
        "text": value.text,
        "mode": value.mode,
        "speakers": [_speaker(s) for s in value.speakers],
        "via": list(value.via),
        "hedge": value.hedge,
        "negated": value.negated,
        "cue": _known(value.cue),
        "source": _known(value.source),
        "figures": [_figure(f) for f in value.figures],
        "times": [_time(t) for t in value.times],
        **_judged(value.by, value.why),
    }


def story(value: Story) -> wire.StoryPart:
    """Return a story with the links it was derived from."""
    links: list[wire.StoryLink] = [
        {"a": link.a, "b": link.b, "score": round(link.score, 4), "why": "; ".join(link.reasons), "by": link.by}
        for link in value.links
    ]
    part: wire.StoryPart = {"id": value.id, "headline": value.headline, "reports": list(value.reports), "links": links}
    return {**part, "aliases": list(value.aliases)} if value.aliases else part


def dossier(value: Dossier) -> wire.DossierLine:
    """Return a dossier as `headwater trace` writes it."""
    counts = {count.row: count for count in value.trace.counts}
    return {
        "kind": "dossier",
        "story": story(value.story),
        "reports": [_head(reading.report) for reading in value.readings],
        "claims": [_row(row, counts[row.id]) for row in value.alignment.rows],
        "quotes": [_utterance(u) for u in value.alignment.utterances],
        "discrepancies": [_discrepancy(d) for d in value.alignment.discrepancies],
        "derivation": [_derivation(d) for d in value.trace.derivations],
        "origins": [_origin(o) for o in value.trace.origins],
        "losses": [{"claim": x.row, "report": x.report, "type": x.type, "why": x.why} for x in value.losses],
        "silences": [{"claim": s.row, "reports": list(s.reports), "why": s.why} for s in value.silences],
        "questions": [{"text": q.text, "claims": list(q.rows)} for q in value.questions],
        "timeline": [_moment(m) for m in value.timeline],
        "brief": [
            {"text": s.text, "cells": [{"claim": row, "report": rid} for row, rid in s.cells]} for s in value.brief
        ],
        "notes": list(value.notes),
    }


def _row(row: Row, count: Count) -> wire.RowLine:
    return {
        "id": row.id,
        "statement": row.statement,
        "main": row.main,
        "cells": [_cell(cell) for cell in row.cells],
        "near": [_near(cell) for cell in row.near],
        "origins": {
            "identified": list(count.identified),
            "unidentified": count.unidentified,
            "untraced": count.untraced,
            "low": count.low,
            "high": count.high,
            "together": count.together,
            "why": "; ".join(count.why),
        },
    }


def _cell(cell: Cell) -> wire.CellLine:
    return {
        "id": cell.id,
        "report": cell.report,
        **claim(cell.claim),
        "stance": cell.stance,
        **_judged(cell.by, cell.why),
    }


def _near(cell: Cell) -> wire.VariantLine:
    return _passage(cell.report, cell.claim.spans, cell.claim.text, (cell.by, cell.why))


def _passage(report: str, where: Spans, text: str, judged: tuple[str, str] = ("", "")) -> wire.VariantLine:
    return {"report": report, **spans(where), "text": text, **_judged(*judged)}


def _utterance(value: Utterance) -> wire.UtteranceLine:
    return {
        "id": value.id,
        "speaker": value.speaker,
        "same_wording": value.same_wording,
        "variants": [_passage(v.report, v.spans, v.text) for v in value.variants],
        "why": value.why,
    }


def _discrepancy(value: Discrepancy) -> wire.DiscrepancyLine:
    return {
        "claim": value.row,
        "type": value.type,
        "reports": list(value.reports),
        "values": list(value.values),
        "verdict": value.verdict,
        **_judged(value.by, value.why),
        "spans": _in_reports(value.spans),
    }


def _derivation(value: Derivation) -> wire.DerivationLine:
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


def _origin(value: Origin) -> wire.OriginLine:
    return {
        "name": value.name,
        "kind": value.kind,
        "access": value.access,
        "claims": list(value.rows),
        "carriers": list(value.carriers),
        "via": list(value.via),
    }


def _moment(value: Moment) -> wire.MomentLine:
    return {
        "value": value.value,
        "precision": value.precision,
        "text": value.text,
        "what": value.what,
        "cells": _in_reports(value.cells),
    }


def _in_reports(places: Iterable[tuple[str, Span]]) -> list[wire.ReportSpan]:
    return [{"report": report, **span(place)} for report, place in places]


def _speaker(value: Speaker) -> wire.SpeakerLine:
    return {"name": value.name, "kind": value.kind, "origin": value.origin, "role": value.role}


def _figure(value: Figure) -> wire.FigureLine:
    return {**span(value.span), "low": value.low, "high": value.high, "unit": value.unit, "about": value.about}


def _time(value: Time) -> wire.TimeLine:
    return {**span(value.span), "text": value.text, "type": value.type, "value": value.value, "basis": value.basis}


def _mention(value: Mention) -> wire.MentionLine:
    return {**span(value.span), "type": value.type, "name": value.name}


def _dated(value: Dated | None) -> wire.DateLine | None:
    if value is None:
        return None
    return {
        "value": value.value,
        "precision": value.precision,
        "basis": value.basis,
        **_judged(value.by, value.why),
    }


def _credit(value: Credit) -> wire.CreditLine:
    line: wire.CreditLine = {"name": value.name, "of": value.of}
    return {**line, **span(value.span)} if value.span else line


def _judged(by: str, why: str) -> wire.Judged:
    line: wire.Judged = {}
    if by:
        line["by"] = by
    if why:
        line["why"] = why
    return line
