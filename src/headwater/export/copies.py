"""Who copied whom: pairs of reports with the share of text that is common, and the passages side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.export import telling, wording
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
        """Who took it from whom, as far as that is known; what both rest on; how much is common."""
        who = self.direction or f"{self.a} and {self.b}"
        return "; ".join([who, *([f"both rest on {self.upstream}"] if self.upstream else []), _common(self.percent)])


def copies(dossier: Dossier) -> tuple[CopyView, ...]:
    """Prepare every dependent pair, the closest first."""
    dependent = [each for each in dossier.trace.derivations if each.relation != "independent"]
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    names = telling.names(dossier)
    ordered = sorted(dependent, key=lambda each: (each.relation, -each.share))
    return tuple(_pair(each, names, reports) for each in ordered)


def resting(pairs: Sequence[CopyView]) -> Iterator[tuple[str, str]]:
    """Tell copies pair by pair, and of shared material at once all that rests on one thing: the relation, and who."""
    material: dict[str, list[CopyView]] = {}
    for pair in pairs:
        if pair.relation == "copied" or not pair.upstream:
            yield pair.relation, pair.told
        else:
            material.setdefault(pair.upstream, []).append(pair)
    for upstream, alike in material.items():
        who = wording.listed(list(dict.fromkeys(name for pair in alike for name in (pair.a, pair.b))))
        largest = max(pair.percent for pair in alike)
        yield (
            "shared material",
            f"{who} rest on {upstream}; {'up to ' if len(alike) > 1 and largest else ''}{_common(largest)}",
        )


def _pair(pair: Derivation, names: dict[str, str], reports: dict[str, Report]) -> CopyView:
    a, b = names.get(pair.a, wording.visible(pair.a)), names.get(pair.b, wording.visible(pair.b))
    known = pair.evidence if pair.a in reports and pair.b in reports else ()
    shown = tuple(_passage(each, reports[pair.a], reports[pair.b]) for each in known[:MOST_PASSAGES])
    return CopyView(
        a, b, pair.relation, _direction(pair, a, b), wording.visible(pair.upstream or ""), round(pair.share * 100),
        wording.visible(pair.why), shown, len(known) - len(shown),
    )  # fmt: skip


def _common(percent: int) -> str:
    return f"{percent or 'less than 1'} % of the text in common"


def _direction(pair: Derivation, a: str, b: str) -> str:
    if pair.source not in (pair.a, pair.b):
        return ""
    return f"{b} took it from {a}" if pair.source == pair.a else f"{a} took it from {b}"


def _passage(reuse: Reuse, a: Report, b: Report) -> tuple[str, str, str]:
    return _clipped(a, reuse.a), _clipped(b, reuse.b), "word for word" if reuse.exact else "edited"


def _clipped(report: Report, span: Span) -> str:
    words = wording.visible(report.at(span))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
