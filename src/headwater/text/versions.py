"""Versions of one page: reports in; each version with the next one of the same address out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from headwater.model import Report
from headwater.text.words import words

MOST_KEPT = 64  # pairs of texts that are known to be alike or not: a story asks for its versions again and again
LIKE = 0.5  # of the shorter version's words: two accounts under one address are no versions of one

Version = tuple[Report, Report]


def versions(reports: Iterable[Report]) -> tuple[Version, ...]:
    """Return the pairs of an earlier and the next later version of a page.

    Versions have one address and much the same words. When they were updated, published or fetched tells their order; where nothing
    does, they are none.
    """
    pages = defaultdict[str, list[Report]](list)
    for report in reports:
        if page := _page(report.url or ""):
            pages[page].append(report)
    return tuple(pair for told in pages.values() if len(told) > 1 for pair in _in_order(told))


def _page(url: str) -> str:
    """Return the address without its scheme, "www." and what leads to a place within the page; nothing for a front page."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{host}{path}?{parts.query}" if path or parts.query else ""


def _in_order(told: list[Report]) -> Iterator[Version]:
    for one, other in pairwise(sorted(told, key=lambda report: (_dated(report), report.fetched_at or "", report.id))):
        if is_before(one, other) and _are_alike(one.text, other.text):
            yield one, other


def _dated(report: Report) -> str:
    """When a version is from, as far as it says so itself."""
    found = report.updated or report.published
    return found.value if found and found.basis != "story" else ""


def is_before(one: Report, other: Report) -> bool:
    """Whether one report is from before another, as both say themselves, or else as both were fetched."""
    for ours, theirs in ((_dated(one), _dated(other)), (one.fetched_at or "", other.fetched_at or "")):
        if ours and theirs and not (ours.startswith(theirs) or theirs.startswith(ours)):
            return ours < theirs
    return False


@lru_cache(MOST_KEPT)
def _are_alike(one: str, other: str) -> bool:
    ours, theirs = set(words(one)), set(words(other))
    return len(ours & theirs) >= LIKE * min(len(ours), len(theirs)) > 0
