"""Links to groups of reports: average linkage over the links there are; a missing link counts as no evidence."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from headwater.model import Link

Pair = tuple[str, str]


def clusters(reports: Iterable[str], links: Iterable[Link], least: float) -> list[tuple[str, ...]]:
    """Join the two groups with the best average link until none reaches `least`; ties go to the smaller ids."""
    groups: dict[str, tuple[str, ...]] = {report: (report,) for report in sorted(reports)}
    sums: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        sums[link.a][link.b] = sums[link.b][link.a] = link.score
    waiting = [(-score, a, b, 1, 1) for a, row in sums.items() for b, score in row.items() if a < b]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= least:
        _, a, b, size_a, size_b = heapq.heappop(waiting)
        if len(groups.get(a, ())) != size_a or len(groups.get(b, ())) != size_b:
            continue
        groups[a] = tuple(sorted(groups[a] + groups.pop(b)))
        for other, score in _merged(sums, a, b).items():
            average = score / (len(groups[a]) * len(groups[other]))
            first, second = sorted((a, other))
            heapq.heappush(waiting, (-average, first, second, len(groups[first]), len(groups[second])))
    return sorted(groups.values())


def _merged(sums: dict[str, dict[str, float]], a: str, b: str) -> Mapping[str, float]:
    """Add b's row of summed scores to a's, in both directions."""
    row = sums[a]
    for other, score in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            row[other] = sums[other][a] = row.get(other, 0.0) + score
    return row
