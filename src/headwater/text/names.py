"""Whether two names stand for the same person or body: two spellings in, a likeness with its reason out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.fuzz import partial_ratio, ratio

from headwater.text.names_words import forms, vocabulary

Kind = Literal["person", "organisation"]
SAME = 0.45
SURE = 0.6
SHORT = 3
FAR = 55
NEAR = 80
POLICE = re.compile(r"[A-Z]{1,4}P[DS]|RCMP")
ABBREVIATED = frozenset({"eu", "uk", "un", "us"})
MOST_KNOWN = 1 << 14  # names whose words are kept


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two names are one (0 to 1), and why in plain words."""

    score: float
    why: str

    @property
    def same(self) -> bool:
        """Whether they count as one name."""
        return self.score >= SAME


@lru_cache(maxsize=50_000)
def same_name(a: str, b: str, kind: Kind) -> Likeness:
    """Compare two names of the same kind, in whatever order, script or spelling."""
    x, y = words(a), words(b)
    if x == y and x:
        return Likeness(1.0, "the same but for case, accents and marks")
    if kind == "organisation" and acronym(a, b):
        return Likeness(0.9, f"“{min(x, y, key=len)[0].upper()}” are the initials of the other")
    if kind == "person" and x and y and x[1:] == y[1:] and forms(x[0]) & forms(y[0]):
        return Likeness(0.95, f"“{x[0]}” and “{y[0]}” are forms of one given name")
    first, second = sorted((a, b))
    return _compared(first, second, kind)


def one_name(a: str, b: str, kind: Kind) -> bool:
    """Whether two names in one story may be made one: surer than `same_name`, for here a false merge makes two one."""
    x, y = (bare(words(name)) if kind == "person" else words(name) for name in (a, b))
    if kind == "organisation" and acronym(a, b):
        return True
    if (a + b).isascii() and partial_ratio(" ".join(sorted(x)), " ".join(sorted(y))) < FAR:
        return False
    if same_name(a, b, kind).score < SURE or _apart(x, y, kind):
        return False
    less, more = sorted((set(x) - vocabulary("articles"), set(y) - vocabulary("articles")), key=len)
    if kind == "organisation" and len(less) < len(more):
        extra = {w for w in more if all(ratio(w, other) < NEAR for other in less)}
        return extra <= vocabulary("legal") | vocabulary("loose")
    return True


def is_named(name: str, text: str) -> bool:
    """Whether a text has the last word of a name, so that its reader learns who is meant."""
    return not set(words(name)[-1:]).isdisjoint(words(text))


def words(name: str) -> list[str]:
    """Split a name into lower-case words without accents, marks and possessives."""
    return list(_words(name))


@lru_cache(MOST_KNOWN)
def _words(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", re.sub(r"['’]s?\b", "", plain))
    return tuple(re.findall(r"\w+", plain))


def bare(found: list[str]) -> list[str]:
    """Leave out titles and suffixes, unless nothing else remains."""
    return [w for w in found if w not in vocabulary("titles") and w not in vocabulary("suffixes")] or found


def acronym(a: str, b: str) -> bool:
    """Whether one of two names is a word made of the initials of the other's."""
    short, long = sorted((words(a), words(b)), key=len)
    return len(short) == 1 < len(long) and len(short[0]) > 1 and short[0] in initials(long)


def is_police(name: str) -> bool:
    """Whether a name is the short one of a police force: "NYPD", "RCMP"."""
    return POLICE.fullmatch(name) is not None


def initials(found: list[str]) -> frozenset[str]:
    """Return what a name's acronym may be: a part that is one already stays whole ("USGS") or is left out ("the UN's FAO")."""
    plain = [word for word in found if word not in vocabulary("articles")]
    made = {"".join(word[0] for word in each) for each in (found, plain)}
    if len(plain) >= SHORT and plain[0] in ABBREVIATED:
        rest = "".join(word[0] for word in plain[1:])
        made |= {plain[0] + rest, *([rest] if len(rest) >= SHORT else [])}
    return frozenset(made)


def _apart(x: list[str], y: list[str], kind: Kind) -> bool:
    """Whether a word tells the names apart for certain: north and south, Peter and Petra, a short word that differs."""
    if kind == "organisation":
        return bool((set(x) ^ set(y)) & vocabulary("directions"))
    genders = [{g for g in ("male", "female") if name[0] in vocabulary(f"given_{g}")} for name in (x, y)]
    short = [{w for w in name if 1 < len(w) <= SHORT} - vocabulary("particles") for name in (x, y)]
    return bool(genders[0] and genders[1] and not genders[0] & genders[1]) or (
        len(x) == len(y) and bool(short[0] - set(y)) and bool(short[1] - set(x))
    )


def _compared(a: str, b: str, kind: Kind) -> Likeness:
    from headwater.text.names_features import features  # noqa: PLC0415 (rigour is large)
    from headwater.text.names_model import probability  # noqa: PLC0415

    values, least = features(a, b, kind)
    if not values:
        return Likeness(0.0, "a name without a letter")
    score = probability(values)
    if score < SAME:
        return Likeness(score, f"too unlike, “{least[0]}” and “{least[1]}” above all")
    if least[0] == least[1]:
        return Likeness(score, "one has the words of the other")
    return Likeness(score, f"alike word by word, the least “{least[0]}” and “{least[1]}”")
