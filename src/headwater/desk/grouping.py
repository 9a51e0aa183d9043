"""Reports into the stories of a library: what is known is not worked out again, what is far from the new stays as it is."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from headwater.group import (
    Block,
    Carried,
    Group,
    Linked,
    Named,
    Take,
    Tell,
    Weigh,
    blocks,
    digest,
    groups,
    identity,
    kept_names,
    linked,
    told,
    unpacked,
)
from headwater.model import Link, Reject, Report, Story
from headwater.run import shards
from headwater.seams import Runner
from headwater.store import Library

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

SHARD = 100  # reports whose evidence a worker takes at once
Watch = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Grouping:
    """One run over a library: take reports in, weigh what is new, and tell the stories that this changes."""

    library: Library
    group: Group
    run: Runner
    watch: Watch

    def __call__(self, reports: Iterable[Report | Reject]) -> Iterator[Story | Reject]:
        """Yield rejects, then each story that holds a report handed over or is not what it was, by its first report's id."""
        handed: set[int] = set()
        yield from self._taken_in(reports, handed)
        self.library.settle()
        numbers, day = self.library.order()
        self._weigh(numbers, day)
        places = np.flatnonzero(np.isin(numbers, np.fromiter(handed, np.int64, len(handed))))
        yield from self._told(numbers, places)

    def _taken_in(self, reports: Iterable[Report | Reject], handed: set[int]) -> Iterator[Reject]:
        """Keep the evidence of reports that are not known; one that is known with other content is rejected."""
        rejects: list[Reject] = []
        waiting: dict[str, bytes] = {}
        new = self._unknown(reports, handed, waiting, rejects)
        for taken in self.run(Take, shards(new, SHARD)):
            self.library.take_in(taken)
            for report in taken:
                del waiting[report.report]
                handed |= {known[0] for known in [self.library.known(report.report)] if known}
            self.watch("reports taken in", len(handed), None)
            yield from _drained(rejects)
        yield from rejects

    def _unknown(
        self, reports: Iterable[Report | Reject], handed: set[int], waiting: dict[str, bytes], rejects: list[Reject]
    ) -> Iterator[Report]:
        for report in reports:
            if isinstance(report, Reject):
                rejects.append(report)
                continue
            known, ours = self.library.known(report.id), digest(report)
            if known is None and report.id not in waiting:
                waiting[report.id] = ours
                yield report
            elif (known[1] if known else waiting[report.id]) != ours:
                rejects.append(Reject("group", report.id, "was here before with other content; give it another id"))
            elif known:
                handed.add(known[0])

    def _weigh(self, numbers: Rows, day: Rows) -> None:
        """Weigh the reports that are not weighed yet against all before them, a block a shard; keep what is done."""
        since, ends, kept = self.library.weighed(), deque[int](), deque[Carried](maxlen=1)
        work = _noted(blocks(self.library.shelf(numbers), day, since, self.library.carried(), kept.append), ends)
        for pairs in self.run(Weigh, shards(work, 1)):
            self.library.add_pairs(ends[0], pairs[0])
            self.watch("reports weighed", ends.popleft(), len(numbers))
        for carried in kept:
            self.library.carry(carried)

    def _told(self, numbers: Rows, handed: Rows) -> Iterator[Story]:
        """Link, group and name what the new reports and judgements change; tell it, and what was handed over."""
        pairs, before = self.library.pairs(), self.library.story_of()
        shelf, fresh = self.library.shelf(numbers), np.arange(len(before), len(numbers))
        odds, touched = linked(len(numbers), pairs, self.library.odds(), fresh)
        judged, new = self._judged(numbers)
        links = told(Linked(len(numbers), pairs.one, pairs.other, odds), judged)
        del pairs
        grouped = list(groups(links, self.group.least, np.concatenate([touched, new])))
        with self.library.derived(odds) as story_of:
            changed = self._named(grouped, numbers, story_of)
        tell = Tell(lambda places: map(unpacked, shelf(np.array(places))), judged)
        yield from tell(links, self._asked(story_of, changed | set(story_of[handed].tolist()), numbers))

    def _judged(self, numbers: Rows) -> tuple[dict[tuple[int, int], Link], Rows]:
        """Return all judgements by the places of their ends, and the places that new ones are about."""
        new = self.library.judge(self.group.judgements)
        judgements = tuple(self.library.judgements())
        found = {report: self.library.known(report) for link in judgements for report in (link.a, link.b)}
        place_of = np.argsort(numbers)
        place = {report: int(place_of[known[0] - 1]) for report, known in found.items() if known}
        ends = sorted({place[report] for link in new for report in (link.a, link.b) if report in place})
        return replace(self.group, judgements=judgements).judged(place), np.array(ends, np.int64)

    def _named(self, grouped: Sequence[tuple[int, ...]], numbers: Rows, story_of: NDArray[np.int32]) -> set[int]:
        """Name the groups, note them as the stories of their reports, and return the stories that are not what they were."""
        members = np.array([place for group in grouped for place in group], np.int64)
        before = {int(place): int(story_of[place]) for place in members if story_of[place] >= 0}
        sizes, changed = Counter(before.values()), set()
        names, parts = kept_names(grouped, before)
        for number, group in enumerate(grouped):
            story = names.get(number) or self.library.new_story(self._ids(group, numbers))
            if sizes[story] != len(group) or any(before.get(place) != story for place in group):
                changed.add(story)
            story_of[list(group)] = story
        for part, story in parts.items():
            self.library.part(part, story)
        return changed

    def _ids(self, group: tuple[int, ...], numbers: Rows) -> Iterator[str]:
        """Yield the ids that a story may have: by its first report; by that and a number if another story had it first."""
        first = self.library.report(int(numbers[group[0]]))
        yield identity(first)
        yield from (identity(f"{first}\0{number}") for number in count(2))

    def _asked(self, story_of: NDArray[np.int32], stories: set[int], numbers: Rows) -> list[Named]:
        """Return stories with their reports, by their first report's id."""
        places = np.flatnonzero(np.isin(story_of, np.fromiter(stories, np.int32, len(stories))))
        places = places[np.argsort(story_of[places], kind="stable")]
        cuts = np.flatnonzero(np.diff(story_of[places])) + 1
        found = [tuple(group.tolist()) for group in np.split(places, cuts)] if len(places) else []
        first = {group: min(self.library.report(int(numbers[place])) for place in group) for group in found}
        return [
            Named(group, *self.library.name(int(story_of[group[0]]))) for group in sorted(found, key=first.__getitem__)
        ]


def _noted(work: Iterable[Block], ends: deque[int]) -> Iterator[Block]:
    """Pass blocks on and note where each ends."""
    for block in work:
        ends.append(block.end)
        yield block


def _drained(rejects: list[Reject]) -> Iterator[Reject]:
    while rejects:
        yield rejects.pop(0)
