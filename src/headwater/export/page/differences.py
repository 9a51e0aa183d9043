"""What differs, with the passages in which it differs side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from headwater.export import differences as differing
from headwater.export.differences import Difference, Mark
from headwater.export.marked import Layer, in_sentence, marked
from headwater.export.page.keys import Keys
from headwater.model import Discrepancy, Dossier, Reading, Span

OPEN = 5  # of a kind; conflicts stand open all
KINDS: dict[Mark, str] = {"✗": "conflict", "≈": "compatible", "↓": "lost"}


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference, of which kind it is, and the passages behind its values."""

    told: Difference
    kind: str
    passages: tuple[tuple[str, Markup], ...]


def differences(dossier: Dossier, keys: Keys) -> tuple[tuple[Sequence[DifferenceView], Sequence[DifferenceView]], ...]:
    """Prepare every difference by kind, conflicts first: those of a kind that stand open, and the rest of them."""
    views = [
        DifferenceView(told, KINDS[told.mark], tuple(_passages(dossier, found, keys) if found else ()))
        for told, found in differing.differences(dossier)
    ]
    kinds = [list(same) for _, same in groupby(views, key=lambda view: view.kind)]
    return tuple((same, ()) if same[0].kind == "conflict" else (same[:OPEN], same[OPEN:]) for same in kinds)


def _passages(dossier: Dossier, found: Discrepancy, keys: Keys) -> Iterator[tuple[str, Markup]]:
    readings = {reading.report.id: reading for reading in dossier.readings}
    for report, span in found.spans:
        yield keys.names[report], _in_sentence(readings[report], span)


def _in_sentence(reading: Reading, span: Span) -> Markup:
    sentences = (claim.sentence for claim in reading.claims if claim.sentence and claim.sentence.covers(span))
    within = in_sentence(reading.report, span, next(sentences, None))
    return marked(reading.report, within, (Layer(span, "claim"),))
