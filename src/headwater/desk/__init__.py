"""What a person can ask, whichever door they came in by: clean, read, group or trace what they hand over."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from headwater.desk.grouping import Grouping
from headwater.group import digest, maker
from headwater.ingest import Ingest, sources
from headwater.model import Dossier, Reading, Reject, Report, Story, StoryInput
from headwater.pipeline import Dossiers, Road, around_rejects, as_one_story
from headwater.run import Resumed, program, shards
from headwater.seams import Runner, Watch, here, unwatched
from headwater.store import Cleaned, Held, Library, Readings

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
            yield from Grouping(library, self.road.group, self.runner, self.watch)(self.clean())
            library.leave_untold(())
            if self.folder is None:
                yield from self._unmet(lambda report: library.known(report) is not None)

    def trace(self) -> Iterator[Dossier | Reject]:
        """Compose a dossier for each story; with a statement, for each story that carries it.

        With a folder the stories are those that it holds, with the reports that they had before.
        """
        carried_on = None if self.road.one_story else self.folder
        kept = Readings(carried_on / "reports", program(), self.road.read) if carried_on else Held()
        stories: list[Story] = []
        for found in self._as_one(kept) if self.road.one_story else self._grouped(kept):
            if isinstance(found, Reject):
                yield found
            else:
                stories.append(found)
        yield from self._traced(stories, kept)
        if carried_on:
            with self._library() as library:
                library.leave_untold(())

    def _as_one(self, kept: Readings | Held) -> Iterator[Story | Reject]:
        """Keep all readings; yield the story of all reports."""
        reports = []
        for answer in self.read():
            if isinstance(answer, Reject):
                yield answer
            else:
                kept.keep(answer)
                reports.append(answer.report.id)
        yield from self._unmet({*reports}.__contains__)
        if reports:
            yield as_one_story(sorted(reports))

    def _grouped(self, kept: Readings | Held) -> Iterator[Story | Reject]:
        """Keep all readings; yield the stories of their reports. Grouping costs a hundredth of reading, so it is done here."""
        with self._library() as library:
            yield from Grouping(library, self.road.group, here, self.watch)(self._reports_read(library, kept))
            if self.folder is None:
                yield from self._unmet(lambda report: library.known(report) is not None)

    def _reports_read(self, library: Library, kept: Readings | Held) -> Iterator[Report | Reject]:
        """Yield the reports that are read, with their readings kept but for one that comes again with other content."""
        for answer in self.read():
            if isinstance(answer, Reject):
                yield answer
                continue
            known = library.known(answer.report.id)
            if known is None or known[1] == digest(answer.report):
                kept.keep(answer)
            yield answer.report

    def _traced(self, stories: list[Story], kept: Readings | Held) -> Iterator[Dossier | Reject]:
        """Yield dossiers; only the readings of stories in hand are in memory as values."""
        done, carried = 0, False
        self.watch("stories traced", done, len(stories))
        recipe = Dossiers(self.statement, self.watch).recipe
        # One story gains nothing by a worker, and tells here how far it is.
        run = self._kept("dossiers", self.runner if len(stories) > 1 else here)
        whole = chain.from_iterable(_with_readings(story, kept) for story in stories)
        for found in around_rejects(lambda inputs: chain.from_iterable(run(recipe, shards(inputs, SHARD))), whole):
            if isinstance(found, Reject):
                yield found
                continue
            done += 1
            self.watch("stories traced", done, len(stories))
            if self.statement is None or found.alignment.rows[0].cells or found.alignment.rows[0].near:
                carried = True
                yield found
        if self.statement is not None and not carried:
            yield Reject("trace", self.statement, "no report states it: not established; try other words")

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


def _with_readings(story: Story, kept: Readings | Held) -> Iterator[StoryInput | Reject]:
    """Yield the story with the readings of its reports; those that there are none of are told, and left out."""
    there = tuple(reading for report in sorted(story.reports) if (reading := kept.of(report)))
    if missing := sorted({*story.reports} - {reading.report.id for reading in there}):
        some = f"{missing[0]} and the others" if missing[1:] else missing[0]
        yield Reject(
            "trace", story.id, f"{len(missing)} of its reports were grouped but not read here; hand over {some} too"
        )
    if there:
        yield StoryInput(replace(story, reports=tuple(reading.report.id for reading in there)), there)
