"""Stories and their alignment: the claims × outlets table, and what differs in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from headwater.model.kinds import DiscrepancyType, Stance, Verdict
from headwater.model.readings import Claim, Quote, Reading
from headwater.model.reports import Span, Spans
from headwater.model.values import Value

DIGITS = 10  # of a digest, so that among a hundred thousand passages hardly two are called alike


def identity(kind: str, *parts: str) -> str:
    """Return an id that is made of nothing but what it names: a letter for the kind, and a digest."""
    return kind + sha256(json.dumps(parts).encode()).hexdigest()[:DIGITS]


@dataclass(frozen=True, slots=True)
class Link(Value):
    """Evidence that two reports do (score towards 1) or do not tell of the same event."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Judgement(Value):
    """A person's word on two reports: they tell of the same event, or they do not; None withdraws what was said before."""

    a: str
    b: str
    same: bool | None
    why: str
    by: str = "a person"


@dataclass(frozen=True, slots=True)
class Story(Value):
    """The reports that tell of the same event; derived from links. `aliases` are stories that became part of it.

    `headlines` are those of its reports, in their order, as far as they are at hand.
    """

    id: str
    headline: str
    reports: tuple[str, ...]
    links: tuple[Link, ...] = ()
    aliases: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryInput(Value):
    """A story with its readings, ordered by report id."""

    story: Story
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Cell(Value):
    """One report's passage that carries a row's claim, at most one per report and row."""

    report: str
    claim: Claim
    stance: Stance = "supports"
    by: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """Name the passage, by its report and where it begins: the same in whatever row and story."""
        return _at("c", self.report, self.claim.spans)


@dataclass(frozen=True, slots=True)
class Row(Value):
    """Aligned claims of different reports (or of one alone) that state the same fact.

    `near` are cells of other reports that may state it too: not established, so they support nothing and are no silence.
    """

    id: str
    statement: str
    cells: tuple[Cell, ...]
    main: bool = False
    near: tuple[Cell, ...] = ()

    @property
    def supporting(self) -> tuple[Cell, ...]:
        """The cells that support the statement."""
        return tuple(cell for cell in self.cells if cell.stance == "supports")


@dataclass(frozen=True, slots=True)
class Variant(Value):
    """One report's rendering of an utterance."""

    report: str
    quote: Quote
    spans: Spans
    text: str

    @property
    def id(self) -> str:
        """Name the rendering, by its report and where it begins."""
        return _at("q", self.report, self.spans)


@dataclass(frozen=True, slots=True)
class Utterance(Value):
    """What was said once and quoted by several reports."""

    id: str
    speaker: str | None
    same_wording: bool
    variants: tuple[Variant, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy(Value):
    """Aligned cells that differ, with values, verdict and the reasoning in a sentence."""

    row: str
    type: DiscrepancyType
    reports: tuple[str, ...]
    values: tuple[str, ...]
    verdict: Verdict
    why: str
    by: str = ""
    spans: tuple[tuple[str, Span], ...] = ()

    @property
    def distinct(self) -> tuple[str, ...]:
        """The values, each once, whether or not it begins a sentence."""
        plain = [value.casefold() for value in self.values]
        return tuple(value for n, value in enumerate(self.values) if plain[n] not in plain[:n])


@dataclass(frozen=True, slots=True)
class Alignment(Value):
    """Claims × outlets: rows, utterances and what differs; `asked` if its only row is a statement that somebody asks about."""

    rows: tuple[Row, ...]
    utterances: tuple[Utterance, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    asked: bool = False


def _at(kind: str, report: str, spans: Spans) -> str:
    return identity(kind, report, spans[0].place, str(spans[0].start))
