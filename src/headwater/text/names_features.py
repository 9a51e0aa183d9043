"""What a comparison of two names goes by: two names in; numbers, and the pair of words least alike, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from headwater.text.names_words import forms, vocabulary

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
ROMAN = frozenset("ivx")
CASEFOLD, AS_IS = 4, 0  # how rigour's table of legal forms was folded and cleaned


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name in Latin letters, with how it sounds and whether it is a number."""

    word: str
    sound: str
    number: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: the words that tell it apart, all its words, and its legal form."""

    core: tuple[Part, ...]
    whole: tuple[str, ...]
    legal: frozenset[str]


Match = tuple[float, Part, Part]


def features(a: str, b: str, kind: str) -> tuple[list[float], tuple[str, str]]:
    """Return the numbers in the order of the model, and the least alike pair of matched words."""
    few, many = sorted((parts(a, kind), parts(b, kind)), key=lambda p: len(p.core))
    if not few.core:
        return [], ("", "")
    matches = _aligned(few.core, many.core)
    least = min(matches, key=lambda m: m[0])
    values = [*_whole(few, many), *_matched(matches), *_least(least), *_shape(few, many, matches), *_forms(few, many)]
    return [*values, float(kind == "person")], (least[1].word, least[2].word)


@lru_cache(maxsize=20_000)
def parts(name: str, kind: str) -> Parts:
    """Take a name apart, in Latin letters and without titles."""
    # The compiled core alone: rigour's outer modules take half a second, and need ICU, which has no wheels.
    from rigour._core import NameTypeTag, analyze_names, extract_org_types  # noqa: PLC0415

    tag = NameTypeTag.PER if kind == "person" else NameTypeTag.ORG
    found = next(iter(analyze_names(tag, [CAMEL.sub(" ", name)], infer_initials=True, symbols=False)), None)
    if found is None:
        return Parts((), (), frozenset())
    forms_found = () if kind == "person" else extract_org_types(name.casefold(), CASEFOLD, AS_IS, False)
    legal = frozenset(form for _, form in forms_found)
    every = [(p.comparable, Part(p.comparable, p.metaphone or "", p.numeric)) for p in found.parts]
    loose = vocabulary("legal") | vocabulary("particles") | legal if kind != "person" else vocabulary("particles")
    core = tuple(part for word, part in every if word not in loose) or tuple(part for _, part in every)
    whole = tuple(word for word, _ in every if word not in legal) or tuple(word for word, _ in every)
    return Parts(core, whole, legal)


def alike(x: Part, y: Part) -> float:
    """How alike two words are: the same, one name in two forms, an initial, sounding alike, or by letters."""
    if x.word == y.word:
        return 1.0
    if 1 in {len(x.word), len(y.word)} and x.word[0] == y.word[0]:
        return 0.8
    if forms(x.word) & forms(y.word):
        return 0.95
    letters = _letters(x.word, y.word)
    sounds = x.sound and x.sound == y.sound and len(x.word) > 2
    return max(letters, 0.8) if sounds else letters


def _letters(a: str, b: str) -> float:
    return 1 - DamerauLevenshtein.distance(a, b) / max(len(a), len(b), 1)


def _aligned(few: Sequence[Part], many: Sequence[Part]) -> list[Match]:
    """Pair each word of the shorter name with one of the longer, the most alike first."""
    pairs = sorted((-alike(x, y), abs(i - j), i, j) for i, x in enumerate(few) for j, y in enumerate(many))
    left, right, matches = set(range(len(few))), set(range(len(many))), []
    for score, _, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            matches.append((-score, few[i], many[j]))
    return matches


def _whole(few: Parts, many: Parts) -> list[float]:
    a, b = ([part.word for part in side.core] for side in (few, many))
    joined = "".join(a), "".join(b)
    return [
        _letters(*joined),
        _letters("".join(sorted(a)), "".join(sorted(b))),
        _letters("".join(few.whole), "".join(many.whole)),
        float(joined[0] == joined[1]),
        fuzz.token_set_ratio(" ".join(a), " ".join(b)) / 100,
        fuzz.token_sort_ratio(" ".join(a), " ".join(b)) / 100,
        fuzz.partial_ratio(*joined) / 100,
    ]


def _matched(matches: Sequence[Match]) -> list[float]:
    scores = [score for score, _, _ in matches]
    weights = [len(x.word) + len(y.word) for _, x, y in matches]
    unlike = [(x.word, y.word) for score, x, y in matches if score not in {1.0, 0.95, 0.8}]
    return [
        sum(s * w for s, w in zip(scores, weights, strict=True)) / max(1, sum(weights)),
        min(scores),
        sorted(scores)[1] if len(scores) > 1 else 1.0,
        sum(s == 1 for s in scores) / len(scores),
        float(sum(DamerauLevenshtein.distance(*pair) for pair in unlike)),
        float(0.8 in scores),
    ]


def _least(least: Match) -> list[float]:
    _, x, y = least
    return [
        min(len(x.word), len(y.word)) / 10,
        float(DamerauLevenshtein.distance(x.word, y.word)),
        float(x.word[:1] == y.word[:1]),
        JaroWinkler.similarity(x.word, y.word),
        float(x.sound == y.sound),
    ]


def _shape(few: Parts, many: Parts, matches: Sequence[Match]) -> list[float]:
    used = [y for _, _, y in matches]
    last = few.core[-1]
    return [
        float(len(few.core)),
        float(len(many.core) - len(few.core)),
        1 - len(few.core) / len(many.core),
        sum(len(p.word) for p in many.core if p not in used) / 10,
        alike(few.core[0], many.core[0]),
        alike(last, many.core[-1]),
        max(alike(last, part) for part in many.core),
    ]


def _forms(few: Parts, many: Parts) -> list[float]:
    a, b = (_marks(side.core) for side in (few, many))
    numbers = [{p.word for p in side.core if p.number} for side in (few, many)]
    return [
        float(bool(few.legal & many.legal)),
        float(bool(few.legal) and bool(many.legal) and not few.legal & many.legal),
        float(bool(few.legal) != bool(many.legal)),
        float(a != b),
        float(bool(a - b) and bool(b - a)),
        float(numbers[0] != numbers[1]),
    ]


def _marks(core: Sequence[Part]) -> set[str]:
    """Initials and Roman numbers: short words that tell names apart."""
    return {p.word for p in core if len(p.word) == 1 or (len(p.word) <= 3 and set(p.word) <= ROMAN)}
