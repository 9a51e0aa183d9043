"""Where two cells that say otherwise the same differ, and which words stand beside a stretch of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from headwater.compare.difference import MOST_KEPT, Place
from headwater.compare.wording import EMPTY as NO_FACT
from headwater.model import Figure, Span, Time
from headwater.text.negation import DENIALS, NEGATIONS
from headwater.text.words import Word, placed, words

ALIKE = 0.6  # of the shorter cell's words stand in the other, in order
ONE_FACT = 0.4  # of them, and
SHARED = 0.22  # of all telling words of two cells are common, where what differs is told of one fact
BESIDE = 3  # telling words on either side that are looked at
STEM = 5  # letters by which two forms of a word are told to be one
UNNAMED = re.compile(r"\b[a-z][\w’'-]*")
EMPTY = NO_FACT | frozenset("mr mrs ms due during between through".split())

Value = TypeVar("Value", Figure, Time)
Telling = Callable[[str], Sequence[str]]
"""Cuts the telling words out of a text."""


def alike(left: Place, right: Place) -> bool:
    """Whether two cells have most of their words in common, in order, negations aside."""
    return _in_order(left, right) >= ALIKE


def of_one_fact(left: Place, right: Place) -> bool:
    """Whether two cells have so much in common that values in which they differ are values of one thing."""
    ours, theirs = (set(stems(place.cell.claim.text)) for place in (left, right))
    return len(ours & theirs) >= SHARED * len(ours | theirs) or _in_order(left, right) >= ONE_FACT


def slots(left: Place, right: Place) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches in which two cells differ and that stand between the same words."""
    a, b = (_words(place) for place in (left, right))
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b], autojunk=False)
    ours, theirs = (place.cell.claim.spans[0].place for place in (left, right))
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "replace":
            yield Span(a[i].start, a[j - 1].end, ours), Span(b[k].start, b[n - 1].end, theirs)


@lru_cache(MOST_KEPT)
def only_slot(left: Place, right: Place) -> tuple[Span, Span] | None:
    """Where two cells alike differ, if it is in one stretch alone."""
    differing = list(slots(left, right)) if alike(left, right) else []
    return differing[0] if len(differing) == 1 else None


def facing(left: Place, ours: Sequence[Value], right: Place, theirs: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Yield the values that stand alone in one slot of cells alike, whatever the cells give elsewhere."""
    for a, b in slots(left, right) if ours and theirs and alike(left, right) else ():
        xs, ys = [x for x in ours if x.span.overlaps(a)], [y for y in theirs if y.span.overlaps(b)]
        if len(xs) == len(ys) == 1:
            yield xs[0], ys[0]


def one_slot(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Whether two stretches stand between the same words of cells alike."""
    return alike(left, right) and any(a.overlaps(ours) and b.overlaps(theirs) for a, b in slots(left, right))


def side_by_side(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Whether a telling word stands close before, or close behind, both stretches."""
    (before, behind), (their_before, their_behind) = _beside(left, ours), _beside(right, theirs)
    return not set(before).isdisjoint(their_before) or not set(behind).isdisjoint(their_behind)


def adjoined(left: Place, ours: Span, right: Place, theirs: Span) -> bool:
    """Whether the telling word right before, or right behind, two stretches is one."""
    (before, behind), (their_before, their_behind) = _beside(left, ours), _beside(right, theirs)
    return bool(set(before[-1:]) & set(their_before[-1:]) or set(behind[:1]) & set(their_behind[:1]))


def next_to_one_word(
    left: Place, ours: Sequence[Value], right: Place, theirs: Sequence[Value]
) -> Iterator[tuple[Value, Value]]:
    """Yield the values that stand right before, or behind, one telling word: "37 of its next 50 games"."""
    yield from ((x, y) for x in ours for y in theirs if adjoined(left, x.span, right, y.span))


def behind(place: Place, span: Span) -> list[str]:
    """Return the telling words close behind a stretch."""
    return _beside(place, span)[1]


def stems(text: str) -> list[str]:
    """Return the telling words of a text, cut to what their forms have in common."""
    return [
        word[:STEM]
        for word in words(text)
        if word not in EMPTY and word not in NEGATIONS and (len(word) > 1 or word.isdigit())
    ]


def unnamed(text: str, telling: Telling = stems) -> set[str]:
    """Return the telling words of a text that it writes without a capital, cut as is said."""
    return set(telling(" ".join(UNNAMED.findall(text))))


def in_common(ours: str, theirs: str, telling: Telling = stems) -> set[str]:
    """Return the telling words that two texts share, names aside; what only one of them writes with a capital is no name."""
    return set(telling(ours)) & set(telling(theirs)) & (unnamed(ours, telling) | unnamed(theirs, telling))


def _in_order(left: Place, right: Place) -> float:
    """The share of the shorter cell's words that stand in the other in order, negations aside; none of fewer than three."""
    a, b = (_plain(place) for place in (left, right))
    matched = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return matched / min(len(a), len(b)) if matched > 2 else 0.0


def _beside(place: Place, span: Span) -> tuple[list[str], list[str]]:
    cell = next((part for part in place.cell.claim.spans if part.overlaps(span)), span)
    before = stems(place.report.at(Span(cell.start, max(cell.start, span.start), span.place)))
    behind = stems(place.report.at(Span(min(span.end, cell.end), cell.end, span.place)))
    return before[-BESIDE:], behind[:BESIDE]


@lru_cache(MOST_KEPT)
def _words(place: Place) -> tuple[Word, ...]:
    return tuple(word for span in place.cell.claim.spans for word in placed(place.report.at(span), span.start))


@lru_cache(MOST_KEPT)
def _plain(place: Place) -> tuple[str, ...]:
    found = words(place.cell.claim.text)
    return tuple(word for word in found if word not in NEGATIONS and not re.search(DENIALS, word))
