"""What a cell says of something, word by word: its telling words in one form each, and those that have an opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from headwater.compare.slots import stems
from headwater.compare.wording import EMPTY, MOST_KNOWN, stem
from headwater.text.negation import negated_there

AROUND = 4  # telling words on either side of a predicate that say of whom or what it is said
WORD = re.compile(r"[^\W_]+")
DOUBLED = re.compile(r"([bdgmnprt])\1$")  # "bidding" and "stopped" as "bid" and "stop"
UNSURE = re.compile(r"\b(?:may|might|could|would|should|can|to|if|whether|unless|until)(?: \w+)?\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opposites:
    """Words that say the opposite of others; of each other only where said of one subject, as "won" and "lost" are."""

    sides: tuple[re.Pattern[str], re.Pattern[str]]
    of_subject: bool


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word with an opposite, as a text asserts it: which of all, which side, and the telling words before and around it."""

    word: str
    opposites: int
    side: int
    before: tuple[str, ...]
    around: frozenset[str]
    is_denied: bool

    @property
    def stand(self) -> tuple[int, int]:
        """What the text holds of it."""
        return self.opposites, self.side


@lru_cache(MOST_KNOWN)
def bases(text: str) -> tuple[str, ...]:
    """Return the telling words of a text, each as its first form and cut: "paid" and "paying" are "pay"."""
    return tuple(stems(WORD.sub(lambda word: _base(word[0].casefold()), text)))


def opposed(ours: str, theirs: str) -> Iterator[tuple[Predicate, Predicate]]:
    """Yield the predicates of two texts that are opposites and said of the same."""
    for a in predicates(ours):
        for b in predicates(theirs):
            if a.opposites == b.opposites and a.side != b.side and _of_one(a, b):
                yield a, b


def _of_one(a: Predicate, b: Predicate) -> bool:
    """Whether two predicates are said of one: some word around them is common, and one subject has no other name than the other."""
    (*others, ours), (*more, theirs) = a.before or ("",), b.before or ("",)
    if ours == theirs and others and more and others[-1] != more[-1]:
        return False  # "the teachers' union", "the nurses' union"
    return ours == theirs != "" if _opposites()[a.opposites].of_subject else not a.around.isdisjoint(b.around)


@lru_cache(MOST_KNOWN)
def predicates(text: str) -> tuple[Predicate, ...]:
    """Return what a text asserts that has an opposite; what it denies counts as that, and nothing where it says both."""
    found = [each for number, _ in enumerate(_opposites()) for each in _said(text, number)]
    said = {each.stand for each in found}
    return tuple(each for each in found if (each.opposites, 1 - each.side) not in said)


def _said(text: str, number: int) -> Iterator[Predicate]:
    for side, pattern in enumerate(_opposites()[number].sides):
        for match in pattern.finditer(text):
            before = tuple(word for word in bases(text[: match.start()]) if not word.isdigit())[-AROUND:]
            behind = bases(text[match.end() :])[:AROUND]
            is_denied = negated_there(text[: match.start()])
            if is_denied or UNSURE.search(text[: match.start()]) is None:
                yield Predicate(match[0], number, side ^ is_denied, before, frozenset(before + behind), is_denied)


@cache
def _opposites() -> tuple[Opposites, ...]:
    found = (line.split("\t") for line in _lines("opposites.txt"))
    return tuple(Opposites((_any(ours), _any(theirs)), bool(rest)) for ours, theirs, *rest in found)


def _any(words: str) -> re.Pattern[str]:
    """One of several words: "_" stands for a space, "*" for any ending."""
    each = (word.replace("_", " ").replace("*", r"\w*") for word in words.split())
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.IGNORECASE)


def _base(word: str) -> str:
    if word in EMPTY:
        return word
    first = first_forms().get(word) or DOUBLED.sub(r"\1", stem(word))
    return first[:3] + first[3:].rstrip("eiy")  # "close" and "closed", "carry" and "carried"


@cache
def first_forms() -> dict[str, str]:
    """Return the first form of each form that is not a regular one: "paid" is "pay"."""
    return {form: line.split()[0] for line in _lines("forms.txt") for form in line.split()}


def _lines(name: str) -> list[str]:
    return files("headwater.compare").joinpath("data", name).read_text(encoding="utf-8").splitlines()
