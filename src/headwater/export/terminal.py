"""A dossier on a terminal, 80 to 120 columns wide: the answer first, then the table, then what differs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.export import screen, telling, wording
from headwater.export.copies import families
from headwater.export.differences import OF_VALUES, Difference, Mark, differences
from headwater.export.telling import Column
from headwater.export.wording import Manner
from headwater.model import Count, Dossier, Origin, Row, Utterance

SHOWN = 10
MOST: dict[Mark, int] = {"✗": 10, "≈": 6, "↓": 3}
CLAIM_LEAST = 26
NUMBERED_LEAST = 20
TALLY = 16
LED = 3  # words that lead up to a piece, where there is no room for more
BRACKETED = re.compile(r"\[[^\]]*\]?")
DOMAIN = re.compile(r"(?:[\w-]+\.)*?([\w-]+)\.(?:\w{2,3}\.[a-z]{2}|[a-z]{2,})")
STYLES: dict[Manner, str] = {
    "quoted": "bold",
    "attributed": "",
    "own": "yellow",
    "against": "bold red",
    "unsure": "dim",
    "silent": "dim",
}
DIFFERENCE_STYLES: dict[Mark, str] = {"✗": "bold red", "≈": "green", "↓": "yellow"}


def render(dossier: Dossier, console: Console, *, everything: bool = False, written: Sequence[str] = ()) -> None:
    """Print the dossier; `everything` leaves no row out, `written` names the files that hold the rest."""
    width = screen.width(console)
    sections = (
        _head(dossier),
        _table(dossier, width, everything),
        _differences(dossier, width, everything),
        _quotes(dossier, everything),
        _origins(dossier, everything),
        _copies(dossier, everything),
        _silences(dossier, width, everything),
        _questions(dossier, everything),
        _foot(dossier, written),
    )
    screen.show((part for section in sections for part in section), console)


def _head(dossier: Dossier) -> Iterator[RenderableType]:
    yield Text(telling.headline(dossier), style="bold")
    yield Text(f"{telling.head_count(dossier)} · {telling.dates(dossier)}", style="dim")
    yield Text()
    main = telling.main(dossier)
    if main:
        yield Padding(Text(telling.main_claim(dossier)), (0, 0, 0, 2))
    line = Text(telling.verdict(dossier))
    if main and telling.counts(dossier)[main.id].single:
        line.append("  ")
        line.append("SINGLE\N{NO-BREAK SPACE}ORIGIN", style="bold reverse")
    yield Padding(line, (0, 0, 1, 2))


def _table(dossier: Dossier, width: int, everything: bool) -> Iterator[RenderableType]:
    ordered = telling.rows(dossier)
    if not ordered:
        return
    shared = [row for row in ordered if not telling.alone(row)]
    pool = shared if len(shared) > 1 or len(dossier.readings) > 1 else list(ordered)
    shown = ordered if everything else pool[:SHOWN]
    layout = _layout(telling.columns(dossier), width)
    yield _grid(dossier, shown, layout)
    left = max(0, len(shared) - len(shown))
    alone = len(ordered) - len(shown) - left
    if left or alone:
        more = [f"{left} more shared"] * bool(left) + [f"{alone} in one report only"] * bool(alone)
        yield Text(f"  …{', '.join(more)} (--all)", style="dim")
    yield _legend(layout)
    yield from _unnamed(dossier, width, everything)


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the table's columns are, and whether outlets stand there by name, by number, or as a tally."""

    columns: tuple[Column, ...]
    claim: int
    cell: int
    origins: int

    @property
    def numbered(self) -> bool:
        """Whether the outlets' names did not fit."""
        return 0 < self.cell < 3


def _layout(columns: tuple[Column, ...], width: int) -> Layout:
    """Names where they fit and tell the columns apart, numbers where those fit, else (cell 0) a tally of marks."""
    origins = 18 if width < 100 else 26
    free = width - 3 - origins - 2
    widest = max((len(word) for column in columns for word in column.name.split()), default=1)
    for cell, least in (
        (min(max(widest, 3), 12), CLAIM_LEAST),
        (8, CLAIM_LEAST),
        (len(str(len(columns))), NUMBERED_LEAST),
    ):
        apart = cell < 3 or len({_abbreviated(column.name, cell) for column in columns}) == len(columns)
        if apart and len(columns) * (cell + 2) + least <= free:
            return Layout(columns, free - len(columns) * (cell + 2), cell, origins)
    return Layout(columns, free - TALLY - 2, 0, origins)


def _grid(dossier: Dossier, shown: Sequence[Row], layout: Layout) -> Table:
    grid = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        header_style="dim",
        border_style="dim",
    )
    grid.add_column("", width=1, no_wrap=True)
    grid.add_column(Text("Claim"), width=layout.claim, vertical="top")
    if layout.cell:
        for column in layout.columns:
            title = str(column.number) if layout.numbered else _abbreviated(column.name, layout.cell)
            grid.add_column(Text(title), width=layout.cell, justify="center", vertical="top")
    else:
        grid.add_column(Text("Reports"), width=TALLY)
    grid.add_column(Text("Origins"), width=layout.origins)
    counts = telling.counts(dossier)
    for row in shown:
        grid.add_row(*_line(row, counts[row.id], layout))
    return grid


def _abbreviated(name: str, width: int) -> str:
    return " ".join(_shortened(word, width) for word in name.removeprefix("The ").split())


def _shortened(word: str, width: int) -> str:
    """A word that fits; of a domain what tells it from others: "sport.dailystar.com.lb" is dailystar."""
    found = DOMAIN.fullmatch(word)
    short = found[1] if found and len(word) > width else word
    return short if len(short) <= width else f"{short[: width - 1]}."


def _line(row: Row, count: Count, layout: Layout) -> Iterator[Text]:
    yield Text("▸" if row.main else " ", style="bold")
    yield _stated(row.statement, layout.claim, 2 if layout.claim > 40 else 3, "bold" if row.main else "")
    told = telling.manners(row)
    manners = [told.get(column.report, "silent") for column in layout.columns]
    if layout.cell:
        yield from (Text(wording.MARKS[each], style=STYLES[each]) for each in manners)
    else:
        yield Text(" ").join(
            Text(f"{mark}{manners.count(each)}", style=STYLES[each])
            for each, mark in wording.MARKS.items() if each in manners and each != "silent"
        )  # fmt: skip
    style = "bold" if count.single else ""
    yield _clipped(f"{wording.interval(count)} {wording.named(count)}", layout.origins, 3, style)


def _legend(layout: Layout) -> RenderableType:
    marks = "   ".join(f"{wording.MARKS[each]} {word}" for each, word in wording.MEANINGS.items())
    legend = Text(marks, style="dim")
    named = [f"{each.number} {each.name}" for each in layout.columns if layout.numbered and each.is_named]
    if named:
        legend.append("\n" + " · ".join(named))
    return Padding(legend, (0, 0, 1, 2))


def _unnamed(dossier: Dossier, width: int, everything: bool) -> Iterator[RenderableType]:
    """Tell by headline, or by first words, which report a number is that stands where no outlet is known."""
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    known = [(each.name, reports[each.report]) for each in telling.columns(dossier) if not each.is_named]
    shown = known if everything else known[:SHOWN]
    for name, report in shown:
        yield Padding(_clipped(f"{name}: {wording.headline(report) or report.text}", width - 4, 1, "dim"), (0, 0, 0, 2))
    if known:
        yield _more(len(known) - len(shown))


def _differences(dossier: Dossier, width: int, everything: bool) -> Iterator[RenderableType]:
    found = [told for told, _ in differences(dossier)]
    shown = found if everything else [each for mark in MOST for each in _of(found, mark)[: MOST[mark]]]
    statements = telling.statements(dossier)
    lines = []
    for each in shown:
        about = [_stated(statements[each.row], width - 18, 1, "dim")] if each.kind in OF_VALUES else []
        mark = Text(each.mark, style=DIFFERENCE_STYLES[each.mark])
        lines.append((mark, Text(each.kind), Text("\n").join([*about, _told(each)])))
    return _section("Differences", (2, 12), lines, len(found) - len(shown))


def _of(found: Sequence[Difference], mark: str) -> list[Difference]:
    return [each for each in found if each.mark == mark]


def _told(each: Difference) -> Text:
    values = Text("; ").join(
        Text.assemble(value, (f" ({whose})" if whose else "", "dim")) for value, whose in each.values
    )
    return Text.assemble(values, ": " if each.values and each.why else "", each.why)


def _quotes(dossier: Dossier, everything: bool) -> Iterator[RenderableType]:
    differing, names = [each for each in dossier.alignment.utterances if not each.same_wording], telling.names(dossier)
    shown = differing[: None if everything else 3]
    lines = [line for each in shown for line in _variants(each, names)]
    return _section("Quotes in more than one wording", (2, 24), lines, len(differing) - len(shown))


def _variants(utterance: Utterance, names: dict[str, str]) -> Iterator[tuple[Text, Text, Text]]:
    said = wording.visible(utterance.speaker or "speaker not established")
    yield Text("≠", style="cyan"), Text(said), Text(wording.visible(utterance.why), style="dim")
    for each in utterance.variants:
        yield Text(" "), Text(names[each.report], style="dim"), Text(f"“{wording.in_line(each.text)}”")


def _origins(dossier: Dossier, everything: bool) -> Iterator[RenderableType]:
    names, claims = telling.names(dossier), telling.behind(dossier)
    shown = dossier.trace.origins[: None if everything else SHOWN]
    lines = [(Text(" "), _clipped(each.name, 28, 2), Text(_carriers(each, names, claims[each.name]))) for each in shown]
    return _section("Origins", (1, 28), lines, len(dossier.trace.origins) - len(shown))


def _carriers(origin: Origin, names: dict[str, str], claims: str) -> str:
    access = f"{origin.access}, " if origin.access else ""
    carriers = ", ".join(names[report] for report in origin.carriers)
    return f"{access}{claims} → {carriers}"


def _copies(dossier: Dossier, everything: bool) -> Iterator[RenderableType]:
    found = families(dossier)
    shown, most = (found, None) if everything else (found[:5], SHOWN)
    lines = [
        (Text("=" if each.relation == "copied" else "~"), Text(each.relation), Text(each.told(most))) for each in shown
    ]
    return _section("Who copied whom", (1, 16), lines, len(found) - len(shown))


def _silences(dossier: Dossier, width: int, everything: bool) -> Iterator[RenderableType]:
    names, statements = telling.names(dossier), telling.statements(dossier)
    shown = dossier.silences[: None if everything else 3]
    lines = [
        (
            Text("·"),
            _clipped(", ".join(names[report] for report in each.reports), 28, 2),
            _stated(statements[each.row], width - 35, 2),
        )
        for each in shown
    ]
    return _section("Silent where most others speak", (1, 28), lines, len(dossier.silences) - len(shown))


def _questions(dossier: Dossier, everything: bool) -> Iterator[RenderableType]:
    shown = dossier.questions[: None if everything else 5]
    lines = [(Text("?"), Text(wording.visible(each.text))) for each in shown]
    return _section("To ask next", (1,), lines, len(dossier.questions) - len(shown))


def _foot(dossier: Dossier, written: Sequence[str]) -> Iterator[RenderableType]:
    for note in map(wording.visible, dossier.notes):
        yield Text(f"Note: {note}", style="dim")
    if written:
        yield Text(" · ".join(written), style="dim")
    if dossier.notes or written:
        yield Text()


def _section(title: str, widths: Iterable[int], lines: Sequence[Sequence[Text]], left: int) -> Iterator[RenderableType]:
    """Lines under a title, and how many are left; nothing where there are none. The last column takes what room there is."""
    if not lines:
        return
    yield Text(title, style="bold")
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width)
    grid.add_column(ratio=1)
    for line in lines:
        grid.add_row(*line)
    yield grid
    yield _more(left)


def _more(left: int) -> RenderableType:
    return Text(f"  …{left} more (--all)\n" if left else "", style="dim")


def _stated(statement: str, width: int, lines: int, style: str = "") -> Text:
    """A statement in so many lines; of words in brackets that lead up to it the last, where it would else be cut."""
    led, bracket, words = statement.partition("] ")
    if led.startswith("[") and bracket and len(textwrap.wrap(statement, width)) > lines:
        statement = f"[… {' '.join(led.strip('[… ').split()[-LED:])}] {words}"
    told = _clipped(statement, width, lines, style)
    told.highlight_regex(BRACKETED, "dim")
    return told


def _clipped(text: str, width: int, lines: int, style: str = "") -> Text:
    """One paragraph of at most so many lines, ending in an ellipsis where it was cut."""
    kept = textwrap.wrap(wording.visible(text), width, max_lines=lines, placeholder="…")
    return Text("\n".join(kept), style=style)
