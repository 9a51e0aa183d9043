"""How the texts of two reports depend on each other: copied, shared material or independent, with the passages that show it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from headwater.model import Derivation, Reading, Report, Reuse, Span, StoryInput
from headwater.text.shingles import Word, words

BY = "descent/1"
RUN = 8
WIDTH = 5
COPIED = 0.3


def derivations(story: StoryInput) -> tuple[Derivation, ...]:
    """Return one derivation for each pair of reports of the story."""
    bodies = {reading.report.id: body(reading.report) for reading in story.readings}
    return tuple(_derivation(a, b, bodies) for a, b in combinations(story.readings, 2))


def body(report: Report) -> tuple[Word, ...]:
    """The words of a report's own prose, in order; furniture is left out."""
    return tuple(
        word
        for passage in report.passages
        if passage.kind == "body"
        for word in words(report.at(passage.span), passage.span.start)
    )


def _derivation(a: Reading, b: Reading, bodies: dict[str, tuple[Word, ...]]) -> Derivation:
    ours, theirs = bodies[a.report.id], bodies[b.report.id]
    runs = _runs(ours, theirs)
    share = _share(ours, theirs)
    common = sorted({via for quote in a.quotes for via in quote.via} & {via for quote in b.quotes for via in quote.via})
    upstream = common[0] if common else None
    settled = {"upstream": upstream, "share": share, "evidence": runs, "by": BY}
    ids = a.report.id, b.report.id
    if share >= COPIED:
        return Derivation(
            *ids, "copied", why=f"{share:.0%} of the shorter text's five-word runs stand in the other", **settled
        )
    if runs:
        return Derivation(
            *ids, "shared material", why=f"{len(runs)} passages of {RUN} words or more in common", **settled
        )
    if common:
        return Derivation(*ids, "shared material", why=f"both have it from {common[0]}", **settled)
    return Derivation(*ids, "independent", why=f"no common passage of {RUN} words, no common medium", **settled)


def _share(a: tuple[Word, ...], b: tuple[Word, ...]) -> float:
    ours, theirs = (
        {tuple(w.text for w in side[i : i + WIDTH]) for i in range(len(side) - WIDTH + 1)} for side in (a, b)
    )
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _runs(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[Reuse, ...]:
    """Longest common runs of at least RUN words, from left to right in `a`."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - RUN + 1):
        places[tuple(word.text for word in b[j : j + RUN])].append(j)
    found, i = [], 0
    while i <= len(a) - RUN:
        starts = places.get(tuple(word.text for word in a[i : i + RUN]), [])
        length, j = max(((_length(a, b, i, j), j) for j in starts), default=(0, 0))
        if length:
            found.append(Reuse(Span(a[i].start, a[i + length - 1].end), Span(b[j].start, b[j + length - 1].end)))
        i += max(1, length)
    return tuple(found)


def _length(a: tuple[Word, ...], b: tuple[Word, ...], i: int, j: int) -> int:
    n = 0
    while i + n < len(a) and j + n < len(b) and a[i + n].text == b[j + n].text:
        n += 1
    return n
