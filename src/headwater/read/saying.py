"""Whether a cue says something: verbs and nouns of speech, writing, thought and finding, in any inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "felt": "feel", "wrote": "write", "found": "find", "shown": "show",
    "spoke": "speak", "spoken": "speak", "knew": "know", "known": "know", "heard": "hear", "saw": "see", "seen": "see",
    "swore": "swear", "sworn": "swear", "understood": "understand", "meant": "mean", "written": "write", "held": "hold",
}  # fmt: skip
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


UNSAID = re.compile(
    r"(?:\b(?:not|never|yet to|stop\w* short of)\b|n[’']t\b)(?! (?:\w+ )?(?:believe|think|expect|want|deny|dispute|doubt))",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:can|could|may|might|must|should|needs? to)\b(?! (?:\w+ )?(?:confirm|reveal)\b)", re.IGNORECASE
)
TO_BE = re.compile(
    r"(?:\b(?:will|would|shall)|[’']ll|^to) (?:(?:be|have|\w+ly|also|now|soon) )*"
    r"(?:believe|feel|find|hear|know|remember|see|show|think|understand|watch)",
    re.IGNORECASE,
)
STIRRED = re.compile(
    r"\bcall(?:s|ed|ing)? (?:back|in|off|over|up)\b|\b(?:dash|fuel|kindl|lift|prompt|spark|stir|stok|trigger)\w* (?:[a-z]+ )?"
    r"(?:claims|concerns?|doubts?|fears?|hopes?|questions|speculation|suspicions?)\b",
    re.IGNORECASE,
)
SUFFERED = re.compile(
    r"\b(?:was|were|is|are|am|be|been|being)\s+(?:\w+ly )?(?!quoted|cited|concerned|convinced|worried)"
    r"(?:\w{2,}(?:ed|en)|said|told|thought|held|understood|made)\b"
    r"|\bknown\b|\b(?:accus|blam|charg|condemn|convict|criticis|criticiz|suspect)ed (?:as|by|for|in|of|over|with)\b",
    re.IGNORECASE,
)
CALL = re.compile(r"\bcall(?:s|ed|ing)?(?: \w+day)? (?:on|for|upon)\b", re.IGNORECASE)
PERCEIVED = frozenset({"see", "hear", "witness", "watch", "observe", "count", "spot", "smell"})
THOUGHT = frozenset(
    {"think", "believe", "mean", "feel", "hope", "fear", "know", "expect", "consider", "wonder", "suspect"}
)
RISK = re.compile(r"\bthreatening\b", re.IGNORECASE)
TOPIC = re.compile(
    r"\b(?:about|after|amid|before|during|following|for|from|of|on|over|refer\w* to|since|until|up|when|while|with)$",
    re.IGNORECASE,
)
WHICH = re.compile(r"\b(?:that|which|who)\b", re.IGNORECASE)
SAYING = re.compile(
    r"(?:argument|belief|claim|conclusion|decision|finding|opinion|report|ruling|statement|theory|verdict|view)s?",
    re.IGNORECASE,
)
LED = frozenset({"by", "for", "in", "of", "with"})  # what stands behind these in a cue is what the deed is about
PHRASE = re.compile(
    r"\bput(?:s|ting)?(?: (?:it|this|that)\b|$)|\bma(?:de|kes?|king) (?:(?:it )?(?:\w+ly |very )?clear|the case)\b"
    r"|\brais(?:e[sd]?|ing) (?:an?|the) concern\b|\b(?:am|are|is|was|were)(?: \w+)? (?:certain|sure)\b",
    re.IGNORECASE,
)


def says(cue: str) -> bool:
    """Whether a cue's words tell that something was said, written, thought or found; "according to" and "per" do."""
    words = re.findall(r"[a-z]+", cue.casefold())
    return (
        "according" in words
        or words == ["per"]
        or PHRASE.search(cue) is not None
        or any(_in(word, "saying") for word in words)
    )


def unsaid(cue: str) -> bool:
    """Whether a cue tells that nothing was said, or not yet, or that it was said of its subject or by others on its account."""
    return any(pattern.search(cue) for pattern in (UNSAID, UNREAL, TO_BE, SUFFERED, STIRRED))


def gives(cue: str) -> bool:
    """Whether the words after a cue are what its subject says: not left unsaid, said of him, or only his topic."""
    return says(cue) and not (unsaid(cue) or TOPIC.search(cue.strip()))


def names_a_saying(cue: str) -> bool:
    """Whether a cue is a noun alone ("the court's decision"): it gives what stands beside it, no more."""
    return SAYING.fullmatch(cue.strip()) is not None


def performs(cue: str, behind: str = "") -> bool:
    """Whether a clause with this cue tells of an act of speech ("accused", "called" with "for" behind), not of a deed."""
    cue = WHICH.split(cue)[0]
    words = re.findall(r"[a-z]+", cue.casefold())
    deeds = (word for n, word in enumerate(words) if not LED & set(words[max(0, n - 2) : n]))
    return (
        not unsaid(cue)
        and not RISK.search(cue)
        and (CALL.search(f"{cue} {behind}") is not None or any(_in(word, "acts") for word in deeds))
    )


def act(word: str) -> bool:
    """Whether a word is a verb for an act of speech."""
    return _in(word, "acts")


def perceives(word: str) -> bool:
    """Whether a word is a verb for what one perceives."""
    return any(form in PERCEIVED for form in _forms(word))


def thinks(word: str) -> bool:
    """Whether a word is a verb for what goes on in somebody's mind."""
    return any(form in THOUGHT for form in _forms(word))


@cache
def _in(word: str, lexicon: str) -> bool:
    return any(form in _vocabulary(lexicon) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield IRREGULAR.get(word, word)
    for ending, letters in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem + letters
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _vocabulary(lexicon: str) -> frozenset[str]:
    return frozenset(files("headwater.read").joinpath(f"data/{lexicon}.txt").read_text(encoding="utf-8").split())
