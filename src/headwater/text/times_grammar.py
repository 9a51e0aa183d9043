"""The grammar of time expressions, compiled once from data/times.toml: a combined scanner and one pattern per rule."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression and its pattern with named parts."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules in one alternation, to find the next place where any of them matches."""

    rules: dict[str, Rule]
    scanner: re.Pattern[str]

    def search(self, text: str, place: int) -> re.Match[str] | None:
        """Return the next match of any rule from a place on."""
        return self.scanner.search(text, place)

    def rule(self, match: re.Match[str]) -> Rule:
        """Return the rule that a match of the scanner belongs to."""
        return self.rules[match.lastgroup or ""]


@cache
def grammar() -> Grammar:
    """Return the compiled grammar."""
    source = tomllib.loads((files("headwater.text") / "data" / "times.toml").read_text("utf-8"))
    parts: dict[str, str] = {}
    for name, pattern in source["parts"].items():
        parts[name] = _filled(pattern, parts)
    rules = {name: _bounded(_filled(pattern, parts)) for name, pattern in source["rules"].items()}
    branches = "|".join(f"(?P<{name}>{_nameless(name, pattern)})" for name, pattern in rules.items())
    return Grammar(
        {name: Rule(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in rules.items()},
        re.compile(rf"(?:(?<![\w$£€.-])|(?<=[12]\d{{3}}[-–]))(?=[\w'’])(?:{branches})", re.IGNORECASE),
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]\w*)\}", lambda slot: parts[slot[1]], pattern)


def _bounded(pattern: str) -> str:
    # A blank of the grammar may be a line break in text that was wrapped.
    wrapped = re.sub(
        r"\[[^]]*\]| ", lambda part: "[ \n\xa0]" if part[0] == " " else part[0].replace(" ", " \n\xa0"), pattern
    )
    return rf"(?:{wrapped})(?!\w)"


def _nameless(name: str, pattern: str) -> str:
    """Name the groups of a rule after it, so that all rules fit into one pattern."""
    pattern = re.sub(r"\(\?P<(?!=)", f"(?P<{name}__", pattern)
    return re.sub(r"\(\?P=", f"(?P={name}__", pattern)
