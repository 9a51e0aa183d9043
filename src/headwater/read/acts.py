"""Acts of speech that are a statement without being an attribution ("the ministry declined to comment"), and what reporters saw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.model import Quote, Span
from headwater.read.givers import GIVING, NAMES
from headwater.read.nouns import nouns
from headwater.read.parsed import FINITE, Paragraph
from headwater.read.polls import answers
from headwater.read.saying import act, perceives, performs, says, thinks

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTS, SEEN = "acts/1", "own eyes/1"
DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|disput|refut|rebut|contest|counter)[a-z]*) "
    r"(?:(?:the|any|all|these|those|earlier|recent) )*(?P<owner>(?:[\w.&’'-]+ ){1,7}?)"
    r"(?P<noun>claims?|allegations?|accusations?|assertions?|reports|rumou?rs|suggestions?) (?=that\b)"
)
JOINED = frozenset({"join", "joins", "joined"})
MADE = frozenset({"expected", "reported", "written"})  # by whom is told of a text, or of a hope
DID = frozenset({"did", "do", "does"})
MAKING = GIVING | {"delivered", "offered"}
ACTING = frozenset({"apology", "denial", "plea", "retraction", "warning"})
CALLED = frozenset({"call", "calls", "called"})
OWN_EYES = frozenset({"reporter", "correspondent", "journalist", "photographer"}) | nouns("witnessing")


def acts(paragraph: Paragraph, known: Iterable[Span]) -> Iterator[Quote]:
    """Yield the acts of a paragraph whose verbs are no cue of an attribution yet, and what reporters and witnesses perceived."""
    cues = tuple(known)
    within = {token.i for token in paragraph.within(paragraph.marked())}
    for verb in paragraph.doc:
        if verb.i in within:  # what is quoted is whose it is
            continue
        yield from _by_agent(paragraph, verb)
        subject = _subject(verb) if _is_finite(verb) and _tells(verb.lower_) else None
        if subject is None or any(
            child.dep_ in {"neg", "auxpass"} or child.lower_ == "into" for child in verb.children
        ):
            continue
        source = paragraph.phrase(subject)
        if perceives(verb.lower_) and subject.lower_ in OWN_EYES:
            yield from _seen(paragraph, verb, source)
        elif verb.lower_ in JOINED and (called := _called(verb)):
            yield _act(paragraph, verb, source, paragraph.of(*called))
        elif (
            _judges(verb)
            or _makes(verb)
            or (act(verb.lower_) and not any(paragraph.of(verb, verb).overlaps(cue) for cue in cues))
        ):
            yield _act(paragraph, verb, source, paragraph.of(verb, verb))


def held(paragraph: Paragraph) -> Iterator[Quote]:
    """Yield what people who were polled hold, whatever the verb: "half of those surveyed named the harbour"."""
    if not answers(paragraph.text):
        return
    for verb in paragraph.doc:
        subject = _subject(verb) if verb.tag_ in FINITE else None
        if subject is not None and answers(paragraph.doc[subject.left_edge.i : subject.right_edge.i + 1].text):
            told = paragraph.of(subject.left_edge, verb.right_edge)
            source = paragraph.phrase(subject)
            yield Quote((told,), "indirect", paragraph.of(verb, verb), source, by=SEEN, why="what people polled hold")


def relayed(paragraph: Paragraph, known: Iterable[Quote]) -> Iterator[Quote]:
    """Yield what somebody says that others say, "she said some experts believe …", "blamed a story that alleged …", as theirs."""
    said = [quote for quote in known if quote.type != "direct" and not _is_paper(paragraph, quote)]
    told = [part for quote in said for part in quote.content if paragraph.span.overlaps(part)]
    cues = [quote.cue for quote in said if quote.cue]
    for verb in paragraph.doc:
        cue = paragraph.of(verb, verb)
        if not (says(verb.lower_) and not perceives(verb.lower_) and verb.tag_ in FINITE | {"VBN"}):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        content = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
        if subject is None or content is None or any(map(cue.overlaps, cues)) or not _speaks(subject, verb):
            continue
        paper = subject.head.head
        source = paragraph.of(paper.left_edge, paper) if subject.tag_ == "WDT" else paragraph.phrase(subject)
        whole = paragraph.phrase(content)
        outer = next((part for part in told if part.start <= whole.start < part.end), None)
        if outer is not None:
            inner = replace(whole, end=min(whole.end, outer.end))
            yield Quote((inner,), "indirect", cue, source, by=SEEN, why="whom somebody relays")


def _is_paper(paragraph: Paragraph, quote: Quote) -> bool:
    """Whether a document that the paragraph names is the source: whoever speaks in it is its matter."""
    if quote.source is None or not paragraph.span.overlaps(quote.source):
        return False
    return any(token.lower_ in nouns("document") for token in paragraph.tokens(quote.source))


def _speaks(subject: Token, verb: Token) -> bool:
    """Whether the subject is somebody who said it; what one person thinks, only he who speaks of him says."""
    if subject.tag_ == "WDT":
        return subject.head.head.lower_ in nouns("document")
    if subject.tag_[:2] not in {"NN", "DT"} or subject.lower_ in {"this", "that", "these", "those"}:
        return False
    if any(child.tag_ == "PRP$" for child in subject.children):
        return False
    return not thinks(verb.lower_) or subject.lower_ in nouns("unnamed_plural")


def _is_finite(verb: Token) -> bool:
    """Whether a verb is finite by itself or by a "did" before it."""
    return verb.tag_ in FINITE or any(child.lower_ in DID for child in verb.lefts)


def _tells(verb: str) -> bool:
    return act(verb) or perceives(verb) or verb in JOINED | CALLED | MAKING


def _makes(verb: Token) -> bool:
    """Whether somebody makes an act of speech of which a noun tells: "issued an apology for his words"."""
    return verb.lower_ in MAKING and any(child.dep_ == "dobj" and child.lower_ in ACTING for child in verb.children)


def _judges(verb: Token) -> bool:
    """Whether somebody calls something what he thinks of it ("called the plan a disgrace"), not by its name."""
    judged = (child for child in verb.children if child.dep_ == "oprd" and child.i > verb.i)
    return verb.lower_ in CALLED and any(word.tag_ not in NAMES for word in judged)


def _by_agent(paragraph: Paragraph, verb: Token) -> Iterator[Quote]:
    """An act of speech told in the passive, where it is what its clause tells: "the vote was dismissed by critics as a sham"."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    if by is None or verb.tag_ != "VBN" or not act(verb.lower_) or verb.lower_ in MADE:
        return
    teller = next(by.children, None)
    opens = verb.i == 0 or verb.nbor(-1).is_punct or verb.nbor(-1).tag_ == "CC"
    if teller is not None and (opens or any(child.dep_ == "auxpass" for child in verb.children)):
        yield _act(paragraph, verb, paragraph.of(teller.left_edge, teller), paragraph.of(verb, verb))


def _seen(paragraph: Paragraph, verb: Token, source: Span) -> Iterator[Quote]:
    """All that a sentence tells after a verb of perceiving."""
    after = paragraph.doc[verb.i + 1 : verb.sent.end]
    if len(after):
        seen = paragraph.of(after[0], after[-1])
        yield Quote((seen,), "indirect", paragraph.of(verb, verb), source, by=SEEN, why="what its subject perceived")


def _act(paragraph: Paragraph, verb: Token, source: Span, cue: Span) -> Quote:
    done = paragraph.of(verb, verb.right_edge)
    return Quote((done,), "indirect", cue, source, by=ACTS, why="the subject of an act of speech")


def _called(verb: Token) -> tuple[Token, Token] | None:
    """The act that somebody joins in: "joined others in calling for …", "joined a chorus urging …"."""
    for word in verb.subtree:
        if word.tag_ == "VBG" and word.i > verb.i and word.i + 1 < len(word.doc):
            last = word.nbor() if word.nbor().lower_ in {"on", "for", "upon"} else word
            if performs(word.doc[word.i : last.i + 1].text):
                return word, last
    return None


def disputed(paragraph: Paragraph) -> Iterator[Quote]:
    """Yield what somebody denies that others say: "she rejected the union's claim that …" gives it to the union."""
    for found in DISPUTED.finditer(paragraph.text):
        sentence = next(s for s in paragraph.doc.sents if found.start() < s.end_char)
        said = sentence.text[found.end() - sentence.start_char :].rstrip(" .!”\"'")
        owner = re.sub(r"(?:[’']s?)?\s*$", "", found["owner"])
        if said and (owner != found["owner"].strip() or any(letter.isupper() for letter in owner)):
            content = paragraph.at(found.end(), found.end() + len(said))
            cue = paragraph.at(*found.span("noun"))
            source = paragraph.at(found.start("owner"), found.start("owner") + len(owner))
            yield Quote((content,), "indirect", cue, source, by=SEEN, why="who makes the claim that another disputes")


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the one it is coordinated with."""
    while True:
        found = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
