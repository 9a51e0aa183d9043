"""Scored pairs to stories: a person's judgements first, then groups, links with reasons, headline and id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256

import numpy as np

from headwater.group.cluster import AGAINST, SURE, Scored, clusters
from headwater.group.evidence import Evidence
from headwater.group.neighbours import logit
from headwater.group.reasons import reasons
from headwater.group.score import Pairs
from headwater.model import Link, Story

BY = "words, names and days/3"
SAME, NOT_SAME = 1e6, -1e9


def stories(found: Sequence[Evidence], pairs: Pairs, judgements: Sequence[Link], least: float) -> Iterator[Story]:
    """Yield the stories, ordered by their first report's id."""
    place = {e.report: at for at, e in enumerate(found)}
    told = {_key(place, link): link for link in judgements if link.a in place and link.b in place}
    scores = np.clip(logit(pairs.chance), AGAINST, SURE).tolist()
    machine = zip(pairs.one.tolist(), pairs.other.tolist(), scores, strict=True)
    weighed = [pair for pair in machine if pair[:2] not in told]
    weighed += [(*key, SAME if link.score >= 0.5 else NOT_SAME) for key, link in told.items()]
    made = [
        _story([found[at] for at in group], _links(group, inside, found, told))
        for members, inside in _components(len(found), weighed, least)
        for group in clusters(members, inside, least)
    ]
    yield from sorted(made, key=lambda story: story.reports)


def _key(place: dict[str, int], link: Link) -> tuple[int, int]:
    one, other = sorted((place[link.a], place[link.b]))
    return one, other


def _components(count: int, pairs: Sequence[Scored], least: float) -> Iterator[tuple[list[int], list[Scored]]]:
    """Cut into parts that no pair good enough to join connects: what happens in one changes nothing in another."""
    from scipy.sparse import coo_array  # noqa: PLC0415 (half a second)
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    strong = [(one, other) for one, other, score in pairs if score >= least]
    ends = np.array(strong, np.int64).reshape(-1, 2).T
    label = connected_components(coo_array((np.ones(len(strong)), (ends[0], ends[1])), shape=(count, count)))[1]
    members: dict[int, list[int]] = defaultdict(list)
    inside: dict[int, list[Scored]] = defaultdict(list)
    for at, part in enumerate(label.tolist()):
        members[part].append(at)
    for pair in pairs:
        if label[pair[0]] == label[pair[1]]:
            inside[int(label[pair[0]])].append(pair)
    for part, reports in members.items():
        yield reports, inside[part]


def _links(
    group: Sequence[int], pairs: Sequence[Scored], found: Sequence[Evidence], told: dict[tuple[int, int], Link]
) -> list[Link]:
    """Return the links inside a group: a person's as they are, the program's with what speaks for them."""
    if len(group) == 1:
        return []
    members, links = set(group), []
    for one, other, score in sorted(pairs):
        if one in members and other in members:
            links.append(told.get((one, other)) or _link(found[one], found[other], score))
    return links


def _link(one: Evidence, other: Evidence, score: float) -> Link:
    a, b = sorted((one.report, other.report))
    return Link(a, b, round(float(1 / (1 + np.exp(-score))), 4), reasons(one, other), BY)


def _story(group: Sequence[Evidence], links: Sequence[Link]) -> Story:
    """Head the story with the title of the report that has most to do with the others; name it after the first."""
    weight: dict[str, float] = defaultdict(float)
    for link in links:
        weight[link.a] += link.score
        weight[link.b] += link.score
    titled = [e for e in group if e.headline] or list(group)
    central = min(titled, key=lambda e: (-weight[e.report], e.report))
    identity = "story-" + sha256(group[0].report.encode()).hexdigest()[:16]
    return Story(identity, central.headline, tuple(sorted(e.report for e in group)), tuple(links))
