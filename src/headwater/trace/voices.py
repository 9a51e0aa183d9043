"""Whose the own voice of a report is: a story's reports in; the outlet of each, and the agency behind it if it is of one, out.

What outlets tell in their own voice under one agency's credit, edited out of recognition or not, is not known to be told by two, nor
by another than the agency that a third one cites.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from headwater.model import Outlet, Report
from headwater.text.media import called, publishes
from headwater.trace.upstream import credited, same_medium


@dataclass(frozen=True, slots=True)
class Voice:
    """A report's outlet, the agency that it is credited to, or that the outlet is itself, and what readers know the report by."""

    outlet: Outlet = Outlet()
    agency: str | None = None
    name: str = ""

    def of(self, medium: str) -> bool:
        """Whether it is that of a medium, called so."""
        return publishes(self.outlet, medium) or (self.agency is not None and same_medium(self.agency, medium))


Voices = Mapping[str, Voice]
SILENT = Voice()


def voices(reports: Iterable[Report]) -> Voices:
    """Return the voice of each report; an agency is known as such where another outlet's report credits it."""
    reports = tuple(reports)
    agencies = sorted({name for report in reports for name in credited(report)})
    named = {r.id: sorted(credited(r)) or [name for name in agencies if publishes(r.outlet, name)] for r in reports}
    names = called(reports)
    agency = {id_: next((_first(agencies, name) for name in told), None) for id_, told in named.items()}
    return {r.id: Voice(r.outlet, agency[r.id], names[r.id]) for r in reports}


def _first(agencies: Iterable[str], name: str) -> str:
    return next(other for other in agencies if same_medium(name, other))
