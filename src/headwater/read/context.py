"""Speakers that stand elsewhere than at the quote: its subject, the quotation it goes on from, the one around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.model import Quote, Report, Span, Spans, Speaker
from headwater.read.cast import Cast
from headwater.read.names import order
from headwater.read.parsed import FINITE, SUBJECTS, Paragraph, marked
from headwater.read.saying import says

OPENING = frozenset("“„«")  # marks that close nothing
NEXT_TO = 3
GAP = 2
OCCASION = 30  # letters between a verb of saying and what is said: when or where
HEDGED = re.compile(r"\b(?:reportedly|apparently|purportedly)\b")
MOST_CLIMBED = 4


def implied(paragraph: Paragraph | None, cue: Span | None) -> Span | None:
    """Return the subject that a cue without source shares with the verb it hangs on: "…and added"."""
    if paragraph is None or cue is None:
        return None
    root = paragraph.tokens(cue).root
    verb = root if root.tag_[:2] != "NN" else None
    for _ in range(MOST_CLIMBED):
        if verb is None or verb.head.i == verb.i:
            return None
        if verb.dep_ in {"acl", "relcl"}:
            return paragraph.of(verb.head.left_edge, verb.head) if verb.head.i < verb.i else None
        verb = verb.head
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return paragraph.phrase(child)
    return None


def cited_by(paragraph: Paragraph, source: Span) -> Span | None:
    """Return whom a medium cites in the sentence in which it is the source: "the paper said, citing two officials"."""
    words = paragraph.tokens(source)
    for token in words.sent:
        if token.lower_ in {"citing", "quoting", "quoted"} and token.i >= words.end:
            cited = next((child for child in token.children if child.dep_ in {"dobj", "obj"}), None)
            return paragraph.phrase(cited) if cited is not None else None
    return None


def heard_by(paragraph: Paragraph, source: Span, content: Spans) -> Span | None:
    """Return who says what a medium at the end of the sentence relays: "the captain said the ship was safe, the daily said"."""
    if source.place != content[0].place:
        return None
    marks = paragraph.marked()
    for verb in paragraph.tokens(source).sent:
        place = paragraph.of(verb, verb)
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is None or not says(verb.lower_) or verb.tag_ not in FINITE or place.end > source.start:
            continue
        leads = 0 <= content[0].start - place.end <= OCCASION
        closes = any(part.covers(place) and mark.end <= place.start for part in content for mark in marks)
        teller = paragraph.phrase(subject)
        if (leads or closes or teller.start == content[0].start) and not any(mark.covers(place) for mark in marks):
            return teller
    return None


def carried(cast: Cast, quote: Quote, named: Sequence[Quote]) -> tuple[Speaker, ...]:
    """Return the speakers of the quotation right before, which one without source goes on from."""
    if quote.type == "indirect":
        return ()
    ends = [(order(q.content[-1]), q) for q in named if q.speakers and order(q.content[-1]) < order(quote.content[0])]
    if not ends:
        return ()
    before = max(ends, key=lambda end: end[0])[1]
    said = before.content[-1]
    reached = [cast.sentence(before.source or said)]
    if quote.type == "direct":
        reached.append(cast.sentence(replace(said, start=said.end - 1)))
    gap = cast.sentence(quote.content[0]) - max(reached)
    return before.speakers if gap <= NEXT_TO else ()


def within(report: Report, named: Sequence[Quote]) -> Iterator[Quote]:
    """Give what is attributed inside quotation marks to whoever is quoted: he is the one who says it here."""
    marks = [mark for mark in marked(report) if _opens(report, mark)]
    for quote in named:
        around = next((mark for mark in marks if quote.source and mark.covers(quote.source)), None)
        outer = _outer(around, named) if around else None
        yield replace(quote, speakers=outer.speakers, why=f"{quote.why}, inside a quotation") if outer else quote


def hedged(cast: Cast, named: Sequence[Quote]) -> Iterator[Quote]:
    """Give what others "reportedly" say to the person whose account the sentence before was: it goes on there."""
    for quote in named:
        sentence = cast.bounds(quote.source or quote.content[0])
        before = _told_before(sentence, named) if HEDGED.search(cast.report.at(sentence)) else None
        if before is None or before.speakers == quote.speakers:
            yield quote
        else:
            yield replace(quote, speakers=before.speakers, why=f"{quote.why}, told as part of the account before")


def _told_before(sentence: Span, named: Sequence[Quote]) -> Quote | None:
    """The quote of a person that ends where a sentence begins."""
    fits = (q for q in named if q.speakers and q.speakers[0].kind == "person" and q.content[-1].place == sentence.place)
    ends = ((max(q.content[-1].end, (q.source or q.content[-1]).end), q) for q in fits)
    return next((q for end, q in ends if 0 <= sentence.start - end <= GAP), None)


def _opens(report: Report, mark: Span) -> bool:
    """Whether marks stand as such do: after a space, before a word; a missing one turns all others inside out."""
    text = report.whole(mark.place)
    before, after = text[max(0, mark.start - 1) : mark.start], text[mark.start + 1 : mark.start + 2]
    if text[mark.start] in OPENING:
        return True
    return not before.isalnum() and before not in {".", ",", "?", "!"} and not after.isspace()


def _outer(mark: Span, named: Sequence[Quote]) -> Quote | None:
    """The quote to which the words in quotation marks belong."""
    fits = [
        q
        for q in named
        if q.speakers and any(mark.overlaps(c) for c in q.content) and not (q.source and mark.covers(q.source))
    ]
    return max(fits, key=lambda q: sum(map(len, q.content)), default=None)
