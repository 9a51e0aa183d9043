"""Rows that go on from each other: a fact that every report tells in the same run of clauses is one cell in each.

Clauses are cut fine, so that a report that tells two facts apart can be aligned with one that tells them together. Where all the
reports of a row go on to the same next clause, and one of the two says little without the other, the cut was for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.compare.statements import leans
from headwater.model import Claim, Reading, Span

LONGEST = 250  # characters of a cell that a reader can take in

Told = tuple[Reading, Claim]
Run = range  # of a story's claims in reading order, those of one cell


def runs(rows: Sequence[Sequence[int]], claims: Sequence[Told]) -> Iterator[tuple[Run, ...]]:
    """Yield rows as runs of claims, in order; those that go on from another are taken up in it. `rows` are sorted."""
    waiting = {tuple(row): row for row in rows}
    for row in rows:
        if waiting.pop(tuple(row), None) is None:
            continue
        found = tuple(range(i, i + 1) for i in row)
        while (after := tuple(run.stop for run in found)) in waiting and _go_on(found, claims):
            del waiting[after]
            found = tuple(range(run.start, run.stop + 1) for run in found)
        yield found


def whole(run: Run, claims: Sequence[Told]) -> Told:
    """Return the claim that a run of claims makes together."""
    reading, first = claims[run.start]
    parts = [claims[i][1] for i in run]
    if len(parts) == 1:
        return reading, first
    span = Span(first.spans[0].start, parts[-1].spans[-1].end, first.spans[0].place)
    return reading, replace(
        first,
        spans=(span,),
        text=reading.report.at(span),
        mode=first.mode if len({part.mode for part in parts}) == 1 else "attributed",
        hedge=next((part.hedge for part in parts if part.hedge), None),
        negated=any(part.negated for part in parts),
        cue=next((part.cue for part in parts if part.cue), None),
        source=next((part.source for part in parts if part.source), None),
        figures=tuple(figure for part in parts for figure in part.figures),
        times=tuple(time for part in parts for time in part.times),
    )


def _go_on(found: Sequence[Run], claims: Sequence[Told]) -> bool:
    """Whether a shared row and the next clause of each of its cells are better told as one."""
    return len(found) > 1 and all(_goes_on(run, claims) for run in found)


def _goes_on(run: Run, claims: Sequence[Told]) -> bool:
    (reading, before), (_, after) = claims[run.stop - 1], claims[run.stop]
    speakers = [{speaker.name for speaker in claim.speakers} for claim in (before, after)]
    return (
        before.sentence == after.sentence
        and claims[run.stop][0] is reading
        and speakers[0] == speakers[1]
        and (before.mode == "own") == (after.mode == "own")
        and after.spans[-1].end - claims[run.start][1].spans[0].start <= LONGEST
        and (leans(before.text) or leans(after.text))
    )
