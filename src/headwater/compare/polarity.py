"""Negations of a row's cells: what one of two cells denies and the other asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, in_common, stems, unnamed
from headwater.text.negation import denied, denies, negatives, refusals

DENIED = 3  # telling words behind a negation that it may deny
SOME, MUCH = 0.15, 0.34  # of the shorter cell's telling words, names aside, which say who but not what
REACH = 4  # telling words around denied words that a negative word may deny
OPEN = re.compile(r"\W*(?:if|whether)\b", re.IGNORECASE)  # what begins so is asserted by nobody
UNTIL = re.compile(r"\b(?:until|till|unless)\b", re.IGNORECASE)  # what is not so until then is so afterwards
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


def is_answered(here: Place, there: Place) -> bool:
    """Whether one of two cells has a denial or a refusal of its own for what the other denies."""
    text, behind = there.cell.claim.text, _stems_denied(here) or [[]]
    told, refused = stems(text), _roots(refusals(text))
    near = [
        {word[:ROOT] for n in range(len(told)) if told[n] in words for word in told[max(0, n - REACH) : n + REACH + 1]}
        for words in behind
    ]
    return is_denied(there) or any(refused & roots if roots else refused for roots in near)


def _contradicts(here: Place, there: Place) -> bool:
    """Whether what is denied here is asserted there: it stands there without a negation and without a negative word of its own.

    Of cells alike, any of the words denied; otherwise the first of them, where the cells have some words in common, or any, where
    they have many and others too. Where the other cell denies too, it must say otherwise the same and deny less.
    """
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    close = alike(here, there)
    if OPEN.match(theirs) or (OPEN.match(ours) and not close):
        return False
    behind = _denied_beyond(there, here) if is_denied(there) else _stems_denied(here, for_good=not UNTIL.search(theirs))
    negative = _roots(negatives(theirs)) - _roots(negatives(ours))
    behind = [words for words in behind if not _is_answered(words, theirs, negative)]
    told = set(stems(theirs))
    common = in_common(ours, theirs)
    if close:
        return any(not words or told & set(words[:1]) or len(common & set(words)) > 1 for words in behind)
    share = len(common) / max(1, min(len(unnamed(ours)), len(unnamed(theirs))))
    return any(
        (share >= SOME and told & set(words[:1])) or (share >= MUCH and told & set(words) and common - set(words))
        for words in behind
    )


def _is_answered(words: list[str], text: str, negative: set[str]) -> bool:
    """Whether one of the negative words of a text may deny what is denied: any, or one near it if its words stand there in a run."""
    told = stems(text)
    runs = (n for n in range(len(told) - DENIED + 1) if told[n : n + DENIED] == words)
    near = [told[max(0, n - REACH) : n + DENIED + REACH] for n in runs]
    return bool(negative) and (not near or any(word[:ROOT] in negative for run in near for word in run))


def _roots(negative: set[str]) -> set[str]:
    """Negative words by what their forms have in common: "lost" and "losses" are one."""
    return {word[:ROOT] for word in negative}


def _denied_beyond(less: Place, more: Place) -> list[list[str]]:
    """What one of two cells alike denies besides what the other does too."""
    ours, theirs = _stems_denied(more), _stems_denied(less)
    known = [words[:1] for words in theirs]
    return [words for words in ours if words[:1] not in known] if len(ours) > len(theirs) and alike(less, more) else []


def is_denied(place: Place) -> bool:
    """Whether a cell holds a negation or a denial, or is what its speaker denies."""
    return place.cell.claim.negated or denies(place.cell.claim.text) or _is_what_one_denies(place)


def _stems_denied(place: Place, *, for_good: bool = False) -> list[list[str]]:
    """What a cell denies, by its first telling words; or only what it does not deny until something happens."""
    return [stems(words)[:DENIED] for words in _denied(place) if not (for_good and UNTIL.search(words))]


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
