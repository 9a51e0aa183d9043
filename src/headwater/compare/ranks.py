"""Ranks that a row's cells give something: "the 14th launch", "the second of its kind", "the third-largest city"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import adjoined, behind, only_slot
from headwater.model import Span
from headwater.text.numerals import ORDINALS, TENS, ordinal

ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})[\s-])?(?:{'|'.join(ORDINALS)}))"
WHOSE = r"(?:the|its|his|her|their|our|my|(?:[\w’'-]+\s){0,3}[\w-]+['’]s?)"
PLAIN = re.compile(rf"{ORDINAL}(?!\w)", re.IGNORECASE)
RANKED = re.compile(
    rf"\b(?:is|was|be|been|became|becomes?|marks?|marked|as|for|called\s\w+)\s{WHOSE}\s({ORDINAL})\b"
    rf"|\b({ORDINAL})-(?:\w+est|most|least)\b",
    re.IGNORECASE,
)


def ranks(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the two ranks that cells give what they tell of by one word behind, or in which alone they differ."""
    ours, theirs = _ranks(left), _ranks(right)
    if len(ours) == len(theirs) == 1 and set(behind(left, ours[0][1])) & set(behind(right, theirs[0][1])):
        pairs = [(ours[0], theirs[0])]
    else:
        facing = _facing(left, right)
        pairs = [facing] if facing else []
    for (a, here), (b, there) in pairs:
        if a != b and not _of_two(left, here, right, there):
            words = left.report.at(here), right.report.at(there)
            why = f"“{words[0]}” and “{words[1]}” are two ranks of one thing: cannot both be true"
            yield Difference("number", words, (here, there), "conflict", why, (a, b))


def _facing(left: Place, right: Place) -> tuple[tuple[int, Span], tuple[int, Span]] | None:
    """The ordinals before one word in which alone two cells alike differ: "on the third floor", "on the fifth floor"."""
    if (differing := only_slot(left, right)) is None:
        return None
    here, there = differing
    words = left.report.at(here), right.report.at(there)
    if not all(map(PLAIN.fullmatch, words)) or not adjoined(left, here, right, there):
        return None
    a, b = map(ordinal, words)
    dated = _is_dated(left, here) or _is_dated(right, there)
    return None if a is None or b is None or dated else ((a, here), (b, there))


def _is_dated(place: Place, span: Span) -> bool:
    return any(time.span.overlaps(span) for time in place.cell.claim.times)


def _of_two(left: Place, here: Span, right: Place, there: Span) -> bool:
    """Whether the names before two ranks are those of two: "Velm became the first town", "Tarn is the second town"."""
    ours, theirs = _named_before(left, here), _named_before(right, there)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _named_before(place: Place, rank: Span) -> set[str]:
    part = next(part for part in place.cell.claim.spans if part.covers(rank))
    before = Span(part.start, rank.start, part.place)
    return {mention.name for mention in place.reading.mentions if before.covers(mention.span)}


def _ranks(place: Place) -> list[tuple[int, Span]]:
    """The ranks in a cell, with where each stands, but for those of days, quarters and the like."""
    found = []
    for part in place.cell.claim.spans:
        for match in RANKED.finditer(place.report.at(part)):
            group = 1 if match[1] else 2
            span = Span(part.start + match.start(group), part.start + match.end(group), part.place)
            value = ordinal(match[group])
            if value is not None and not _is_dated(place, span):
                found.append((value, span))
    return found
