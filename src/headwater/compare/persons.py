"""Persons of a row's cells: who is named in the place of whom, and one person's name spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.compare.difference import MOST_KEPT, Difference, Place
from headwater.compare.slots import adjoined, alike, in_common, one_slot, side_by_side
from headwater.model import Span
from headwater.text.names import same_name, words
from headwater.text.names_words import vocabulary

_WORD = r"[A-Z](?:[\w-]|[’'](?!s\b)(?=\w))+"  # "O'Mara", without the "'s" of a possessive
CAPITALS = re.compile(
    rf"\b(?:(?:[A-Z]\.\s?)*[A-Z]\.(?=\s{_WORD})|{_WORD})(?:\s(?:[A-Z]\.?\s|(?:al|bin|da|de|del|di|la|le|van|von)\s)?{_WORD}){{1,6}}"
)
OPENINGS = frozenset(
    "a an and as at but by for from if in its on said says so the then to under when while with".split()
)
CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss)\.?\s$")
TITLED = 6  # letters before a name in which such a title stands
AGED = "old "
LETTER = 1
WORDS, MOST = 2, 4  # of a full name


@dataclass(frozen=True, slots=True)
class Named:
    """A full name in a cell: as it stands there, where, and whether the reading takes it for a person."""

    name: str
    span: Span
    person: bool


def persons(left: Place, right: Place) -> Iterator[Difference]:
    """Yield who is named in one of two cells where the other names somebody else, of whom one report knows nothing.

    A report that names both, in full, knows one from the other: maybe they stand for one another only in cells alike.
    """
    ours, theirs = _unshared(left, right), _unshared(right, left)
    for a in ours:
        for b in theirs:
            if _are_two(a.name, b.name) and _swapped(left, a, right, b):
                why = f"one names “{a.name}” where the other names “{b.name}”: cannot both be true"
                found = Difference("name", (a.name, b.name), (a.span, b.span), "conflict", why, (a.name, b.name))
                known = _knows(right, a.name) or _knows(left, b.name)
                yield found.if_of_one_thing() if known and not alike(left, right) else found
                return


def variants(left: Place, right: Place) -> Iterator[Difference]:
    """Yield one person's name in two forms of which neither is the other cut short: "Kate" and "Katherine"."""
    theirs = [named for named in full_names(right) if named.person]
    for a in full_names(left):
        for b in theirs:
            if a.person and _is_one(a.name, b.name):
                why = f"“{a.name}” and “{b.name}” are two forms of one name"
                yield Difference("name", (a.name, b.name), (a.span, b.span), "compatible", why)


def strangers(place: Place, others: Sequence[Place]) -> Iterator[str]:
    """Yield the full names of persons that a cell's report gives just once, and the reports of the others not a word of."""
    for named in full_names(place):
        known = any(word in other.report.text for other in others for word in named.name.split())
        if not known and _may_be_person(place, named) and _once(place, named):
            yield named.name


def names_another(place: Place, other: Place) -> bool:
    """Whether a cell names a person whom the other does not."""
    return any(named.person for named in _unshared(place, other))


def _is_one(a: str, b: str) -> bool:
    x, y = ({word for word in words(name) if len(word) > LETTER} for name in (a, b))
    if x <= y or y <= x or not x & y or (x | y) & vocabulary("titles"):
        return False
    return same_name(a, b, "person").same


def _swapped(left: Place, a: Named, right: Place, b: Named) -> bool:
    """Whether two names stand in the same place, or one that its report names nowhere else and the other report never."""
    strange_here, strange_there = a.name not in right.report.text, b.name not in left.report.text
    if _are_kin(a.name, b.name):
        return strange_here and strange_there and a.person and b.person
    if not (strange_here or strange_there):
        return False
    if a.person != b.person:
        return one_slot(left, a.span, right, b.span) or (
            _may_be_person(left, a) and _may_be_person(right, b) and adjoined(left, a.span, right, b.span)
        )
    if not a.person:
        return False
    if side_by_side(left, a.span, right, b.span) or alike(left, right):
        return True
    alone = (strange_here and _once(left, a)) or (strange_there and _once(right, b))
    return alone and bool(in_common(left.cell.claim.text, right.cell.claim.text))


def _knows(place: Place, name: str) -> bool:
    """Whether a report gives a person's name in full, whatever noun stands before it in a cell: "Keeper Ida Sorrel"."""
    return " ".join(name.split()[-WORDS:]) in place.report.text


def _once(place: Place, named: Named) -> bool:
    return place.report.text.count(named.name.split()[-1]) == 1


def _unshared(place: Place, other: Place) -> list[Named]:
    """The full names of a cell that the other does not give, in full, by its last word or by one word alone; kin are others."""
    theirs = full_names(other)
    alone = list(_alone(other, [each.span for each in theirs]))
    return [
        named
        for named in full_names(place)
        if not any(_may_be_of(named.name, word, title) for word, title in alone)
        and not any(_is_told_by(named.name, each.name) for each in theirs)
    ]


def _alone(place: Place, names: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """The words with a capital that stand outside of some names, with "Mr" or "Mrs" before them."""
    for part in place.cell.claim.spans:
        for match in CAPITAL.finditer(place.report.at(part)):
            start = part.start + match.start()
            if not any(span.start <= start < span.end for span in names):
                title = TITLE.search(place.before(Span(start, start + 1, part.place), TITLED))
                yield from ((word, title[1] if title else "") for word in words(match[0]))


def _may_be_of(name: str, word: str, title: str) -> bool:
    """Whether a word of a name alone may stand for it: "Mr Lanz" is no Nancy Lanz."""
    kinds = ("given_female", "given_male") if title == "Mr" else ("given_male", "given_female")
    others, own = map(vocabulary, kinds)
    is_another = title != "" and words(name)[0] in others - own
    return len(word) > LETTER and word in words(name) and not is_another


def _is_told_by(name: str, other: str) -> bool:
    """Whether another full name has the last word of a name and is not that of kin, or is that name in another spelling."""
    x, y = words(name), words(other)
    if x[-1] in y and not _are_kin(name, other):
        return True
    return bool({word[0] for word in x} & {word[0] for word in y}) and same_name(name, other, "person").same


def _are_kin(a: str, b: str) -> bool:
    """Whether two names are those of two persons of one family: "Kate Moor" and "Anton Moor"."""
    given = vocabulary("given_male") | vocabulary("given_female")
    x, y = words(a), words(b)
    return x[-1] == y[-1] and x[0] != y[0] and {x[0], y[0]} <= given and not same_name(a, b, "person").same


@lru_cache(MOST_KEPT)
def full_names(place: Place) -> tuple[Named, ...]:
    """Return the names of two words or more in a cell, those of its speakers aside, without titles before them."""
    claim = place.cell.claim
    taken = [time.span for time in claim.times] + ([claim.source] if claim.source else [])
    found = []
    for part in claim.spans:
        for match in CAPITALS.finditer(place.report.at(part)):
            name = _bare(match[0])
            start = part.start + match.end() - len(match[0]) + match[0].rfind(name)
            span = Span(start, start + len(name), part.place)
            if _is_full(name) and not any(other.overlaps(span) for other in taken):
                found.append(Named(name, span, _is_person(place, span)))
    return tuple(found)


def _is_full(name: str) -> bool:
    """Whether a name has as many words as a person's may, and not titles alone: "Attorney General"."""
    return WORDS <= len(name.split()) <= MOST and not set(words(name)) <= vocabulary("titles")


def _bare(name: str) -> str:
    """The name without what stands before it: its last title ("District Judge"), or the first words of a sentence."""
    said = name.split(" ")
    plain = [word.lower().strip(".,'’") for word in said]
    titles = [n for n, word in enumerate(plain) if word in vocabulary("titles") and len(said) - n > WORDS]
    opening = next((n for n, word in enumerate(plain) if word not in OPENINGS), len(said))
    return " ".join(said[max([opening, *(n + 1 for n in titles)]) :])


def _is_person(place: Place, span: Span) -> bool:
    return any(mention.type == "person" and mention.span.overlaps(span) for mention in place.reading.mentions)


def _may_be_person(place: Place, named: Named) -> bool:
    """Whether a name is a person's, stands behind an age, opens as one does, or was taken for an organisation's, as rare ones."""
    types = {mention.type for mention in place.reading.mentions if mention.span.overlaps(named.span)}
    if named.person or types == {"organisation"} or place.before(named.span, len(AGED)) == AGED:
        return True
    return types <= {"other"} and words(named.name)[0] in vocabulary("given_male") | vocabulary("given_female")


def _are_two(a: str, b: str) -> bool:
    """Whether two names are of two persons: a word before both ("Canadian", "Manager") makes them no more one."""
    x, y = set(words(a)), set(words(b))
    own = min(len(x - y), len(y - x))
    return (not x & y or own >= WORDS or _are_kin(a, b)) and not same_name(a, b, "person").same
