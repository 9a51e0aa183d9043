"""Readings to evidence: what of a report speaks for the event it tells of, small enough to keep a million of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise, starmap
from typing import TYPE_CHECKING

import numpy as np

from headwater.group.days import HEAD, Days, days, full_dates, of_url
from headwater.group.marked import Marked
from headwater.group.words import Words
from headwater.model import Reading, Report

if TYPE_CHECKING:
    from numpy.typing import NDArray

PROSE = frozenset({"body", "headline", "dateline", "caption"})
AT_ONCE = 50  # reports


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
    return next(evidences((reading,)))


def evidences(readings: Iterable[Reading]) -> Iterator[Evidence]:
    """Do the same for many: their words are looked up, counted and marked some reports at a time."""
    reports = (reading.report for reading in readings)
    while some := tuple(islice(reports, AT_ONCE)):
        yield from _taken(some)


def _taken(reports: Sequence[Report]) -> Iterator[Evidence]:
    prosed = [prose(report) for report in reports]
    words = Words.of([(report.title, text) for report, text in zip(reports, prosed, strict=True)])
    marked, phrases = Marked.of(words), words.phrases()
    rarities, weights = marked.rarities.astype(np.float32), marked.weights.astype(np.float32)
    cut = (starmap(slice, pairwise(until)) for until in (marked.until, phrases.until))
    rows = zip(reports, prosed, marked.telling(), words.lengths.tolist(), *cut, strict=True)
    for report, text, telling, length, ours, theirs in rows:
        day = _published(report)
        yield Evidence(
            report=report.id,
            headline=report.title,
            columns=marked.columns[ours],
            rarities=rarities[ours],
            weights=weights[ours],
            marks=marked.marks[ours],
            phrases=phrases.columns[theirs],
            phrase_counts=phrases.counts[theirs],
            telling=telling,
            days=days(report.title, text, day or of_url(report.url) or _head_day(report)),
            day=day,
            length=length,
        )


def prose(report: Report) -> str:
    """Return the text without furniture; all of it where no passages are marked."""
    if not report.passages:
        return report.text
    return "\n".join(report.at(passage.span) for passage in report.passages if passage.kind in PROSE)


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
