"""Places of a row's cells: another beside the same words, one within the other, one told as near and as in, or in two directions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import one_slot, side_by_side
from headwater.model import Mention, Span

AWAY = r"near|outside|(?:north|south|east|west) of|off"
AT = re.compile(rf"\b({AWAY}|in|at|inside|within|on)\s(?:the\s|[a-z]+\s)?(?:[a-z]+\sof\s)?$")
DIRECTION = re.compile(
    r"\b((?i:(?:(?:north|south|east|west)[\s-]?)+)) of (?:the [a-z]+ of )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
SIDE = re.compile(
    r"\b((?i:(?:(?:north|south|east|west)-?)+)(?:ern)?)\s(?!(?:of|and|or|to|from|by)\b)([A-Za-z][\w’'-]+)"
)
BEFORE = 24  # letters before a place in which its preposition stands


def places(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the place of either cell that the other does not name, or one that something is in and only near, or on two sides of."""
    ours, theirs = _located(left), _located(right)
    for name in sorted(ours.keys() & theirs.keys()):
        words, spans = (ours[name][0], theirs[name][0]), (ours[name][1].span, theirs[name][1].span)
        if _is_away(words[0]) != _is_away(words[1]):
            values = f"{words[0]} {name}", f"{words[1]} {name}"
            why = f"“{values[0]}” and “{values[1]}” are not the same spot, though both may be meant loosely"
            yield Difference("place", values, spans, "compatible", why, values)
    yield from _two(left, _unshared(ours, right), right, _unshared(theirs, left))
    yield from _directions(left, right)


def _two(left: Place, ours: dict[str, Mention], right: Place, theirs: dict[str, Mention]) -> Iterator[Difference]:
    if len(ours) != 1 or len(theirs) != 1:
        return
    (a, here), (b, there) = next(iter(ours.items())), next(iter(theirs.items()))
    if _is_one(a, b) or not side_by_side(left, here.span, right, there.span):
        return
    spans = here.span, there.span
    for inner, outer in ((a, b), (b, a)):
        if lies_in(inner, outer, left, right):
            why = f"“{inner}” lies in “{outer}”, as the reports tell: one is wider than the other"
            yield Difference("place", (a, b), spans, "compatible", why, (a, b))
            return
    if one_slot(left, here.span, right, there.span):
        return  # names in one slot are compared with all others that are
    why = f"one tells of “{a}” where the other tells of “{b}”; neither report says that one lies in the other"
    yield Difference("place", (a, b), spans, "compatible", why, (a, b))


def _directions(left: Place, right: Place) -> Iterator[Difference]:
    """Yield where something lies in two directions from one place, or on two sides of one thing.

    They conflict unless one has what the other has and more.
    """
    ours = _pointed(left)
    theirs = _pointed(right) if ours else {}
    for name in sorted(ours.keys() & theirs.keys()):
        (x, here), (y, there) = ours[name], theirs[name]
        if x == y:
            continue
        values = left.report.at(here), right.report.at(there)
        told = f"“{values[0]}” and “{values[1]}” are two directions"
        if x <= y or y <= x:
            yield Difference("place", values, (here, there), "compatible", f"{told}, of which one is finer", (x, y))
        else:
            yield Difference("place", values, (here, there), "conflict", f"{told}: cannot both be true", (x, y))


def _pointed(place: Place) -> dict[str, tuple[frozenset[str], Span]]:
    """The places that something lies in a direction from, or the things that have sides, with the points of the compass.

    What is told to have two sides in one cell ("the north and the south bank") tells of neither.
    """
    found = dict[str, list[tuple[frozenset[str], Span]]]()
    for part in place.cell.claim.spans:
        for pattern in (DIRECTION, SIDE):
            for match in pattern.finditer(place.report.at(part)):
                points = frozenset(re.findall("north|south|east|west", match[1].casefold()))
                span = Span(part.start + match.start(), part.start + match.end(), part.place)
                found.setdefault(match[2], []).append((points, span))
    return {name: told[0] for name, told in found.items() if len({points for points, _ in told}) == 1}


def _located(place: Place) -> dict[str, tuple[str, Mention]]:
    """The places that something is told to be in, at or near, with the preposition."""
    found: dict[str, tuple[str, Mention]] = {}
    for mention in place.reading.mentions:
        if mention.type != "place" or not any(part.covers(mention.span) for part in place.cell.claim.spans):
            continue
        if (preposition := AT.search(place.before(mention.span, BEFORE))) is not None:
            found.setdefault(mention.name, (preposition[1], mention))
    return found


def _unshared(located: dict[str, tuple[str, Mention]], other: Place) -> dict[str, Mention]:
    told = other.cell.claim.text.casefold()
    return {name: mention for name, (_, mention) in located.items() if name.casefold() not in told}


def _is_one(a: str, b: str) -> bool:
    """Whether one name is made of the initials of the other: "B.C." and "British Columbia"."""
    initials = ["".join(word[0] for word in name.split()).casefold() for name in (a, b)]
    letters = [re.sub(r"\W", "", name).casefold() for name in (a, b)]
    return letters[0] == letters[1] or letters[0] == initials[1] or letters[1] == initials[0]


def lies_in(inner: str, outer: str, left: Place, right: Place) -> bool:
    """Whether one of two reports says that a place lies in another: "Velm, Tarn", "Velm in northern Tarn", "Tarn's Velm"."""
    a, b = re.escape(inner), re.escape(outer)
    said = rf"\b{a},\s{b}\b|\b{a}(?:\s[\w-]+){{0,3}}\sin\s(?:[a-z]+\s){{0,2}}{b}\b|\b{b}['’]s\s(?:[\w-]+\s){{0,2}}{a}\b"
    return any(re.search(said, place.report.text) for place in (left, right))


def _is_away(preposition: str) -> bool:
    return re.fullmatch(AWAY, preposition) is not None
