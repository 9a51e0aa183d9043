"""Readings to evidence: what of a report speaks for the event it tells of, small enough to keep a million of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.days import HEAD, Days, days, full_dates, of_url
from headwater.group.rarity import capitals, rarities
from headwater.group.words import AMOUNT, COUNTED, DIGITS, Words
from headwater.model import Reading, Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]
    Marks = NDArray[np.bool_]

PROSE = frozenset({"body", "headline", "dateline", "caption"})
LEAD_WORDS = 50
TELLING = 24
IN_TITLE, IN_LEAD, NAME, FIGURE = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report's words (columns, rarities, weights, marks), its phrases, its most telling words as they stand, its days.

    A phrase is two words in a row; it has a column and how often it stands there.
    """

    report: str
    headline: str
    columns: NDArray[np.int32] = field(compare=False)
    rarities: NDArray[np.float32] = field(compare=False)
    weights: NDArray[np.float32] = field(compare=False)
    marks: NDArray[np.uint8] = field(compare=False)
    phrases: NDArray[np.int32] = field(compare=False)
    phrase_counts: NDArray[np.uint8] = field(compare=False)
    telling: tuple[str, ...]
    days: Days
    day: int | None
    length: int


def evidence(reading: Reading) -> Evidence:
    """Weigh the words of a report's title and prose, mark names, figures and lead, and find its days."""
    report = reading.report
    text = prose(report)
    words = Words.of(report.title, text)
    counted = words.are(COUNTED)
    rare, names = rarities(words.columns), _names(words)
    weights = (1 + np.log(words.counts)) * rare
    marks = IN_TITLE * words.among(words.titled) + IN_LEAD * words.among(words.titled + LEAD_WORDS)
    marks += NAME * names + FIGURE * words.are(AMOUNT)
    phrases, phrase_counts = words.phrases()
    day = _published(report)
    return Evidence(
        report=report.id,
        headline=report.title,
        columns=words.columns[counted],
        rarities=rare[counted].astype(np.float32),
        weights=weights[counted].astype(np.float32),
        marks=marks[counted].astype(np.uint8),
        phrases=phrases.astype(np.int32),
        phrase_counts=phrase_counts.clip(None, 255).astype(np.uint8),
        telling=tuple(_telling(words, weights, names)),
        days=days(report.title, text, day or of_url(report.url) or _head_day(report)),
        day=day,
        length=len(words.standing),
    )


def prose(report: Report) -> str:
    """Return the text without furniture; all of it where no passages are marked."""
    if not report.passages:
        return report.text
    return "\n".join(report.at(passage.span) for passage in report.passages if passage.kind in PROSE)


def _names(words: Words) -> Marks:
    """Return which words are names: by the background, or because the report never writes them small."""
    large, unknown = capitals(words.columns)
    return (large | (unknown & (words.capital >= 0) & ~words.small)) & ~words.are(DIGITS)


def _telling(words: Words, weights: Values, names: Marks) -> Iterator[str]:
    """Yield the counted words of most weight, names as they stand in the text; of the same weight, by the alphabet."""
    places = np.flatnonzero(words.are(COUNTED))
    if len(places) > TELLING:
        places = places[weights[places] >= np.partition(weights[places], -TELLING)[-TELLING]]
    for place in sorted(places.tolist(), key=lambda place: (-weights[place], words.forms[place]))[:TELLING]:
        at = words.capital[place] if names[place] else -1
        yield intern(words.forms[place] if at < 0 else words.standing[at].removesuffix("'s"))


def _published(report: Report) -> int | None:
    """Return the day of publication as a number, if it is known to the day."""
    if report.published is None or report.published.basis != "metadata" or len(report.published.value) < 10:
        return None
    try:
        return date.fromisoformat(report.published.value[:10]).toordinal()
    except ValueError:
        return None


def _head_day(report: Report) -> int | None:
    """Return the last full date at the head of the page, furniture included: that is where pages say when they are of."""
    return max(full_dates(f"{report.title}\n{report.text[:HEAD]}"), default=None)
