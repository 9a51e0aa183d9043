"""Lines that give themselves away: what a line of furniture is by its own words, whoever wrote the page."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from headwater.clean.agencies import agency, parts

if TYPE_CHECKING:
    from headwater.model import PassageKind

LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Look:
    """A kind that a line's own words speak for; `sure` if they do so whatever stands around it."""

    kind: PassageKind
    why: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern that a whole line must fit, of at most so many words; see data/lookalikes.toml."""

    kind: PassageKind
    why: str
    pattern: re.Pattern[str]
    most: int
    sure: int
    reading: str
    holds: tuple[str, ...]

    def fits(self, line: str, lower: str) -> bool:
        if not self._may_fit(lower):
            return False
        found = self.pattern.fullmatch(line)
        if found and self.reading == "tail":
            named = [agency(part) for part in parts(found[1])]
            return bool(named) and all(named)
        if found and self.reading == "whole":
            return agency(line.lstrip(" —–-").removeprefix("Source:").strip(" .")) is not None
        return found is not None

    def _may_fit(self, lower: str) -> bool:
        for part in self.holds:
            if part in lower:
                return True
        return not self.holds


def look(line: str, words: int) -> Look | None:
    """Return the kind a line of so many words speaks for by itself, None if it speaks for none."""
    if len(line) > LONGEST:
        return None
    lower = line.lower()
    for rule in _rules_for(words):
        if rule.fits(line, lower):
            return Look(rule.kind, rule.why, words <= rule.sure)
    return None


@cache
def _rules_for(words: int) -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if words <= rule.most)


@cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads(files("headwater.clean").joinpath("data/lookalikes.toml").read_text(encoding="utf-8"))
    return tuple(_rule(row, table["parts"]) for row in table["look"])


def _rule(row: dict[str, Any], parts: dict[str, str]) -> _Rule:
    pattern = row["pattern"]
    for name in ("picture", "month", "day", "role", "name", "letters"):
        pattern = pattern.replace(f"{{{name}}}", parts[name])
    flags = re.VERBOSE | re.DOTALL | (0 if row.get("cased") else re.IGNORECASE)
    sure, reading, holds = row.get("sure", 0), row.get("reading", ""), tuple(row.get("holds", ()))
    return _Rule(row["kind"], row["why"], re.compile(pattern, flags), row["most"], sure, reading, holds)
