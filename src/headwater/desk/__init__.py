"""What a person can ask, whichever door they came in by: clean, read, group or trace what they hand over."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from headwater.desk.grouping import Grouping
from headwater.group import maker
from headwater.ingest import Ingest, sources
from headwater.model import Dossier, Reading, Reject, Report, Story, StoryInput
from headwater.pipeline import Dossiers, Road, around_rejects
from headwater.run import Resumed, program, shards
from headwater.seams import Runner, Watch, here, unwatched
from headwater.store import Cleaned, Library, Readings

T = TypeVar("T")
SHARD = 1  # reports or stories handed to a worker at once: what is kept of each serves whatever stands beside it


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers questions over what is handed over; rejects come between the answers, nothing stops for them."""

    arguments: tuple[str, ...]
    ingest: Ingest = Ingest()
    road: Road = field(default_factory=Road)
    statement: str | None = None
    runner: Runner = here
    watch: Watch = unwatched
    folder: Path | None = None

    def clean(self) -> Iterator[Report | Reject]:
        """Clean everything handed over; with a folder, what was not cleaned into it before."""
        with self._cleaning() as road:
            yield from self._counted("reports cleaned", road.reports(sources(self.arguments, self.ingest)))

    def read(self) -> Iterator[Reading | Reject]:
        """Read every report."""
        return around_rejects(self._read, self.clean())

    def group(self) -> Iterator[Story | Reject]:
        """Group the reports into stories, without reading them for speakers; with a folder, into those that it holds."""
        with self._library() as library:
            yield from self._grouping(library)(self.clean())
            library.leave_untold(())
            if self.folder is None:
                yield from self._unmet(lambda report: library.known(report) is not None)

    def trace(self) -> Iterator[Dossier | Reject]:
        """Compose a dossier for each story; with a statement, for each story that carries it.

        With a folder the stories are those that it holds, with the reports that they had before.
        """
        readings: list[Reading] = []
        for answer in self.read():
            if isinstance(answer, Reject):
                yield answer
            else:
                readings.append(answer)
        if self.folder is None or self.road.one_story:
            yield from self._unmet({reading.report.id for reading in readings}.__contains__)
            yield from self._traced(list(self.road.stories(readings, self.runner)))
            return
        stories: list[StoryInput] = []
        for found in self._carried_on(readings, self.folder):
            if isinstance(found, Reject):
                yield found
            else:
                stories.append(found)
        yield from self._traced(stories)
        with self._library() as library:
            library.leave_untold(())

    def _traced(self, stories: list[StoryInput]) -> Iterator[Dossier | Reject]:
        carried = False
        self.watch("stories traced", 0, len(stories))
        dossiers = Dossiers(self.statement, self.watch)
        run = (
            self.runner if len(stories) > 1 else here
        )  # one story gains nothing by a worker, and tells here how far it is
        traced = chain.from_iterable(self._kept("dossiers", run)(dossiers.recipe, shards(stories, SHARD)))
        for done, found in enumerate(traced, 1):
            self.watch("stories traced", done, len(stories))
            if self.statement is None or found.alignment.rows[0].cells or found.alignment.rows[0].near:
                carried = True
                yield found
        if self.statement is not None and not carried:
            yield Reject("trace", self.statement, "no report states it: not established; try other words")

    def _carried_on(self, readings: list[Reading], folder: Path) -> Iterator[StoryInput | Reject]:
        """Group the reports into the stories of the folder; yield these with the readings of all reports that they have."""
        kept, known = Readings(folder / "reports", program(), self.road.read), {}
        for reading in readings:
            known[reading.report.id] = reading
            kept.keep(reading)
        with self._library() as library:
            for answer in self._grouping(library)(reading.report for reading in readings):
                if isinstance(answer, Reject):
                    del known[answer.subject]
                    yield answer
                else:
                    found = {report: known.get(report) or kept.of(report) for report in answer.reports}
                    yield from _with_readings(answer, found)

    @contextmanager
    def _cleaning(self) -> Iterator[Road]:
        if self.folder is None:
            yield self.road
        else:
            made_by = program() + pickle.dumps(self.road.clean)
            with Cleaned.open(self.folder / "cleaned.sqlite", made_by, self.road.clean) as clean:
                yield replace(self.road, clean=clean)

    def _library(self) -> AbstractContextManager[Library]:
        return Library.open(self.folder / "stories.sqlite" if self.folder else None, maker())

    def _grouping(self, library: Library) -> Grouping:
        return Grouping(library, self.road.group, self.runner, self.watch)

    def _read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        recipe = partial(type(self.road.read), self.road.read.languages)
        readings = self._kept("readings", self.runner)(recipe, shards(reports, SHARD))
        return self._counted("reports read", chain.from_iterable(readings))

    def _unmet(self, known: Callable[[str], bool]) -> Iterator[Reject]:
        """Tell of judgements on reports that are not there; only a library waits for them."""
        for said in self.road.group.judgements:
            for report in (said.a, said.b):
                if not known(report):
                    yield Reject(
                        "group",
                        f"the judgement on {said.a} and {said.b}",
                        f"no report is called {report}; check the id",
                    )

    def _kept(self, what: str, run: Runner) -> Runner:
        """Return a runner; with a folder, one that keeps there what is finished."""
        return Resumed(run, self.folder / what) if self.folder else run

    def _counted(self, what: str, answers: Iterable[T]) -> Iterator[T]:
        for done, answer in enumerate(answers, 1):
            self.watch(what, done, None)
            yield answer


def _with_readings(story: Story, found: Mapping[str, Reading | None]) -> Iterator[StoryInput | Reject]:
    """Yield the story with the readings of its reports; those that there are none of are told, and left out."""
    there = tuple(reading for report in sorted(found) if (reading := found[report]))
    if missing := sorted(found.keys() - {reading.report.id for reading in there}):
        some = f"{missing[0]} and the others" if missing[1:] else missing[0]
        yield Reject(
            "trace", story.id, f"{len(missing)} of its reports were grouped but not read here; hand over {some} too"
        )
    if there:
        yield StoryInput(replace(story, reports=tuple(reading.report.id for reading in there)), there)
