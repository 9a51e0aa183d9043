"""What a story is traced to, and the dossier composed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.model.kinds import Access, Precision, Relation, SpeakerKind
from headwater.model.readings import Reading, Speaker
from headwater.model.reports import Span
from headwater.model.stories import Alignment, Story
from headwater.model.values import Value


@dataclass(frozen=True, slots=True)
class Reuse(Value):
    """A passage of one report that stands, as it is or edited, in another."""

    a: Span
    b: Span
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Derivation(Value):
    """How the texts of two reports depend on each other; `source` is the report copied from, where that is known."""

    a: str
    b: str
    relation: Relation
    source: str | None = None
    upstream: str | None = None
    share: float = 0.0
    evidence: tuple[Reuse, ...] = ()
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Count(Value):
    """The independent origins behind a row's supporting cells: an interval, never a bare number.

    `merged` pairs each name that was not known to be another origin with the one it was counted as. `together` says that
    whoever gives the claim to one of several gives it to all of them, so that whether one knows it without the other is open.
    """

    row: str
    identified: tuple[str, ...] = ()
    unidentified: int = 0
    untraced: int = 0
    why: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    together: bool = False

    @property
    def low(self) -> int:
        """How many origins the texts establish; 0 reads "not established"."""
        return len(self.identified)

    @property
    def high(self) -> int:
        """How many there can be at most."""
        return self.low + self.unidentified + self.untraced

    @property
    def single(self) -> bool:
        """Exactly one identified origin and nothing else."""
        return self.low == self.high == 1

    @property
    def told(self) -> str:
        """How many origins there are, in words: "1 independent origin", "2 to 3 origins, named together"."""
        span = str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
        kind = "origins, named together" if self.together else f"independent origin{'s' * (self.high > 1)}"
        return f"{span} {kind}"

    @property
    def open(self) -> str:
        """What there may be besides the identified origins, in words: "1 unnamed speaker and 2 untraced passages"; else nothing."""
        counted = ((self.unidentified, "unnamed speaker"), (self.untraced, "untraced passage"))
        return " and ".join(f"{number} {noun}{'s' * (number > 1)}" for number, noun in counted if number)

    def origin_of(self, speaker: Speaker) -> str | None:
        """The identified origin that a speaker of the row is counted as, if any."""
        name = speaker.origin or speaker.name
        name = dict(self.merged).get(name, name)
        return name if name in self.identified else None


@dataclass(frozen=True, slots=True)
class Origin(Value):
    """Who or what knows, with the rows that rest on it, the reports that carry it and the media in between."""

    name: str
    kind: SpeakerKind
    access: Access | None = None
    rows: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle(Value):
    """Reports that cite one another in a ring for a row, so that none of them is where it comes from."""

    row: str
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Trace(Value):
    """Derivations between reports, a count per row, the origins, and where reports cite one another in a circle."""

    derivations: tuple[Derivation, ...] = ()
    counts: tuple[Count, ...] = ()
    origins: tuple[Origin, ...] = ()
    circles: tuple[Circle, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss(Value):
    """What got lost between an origin and a carrier, or a claim that the later version of a page dropped."""

    row: str
    report: str
    type: Literal["attribution", "hedge", "precision", "dropped"]
    why: str


@dataclass(frozen=True, slots=True)
class Silence(Value):
    """A report that leaves out what most others of the story carry."""

    row: str
    reports: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question(Value):
    """What a checker would ask next."""

    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment(Value):
    """An entry of the timeline: an event dated in the reports, or a publication."""

    value: str
    precision: Precision
    text: str
    what: Literal["event", "publication"] = "event"
    cells: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence(Value):
    """A sentence of the brief with the cells it rests on, as (row, report)."""

    text: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier(Value):
    """All of it: the story, its table, differences, origins, timeline and brief."""

    story: Story
    readings: tuple[Reading, ...]
    alignment: Alignment
    trace: Trace
    losses: tuple[Loss, ...] = ()
    silences: tuple[Silence, ...] = ()
    questions: tuple[Question, ...] = ()
    timeline: tuple[Moment, ...] = ()
    brief: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()
