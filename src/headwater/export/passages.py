"""The passages of a dossier, each once: what they state, render or contradict, whose words they are, through whom they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.export.selectors import claim_of, urn
from headwater.model import Claim, Dossier, Quote, Report, Spans

Place = tuple[str, Spans]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with who is given it; the names of the claims it states, of those it is against, of utterances it renders."""

    report: Report
    given: Claim | Quote
    spans: Spans
    quoted: bool
    states: tuple[str, ...]
    against: tuple[str, ...]
    renders: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name the passage by its report and offsets."""
        offsets = "_".join(f"{span.start}-{span.end}" for span in self.spans)
        return urn("report", self.report.id, self.spans[0].place, offsets)


def passages(dossier: Dossier) -> tuple[Passage, ...]:
    """Find the passages that state a claim or are against one, and those that quote."""
    rows: dict[str, dict[Place, list[str]]] = {"supports": defaultdict(list), "against": defaultdict(list)}
    renders: dict[Place, list[str]] = defaultdict(list)
    found: dict[Place, Claim | Quote] = {}
    quoted = set()
    for place, given in _given(dossier):
        found.setdefault(place, given)
        quoted |= {place} if _is_verbatim(given) else set()
    for row in dossier.alignment.rows:
        for cell in row.cells:
            rows[cell.stance][cell.report, cell.claim.spans].append(claim_of(dossier, row))
    for each in dossier.alignment.utterances:
        for variant in each.variants:
            renders[variant.report, variant.spans].append(urn("story", dossier.story.id, each.id))
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    return tuple(
        Passage(
            reports[place[0]], given, place[1], place in quoted, tuple(rows["supports"].get(place, ())),
            tuple(rows["against"].get(place, ())), tuple(renders.get(place, ())),
        )
        for place, given in found.items()
    )  # fmt: skip


def _given(dossier: Dossier) -> Iterator[tuple[Place, Claim | Quote]]:
    yield from (((cell.report, cell.claim.spans), cell.claim) for row in dossier.alignment.rows for cell in row.cells)
    for each in dossier.alignment.utterances:
        yield from (((variant.report, variant.spans), variant.quote) for variant in each.variants)
    for reading in dossier.readings:
        yield from (((reading.report.id, quote.content), quote) for quote in reading.quotes)


def _is_verbatim(given: Claim | Quote) -> bool:
    return given.mode == "quoted" if isinstance(given, Claim) else given.type != "indirect"
