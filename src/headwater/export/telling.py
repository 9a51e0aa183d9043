"""What terminal, page and Markdown say of a dossier, in the same words: its table, its verdict, its origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.export import wording
from headwater.model import Count, Dossier, Origin, Report, Row, Sentence
from headwater.text.listing import listed
from headwater.text.media import called, publishes


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


def columns(dossier: Dossier) -> tuple[Column, ...]:
    """One column per report, named after its outlet; a second report of an outlet is numbered."""
    named = called(reading.report for reading in dossier.readings)
    return tuple(
        Column(report, number, wording.visible(name)) for number, (report, name) in enumerate(named.items(), start=1)
    )


def names(dossier: Dossier) -> dict[str, str]:
    """Name each report by its column."""
    return {column.report: column.name for column in columns(dossier)}


def manners(row: Row) -> dict[str, wording.Manner]:
    """How each report that is not silent carries a row: the keys of their marks."""
    told: dict[str, wording.Manner] = {cell.report: "unsure" for cell in row.near}
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
    """Find the count of each row."""
    return {count.row: count for count in dossier.trace.counts}


def statements(dossier: Dossier) -> dict[str, str]:
    """State each row."""
    return {row.id: row.statement for row in dossier.alignment.rows}


def headline(dossier: Dossier) -> str:
    """Give the story's headline, or its main claim."""
    row = main(dossier)
    return wording.visible(dossier.story.headline) or (wording.visible(row.statement) if row else "Untitled story")


def main(dossier: Dossier) -> Row | None:
    """Find the row of the main claim."""
    return next((row for row in dossier.alignment.rows if row.main), None)


def main_claim(dossier: Dossier) -> str:
    """State the claim of which the verdict speaks; nothing if there is none."""
    row = main(dossier)
    return f"{what_main_is(dossier)}: {wording.visible(row.statement)}" if row else ""


def what_main_is(dossier: Dossier) -> str:
    """Say what the row of which the verdict speaks is: the story's main claim, or what somebody asks about."""
    return "Asked" if dossier.alignment.asked else "Main claim"


def brief(dossier: Dossier) -> tuple[Sentence, ...]:
    """Give the brief without the sentence on the main claim, of which the verdict speaks."""
    return dossier.brief[1:] if main(dossier) else dossier.brief


def verdict(dossier: Dossier) -> str:
    """Say in a sentence what stands behind the main claim."""
    row = main(dossier)
    if row is None:
        return "No claim was found that could be traced."
    carriers = [cell.report for cell in row.supporting]
    if not row.cells:
        return (
            f"No report is known to state it; {len(row.near)} of {wording.plural(len(dossier.readings), 'report')} may."
        )
    if not carriers:
        told = "tells otherwise" if len(row.cells) == 1 else "tell otherwise"
        return f"No report supports it; {len(row.cells)} of {wording.plural(len(dossier.readings), 'report')} {told}."
    against = len(row.cells) - len(carriers)
    otherwise = f"; {against} {'tells' if against == 1 else 'tell'} otherwise" if against else ""
    return f"{_carried(dossier, carriers)}{otherwise}. {_origins(row, counts(dossier)[row.id])}."


def head_count(dossier: Dossier) -> str:
    """How many reports and outlets there are."""
    reports = [reading.report for reading in dossier.readings]
    return f"{wording.plural(len(reports), 'report')} · {_outlets(reports)}"


def dates(dossier: Dossier) -> str:
    """Say from when to when the reports were published, and what that rests on."""
    known = [r.report.published for r in dossier.readings if r.report.published]
    if not known:
        return "dates not established"
    days = {dated.value[:10] for dated in known}
    values = sorted(day for day in days if not any(day != other and day.startswith(other) for other in days))
    bases = list(dict.fromkeys(wording.BASES[dated.basis] for dated in known))
    missing = len(dossier.readings) - len(known)
    without = f"; {missing} undated" if missing else ""
    return f"{wording.visible(wording.spoken_range(values[0], values[-1]))} ({', '.join(bases)}{without})"


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
    told = [wording.visible(name) for name in named]
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
    return tuple(sorted({wording.visible(by) for by in judged if by}))


def vias(row: Row, count: Count, origin: str) -> tuple[str, ...]:
    """List the media through which an origin's statement reached the carriers of a row."""
    said = ((cell.claim.via, speaker) for cell in row.cells for speaker in cell.claim.speakers)
    through = (via for media, s in said if origin in (count.origin_of(s), s.origin, s.name) for via in media)
    return tuple(dict.fromkeys(map(wording.visible, through)))


def behind(dossier: Dossier) -> dict[str, str]:
    """Say of each origin how many claims it is behind, and through which media they came; or how many it only contradicts."""
    known, table = counts(dossier), {row.id: row for row in dossier.alignment.rows}
    told = {}
    for each in dossier.trace.origins:
        carried = [
            cell for row in each.rows if row in table for cell in table[row].cells if cell.report in each.carriers
        ]
        contradicts = bool(carried) and all(cell.stance == "against" for cell in carried)
        claims = wording.plural(len(each.rows), "claim")
        told[each.name] = f"against {claims}" if contradicts else claims + _through(each, known, table)
    return told


def _through(origin: Origin, known: Mapping[str, Count], table: Mapping[str, Row]) -> str:
    if not origin.via:
        return ""
    came = sum(bool(vias(table[row], known[row], origin.name)) for row in origin.rows)
    some = f", {came} of them" if came < len(origin.rows) else ""
    return f"{some} via {listed([wording.visible(via) for via in origin.via])}"


def _origins(row: Row, count: Count) -> str:
    if not count.low:
        return f"Independent origins are not established: {_open(count)}" if count.high else "No origin is told"
    told = "; ".join(_with_via(row, count, name) for name in count.identified)
    besides = f"; besides, {_open(count)}" if count.high > count.low else ""
    return f"{count.told}: {told}{besides}"


def _with_via(row: Row, count: Count, origin: str) -> str:
    through = vias(row, count, origin)
    return f"{wording.visible(origin)}, via {listed(through)}" if through else wording.visible(origin)


def _open(count: Count) -> str:
    return f"{count.open} in the outlets' own voice" if count.untraced else count.open


def _carried(dossier: Dossier, carriers: Sequence[str]) -> str:
    reports = [r.report for r in dossier.readings if r.report.id in set(carriers)]
    number = len(dossier.readings)
    told = (
        wording.plural(number, "report")
        if len(reports) == number
        else f"{len(reports)} of {wording.plural(number, 'report')}"
    )
    outlets = f" ({_outlets(reports)})" if any(map(_is_outlet_known, reports)) else ""
    return f"{told}{outlets} {'carries' if len(reports) == 1 else 'carry'} it"


def _outlets(reports: Iterable[Report]) -> str:
    """Count outlets, and owners where those are fewer; a report without an outlet counts for none."""
    reports = list(reports)
    outlets = {each.outlet.name or each.outlet.domain: each.outlet for each in reports if _is_outlet_known(each)}
    if not outlets:
        return "outlets not named"
    owners = {outlet.owner or name for name, outlet in outlets.items()}
    of = f" of {wording.plural(len(owners), 'owner')}" if len(owners) < len(outlets) else ""
    unnamed = sum(not _is_outlet_known(each) for each in reports)
    return wording.plural(len(outlets), "outlet") + of + (f" and {unnamed} not named" if unnamed else "")


def _is_outlet_known(report: Report) -> bool:
    return bool(report.outlet.name or report.outlet.domain)
