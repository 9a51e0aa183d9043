"""Scores and records of a row's cells ("3-1", "53-3"): two of them that are not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from headwater.compare.difference import MOST_KEPT, Difference, Place
from headwater.model import Figure, Span
from headwater.text.numerals import WORD, number

SCORE = re.compile(r"(?<![\w$£€.,-])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\w%]|[-–.,]\d|\s?[-–]\s?\w)")
WON = re.compile(
    rf"(?<!\bfrom\s)(?<![\w$£€.,-])(\d{{1,3}}|{WORD})\sto\s(\d{{1,3}}|{WORD})\b(?![-–.,]\d)", re.IGNORECASE
)


def scores(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the scores in which two cells differ, if they have none in common, whichever side is named first."""
    ours, theirs = _scores(left), _scores(right)
    if not ours or not theirs or ours.keys() & theirs.keys():
        return
    (a, here), (b, there) = next(iter(ours.items())), next(iter(theirs.items()))
    if not (_is_range(left, here) and _is_range(right, there)):
        words = left.report.at(here), right.report.at(there)
        why = f"{words[0]} and {words[1]} are two scores: cannot both be true"
        yield Difference("number", words, (here, there), "conflict", why, (a, b))


@lru_cache(MOST_KEPT)
def counted(place: Place) -> tuple[Figure, ...]:
    """Return the figures of a cell without those that are half of a score."""
    taken = _scores(place).values()
    return tuple(
        figure
        for figure in place.cell.claim.figures
        if figure.unit or not any(figure.span.overlaps(each) for each in taken)
    )


@lru_cache(MOST_KEPT)
def _scores(place: Place) -> Mapping[frozenset[float | None], Span]:
    """The scores of a cell, and where each stands: "3-1", or "three to one", which is no range, for that begins with less."""
    taken = [time.span for time in place.cell.claim.times]
    found = {}
    for part in place.cell.claim.spans:
        text = place.report.at(part)
        won = (each for each in WON.finditer(text) if (number(each[1]) or 0) > (number(each[2]) or 0))
        for match in (*SCORE.finditer(text), *won):
            span = Span(part.start + match.start(), part.start + match.end(), part.place)
            if not any(other.overlaps(span) for other in taken):
                found[frozenset(map(number, match.groups()))] = span
    return found


def _is_range(place: Place, span: Span) -> bool:
    """Whether a score was read as "from … to …" of something, which is compared as a number."""
    return any(figure.unit and figure.span.overlaps(span) for figure in place.cell.claim.figures)
