"""Why two reports seem to tell of one event, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from headwater.group.evidence import Evidence

SHOWN = 4


def reasons(one: Evidence, other: Evidence) -> tuple[str, ...]:
    """Name what two reports share, the most telling first, and how far apart they stand in time."""
    return tuple(_reasons(one, other))


def _reasons(one: Evidence, other: Evidence) -> Iterator[str]:
    theirs = _small(other.telling)
    shared = [word for small, word in _small(one.telling).items() if small in theirs]
    for kind, words in (
        ("name", [w for w in shared if w[0].isupper()]),
        ("use", [w for w in shared if w[0].islower()]),
    ):
        if words:
            yield f"both {kind} {', '.join(words[:SHOWN])}"
    figures = [word for word in shared if word[0].isdigit()]
    if figures:
        yield f"both give {', '.join(figures[:SHOWN])}"
    days = sorted(one.days.named & other.days.named)
    if days:
        yield f"both tell of {', '.join(date.fromordinal(day).isoformat() for day in days[:2])}"
    if one.day and other.day:
        apart = abs(one.day - other.day)
        yield "published on the same day" if not apart else f"published {apart} day{'s' * (apart > 1)} apart"
    if not shared and not days:
        yield "linked with the same other reports"


@lru_cache(maxsize=1 << 10)
def _small(telling: tuple[str, ...]) -> dict[str, str]:
    """Return words by their small letters: a report has links with many others, and its words are the same in each."""
    return {word.lower(): word for word in telling}
