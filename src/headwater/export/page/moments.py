"""The timeline: what the reports date, conflicting datings side by side, and how the story spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from headwater.export import telling, wording
from headwater.export.page.keys import Keys
from headwater.model import Dossier, Moment
from headwater.text.calendar import relation
from headwater.text.listing import listed


@dataclass(frozen=True, slots=True)
class MomentView:
    """An event with the dates that reports give it, whether they date it differently, and whether one report alone tells it."""

    text: str
    dates: tuple[tuple[str, str, str], ...]
    disputed: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report appeared, and how that is known."""

    outlet: str
    when: str
    machine: str
    basis: str


def moments(dossier: Dossier, keys: Keys) -> tuple[MomentView, ...]:
    """Prepare the events in the order of their earliest date."""
    events: dict[str, list[Moment]] = defaultdict(list)
    for each in dossier.timeline:
        if each.what == "event":
            events[_plain(each.text)].append(each)
    shared = {_plain(row.statement) for row in dossier.alignment.rows if not telling.alone(row)}
    return tuple(_moment(same, text in shared, keys) for text, same in events.items())


def is_disputed(told: Mapping[str, Sequence[str]]) -> bool:
    """Whether two reports date an event differently: no date of one has a day in common with any of the other."""
    return any(
        all(relation(one, other) == "disjoint" for one, other in product(ours, theirs))
        for ours, theirs in combinations(told.values(), 2)
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _moment(same: Sequence[Moment], shared: bool, keys: Keys) -> MomentView:
    by_value: dict[str, dict[str, None]] = defaultdict(dict)
    by_report: dict[str, list[str]] = defaultdict(list)
    for each in same:
        for report, _ in each.cells:
            by_value[each.value][keys.names[report]] = None
            by_report[report].append(each.value)
    dates = ((wording.spoken(value), value, listed(list(outlets))) for value, outlets in by_value.items())
    alone = not shared and len(by_report) < 2
    return MomentView(same[0].text, tuple(dates), is_disputed(by_report), alone)


def spread(dossier: Dossier) -> tuple[Publication, ...]:
    """Order the reports by publication; those without a date come last."""
    found = [
        Publication(column.name, wording.spoken(dated.value), dated.value, wording.BASES[dated.basis])
        if (dated := reading.report.published)
        else Publication(column.name, "date not established", "", "")
        for column, reading in zip(telling.columns(dossier), dossier.readings, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: (not each.machine, each.machine)))
