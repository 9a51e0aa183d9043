"""The word lists that comparing names goes by, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def vocabulary(name: str) -> frozenset[str]:
    """One list of words: titles, legal forms, particles …"""
    return frozenset(_table()[name].split())


@cache
def groups(name: str) -> tuple[frozenset[str], ...]:
    """One list of groups of words that stand for each other."""
    return tuple(frozenset(group.split()) for group in _table()[name].split("|"))


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = json.loads(files("headwater.text").joinpath("data/names.json").read_text(encoding="utf-8"))
    return found
