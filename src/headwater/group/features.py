"""Pairs of reports to numbers: what they share, what only one of them has, and how far apart their days are."""

from __future__ import annotations

from math import log1p
from operator import mul
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import Evidence
from headwater.group.sheets import Sheets, Table, norm, presence, total

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

FEATURES = (
    "words alike", "lead alike", "title alike", "names alike", "lead names alike", "common words alike",
    "lead covered, less", "lead covered, more", "title covered, less", "title covered, more",
    "lead names covered, less", "lead names covered, more", "title in lead, less", "title in lead, more",
    "lead names in lead, less", "lead names in lead, more", "names covered, less", "names covered, more",
    "words covered, less", "words covered, more",
    "names missing, less", "names missing, more", "lead names shared", "rarest lead name",
    "lead words shared", "rarest lead word", "figures shared", "figures covered",
    "days apart", "dates shared", "named days apart", "weekdays alike", "lead weekdays shared", "years apart",
    "shorter", "longer",
)  # fmt: skip
FAR, FAR_NAMED, FAR_YEARS = 400, 60, 10


def features(sheets: Sheets, one: Rows, other: Rows) -> NDArray[np.float64]:
    """Return a row of FEATURES for each pair; not a number where a report says nothing of it."""
    words, lead, names = presence(sheets.words), presence(sheets.lead), presence(sheets.names)
    columns = [
        *(
            alike(table, one, other)
            for table in (sheets.words, sheets.lead, sheets.title, sheets.names, sheets.lead_names, sheets.common)
        ),
        *covered(sheets.lead, words, one, other),
        *covered(sheets.title, words, one, other),
        *covered(sheets.lead_names, words, one, other),
        *covered(sheets.title, lead, one, other),
        *covered(sheets.lead_names, lead, one, other),
        *covered(sheets.names, names, one, other),
        *covered(sheets.words, words, one, other),
        *_missing(sheets.lead_names, words, one, other),
        *shared(sheets.lead_names, names, one, other),
        *shared(sheets.lead, words, one, other),
        *_figures(sheets.figures, one, other),
    ]
    pairs = zip(one.tolist(), other.tolist(), strict=True)
    apart = np.array([_days(sheets.found[a], sheets.found[b]) for a, b in pairs]).reshape(len(one), -1)
    return np.column_stack([*columns, apart]).astype(np.float64)


def alike(table: Table, one: Rows, other: Rows) -> Values:
    """Return the cosine of each pair's rows."""
    lengths = np.maximum(norm(table), 1e-9)
    product: Values = total(table[one] * table[other]) / (lengths[one] * lengths[other])
    return product


def covered(table: Table, within: Table, one: Rows, other: Rows) -> tuple[Values, Values]:
    """Return the share of one's words that the other has, the lesser and the greater of both ways."""
    whole = np.maximum(total(table), 1e-9)
    there = total(table[one] * within[other]) / whole[one]
    back = total(table[other] * within[one]) / whole[other]
    return np.minimum(there, back), np.maximum(there, back)


def _missing(table: Table, within: Table, one: Rows, other: Rows) -> tuple[Values, Values]:
    """Return the rarity of one's words that the other lacks, the lesser and the greater of both ways."""
    whole = total(table)
    there = whole[one] - total(table[one] * within[other])
    back = whole[other] - total(table[other] * within[one])
    return np.minimum(there, back), np.maximum(there, back)


def shared(table: Table, within: Table, one: Rows, other: Rows) -> tuple[Values, Values]:
    """Return the rarity of all the words of either that the other has too, and of the rarest."""
    both = (table[one] * within[other]).maximum(table[other] * within[one])
    return total(both), np.asarray(both.max(axis=1).todense()).ravel()


def _figures(table: Table, one: Rows, other: Rows) -> tuple[Values, Values]:
    whole = total(table)
    shared = total(table[one] * presence(table)[other])
    return shared, shared / np.maximum(np.minimum(whole[one], whole[other]), 1)


def _days(one: Evidence, other: Evidence) -> tuple[float, ...]:
    a, b = one.days, other.days
    lengths = sorted((one.length, other.length))
    return (
        log1p(min(abs(a.own - b.own), FAR)) if a.own and b.own else np.nan,
        len(a.dates & b.dates) / min(len(a.dates), len(b.dates)) if a.dates and b.dates else 0.0,
        log1p(min(FAR_NAMED, *(abs(x - y) for x in a.named for y in b.named))) if a.named and b.named else np.nan,
        _weekdays(a.weekdays, b.weekdays),
        len(a.lead_weekdays & b.lead_weekdays) / min(len(a.lead_weekdays), len(b.lead_weekdays))
        if a.lead_weekdays and b.lead_weekdays
        else np.nan,
        min(abs(a.year - b.year), FAR_YEARS) if a.year and b.year else np.nan,
        log1p(lengths[0]),
        log1p(lengths[1]),
    )


def _weekdays(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    lengths = sum(map(mul, one, one)) * sum(map(mul, other, other))
    return sum(map(mul, one, other)) / lengths**0.5 if lengths else np.nan
