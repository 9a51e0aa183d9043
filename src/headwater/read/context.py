"""Speakers that stand elsewhere than at the quote: its subject, the quotation it goes on from, the one around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.model import Quote, Report, Span, Speaker
from headwater.read.cast import Cast
from headwater.text.marks import quoted
from headwater.read.names import order
from headwater.read.parsed import Paragraph

NEXT_TO = 3
MOST_CLIMBED = 4


def implied(paragraph: Paragraph | None, cue: Span) -> Span | None:
    """Return the subject that a cue without source shares with the verb it hangs on: "…and added"."""
    if paragraph is None:
        return None
    offset = paragraph.span.start
    words = paragraph.doc.char_span(cue.start - offset, cue.end - offset, alignment_mode="expand")
    verb = words.root if words is not None else None
    for _ in range(MOST_CLIMBED):
        if verb is None or verb.head.i == verb.i:
            return None
        if verb.dep_ in {"acl", "relcl"}:
            return paragraph.of(verb.head.left_edge, verb.head) if verb.head.i < verb.i else None
        verb = verb.head
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return paragraph.of(child.left_edge, child.right_edge)
    return None


def carried(cast: Cast, quote: Quote, named: Sequence[Quote]) -> tuple[Speaker, ...]:
    """Return the speakers of the quotation right before, which one without source goes on from."""
    if quote.type == "indirect":
        return ()
    ends = [(order(q.content[-1]), q) for q in named if q.speakers and order(q.content[-1]) < order(quote.content[0])]
    if not ends:
        return ()
    before = max(ends, key=lambda end: end[0])[1]
    gap = cast.sentence(quote.content[0]) - cast.sentence(before.source or before.content[-1])
    return before.speakers if gap <= NEXT_TO else ()


def within(report: Report, named: Sequence[Quote]) -> Iterator[Quote]:
    """Give what is attributed inside quotation marks to whoever is quoted: he is the one who says it here."""
    marks = [Span(*span) for span in quoted(report.text)] + [Span(*span, "title") for span in quoted(report.title)]
    marks = [mark for mark in marks if _opens(report, mark)]
    for quote in named:
        around = next((mark for mark in marks if quote.source and mark.covers(quote.source)), None)
        outer = _outer(around, named) if around else None
        yield replace(quote, speakers=outer.speakers, why=f"{quote.why}, inside a quotation") if outer else quote


def _opens(report: Report, mark: Span) -> bool:
    """Whether marks stand as such do: after a space and before a word; a missing one turns all that follow inside out."""
    text = report.text if mark.place == "text" else report.title
    before, after = text[max(0, mark.start - 1) : mark.start], text[mark.start + 1 : mark.start + 2]
    return not before.isalnum() and before not in {".", ",", "?", "!"} and not after.isspace()


def _outer(mark: Span, named: Sequence[Quote]) -> Quote | None:
    """The quote to which the words in quotation marks belong."""
    fits = [
        q
        for q in named
        if q.speakers and any(mark.overlaps(c) for c in q.content) and not (q.source and mark.covers(q.source))
    ]
    return max(fits, key=lambda q: sum(map(len, q.content)), default=None)
