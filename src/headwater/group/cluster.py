"""Scored pairs to groups: average linkage over log-odds, where a pair without a score speaks against joining."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from headwater.group.candidates import MOST

Scored = tuple[int, int, float]
AGAINST, SURE = -2.0, 3.0


def clusters(members: Iterable[int], pairs: Sequence[Scored], least: float) -> list[tuple[int, ...]]:
    """Join the two groups with the best average until none reaches `least`; ties go to those that come first."""
    groups: dict[int, tuple[int, ...]] = {member: (member,) for member in members}
    gains: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, score in pairs:
        gains[a][b] = gains[b][a] = score - AGAINST
    waiting = [(-gain, a, b, 1, 1) for a, row in gains.items() for b, gain in row.items() if a < b]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= least - AGAINST:
        _, a, b, size_a, size_b = heapq.heappop(waiting)
        if len(groups.get(a, ())) != size_a or len(groups.get(b, ())) != size_b:
            continue
        groups[a] += groups.pop(b)
        for other, gain in _merged(gains, a, b).items():
            first, second = (a, other) if a < other else (other, a)
            sizes = len(groups[first]), len(groups[second])
            heapq.heappush(waiting, (-gain / _looked_at(*sizes), first, second, *sizes))
    return sorted(tuple(sorted(group)) for group in groups.values())


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
