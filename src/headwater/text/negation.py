"""Whether words deny, by particles and pronouns of negation or by words that are negative in themselves; and what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MOST_KNOWN = 1 << 14  # texts of which it is kept what they deny
CLOSE = 3  # words before another in which a negation denies it
NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
DENIALS = r"n['’]\s?t$"
_GROUNDS = r"(?:sign|evidence|proof|indication|trace|hint|suggestion|confirmation|truth|record)s?"
NEGATION = re.compile(
    rf"\b(not|never|no(?:[ -]one| longer| (?:\w+ )?{_GROUNDS} (?:of|that|in))?|none|nobody|nothing|neither|nor|cannot|without)\b"
    r"|n[’']\s?t\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|necessarily|far|least)\b"
    r"|(?<!\b(?:is|do) )(?<!\b(?:are|was|has|had|did) )(?<!\b(?:were|have|does|will) )\bnot [£$€]?\d"
    r"|\bno\.? \d|(?<=\bneither\b)[^.;]*\bnor\b"
    r"|\bno (?:less|fewer|more|later|doubt|matter|question|wonder|surprise|secret)\b"
    r"|\bnot?-(?!one\b)\w|\bno(?=\s*[,.;:!?”\"]|\s*$)|\bnot (?:that(?! of\b)|so)\b"
    r"|\b(?:no(?: one|body)?|none|never|not)(?: [\w’'-]+){0,5}? without\b"
    r"|\b(?:whether|if|or|why) (?:or )?not\b|\bnothing (?:about|but|less|short)\b"
    r"|\bnot un(?:usual|common|known|like|likely|\w+[ai]ble)\b"
    r"|(?<=\bplead )not\b|(?<=\bpleads )not\b|(?<=\bpleaded )not\b|(?<=\bpleading )not\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refus\w+|fail\w*|unable|reject\w*|declin\w+|lack\w*"
    r"|un(?:likely|clear|(?:known|disclosed)(?! (?!(?:at|how|if|to|what|whether|who|why)\b)\w)"
    r"|sure|certain|decided|willing|confirmed|lawful|avail\w+)|impossible|stop\w* (?:[\w.]+ ){0,3}(?:from|short|\w+ing)"
    r"|bann?(?:ed|ing|s)?|prohibit\w*|prevent\w*|avoid\w*"
    r"|absen\w+|dismiss\w*|(?:vot|decid|rul|argu|spoke|speak|came|come|stand|stood|is|are|was|were|be)\w* against"
    r"|against \w+ing|object(?:s|ed|ing)? to|violat\w+|illegal|forb[ai]d\w*|outlaw\w*"
    r"|discount\w*|rul(?:e|es|ed|ing) out|hardly|barely|rarely|yet to|halt\w*|cancel\w*|miss(?:ed|es|ing)?|refrain\w*"
    r"|baseless|false|exempt\w*|non-?(?!profit|e\b)\w+|withh\w+|quit(?:s|ting)?|struggl\w+|doubt\w*|drop\w*|without|block\w*|boycott\w*"
    r"|forfeit\w*|withdr[ae]w\w*|reluctan\w+|can ?t|dont|quiet|free (?:of|from)"
    r"|cut(?:s|ting)?|few|little"
    r"|only|unless|until|instead|rather than|longer|oppos\w+|(?<!the )end(?:s|ed|ing)?|los[et]\w*|loss(?:es)?|awaits?"
    r"|dis(?!clos|cover|cuss|miss|patch|pers|play|tinguish|tress|tribut|turb)\w+ed)\b",
    re.IGNORECASE,
)
_REFRAINING = re.compile(
    r"\b(?:refus(?:e[sd]?|als?|ing)|fail(?:s|ed|ing)?|declin(?:e[sd]?|ing)|(?:un|in)ab(?:le|ility)|unwilling|unlikely|impossible"
    r"|yet) to\b|\b(?:rul(?:e[sd]?|ing) out|refrain(?:s|ed|ing)? from|stop(?:s|ped)? short of)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    rf"\s+(?:\w+\s+)?(?:{_REFRAINING.pattern}|den(?:y|ied|ying)\b)", re.IGNORECASE
)  # "did not rule out"
_UNTRUE = (
    r"(?:false|untrue|not true|n[’']\s?t true|incorrect|baseless|unfounded|groundless|nonsense|an? (?:invention|lie))"
)
_FALSE = re.compile(rf"\bthat (?P<said>.+?),? (?:is|are|was|were) (?:\w+ly )?{_UNTRUE}\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"^\W*(?:(?:and|but|that) )?(?:no(?: one|body)|none|neither)\b", re.IGNORECASE
)  # of whom all is denied
_END = re.compile(
    r"[.,](?!\d)|[;:()”\"–—]|\s-\s|\b(?:before|after|when|while|as(?! an?\b)|because|since|although|though"
    r"|whether|where|how|why)\b"
)
_WRONGLY = r"(?:erroneously|falsely|incorrectly|mistakenly|wrongly) (?:claimed|reported|said|stated)"
_DENYING = re.compile(
    r"\b(?:(?<!was )(?<!were )(?<!been )(?<!being )den(?:y|ies|ied|ying)|denied by"  # who "was denied" something denies nothing
    r"|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(rf"\b{_WRONGLY}\b", re.IGNORECASE)
_TOLD = r"(?:accusation|allegation|assertion|charge|claim|idea|notion|report|rumour|rumor|speculation|suggestion)s?"
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|{_WRONGLY})(?: on \w+)? (?:{_TOLD} (?:that|of)|that|any|the|he|she|it|they|we|\w{{2,}}ing)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(
    rf"\b(?:(?:no|without|(?:not|n[’']\s?t)(?: \w+){{1,2}}) (?:\w+ )?{_GROUNDS}|(?:is|was|are|were|be) (?:\w+ly )?{_UNTRUE}"
    rf"|is(?:n[’']\s?t| not) true|(?:not|n[’']\s?t) (?:think|thought|believed?)"
    rf"|(?:den(?:y|ies|ied|ying)|(?:discount|disput|dismiss|reject|refut)\w*)(?: [\w’'-]+){{0,5}} {_TOLD}(?: [\w’'-]+){{0,2}})$",
    re.IGNORECASE,
)


def is_negated(text: str) -> bool:
    """Whether a text holds a negation that denies something."""
    return next(_denials(NEGATION, text), None) is not None


def denies(cue: str) -> bool:
    """Whether somebody who speaks with these words denies what he tells: "denied that"; or the report does: "wrongly said"."""
    return disputes(cue) or _WRONG.search(cue) is not None


def disputes(cue: str) -> bool:
    """Whether to speak with these words is to deny."""
    return _DENYING.search(cue) is not None


def negatives(text: str) -> set[str]:
    """Return the words of a text that are negative in themselves ("refused", "unable") or limit what is told ("until")."""
    return {found[0].lower() for found in _NEGATIVE.finditer(text)}


def without_refusals(text: str) -> str:
    """Return the text without the words that tell who refuses or fails to do what follows them."""
    return _REFRAINING.sub("", text)


def hangs_on_denial(before: str) -> bool:
    """Whether words deny the clause with "that" which follows them: "there is no evidence", "it is false", "dismissed reports"."""
    return _HANGS.search(before.rstrip()) is not None


@lru_cache(MOST_KNOWN)
def denied(text: str) -> tuple[tuple[str, str], ...]:
    """Return what each negation or denial denies, up to the next mark or clause, with what stands before it in its own.

    "Not only" and "no doubt" deny nothing. Who refuses or fails to do a thing denies that he does it; what "is false" is denied.
    """
    found = [found for pattern in (NEGATION, _DENIED) for found in _denials(pattern, text)]
    found += [
        each for each in _REFRAINING.finditer(text) if not negated_there(text[: each.start()])
    ]  # "did not rule out"
    return (*(_around(text, each) for each in found), *(("", each["said"]) for each in _FALSE.finditer(text)))


def negated_there(before: str) -> bool:
    """Whether what stands behind some words is denied by one of the last of them, or of nobody: "was never", "none of the men"."""
    clause = _END.split(before)[-1]
    last = " ".join(clause.split()[-CLOSE:])
    return _NOBODY.search(clause) is not None or is_negated(last) or _REFRAINING.search(last) is not None


def _denials(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(text):
        is_idle = any(other.start() <= found.start() < other.end() for other in _NO_DENIAL.finditer(text))
        if not is_idle and _TWICE.match(text, found.end()) is None:
            yield found


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    return _END.split(text[: found.start()])[-1], _END.split(text[found.end() :])[0]
