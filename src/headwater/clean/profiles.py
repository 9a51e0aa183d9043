"""What an outlet repeats: lines that stand in several of its reports and so belong to none of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.clean.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from headwater.model import Outlet, Report

FEWEST = 3


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """The lines an outlet repeats across reports, as words in lower case; learned from a collection, then frozen."""

    outlet: str
    lines: frozenset[str]


def profiles(reports: Iterable[Report]) -> tuple[OutletProfile, ...]:
    """Return a profile per outlet that repeats lines in three or more reports, ordered by name."""
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report in reports:
        if name := outlet_key(report.outlet):
            lead = _lead(report)
            for passage in report.passages:
                seen[name][folded(report.at(passage.span))].add(lead)
    repeated = {
        name: frozenset(line for line, leads in lines.items() if _repeated(line, leads)) for name, lines in seen.items()
    }
    return tuple(OutletProfile(name, lines) for name, lines in sorted(repeated.items()) if lines)


def outlet_key(outlet: Outlet) -> str | None:
    """Return what an outlet is told by: its domain, or its name in lower case."""
    return outlet.domain or (folded(outlet.name) if outlet.name else None)


def _lead(report: Report) -> str:
    """Return how the body begins: versions of one report repeat their own lines, which are no furniture."""
    return next((folded(report.at(each.span)) for each in report.passages if each.kind == "body"), report.id)


def _repeated(line: str, leads: set[str]) -> bool:
    return bool(line) and len(leads) >= FEWEST and line not in leads
