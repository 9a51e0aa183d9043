"""Who copied whom: families of reports whose text is one or that rest on one thing, and their passages side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from headwater.dossier.families import closest, first_of, kin
from headwater.export import telling, wording
from headwater.model import Derivation, Dossier, Report, Reuse, Span
from headwater.text.listing import listed
from headwater.text.media import publishes

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
        return "; ".join([who, *([f"both rest on {self.upstream}"] if self.upstream else []), self.common])

    @property
    def common(self) -> str:
        """How much of their text is one."""
        return _common(self.percent)


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that depend on one another, as pairs that join each to the one it has most in common with.

    `pairs` is how many pairs of them there are in all; `first` is the report that the others came after, where that is known;
    `takers` are those that have it from a report or an outlet among them.
    """

    relation: str
    names: tuple[str, ...]
    first: str
    takers: tuple[str, ...]
    upstream: str
    percents: tuple[int, int]
    closest: tuple[CopyView, ...]
    pairs: int

    @property
    def why(self) -> str:
        """Why the two depend on each other, if they are two."""
        return self.closest[0].why if self.pairs == 1 else ""

    def told(self, most: int | None = None) -> str:
        """Who they are (at most so many by name), what was first, what they rest on, how much of their text is common."""
        lowest, highest = self.percents
        if self.relation != "copied" and self.upstream:
            reach = "up to " if self.pairs > 1 and highest else ""
            has = "has" if len(self.takers) == 1 else "have"
            how = f"{has} it from {self.first or self.upstream}" if self.takers else f"rest on {self.upstream}"
            return f"{_some(self.takers or self.names, most)} {how}; {reach}{_common(highest)}"
        if self.pairs == 1:
            return self.closest[0].told
        if self.relation != "copied":
            return f"{_some(self.names, most)} have passages in common; up to {_common(highest).removesuffix(' in common')}"
        first = f", first in {self.first}" if self.first else ""
        rests = f"; it rests on {self.upstream}" if self.upstream else ""
        share = f"{lowest}–{highest} % of the text" if lowest < highest else _common(highest).removesuffix(" in common")
        return f"{_some(self.names, most)} share running text{first}{rests}; {share} in common"


def families(dossier: Dossier) -> tuple[Family, ...]:
    """Prepare all that depends on one another: copies first, each kind with the closest first."""
    names, reports = telling.names(dossier), {reading.report.id: reading.report for reading in dossier.readings}

    def view(pair: Derivation) -> CopyView:
        return _pair(pair, names, reports)

    return tuple(_family(pairs, names, reports, view) for pairs in kin(dossier.trace.derivations))


def _family(
    pairs: Sequence[Derivation],
    names: Mapping[str, str],
    reports: Mapping[str, Report],
    view: Callable[[Derivation], CopyView],
) -> Family:
    members = {report for pair in pairs for report in (pair.a, pair.b)}
    ordered = [report for report in names if report in members]
    above = {pair.upstream for pair in pairs if pair.upstream}
    first = first_of(pairs)
    givers = {each for each in ordered if each == first or any(publishes(reports[each].outlet, name) for name in above)}
    takers = [report for report in ordered if report not in givers] if givers else []
    return Family(
        pairs[0].relation,
        tuple(names[report] for report in ordered),
        names[first] if first else "",
        tuple(names[report] for report in takers),
        wording.visible(above.pop()) if len(above) == 1 else "",
        (round(min(pair.share for pair in pairs) * 100), round(max(pair.share for pair in pairs) * 100)),
        tuple(map(view, closest(pairs))),
        len(pairs),
    )


def _some(names: Sequence[str], most: int | None) -> str:
    left = 0 if most is None else len(names) - most
    return listed([*names[:most], f"{left} more"] if left > 1 else names)


def _pair(pair: Derivation, names: Mapping[str, str], reports: Mapping[str, Report]) -> CopyView:
    a, b = names[pair.a], names[pair.b]
    shown = tuple(_passage(each, reports[pair.a], reports[pair.b]) for each in pair.evidence[:MOST_PASSAGES])
    return CopyView(
        a, b, pair.relation, _direction(pair, a, b), wording.visible(pair.upstream or ""), round(pair.share * 100),
        wording.visible(pair.why), shown, len(pair.evidence) - len(shown),
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
