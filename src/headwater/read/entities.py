"""What the recogniser takes for a name: its entity in; the words of it that are the name, and of which type, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.model import MentionType, Span
from headwater.read.nouns import nouns, roles
from headwater.read.parsed import Paragraph
from headwater.text.media import medium
from headwater.text.names import words
from headwater.text.names_words import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

TYPES: dict[str, MentionType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event",
    "WORK_OF_ART": "work", "LAW": "work", "NORP": "other", "PRODUCT": "other",
}  # fmt: skip
GIVEN = vocabulary("given_male") | vocabulary("given_female")
TITLES = vocabulary("titles") - {"general", "attorney", "judge", "justice"}
ENDS = frozenset(
    {"To", "For", "With", "On", "At", "By", "Over", "As", "And", "Mayor", "Governor", "Senator", "Minister"}
)
ABBREVIATED = frozenset("adm capt cmdr col det dr gen gov insp lt maj prof rep rev sen sgt supt".split())
CALLING = re.compile(r"[a-z]{3,}(?:ist|ian|man|woman)")  # what one person is by trade: "dietitian", "novelist"
DEGREE = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]")  # behind a name: "MS", "PhD"
MOST_GIVEN = 3
OPENING = frozenset("([*–—")


def named(entity: Tokens, dateline: Span | None, paragraph: Paragraph) -> Tokens | None:
    """Return the name in what the recogniser found, or nothing where that is the title before another name."""
    entity = _completed(_person_in(_first(_joined(_without(dateline, entity, paragraph)))))
    return None if not len(entity) or _is_title(entity) else _without_role(entity)


def is_described(entity: Tokens) -> bool:
    """Whether words beside a name, which is no degree, say what its one bearer is: "Aslo Verin, a registered dietitian"."""
    beside = [token for token in entity.root.children if token.dep_ == "appos"]
    beside += [token for other in beside for token in other.children if token.dep_ == "appos"]
    named = not DEGREE.fullmatch(entity.text)
    return named and any(token.lower_ in roles() or CALLING.fullmatch(token.text) for token in beside)


def bodily(name: str) -> bool:
    """Whether the words of a name tell that it is a body's: a medium's, a committee's, an airline's, a firm's of legal form."""
    parts = words(name)
    return medium(name) or not (
        vocabulary("bodies").isdisjoint(parts)
        and vocabulary("trades").isdisjoint(parts[1:])
        and vocabulary("legal").isdisjoint(parts[1:][-1:])
    )


def _without(written: Span | None, entity: Tokens, paragraph: Paragraph) -> Tokens:
    """A name without the dateline that the recogniser took for its beginning: "VELM - [Saint Odile Hospital]"."""
    past = written.end - paragraph.span.start if written else 0
    first = next((at for at, token in enumerate(entity) if token.idx >= past), 0)
    return entity[first:] if first else entity


def _joined(entity: Tokens) -> Tokens:
    """A name with the beginning of its first word that the recogniser left out: "[Up-N-]Over", but not "[anti-]Over", "[R-]Velm"."""
    doc, first = entity.doc, entity.start
    for token in reversed(doc[entity[0].sent.start : entity.start]):
        if token.whitespace_ or token.ent_type_ or not (token.text == "-" or token.text[0].isupper() or token.is_digit):
            break
        first = token.i if token.text != "-" else first
    return doc[first if len(doc[first]) > 1 else entity.start : entity.end]


def _first(entity: Tokens) -> Tokens:
    """A name without what stands in brackets or behind a dash: "Ron Marsh[(R-Velm]", "Marsh[ – See]"."""
    end = next((at for at, token in enumerate(entity) if at and token.text in OPENING), None)
    return entity[:end] if end else entity


def _person_in(entity: Tokens) -> Tokens:
    """The person in a name: before what is his, or behind whose he is, without his degree."""
    if bodily(entity.text):
        return entity
    own = next((at for at, token in enumerate(entity) if at and token.tag_ == "POS" and at + 1 < len(entity)), None)
    if own is not None and 1 < len(entity[own + 1 :]) <= MOST_GIVEN and entity[own + 1].lower_ in GIVEN:
        return entity[own + 1 :]
    person = entity.label_ == "PERSON" or (len(entity) > 2 and entity[0].lower_ in GIVEN)
    if not person or own is not None:
        return entity[:own] if person else entity
    names = [token for token in entity if token.text.istitle()]
    degree = (
        len(names) > 1
        and DEGREE.fullmatch(entity[-1].text)
        and entity[-1].lower_ not in vocabulary("suffixes") | vocabulary("legal")
    )
    return entity[:-1] if degree and entity[-2].text.istitle() else entity


def _completed(entity: Tokens) -> Tokens:
    """A name without the rank of the next one at its end; with the given name that stands before or the name behind it."""
    doc, first, past = entity.doc, entity.start, entity.end
    if len(entity) > 1 and entity[-1].lower_.strip(".") in ABBREVIATED:
        return entity[:-1]
    *titles, last = entity
    parted = (
        titles
        and past < len(doc)
        and doc[past].ent_iob_ == "B"
        and all(t.lower_ in roles() | TITLES for t in titles[-1:])
    )
    if parted and last.lower_ in GIVEN and _is_name(doc[past]):
        return doc[first : past + 1]
    if titles:
        return entity
    if first and _is_loose(doc[first - 1]) and doc[first - 1].lower_ in GIVEN and _is_name(entity[0]):
        return doc[first - 1 : past]
    if entity.label_ != "PERSON" or entity.text.lower() not in GIVEN or past == len(doc) or not _is_loose(doc[past]):
        return entity
    return doc[first : past + 1] if doc[past].text not in ENDS else entity


def _is_loose(token: Token) -> bool:
    """Whether a word is a name that the recogniser left out."""
    return _is_name(token) and not token.ent_type_


def _is_name(token: Token) -> bool:
    return bool(token.tag_ == "NNP" and token.text.istitle())


def _is_title(entity: Tokens) -> bool:
    """Whether what is taken for a name is the title before one: "[Orrin County Sheriff] Helena Marsh"."""
    past, doc = entity.end, entity.doc
    called = entity[-1].lower_ in roles() | TITLES and entity.label_ not in {"ORG", "NORP"}
    return called and past < len(doc) and doc[past].ent_type_ == "PERSON" and doc[past].ent_iob_ == "B"


def _without_role(entity: Tokens) -> Tokens:
    """A name without what its bearer is, where that is capital for it opens the sentence: "Striker [Idrissa Dembo]"."""
    first = entity[0]
    opens = first.is_sent_start or first.nbor(-1).is_punct
    called = opens and len(entity) > 2 and first.tag_ != "DT" and first.lower_ in nouns("persons") | roles()
    return entity[1:] if called else entity
