"""Who says what: a report's parsed paragraphs in; attributions (source, cue, content) out, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from headwater.model import Quote, QuoteType, Report, Span
from headwater.read.marks import quoted
from headwater.read.parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

BY = "quote rules/1"
CUES = frozenset(
    "said says say saying told tells asked added adding wrote writes noted reported announced suggested argued "
    "explained claimed claims insisted warned warns acknowledged declared continued recalled stated denied confirmed "
    "urged called accused criticized tweeted posted replied responded concluded revealed estimated predicted "
    "believe believes think thinks argue argues citing".split()
)


def quotes(report: Report, paragraphs: tuple[Paragraph, ...]) -> tuple[Quote, ...]:
    """Find the attributions of a report; each has content, and a cue and a source where the text names them."""
    found = [_quote(report, paragraph, cue) for paragraph in paragraphs for cue in _cues(paragraph)]
    return tuple(sorted((q for q in found if q), key=lambda q: q.content))


def kind(report: Report, content: Sequence[Span]) -> QuoteType:
    """Tell direct, mixed and indirect content apart by how much of it stands in quotation marks."""
    inside = whole = 0
    for span in content:
        text = report.text if span.place == "text" else report.title
        inside += sum(max(0, min(e, span.end) - max(s, span.start)) for s, e in quoted(text))
        whole += len(span)
    if inside >= 0.9 * whole:
        return "direct"
    return "mixed" if inside else "indirect"


def _cues(paragraph: Paragraph) -> Iterator[Token]:
    return (t for t in paragraph.doc if t.lower_ in CUES)


def _quote(report: Report, paragraph: Paragraph, cue: Token) -> Quote | None:
    subject = next((t for t in cue.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    source = paragraph.of(*_ends(subject)) if subject is not None else None
    content = _said(paragraph, cue)
    if not content:
        return None
    return Quote(content, kind(report, content), paragraph.of(cue, cue), source, by=BY, why=f"“{cue.text}”")


def _said(paragraph: Paragraph, cue: Token) -> tuple[Span, ...]:
    """The clause that hangs on the cue, or the words in quotation marks next to it."""
    clause = next((t for t in cue.children if t.dep_ == "ccomp"), None)
    if clause is None:
        return tuple(paragraph.at(s, e) for s, e in quoted(paragraph.doc.text) if cue.sent.start_char <= s <= cue.idx)
    first, last = _ends(clause)
    if first.i < cue.i < last.i:
        first = paragraph.doc[cue.i + 1]
    return (paragraph.of(first, last),) if first.i <= last.i else ()


def _ends(token: Token) -> tuple[Token, Token]:
    return token.doc[token.left_edge.i], token.doc[token.right_edge.i]
