"""The reports in full: furniture greyed with its label, what was found marked by kind, every cell's place reachable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from headwater.export import wording
from headwater.export.links import safe
from headwater.export.marked import Layer, marked
from headwater.export.page.keys import Keys
from headwater.model import Dossier, Passage, Reading, Report, Span
from headwater.text.listing import listed

PROSE = ("body", "headline")


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A passage of a report: its kind, why it is of that kind, and its words."""

    kind: str
    why: str
    text: Markup

    @property
    def furniture(self) -> bool:
        """Whether it is no part of the account."""
        return self.kind not in PROSE


@dataclass(frozen=True, slots=True)
class TextView:
    """A report as the page shows it."""

    key: str
    number: int
    outlet: str
    title: str
    href: str | None
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[ParagraphView, ...]
    language: str


def texts(dossier: Dossier, keys: Keys) -> tuple[TextView, ...]:
    """Prepare every report."""
    anchors = _anchors(dossier, keys)
    return tuple(
        _text(reading, number, anchors[reading.report.id], keys) for number, reading in enumerate(dossier.readings, 1)
    )


def _anchors(dossier: Dossier, keys: Keys) -> dict[str, dict[str, Span]]:
    """Find where in which report each cell begins."""
    found: dict[str, dict[str, Span]] = defaultdict(dict)
    for row in dossier.alignment.rows:
        for cell in (*row.cells, *row.near):
            found[cell.report][keys.place(cell)] = cell.claim.spans[0]
    return found


def _text(reading: Reading, number: int, anchors: Mapping[str, Span], keys: Keys) -> TextView:
    report = reading.report
    return TextView(
        keys.reports[report.id], number, keys.names[report.id], wording.title(report), safe(report.url),
        tuple(fact for fact in _facts(reading) if fact[1]),
        tuple(_paragraphs(reading, anchors)), report.language or "",
    )  # fmt: skip


def _facts(reading: Reading) -> Iterator[tuple[str, str]]:
    report = reading.report
    dated = report.published
    yield "Published", f"{wording.spoken(dated.value)}, {wording.BASES[dated.basis]}" if dated else "not established"
    yield "By", listed(report.byline)
    yield "Credits", ", ".join(f"{credit.name} ({credit.of})" for credit in report.credits)
    yield "Language", report.language or ""
    yield "Owner", report.outlet.owner or ""
    yield "Address", report.url or ""
    yield "Fetched at", report.fetched_at or ""
    yield "SHA-256", report.sha256
    yield "Extracted by", report.extractor or ""
    yield "Not read", reading.unread or ""
    yield "Notes", " ".join(report.notes)


def _paragraphs(reading: Reading, anchors: Mapping[str, Span]) -> Iterator[ParagraphView]:
    report = reading.report
    layers = tuple(_layers(reading))
    lines = tuple(_lines(report))
    placed: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    spans = [line for line, _ in lines]
    for name, span in anchors.items():
        number = _line_of(span, spans)
        line = spans[number]
        placed[number][min(max(span.start, line.start), line.end - 1)].append(name)
    for number, (line, passage) in enumerate(lines):
        found = layers if passage.kind in PROSE else ()
        text = marked(report, line, found, placed[number])
        yield ParagraphView(passage.kind, passage.why, text)


def _lines(report: Report) -> Iterator[tuple[Span, Passage]]:
    """Split title and passages into the lines that are shown; a title that begins the text is not shown twice."""
    if report.title.strip() and report.title.strip() not in report.text[: len(report.title) + 200]:
        span = Span(0, len(report.title), "title")
        yield span, Passage(span, "headline")
    for passage in report.passages or (Passage(Span(0, len(report.text)), "body"),):
        start = passage.span.start
        for line in report.at(passage.span).split("\n"):
            if line.strip():
                yield Span(start, start + len(line), passage.span.place), passage
            start += len(line) + 1


def _line_of(span: Span, lines: Sequence[Span]) -> int:
    """Find the line in which a passage begins, or the next one that is shown; the first where a title is not shown twice."""
    after = (number for number, line in enumerate(lines) if line.place == span.place and line.end > span.start)
    return next(after, 0)


def _layers(reading: Reading) -> Iterator[Layer]:
    for claim in reading.claims:
        yield from (Layer(span, "c") for span in claim.spans)
    for quote in reading.quotes:
        yield from (Layer(span, "q") for span in quote.content)
        yield from (Layer(span, kind) for span, kind in ((quote.cue, "cue"), (quote.source, "speaker")) if span)
    yield from (Layer(mention.span, "m-name") for mention in reading.mentions)
    yield from (Layer(time.span, "d") for time in reading.times)
    yield from (Layer(link.span, "link", safe(link.href)) for link in reading.report.links)
