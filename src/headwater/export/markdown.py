"""A dossier as Markdown, for a newsroom's wiki or chat: everything but the full texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from headwater.export import telling, wording
from headwater.export.copies import Family, families
from headwater.export.differences import OF_VALUES, Difference, differences
from headwater.export.links import safe
from headwater.model import Count, Dossier, Moment, Origin, Report, Row, Utterance
from headwater.text.listing import listed

SPECIAL = re.compile(r"([\\`*_{}\[\]!|~<>&])")


def markdown(dossier: Dossier) -> str:
    """Write the dossier as one Markdown text."""
    sections = (
        _head,
        _brief,
        _table,
        _sole,
        _differences,
        _quotes,
        _origins,
        _silences,
        _questions,
        _timeline,
        _copies,
        _reports,
        _notes,
    )
    return "\n".join(line for section in sections for line in section(dossier))


def _head(dossier: Dossier) -> Iterator[str]:
    yield f"# {_plain(telling.headline(dossier))}\n"
    yield f"{_plain(telling.head_count(dossier))} · {_plain(telling.dates(dossier))}\n"
    main = telling.main(dossier)
    if main:
        yield f"{_plain(telling.main_claim(dossier))}\n"
    mark = " **SINGLE ORIGIN**" if main and telling.counts(dossier)[main.id].single else ""
    yield f"**{_plain(telling.verdict(dossier))}**{mark}\n"


def _brief(dossier: Dossier) -> Iterator[str]:
    return _section("Also told", (f"- {_plain(each.text)}" for each in telling.brief(dossier)))


def _table(dossier: Dossier) -> Iterator[str]:
    named, counts = telling.columns(dossier), telling.counts(dossier)
    if not dossier.alignment.rows:
        return
    yield "## Claims × outlets\n"
    yield _cells("Claim", *(_plain(column.name) for column in named), "Origins")
    yield _cells("---", *(":-:" for _ in named), "---")
    for row in telling.rows(dossier):
        if not telling.alone(row):
            yield _cells(_statement(row), *_marks(dossier, row), _counted(counts[row.id]))
    yield f"\n{', '.join(f'{wording.MARKS[each]} {word}' for each, word in wording.MEANINGS.items())}\n"


def _sole(dossier: Dossier) -> Iterator[str]:
    """The claims of one report only, under its outlet."""
    names, counts = telling.names(dossier), telling.counts(dossier)
    rows = [row for row in telling.rows(dossier) if telling.alone(row)]
    if rows:
        yield "## In one report only\n"
        yield "What an outlet tells in its own voice (○) has no established origin.\n"
    for report, name in names.items():
        told = [row for row in rows if row.cells[0].report == report]
        if told:
            yield f"**{_plain(name)}**\n"
        for row in told:
            near = [_plain(names[cell.report]) for cell in row.near if cell.report in names]
            manner = telling.manners(row)[report]
            facts = [_counted(counts[row.id])] * (manner != "own") + [f"may be told by {listed(near)}"] * bool(near)
            more = f" ({'; '.join(facts)})" if facts else ""
            yield f"- {wording.MARKS[manner]} {_plain(row.statement)}{more}"
        yield ""


def _counted(count: Count) -> str:
    return f"{wording.interval(count)} {_plain(wording.named(count))}"


def _marks(dossier: Dossier, row: Row) -> Iterator[str]:
    manners = telling.manners(row)
    yield from (wording.MARKS[manners.get(reading.report.id, "silent")] for reading in dossier.readings)


def _statement(row: Row) -> str:
    return f"**{_plain(row.statement)}**" if row.main else _plain(row.statement)


def _differences(dossier: Dossier) -> Iterator[str]:
    statements = telling.statements(dossier)
    return _section("Differences", (_difference(told, statements[told.row]) for told, _ in differences(dossier)))


def _difference(each: Difference, statement: str) -> str:
    about = f" in “{_plain(statement)}”:" if each.kind in OF_VALUES else ""
    values = "; ".join(_plain(value) + (f" ({_plain(whose)})" if whose else "") for value, whose in each.values)
    return f"- {each.mark} **{each.kind}**{about} {values}{': ' if values else ''}{_plain(each.why)}"


def _quotes(dossier: Dossier) -> Iterator[str]:
    names = telling.names(dossier)
    return _section("Quotes", (line for each in dossier.alignment.utterances for line in _utterance(each, names)))


def _utterance(said: Utterance, names: Mapping[str, str]) -> Iterator[str]:
    how = "same wording" if said.same_wording else "different wordings"
    yield f"- **{_plain(said.speaker or 'speaker not established')}**, {how}"
    for variant in said.variants:
        yield f"  - {_plain(names[variant.report])}: “{_plain(variant.text)}”"


def _origins(dossier: Dossier) -> Iterator[str]:
    names, claims = telling.names(dossier), telling.behind(dossier)
    return _section("Origins", (f"- {_origin(each, names, claims[each.name])}" for each in dossier.trace.origins))


def _origin(origin: Origin, names: Mapping[str, str], claims: str) -> str:
    kind = ", ".join(dict.fromkeys(filter(None, (origin.kind, origin.access))))
    carriers = _plain(listed([names[report] for report in origin.carriers]))
    return f"**{_plain(origin.name)}** ({kind}), {_plain(claims)}; carried by {carriers}"


def _silences(dossier: Dossier) -> Iterator[str]:
    names, statements = telling.names(dossier), telling.statements(dossier)
    told = ((listed([names[report] for report in each.reports]), statements[each.row]) for each in dossier.silences)
    return _section("Silent where most others speak", (f"- {_plain(who)}: {_plain(what)}" for who, what in told))


def _questions(dossier: Dossier) -> Iterator[str]:
    return _section("To ask next", (f"- {_plain(each.text)}" for each in dossier.questions))


def _timeline(dossier: Dossier) -> Iterator[str]:
    names = telling.names(dossier)
    return _section("Timeline", (_moment(each, names) for each in dossier.timeline))


def _moment(each: Moment, names: Mapping[str, str]) -> str:
    whose = dict.fromkeys(_plain(names[report]) for report, _ in each.cells) if each.what == "event" else ()
    told = f" ({', '.join(whose)})" if whose else ""
    return f"- {_plain(wording.spoken(each.value))}: {_plain(each.text)}{told}"


def _copies(dossier: Dossier) -> Iterator[str]:
    return _section("Who copied whom", map(_family, families(dossier)))


def _family(each: Family) -> str:
    return f"- **{each.relation}** {_plain(each.told())}{f' ({_plain(each.why)})' if each.why else ''}"


def _reports(dossier: Dossier) -> Iterator[str]:
    told = zip(telling.columns(dossier), dossier.readings, strict=True)
    return _section("Reports", (f"{each.number}. {_plain(each.name)}: {_report(r.report)}" for each, r in told))


def _report(report: Report) -> str:
    title = _plain(wording.title(report))
    href = safe(report.url)
    linked = f"[{title}](<{href}>)" if href else title
    dated = f", {_plain(wording.spoken(report.published.value))}" if report.published else ", undated"
    return f"{linked}{dated}, SHA-256 `{re.sub(r'[^0-9a-f]', '', report.sha256)}`"


def _notes(dossier: Dossier) -> Iterator[str]:
    yield from (f"> {_plain(note)}" for note in dossier.notes)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines under a title, which stands only over some."""
    told = tuple(lines)
    if told:
        yield f"## {title}\n"
    yield from told
    yield ""


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Keep the words from acting as Markdown or HTML; one line."""
    return SPECIAL.sub(r"\\\1", wording.in_line(text))
