"""News agencies by the names they are credited by."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONG_ENOUGH = 7
_BETWEEN = re.compile(r"\s*[,/;&|]\s*|\s+(?:and|via)\s+|(?<=\w) - ")
_NOT_WORD = re.compile(r"\W+")


def agency(name: str) -> str | None:
    """Return the full name of the agency that is credited by this name, None if it is none that is known."""
    return _known().get(_folded(name))


def named_in(line: str) -> tuple[str, ...]:
    """Return the agencies whose names stand in a line; short names ("AP") are left to `agency`."""
    words = f" {_folded(line)} "
    found = (full for name, full in _known().items() if len(name) >= LONG_ENOUGH and f" {name} " in words)
    return tuple(dict.fromkeys(found))


def parts(names: str) -> tuple[str, ...]:
    """Return the names that stand side by side in a credit: "AP via Reuters"."""
    return tuple(filter(None, _BETWEEN.split(names)))


@cache
def _known() -> dict[str, str]:
    lines = files("headwater.clean").joinpath("data/agencies.tsv").read_text("utf-8").splitlines()
    known: dict[str, str] = {}
    for line in lines:
        full, _, others = line.partition("\t")
        if full and not full.startswith("#"):
            known |= {_folded(name): full.strip() for name in (full, *others.split(";")) if name.strip()}
    return known


def _folded(name: str) -> str:
    return _NOT_WORD.sub(" ", name).strip().lower().removeprefix("the ")
