"""Reported speech whose source the net missed but the parse shows plainly: "…, X said", "X said that …", "…, as told by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from headwater.model import Quote, Report, Span
from headwater.read.givers import subject
from headwater.read.nouns import speaks
from headwater.read.parsed import FINITE, STATING, SUBJECTS, Paragraph
from headwater.read.pronouns import SPEECH
from headwater.read.saying import says

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

BY = "plainly/1"
SAID = frozenset("said says told added stated announced confirmed reported reports".split())
PAPERS = "analysis|audit|data|documents|figures|poll|records|report|research|study|survey"
SHOW = "finds|found|has found|reveals|revealed|showed|shows|suggested|suggests"
ON_PAPER = re.compile(rf"^(?P<said>.+?), (?P<who>[^,:;“”\"]*\b(?:{PAPERS})\b[^,;“”\"]*?) (?P<cue>{SHOW})\.?$")
PER = (
    re.compile(r"^(?P<cue>Per) (?P<who>[^,;“”\"]+), (?P<said>.+?)\.?$"),
    re.compile(r"^(?P<said>.+?), (?P<cue>per) (?P<who>[^,;“”\"]+?)\.?$"),
)
SO = re.compile(
    r"^(?:So (?P<says>says|said)|(?:That|This)(?: is| was|[’']s) (?P<according>according to)) (?P<who>.+?)\.?$"
)
NOTICE = re.compile(
    r"(?P<who>\b(?:A|An|His|Her|Its|The|Their|This)\b[^,:;.]*?) (?P<cue>reads?)(?: in (?:full|part))?:\s*\Z"
)
INTRODUCED = 300  # letters before a notice in which it is introduced
NOT_PRINTED = re.compile(r"[“”\"„«»]|''|^\W*\d")
DEAR = re.compile(r"Dear \w[^,:.!?“”\"]{1,60}[,:](?!.*[“”\"])")
TOLD = FINITE | {"VBG", "VBN"}
OBJECTS = frozenset({"dobj", "dative", "pobj", "xcomp", "pcomp"})
WITHIN = frozenset({"acl", "advcl", "relcl"})  # what a verb does that says nothing of the words before its clause
LEAST = 4  # words of the content


def plainly(paragraph: Paragraph, known: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the attributions of a paragraph whose verb of saying is no known cue and whose content nobody has yet.

    `known` are those that name a source and state something; others are worth less than what the parse shows.
    """
    before: Tokens | None = None
    for sentence in paragraph.doc.sents:
        told = _on_paper(paragraph, sentence) or _per(paragraph, sentence)
        told = told or (_as_before(paragraph, sentence, before) if before is not None else None)
        before = sentence
        if told is not None and not any(meet(told, quote) for quote in known):
            yield told
            continue
        for verb in sentence:
            if verb.lower_ in SAID and verb.tag_ in STATING | {"VBN"}:
                found = (
                    _as_told(paragraph, sentence, verb)
                    or _by_whom(paragraph, verb)
                    or _quote(paragraph, sentence, verb)
                )
                if found is not None and not any(meet(found, quote) for quote in known):
                    yield found


def _on_paper(paragraph: Paragraph, sentence: Tokens) -> Quote | None:
    """What a document that ends the sentence shows, which the parse seldom sees: "…, a survey by X published on Monday shows"."""
    hit = ON_PAPER.match(sentence.text.rstrip()) if not paragraph.headline else None
    return _of_hit(paragraph, sentence, hit, "the document that ends the sentence") if hit else None


def _per(paragraph: Paragraph, sentence: Tokens) -> Quote | None:
    """What is told per a name, several people or a document, not per head: "Per the Tarn Herald, …", "…, per two officials"."""
    hit = next(filter(None, (pattern.match(sentence.text.rstrip()) for pattern in PER)), None)
    found = _of_hit(paragraph, sentence, hit, "whom “per” names") if hit else None
    if found is None or found.source is None:
        return None
    head = paragraph.tokens(found.source).root
    told = head.tag_[:3] == "NNP" or (speaks(head.lower_) and (head.tag_ == "NNS" or head.left_edge.i < head.i))
    return found if told else None


def _of_hit(paragraph: Paragraph, sentence: Tokens, hit: re.Match[str], why: str) -> Quote | None:
    """The attribution whose content, source and cue a pattern finds in a sentence."""
    content, source, cue = (
        paragraph.at(*(sentence.start_char + at for at in hit.span(group))) for group in ("said", "who", "cue")
    )
    return Quote((content,), "indirect", cue, source, by=BY, why=why) if len(hit["said"].split()) >= LEAST else None


def _as_before(paragraph: Paragraph, sentence: Tokens, before: Tokens) -> Quote | None:
    """The sentence before one that only says whose it is: "So says a new study", "That is according to the union"."""
    hit = SO.match(sentence.text.rstrip())
    content = _trimmed(paragraph, before.start, before.end) if hit else None
    if hit is None or content is None:
        return None
    cue, source = (
        paragraph.at(*(sentence.start_char + at for at in hit.span(group)))
        for group in ("says" if hit["says"] else "according", "who")
    )
    return Quote((content,), "indirect", cue, source, by=BY, why="whom the next sentence gives it to")


def _as_told(paragraph: Paragraph, sentence: Tokens, verb: Token) -> Quote | None:
    """What stands before "as first reported by X", or behind it where it opens the sentence."""
    teller = _agent(verb)
    link = next((child for child in verb.children if child.lower_ == "as" and child.i < verb.i), None)
    if teller is None or link is None:
        return None
    opens = link.i == sentence.start
    first, past = (teller.right_edge.i + 1, sentence.end) if opens else (sentence.start, link.i)
    content = _trimmed(paragraph, first, past)
    if content is None:
        return None
    source, cue = paragraph.phrase(teller), paragraph.of(verb, verb)
    return Quote((content,), "indirect", cue, source, by=BY, why="whom a passive verb of saying names")


def _by_whom(paragraph: Paragraph, verb: Token) -> Quote | None:
    """The clause that a passive verb of saying takes: "it was confirmed by X that …"."""
    teller, clause = _agent(verb), next((t for t in verb.children if t.dep_ == "ccomp" and t.i > verb.i), None)
    content = _trimmed(paragraph, clause.left_edge.i, clause.right_edge.i + 1) if clause is not None else None
    if teller is None or content is None or verb.tag_ != "VBN":
        return None
    source, cue = paragraph.phrase(teller), paragraph.of(verb, verb)
    return Quote((content,), "indirect", cue, source, by=BY, why="whom a passive verb of saying names")


def _agent(verb: Token) -> Token | None:
    """By whom something is said, where the verb is passive."""
    return next((t for child in verb.children if child.lower_ == "by" for t in child.children), None)


def below(report: Report, line: Paragraph, paragraph: Paragraph) -> Quote | None:
    """A paragraph printed without quotation marks below the line that introduces it: "The notice read:", "She wrote to us:".

    What is no notice speaks of its writer or to its reader; else the words are the outlet's, and what was meant is missing.
    """
    if NOT_PRINTED.search(paragraph.text):
        return None
    notice = NOTICE.search(report.text, max(0, paragraph.span.start - INTRODUCED), paragraph.span.start)
    if notice:  # the line may be a label to those who clean pages
        said = Span(*notice.span("who")), Span(*notice.span("cue"))
    elif line.text.endswith(":") and not line.headline and _is_personal(paragraph):
        last = list(line.doc.sents)[-1]
        verb = next((token for token in reversed(last) if token.tag_ in TOLD and says(token.lower_)), None)
        teller = subject(line, line.of(verb, verb)) if verb is not None else None
        if verb is None or teller is None:
            return None
        said = teller, line.of(verb, verb)
    else:
        return None
    source, cue = said
    return Quote((paragraph.span,), "direct", cue, source, by=BY, why="printed below the line that introduces it")


def letters(paragraphs: Sequence[Paragraph]) -> Iterator[Quote]:
    """Yield the letters printed whole: what begins with a salutation, as far as its paragraphs speak of writer or reader."""
    for at, first in enumerate(paragraphs):
        if DEAR.match(first.text):
            rest = takewhile(_is_personal, paragraphs[at + 1 :])
            content = tuple(paragraph.span for paragraph in (first, *rest))
            yield Quote(content, "direct", by=BY, why="a letter printed whole")


def _is_personal(paragraph: Paragraph) -> bool:
    """Whether words without quotation marks speak of their writer or to their reader, as an outlet's own do not."""
    return bool(SPEECH & {token.lower_ for token in paragraph.doc}) and not NOT_PRINTED.search(paragraph.text)


def meet(found: Quote, known: Quote) -> bool:
    """Whether one attribution has the other's cue or any of its content."""
    ours, theirs = ([*quote.content, *([quote.cue] if quote.cue else [])] for quote in (found, known))
    return any(a.overlaps(b) for a in ours for b in theirs)


def states(paragraph: Paragraph, quote: Quote) -> bool:
    """Whether an attribution's content states something by itself: it is quoted, or a clause, however tagged, no mere object."""
    said = paragraph.within(quote.content)
    cue = paragraph.within((quote.cue,)) if quote.cue else []
    opens, leads = ([token.lower_ for token in words[:1]] for words in (said, cue))
    if leads == ["according"] or (opens == ["that"] and any(token.tag_ == "VBN" for token in said)):
        return True
    inside = {token.i for token in said}
    heads = [token for token in said if token.head.i not in inside]
    acted_on = bool(heads) and all(token.dep_ in OBJECTS for token in heads)
    return quote.type != "indirect" or (not acted_on and any(token.tag_ in STATING for token in said))


def _quote(paragraph: Paragraph, sentence: Tokens, verb: Token) -> Quote | None:
    if verb.tag_ not in STATING:
        return None
    first, past = _named(sentence, verb)
    teller = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i), None)
    if first == past and teller is not None:
        first, past = max(teller.left_edge.i, sentence.start), min(teller.right_edge.i + 1, verb.i)
    if first == past:
        return None
    before = _trimmed(paragraph, sentence.start, first) if _follows(verb) else None
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
        if commas[-1] == verb.i - 1 and len(name) and all(token.tag_ in {"NNP", "HYPH"} for token in name):
            return comma + 1, verb.i - 1
    return verb.i, verb.i


def _follows(verb: Token) -> bool:
    """Whether a verb of saying may close what stands before it: not from within, with no object, nor after a "when"."""
    if verb.dep_ in WITHIN or (verb.lower_ != "told" and any(child.dep_ == "dobj" for child in verb.rights)):
        return False
    marks = (mark for clause in verb.lefts for mark in clause.lefts if mark.dep_ == "mark")
    return all(mark.lower_ == "that" for mark in marks)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _trimmed(paragraph: Paragraph, first: int, past: int) -> Span | None:
    """The stretch without punctuation at its ends, if it states something: enough words and a finite verb."""
    doc = paragraph.doc
    while first < past and doc[first].is_punct:
        first += 1
    while past > first and doc[past - 1].is_punct:
        past -= 1
    if past - first < LEAST or not any(token.tag_ in STATING for token in doc[first:past]):
        return None
    return paragraph.of(doc[first], doc[past - 1])
