"""One statement that somebody asks about: which cells of a story support it, and which are against it.

It is read as a report of the story would be, and compared with the cells of the row that states it. A cell supports it only if its
report knows every person whom the statement names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.compare.align import align, likelihoods
from headwater.compare.dates import strange_dates
from headwater.compare.differ import conflicts, reasoning
from headwater.compare.difference import Difference, Place
from headwater.compare.evidence import in_headline, weigh
from headwater.compare.intervals import states
from headwater.compare.measures import comparable, in_per_cent, measure
from headwater.compare.persons import full_names
from headwater.compare.slots import UNNAMED
from headwater.compare.utterances import utterances
from headwater.model import (
    Alignment,
    Cell,
    Claim,
    Discrepancy,
    Figure,
    Passage,
    Reading,
    Report,
    Row,
    Span,
    StoryInput,
    Utterance,
)
from headwater.seams import Watch, unwatched
from headwater.text.figures import figures
from headwater.text.media import called
from headwater.text.names import same_name, words
from headwater.text.negation import disputes, is_negated

BY = "asked/1"
SURE = 0.5  # likelihood from which a cell outside the row counts
ALIGNED = 0.3  # and from which one in the row does
BESIDE = 0.1  # and from which that one may
MANY = 10  # what is fewer is told without a number too: "both", "the brothers"
ASKED = "the statement asked about"


def as_report(statement: str) -> Report:
    """Return a statement as a report of nobody's, to be read like the others."""
    return Report(ASKED, statement, passages=(Passage(Span(0, len(statement)), "body", BY),))


def asked(story: StoryInput, asking: Reading, watch: Watch = unwatched) -> Alignment:
    """Return the row of a statement that was read: at most one cell per report, against it where both cannot be true."""
    question = as_one_claim(asking)
    names = called(reading.report for reading in story.readings)
    judged = [
        _judged(question, Place(Cell(reading.report.id, claim), reading, names[reading.report.id]), likely)
        for reading, claim, likely in _cells(story, question, watch)
    ]
    cells = tuple(cell for cell, _, unsettled in judged if not unsettled)
    near = tuple(replace(cell, why=unsettled) for cell, _, unsettled in judged if unsettled)
    row = Row("c1", question.report.text, cells, True, near)
    found = [(cell.report, each) for cell, differences, _ in judged for each in differences]
    carried = tuple(each for each in utterances(story) if _carried(each, row))
    return Alignment((row,), carried, tuple(_discrepancies(found)), asked=True)


def as_one_claim(asking: Reading) -> Reading:
    """Return a statement as one claim, whatever its clauses, given to all whom it gives one of them to."""
    text = asking.report.text
    whole = Span(0, len(text))
    claim = Claim(
        (whole,),
        text,
        "own",
        negated=is_negated(text),
        figures=figures(text),
        times=asking.times,
        sentence=whole,
        source=next((each.source for each in asking.claims if each.source), None),
        by=BY,
    )
    speakers = dict.fromkeys(speaker for each in asking.claims for speaker in each.speakers)
    return replace(asking, claims=(replace(claim, speakers=tuple(speakers)),))


def _cells(story: StoryInput, question: Reading, watch: Watch) -> Iterator[tuple[Reading, Claim, float]]:
    """The cells of the row that carries the likeliest claim, and of other reports those that are sure."""
    weighed, asking = weigh((*story.readings, question)), len(story.readings)
    beside = (*(frozenset({asking}) for _ in story.readings), frozenset(range(asking)))
    last = len(weighed.claims) - 1
    likely = {weighed.claims[i]: p for (i, j), p in likelihoods(weighed, beside).items() if j == last}
    told = {reading.report.id: reading.claims for reading in story.readings}
    rows = [
        (row, sorted((_most(told[cell.report], cell.claim, likely) for cell in row.cells), reverse=True))
        for row in align(story, watch)
    ]
    row, best = max(rows, key=lambda found: found[1], default=(None, [0.0]))
    if row is None or best[0] < ALIGNED:
        return
    aligned = {cell.report: cell.claim for cell in row.cells}
    for reading in story.readings:
        mine = [claim for claim in reading.claims if likely.get(claim, 0.0) >= SURE]
        held = aligned.get(reading.report.id)
        p = _most(told[reading.report.id], held, likely) if held is not None else 0.0
        if mine and p < ALIGNED:
            held = max(mine, key=likely.__getitem__)
            p = likely[held]
        if held is not None and p >= BESIDE:
            yield reading, held, p


def _most(told: Sequence[Claim], held: Claim, likely: Mapping[Claim, float]) -> float:
    """How likely the likeliest claim in a cell states what is asked."""
    return max((likely.get(claim, 0.0) for claim in told if held.spans[0].covers(claim.spans[0])), default=0.0)


def _judged(question: Reading, place: Place, likely: float) -> tuple[Cell, tuple[Difference, ...], str]:
    """A cell with its stance, what contradicts the statement, and why it is not established that it says so, if it is not."""
    cell = replace(place.cell, by=BY, why=f"states the same fact: likelihood {likely:.2f}")
    mine, claim = question.claims[0], cell.claim
    if likely < ALIGNED:
        return cell, (), f"whether it states the same fact is not established: likelihood {likely:.2f}"
    contrary = conflicts(Place(Cell(ASKED, mine), question), place)
    found = tuple(each for each in contrary if not _gives(mine, claim, each))
    sure = tuple(each for each in found if not each.unsure)
    if sure:
        return replace(cell, stance="against", why=sure[0].reasoning), sure, ""
    unsettled = (
        f"{found[0].reasoning}, which is not established" if found else _unsettled(question, place.reading, claim)
    )
    return cell, (), unsettled


def _unsettled(question: Reading, reading: Reading, claim: Claim) -> str:
    mine = question.claims[0]
    if _denies(mine) != _denies(claim):
        return "one denies something, and whether the other asserts it is not established"
    if strangers := tuple(_strangers(question, reading)):
        return f"the report does not name {', '.join(strangers)}"
    if uncounted := tuple(_uncounted(question, reading, claim)):
        return f"neither its sentence nor its headline gives “{'”, “'.join(uncounted)}”"
    if misdated := next(_misdated(question, reading, claim), None):
        return f"its sentence gives “{misdated}”"
    if not _may_be_given(mine, claim, reading):
        return f"given to {', '.join(speaker.name for speaker in claim.speakers)}"
    return ""


def _denies(claim: Claim) -> bool:
    """Whether a claim denies what it tells of; who denies a denial ("denied that it is not so") does not."""
    return claim.negated != disputes(claim.text)


def _may_be_given(mine: Claim, theirs: Claim, reading: Reading) -> bool:
    """Whether the statement and a claim may be given to one person: one of them to nobody by name, or both to the same."""
    persons = _persons(reading)
    asked_for, given = (
        {each.name for each in claim.speakers if each.kind == "person" or each.name in persons}
        for claim in (mine, theirs)
    )
    return not (asked_for and given) or any(a == b or same_name(a, b, "person").same for a in asked_for for b in given)


def _persons(reading: Reading) -> set[str]:
    return {mention.name for mention in reading.mentions if mention.type == "person"}


def _strangers(question: Reading, reading: Reading) -> Iterator[str]:
    """The full names in a statement of which a report has no word, no other spelling and no initials ("UN")."""
    whole = replace(question.claims[0], source=None)
    text = f"{reading.report.title} {reading.report.text}"
    known, plain = set(words(text)), {form for word in UNNAMED.findall(text) for form in (word, word.removesuffix("s"))}
    persons = _persons(reading)
    for named in full_names(Place(Cell(ASKED, whole), question)):
        initials = "".join(word[0] for word in words(named.name)).upper()
        spelt = any(same_name(named.name, other, "person").same for other in persons)
        own = set(words(named.name)) - plain or set(words(named.name))  # a club is known by its name, not by "club"
        if not spelt and known.isdisjoint(own) and not re.search(rf"\b{re.escape(initials)}\b", text):
            yield named.name


def _uncounted(question: Reading, reading: Reading, claim: Claim) -> Iterator[str]:
    """The measures and large numbers in a statement that neither a claim's sentence nor the headline over it gives."""
    told = (each for each in reading.claims if each.sentence == claim.sentence or in_headline(each, reading))
    given = [figure for each in told for figure in each.figures]
    for figure in question.claims[0].figures:
        large = measure(figure) or max(figure.low or 0, figure.high or 0) >= MANY
        if large and not any(
            comparable(figure, other) and states(in_per_cent(other), in_per_cent(figure)) for other in given
        ):
            yield question.report.at(figure.span)


def _misdated(question: Reading, reading: Reading, claim: Claim) -> Iterator[str]:
    """The dates of a claim's sentence that no date of the statement can be, where it gives none that one of those can be."""
    told = [each for each in reading.claims if each.sentence == claim.sentence]
    asking = Place(Cell(ASKED, question.claims[0]), question)
    for _, date in strange_dates(asking, [Place(Cell(reading.report.id, each), reading) for each in told]):
        yield date.text


def _gives(mine: Claim, theirs: Claim, difference: Difference) -> bool:
    """Whether a claim gives the number of the statement too, as often as that does: "55 hurt, five of them badly"."""
    asked_for = [each for each in mine.figures if (each.low, each.high) == difference.sides[0]]
    given = [each for each in theirs.figures if any(_is_one(each, other) for other in asked_for)]
    return difference.type == "number" and 0 < len(asked_for) <= len(given)


def _is_one(ours: Figure, theirs: Figure) -> bool:
    return (ours.low, ours.high) == (theirs.low, theirs.high) and comparable(ours, theirs)


def _discrepancies(found: Sequence[tuple[str, Difference]]) -> Iterator[Discrepancy]:
    """What contradicts one value of the statement, told of all reports together: its own value first, then theirs."""
    for kind, value in dict.fromkeys((each.type, each.values[0]) for _, each in found):
        alike = [(report, each) for report, each in found if (each.type, each.values[0]) == (kind, value)]
        reports, theirs = tuple(report for report, _ in alike), tuple(each.values[1] for _, each in alike)
        places = tuple((report, each.spans[1]) for report, each in alike)
        why = reasoning([each for _, each in alike])
        yield Discrepancy("c1", kind, reports, (value, *theirs), "conflict", why, BY, places)


def _carried(utterance: Utterance, row: Row) -> bool:
    """Whether a cell of the row stands in one of the variants."""
    return any(
        variant.report == cell.report
        and any(span.overlaps(part) for span in variant.spans for part in cell.claim.spans)
        for variant in utterance.variants
        for cell in row.cells
    )
