"""Whom words are given to where the net names nobody, and whom they are told: a paragraph and a cue in; a span out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.model import Span
from headwater.read.parsed import FINITE, SUBJECTS, Paragraph
from headwater.read.saying import says

if TYPE_CHECKING:
    from spacy.tokens import Token

SIGNED = re.compile(
    r"[”\"»]\s*(?P<dash>[―—–-]{1,2})\s*(?P<name>[^\W\d_][^“”\"»\n]{1,60}?|[A-Z][^“”\"»\n,]{1,60}, [^“”\"»\n]{1,250})\s*$"
)
OBJECTS = frozenset({"dative", "dobj"})
NAMES = frozenset({"NNP", "NNPS"})
TOLD = frozenset({"account", "joke", "lie", "story", "tale"})
TELLING = frozenset({"tell", "tells", "telling", "told"})
GIVING = frozenset("gave issued made posted published read released sent shared tweeted wrote".split())
WORDS = frozenset("apology comment email letter message note post reply response speech statement tweet".split())
BEHIND = 2  # words and marks between a verb of saying and "according to"
CLOSING = '”"»'
NOMINAL = re.compile(r"NN|JJ|PRP|POS|DT|CD")
CLIMBED = frozenset({"advcl", "conj", "xcomp", "acl", "dep"})


def signature(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the dash and the name that sign a paragraph of quoted words: “…” — Jane Doe."""
    found = SIGNED.search(paragraph.text)
    return (paragraph.at(*found.span("dash")), paragraph.at(*found.span("name"))) if found else None


def introducing(paragraph: Paragraph) -> tuple[Span, Span] | None:
    """Return the deed and the doer of a paragraph after which words stand: "[The mayor] [issued a statement] on the pier."."""
    for verb in paragraph.doc:
        said = next((t for t in verb.children if t.dep_ == "dobj" and t.lower_ in WORDS), None)
        teller = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
        if said is not None and teller is not None and verb.lower_ in GIVING:
            return paragraph.of(verb, said), paragraph.phrase(teller)
    return None


def subject(paragraph: Paragraph, cue: Span) -> Span | None:
    """Return the subject of the cue's verb, or of the verb it hangs on ("X smiled, saying …")."""
    verb: Token | None = paragraph.tokens(cue).root
    while verb is not None:
        found = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
        if found is not None:
            return paragraph.phrase(found)
        verb = verb.head if verb.dep_ in CLIMBED and verb.head.i != verb.i else None
    return None


def addressee(paragraph: Paragraph, cue: Span) -> Span | None:
    """Return whom a cue's verb tells it ("told [the Tarn Herald]", "[the paper] that …"): he neither says it nor is it said."""
    verb = paragraph.tokens(cue).root
    if verb.lower_ not in TELLING:
        return None
    told = next((t for t in verb.rights if t.dep_ in OBJECTS and (t.tag_ in NAMES or _hears(t))), None)
    return paragraph.of(told.left_edge, told) if told is not None else None


def _hears(noun: Token) -> bool:
    """Whether a noun before "that" is told something: a relative clause it is to the parser, "told [the paper] that he was ill"."""
    behind = noun.doc[noun.i + 1 : noun.i + 2].text.lower()
    return behind == "that" and noun.lower_ not in TOLD


def antecedent(paragraph: Paragraph, cue: Span) -> Span | None:
    """Return whom the "who" of a cue refers to, or else what is right before: "… by the minister, Jane Doe, who was quoted"."""
    words = paragraph.tokens(cue)
    if words.start < 2 or paragraph.doc[words.start - 1].lower_ != "who":
        return None
    meant = referent(paragraph, paragraph.doc[words.start - 1])
    if meant is not None:
        return meant
    last = words.start - 2
    while last and paragraph.doc[last].is_punct:
        last -= 1
    first = last
    while first and NOMINAL.match(paragraph.doc[first - 1].tag_):
        first -= 1
    return paragraph.of(paragraph.doc[first], paragraph.doc[last]) if NOMINAL.match(paragraph.doc[last].tag_) else None


def referent(paragraph: Paragraph, relative: Token) -> Span | None:
    """Return what "who" or "which" refers to by the parse: the noun its clause hangs on, as far as the pronoun."""
    verb = relative.head
    noun = verb.head
    if noun.i >= relative.i or verb.dep_ not in {"relcl", "conj", "acl"}:
        return None
    return paragraph.of(noun.left_edge, paragraph.doc[max(noun.i, relative.i - 1)])


def speaking(paragraph: Paragraph, content: Span, cue: Span) -> tuple[Span, Span] | None:
    """Return verb and subject of who said quoted words by a document: “…,” the mayor said, according to a text of her speech."""
    first, past = (at - paragraph.span.start for at in (content.start, cue.start))
    marked = max(paragraph.text.rfind(mark, max(0, first), max(0, past)) for mark in CLOSING)
    if marked < 0 or not paragraph.text.startswith("according", past):
        return None
    between = paragraph.doc.char_span(marked + 1, past, alignment_mode="contract")
    if between is None or not len(between):
        return None
    for verb in reversed(between):
        teller = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
        if teller is not None and says(verb.lower_) and verb.tag_ in FINITE and between[-1].i - verb.i <= BEHIND:
            return paragraph.of(verb, verb), paragraph.phrase(teller)
    return None
