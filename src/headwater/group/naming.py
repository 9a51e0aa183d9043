"""Groups to names: a story keeps its id as long as most of its reports are together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def kept_names(groups: Iterable[tuple[int, ...]], before: Mapping[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """Say which group goes on under which earlier story, and which stories became part of another.

    `groups` hold reports and are called by their number, `before` has the earlier story of a report. A story goes on in
    the group that holds most of its reports, a group under the story of which it holds most; ties go to the first.
    """
    held: dict[int, Counter[int]] = {}
    of_group: dict[int, Counter[int]] = {}
    for number, group in enumerate(groups):
        of_group[number] = Counter(before[report] for report in group if report in before)
        for story, reports in of_group[number].items():
            held.setdefault(story, Counter())[number] += reports
    heirs = {story: min(counts, key=lambda number: (-counts[number], number)) for story, counts in held.items()}
    names: dict[int, int] = {}
    for number, counts in of_group.items():
        claims = [story for story in counts if heirs[story] == number]
        if claims:
            names[number] = min(claims, key=lambda story: (-counts[story], story))
    parts = {story: names[number] for story, number in heirs.items() if names[number] != story}
    return names, parts
