"""Who does what to whom in a row's cells: two of them that have changed places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from headwater.compare.difference import MOST_KEPT, Difference, Place
from headwater.compare.governing import CARRIED, SUBJECTS, parsed, placed
from headwater.compare.predicates import bases

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = frozenset(("dobj", "nsubjpass"))
WITHIN = frozenset(("appos", "compound", "conj", "pobj", "prep"))  # what a name may be part of: "bids by Pell"
FEWEST = 3  # telling words in common, where two cells may tell of one deed, and
SAME = 0.75  # of the shorter cell's
BY = re.compile(r"\bby\b")
MUTUAL = frozenset(
    bases(
        "agree battle border clash collide date debate differ divorce equal face fight follow join marry match meet merge play"
        " precede resemble say share speak talk tell tie"
    )
)  # what is as true with the two exchanged, or may be, or tells who speaks
Part = tuple[str, str]
"""What is done, and in which part somebody or something is in it: who does it, to whom, or by a preposition."""


def doers(left: Place, right: Place) -> Iterator[Difference]:
    """Yield two who have exchanged their parts in what is done: "Pell hit Brask", "Brask hit Pell"."""
    if not _may_differ(left, right):
        return
    ours, theirs = _parts(left), _parts(right)
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        (a, told), (b, besides) = ours[one], ours[other]
        x, y = theirs[one][0], theirs[other][0]
        if (a - x) & (y - b) and (b - y) & (x - a):
            values = left.cell.claim.text, right.cell.claim.text
            spans = left.cell.claim.spans[0], right.cell.claim.spans[0]
            why = f"“{told}” and “{besides}” have changed places: cannot both be true"
            yield Difference("role", values, spans, "conflict", why, (True, False))
            return


def _may_differ(left: Place, right: Place) -> bool:
    """Whether two cells have most of their telling words in common, in another order or with one of them in the passive."""
    ours, theirs = (tuple(dict.fromkeys(bases(place.cell.claim.text))) for place in (left, right))
    common = set(ours) & set(theirs)
    if len(common) < max(FEWEST, SAME * min(len(ours), len(theirs))):
        return False
    passive = [BY.search(place.cell.claim.text) is not None for place in (left, right)]
    return passive[0] != passive[1] or [word for word in ours if word in common] != [
        word for word in theirs if word in common
    ]


@lru_cache(MOST_KEPT)
def _parts(place: Place) -> Mapping[Part, tuple[frozenset[str], str]]:
    """Who or what is in which part, by telling words and as it is told; what is done twice in a cell tells nothing."""
    claim = place.cell.claim
    found: list[tuple[Part, Token]] = []
    sentence = claim.sentence or claim.spans[0]
    verbs = [
        token
        for token in parsed(place.report, sentence)
        if token.tag_.startswith("V") and any(part.overlaps(placed(token, sentence)) for part in claim.spans)
    ]
    names = Counter(bases(verb.text) for verb in verbs)
    for verb in verbs:
        done = bases(verb.text)
        if names[done] == 1 and len(done) == 1 and MUTUAL.isdisjoint(done):
            found += [((done[0], part), token) for part, token in _in_parts(verb)]
    return {part: (words, token.text) for part, token in reversed(found) if (words := _named(token))}


def _in_parts(verb: Token) -> Iterator[tuple[str, Token]]:
    """Who or what stands in which part to a verb; of the passive, in that of the active."""
    passive = verb.dep_ == "acl" and verb.tag_ == "VBN"
    if verb.dep_ in CARRIED and not any(child.dep_ in SUBJECTS and child.tag_[0] != "W" for child in verb.children):
        yield ("object" if passive else "subject"), verb.head
    for child in verb.children:
        if child.dep_ == "nsubj":
            yield "subject", child
        elif child.dep_ in OBJECTS or (child.dep_ == "npadvmod" and child.tag_.startswith("NNP")):
            yield "object", child
        elif child.dep_ == "dative":
            yield "dative", child
        elif child.dep_ in ("prep", "agent"):
            part = "subject" if child.dep_ == "agent" else child.lower_
            yield from ((part, word) for word in child.children if word.dep_ == "pobj")


def _named(token: Token) -> frozenset[str]:
    """The telling words of a noun with those of what it is of; none of a pronoun."""
    return frozenset(bases(" ".join(_within(token)))) if token.tag_.startswith("NN") else frozenset()


def _within(token: Token) -> Iterator[str]:
    if token.tag_.startswith("NN"):
        yield token.text
    for child in token.children:
        if child.dep_ in WITHIN:
            yield from _within(child)
