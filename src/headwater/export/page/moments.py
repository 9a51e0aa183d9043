"""The timeline: what the reports date, conflicting datings side by side, and how the story spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from headwater.export import telling
from headwater.export.page.keys import Keys
from headwater.model import Dossier, Moment
from headwater.text.calendar import relation


@dataclass(frozen=True, slots=True)
class MomentView:
    """An event with the dates that reports give it; dates that have no day in common are a dispute."""

    text: str
    dates: tuple[tuple[str, str, str], ...]

    @property
    def disputed(self) -> bool:
        """Whether the reports date it differently."""
        return any(relation(one, other) == "disjoint" for (_, one, _), (_, other, _) in combinations(self.dates, 2))


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
    for each in sorted(dossier.timeline, key=lambda moment: moment.value):
        if each.what == "event":
            events[" ".join(each.text.split()).casefold()].append(each)
    return tuple(MomentView(telling.visible(same[0].text), tuple(_dates(same, keys))) for same in events.values())


def _dates(same: Iterable[Moment], keys: Keys) -> Iterable[tuple[str, str, str]]:
    by_value: dict[str, list[str]] = defaultdict(list)
    for each in same:
        by_value[each.value] += [keys.names.get(report, telling.visible(report)) for report, _ in each.cells]
    for value, outlets in by_value.items():
        yield (
            telling.visible(telling.spoken(value)),
            telling.visible(value),
            telling.listed(list(dict.fromkeys(outlets))),
        )


def spread(dossier: Dossier) -> tuple[Publication, ...]:
    """Order the reports by publication; those without a date come last."""
    found = [
        Publication(
            column.name, telling.visible(telling.spoken(dated.value)), telling.visible(dated.value), _basis(dated.basis)
        )
        if (dated := reading.report.published)
        else Publication(column.name, "date not established", "", "")
        for column, reading in zip(telling.columns(dossier), dossier.readings, strict=True)
    ]
    return tuple(sorted(found, key=lambda each: (not each.machine, each.machine)))


def _basis(basis: str) -> str:
    return telling.BASES.get(basis, telling.visible(basis))
