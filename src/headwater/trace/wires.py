"""Whose the own voice of a report is: a story's reports in; the agency behind each that is of one out.

What outlets tell in their own voice under one agency's credit, edited out of recognition or not, is not known to be told by two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from headwater.model import Report
from headwater.text.media import publishes
from headwater.trace.upstream import same_medium

Wires = Mapping[str, str]


def wires(reports: Iterable[Report]) -> Wires:
    """Return the agency that each report's text is credited to, or that it is published by, if another credits it."""
    reports = tuple(reports)
    credited = {report.id: _credited(report) for report in reports}
    agencies = sorted({name for names in credited.values() for name in names})
    own = {report.id: [name for name in agencies if publishes(report.outlet, name)] for report in reports}
    named = {report.id: (credited[report.id] or own[report.id])[:1] for report in reports}
    return {
        report: next(other for other in agencies if same_medium(name, other))
        for report, names in named.items()
        for name in names
    }


def _credited(report: Report) -> list[str]:
    return sorted(c.name for c in report.credits if c.of == "text" and not publishes(report.outlet, c.name))
