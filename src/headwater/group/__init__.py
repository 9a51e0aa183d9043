"""Readings to stories: reports that tell of the same event, joined by links that say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.group.evidence import Evidence, evidence
from headwater.group.score import scored
from headwater.group.story import stories
from headwater.model import Link, Reading, Story

__all__ = ["Evidence", "Group", "evidence"]


@dataclass(frozen=True, slots=True)
class Group:
    """Join reports into stories; needs their cleaned text alone, no quotes or claims.

    `judgements` are a person's: a link with a score of .5 or more says "the same story", one below says "not the same".
    They outrank the program's links. `least` is the average log-odds from which two groups of reports are one story.
    """

    judgements: tuple[Link, ...] = ()
    least: float = 0.0

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Story]:
        """Yield every story, those of a single report too, ordered by their first report's id."""
        return self.of_evidence(evidence(reading) for reading in readings)

    def of_evidence(self, found: Iterable[Evidence]) -> Iterator[Story]:
        """Do the same with evidence taken before, so that a long stream of texts need not be kept."""
        known = {e.report: e for e in found}
        ordered = sorted(known.values(), key=lambda e: (e.day or 0, e.report))
        return stories(ordered, scored(ordered), self.judgements, self.least)
