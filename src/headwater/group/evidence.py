"""Readings to evidence: what of a report speaks for the event it tells of, small enough to keep a million of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.days import HEAD, Days, days, full_dates, of_url
from headwater.group.rarity import COLUMNS, capitals, columns, rarities
from headwater.group.tokens import form, function_words, tokens
from headwater.model import Reading, Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

PROSE = frozenset({"body", "headline", "dateline", "caption"})
LEAD_WORDS = 50
TELLING = 24
NOTHING = ""  # between title and text, so that no phrase reaches from one into the other
SECOND = 1_000_003  # what the first word's column is multiplied by before the second's is added
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
    titled, told = tokens(report.title), tokens(text)
    forms = [form(word) for word in (*titled, *told)]
    counts = Counter(word for word in forms if len(word) > 1)
    for word in function_words() & counts.keys():
        del counts[word]
    named = columns(counts)
    rare, names = rarities(named), _names(counts, capitals(named), told, forms[len(titled) :])
    weights = (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * rare
    marks = _marks(counts, names, forms[: len(titled)], forms[: len(titled) + LEAD_WORDS])
    phrases, phrase_counts = _phrases([*forms[: len(titled)], NOTHING, *forms[len(titled) :]])
    day = _published(report)
    telling = [word for _, word in sorted(zip((-weights).tolist(), counts, strict=True))[:TELLING]]
    return Evidence(
        report=report.id,
        headline=report.title,
        columns=named,
        rarities=rare.astype(np.float32),
        weights=weights.astype(np.float32),
        marks=np.fromiter(marks, np.uint8, len(counts)),
        phrases=phrases.astype(np.int32),
        phrase_counts=phrase_counts.clip(None, 255).astype(np.uint8),
        telling=tuple(intern(names.get(word, word)) for word in telling),
        days=days(report.title, text, day or of_url(report.url) or _head_day(report)),
        day=day,
        length=len(forms),
    )


def prose(report: Report) -> str:
    """Return the text without furniture; all of it where no passages are marked."""
    if not report.passages:
        return report.text
    return "\n".join(report.at(passage.span) for passage in report.passages if passage.kind in PROSE)


def _names(
    words: Iterable[str], large: Iterable[bool | None], told: Iterable[str], forms: Iterable[str]
) -> dict[str, str]:
    """Return the words that are names, by form: by the background, or because the report never writes them small."""
    written: dict[str, str] = {}
    small: set[str] = set()
    for word, of in zip(told, forms, strict=True):
        if word[0].isupper():
            written.setdefault(of, word.removesuffix("'s"))
        else:
            small.add(of)
    names = {}
    for word, known in zip(words, large, strict=True):
        if not word[0].isdigit() and (known or (known is None and word in written and word not in small)):
            names[word] = written.get(word, word)
    return names


def _marks(counts: Iterable[str], names: dict[str, str], title: list[str], lead: list[str]) -> Iterable[int]:
    titled, leading = set(title), set(lead)
    for word in counts:
        mark = IN_TITLE * (word in titled) + IN_LEAD * (word in leading) + NAME * (word in names)
        yield mark + FIGURE * (word[0].isdigit() and not _is_year(word))


def _phrases(forms: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the columns of pairs of words in a row of which both say something, and how often each stands there."""
    dull = function_words()
    telling = np.fromiter((word != NOTHING and word not in dull for word in forms), np.bool_, len(forms))
    first, named = np.flatnonzero(telling[:-1] & telling[1:]), columns(forms).astype(np.int64)
    return np.unique((named[first] * SECOND + named[first + 1]) % COLUMNS, return_counts=True)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in {"19", "20"} and word.isdecimal()


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
