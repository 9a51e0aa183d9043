"""Negations of a row's cells: what one of two cells denies and the other asserts."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, stems
from headwater.text.negation import denied, denies, denies_its_verb, negatives

DENIED = 3  # telling words behind a negation that it may deny
SHARED = 0.15  # of the shorter cell's telling words, where the verb of the other is negated


def polarity(left: Place, right: Place) -> Iterator[Difference]:
    """Yield what one of two cells denies and the other, without a negative word of its own, asserts."""
    for here, there in ((left, right), (right, left)):
        if _contradicts(here, there):
            spans = left.cell.claim.spans[0], right.cell.claim.spans[0]
            values = left.cell.claim.text, right.cell.claim.text
            why = f"{here.name} denies what the other asserts: cannot both be true"
            yield Difference("polarity", values, spans, "conflict", why, (here is left, here is right))
            return


def _contradicts(here: Place, there: Place) -> bool:
    """Whether what is denied here stands there too, without a negation and without a negative word of its own.

    Where the verb itself is negated, a word in common is enough: the row says that the two tell of one thing.
    """
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    behind = [stems(words)[:DENIED] for words in _denied(here)]
    if not behind or is_denied(there) or negatives(theirs) - negatives(ours):
        return False
    told, asserted = set(stems(ours)), set(stems(theirs))
    if denies_its_verb(ours) and len(told & asserted) >= SHARED * min(len(told), len(asserted)):
        return True
    return alike(here, there) or any(asserted & set(words) for words in behind)


def is_denied(place: Place) -> bool:
    """Whether a cell holds a negation or a denial, or is what its speaker denies."""
    return place.cell.claim.negated or denies(place.cell.claim.text) or _is_what_one_denies(place)


def _denied(place: Place) -> Iterator[str]:
    text = place.cell.claim.text
    yield from denied(text)
    if _is_what_one_denies(place) and not place.cell.claim.negated:
        yield text


def _is_what_one_denies(place: Place) -> bool:
    claim = place.cell.claim
    return (
        claim.cue is not None
        and not any(part.covers(claim.cue) for part in claim.spans)
        and denies(place.report.at(claim.cue))
    )
