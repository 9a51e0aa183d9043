"""What the comparers of two cells return, and what they are given."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from headwater.model import Cell, DiscrepancyType, Reading, Report, Span, Verdict

BY = "differ/3"
MOST_KEPT = 2048  # places of which it is kept what is found of them
IF_ONE = " if both tell of one thing"


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A cell with the reading it stands in, and what readers know the report by, where that is told.

    Each is one by itself, so that what is found of it can be kept while it is compared.
    """

    cell: Cell
    reading: Reading
    name: str = ""

    @property
    def report(self) -> Report:
        """The report the cell stands in."""
        return self.reading.report

    def before(self, span: Span, letters: int) -> str:
        """So many letters of the report as stand right before a stretch."""
        return self.report.at(Span(max(0, span.start - letters), span.start, span.place))

    def behind(self, span: Span, letters: int) -> str:
        """So many letters of the report as stand right behind a stretch."""
        return self.report.at(Span(span.end, span.end + letters, span.place))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two cells differ: words and spans on both sides, verdict, and why.

    `sides` are the values as they are compared: cells that give the same value take the same side. `told` says what
    either value is, where that takes words of its own; `why` follows from it. `unsure` is a difference that is a conflict
    only if both cells tell of one thing, which is not established.
    """

    type: DiscrepancyType
    values: tuple[str, str]
    spans: tuple[Span, Span]
    verdict: Verdict
    why: str
    sides: tuple[Hashable, Hashable] = ("", "")
    told: tuple[str, ...] = ()
    unsure: bool = False

    def if_of_one_thing(self) -> Difference:
        """Return a conflict as one that holds only if both cells tell of one thing, which is not established."""
        return replace(self, verdict="compatible", why=f"{self.why}{IF_ONE}", unsure=True)

    @property
    def reasoning(self) -> str:
        """The whole reasoning in a sentence: what either value is, and what follows."""
        return f"{'; '.join(self.told)}: {self.why}" if self.told else self.why


def moved_to(difference: Difference, ends: tuple[tuple[Place, Place], tuple[Place, Place]]) -> Difference | None:
    """Return a difference as it stands in two other cells of the same words; nothing if its own words stand elsewhere there."""
    left, right = (_moved(span, *end) for span, end in zip(difference.spans, ends, strict=True))
    return replace(difference, spans=(left, right)) if left and right else None


def _moved(span: Span, here: Place, there: Place) -> Span | None:
    first, other = here.cell.claim.spans[0], there.cell.claim.spans[0]
    by = other.start - first.start
    moved = Span(span.start + by, span.end + by, span.place) if span.start + by >= 0 else None
    alike = moved and first.place == other.place == span.place and there.report.at(moved) == here.report.at(span)
    return moved if alike else None
