"""Whether two names stand for the same person or body: two spellings in, a likeness with its reason out."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rapidfuzz.distance import JaroWinkler

Kind = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one (0 to 1), and why in plain words."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """Whether they count as one name."""
        return self.score >= 0.5


def same_name(a: str, b: str, kind: Kind) -> Likeness:
    """Compare two names of the same kind."""
    x, y = words(a), words(b)
    if x == y:
        return Likeness(1.0, "the same but for case and marks")
    if kind == "person":
        return _persons(bare(x), bare(y))
    return _bodies(x, y)


def words(name: str) -> list[str]:
    """Split a name into lower-case words without accents, marks and possessives."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", re.sub(r"['’]s?\b", "", plain))
    return re.findall(r"\w+", plain)


def bare(found: list[str]) -> list[str]:
    """Leave out titles and suffixes, unless nothing else remains."""
    return [w for w in found if w not in vocabulary("titles") and w not in vocabulary("suffixes")] or found


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One of the word lists that ship with headwater."""
    table = json.loads(files("headwater.text").joinpath("data/names.json").read_text(encoding="utf-8"))
    return frozenset(table[name].split())


def _persons(x: list[str], y: list[str]) -> Likeness:
    few, many = sorted((x, y), key=len)
    if all(any(_near(a, b) for b in many) for a in few):
        return Likeness(0.9 if len(few) > 1 else 0.7, "each word of the shorter name is in the longer one")
    if len(few) > 1 and _near(few[-1], many[-1]) and (few[0][0] == many[0][0] and 1 in (len(few[0]), len(many[0]))):
        return Likeness(0.7, "same last name, initial fits")
    return Likeness(0.1, "the names differ")


def _bodies(x: list[str], y: list[str]) -> Likeness:
    x, y = ([w for w in side if w not in vocabulary("articles")] for side in (x, y))
    if len(x) == len(y) and all(any(_near(a, b) for b in y) for a in x):
        return Likeness(0.9, "the same words, spelt differently")
    few, many = sorted((x, y), key=len)
    if len(few) == 1 and len(many) > 1 and few[0] == "".join(w[0] for w in many):
        return Likeness(0.8, "an acronym of the other")
    return Likeness(0.1, "the names differ")


def _near(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and JaroWinkler.similarity(a, b) >= 0.92)
