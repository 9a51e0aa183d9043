"""Readings to stories: reports that tell of the same event, joined by links that say why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from headwater.group.cluster import clusters
from headwater.group.evidence import Evidence, evidence
from headwater.model import Link, Reading, Story

BY = "words/1"
FAINT = 0.04


@dataclass(frozen=True, slots=True)
class Group:
    """Join reports into stories; needs their cleaned text alone, no quotes or claims."""

    least: float = 0.18

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Story]:
        """Yield every story, those of a single report too, ordered by their first report's id."""
        found = {e.report: e for e in map(evidence, readings)}
        links = list(_links(found))
        inside: dict[str, list[Link]] = defaultdict(list)
        groups = clusters(found, links, self.least)
        home = {report: group[0] for group in groups for report in group}
        for link in links:
            if home[link.a] == home[link.b]:
                inside[home[link.a]].append(link)
        for group in groups:
            yield _story(group, found, inside[group[0]])


def _links(found: Mapping[str, Evidence]) -> Iterator[Link]:
    """Yield a link for every two reports that share more than faint evidence."""
    holders: dict[str, list[str]] = defaultdict(list)
    for report in sorted(found):
        shared: dict[str, float] = defaultdict(float)
        for word, weight in found[report].words.items():
            if weight:
                for other in holders[word]:
                    shared[other] += weight * found[other].words[word]
                holders[word].append(report)
        for other, score in sorted(shared.items()):
            if score >= FAINT:
                yield Link(other, report, round(score, 4), _reasons(found[other], found[report]), BY)


def _reasons(one: Evidence, other: Evidence) -> tuple[str, ...]:
    """Name the rare words that both use."""
    common = sorted(one.words.keys() & other.words.keys(), key=lambda w: (-one.words[w] * other.words[w], w))
    return (f"both use {', '.join(common[:5])}",)


def _story(group: Sequence[str], found: Mapping[str, Evidence], links: Sequence[Link]) -> Story:
    """Head the story with the title of the report that has most to do with the others."""
    weight: dict[str, float] = defaultdict(float)
    for link in links:
        weight[link.a] += link.score
        weight[link.b] += link.score
    titled = [report for report in group if found[report].title] or group
    central = min(titled, key=lambda report: (-weight[report], report))
    return Story(_identity(group[0]), found[central].title, tuple(group), tuple(links))


def _identity(founder: str) -> str:
    return "story-" + sha256(founder.encode()).hexdigest()[:16]
