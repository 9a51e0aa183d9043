"""Groups of reports to stories: links with reasons, headline and id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp

import numpy as np

from headwater.group.parts import SURE, Linked
from headwater.group.reasons import Shown, reasons
from headwater.model import Link, Story

BY = "words, names and days/3"


@dataclass(frozen=True, slots=True)
class Named:
    """A group by the places of its reports, with the id of its story and those of stories that became part of it."""

    reports: tuple[int, ...]
    id: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell groups as stories, one at a time: what reports show is asked for by their places when it is needed."""

    shown: Callable[[Sequence[int]], Iterable[Shown]]
    judgements: Mapping[tuple[int, int], Link]

    def __call__(self, linked: Linked, grouped: Sequence[Named]) -> Iterator[Story]:
        """Yield the story of each group, in their order."""
        label = np.full(linked.reports, -1)
        for number, group in enumerate(grouped):
            label[list(group.reports)] = number
        inside = np.flatnonzero(label[linked.one] == label[linked.other])
        inside = inside[label[linked.one[inside]] >= 0]
        inside = inside[np.lexsort((linked.other[inside], linked.one[inside], label[linked.one[inside]]))]
        until = np.searchsorted(label[linked.one[inside]], np.arange(len(grouped)), side="right").tolist()
        first = 0
        for group, last in zip(grouped, until, strict=True):
            pairs = (values[inside[first:last]].tolist() for values in (linked.one, linked.other, linked.odds))
            yield self._story(group, zip(*pairs, strict=True))
            first = last

    def _story(self, group: Named, pairs: Iterable[tuple[int, int, float]]) -> Story:
        """Head the story with the title of the report that has most to do with the others."""
        found = dict(zip(group.reports, self.shown(group.reports), strict=True))
        links = [self._link(found, *pair) for pair in pairs]
        weight: dict[str, float] = defaultdict(float)
        for link in links:
            weight[link.a] += link.score
            weight[link.b] += link.score
        titled = [each for each in found.values() if each.headline] or list(found.values())
        central = min(titled, key=lambda each: (-weight[each.report], each.report))
        reports, headlines = zip(*sorted((each.report, each.headline) for each in found.values()), strict=True)
        return Story(group.id, central.headline, reports, tuple(links), group.aliases, headlines)

    def _link(self, found: Mapping[int, Shown], one: int, other: int, odds: float) -> Link:
        """Return a person's link as it is, the program's with what speaks for it."""
        if (one, other) in self.judgements:
            return self.judgements[one, other]
        ours, theirs = found[one], found[other]
        a, b = min(ours.report, theirs.report), max(ours.report, theirs.report)
        return Link(a, b, round(1 / (1 + exp(-min(odds, SURE))), 4), reasons(ours, theirs), BY)


def identity(report: str) -> str:
    """Return the id of the story that is named after a report."""
    return "story-" + sha256(report.encode()).hexdigest()[:16]
