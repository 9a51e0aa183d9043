"""The nouns by which news prose names its sources, by what they tell of the source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

AGENT = re.compile(r"(?:ant|crat|ee|ent|er|folk|ian|ist|ite|man|mate|men|or)s?$")
SPEAKING = (
    "authorities", "body", "deed", "document", "members", "outlet", "participating", "persons", "polled", "somebody", "unnamed",
    "unnamed_plural", "witnessing",
)  # fmt: skip


@cache
def nouns(group: str) -> frozenset[str]:
    """The lower-case nouns of one group in `data/sources.json`."""
    return frozenset(_table()[group].split())


@cache
def roles() -> frozenset[str]:
    """Every noun for what one person is: spokeswoman, mayor, witness."""
    return nouns("spokes") | nouns("officers") | nouns("bodied") | nouns("self")


@cache
def speaks(noun: str) -> bool:
    """Whether a noun may stand for whoever or whatever states something: people, a body, a document, but no "visit" or "fact"."""
    known = roles().union(*map(nouns, SPEAKING))
    return AGENT.search(noun) is not None or any(form in known for form in _singular(noun))


def _singular(noun: str) -> Iterator[str]:
    yield noun
    for ending, letters in (("ies", "y"), ("es", ""), ("s", "")):
        if noun.endswith(ending):
            yield noun.removesuffix(ending) + letters


def gender(noun: str) -> str:
    """Return "f", "m" or "" by what a noun, title or pronoun tells."""
    return "f" if noun in nouns("female") else "m" if noun in nouns("male") else ""


@cache
def kin(noun: str) -> frozenset[str]:
    """A role and those that may stand for it: a senator is a lawmaker."""
    groups = [frozenset(group.split()) for group in _table()["kin"].split("|")]
    return frozenset({noun}).union(*(group for group in groups if noun in group))


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = json.loads(
        files("headwater.read").joinpath("data/sources.json").read_text(encoding="utf-8")
    )
    return table
