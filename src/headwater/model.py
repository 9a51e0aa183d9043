"""Every noun of headwater as a frozen value: captures, reports, readings, stories, alignments, traces, dossiers.

Offsets are Unicode code points; spans are half-open. `docs/words.md` says what each word means, `codec.py` how it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

# ------------------------------------------------------------------ words with few values

PassageKind = Literal[
    "headline", "dateline", "byline", "body", "caption", "credit", "correction",
    "appeal", "promo", "bio", "navigation", "advertisement",
]  # fmt: skip
SpeakerKind = Literal["person", "organisation", "document", "outlet", "unnamed"]
MentionType = Literal["person", "organisation", "place", "event", "work", "other"]
QuoteType = Literal["direct", "mixed", "indirect"]
Mode = Literal["own", "attributed", "quoted"]
Stance = Literal["supports", "against"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["minute", "day", "month", "year"]
Basis = Literal["metadata", "url", "byline", "text", "story"]
DiscrepancyType = Literal["number", "date", "name", "place", "role", "polarity", "attribution", "hedge", "wording"]
Verdict = Literal["conflict", "compatible"]
Relation = Literal["copied", "shared material", "independent"]
Access = Literal["witness", "participant", "official", "document"]

# ------------------------------------------------------------------ places in a text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of a report's text, or of its title."""

    start: int
    end: int
    place: Literal["text", "title"] = "text"

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.place == other.place and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.place == other.place and self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]  # content that is not contiguous, in text order

# ------------------------------------------------------------------ captures and reports


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes; outlets of one owner are one carrier when carriers are counted."""

    name: str | None = None
    domain: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar value ("2025-02-10", "2025-02", "2025-02-10T08:30+01:00") with what it rests on."""

    value: str
    precision: Precision
    basis: Basis
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the sender of a report says of it: the fields of a report record besides its text."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    owner: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
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
class Passage:
    """A span of a report with its kind; passages do not overlap and leave out only white space."""

    span: Span
    kind: PassageKind
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link or embedded post in the text, and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency or author credited for the text (`of="text"`) or for a picture."""

    name: str
    of: Literal["text", "picture"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
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
        return (self.title if span.place == "title" else self.text)[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Reject:
    """A report that could not be used, where, and why, with the remedy."""

    stage: str
    subject: str
    reason: str


# ------------------------------------------------------------------ readings


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a quote or claim is given to, and for whom he speaks (`origin`, "unnamed" if nobody could be asked)."""

    name: str
    kind: SpeakerKind
    origin: str = ""
    role: str = ""
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Quote:
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
    def speaker(self) -> Speaker | None:
        """The first of the speakers, where it has any."""
        return self.speakers[0] if self.speakers else None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a closed interval in a unit: "more than 10,000 troops" is low 10000, high None (no bound)."""

    span: Span
    low: float | None
    high: float | None
    unit: str = ""
    about: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and value (ISO-TimeML; "2025-W06", "P3Y", "PAST_REF", "" if unresolved)."""

    span: Span
    text: str
    type: TimeType
    value: str
    basis: Basis | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a report, and the canonical name it stands for within the report."""

    span: Span
    type: MentionType
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
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
class Reading:
    """What was read in a report; `unread` says why nothing was, if so (another language)."""

    report: Report
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    unread: str | None = None


# ------------------------------------------------------------------ stories


@dataclass(frozen=True, slots=True)
class Link:
    """Evidence that two reports do (score towards 1) or do not tell of the same event."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The reports that tell of the same event; derived from links."""

    id: str
    headline: str
    reports: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryInput:
    """A story with its readings, ordered by report id."""

    story: Story
    readings: tuple[Reading, ...]


# ------------------------------------------------------------------ alignment


@dataclass(frozen=True, slots=True)
class Cell:
    """One report's passage that carries a row's claim, at most one per report and row."""

    report: str
    claim: Claim
    stance: Stance = "supports"
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Aligned claims of different reports (or of one alone) that state the same fact."""

    id: str
    statement: str
    cells: tuple[Cell, ...]
    main: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """One report's rendering of an utterance."""

    report: str
    quote: Quote
    spans: Spans
    text: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said once and quoted by several reports."""

    id: str
    speaker: str | None
    same_wording: bool
    variants: tuple[Variant, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Aligned cells that differ, with values, verdict and the reasoning in a sentence."""

    row: str
    type: DiscrepancyType
    reports: tuple[str, ...]
    values: tuple[str, ...]
    verdict: Verdict
    why: str
    by: str = ""
    spans: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Claims × outlets: rows, utterances and what differs."""

    rows: tuple[Row, ...]
    utterances: tuple[Utterance, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


# ------------------------------------------------------------------ trace


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage of one report that stands, as it is or edited, in another."""

    a: Span
    b: Span
    exact: bool = True
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
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
class Count:
    """The independent origins behind a row's supporting cells: an interval, never a bare number."""

    row: str
    identified: tuple[str, ...] = ()
    unidentified: int = 0
    untraced: int = 0
    why: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what knows, with the rows that rest on it, the reports that carry it and the media in between."""

    name: str
    kind: SpeakerKind
    access: Access | None = None
    rows: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Derivations between reports, a count per row, and the origins."""

    derivations: tuple[Derivation, ...] = ()
    counts: tuple[Count, ...] = ()
    origins: tuple[Origin, ...] = ()


# ------------------------------------------------------------------ dossier


@dataclass(frozen=True, slots=True)
class Loss:
    """What got lost between an origin and a carrier: attribution, hedge, precision."""

    row: str
    report: str
    type: Literal["attribution", "hedge", "precision"]
    why: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A report that leaves out what most others of the story carry."""

    row: str
    reports: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a checker would ask next."""

    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of the timeline: an event dated in the reports, or a publication."""

    value: str
    precision: Precision
    text: str
    what: Literal["event", "publication"] = "event"
    cells: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the brief with the cells it rests on, as (row, report)."""

    text: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
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
    notes: tuple[str, ...] = field(default=())
