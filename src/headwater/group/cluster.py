"""Scored pairs to groups: average linkage over log-odds, where a pair without a score speaks against joining.

A late or short report of a large story is unlike most of it and close to one: left alone, it joins the group of that one.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from headwater.group.candidates import MOST

Scored = tuple[int, int, float]
AGAINST, SURE = -1.25, 5.0
CLEAR = 1.0  # log-odds by which a group must suit a report left alone better than any other group


def clusters(members: Iterable[int], pairs: Sequence[Scored], least: float) -> list[tuple[int, ...]]:
    """Join the two groups with the best average until none reaches `least`, then add to them who is left alone."""
    return sorted(tuple(sorted(group)) for group in _with_stragglers(_joined(members, pairs, least), pairs, least))


def _joined(members: Iterable[int], pairs: Sequence[Scored], least: float) -> Iterable[tuple[int, ...]]:
    """Return the groups; of joins as good as each other, those that come first are made."""
    enough = least - AGAINST
    groups: dict[int, tuple[int, ...]] = {member: (member,) for member in members}
    gains: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, score in pairs:
        gains[a][b] = gains[b][a] = score - AGAINST
    waiting = [(-gain, a, b, 1, 1) for a, row in gains.items() for b, gain in row.items() if a < b and gain >= enough]
    heapq.heapify(waiting)
    while waiting:
        _, a, b, size_a, size_b = heapq.heappop(waiting)
        if len(groups.get(a, ())) != size_a or len(groups.get(b, ())) != size_b:
            continue
        groups[a] += groups.pop(b)
        size = len(groups[a])
        for other, gain in _merged(gains, a, b).items():
            average = gain / _looked_at(size, len(groups[other]))
            if average >= enough:
                first, second = (a, other) if a < other else (other, a)
                heapq.heappush(waiting, (-average, first, second, len(groups[first]), len(groups[second])))
    return groups.values()


def _with_stragglers(
    groups: Iterable[tuple[int, ...]], pairs: Sequence[Scored], least: float
) -> Iterable[tuple[int, ...]]:
    """Add each report left alone to the group with its best pair, if that pair would join two and no other group comes near."""
    found = {group[0]: group for group in groups}
    home = {member: first for first, group in found.items() for member in group}
    left = {first for first, group in found.items() if len(group) == 1}
    scores: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one, other, score in pairs:
        if one in left:
            scores[one][home[other]].append(score)
        if other in left:
            scores[other][home[one]].append(score)
    for alone in sorted(scores):
        first = _clearly(scores[alone], least)
        if first is not None and first not in left:
            found[first] += found.pop(alone)
    return found.values()


def _clearly(scores: Mapping[int, Sequence[float]], least: float) -> int | None:
    """Return the group with the best pair, unless another comes near or a person keeps the report apart from it."""
    (score, first), *others = sorted(((max(found), first) for first, found in scores.items()), reverse=True)
    clear = score >= least and all(score - other >= CLEAR for other, _ in others[:1])
    return first if clear and min(scores[first]) >= AGAINST else None


def _looked_at(one: int, other: int) -> float:
    """Return how many pairs of two groups can have a score: all, unless each report could ask but MOST before it."""
    size = one + other
    if size <= MOST + 1:
        return one * other
    asked = MOST * (MOST + 1) / 2 + (size - MOST - 1) * MOST
    return one * other * asked / (size * (size - 1) / 2)


def _merged(gains: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
    """Add b's row of summed scores to a's, in both directions."""
    row = gains[a]
    for other, gain in gains.pop(b).items():
        del gains[other][b]
        if other != a:
            row[other] = gains[other][a] = row.get(other, 0.0) + gain
    return row
