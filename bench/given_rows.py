"""Score what differs given the labelled rows, so that nothing hangs on alignment: each labelled cell is a cell of its row.

    python bench/given_rows.py

Figures, times, names and negations are headwater's own reading of the labelled passages.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from labelled import origins, unresolved

from headwater.compare.differ import differ
from headwater.model import Cell, Claim, Discrepancy, Reading, Row, Span, StoryInput
from headwater.resolve import resolve
from headwater.text.figures import figures
from headwater.text.negation import is_negated

TYPES = ("number", "date", "name", "place", "role", "polarity")


def main() -> int:
    counts = Counter[tuple[str, str]]()
    for labels in origins():
        story = resolve(unresolved(labels.records))
        told, found = differ(story, rows(story, labels.gold))
        counts += against(told, labels.gold) + differences(found, labels.gold)
    for kind in (*TYPES, "all", "against"):
        hits, said, known = (counts[kind, which] for which in ("hit", "said", "known"))
        precision, recall = hits / max(1, said), hits / max(1, known)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{kind:9} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}  ({hits} of {said} told, {known} labelled)"
        )
    return 0


def rows(story: StoryInput, gold: Any) -> tuple[Row, ...]:
    """The labelled claims as rows of cells."""
    readings = {reading.report.id: reading for reading in story.readings}
    return tuple(
        Row(
            claim["id"],
            claim["statement"],
            tuple(Cell(c["report"], over(readings[c["report"]], spans(c))) for c in claim["cells"]),
            claim["main"],
        )
        for claim in gold["claims"]
    )


def spans(cell: Any) -> tuple[Span, ...]:
    place: Any = "title" if cell.get("in") == "title" else "text"
    return tuple(Span(start, end, place) for start, end in cell.get("spans") or [[cell["start"], cell["end"]]])


def over(reading: Reading, places: tuple[Span, ...]) -> Claim:
    """A claim of a report that covers just these words, under the attribution of the claim that shares most of them."""
    text = " ".join(reading.report.at(place) for place in places)
    near = max(reading.claims, key=lambda claim: shared(claim, places), default=None)
    base = near if near is not None and shared(near, places) else Claim(places, text, "own")
    return replace(
        base,
        spans=places,
        text=text,
        negated=is_negated(text),
        figures=tuple(f for f in figures_of(reading, places[0].place) if any(place.covers(f.span) for place in places)),
        times=tuple(time for time in reading.times if any(place.covers(time.span) for place in places)),
    )


def shared(claim: Claim, places: tuple[Span, ...]) -> int:
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in claim.spans for b in places if a.place == b.place
    )


def figures_of(reading: Reading, place: Any) -> Iterator[Any]:
    text = reading.report.title if place == "title" else reading.report.text
    start = 0
    for line in text.split("\n"):
        for figure in figures(line):
            yield replace(figure, span=Span(start + figure.span.start, start + figure.span.end, place))
        start += len(line) + 1


def differences(found: tuple[Discrepancy, ...], gold: Any) -> Counter[tuple[str, str]]:
    """Discrepancies of content told and labelled, one to one by claim and type."""
    known = Counter((d["claim"], d["type"]) for d in gold["discrepancies"] if d["type"] in TYPES)
    said = Counter((d.row, d.type) for d in found if d.type in TYPES)
    counts = Counter[tuple[str, str]]()
    for which, group in (("known", known), ("said", said), ("hit", known & said)):
        for (_, kind), number in group.items():
            counts[kind, which] += number
            counts["all", which] += number
    return counts


def against(told: tuple[Row, ...], gold: Any) -> Counter[tuple[str, str]]:
    known = {(c["id"], cell["report"]) for c in gold["claims"] for cell in c["cells"] if cell["stance"] == "against"}
    said = {(row.id, cell.report) for row in told for cell in row.cells if cell.stance == "against"}
    sizes = {"known": len(known), "said": len(said), "hit": len(known & said)}
    return Counter({("against", which): size for which, size in sizes.items()})


if __name__ == "__main__":
    sys.exit(main())
