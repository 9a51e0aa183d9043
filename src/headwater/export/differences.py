"""What differs between the reports, a line each: the mark, the kind, the values with whose they are, the reasoning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from headwater.export import telling, wording
from headwater.model import Discrepancy, Dossier, Loss, Report, Row

Mark = Literal["✗", "≈", "↓"]
MARKS: tuple[Mark, ...] = get_args(Mark)  # in the order in which they are told
OF_VALUES = frozenset({"number", "date", "name", "place", "role"})  # told with the claim that the values stand in


@dataclass(frozen=True, slots=True)
class Difference:
    """One line on what differs: the mark, the kind in a word, values with whose they are, and the reasoning.

    A value stands in quotation marks if a report says it; the program's own words for a manner of telling are bare.
    """

    mark: Mark
    kind: str
    row: str
    values: tuple[tuple[str, str], ...]
    why: str


def differences(dossier: Dossier) -> tuple[tuple[Difference, Discrepancy | None], ...]:
    """Tell everything that differs: conflicts, then what agrees, then what got lost."""
    whose, reports = telling.names(dossier), [reading.report for reading in dossier.readings]
    found: list[tuple[Difference, Discrepancy | None]] = [
        (_difference(each, whose, reports), each) for each in dossier.alignment.discrepancies
    ]
    told = {(each.row, each.kind) for each, _ in found}
    losses = [loss for loss in dossier.losses if (loss.row, loss.type) not in told]
    rows = {row.id: row for row in dossier.alignment.rows}
    found += [(_lost(same, rows[same[0].row], whose, reports), None) for same in _alike(losses)]
    return tuple(sorted(found, key=lambda each: MARKS.index(each[0].mark)))


def _difference(found: Discrepancy, whose: Mapping[str, str], reports: Sequence[Report]) -> Difference:
    said = [_in_marks(value, reports) for value in found.values]
    givers = [whose[report] for report in found.reports]
    if len(said) == len(givers) + 1:  # a statement asked about against a report
        said[0], givers = f"“{wording.in_line(found.values[0])}”", ["asked about", *givers]
    values = _by_value(zip(said, givers, strict=True))
    kind = "denial" if found.type == "polarity" else found.type
    return Difference(_mark(found), kind, found.row, values, wording.visible(found.why))


def _mark(found: Discrepancy) -> Mark:
    if found.type in ("attribution", "hedge"):
        return "↓"
    return "✗" if found.verdict == "conflict" else "≈"


def _in_marks(value: str, reports: Sequence[Report]) -> str:
    words = re.compile(r"\s+".join(map(re.escape, value.split())))
    is_said = any(words.search(report.text) or words.search(report.title) for report in reports)
    return f"“{wording.in_line(value)}”" if is_said else wording.in_line(value)


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


def _lost(losses: Sequence[Loss], row: Row, whose: Mapping[str, str], reports: Sequence[Report]) -> Difference:
    first = losses[0]
    words = {cell.report: cell.claim.text for cell in row.cells}
    said = ((_in_marks(words.get(loss.report, "no longer told"), reports), whose[loss.report]) for loss in losses)
    return Difference("↓", first.type, first.row, _by_value(said), wording.visible(first.why))
