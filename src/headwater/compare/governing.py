"""Which verb a value of a cell hangs on, and what its subject is, by the parse of its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from headwater.compare.difference import MOST_KEPT, Place
from headwater.compare.predicates import bases
from headwater.model import Report, Span
from headwater.text.figure_words import figure_words
from headwater.text.models import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
HELD = frozenset(("conj", "xcomp", "advcl", "ccomp", "prep", "pcomp"))  # what a verb without a subject shares one with
CARRIED = frozenset(("acl", "relcl"))  # what is said of the noun that carries it
NAMED = frozenset(("person", "organisation"))
HARMS = frozenset(figure_words().harms.values())
NOTHING = frozenset[str]()
LIGHT = frozenset(bases("make take give get come go include become"))  # verbs that say nothing of what is done


@dataclass(frozen=True, slots=True)
class Act:
    """What is done with a value, in telling words: the verb, the nouns that carry the value, and the subject; with its unit."""

    verb: frozenset[str]
    nouns: frozenset[str]
    subject: frozenset[str]
    is_named: bool
    unit: str


def of_one_act(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Return whether two figures hang on one verb, or, where a verb tells nothing, are told of one subject.

    Never what two that are named each do; of what befell people that is told by their unit: "12 killed", "15 died".
    """
    a, b = _act(left, ours), _act(right, theirs)
    if not (a and b) or a.nouns & b.subject or a.subject & b.nouns or a.unit == b.unit in HARMS:
        return True
    if a.verb and b.verb:
        return bool(a.verb & b.verb) and (not (a.is_named and b.is_named) or bool(a.subject & b.subject))
    x, y = a.subject or a.nouns, b.subject or b.nouns
    return not (x and y) or bool(x & y)


def of_one_event(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Return whether two dates are those of one verb or noun; what one subject did, it may have done on many days."""
    a, b = _act(left, ours), _act(right, theirs)
    if not (a and b):
        return True
    x, y = (act.verb | act.nouns or act.subject for act in (a, b))
    return bool(x & y or x & b.subject or y & a.subject)


@lru_cache(MOST_KEPT)
def _act(place: Place, value: Span) -> Act | None:
    """What is done with a value; None where the words around it do not tell."""
    claim = place.cell.claim
    sentence = claim.sentence if claim.sentence and claim.sentence.covers(value) else claim.spans[0]
    tokens = [token for token in parsed(place.report, sentence) if value.overlaps(placed(token, sentence))]
    if not tokens:
        return None
    path = [min(tokens, key=_depth)]
    while not path[-1].tag_.startswith("V") and path[-1].head != path[-1]:
        path.append(path[-1].head)
    verb = path[-1]
    subject = _subject(verb)
    unit = next((figure.unit for figure in claim.figures if figure.span == value), "")
    found = Act(
        _done(verb) - LIGHT if verb.tag_.startswith("V") else NOTHING,
        _telling(token for token in path if token.tag_.startswith("NN") and token not in tokens),
        _telling(word for word in subject.subtree if word.dep_ in ("compound", subject.dep_)) if subject else NOTHING,
        subject is not None and _is_named(place, placed(subject, sentence)),
        unit,
    )
    return found if found.verb or found.nouns or found.subject else None


def _done(verb: Token) -> frozenset[str]:
    """What a verb tells, in its first form; what befalls people is one however it is told: "killed" and "died"."""
    return frozenset(bases(figure_words().harms.get(verb.lower_, verb.text)))


def _telling(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(bases(" ".join(token.text for token in tokens)))


def parsed(report: Report, sentence: Span) -> Doc:
    """Return the parse of a sentence of a report; `placed` tells where its tokens stand."""
    return _parsed(report.at(sentence).replace("\n", " "))


@lru_cache(MOST_KEPT)
def _parsed(sentence: str) -> Doc:
    return parser()(sentence)


def placed(token: Token, sentence: Span) -> Span:
    """Return where a token of a sentence stands in its report."""
    start = sentence.start + token.idx
    return Span(start, start + len(token), sentence.place)


def _is_named(place: Place, subject: Span) -> bool:
    return any(mention.type in NAMED and mention.span.overlaps(subject) for mention in place.reading.mentions)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it is held by, or the noun that it is said of."""
    while True:
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if verb.dep_ in CARRIED and (subject is None or subject.tag_ in ("WDT", "WP")):
            return verb.head
        if subject is not None or verb.dep_ not in HELD:
            return subject
        verb = verb.head
