"""Why two reports seem to tell of one event, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

MOST = 4  # words of a kind


@dataclass(frozen=True, slots=True)
class Shown:
    """What a report has that can be a reason: its most telling words, by their small letters, and its days."""

    report: str
    headline: str
    words: Mapping[str, str]
    named: frozenset[int]
    day: int | None

    @classmethod
    def of(cls, report: str, headline: str, telling: tuple[str, ...], named: frozenset[int], day: int | None) -> Self:
        """Lay the words out, all at once for speed."""
        small = "\n".join(telling).lower().split("\n") if telling else ()
        return cls(report, headline, dict(zip(small, telling, strict=True)), named, day)


def reasons(one: Shown, other: Shown) -> tuple[str, ...]:
    """Name what two reports share, the most telling first, and how far apart they stand in time."""
    return tuple(_reasons(one, other))


def _reasons(one: Shown, other: Shown) -> Iterator[str]:
    shared = [word for small, word in one.words.items() if small in other.words]
    if names := [word for word in shared if word[0].isupper()]:
        yield f"both name {', '.join(names[:MOST])}"
    if others := [word for word in shared if word[0].islower()]:
        yield f"both use {', '.join(others[:MOST])}"
    if figures := [word for word in shared if word[0].isdigit()]:
        yield f"both give {', '.join(figures[:MOST])}"
    days = one.named & other.named
    if days:
        yield f"both tell of {', '.join(map(_written, sorted(days)[:2]))}"
    if one.day and other.day:
        apart = abs(one.day - other.day)
        yield "published on the same day" if not apart else f"published {apart} day{'s' * (apart > 1)} apart"
    if not shared and not days:
        yield "linked with the same other reports"


@lru_cache(maxsize=1 << 10)
def _written(day: int) -> str:
    return date.fromordinal(day).isoformat()
