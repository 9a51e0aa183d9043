"""Rows of invented cells, compared: each text is a report that makes one claim."""

from made import report

from headwater.compare.differ import differ
from headwater.model import Cell, Claim, Dated, Mention, Reading, Row, Span, Story, StoryInput
from headwater.text.figures import figures
from headwater.text.negation import is_negated
from headwater.text.times import times

SUNDAY, MONDAY = "2025-02-09", "2025-02-10"
PERSONS = (
    "Jory Pell",
    "Anton Brask",
    "Ida Sorrel",
    "Maren Holt",
    "Kate Moor",
    "Katherine Moor",
    "Anton Moor",
    "Kate Brask",
    "Kate Ann Lee",
)
PLACES = ("Velm", "Orlen", "Tarn", "Merin", "Norway", "Oslo")


def reading(name, text, published=SUNDAY, *speakers):
    """A report that makes one claim, its whole text; it knows the names listed above."""
    claim = Claim(
        (Span(0, len(text)),),
        text,
        "attributed" if speakers else "own",
        speakers,
        negated=is_negated(text),
        figures=figures(text),
        times=times(text, published),
    )
    told = report(name, text, published=Dated(published, "day", "metadata")) if published else report(name, text)
    mentions = tuple(
        Mention(Span(text.index(known), text.index(known) + len(known)), kind, known)
        for kind, group in (("person", PERSONS), ("place", PLACES))
        for known in group
        if known in text
    )
    return Reading(told, claims=(claim,), mentions=mentions, times=claim.times)


def differing(*readings):
    """The row of the readings' claims after comparison, and what differs in it."""
    row = Row("c1", "", tuple(Cell(r.report.id, r.claims[0]) for r in readings), True)
    story = StoryInput(Story("s", "", tuple(sorted(r.report.id for r in readings))), readings)
    (told,), found = differ(story, (row,))
    return told, found


def told(*texts):
    return differing(*(reading(f"r{n}", text) for n, text in enumerate(texts)))


def against(row):
    return [cell.report for cell in row.cells if cell.stance == "against"]


def near(row):
    return [cell.report for cell in row.near]


def kinds(found):
    return {(d.type, d.verdict) for d in found}
