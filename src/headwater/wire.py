"""The wire, version 1, as types: what each object on a line holds. `wire.schema.json` is generated from this file.

Offsets count Unicode code points; spans are half-open. A field may be added, never renamed silently. Objects stand in the order of
the commands that write them: clean, read, group, trace.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from headwater.model import (
    Access,
    Basis,
    DiscrepancyType,
    MentionType,
    Mode,
    PassageKind,
    Precision,
    QuoteType,
    Relation,
    SpeakerKind,
    Stance,
    TimeType,
    Verdict,
)

WIRE = 1

Place = TypedDict("Place", {"in": NotRequired[Literal["title"]]})


class Judged(TypedDict):
    """A judgement, by which rule or model, and why in plain words."""

    by: NotRequired[str]
    why: NotRequired[str]


class At(Place):
    """A span of a report's text, or of its title."""

    start: int
    end: int


class Pieces(At):
    """A span that encloses content in several pieces, if it is not contiguous."""

    spans: NotRequired[list[list[int]]]


class SpeakerName(TypedDict):
    """A speaker's name and kind."""

    name: str
    kind: SpeakerKind


class SpeakerLine(SpeakerName):
    """A speaker, and for whom he speaks."""

    origin: str
    role: str


class OutletLine(TypedDict):
    """Who publishes."""

    name: str | None
    domain: str | None
    owner: str | None


class DateLine(Judged):
    """A calendar value, how exact it is, and what it rests on."""

    value: str
    precision: Precision
    basis: Basis


class CreditLine(Place):
    """Who is credited for the text or for a picture, and where, if it stands in the text."""

    name: str
    of: Literal["text", "picture"]
    start: NotRequired[int]
    end: NotRequired[int]


class LinkLine(At):
    """Where a link leads."""

    href: str


class PassageLine(At, Judged):
    """A passage and its kind."""

    kind: PassageKind


class ReportHead(TypedDict):
    """Which report it is: who published it, where, when, under which title; from which bytes, captured when."""

    id: str
    url: str | None
    outlet: OutletLine
    title: str
    published: DateLine | None
    sha256: str
    fetched_at: str | None


class ReportLine(ReportHead):
    """A report, as `headwater clean` writes it."""

    kind: Literal["report"]
    updated: DateLine | None
    byline: list[str]
    credits: list[CreditLine]
    language: str | None
    links: list[LinkLine]
    text: str
    passages: list[PassageLine]
    by: str | None
    notes: list[str]


class QuoteLine(Pieces, Judged):
    """An attribution: content, cue, source, speaker, and the media it passed through."""

    text: str
    type: QuoteType
    cue: At | None
    source: At | None
    speaker: SpeakerName | None
    via: list[str]


class FigureLine(At):
    """A number as a closed interval in a unit; an end that is null has no bound."""

    low: float | None
    high: float | None
    unit: str
    about: bool


class TimeLine(At):
    """A time expression with its TIMEX3 type and value."""

    text: str
    type: TimeType
    value: str
    basis: Basis | None


class MentionLine(At):
    """A name in the text and the canonical name it stands for."""

    type: MentionType
    name: str


class ClaimLine(Pieces, Judged):
    """A checkable statement, under the attribution it stands under."""

    text: str
    mode: Mode
    speakers: list[SpeakerLine]
    via: list[str]
    hedge: str | None
    negated: bool
    cue: At | None
    source: At | None
    figures: list[FigureLine]
    times: list[TimeLine]


class ReadingLine(TypedDict):
    """What was read in a report, as `headwater read` writes it; `unread` says why nothing was, if so."""

    kind: Literal["reading"]
    report: str
    quotes: list[QuoteLine]
    claims: list[ClaimLine]
    mentions: list[MentionLine]
    times: list[TimeLine]
    unread: str | None


class StoryLink(Judged):
    """Evidence that two reports tell of the same event, or not."""

    a: str
    b: str
    score: float


class StoryPart(TypedDict):
    """The reports that tell of the same event."""

    id: str
    headline: str
    reports: list[str]
    links: list[StoryLink]
    aliases: NotRequired[list[str]]


class StoryLine(StoryPart):
    """A story, as `headwater group` writes it."""

    kind: Literal["story"]


class CellLine(ClaimLine):
    """One report's passage that carries a row's claim; a claim has the `id` of one of its passages."""

    id: str
    report: str
    stance: Stance


class CountLine(TypedDict):
    """The independent origins behind a claim, as an interval; `together` if no passage gives it to one of them alone."""

    identified: list[str]
    unidentified: int
    untraced: int
    low: int
    high: int
    together: bool
    why: str


class RowLine(TypedDict):
    """A claim with one cell for each report that carries it, and passages `near` it in others."""

    id: str
    statement: str
    main: bool
    cells: list[CellLine]
    near: list[VariantLine]
    origins: CountLine


class VariantLine(Pieces, Judged):
    """One report's rendering of an utterance; or a passage that may state a row's fact, which is not established."""

    report: str
    text: str


class UtteranceLine(TypedDict):
    """What was said once and quoted by several reports."""

    id: str
    speaker: str | None
    same_wording: bool
    variants: list[VariantLine]
    why: str


class ReportSpan(At):
    """A span of one report of the story."""

    report: str


class DiscrepancyLine(Judged):
    """Aligned cells that differ, with their values and a verdict."""

    claim: str
    type: DiscrepancyType
    reports: list[str]
    values: list[str]
    verdict: Verdict
    spans: list[ReportSpan]


class ReuseLine(TypedDict):
    """A passage that stands in both reports."""

    a: list[int]
    b: list[int]


Upstream = TypedDict("Upstream", {"from": str | None})


class DerivationLine(Upstream, Judged):
    """How the texts of two reports depend on each other."""

    a: str
    b: str
    relation: Relation
    upstream: str | None
    share: float
    evidence: list[ReuseLine]


class OriginLine(TypedDict):
    """Who or what knows, with the claims that rest on it and the reports that carry it."""

    name: str
    kind: SpeakerKind
    access: Access | None
    claims: list[str]
    carriers: list[str]
    via: list[str]


class LossLine(TypedDict):
    """What got lost between an origin and a carrier, or a claim that the page's later version dropped."""

    claim: str
    report: str
    type: Literal["attribution", "hedge", "precision", "dropped"]
    why: str


class SilenceLine(TypedDict):
    """Reports that leave out what most others carry."""

    claim: str
    reports: list[str]
    why: str


class QuestionLine(TypedDict):
    """What a checker would ask next."""

    text: str
    claims: list[str]


class MomentLine(TypedDict):
    """An entry of the timeline."""

    value: str
    precision: Precision
    text: str
    what: Literal["event", "publication"]
    cells: list[ReportSpan]


class Citation(TypedDict):
    """A cell, by its claim and report."""

    claim: str
    report: str


class SentenceLine(TypedDict):
    """A sentence of the brief and the cells it rests on."""

    text: str
    cells: list[Citation]


class DossierLine(TypedDict):
    """A dossier, as `headwater trace` writes it."""

    kind: Literal["dossier"]
    story: StoryPart
    reports: list[ReportHead]
    claims: list[RowLine]
    quotes: list[UtteranceLine]
    discrepancies: list[DiscrepancyLine]
    derivation: list[DerivationLine]
    origins: list[OriginLine]
    losses: list[LossLine]
    silences: list[SilenceLine]
    questions: list[QuestionLine]
    timeline: list[MomentLine]
    brief: list[SentenceLine]
    notes: list[str]


class HeaderLine(TypedDict):
    """The first line of every answer."""

    kind: Literal["header"]
    headwater: str
    wire: int
    models: dict[str, str]
    settings: dict[str, Any]


class RejectLine(TypedDict):
    """A report that could not be used: at which stage, and why, with the remedy."""

    kind: Literal["reject"]
    stage: str
    subject: str
    reason: str


Line = HeaderLine | ReportLine | ReadingLine | StoryLine | DossierLine | RejectLine
