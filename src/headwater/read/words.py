"""The nouns by which news prose names its sources, by what they tell of the source."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


@cache
def nouns(group: str) -> frozenset[str]:
    """The lower-case nouns of one group in `data/sources.json`."""
    table = json.loads(files("headwater.read").joinpath("data/sources.json").read_text(encoding="utf-8"))
    return frozenset(str(table[group]).split())


@cache
def roles() -> frozenset[str]:
    """Every noun for what one person is: spokeswoman, mayor, witness."""
    return nouns("spokes") | nouns("officers") | nouns("bodied") | nouns("self")


def gender(noun: str) -> str:
    """Return "f", "m" or "" by what a noun, title or pronoun tells."""
    return "f" if noun in nouns("female") else "m" if noun in nouns("male") else ""


@cache
def kin(noun: str) -> frozenset[str]:
    """A role and those that may stand for it: a senator is a lawmaker."""
    table = json.loads(files("headwater.read").joinpath("data/sources.json").read_text(encoding="utf-8"))
    groups = [frozenset(group.split()) for group in str(table["kin"]).split("|")]
    return frozenset({noun}).union(*(group for group in groups if noun in group))
