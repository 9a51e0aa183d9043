"""Reports into the stories of a library: what is known is not worked out again, what is far from the new stays as it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from headwater.group import (
    Block,
    Carried,
    Group,
    Named,
    Take,
    Tell,
    Weigh,
    blocks,
    clusters,
    digest,
    gathered,
    identity,
    kept_names,
    linked,
    parts,
    shown,
    told,
)
from headwater.model import Link, Reject, Report, Story
from headwater.run import shards
from headwater.seams import Runner, Watch
from headwater.store import Library

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

SHARD = 100  # reports whose evidence a worker takes at once


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
            handed.update(self.library.take_in(taken))
            for report in taken:
                del waiting[report.report]
            self.watch("reports taken in", len(handed), None)
            while rejects:
                yield rejects.pop(0)
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
        since, ends, kept = self.library.weighed(), deque[int](), dict[bool, Carried]()

        def keep(carried: Carried) -> None:
            kept[carried.since == 0] = carried

        work = _noted(blocks(self.library.shelf(numbers), day, since, self.library.carried, keep), ends)
        for pairs in self.run(Weigh, shards(work, 1)):
            self.library.add_pairs(ends[0], pairs[0])
            self.watch("reports weighed", ends.popleft(), len(numbers))
        for carried in kept.values():
            self.library.carry(carried)

    def _told(self, numbers: Rows, handed: Rows) -> Iterator[Story]:
        """Link, group and name what the new reports and judgements change; tell it, and what was handed over.

        What changed is on record until whoever asked says that all of it is told (`Library.leave_untold`): a run that
        breaks on the way leaves the rest to the next.
        """
        with self.library.derived() as homes:
            judged, new = self._judged(numbers)
            touched, untold = np.concatenate([self._linked(homes), new]), self.library.untold()
            members = np.flatnonzero(np.isin(homes["part"], homes["part"][touched]))
            asked = np.flatnonzero(np.isin(homes["story"], np.concatenate([homes["story"][handed], untold])))
            since = min(members.min(initial=len(numbers)), asked.min(initial=len(numbers)))
            links = told(self.library.links(int(since)), judged)
            part, again = parts(links, self.group.least), np.zeros(len(numbers), np.bool_)
            again[members] = True
            home = clusters(links[np.flatnonzero(again[links.one])], part, self.group.least)
            homes["part"][members] = part[members]
            changed = self._named(home, members, numbers, homes["story"]) | set(untold.tolist())
            self.library.leave_untold(changed)
        shelf = self.library.shelf(numbers)
        tell = Tell(lambda places: map(shown, shelf(np.array(places))), judged)
        yield from tell(links, self._asked(homes["story"], changed | set(homes["story"][handed].tolist()), numbers))

    def _linked(self, homes: NDArray[np.void]) -> Rows:
        """Link the new reports; return the ends of what this changes, inside a part or so that two become one."""
        fresh, part = np.flatnonzero(homes["story"] < 0), homes["part"]
        since = self.library.reach(self.library.reach(len(homes) - len(fresh)))
        pairs, before = self.library.pairs(since), self.library.odds(since)
        odds, changed = linked(len(homes), pairs, before, fresh)
        self.library.keep_odds(since, before, odds)
        one, other = pairs.one[changed], pairs.other[changed]
        matter = (part[one] == part[other]) | (odds[changed] >= self.group.least)
        return np.concatenate([fresh, one[matter], other[matter]])

    def _judged(self, numbers: Rows) -> tuple[dict[tuple[int, int], Link], Rows]:
        """Return the links that judgements stand for, by the places of their ends; and the ends of those that say something new."""
        new, known = self.library.judge(self.group.judgements), len(self.library.homes())
        judgements = tuple(self.library.judgements())
        found = {report: self.library.known(report) for said in (*judgements, *new) for report in (said.a, said.b)}
        place_of = np.argsort(numbers)
        place = {report: int(place_of[number[0] - 1]) for report, number in found.items() if number}
        judged = replace(self.group, judgements=judgements).judged(place)
        ends = {place[report] for said in new if {said.a, said.b} <= place.keys() for report in (said.a, said.b)}
        ends |= {end for pair in judged if max(pair) >= known for end in pair}
        return judged, np.array(sorted(ends), np.int64)

    def _named(self, home: Rows, members: Rows, numbers: Rows, story_of: NDArray[np.int32]) -> set[int]:
        """Name groups that are no story yet, note them as the stories of their reports, and return these stories."""
        grouped = gathered(home, members[_regrouped(home[members], story_of[members])])
        before = {place: story for group in grouped for place in group if (story := int(story_of[place])) >= 0}
        names, continued = kept_names(grouped, before)
        changed = set()
        for number, group in enumerate(grouped):
            story = names.get(number) or self.library.new_story(self._ids(group, numbers))
            changed.add(story)
            story_of[list(group)] = story
        for old, story in continued.items():
            self.library.part(old, story)
        return changed

    def _ids(self, group: tuple[int, ...], numbers: Rows) -> Iterator[str]:
        """Yield the ids that a story may have: by its first report; by that and a number if another story had it first."""
        (first,) = self.library.ids(numbers[[group[0]]])
        yield identity(first)
        yield from (identity(f"{first}\0{number}") for number in count(2))

    def _asked(self, story_of: NDArray[np.int32], stories: set[int], numbers: Rows) -> list[Named]:
        """Return stories with their reports, by their first report's id."""
        places = np.flatnonzero(np.isin(story_of, np.fromiter(stories, np.int32, len(stories))))
        places = places[np.argsort(story_of[places], kind="stable")]
        cuts = np.flatnonzero(np.diff(story_of[places])) + 1
        found = [tuple(group.tolist()) for group in np.split(places, cuts)] if len(places) else []
        ids = dict(zip(places.tolist(), self.library.ids(numbers[places]), strict=True))
        first = {group: min(ids[place] for place in group) for group in found}
        return [
            Named(group, *self.library.name(int(story_of[group[0]]))) for group in sorted(found, key=first.__getitem__)
        ]


def _noted(work: Iterable[Block], ends: deque[int]) -> Iterator[Block]:
    """Pass blocks on and note where each ends."""
    for block in work:
        ends.append(block.end)
        yield block


def _regrouped(home: Rows, story: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say of reports, by their groups now and their stories before, which are in a group that is not a story as it was."""
    _, first, group, size = np.unique(home, return_index=True, return_inverse=True, return_counts=True)
    _, named, before = np.unique(story, return_inverse=True, return_counts=True)
    was = story[first][group]
    kept = np.bincount(group, (story == was) & (was >= 0)) == size
    same: NDArray[np.bool_] = kept[group] & (before[named] == size[group])
    return ~same
