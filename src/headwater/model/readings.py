"""What is read in a report: quotes, claims, mentions, figures, times."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model.kinds import Access, Basis, MentionType, Mode, QuoteType, SpeakerKind, TimeType
from headwater.model.reports import Report, Span, Spans
from headwater.model.values import Value


@dataclass(frozen=True, slots=True)
class Speaker(Value):
    """Whom a quote or claim is given to, and for whom he speaks (`origin`, "unnamed" if nobody could be asked)."""

    name: str
    kind: SpeakerKind
    origin: str = ""
    role: str = ""
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Quote(Value):
    """An attribution: content in one or more spans, with cue, source span, speakers and the media it passed through."""

    content: Spans
    type: QuoteType
    cue: Span | None = None
    source: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    via: tuple[str, ...] = ()
    by: str = ""
    why: str = ""

    @property
    def given_at(self) -> Span:
        """Where it is given to somebody: its source, or where it has none the beginning of its content."""
        return self.source or self.content[0]

    @property
    def speaker(self) -> Speaker | None:
        """The first of the speakers, where it has any."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Figure(Value):
    """A number as a closed interval in a unit: "more than 10,000 troops" is low 10000, high None (no bound)."""

    span: Span
    low: float | None
    high: float | None
    unit: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Time(Value):
    """A time expression with its TIMEX3 type and value (ISO-TimeML; "2025-W06", "P3Y", "PAST_REF", "" if unresolved)."""

    span: Span
    text: str
    type: TimeType
    value: str
    basis: Basis | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mention(Value):
    """A name in a report, and the canonical name it stands for within the report."""

    span: Span
    type: MentionType
    name: str


@dataclass(frozen=True, slots=True)
class Claim(Value):
    """One checkable statement as a report makes it, under the attribution it stands under there."""

    spans: Spans
    text: str
    mode: Mode
    speakers: tuple[Speaker, ...] = ()
    via: tuple[str, ...] = ()
    hedge: str | None = None
    negated: bool = False
    cue: Span | None = None
    source: Span | None = None
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    sentence: Span | None = None
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading(Value):
    """What was read in a report; `unread` says why nothing was, if so (another language)."""

    report: Report
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    unread: str | None = None
