"""Places in a text, captures and reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.model.kinds import Basis, PassageKind, Place, Precision
from headwater.model.values import Value


@dataclass(frozen=True, slots=True, order=True)
class Span(Value):
    """A half-open stretch [start, end) of a report's text, or of its title."""

    start: int
    end: int
    place: Place = "text"

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.place == other.place and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.place == other.place and self.start <= other.start and other.end <= self.end

    def shared(self, other: Span) -> int:
        """How many characters the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start)) if self.place == other.place else 0


Spans = tuple[Span, ...]  # content that is not contiguous, in text order


@dataclass(frozen=True, slots=True)
class Outlet(Value):
    """Who publishes; outlets of one owner are one carrier when carriers are counted."""

    name: str | None = None
    domain: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Dated(Value):
    """A calendar value ("2025-02-10", "2025-02", "2025-02-10T08:30+01:00") with what it rests on."""

    value: str
    precision: Precision
    basis: Basis
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Given(Value):
    """What the sender of a report says of it: the fields of a report record besides its text."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    owner: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Capture(Value):
    """What a source handed over, byte for byte; `subject` names it to a person (a path, a URL, "line 3 of x.jsonl").

    `media_type` may carry a charset, as HTTP writes it: "text/html; charset=windows-1251".
    """

    subject: str
    content: bytes
    media_type: str
    sha256: str
    given: Given = Given()
    url: str | None = None
    fetched_at: str | None = None
    digest: str | None = None
    """The payload digest that an archive keeps of it, as written there."""


@dataclass(frozen=True, slots=True)
class Passage(Value):
    """A span of a report with its kind; passages do not overlap and leave out only white space."""

    span: Span
    kind: PassageKind
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Hyperlink(Value):
    """A link or embedded post in the text, and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Credit(Value):
    """An agency or author credited for the text (`of="text"`) or for a picture."""

    name: str
    of: Literal["text", "picture"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report(Value):
    """One outlet's account, as text that never changes again."""

    id: str
    text: str
    title: str = ""
    outlet: Outlet = Outlet()
    url: str | None = None
    published: Dated | None = None
    updated: Dated | None = None
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    language: str | None = None
    links: tuple[Hyperlink, ...] = ()
    passages: tuple[Passage, ...] = ()
    sha256: str = ""
    fetched_at: str | None = None
    extractor: str | None = None
    notes: tuple[str, ...] = ()

    def at(self, span: Span) -> str:
        """The words at a span."""
        return self.whole(span.place)[span.start : span.end]

    def whole(self, place: Place) -> str:
        """The title or the text."""
        return self.title if place == "title" else self.text


@dataclass(frozen=True, slots=True)
class Reject(Value):
    """A report that could not be used, where, and why, with the remedy."""

    stage: str
    subject: str
    reason: str
