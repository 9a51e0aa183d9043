"""One statement that somebody asks about: which cells of a story support it, and which are against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.compare.align import LEAST, align, likelihoods
from headwater.compare.differ import conflicts
from headwater.compare.difference import Difference, Place
from headwater.compare.utterances import utterances
from headwater.model import (
    Alignment,
    Cell,
    Claim,
    Discrepancy,
    Passage,
    Reading,
    Report,
    Row,
    Span,
    StoryInput,
    Utterance,
)
from headwater.text.figures import figures
from headwater.text.negation import is_negated
from headwater.text.times import times

BY = "asked/1"
SURE = 0.5  # likelihood from which a cell outside the row counts as well
ASKED = "the statement asked about"


def asked(story: StoryInput, statement: str) -> Alignment:
    """Return the row of a statement: at most one cell per report, against it where both cannot be true."""
    question = _reading(story, statement)
    judged = [_judged(question, *found) for found in _cells(story, question)]
    row = Row("c1", statement, tuple(cell for cell, _ in judged), main=True)
    found = tuple(_discrepancy(cell.report, difference) for cell, differences in judged for difference in differences)
    return Alignment((row,), tuple(u for u in utterances(story) if _carried(u, row)), found)


def _reading(story: StoryInput, statement: str) -> Reading:
    """The statement as a report of its own, dated as the latest report of the story is."""
    dates = [reading.report.published.value for reading in story.readings if reading.report.published]
    whole = Span(0, len(statement))
    claim = Claim(
        (whole,),
        statement,
        "own",
        negated=is_negated(statement),
        figures=figures(statement),
        times=times(statement, max(dates, default=None)),
        sentence=whole,
        by=BY,
    )
    return Reading(Report(ASKED, statement, passages=(Passage(whole, "body", BY),)), claims=(claim,))


def _cells(story: StoryInput, question: Reading) -> Iterator[tuple[Reading, Claim, float]]:
    """The cells of the row that carries the likeliest claim, and of other reports those as good as certain."""
    readings = (*story.readings, question)
    claims = [claim for reading in readings for claim in reading.claims]
    last = len(claims) - 1
    likely = {claims[i]: p for (i, j), p in likelihoods(replace(story, readings=readings)).items() if j == last}
    told = {reading.report.id: reading.claims for reading in story.readings}
    rows = [(row, sorted(_likelihoods(row, told, likely), reverse=True)) for row in align(story)]
    row, best = max(rows, key=lambda found: found[1], default=(None, [0.0]))
    if row is None or best[0] < LEAST:
        return
    aligned = {cell.report: cell.claim for cell in row.cells}
    for reading in story.readings:
        sure = (claim for claim in reading.claims if likely.get(claim, 0.0) >= SURE)
        own = max(sure, key=lambda claim: likely[claim], default=None)
        claim = aligned.get(reading.report.id, own)
        if claim is not None:
            yield reading, claim, likely.get(claim, best[0])


def _likelihoods(row: Row, told: Mapping[str, Sequence[Claim]], likely: Mapping[Claim, float]) -> Iterator[float]:
    """How likely each claim in the cells of a row states what is asked."""
    for cell in row.cells:
        for claim in told[cell.report]:
            if cell.claim.spans[0].covers(claim.spans[0]):
                yield likely.get(claim, 0.0)


def _judged(question: Reading, reading: Reading, claim: Claim, likely: float) -> tuple[Cell, tuple[Difference, ...]]:
    cell = Cell(reading.report.id, claim, by=BY, why=f"states the same fact: likelihood {likely:.2f}")
    mine = Place(Cell(ASKED, question.claims[0]), question)
    found = conflicts(mine, Place(cell, reading)) or _denial(question, claim)
    return (replace(cell, stance="against", why=found[0].reasoning) if found else cell), found


def _denial(question: Reading, claim: Claim) -> tuple[Difference, ...]:
    """One of the two denies what the other says; between a question and its likeliest claim no closer likeness is asked for."""
    mine = question.claims[0]
    if mine.negated == claim.negated:
        return ()
    why = "one denies what the other asserts: cannot both be true"
    return (Difference("polarity", (mine.text, claim.text), (mine.spans[0], claim.spans[0]), "conflict", why),)


def _discrepancy(report: str, found: Difference) -> Discrepancy:
    return Discrepancy(
        "c1", found.type, (report,), found.values, found.verdict, found.reasoning, BY, ((report, found.spans[1]),)
    )


def _carried(utterance: Utterance, row: Row) -> bool:
    """Whether a cell of the row stands in one of the variants."""
    return any(
        variant.report == cell.report
        and any(span.overlaps(part) for span in variant.spans for part in cell.claim.spans)
        for variant in utterance.variants
        for cell in row.cells
    )
