"""Whether words deny, by particles and pronouns of negation or by words that are negative in themselves; and what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
DENIALS = r"n['’]\s?t$"
NEGATION = re.compile(r"\b(not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']\s?t\b", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|necessarily|far|least)\b|\bnot [£$€]?\d[\d.,]*\b|\bno\.? \d"
    r"|\bno (?:less|fewer|more|later|doubt|matter)\b"
    r"|\b(?:whether|if|or|why) (?:or )?not\b|\bnothing (?:about|but|less|short)\b"
    r"|\bnot un(?:usual|common|known|like|likely|\w+[ai]ble)\b"
    r"|(?<=\bplead )not\b|(?<=\bpleads )not\b|(?<=\bpleaded )not\b|(?<=\bpleading )not\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w+|fail\w*|unable|reject\w*|declin\w+|lack\w*|un(?:likely|clear|known|disclosed"
    r"|avail\w+)|impossible|stop\w*|bann?(?:ed|ing|s)?|prohibit\w*|prevent\w*|avoid\w*|oppos\w+|absen\w+|dismiss\w*"
    r"|(?:vot|decid|rul|argu|spoke|speak|came|come|stand|stood|is|are|was|were|be)\w* against"
    r"|discount\w*|rul(?:e|es|ed|ing) out|hardly|barely|rarely|few|little|only|yet to|unless|until|instead|rather than"
    r"|longer|halt\w*|cancel\w*|miss(?:ed|es|ing)?|refrain\w*|baseless|false|exempt\w*|non-?\w+"
    r"|dis(?!clos|cover|cuss|patch|pers|play|tinguish|tress|tribut|turb)\w+ed|withh\w+|quit\w*"
    r"|struggl\w+|doubt\w*|drop\w*|end(?:s|ed|ing)?|without|block\w*|boycott\w*|los[et]\w*"
    r"|loss(?:es)?|forfeit\w*|withdr[ae]w\w*|reluctan\w+|can ?t|dont|quiet|awaits?)\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|should|must|wo|ca|sha)"
    r"(?:\s*n[’']\s?t|\snot|not)\b(?!\s(?:only|just|merely|simply|yet|necessarily)\b)|\bnever\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|whom|whose|if|because|since|while|when|where|although|though|as|after|before|unless|but|and)\b",
    re.IGNORECASE,
)
_QUOTED_BEFORE = re.compile(r"[^“]*”\s\w")  # the end of a quotation in which the clause begins, and more of the clause
_OPENING = 5  # letters in which a clause may begin with such a word itself
_WRONGLY = r"(?:erroneously|falsely|incorrectly|mistakenly|wrongly) (?:claimed|reported|said|stated)"
_DENYING = re.compile(
    r"\b(?:(?<!was )(?<!were )(?<!been )(?<!being )den(?:y|ies|ied|ying)|denied by"  # who "was denied" something denies nothing
    r"|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(rf"\b{_WRONGLY}\b", re.IGNORECASE)
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|{_WRONGLY})(?: on \w+)? (?:that|any|the|\w{{2,}}ing)\b", re.IGNORECASE
)


def is_negated(text: str) -> bool:
    """Whether a text holds a negation that denies something."""
    return next(_behind(NEGATION, text), None) is not None


def denies_its_verb(text: str) -> bool:
    """Whether the first verb of a clause is negated, before any clause within it and not in words quoted before its own verb."""
    found = _VERBAL.search(text)
    if found is None or _QUOTED_BEFORE.match(text, found.end()):
        return False
    return _SUBORDINATE.search(text, min(_OPENING, found.start()), found.start()) is None


def denies(cue: str) -> bool:
    """Whether somebody who speaks with these words denies what he tells: "denied that"; or the report does: "wrongly said"."""
    return disputes(cue) or _WRONG.search(cue) is not None


def disputes(cue: str) -> bool:
    """Whether to speak with these words is to deny."""
    return _DENYING.search(cue) is not None


def negatives(text: str) -> set[str]:
    """Return the words of a text that are negative in themselves: "refused", "unable", "yet to"."""
    return {found[0].lower() for found in _NEGATIVE.finditer(text)}


def denied(text: str) -> Iterator[str]:
    """Yield the words behind each negation or denial, up to the next mark; "not only" and "no doubt" deny nothing."""
    for pattern in (NEGATION, _DENIED):
        yield from _behind(pattern, text)


def _behind(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if not any(other.start() <= found.start() < other.end() for other in _NO_DENIAL.finditer(text)):
            yield re.split(r"[.;:,()”\"–—]|\s-\s", text[found.end() :])[0]
