"""Whether words deny, by particles and pronouns of negation or by words that are negative in themselves; and what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
DENIALS = r"n['’]\s?t$"
NEGATION = re.compile(r"\b(not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']\s?t\b", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|necessarily|far|least)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bnot [£$€]?\d"
    r"|\bno\.? \d|\bnot\s?-\s?\w|(?<=\bneither\b)[^.;]*\bnor\b"
    r"|\bno (?:less|fewer|more|later|doubt|matter)\b"
    r"|\b(?:whether|if|or|why) (?:or )?not\b|\bnothing (?:about|but|less|short)\b"
    r"|\bnot un(?:usual|common|known|like|likely|\w+[ai]ble)\b"
    r"|(?<=\bplead )not\b|(?<=\bpleads )not\b|(?<=\bpleaded )not\b|(?<=\bpleading )not\b",
    re.IGNORECASE,
)
_REFUSING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w+|fail\w*|unable|reject\w*|declin\w+|lack\w*|un(?:likely|clear|known|disclosed"
    r"|sure|certain|decided|willing|confirmed|lawful\w*|avail\w+)|impossible|stop\w*|bann?(?:ed|ing|s)?|prohibit\w*|prevent\w*|avoid\w*|absen\w+|dismiss\w*"
    r"|(?:vot|decid|rul|argu|spoke|speak|came|come|stand|stood|is|are|was|were|be)\w* against"
    r"|against \w+ing|object(?:s|ed|ing)? to|violat\w+|illegal\w*|forb[ai]d\w*|outlaw\w*"
    r"|discount\w*|rul(?:e|es|ed|ing) out|hardly|barely|rarely|yet to|halt\w*|cancel\w*|miss(?:ed|es|ing)?|refrain\w*"
    r"|baseless|false|exempt\w*|non-?\w+|withh\w+|quit\w*|struggl\w+|doubt\w*|drop\w*|without|block\w*|boycott\w*"
    r"|forfeit\w*|withdr[ae]w\w*|reluctan\w+|can ?t|dont|quiet)\b",
    re.IGNORECASE,
)
_LIMITING = re.compile(
    r"\b(?:few|little|only|unless|until|instead|rather than|longer|oppos\w+|end(?:s|ed|ing)?|los[et]\w*|loss(?:es)?|awaits?"
    r"|dis(?!clos|cover|cuss|miss|patch|pers|play|tinguish|tress|tribut|turb)\w+ed)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.,](?!\d)|[;:()”\"–—]|\s-\s|\b(?:before|after|when|while|as|because|since|although|though)\b")
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


def denies(cue: str) -> bool:
    """Whether somebody who speaks with these words denies what he tells: "denied that"; or the report does: "wrongly said"."""
    return disputes(cue) or _WRONG.search(cue) is not None


def disputes(cue: str) -> bool:
    """Whether to speak with these words is to deny."""
    return _DENYING.search(cue) is not None


def negatives(text: str) -> set[str]:
    """Return the words of a text that are negative in themselves, those that only limit what is told among them ("until")."""
    return refusals(text) | _found(_LIMITING, text)


def refusals(text: str) -> set[str]:
    """Return the words of a text that tell what is not done or not so: "refused", "unable", "yet to"."""
    return _found(_REFUSING, text)


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found[0].lower() for found in pattern.finditer(text)}


def denied(text: str) -> Iterator[str]:
    """Yield the words behind each negation or denial, up to the next mark or clause; "not only" and "no doubt" deny nothing."""
    for pattern in (NEGATION, _DENIED):
        yield from _behind(pattern, text)


def _behind(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if not any(other.start() <= found.start() < other.end() for other in _NO_DENIAL.finditer(text)):
            yield _END.split(text[found.end() :])[0]
