"""Readings to evidence: what of a report speaks for the event it tells of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from headwater.group.rarity import rarity
from headwater.model import Reading, Report

PROSE = frozenset({"body", "headline"})
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report's words, each with its weight: how often it stands there and how rare it is in the news."""

    report: str
    title: str
    words: dict[str, float]


def evidence(reading: Reading) -> Evidence:
    """Weigh the words of a report's title and prose."""
    report = reading.report
    counts = Counter(words(f"{report.title}\n{prose(report)}"))
    weights = {word: (1 + count.bit_length()) * rarity(word) for word, count in counts.items()}
    length = sum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
    return Evidence(report.id, report.title, {word: weight / length for word, weight in weights.items()})


def prose(report: Report) -> str:
    """Return the text without furniture; all of it where no passages are marked."""
    if not report.passages:
        return report.text
    return "\n".join(report.at(passage.span) for passage in report.passages if passage.kind in PROSE)


def words(text: str) -> list[str]:
    """Split a text into lower-case words without possessive and plural endings."""
    return [_stem(word) for word in WORD.findall(text.lower().replace("’", "'"))]


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
