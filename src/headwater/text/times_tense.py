"""Whether a sentence speaks of the past or the future, told by the verb cues around a time expression."""

from __future__ import annotations

import re
from functools import cache

from headwater.text.times_grammar import grammar


def direction(before: str, after: str) -> int:
    """Return -1 if the words of a sentence before and after an expression tell of the past, 1 of the future, else 0."""
    if after[:2] in ("'s", "’s"):
        return 1 if _cue("ahead_of").search(before) else -1
    if _cue("next_to_future").search(before):
        return 1
    if _cue("until").search(before):
        return _tense(_verbs().search(after)) or 1
    if _cue("next_to_past").search(before):
        return -1
    return _tense_of_last(before) or _tense(_verbs().search(after))


def _tense_of_last(words: str) -> int:
    """Return the tense of the last verb cue; a participle takes it from its auxiliary ("will be opened")."""
    tense, end = 0, 0
    for mark in _verbs().finditer(words):
        if not (tense > 0 and _TO_BE.fullmatch(words, end, mark.start())):
            tense = _tense(mark)
        end = mark.end()
    return tense


def _tense(mark: re.Match[str] | None) -> int:
    if mark is None:
        return 0
    return 1 if mark["future"] else -1


_TO_BE = re.compile(r"\s(?:not |also |to |soon )*(?:be |have |have been )?(?:\w+ly )?")


@cache
def _cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a preposition or verb right before an expression."""
    return re.compile(rf"\b(?:{grammar()['tense'][name]})\s+$", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    """Return the pattern of all verb cues; of those that overlap, the first that is written wins."""
    cues = grammar()["tense"]
    return re.compile(
        rf"(?:\b|(?=['’]))(?:(?:{cues['past_first']})|(?P<future>{cues['future']})|(?:{cues['past']}))\b", re.IGNORECASE
    )
