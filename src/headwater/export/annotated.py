"""A report's text on a terminal with what was found in it: passages by kind, quotes, cues, speakers, names, times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from headwater.export import screen, wording
from headwater.model import Claim, Passage, Quote, Reading, Report, Span
from headwater.text.listing import listed
from headwater.text.marks import unbroken

LABEL = 13
STYLES = {
    "quote": "cyan", "cue": "underline", "speaker": "bold magenta", "person": "green", "organisation": "green",
    "place": "green", "time": "yellow", "figure": "yellow",
}  # fmt: skip
LEGEND = {"quote": "quoted or reported", "cue": "cue", "speaker": "speaker", "person": "name", "time": "time, figure"}
Layer = tuple[Span, str]


def show_report(report: Report, console: Console) -> None:
    """Print the text with the kind of each passage in the margin; what is not read stands dim."""
    screen.show((*_head(report), _body(report, ()), ""), console)


def show_reading(reading: Reading, console: Console) -> None:
    """Print the text with what was read in it, then quotes and claims one by one."""
    report = reading.report
    unread = [Text(f"Not read: {wording.visible(reading.unread)}", style="yellow")] if reading.unread else []
    quotes = _listing("Quotes", [_quote_line(report, quote) for quote in reading.quotes])
    claims = _listing("Claims", [_claim_line(claim) for claim in reading.claims])
    body = _body(report, tuple(_layers(reading)))
    screen.show((*_head(report), *unread, body, "", _legend(), "", *quotes, *claims), console)


def _head(report: Report) -> Iterator[RenderableType]:
    yield Text(wording.title(report), style="bold")
    dated = report.published
    when = f"{wording.spoken(dated.value)} ({wording.BASES[dated.basis]})" if dated else "date not established"
    parts = [wording.outlet_name(report), when, report.language or "language not established", *report.byline]
    yield Text(wording.visible(" · ".join(parts)), style="dim")
    for note in report.notes:
        yield Text(f"Note: {wording.visible(note)}", style="dim")
    yield ""


def _body(report: Report, layers: Sequence[Layer]) -> Table:
    grid = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=LABEL, style="dim")
    grid.add_column(ratio=1)
    for passage in report.passages or (Passage(Span(0, len(report.text)), "body"),):
        grid.add_row(passage.kind, _passage(report, passage, layers))
    return grid


def _passage(report: Report, passage: Passage, layers: Sequence[Layer]) -> Text:
    base = "" if passage.kind == "body" else "bold" if passage.kind == "headline" else "dim"
    text = Text(wording.visible(unbroken(report.at(passage.span))), style=base)
    for span, style in layers:
        if passage.span.overlaps(span):
            text.stylize(style, max(0, span.start - passage.span.start), span.end - passage.span.start)
    return text


def _layers(reading: Reading) -> Iterator[Layer]:
    """Yield spans with styles; what comes later is painted over what came before."""
    yield from ((span, STYLES["quote"]) for quote in reading.quotes for span in quote.content)
    yield from ((mention.span, STYLES[mention.type]) for mention in reading.mentions if mention.type in STYLES)
    yield from ((time.span, STYLES["time"]) for time in reading.times)
    for claim in reading.claims:
        yield from ((figure.span, STYLES["figure"]) for figure in claim.figures)
    attributed: tuple[Claim | Quote, ...] = (*reading.claims, *reading.quotes)
    for given in attributed:
        if given.cue:
            yield given.cue, STYLES["cue"]
        if given.source:
            yield given.source, STYLES["speaker"]


def _legend() -> Text:
    return Text("   ").join(Text(word, style=STYLES[key]) for key, word in LEGEND.items())


def _listing(title: str, lines: Sequence[tuple[str, str, str]]) -> Iterator[RenderableType]:
    yield Text(f"{title} ({len(lines)})", style="bold")
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(width=LABEL - 1, style="dim")
    grid.add_column(width=28)
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row(*(Text(wording.visible(part)) for part in line))
    yield grid
    yield ""


def _quote_line(report: Report, quote: Quote) -> tuple[str, str, str]:
    return quote.type, _given_to(quote, "speaker not established"), " … ".join(map(report.at, quote.content))


def _claim_line(claim: Claim) -> tuple[str, str, str]:
    hedge = f" [{claim.hedge}]" if claim.hedge else ""
    return claim.mode, _given_to(claim, "in the outlet's own voice"), claim.text + hedge


def _given_to(given: Quote | Claim, nobody: str) -> str:
    through = f" via {listed(given.via)}" if given.via else ""
    return (listed([speaker.name for speaker in given.speakers]) or nobody) + through
