"""What the comparers of two cells return, and what they are given."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import Cell, DiscrepancyType, Reading, Report, Span, Verdict


@dataclass(frozen=True, slots=True)
class Place:
    """A cell with the reading it stands in."""

    cell: Cell
    reading: Reading

    @property
    def report(self) -> Report:
        """The report the cell stands in."""
        return self.reading.report


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two cells differ: words and spans on both sides, verdict, and why."""

    type: DiscrepancyType
    values: tuple[str, str]
    spans: tuple[Span, Span]
    verdict: Verdict
    why: str
