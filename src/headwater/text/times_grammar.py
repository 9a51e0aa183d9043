"""The grammar of time expressions, compiled once from data/times.toml into one pattern."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule of the grammar fits, and its named parts as they stand in the text."""

    rule: str
    text: str
    match: re.Match[str]

    def __getitem__(self, part: str) -> str:
        """Return the words of a part, "" if it is absent."""
        start, end = self.match.span(f"{self.rule}__{part}")
        return self.text[start:end] if start >= 0 else ""

    def start(self) -> int:
        """Return where the expression begins."""
        return self.match.start()

    def end(self) -> int:
        """Return where the expression ends."""
        return self.match.end()

    def group(self) -> str:
        """Return the whole expression."""
        return self.text[self.match.start() : self.match.end()]


@dataclass(frozen=True, slots=True)
class Scan:
    """A text to be searched for time expressions; letters are made small once, which is faster than to ignore case."""

    text: str
    small: str

    def search(self, place: int, end: int) -> Found | None:
        """Return the next place from here to an end where any rule fits."""
        match = scanner().search(self.small, place, end)
        return Found(match.lastgroup or "", self.text, match) if match is not None else None


def scan(text: str) -> Scan:
    """Return a text ready to be searched."""
    return Scan(text, text.translate(_SMALL))


_SMALL = {ord(letter): ord(letter.lower()) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@cache
def scanner() -> re.Pattern[str]:
    """Return all rules of the grammar as one pattern."""
    parts: dict[str, str] = {}
    source = grammar()
    for name, pattern in source["parts"].items():
        parts[name] = _filled(pattern, parts)
    branches = "|".join(
        f"(?P<{name}>{_nameless(name, _bounded(_filled(pattern, parts)))})" for name, pattern in source["rules"].items()
    )
    begin = r"(?:(?<![\w$£€.-])|(?<=[12]\d{3}[-–]))(?=[\w'’])"
    return re.compile(f"{begin}(?:{_small_letters(branches)})")


@cache
def grammar() -> dict[str, dict[str, str]]:
    """Return the grammar as it is written: parts and rules by name."""
    source: dict[str, dict[str, str]] = tomllib.loads(
        (files("headwater.text") / "data" / "times.toml").read_text("utf-8")
    )
    return source


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


def _small_letters(pattern: str) -> str:
    return re.sub(r"(?<!\\)(?<!\(\?)[A-Z]", lambda letter: letter[0].lower(), pattern)
