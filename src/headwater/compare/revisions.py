"""Figures that change and date: whether a later report's figure takes the place of an older one."""

from __future__ import annotations

import re

from headwater.compare.difference import Place
from headwater.compare.intervals import FAR
from headwater.model import Figure
from headwater.text.calendar import interval

GROWING = frozenset(
    "dead death victim casualty injured wounded missing hurt killed case infection patient hectare acre arrest evacuee".split()
)
RISE = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:s|ed|ing)|grew|grown|jumped|reach(?:ed|es)|swelled|swollen|doubled|tripled|mounted"
    r"|increased|up from|so far|by now|now|has been raised|was raised)\b",
    re.IGNORECASE,
)
AT_ONCE = 1  # days in which a toll is not taken to become more than FAR times as high


def is_revised(left: Place, ours: Figure, right: Place, theirs: Figure) -> bool:
    """Whether the figure of the later report is higher, and is said to have risen or counts what goes on being counted."""
    (older, first), (newer, then) = sorted(((left, ours), (right, theirs)), key=lambda each: published(each[0]))
    apart, claim = _days_apart(older, newer), newer.cell.claim
    least, most = first.high or first.low or 0, then.low or then.high or 0
    if not apart or not 0 < least < most:
        return False
    grows = then.unit in GROWING and (most <= FAR * least or apart > AT_ONCE)
    return grows or RISE.search(newer.report.at(claim.sentence or claim.spans[0])) is not None


def published(place: Place) -> str:
    """Return the day of a cell's report, nothing where it is not known."""
    return place.report.published.value[:10] if place.report.published else ""


def _days_apart(older: Place, newer: Place) -> int:
    days = [interval(published(place)) for place in (older, newer)]
    return (days[1][0] - days[0][1]).days if days[0] and days[1] else 0
