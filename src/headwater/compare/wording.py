"""A claim's wording, as it is compared: stems, names and numbers; words that carry no fact are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from headwater.text.words import words

if TYPE_CHECKING:
    from headwater.model import Claim

EMPTY = frozenset(
    "a an the of to in on at for and or but with by from as is are was were be been being it its this that these those he "
    "she they his her their him them i we you our my your us who whom whose which what when where how why while after "
    "before have has had having do does did not will would could should may might can shall say says said saying told "
    "tell tells added also than then there here into about over under up down out off if so no nor new more most other "
    "some such only just all any each both very too according".split()
)
MOST_KNOWN = 1 << 14  # texts whose wording is kept
SUFFIXES = ("ations", "ation", "ings", "ing", "edly", "ed", "ers", "er", "ies", "es", "s", "ly")
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions billion billions".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is left of a claim's words for comparison, with the stems of the sentence around it."""

    stems: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    plain: str


def wording(claim: Claim, sentence: str) -> Wording:
    """Return the wording of a claim within its sentence."""
    return replace(_alone(claim.text), sentence=stems(sentence))


@lru_cache(MOST_KNOWN)
def _alone(text: str) -> Wording:
    telling = _telling(text)
    stems = frozenset(map(stem, telling))
    capitals = re.findall(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]*", text)
    return Wording(
        stems,
        stems,
        frozenset(stem(re.sub(r"['’]s$", "", name).casefold()) for name in capitals),
        frozenset(re.findall(r"\d+(?:[.,]\d+)*", text)) | (NUMBER_WORDS & set(telling)),
        re.sub(r"[^a-z0-9]+", " ", text.casefold()),
    )


@lru_cache(MOST_KNOWN)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry a fact."""
    return frozenset(map(stem, _telling(text)))


def _telling(text: str) -> tuple[str, ...]:
    found = (word.removesuffix("'s") for word in words(text))
    return tuple(word for word in found if len(word) > 1 and word not in EMPTY)


@cache
def stem(word: str) -> str:
    """Cut one ending of inflection or derivation; crude, and the same for both sides."""
    ending = next((s for s in SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3), "")
    return word.removesuffix(ending)
