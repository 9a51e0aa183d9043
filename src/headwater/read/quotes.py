"""Who says what: a report's parsed paragraphs in; attributions (source, cue, content) out, in text order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from headwater.model import Quote, QuoteType, Report, Span, Spans
from headwater.read.attribution import Attribution, Range, attributions
from headwater.read.givers import addressee, antecedent, introducing, signature, speaking, subject
from headwater.read.parsed import Paragraph, dateline, marked
from headwater.read.plainly import below, letters, meet, plainly, states
from headwater.read.saying import performs, says
from headwater.read.tagger import VERSION, scores
from headwater.read.tokens import tokens

RULES = "givers/1"
LEFT = 4  # words of a quotation that are more than a matter of where it ends
NOBODY = re.compile(r"please", re.IGNORECASE)  # asks, and names nobody
CITING = frozenset({"citing", "quoting"})
CITES = CITING | {"cited", "cites", "quoted", "quotes"}
AS_SAYING = re.compile(r"(?P<who>[^“”\"]{2,80}?),? as saying:? (?=.)")  # whom others quote says it, not they


def quotes(report: Report, paragraphs: tuple[Paragraph, ...]) -> tuple[Quote, ...]:
    """Find the attributions of a report; each has content, and a cue and a source where the text names them."""
    read = tuple(p for p in paragraphs if len(p.doc))
    if not read:
        return ()
    seen = tokens(read)
    place = _Places(read)
    marks = marked(report)
    introduces = [p.text.endswith(":") for p in read]
    found = (_quote(report, place, a, marks) for a in attributions(scores(seen), seen, introduces))
    # Reported speech with neither cue nor source is the net's loose end, not an attribution.
    kept = list(_whole(report, [q for q in found if q.cue or q.source or q.type != "indirect"], marks))
    firm = [q for p in read for q in kept if q.source and p.span.overlaps(q.content[0]) and states(p, q)]
    plain = [
        replace(q, content=_unaddressed(report, paragraph, q.cue, (q.source, q.content))[1]) if q.cue else q
        for paragraph in read
        for q in plainly(paragraph, firm)
    ]
    sure = [q for q in kept if q in firm or not any(meet(q, other) for other in plain)]
    printed = [q for line, paragraph in pairwise(read) if (q := below(report, line, paragraph))]
    printed += letters(read)
    outside = [q for q in (*sure, *plain) if not any(meet(q, whole) for whole in printed)]
    return tuple(sorted([*outside, *printed], key=lambda q: q.content))


class _Places:
    """Where the tokens of some paragraphs stand in the report."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        lengths = [len(p.doc) for p in paragraphs]
        self.paragraphs = paragraphs
        self.first = np.cumsum(lengths) - lengths

    def paragraph(self, tokens: Range) -> Paragraph:
        """Return the paragraph they stand in."""
        return self.paragraphs[self._number(tokens)]

    def span(self, tokens: Range) -> Span:
        """Return the report's span of some tokens, without white space at its ends."""
        k = self._number(tokens)
        shift = int(self.first[k])
        found = self.paragraphs[k].doc[tokens[0] - shift : tokens[1] - shift]
        words = [token for token in found if not token.is_space] or list(found)
        return self.paragraphs[k].of(words[0], words[-1])

    def _number(self, tokens: Range) -> int:
        return int(np.searchsorted(self.first, tokens[0], side="right")) - 1


def _quote(report: Report, place: _Places, found: Attribution, marks: Spans) -> Quote:
    cue, at = (place.span(found.cue), place.paragraph(found.cue)) if found.cue else (None, None)
    content = _stated(report, tuple(place.span(piece) for piece in found.content), cue, marks)
    source = _undated(place.span(found.source), place.paragraph(found.source)) if found.source else None
    if cue and at:
        source, content = _unaddressed(report, at, cue, (source, content))
    cited = AS_SAYING.match(report.at(content[0])) if cue and report.at(cue).lower() in CITES else None
    if cited:
        first = content[0]
        source = replace(first, end=first.start + cited.end("who"))
        content = (replace(first, start=first.start + cited.end()), *content[1:])
    kind = _kind(content, marks)
    if cue and kind != "indirect" and (said := speaking(place.paragraph(found.content[-1]), content[-1], cue)):
        cue, source = said
        content = (*content[:-1], replace(content[-1], end=min(content[-1].end, cue.start, source.start)))
    here = place.paragraph(found.content[0])
    signed = signature(here) if kind == "direct" and content[0].start == here.span.start else None
    if signed:
        return Quote(content, kind, *signed, by=RULES, why=f"signed “{report.at(signed[1])}”")
    if kind == "direct" and cue and at and at is not here and not _speaks(report.at(cue)):
        cue, source = introducing(at) or (None, None)
        return Quote(content, kind, cue, source, by=RULES, why="introduced by the paragraph before")
    nobody = source is not None and NOBODY.fullmatch(report.at(source)) is not None
    if cue and at and (nobody or (kind != "indirect" and not source)):
        source = subject(at, cue)
    source = _within_sentence(at, cue, source) if cue and at and source else source
    named = antecedent(at, cue) if cue and at else None
    if named and not (source and named.overlaps(source)):
        source = named
    return Quote(content, kind, cue, source, by=VERSION, why=_why(report, cue, source))


def _within_sentence(paragraph: Paragraph, cue: Span, source: Span) -> Span:
    """The subject that a cue has in its own sentence, rather than a source in another."""
    here = paragraph.tokens(cue).sent
    bounds = paragraph.of(here[0], here[-1])
    return source if bounds.overlaps(source) else subject(paragraph, cue) or source


def _speaks(cue: str) -> bool:
    """Whether a cue may hold over the next paragraph: it tells of speaking or leads over to it."""
    return cue.endswith(":") or says(cue) or performs(cue)


def _stated(report: Report, content: Spans, cue: Span | None, marks: Spans) -> Spans:
    """Leave out who is cited: "the paper said, citing two officials, that …" states what follows them."""
    if cue and len(content) > 1 and report.at(cue).lower() in CITING:
        names_them = cue.place == content[0].place and 0 <= content[0].start - cue.end <= 1
        if names_them and _kind(content[:1], marks) == "indirect":
            return content[1:]
    return content


def _undated(source: Span, paragraph: Paragraph) -> Span:
    """A source without the dateline before it."""
    written = dateline(paragraph)
    return replace(source, start=written.end) if written and source.start < written.end < source.end else source


def _unaddressed(
    report: Report, paragraph: Paragraph, cue: Span, given: tuple[Span | None, Spans]
) -> tuple[Span | None, Spans]:
    """Source and content without whom it is told: "[the office] told the Tarn Herald [the bridge would open]"."""
    source, content = given
    told = addressee(paragraph, cue)
    if told is None:
        return given
    left = (_behind(report, piece, told) if piece.overlaps(told) else piece for piece in content)
    said = tuple(piece for piece in left if len(piece)) or content
    return (subject(paragraph, cue) if source and source.overlaps(told) else source), said


def _behind(report: Report, piece: Span, told: Span) -> Span:
    """What of a piece stands behind a name that it begins with."""
    if piece.start < told.start:
        return piece
    rest = report.at(replace(piece, start=min(told.end, piece.end)))
    return replace(piece, start=piece.end - len(rest.lstrip(" ,")))


def _whole(report: Report, found: Sequence[Quote], marks: Spans) -> Iterator[Quote]:
    """Give the rest of a quotation, where nobody has it, to whom its beginning is given from outside the marks."""
    outer = [quote for quote in found if not _inner(quote, marks)]
    for quote in found:
        content = [_filled(report, quote, piece, (outer, marks)) for piece in quote.content]
        yield replace(quote, content=tuple(dict.fromkeys(content))) if tuple(content) != quote.content else quote


def _filled(report: Report, quote: Quote, piece: Span, around: tuple[Sequence[Quote], Spans]) -> Span:
    outer, marks = around
    for mark in marks:
        if not mark.overlaps(piece) or any(part and mark.overlaps(part) for part in (quote.cue, quote.source)):
            continue
        whole = Span(min(mark.start, piece.start), max(mark.end, piece.end), piece.place)
        left = report.at(replace(whole, end=piece.start)), report.at(replace(whole, start=piece.end))
        others = (p for other in (quote, *outer) for p in other.content if other is not quote or p != piece)
        if max(len(part.split()) for part in left) >= LEFT and not any(whole.overlaps(other) for other in others):
            return whole
    return piece


def _inner(quote: Quote, marks: Spans) -> bool:
    """Whether all of an attribution stands within one quotation: it is part of what somebody says."""
    parts = [*quote.content, *(part for part in (quote.cue, quote.source) if part)]
    return any(all(mark.covers(part) for part in parts) for mark in marks)


def _why(report: Report, cue: Span | None, source: Span | None) -> str:
    if cue is None:
        return "in quotation marks or reported, with no cue in its paragraph"
    given = f" by “{report.at(source)}”" if source else ", no source named"
    return f"given under “{report.at(cue)}”{given}"


def _kind(content: Spans, marks: Spans) -> QuoteType:
    """Tell direct, mixed and indirect content apart by how much of it stands in quotation marks."""
    inside, whole = sum(span.shared(mark) for span in content for mark in marks), sum(map(len, content))
    if inside >= 0.9 * whole:
        return "direct"
    return "mixed" if inside else "indirect"
