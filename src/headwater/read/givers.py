"""Whom words are given to where the net names nobody, and whom they are told: a paragraph and a cue in; a span out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.model import Span
from headwater.read.parsed import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNED = re.compile(r"[”\"»]\s*(?P<dash>[―—–-]{1,2})\s*(?P<name>[^\W\d_][^“”\"»\n]{1,60}?)\s*$")
OBJECTS = frozenset({"dative", "dobj"})
NAMES = frozenset({"NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TELLING = frozenset({"tell", "tells", "telling", "told"})
CLIMBED = frozenset({"advcl", "conj", "xcomp", "acl", "dep"})


def signature(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the dash and the name that sign a paragraph of quoted words: “…” — Jane Doe."""
    found = SIGNED.search(paragraph.text)
    return (paragraph.at(*found.span("dash")), paragraph.at(*found.span("name"))) if found else None


def subject(paragraph: Paragraph, cue: Span) -> Span | None:
    """Return the subject of the cue's verb, or of the verb it hangs on ("X smiled, saying …")."""
    words = paragraph.doc.char_span(cue.start - paragraph.span.start, cue.end - paragraph.span.start)
    verb: Token | None = words.root if words is not None else None
    while verb is not None:
        found = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None) or next(
            (t for t in verb.rights if t.dep_ in SUBJECTS), None
        )
        if found is not None:
            return paragraph.of(found.doc[found.left_edge.i], found.doc[found.right_edge.i])
        verb = verb.head if verb.dep_ in CLIMBED and verb.head.i != verb.i else None
    return None


def addressee(paragraph: Paragraph, cue: Span) -> Span | None:
    """Return the name of whom a cue's verb tells it ("told [the Tarn Herald]"): he neither says it nor is it what is said."""
    words = paragraph.doc.char_span(cue.start - paragraph.span.start, cue.end - paragraph.span.start)
    verb = words.root if words is not None else None
    if verb is None or verb.lower_ not in TELLING:
        return None
    told = next((t for t in verb.rights if t.dep_ in OBJECTS and t.tag_ in NAMES), None)
    return paragraph.of(told.doc[told.left_edge.i], told) if told is not None else None
