"""The word lists that reading and comparing names goes by, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Return one list of words: titles, legal forms, particles, and so on."""
    return frozenset(_table()[name].split())


@cache
def forms(word: str) -> frozenset[int]:
    """Return the groups of given names that a word belongs to: Bill and William are of one."""
    return frozenset(i for i, group in enumerate(_table()["given_forms"].split("|")) if word in group.split())


@cache
def synonyms(noun: str) -> frozenset[str]:
    """Return a noun for a document or a force with those that may stand for it: a suit is a lawsuit."""
    groups = (frozenset(group.split()) for group in _table()["synonyms"].split("|"))
    return next((group for group in groups if noun in group), frozenset({noun}))


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = json.loads(files("headwater.text").joinpath("data/names.json").read_text(encoding="utf-8"))
    return found
