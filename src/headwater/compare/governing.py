"""Which verb a value of a cell hangs on, and what its subject is, by the parse of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from headwater.compare.difference import MOST_KEPT, Place
from headwater.compare.predicates import bases
from headwater.model import Span
from headwater.text.models import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
HELD = frozenset(("conj", "xcomp", "advcl", "ccomp", "prep", "pcomp"))  # what a verb without a subject shares one with
CARRIED = frozenset(("acl", "relcl"))  # what is said of the noun that carries it
PROPER = frozenset(("NNP", "NNPS"))
LIGHT = frozenset(bases("make take give get come go include become"))  # verbs that say nothing of what is done


@dataclass(frozen=True, slots=True)
class Act:
    """What is done with a value: the verb in its first form, the telling words of its subject, and whether that is a name."""

    verb: frozenset[str]
    subject: frozenset[str]
    is_named: bool


def of_one_act(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Return whether two values hang on one verb or on verbs of one subject; never on what two that are named each do."""
    a, b = _act(left, ours), _act(right, theirs)
    if a is None or b is None or a.subject & b.subject:
        return True
    return bool(a.verb & b.verb) and not (a.is_named and b.is_named)


@lru_cache(MOST_KEPT)
def _act(place: Place, value: Span) -> Act | None:
    """What is done with a value; None where it hangs on no verb."""
    claim = place.cell.claim
    sentence = claim.sentence if claim.sentence and claim.sentence.covers(value) else claim.spans[0]
    doc = _parsed(place.report.at(sentence).replace("\n", " "))
    tokens = [token for token in doc if value.overlaps(_span(token, sentence))]
    if not tokens:
        return None
    verb = min(tokens, key=_depth)
    while not verb.tag_.startswith("V") and verb.head != verb:
        verb = verb.head
    if not verb.tag_.startswith("V"):
        return None
    subject = _subject(verb)
    named = " ".join(word.text for word in subject.subtree if word.dep_ in ("compound", subject.dep_)) if subject else ""
    return Act(
        frozenset(bases(verb.text)) - LIGHT, frozenset(bases(named)), subject is not None and subject.tag_ in PROPER
    )


@lru_cache(MOST_KEPT)
def _parsed(sentence: str) -> Doc:
    return parser()(sentence)


def _span(token: Token, sentence: Span) -> Span:
    start = sentence.start + token.idx
    return Span(start, start + len(token), sentence.place)


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
