"""The words around numbers, compiled once from data/figures.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.text.numerals import BIG, NUMBER, WORD


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns and tables that tell what a number in a text says."""

    any: re.Pattern[str]
    figure: re.Pattern[str]
    named: re.Pattern[str]
    named_if_alone: re.Pattern[str]
    pronoun: re.Pattern[str]
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    bounds_behind: tuple[tuple[str, re.Pattern[str]], ...]
    vague: dict[str, tuple[float, float]]
    parts: dict[str, int]
    currencies: dict[str, str]
    singulars: dict[str, str]
    harms: dict[str, str]
    persons: frozenset[str]
    measures: frozenset[str]
    no_units: frozenset[str]

    def bound(self, words: str | None) -> str:
        """Return "least" for "more than", "" for no words."""
        return _kind(self.bounds, words)

    def behind(self, words: str | None) -> str:
        """Return "least" for "or more", "" for no words."""
        return _kind(self.bounds_behind, words)

    def currency(self, sign: str | None) -> str:
        """Return "dollar" for "$", "" for none."""
        return self.currencies.get((sign or "").strip().upper(), "")


@cache
def figure_words() -> Words:
    """Return the compiled words."""
    source = tomllib.loads((files("headwater.text") / "data" / "figures.toml").read_text("utf-8"))
    names = "|".join(source["names"]["before"])
    return Words(
        any=re.compile(
            rf"\d|\b(?:{WORD}|{BIG}s?|dozens?|scores|half|third|quarter|few|several|couple|handful)\b", re.IGNORECASE
        ),
        figure=re.compile(_figure(source), re.IGNORECASE),
        named=re.compile(rf"(?:\b(?:{names})\.?\s|[A-Za-z]-|[#/])$"),
        named_if_alone=re.compile(rf"(?:\b(?:{names})\.?\s|[A-Za-z]-|[#/]|(?<=[\w,] )[A-Z][\w'’-]+\s)$"),
        pronoun=re.compile(r"\b(?:no|each|every|any|this|that|the|another|which|only)\s$", re.IGNORECASE),
        bounds=_patterns(source["bounds"]),
        bounds_behind=_patterns(source["behind"]),
        vague={words: (low, high) for words, (low, high) in source["vague"].items()},
        parts=source["parts"],
        currencies=source["currencies"],
        singulars=source["singular"],
        harms=source["harm"],
        persons=frozenset(("", *source["nouns"]["persons"])),
        measures=frozenset(source["nouns"]["measures"].split()),
        no_units=frozenset(source["nouns"]["none"].split()),
    )


def _figure(source: dict[str, dict[str, str]]) -> str:
    bounds, behind = ("|".join(source[name].values()) for name in ("bounds", "behind"))
    vague = "|".join(sorted(source["vague"], key=len, reverse=True)).replace(" ", r"\s")
    signs = "|".join(re.escape(sign) for sign in sorted(source["currencies"], key=len, reverse=True))
    whole = rf"(?>{NUMBER})"
    joint = r"(?P<share>\s?%|\sper\s?cent)?(?:\s?[-–—]\s?|\s(?:to|or|(?(between)and|to))\s)"
    return (
        rf"{_OPENS}(?:(?P<bound>{bounds})\s)?(?:(?P<between>between)\s)?(?P<currency>(?:{signs})\s?)?"
        rf"(?P<core>(?P<vague>{vague})(?!\s(?:of\s)?(?:hundred|thousand|million|billion|dozen))|(?P<fraction>{_FRACTION})"
        rf"|(?P<part>{whole})\s(?:out\sof|in)\s(?:every\s)?(?P<of>{whole})(?!\s(?:days?|hours?|weeks?|months?|years?))"
        rf"|(?<!from\s)(?P<low>{whole}){joint}(?:(?:{signs})\s?)?(?P<high>{whole})(?(share)(?=\s?%|\sper))"
        rf"|(?P<number>{NUMBER}))(?:(?={_GLUED}\b)|(?![\w]|[.,:/]\d))(?:[\s-]?(?P<behind>{behind})(?!\w))?"
    )


_OPENS = r"(?:(?<![\w.,$£€])|(?<=[a-z]\.)(?=(?-i:[A-Z])))"  # "he said.More than", as some texts are joined
_GLUED = r"(?:ft|km|kg|mph|kph|cm|mm|lbs?|yds?)"
_FRACTION = (
    rf"(?:{WORD}[\s-](?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)"
    r"|an?\s(?:half|third|quarter|fifth|tenth)(?=\sof\b)|(?<=by\s)(?:an?\s)?(?:half|third|quarter|fifth|tenth)(?!\s(?:past|to)\b)|one-half|half(?(bound)(?!-|\s(?:an?|past|time|way)\b)|(?=\s(?:of|the|all|its|their|his|her)\b)))\b"
)


def _patterns(table: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern.replace(" ", r"\s"), re.IGNORECASE)) for kind, pattern in table.items())


def _kind(table: tuple[tuple[str, re.Pattern[str]], ...], words: str | None) -> str:
    if not words:
        return ""
    return next((kind for kind, pattern in table if pattern.fullmatch(words)), "")
