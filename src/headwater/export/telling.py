"""What terminal, page and Markdown say of a dossier, in the same words: marks, columns, intervals, verdicts, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.model import Count, Discrepancy, Dossier, Loss, Origin, Report, Row, Sentence
from headwater.text import calendar
from headwater.text.media import called, publishes

Manner = Literal["quoted", "attributed", "own", "against", "unsure", "silent"]

MARKS: dict[Manner, str] = {
    "quoted": "●", "attributed": "◐", "own": "○", "against": "✗", "unsure": "?", "silent": "·",
}  # fmt: skip
MEANINGS: dict[Manner, str] = {
    "quoted": "quoted", "attributed": "attributed", "own": "own voice", "against": "against",
    "unsure": "may tell it", "silent": "silent",
}  # fmt: skip
BASES = {
    "metadata": "stated by the page", "url": "read from the address", "byline": "read from the byline",
    "text": "read from the text", "story": "inferred from the story",
}  # fmt: skip
DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
UNTITLED = "untitled"
OF_VALUES = frozenset({"number", "date", "name", "place", "role"})  # told with the claim that the values stand in


@dataclass(frozen=True, slots=True)
class Column:
    """A report as a column of the table: its name in full, its number, and its outlet."""

    report: str
    number: int
    name: str

    @property
    def is_named(self) -> bool:
        """Whether it has another name than its number."""
        return self.name != f"report {self.number}"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line on what differs: the mark, the kind in a word, values with whose they are, and the reasoning.

    A value stands in quotation marks if a report says it; the program's own words for a manner of telling are bare.
    """

    mark: Literal["✗", "≈", "↓", "≠"]
    kind: str
    row: str
    values: tuple[tuple[str, str], ...]
    why: str


def columns(dossier: Dossier) -> tuple[Column, ...]:
    """One column per report, named after its outlet; a second report of an outlet is numbered."""
    named = called(reading.report for reading in dossier.readings)
    return tuple(Column(report, number, visible(name)) for number, (report, name) in enumerate(named.items(), start=1))


def names(dossier: Dossier) -> dict[str, str]:
    """Name each report by its column."""
    return {column.report: column.name for column in columns(dossier)}


def outlet_name(report: Report) -> str:
    """Name the outlet by name or domain; failing both, the report by its id."""
    return visible(report.outlet.name or report.outlet.domain or f"report {report.id}")


def title(report: Report) -> str:
    """Give the report's title, or the headline that stands in its text."""
    inside = next((report.at(passage.span) for passage in report.passages if passage.kind == "headline"), "")
    return visible(" ".join((report.title or inside or UNTITLED).split()))


def manners(row: Row) -> dict[str, Manner]:
    """How each report that is not silent carries a row: the keys of their marks."""
    told: dict[str, Manner] = {cell.report: "unsure" for cell in row.near}
    for cell in row.cells:
        told[cell.report] = "against" if cell.stance == "against" else cell.claim.mode
    return told


def rows(dossier: Dossier) -> tuple[Row, ...]:
    """Put the main row first, then those with more carriers; ties stay in their order."""
    order = {row.id: place for place, row in enumerate(dossier.alignment.rows)}
    return tuple(sorted(dossier.alignment.rows, key=lambda row: (not row.main, -len(row.cells), order[row.id])))


def alone(row: Row) -> bool:
    """Whether one report alone carries the row, so that there is nothing to compare; the main row is always compared."""
    return len(row.cells) == 1 and not row.main


def counts(dossier: Dossier) -> dict[str, Count]:
    """Find the count of each row; a row without one is wholly untraced."""
    told = {count.row: count for count in dossier.trace.counts}
    return {row.id: told.get(row.id, Count(row.id, untraced=len(row.cells))) for row in dossier.alignment.rows}


def interval(count: Count) -> str:
    """Write the interval as a person does: "1", "2–4"."""
    return str(count.low) if count.low == count.high else f"{count.low}–{count.high}"


def named(count: Count) -> str:
    """Name the origins behind a row, or "not established"."""
    told = [visible(name) for name in count.identified]
    return f"{listed(told)} together" if count.together else ", ".join(told) or "not established"


def headline(dossier: Dossier) -> str:
    """Give the story's headline, or its main claim."""
    row = main(dossier)
    return visible(dossier.story.headline) or (visible(row.statement) if row else "Untitled story")


def main(dossier: Dossier) -> Row | None:
    """Find the row of the main claim."""
    return next((row for row in dossier.alignment.rows if row.main), None)


def main_claim(dossier: Dossier) -> str:
    """State the claim of which the verdict speaks; nothing if there is none."""
    row = main(dossier)
    return f"{what_main_is(dossier)}: {visible(row.statement)}" if row else ""


def what_main_is(dossier: Dossier) -> str:
    """Say what the row of which the verdict speaks is: the story's main claim, or what somebody asks about."""
    return "Asked" if dossier.alignment.asked else "Main claim"


def brief(dossier: Dossier) -> tuple[Sentence, ...]:
    """Give the brief without the sentence on the main claim, of which the verdict speaks."""
    row = main(dossier)
    first = bool(dossier.brief) and row is not None and {row.id} == {told for told, _ in dossier.brief[0].cells}
    return dossier.brief[1:] if first else dossier.brief


def verdict(dossier: Dossier) -> str:
    """Say in a sentence what stands behind the main claim."""
    row = main(dossier)
    if row is None:
        return "No claim was found that could be traced."
    carriers = [cell.report for cell in row.cells if cell.stance == "supports"]
    if not row.cells:
        return f"No report is known to state it; {len(row.near)} of {plural(len(dossier.readings), 'report')} may."
    if not carriers:
        told = "tells otherwise" if len(row.cells) == 1 else "tell otherwise"
        return f"No report supports it; {len(row.cells)} of {plural(len(dossier.readings), 'report')} {told}."
    against = len(row.cells) - len(carriers)
    otherwise = f"; {against} {'tells' if against == 1 else 'tell'} otherwise" if against else ""
    return f"{_carried(dossier, carriers)}{otherwise}. {_origins(row, counts(dossier)[row.id])}."


def head_count(dossier: Dossier) -> str:
    """How many reports and outlets there are."""
    reports = [reading.report for reading in dossier.readings]
    return f"{plural(len(reports), 'report')} · {_outlets(reports)}"


def dates(dossier: Dossier) -> str:
    """Say from when to when the reports were published, and what that rests on."""
    known = [r.report.published for r in dossier.readings if r.report.published]
    if not known:
        return "dates not established"
    days = {dated.value[:10] for dated in known}
    values = sorted(day for day in days if not any(day != other and day.startswith(other) for other in days))
    bases = list(dict.fromkeys(BASES[dated.basis] for dated in known))
    missing = len(dossier.readings) - len(known)
    without = f"; {missing} undated" if missing else ""
    return f"{visible(spoken_range(values[0], values[-1]))} ({', '.join(bases)}{without})"


def differences(dossier: Dossier) -> tuple[tuple[Difference, Discrepancy | None], ...]:
    """Tell everything that differs: conflicts, then what agrees, then what got lost, then the wording of quotes."""
    found: list[tuple[Difference, Discrepancy | None]] = [
        (_difference(dossier, each), each) for each in dossier.alignment.discrepancies
    ]
    told = {(each.row, each.kind) for each, _ in found}
    losses = [loss for loss in dossier.losses if (loss.row, loss.type) not in told]
    found += [(_lost(dossier, same), None) for same in _alike(losses)]
    return tuple(sorted(found, key=lambda each: "✗≈↓≠".index(each[0].mark)))


def origins(row: Row, count: Count) -> tuple[str, ...]:
    """Tell the origins behind a row one by one: named ones with the media between, then what stays open."""
    return (
        *(_with_via(row, count, name) for name in count.identified),
        *([_open(count)] if count.high > count.low else []),
    )


def unseen(dossier: Dossier) -> tuple[str, ...]:
    """Name the media that the main claim came through, and the texts that its carriers share, which are not among the reports."""
    seen, row = [reading.report.outlet for reading in dossier.readings], main(dossier)
    cells = row.cells if row else ()
    through, carriers = [via for cell in cells for via in cell.claim.via], {cell.report for cell in cells}
    upstream = [each.upstream for each in dossier.trace.derivations if each.upstream and {each.a, each.b} <= carriers]
    named = [name for name in dict.fromkeys((*through, *upstream)) if not any(publishes(each, name) for each in seen)]
    told = [visible(name) for name in named]
    return tuple(name for name in told if not any(name != other and name in other for other in told))


def judges(dossier: Dossier) -> tuple[str, ...]:
    """Name the rules and models that judged, each with its version."""
    judged = [cell.by for row in dossier.alignment.rows for cell in row.cells]
    judged += [claim.by for reading in dossier.readings for claim in reading.claims]
    judged += [quote.by for reading in dossier.readings for quote in reading.quotes]
    judged += [passage.by for reading in dossier.readings for passage in reading.report.passages]
    judged += [each.by for each in dossier.alignment.discrepancies]
    judged += [each.by for each in dossier.trace.derivations]
    judged += [link.by for link in dossier.story.links]
    return tuple(sorted({visible(by) for by in judged if by}))


def spoken(value: str) -> str:
    """Write a date as a person does: "2025-02-09" is "9 February 2025", "2025-FA" autumn 2025; a week is its days."""
    parts = value[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return _stretch(value)
    if len(parts) == 1:
        return f"{value:0<4}s" if len(value) in (2, 3) else value  # a century, a decade
    day = calendar.real_day(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else 1)
    if day is None:
        return value
    time = f", {DAY_PARTS.get(value[11:], value[11:16])}" if len(value) > 11 else ""
    return (f"{day.day} {day:%B %Y}" if len(parts) == 3 else f"{day:%B %Y}") + time


def _stretch(value: str) -> str:
    """Name a season, give the days of any other stretch of the calendar; what has no days stays as it is."""
    if value[5:] in SEASONS:
        return f"{SEASONS[value[5:]]} {value[:4]}"
    days = calendar.interval(value)
    return spoken_range(days[0].isoformat(), days[1].isoformat()) if days else value


def spoken_range(first: str, last: str) -> str:
    """Two ISO dates as a range: "9–11 February 2025"."""
    if first == last:
        return spoken(first)
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{spoken(last)}"
    if first[:4] == last[:4] and len(first) == len(last) == 10:
        return f"{spoken(first)[:-5]} – {spoken(last)}"
    return f"{spoken(first)} – {spoken(last)}"


def plural(number: int, noun: str) -> str:
    """Put a number before its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Names as a person lists them: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def visible(text: str) -> str:
    """Replace the characters that command a terminal or turn the reading direction."""
    return COMMANDS.sub("�", text)


def vias(row: Row, count: Count, origin: str) -> tuple[str, ...]:
    """List the media through which an origin's statement reached the carriers of a row."""
    said = ((cell.claim.via, speaker) for cell in row.cells for speaker in cell.claim.speakers)
    through = (via for media, s in said if origin in (count.origin_of(s), s.origin, s.name) for via in media)
    return tuple(dict.fromkeys(map(visible, through)))


def through(dossier: Dossier, origin: Origin) -> str:
    """Say through which media an origin's claims came, and how many of them if not all did."""
    if not origin.via:
        return ""
    known = counts(dossier)
    came = sum(bool(vias(row, known[row.id], origin.name)) for row in rows(dossier) if row.id in origin.rows)
    some = f", {came} of them" if came < len(origin.rows) else ""
    return f"{some} via {listed([visible(via) for via in origin.via])}"


def _origins(row: Row, count: Count) -> str:
    if not count.low:
        return f"Independent origins are not established: {_open(count)}" if count.high else "No origin is told"
    told = "; ".join(_with_via(row, count, name) for name in count.identified)
    span = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    kind = "origins, named together" if count.together else f"independent origin{'s' * (count.high > 1)}"
    number = f"{span} {kind}"
    besides = f"; besides, {_open(count)}" if count.high > count.low else ""
    return f"{number}: {told}{besides}"


def _with_via(row: Row, count: Count, origin: str) -> str:
    through = vias(row, count, origin)
    return f"{visible(origin)}, via {listed(through)}" if through else visible(origin)


def _open(count: Count) -> str:
    parts = []
    if count.unidentified:
        parts.append(plural(count.unidentified, "unnamed speaker"))
    if count.untraced:
        parts.append(f"{plural(count.untraced, 'untraced passage')} in the outlets' own voice")
    return " and ".join(parts)


def _carried(dossier: Dossier, carriers: Sequence[str]) -> str:
    reports = [r.report for r in dossier.readings if r.report.id in set(carriers)]
    number = len(dossier.readings)
    told = plural(number, "report") if len(reports) == number else f"{len(reports)} of {plural(number, 'report')}"
    outlets = f" ({_outlets(reports)})" if any(map(_is_outlet_known, reports)) else ""
    return f"{told}{outlets} {'carries' if len(reports) == 1 else 'carry'} it"


def _outlets(reports: Iterable[Report]) -> str:
    """Count outlets, and owners where those are fewer; a report without an outlet counts for none."""
    reports = list(reports)
    outlets = {each.outlet.name or each.outlet.domain: each.outlet for each in reports if _is_outlet_known(each)}
    if not outlets:
        return "outlets not named"
    owners = {outlet.owner or name for name, outlet in outlets.items()}
    of = f" of {plural(len(owners), 'owner')}" if len(owners) < len(outlets) else ""
    unnamed = sum(not _is_outlet_known(each) for each in reports)
    return plural(len(outlets), "outlet") + of + (f" and {unnamed} not named" if unnamed else "")


def _is_outlet_known(report: Report) -> bool:
    return bool(report.outlet.name or report.outlet.domain)


def _difference(dossier: Dossier, found: Discrepancy) -> Difference:
    whose = names(dossier)
    mark: Literal["✗", "≈", "↓", "≠"] = "✗" if found.verdict == "conflict" else "≈"
    if found.type in ("attribution", "hedge"):
        mark = "↓"
    elif found.type == "wording":
        mark = "≠"
    said = [_in_marks(dossier, value) for value in found.values]
    givers = [whose.get(report, report) for report in found.reports]
    if len(said) == len(givers) + 1:  # a statement asked about against a report
        said[0], givers = f"“{visible(found.values[0])}”", ["asked about", *givers]
    values = _by_value(zip(said, givers, strict=True))
    return Difference(mark, "denial" if found.type == "polarity" else found.type, found.row, values, visible(found.why))


def _in_marks(dossier: Dossier, value: str) -> str:
    reports = [reading.report for reading in dossier.readings]
    is_said = any(value in report.text or value in report.title for report in reports)
    return f"“{visible(value)}”" if is_said else visible(value)


def _by_value(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    whose: dict[str, list[str]] = {}
    for value, name in pairs:
        whose.setdefault(value, []).append(name)
    return tuple((value, ", ".join(outlets)) for value, outlets in whose.items())


def _alike(losses: Iterable[Loss]) -> Iterable[Sequence[Loss]]:
    """Put together what several reports lost of one row to the same report."""
    found: dict[tuple[str, str, str], list[Loss]] = {}
    for loss in losses:
        found.setdefault((loss.row, loss.type, loss.why), []).append(loss)
    return found.values()


def _lost(dossier: Dossier, losses: Sequence[Loss]) -> Difference:
    first, whose = losses[0], names(dossier)
    words = {
        cell.report: cell.claim.text for row in dossier.alignment.rows if row.id == first.row for cell in row.cells
    }
    said = (
        (
            _in_marks(dossier, words.get(loss.report, f"without {loss.type}")),
            whose.get(loss.report, visible(loss.report)),
        )
        for loss in losses
    )
    return Difference("↓", first.type, first.row, _by_value(said), visible(first.why))
