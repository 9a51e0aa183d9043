"""Negations and opposites of a row's cells: what one of two cells denies and the other asserts."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from headwater.compare.difference import MOST_KEPT, Difference, Place
from headwater.compare.governing import LIGHT
from headwater.compare.predicates import bases, opposed, predicates
from headwater.compare.slots import alike, in_common, unnamed
from headwater.model import Span
from headwater.text.figure_words import figure_words
from headwater.text.negation import (
    denied,
    denies,
    hangs_on_denial,
    is_negated,
    negated_there,
    negatives,
    without_refusals,
)

DENIED = 3  # telling words behind a negation that it may deny
SOME = 0.15  # of the shorter cell's telling words, names aside, which say who but not what
BESIDE = 2  # telling words on either side of a word in which a negative word denies it
REACH = 4  # telling words around denied words that a negative word may deny
OPEN = re.compile(r"\W*(?:(?i:if|whether|unless|how|why)|to)\b")  # what begins so is asserted by nobody
TO = re.compile(r"\bto\s*$")
INFINITIVE = re.compile(r"\bto (?!the\b|an?\b)[a-z]+")  # what is to be, or is done for, is not asserted
GOES_ON = re.compile(r"\b(?:and|or|nor|to)\s*$", re.IGNORECASE)
UNASSERTED = re.compile(
    r"\b(?:to|not|never|will|would|can|could|may|might|should|if|whether)\b|n[’']\s?t\b", re.IGNORECASE
)
HARM = frozenset(bases(" ".join(figure_words().harms) + " casualty"))
LIMIT = re.compile(r"\b(?:unless|until)\b", re.IGNORECASE)
UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
ENDING = re.compile(r"\b(?:until|till|from [^,;.]{1,24}? to)\b", re.IGNORECASE)  # what is so for a time only
LIMITS = re.compile(r"\b(?:unless|until|if|once|after|when|only|before|by|provided)\b", re.IGNORECASE)
CLAUSE = re.compile(r"(?:that|he|she|it|they|there)\b")
BORDER = re.compile(r"[.,;:()“”\"–—]")
NEXT = 40  # letters between the words that deny and what they deny
ROOT = 3  # letters by which two forms of a negative word are told to be one

Denial = tuple[frozenset[str], tuple[str, ...]]


def polarity(left: Place, right: Place) -> Iterator[Difference]:
    """Yield what one of two cells denies, or says the opposite of, and the other asserts without a negative word of its own."""
    spans = left.cell.claim.spans[0], right.cell.claim.spans[0]
    values = left.cell.claim.text, right.cell.claim.text
    for here, there in ((left, right), (right, left)):
        if _contradicts(here, there):
            why = "what one denies the other asserts, which cannot both be true"
            sides = here is left, here is right
            yield Difference("polarity", values, spans, "conflict", why, sides, _denied_by(here))
            return
    for ours, theirs in opposed(*values) if not any(map(ENDING.search, values)) else ():
        if not any(_is_open(*pair) or _what_one_denies(pair[0]) for pair in ((left, right), (right, left))):
            why = f"“{ours.word}” and “{theirs.word}” are opposites here: cannot both be true"
            yield Difference("polarity", values, spans, "conflict", why, (ours.stand, theirs.stand))
            return


def _denied_by(place: Place) -> tuple[str, ...]:
    """Say in which report it is denied, and by whom; a statement that somebody asks about stands in none."""
    names = ", ".join(speaker.name for speaker in place.cell.claim.speakers)
    return (f"denied in {place.name} by {names}" if names else f"denied in {place.name}",) if place.name else ()


def gives(place: Place, side: Hashable) -> bool:
    """Whether a cell is on one side of a difference: whether it denies, or which of two opposites it says."""
    if isinstance(side, bool):
        return is_denied(place) is side
    return side in {each.stand for each in predicates(place.cell.claim.text)}


def takes_side(place: Place) -> bool:
    """Whether another cell may say the contrary in so many words: a cell denies something, or says what has an opposite."""
    return is_denied(place) or bool(predicates(place.cell.claim.text))


def is_answered(here: Place, there: Place) -> bool:
    """Whether one of two cells denies the like, says the opposite, or has a negative word beside the first word denied.

    "Lost the trust" answers "no longer trust"; what is denied until a day needs no answer, for it is told to be so then.
    """
    told, negative = bases(LIMITS.sub("", there.cell.claim.text)), _negative_there(here, there)
    firsts = {words[0] for _, words in _denials(here) if words} - LIGHT
    near = {word for n, each in enumerate(told) if each in firsts for word in told[max(0, n - BESIDE) : n + BESIDE + 1]}
    return (
        _denies_the_like(here, there)
        or (UNTIL.search(there.cell.claim.text) is None and all(UNTIL.search(behind) for _, behind in _denied(here)))
        or _says_so(here, there)
        or any(word[:ROOT] in negative for word in near - firsts)
    )


def _denies_the_like(here: Place, there: Place) -> bool:
    """Whether what two cells deny has a word in common, or is harm to somebody; what one speaks to deny is told nowhere."""
    if not is_denied(there) or alike(here, there):
        return is_denied(there)
    denying = (_what_one_denies(place) or denies(place.cell.claim.text) for place in (here, there))
    ours, theirs = ({word for _, behind in _denied(place) for word in bases(behind)} for place in (here, there))
    return any(denying) or bool(ours & theirs) or not (ours.isdisjoint(HARM) or theirs.isdisjoint(HARM))


def _says_so(here: Place, there: Place) -> bool:
    """Whether one of two cells denies the opposite of what the other says: "none died", "all survived"."""
    stands = {each.stand for each in predicates(there.cell.claim.text)}
    return any(each.is_denied and each.stand in stands for each in predicates(here.cell.claim.text))


@lru_cache(MOST_KEPT)
def is_denied(place: Place) -> bool:
    """Whether a cell holds a negation or a denial, or is what its speaker denies."""
    return denies(place.cell.claim.text) or next(_denied(place), None) is not None


def _contradicts(here: Place, there: Place) -> bool:
    """Whether what is denied here is asserted there: it stands there without a negation and without a negative word of its own.

    Of cells alike, any of the words denied; otherwise the first of them, where it is all that is denied, or another of them or one
    of those it is denied of is asserted too. Where the other cell denies too, it must say otherwise the same and deny less. What is
    so under a condition does not contradict.
    """
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    behind = list(_unanswered(here, there))
    if not behind or _is_open(here, there) or _says_so(here, there):
        return False
    told, common = set(bases(INFINITIVE.sub("", theirs))), in_common(ours, theirs, bases)
    if alike(here, there):
        return any(told & set(words[:1]) or len(common & set(words)) > 1 for _, words in behind)
    share = len(common) / max(1, min(len(unnamed(ours, bases)), len(unnamed(theirs, bases))))
    return share >= SOME and any(
        told & set(words[:1]) and (len(words) == 1 or len(told & set(words)) > 1 or common & subject)
        for subject, words in behind
    )


def _unanswered(here: Place, there: Place) -> Iterator[Denial]:
    """What is denied here and not there; a negative word before what is denied ("Her refusal is not …") answers nothing there."""
    behind = _denied_beyond(there, here) if is_denied(there) else _denials(here)
    negative = _negative_there(here, there) if behind else set()
    ours = _roots(negatives(here.cell.claim.text)) if negative else set()
    for subject, words in behind:
        if not _is_answered(words, there.cell.claim.text, negative - (ours & _roots(subject))):
            yield subject, words


def _negative_there(here: Place, there: Place) -> set[str]:
    """The negative words that one of two cells has and the other has not, by their roots."""
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    return _roots(negatives(theirs)) - _roots(negatives(without_refusals(ours)))


def _is_answered(words: tuple[str, ...], text: str, negative: set[str]) -> bool:
    """Whether one of the negative words of a text may deny what is denied: any, or one near it if its words stand there in a run."""
    told = bases(text)
    runs = (n for n in range(len(told) - DENIED + 1) if told[n : n + DENIED] == words)
    near = [told[max(0, n - REACH) : n + DENIED + REACH] for n in runs]
    return bool(negative) and (not near or any(word[:ROOT] in negative for run in near for word in run))


def _roots(negative: Iterable[str]) -> set[str]:
    """Negative words by what their forms have in common: "lost" and "losses" are one."""
    return {word[:ROOT] for word in negative}


def _denied_beyond(less: Place, more: Place) -> Sequence[Denial]:
    """What one of two cells alike denies besides what the other does too."""
    ours, theirs = _denials(more), _denials(less)
    known = {words[0] for _, words in theirs if words}
    if len(ours) <= len(theirs) or len(known) < len(theirs) or not alike(less, more):
        return []
    return [each for each in ours if each[1] and known.isdisjoint(each[1])]


def _is_open(here: Place, there: Place) -> bool:
    """Whether one of two cells leaves it open whether it is so, or each says under which condition it is or is not."""
    ours, theirs = here.cell.claim.text, there.cell.claim.text
    until_both = UNTIL.search(ours) is not None and UNTIL.search(theirs) is not None
    limited = LIMIT.search(ours) is not None and LIMITS.search(theirs) is not None and not until_both
    before = _before(there)
    loose = not alike(here, there) and (OPEN.match(ours) is not None or _goes_on(before))
    hangs = TO.search(before) is not None or _denies_too(before)
    return limited or loose or hangs or OPEN.match(theirs) is not None


def _denies_too(before: str) -> bool:
    """Whether a clause goes on from one that denies: "policy not to advertise and [sell whales]"."""
    return GOES_ON.search(before) is not None and is_negated(before)


def _goes_on(before: str) -> bool:
    """Whether a clause goes on from one that asserts nothing: "plans to leave and [sell the mill]"."""
    return negated_there(before) or (GOES_ON.search(before) is not None and UNASSERTED.search(before) is not None)


@lru_cache(MOST_KEPT)
def _denials(place: Place) -> tuple[Denial, ...]:
    """What a cell denies, by the telling words that stand first in it, with those it is denied of."""
    return tuple((frozenset(bases(before)), bases(behind)[:DENIED]) for before, behind in _denied(place))


def _denied(place: Place) -> Iterator[tuple[str, str]]:
    """What is denied with what stands before it; who denies a denial ("dismissed reports that it was not") denies nothing."""
    text = place.cell.claim.text
    if not _what_one_denies(place):
        yield from denied(text)
    elif not place.cell.claim.negated:
        yield "", text


def _what_one_denies(place: Place) -> bool:
    """Whether a cell is what its speaker denies, or hangs on words that deny it: "it is false that …".

    What the army claims is the army's, though somebody "denied army claims that …".
    """
    claim, before = place.cell.claim, _before(place)
    near = claim.cue is not None and 0 <= claim.spans[0].start - claim.cue.end <= NEXT
    cue = place.report.at(claim.cue) if claim.cue is not None and near else before
    return (near and denies(cue)) or (CLAUSE.match(claim.text) is not None and hangs_on_denial(cue))


def _before(place: Place) -> str:
    """The words of a cell's sentence before it, back to the last mark."""
    claim = place.cell.claim
    first, sentence = claim.spans[0], claim.sentence
    if sentence is None or sentence.place != first.place or sentence.start >= first.start:
        return ""
    return BORDER.split(place.report.at(Span(sentence.start, first.start, first.place)))[-1]
