"""Who copied whom: pairs of reports with the share of text that is common, and the passages side by side."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.export import telling
from headwater.model import Derivation, Dossier, Report, Reuse, Span

MOST_PASSAGES = 12
LONGEST = 700


@dataclass(frozen=True, slots=True)
class CopyView:
    """A pair of reports whose texts depend on each other."""

    a: str
    b: str
    relation: str
    direction: str
    upstream: str
    percent: int
    why: str
    passages: tuple[tuple[str, str, str], ...]
    left_out: int

    @property
    def told(self) -> str:
        """Who took it from whom, as far as that is known; how much is common; what both rest on."""
        who = self.direction or f"{self.a} and {self.b}"
        both = f"; both rest on {self.upstream}" if self.upstream else ""
        return f"{who}: {self.percent} % of the text in common{both}"


def copies(dossier: Dossier) -> tuple[CopyView, ...]:
    """Prepare every dependent pair, the closest first."""
    dependent = [each for each in dossier.trace.derivations if each.relation != "independent"]
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    ordered = sorted(dependent, key=lambda each: (each.relation, -each.share))
    return tuple(_pair(each, telling.names(dossier), reports) for each in ordered)


def _pair(pair: Derivation, names: dict[str, str], reports: dict[str, Report]) -> CopyView:
    a, b = names.get(pair.a, telling.visible(pair.a)), names.get(pair.b, telling.visible(pair.b))
    told = [reuse for reuse in pair.evidence if not reuse.furniture]
    known = [each for each in told if pair.a in reports and pair.b in reports]
    shown = tuple(_passage(each, reports[pair.a], reports[pair.b]) for each in known[:MOST_PASSAGES])
    return CopyView(
        a, b, pair.relation, _direction(pair, a, b), telling.visible(pair.upstream or ""), round(pair.share * 100),
        telling.visible(pair.why), shown, len(known) - len(shown),
    )  # fmt: skip


def _direction(pair: Derivation, a: str, b: str) -> str:
    if pair.source not in (pair.a, pair.b):
        return ""
    return f"{b} took it from {a}" if pair.source == pair.a else f"{a} took it from {b}"


def _passage(reuse: Reuse, a: Report, b: Report) -> tuple[str, str, str]:
    return _clipped(a, reuse.a), _clipped(b, reuse.b), "word for word" if reuse.exact else "edited"


def _clipped(report: Report, span: Span) -> str:
    words = telling.visible(report.at(span))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
