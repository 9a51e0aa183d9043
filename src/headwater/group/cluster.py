"""Scored pairs to groups: average linkage over log-odds, where a pair without a score speaks against joining."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

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
        groups[a] = tuple(sorted(groups[a] + groups.pop(b)))
        for other, gain in _merged(gains, a, b).items():
            first, second = sorted((a, other))
            sizes = len(groups[first]), len(groups[second])
            heapq.heappush(waiting, (-gain / (sizes[0] * sizes[1]), first, second, *sizes))
    return sorted(groups.values())


def _merged(gains: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
    """Add b's row of summed scores to a's, in both directions."""
    row = gains[a]
    for other, gain in gains.pop(b).items():
        del gains[other][b]
        if other != a:
            row[other] = gains[other][a] = row.get(other, 0.0) + gain
    return row
