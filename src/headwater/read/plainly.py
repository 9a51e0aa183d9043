"""Reported speech whose source the net missed but the parse shows plainly: "…, X said", "X said that …", "…, as told by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from headwater.model import Quote, Span
from headwater.read.parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

BY = "plainly/1"
SAID = frozenset("said says told added stated announced reported".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LEAST = 4  # words of the content


def plainly(paragraph: Paragraph, known: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the attributions of a paragraph whose verb of saying is no known cue and whose content nobody has yet.

    `known` are those that name a source; one without is worth less than what the parse shows.
    """
    for sentence in paragraph.doc.sents:
        for verb in sentence:
            if verb.lower_ in SAID and verb.tag_ in FINITE | {"VBN"}:
                found = _as_told(paragraph, sentence, verb) or _quote(paragraph, sentence, verb)
                if found is not None and not any(meet(found, quote) for quote in known):
                    yield found


def _as_told(paragraph: Paragraph, sentence: Tokens, verb: Token) -> Quote | None:
    """What stands before "as first reported by X"."""
    teller = next((t for child in verb.children if child.lower_ == "by" for t in child.children), None)
    link = next((child for child in verb.children if child.lower_ == "as" and child.i < verb.i), None)
    content = _trimmed(paragraph, sentence.start, link.i) if teller is not None and link is not None else None
    if teller is None or content is None:
        return None
    source, cue = paragraph.of(teller.left_edge, teller.right_edge), paragraph.of(verb, verb)
    return Quote((content,), "indirect", cue, source, by=BY, why="whom a passive verb of saying names")


def meet(found: Quote, known: Quote) -> bool:
    """Whether one attribution has the other's cue or any of its content."""
    ours, theirs = ([*quote.content, *([quote.cue] if quote.cue else [])] for quote in (found, known))
    return any(a.overlaps(b) for a in ours for b in theirs)


def _quote(paragraph: Paragraph, sentence: Tokens, verb: Token) -> Quote | None:
    if verb.tag_ not in FINITE:
        return None
    first, past = _named(sentence, verb)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if first == past and subject is not None:
        first, past = max(subject.left_edge.i, sentence.start), min(subject.right_edge.i + 1, verb.i)
    if first == past:
        return None
    before = _trimmed(paragraph, sentence.start, first)
    after = _trimmed(paragraph, verb.i + 1, sentence.end) if _has_clause(verb) else None
    content = before if before is not None else after
    if content is None:
        return None
    source = paragraph.of(paragraph.doc[first], paragraph.doc[past - 1])
    cue = paragraph.of(verb, verb)
    return Quote((content,), "indirect", cue, source, by=BY, why="the subject of a verb of saying")


def _named(sentence: Tokens, verb: Token) -> tuple[int, int]:
    """The name set off by commas before the verb, with what explains it: "…, Jane Doe, head of the port, said"."""
    doc = sentence.doc
    commas = [token.i for token in sentence if token.text == "," and token.i < verb.i]
    for comma, following in pairwise(commas):
        name = doc[comma + 1 : following]
        if commas[-1] == verb.i - 1 and len(name) and all(token.tag_ == "NNP" for token in name):
            return comma + 1, verb.i - 1
    return verb.i, verb.i


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _trimmed(paragraph: Paragraph, first: int, past: int) -> Span | None:
    """The stretch without punctuation at its ends, if it states something: enough words and a finite verb."""
    doc = paragraph.doc
    while first < past and doc[first].is_punct:
        first += 1
    while past > first and doc[past - 1].is_punct:
        past -= 1
    if past - first < LEAST or not any(token.tag_ in FINITE for token in doc[first:past]):
        return None
    return paragraph.of(doc[first], doc[past - 1])
