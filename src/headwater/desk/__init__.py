"""What a person can ask, whichever door they came in by: clean, read, group or trace what they hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeVar

from headwater.ingest import Ingest, sources
from headwater.model import Dossier, Reading, Reject, Report, Story
from headwater.pipeline import Road, Trace
from headwater.run import Local, shards
from headwater.seams import Runner

T = TypeVar("T")
SHARD = 4  # reports or stories handed to a worker at once
Watch = Callable[[str, int, int | None], None]
"""Told of progress: what is being done, how many are done, of how many (None while nobody knows)."""


def unwatched(what: str, done: int, total: int | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers questions over what is handed over; rejects come between the answers, nothing stops for them."""

    arguments: tuple[str, ...]
    ingest: Ingest = Ingest()
    road: Road = field(default_factory=Road)
    statement: str | None = None
    runner: Runner = Local()
    watch: Watch = unwatched

    def clean(self) -> Iterator[Report | Reject]:
        """Clean everything handed over."""
        return self._counted("reports cleaned", self.road.reports(sources(self.arguments, self.ingest)))

    def read(self) -> Iterator[Reading | Reject]:
        """Read every report."""
        rejects: list[Reject] = []
        reports = shards(_only_reports(self.clean(), rejects), SHARD)
        read = chain.from_iterable(self.runner(partial(type(self.road.read), self.road.read.languages), reports))
        for reading in self._counted("reports read", read):
            yield from _drained(rejects)
            yield reading
        yield from rejects

    def group(self) -> Iterator[Story | Reject]:
        """Group the reports into stories, without reading them for speakers."""
        rejects: list[Reject] = []
        readings = [Reading(report) for report in _only_reports(self.clean(), rejects)]
        yield from rejects
        self.watch("reports to group", len(readings), len(readings))
        for story in self.road.stories(readings):
            yield story.story

    def trace(self) -> Iterator[Dossier | Reject]:
        """Compose a dossier for each story; with a statement, for each story that carries it."""
        readings: list[Reading] = []
        for answer in self.read():
            if isinstance(answer, Reject):
                yield answer
            else:
                readings.append(answer)
        stories = list(self.road.stories(readings))
        carried = False
        traced = chain.from_iterable(self.runner(partial(Trace, self.statement), shards(stories, SHARD)))
        for done, found in enumerate(traced, 1):
            self.watch("stories traced", done, len(stories))
            if self.statement is None or found.alignment.rows[0].cells:
                carried = True
                yield found
        if self.statement is not None and not carried:
            yield Reject("trace", self.statement, "no report states it: not established; try other words")

    def _counted(self, what: str, answers: Iterable[T]) -> Iterator[T]:
        for done, answer in enumerate(answers, 1):
            self.watch(what, done, None)
            yield answer


def _only_reports(answers: Iterable[Report | Reject], rejects: list[Reject]) -> Iterator[Report]:
    for answer in answers:
        if isinstance(answer, Reject):
            rejects.append(answer)
        else:
            yield answer


def _drained(rejects: list[Reject]) -> Iterator[Reject]:
    while rejects:
        yield rejects.pop(0)
