"""Negations of a row's cells: what one of two cells denies and the other asserts."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, in_common, stems, unnamed
from headwater.text.negation import denied, denies, denies_its_verb, negatives
from headwater.text.units import is_age

DENIED = 3  # telling words behind a negation that it may deny
SHARED = 0.15  # of the shorter cell's telling words, names aside, where the verb of the other is negated
REACH = 4  # telling words around denied words that a negative word may deny
ROOT = 3  # letters by which two forms of a negative word are told to be one


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

    Where the verb itself is negated, a word in common that is no name is enough: the row says that the two tell of one thing.
    Where the other cell denies too, it must say otherwise the same and deny less.
    """
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    behind = _denied_beyond(there, here) if is_denied(there) else _stems_denied(here)
    if all(_is_answered(words, theirs, _negatives(theirs) - _negatives(ours)) for words in behind):
        return False
    asserted = set(stems(theirs))
    return (
        any(asserted & set(words) for words in behind)
        or alike(here, there)
        or (denies_its_verb(ours) and (_tell_of_one_thing(ours, theirs) or _count_alike(here, there)))
    )


def _is_answered(words: list[str], text: str, negative: set[str]) -> bool:
    """Whether one of the negative words of a text may deny what is denied: any, or one near it if its words stand there in a run."""
    told = stems(text)
    runs = (n for n in range(len(told) - DENIED + 1) if told[n : n + DENIED] == words)
    near = [told[max(0, n - REACH) : n + DENIED + REACH] for n in runs]
    return bool(negative) and (not near or any(word[:ROOT] in negative for run in near for word in run))


def _negatives(text: str) -> set[str]:
    """The negative words of a text by what their forms have in common: "lost" and "losses" are one."""
    return {word[:ROOT] for word in negatives(text)}


def _denied_beyond(less: Place, more: Place) -> list[list[str]]:
    """What one of two cells alike denies besides what the other does too."""
    ours, theirs = _stems_denied(more), _stems_denied(less)
    known = [words[:1] for words in theirs]
    return [words for words in ours if words[:1] not in known] if len(ours) > len(theirs) and alike(less, more) else []


def _tell_of_one_thing(ours: str, theirs: str) -> bool:
    """Whether two texts have telling words in common other than names, which say who but not what."""
    return len(in_common(ours, theirs)) >= SHARED * max(1, min(len(unnamed(ours)), len(unnamed(theirs))))


def _count_alike(here: Place, there: Place) -> bool:
    """Whether two cells give one number of something, ages aside, or one year."""
    return not _counts(here).isdisjoint(_counts(there))


def _counts(place: Place) -> set[tuple[float | None, float | None] | str]:
    claim = place.cell.claim
    numbers = {(figure.low, figure.high) for figure in claim.figures if figure.unit and not is_age(figure.unit)}
    return {*numbers, *(time.value for time in claim.times if time.text.isdigit())}


def is_denied(place: Place) -> bool:
    """Whether a cell holds a negation or a denial, or is what its speaker denies."""
    return place.cell.claim.negated or denies(place.cell.claim.text) or _is_what_one_denies(place)


def _stems_denied(place: Place) -> list[list[str]]:
    return [stems(words)[:DENIED] for words in _denied(place)]


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
