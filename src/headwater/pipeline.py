"""The whole road: captures → reports → readings → stories → alignments → traces → dossiers. The order is written here only."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.clean import Clean, once
from headwater.group import Group
from headwater.group.story import identity
from headwater.model import Capture, Dossier, Reading, Reject, Report, Story, StoryInput
from headwater.read import Read, read
from headwater.seams import A, B, Runner, Stage, Watch, here, unwatched

LARGE = 20  # reports of a story within which progress is told


@dataclass(frozen=True, slots=True)
class Road:
    """The stages with their settings; each method walks the road as far as its name says."""

    clean: Stage[Capture, Report | Reject] = Clean()
    read: Read = Read()
    group: Group = Group()
    one_story: bool = False

    def reports(self, captures: Iterable[Capture | Reject]) -> Iterator[Report | Reject]:
        """Clean captures, each report once; rejects of the ingest pass through."""
        subjects: deque[str] = deque()
        cleaned = around_rejects(self.clean, _called(captures, subjects))
        return once((subjects.popleft(), answer) for answer in cleaned)

    def stories(self, readings: Iterable[Reading], run: Runner = here) -> Iterator[StoryInput]:
        """Group readings into stories, or take them as one; `run` weighs the pairs of reports."""
        known = {reading.report.id: reading for reading in readings}
        if self.one_story:
            stories: Iterable[Story] = [as_one_story(sorted(known))] if known else []
        else:
            stories = self.group((known[report] for report in sorted(known)), run)
        for story in stories:
            yield StoryInput(story, tuple(known[report] for report in sorted(story.reports)))


@dataclass(frozen=True, slots=True)
class Dossiers:
    """The rest of the road as one stage: stories in, dossiers out; with a statement, dossiers of that alone."""

    statement: str | None = None
    watch: Watch = unwatched

    def __reduce__(self) -> tuple[type[Dossiers], tuple[str | None]]:
        """Leave the watch behind: who works elsewhere, or later, has nobody to tell."""
        return Dossiers, (self.statement,)

    def recipe(self) -> Dossiers:
        """Return the stage, which is its own recipe."""
        return self

    def __call__(self, stories: Iterable[StoryInput]) -> Iterator[Dossier]:
        """Yield one dossier per story, in order."""
        for story in stories:
            yield dossier(story, self.statement, self.watch if len(story.readings) >= LARGE else unwatched)


def around_rejects(stage: Stage[A, B], answers: Iterable[A | Reject]) -> Iterator[B | Reject]:
    """Let a stage that has one answer to each have what is no reject; rejects keep their places among its answers."""
    places: deque[Reject | None] = deque()
    for answer in stage(_others(answers, places)):
        while reject := places.popleft():
            yield reject
        yield answer
    yield from filter(None, places)


def dossier(story: StoryInput, statement: str | None = None, watch: Watch = unwatched) -> Dossier:
    """Walk the rest of the road for one story. Its stages are loaded here: what is cleaned, read or grouped does without."""
    from headwater.compare import compare  # noqa: PLC0415
    from headwater.dossier import compose  # noqa: PLC0415
    from headwater.resolve import resolve  # noqa: PLC0415
    from headwater.trace import trace  # noqa: PLC0415

    resolved = resolve(story)
    alignment = compare(resolved, None if statement is None else asking(story, statement), watch)
    return compose(resolved, alignment, trace(resolved, alignment))


def asking(story: StoryInput, statement: str) -> Reading:
    """Read a statement as one more report of the story, without a date of its own."""
    from headwater.resolve import resolve  # noqa: PLC0415

    return resolve(replace(story, readings=(*story.readings, _read(statement)))).readings[-1]


@lru_cache(1)
def _read(statement: str) -> Reading:
    """Read a statement, once for all stories that it is asked of."""
    from headwater.compare import as_report  # noqa: PLC0415

    return read(as_report(statement))


def as_one_story(reports: Sequence[str]) -> Story:
    """The story of all reports, because somebody says they are one, named as by grouping; its dossier finds its headline."""
    return Story(identity(reports[0]), "", tuple(reports))


def _called(captures: Iterable[Capture | Reject], subjects: deque[str]) -> Iterator[Capture | Reject]:
    """Pass captures and rejects on, and note what each is called."""
    for capture in captures:
        subjects.append(capture.subject)
        yield capture


def _others(answers: Iterable[A | Reject], places: deque[Reject | None]) -> Iterator[A]:
    """Yield what is no reject; note the rejects, and None for each of the others."""
    for answer in answers:
        if isinstance(answer, Reject):
            places.append(answer)
        else:
            places.append(None)
            yield answer
