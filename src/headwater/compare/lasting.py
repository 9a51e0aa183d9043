"""Ids that last: a row or utterance is called after the first passage that tells it, so that it is found when the story grows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.model import Alignment, Cell, Reading, Spans, StoryInput, Variant
from headwater.model.stories import identity

UNDATED = "~"  # behind every day


def lasting(alignment: Alignment, story: StoryInput) -> Alignment:
    """Return an alignment whose rows and utterances have the ids that they keep; a statement's row is called after its words."""
    days = {reading.report.id: _day(reading) for reading in story.readings}
    rows, utterances = alignment.rows, alignment.utterances
    ids = (
        [identity("c", row.statement) for row in rows] if alignment.asked else named([row.cells for row in rows], days)
    )
    new = {row.id: name for row, name in zip(rows, ids, strict=True)}
    said = named([each.variants for each in utterances], days)
    return replace(
        alignment,
        rows=tuple(replace(row, id=new[row.id]) for row in rows),
        utterances=tuple(replace(each, id=name) for each, name in zip(utterances, said, strict=True)),
        discrepancies=tuple(replace(each, row=new[each.row]) for each in alignment.discrepancies),
    )


def named(told: Sequence[Sequence[Cell] | Sequence[Variant]], days: Mapping[str, str]) -> list[str]:
    """Call each after its earliest passage that no other is called after; one that is left without by all of its passages."""
    passages = [sorted((days[each.report], each.report, each.id) for each in group) for group in told]
    holding = defaultdict(list)
    for number, group in enumerate(passages):
        for passage in group:
            holding[passage].append(number)
    found: dict[int, str] = {}
    for passage in sorted(holding):
        if free := [number for number in holding[passage] if number not in found]:
            found[min(free, key=passages.__getitem__)] = passage[-1]
    return [found.get(n) or _by_all(group) for n, group in enumerate(told)]


def _by_all(group: Sequence[Cell] | Sequence[Variant]) -> str:
    return identity(group[0].id[0], *sorted(repr((each.report, _spans(each))) for each in group))


def _spans(passage: Cell | Variant) -> Spans:
    return passage.claim.spans if isinstance(passage, Cell) else passage.spans


def _day(reading: Reading) -> str:
    """When a report says itself that it was published: what its story says of that may change with the story."""
    published = reading.report.published
    return published.value if published and published.basis != "story" else UNDATED
