"""Numbers in running text as closed intervals in a unit; those that belong to dates and times of day are none."""

from __future__ import annotations

import re
from functools import cache
from re import Match

from headwater.model import Figure, Span
from headwater.text.numerals import BIG, FRACTIONS, NUMBER, WORD, number
from headwater.text.times import times
from headwater.text.units import unit_after, unit_of_money

Bounds = tuple[float | None, float | None]


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order, without overlaps.

    "more than 10,000 troops" is from 10000 up, "up to 12,000" is to 12000, "dozens" is 24 to 99. Bounds are closed.
    """
    if _ANY.search(text) is None:
        return ()
    taken = [t.span for t in times(text, None) if t.type in ("DATE", "TIME")]
    found = []
    for match in _figure().finditer(text):
        figure = _read(match, text)
        if figure is not None and not any(span.overlaps(figure.span) for span in taken):
            found.append(figure)
    return tuple(found)


def _read(match: Match[str], text: str) -> Figure | None:
    value = _interval(match)
    if value is None or _is_no_count(match, text):
        return None
    low, high = _bounded(value, _bound(match["bound"]) or _bound(match["behind"]))
    unit = unit_of_money(match["currency"]) or unit_after(text, match.start(), match.end())
    about = _bound(match["bound"]) == "about" or _bound(match["behind"]) == "about"
    return Figure(Span(match.start(), match.end()), low, high, unit, about)


def _interval(match: Match[str]) -> Bounds | None:
    """Return what the number itself says, before "at least" and the like."""
    if match["vague"]:
        return _VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
    if match["fraction"]:
        part, whole = re.split(r"[\s-]+", match["fraction"].lower())[:2]
        value = (number(part) or 1) / FRACTIONS[whole.removesuffix("s")]
        return value, value
    high = number(match["number"])
    if high is None:
        return None
    if match["low"] is None:
        return high, high
    low = number(match["low"])
    if low is None:
        return None
    scale = _scale(match["number"]) if not _scale(match["low"]) > 1 else 1.0
    low = low * scale if low * scale <= high else low
    return (low, high) if low <= high else (high, high)


def _bounded(value: Bounds, bound: str) -> Bounds:
    low, high = value
    if bound == "least":
        return low, None
    return (None, high) if bound == "most" else value


def _bound(words: str | None) -> str:
    if not words:
        return ""
    word = re.sub(r"\s+", " ", words.strip().lower())
    return next((kind for kind, pattern in _BOUNDS if re.fullmatch(pattern, word)), "")


def _scale(words: str) -> float:
    big = re.search(BIG, words.lower())
    return (number(big.group()) or 1.0) if big else 1.0


def _is_no_count(match: Match[str], text: str) -> bool:
    """Whether the number is a pronoun ("one of them"), part of a name or list, or an ordinal."""
    words = match["number"] or ""
    if words.lower() == "one" and not match["bound"]:
        return _ONE_THING.match(text, match.end()) is None
    if match["currency"] or not words[:1].isdigit():
        return False
    return _IN_NAME.search(text, max(0, match.start() - 20), match.start()) is not None


_ANY = re.compile(
    rf"\d|\b(?:{WORD}|hundreds?|thousands?|millions?|billions?|dozens?|scores|tens|half|third|no|several)\b",
    re.IGNORECASE,
)
_ONE_THING = re.compile(
    r"[ -](?:person|man|woman|child|soldier|police|people|civilian|officer|boy|girl|million|other person)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"(?:\b(?:No\.?|Flight|Route|Highway|Interstate|Boeing|Airbus|Article|Section|Chapter|Psalm|Group of|Type|Mark|Model)\s?|[A-Za-z]-|#)$"
)
_BOUNDS = (
    ("least", r"more than|at least|over|above|no fewer than|no less than|upwards? of|in excess of|not less than|a minimum of|exceeding|or more|or higher|and over|\+|plus"),
    ("most", r"up to|at most|no more than|not more than|less than|fewer than|under|below|as many as|as much as|a maximum of|or less|or fewer|nearly|almost|close to|just under"),
    ("about", r"about|around|some|approximately|roughly|an estimated|estimated|circa|or so|well over"),
)  # fmt: skip
_VAGUE: dict[str, Bounds] = {
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999), "tens of millions": (20e6, 99e6),
    "hundreds of millions": (200e6, 999e6), "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999),
    "thousands": (2_000, 9_999), "millions": (2e6, 999e6), "billions": (2e9, 999e9), "several hundred": (300, 900),
    "several thousand": (3_000, 9_000), "a few hundred": (200, 500), "a few thousand": (2_000, 5_000),
    "several dozen": (36, 99), "a dozen": (12, 12), "half a dozen": (6, 6), "two dozen": (24, 24), "three dozen": (36, 36),
    "half a million": (500_000, 500_000), "a couple of": (2, 3),
}  # fmt: skip


@cache
def _figure() -> re.Pattern[str]:
    bounds = "|".join(pattern.replace(r"|or more|or higher|and over|\+|plus", "") for _, pattern in _BOUNDS)
    behind = r"or more|or higher|and over|\+|plus|or less|or fewer|or so"
    vague = "|".join(sorted(_VAGUE, key=len, reverse=True)).replace(" ", r"\s")
    fraction = rf"(?:{WORD}|an?)[\s-](?:half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b"
    money = r"(?:US|A|C|HK|NZ|AU|CA)?\$|[€£¥₩₹₽₴]|(?:USD|EUR|GBP|Rs\.?|Rp)\s?"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<bound>{bounds})\s)?"
        rf"(?:between\s|from\s(?=\S+\s(?:to|and)\s))?(?P<currency>{money})?\s?"
        rf"(?:(?P<vague>{vague})|(?P<fraction>{fraction})|"
        rf"(?:(?P<low>{NUMBER})(?:\s?[-–—]\s?|\s(?:to|and|or)\s)(?:{money})?)?(?P<number>{NUMBER}))"
        rf"(?![\w]|[.,:/]\d)(?:\s?(?P<behind>{behind})(?!\w))?",
        re.IGNORECASE,
    )
