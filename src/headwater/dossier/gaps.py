"""What got lost on the way, who leaves out a main claim, and what a checker would ask next."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import product

from headwater.dossier.acts import acts_of_speech
from headwater.dossier.corrections import Correction, changes, correction_of
from headwater.model import Alignment, Cell, Claim, Discrepancy, Loss, Question, Report, Row, Silence, StoryInput, Trace
from headwater.text.figures import figures
from headwater.text.listing import listed
from headwater.text.media import called, platforms, publishes
from headwater.text.names import is_named
from headwater.text.versions import Version, versions
from headwater.text.words import words as words_of

MOST_QUESTIONS = 8
MOST_VALUES = 5  # that a question names one by one
MOST_UNTRACED = 3  # of them about claims that nobody is named for
MUCH = 10  # anybody sees and counts less
FEW = 2  # carriers of a claim that a third report leaves out without being silent
NEARLY, FEWEST, LONG = 0.75, 4, 4  # of a claim's words, of so many, with so many letters
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n")


def losses(story: StoryInput, alignment: Alignment) -> tuple[Loss, ...]:
    """Return the attributions and hedges that a report has and another, carrying the same claim, has not; and what pages dropped."""
    names = _called(story)
    reports = {reading.report.id: reading.report for reading in story.readings}
    lost = (loss for row in alignment.rows if len(row.cells) > 1 for loss in _lost_in(row, names, reports))
    return (*lost, *_dropped(alignment, names, reports))


def _called(story: StoryInput) -> dict[str, str]:
    return called(reading.report for reading in story.readings)


def _lost_in(row: Row, names: Mapping[str, str], reports: Mapping[str, Report]) -> Iterator[Loss]:
    told = next((cell for cell in row.supporting if cell.claim.speakers), None)
    hedged = next((cell for cell in row.supporting if cell.claim.hedge), None)
    for cell in row.supporting:
        if told is not None and cell.claim.mode == "own" and not _tells_whose(cell, told, reports[cell.report]):
            why = f"{names[told.report]} gives it to {_names(told)}; here it is plain fact"
            yield Loss(row.id, cell.report, "attribution", why)
        if hedged is not None and not cell.claim.hedge and cell.claim.mode == "own":
            why = f"{names[hedged.report]} says “{hedged.claim.hedge}”; here it is said flatly"
            yield Loss(row.id, cell.report, "hedge", why)


def _dropped(alignment: Alignment, names: Mapping[str, str], reports: Mapping[str, Report]) -> Iterator[Loss]:
    """The claims that a version of a page told and the next one does not, in a row or anywhere in nearly the same words."""
    for before, after in versions(reports.values()):
        left, rows = _sentences(after), dict[Claim, str]()
        for row in alignment.rows:
            told = {cell.report: cell for cell in row.cells}
            if before.id in told and after.id not in told and not _has_nearly([_all_words(told[before.id])], left):
                rows.setdefault(told[before.id].claim, row.id)
        for claim, first in rows.items():
            why = f"{names[before.id]} told it, the later version of its page does not: “{claim.text}”"
            yield Loss(first, after.id, "dropped", why)


def _all_words(cell: Cell) -> frozenset[str]:
    return frozenset(words_of(cell.claim.text))


def _tells_whose(cell: Cell, told: Cell, report: Report) -> bool:
    """Whether a cell's sentence names a speaker of another cell, so that a reader learns whose it is, or its report is by him."""
    sentence = cell.claim.text if cell.claim.sentence is None else report.at(cell.claim.sentence)
    speakers = told.claim.speakers
    return any(is_named(each.name, sentence) or publishes(report.outlet, each.origin or each.name) for each in speakers)


def _names(cell: Cell) -> str:
    return ", ".join(speaker.name for speaker in cell.claim.speakers)


def silences(story: StoryInput, alignment: Alignment) -> tuple[Silence, ...]:
    """Return the claims carried by most reports, with the reports that leave them out; one that may tell it is not silent.

    What several rows state in the same words is left out once. Of a statement that somebody asks about nothing is left out.
    """
    reports = {reading.report.id: _sentences(reading.report) for reading in story.readings if not reading.unread}
    found = dict[tuple[str, tuple[str, ...]], Silence]()
    for row in () if alignment.asked else alignment.rows:
        carriers = {cell.report for cell in row.cells}
        many = len(carriers) > FEW and 2 * len(carriers) > len(reports)
        if len(carriers) < 2 or not (row.main or many):
            continue
        told, claimed = carriers | {cell.report for cell in row.near}, _longer_words(row)
        left = ((report, sentences) for report, sentences in reports.items() if report not in told)
        if missing := tuple(report for report, sentences in left if not _has_nearly(claimed, sentences)):
            silence = Silence(row.id, missing, f"{len(carriers)} of {len(reports)} reports carry it")
            found.setdefault((row.statement.casefold(), missing), silence)
    return tuple(found.values())


def _sentences(report: Report) -> list[frozenset[str]]:
    """The words of a report's headline and of each of its sentences."""
    return [frozenset(words_of(each)) for each in (report.title, *SENTENCE.split(report.text))]


def _longer_words(row: Row) -> list[frozenset[str]]:
    """The longer words of each cell that has enough of them."""
    claimed = (frozenset(word for word in words_of(cell.claim.text) if len(word) >= LONG) for cell in row.cells)
    return [words for words in claimed if len(words) >= FEWEST]


def _has_nearly(claimed: Sequence[frozenset[str]], sentences: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence has nearly all longer words of a cell, so that its report may tell what the cell does."""
    return any(len(words & sentence) >= NEARLY * len(words) for words in claimed for sentence in sentences)


def questions(
    story: StoryInput, alignment: Alignment, trace: Trace, known: Sequence[Correction]
) -> tuple[Question, ...]:
    """Return what is open, most pressing first: conflicts, unseen upstream texts, claims nobody is named for."""
    asked: dict[str, tuple[str, ...]] = {}
    for kind in (
        _conflicts(story, alignment, known),
        _circular(story, trace),
        _unseen(story, alignment, trace),
        _untraced(story, alignment, trace),
    ):
        for each in kind:
            asked[each.text] = tuple(dict.fromkeys((*asked.get(each.text, ()), *each.rows)))
    return tuple(Question(text, rows) for text, rows in list(asked.items())[:MOST_QUESTIONS])


def _conflicts(story: StoryInput, alignment: Alignment, known: Sequence[Correction]) -> Iterator[Question]:
    rows = {row.id: row for row in alignment.rows}
    names, edited = _called(story), versions(reading.report for reading in story.readings)
    differing: dict[tuple[str, ...], list[Discrepancy]] = {}
    for found in alignment.discrepancies:
        if found.verdict == "conflict":
            differing.setdefault((found.type, *_distinct(found)), []).append(found)
    for (kind, *values), alike in differing.items():
        row = rows[alike[0].row]
        correction = next(filter(None, (correction_of(found, known) for found in alike)), None)
        settled = f" {correction.who} has corrected one." if correction else _changed(alike[0], edited, names)
        told = [f"“{value}”" for value in values[:MOST_VALUES]]
        left = len(values) - len(told)
        either = listed([*told, f"one of {left} more"] if left > 1 else [f"“{value}”" for value in values], "or")
        asked = f"Which {kind} is right in “{row.statement}”: {either}?{settled}"
        yield Question(_denied(row, names) if kind == "polarity" else asked, tuple(found.row for found in alike))


def _distinct(found: Discrepancy) -> Iterator[str]:
    """The values that differ; a number is one in whatever words it is told ("12", "twelve", "some twelve")."""
    told = set[Hashable]()
    for value in found.distinct:
        counted = figures(value) if found.type == "number" else ()
        number = (counted[0].low, counted[0].high, counted[0].unit) if len(counted) == 1 else value
        if number not in told:
            yield value
        told.add(number)


def _changed(found: Discrepancy, edited: Sequence[Version], names: Mapping[str, str]) -> str:
    """Say whose page changed from one of the values to another."""
    before = next((before for before, _ in changes(found, edited)), None)
    return f" {names[before.id]} has changed it." if before else ""


def _denied(row: Row, names: Mapping[str, str]) -> str:
    against = [names[cell.report] for cell in row.cells if cell.stance == "against"]
    told = [names[cell.report] for cell in row.supporting]
    if not against:
        return f"Is it so? Reports contradict each other about “{row.statement}”."
    who, says = (listed(told), "says" if len(told) == 1 else "say") if told else ("no report", "says")
    tell = "tells" if len(against) == 1 else "tell"
    return f"Is it so? “{row.statement}” is what {who} {says}; {listed(against)} {tell} otherwise."


def _circular(story: StoryInput, trace: Trace) -> Iterator[Question]:
    names = _called(story)
    for reports in dict.fromkeys(circle.reports for circle in trace.circles):
        rows = tuple(circle.row for circle in trace.circles if circle.reports == reports)
        who = listed([names[report] for report in reports])
        yield Question(f"Where do {who} have it from? They cite one another.", rows)


def _unseen(story: StoryInput, alignment: Alignment, trace: Trace) -> Iterator[Question]:
    """Ask for what people posted, and for the media that claims came through and that are not among the reports."""
    outlets = [reading.report.outlet for reading in story.readings]
    passed = _passed(alignment, trace)
    kinds = {origin.name: origin.kind for origin in trace.origins}
    through: dict[str, list[str]] = {}
    for origin in trace.origins:
        for medium in origin.via:
            through.setdefault(medium, []).append(origin.name)
    for medium, who in through.items():
        rows = tuple(dict.fromkeys(row for name in who for row in passed.get((name, medium), ())))
        if medium.casefold() in platforms():
            people = [name for name in who if kinds[name] != "document"] or who
            yield Question(f"What did {listed(people)} post on {medium}? It was not seen.", rows)
        elif not any(publishes(outlet, medium) for outlet in outlets):
            yield Question(f"What does {medium} say itself? It was not seen.", rows)


def _passed(alignment: Alignment, trace: Trace) -> dict[tuple[str, str], list[str]]:
    """The rows for which a report names a medium between itself and an origin."""
    counts = {count.row: count for count in trace.counts}
    found: dict[tuple[str, str], list[str]] = {}
    for row in alignment.rows:
        for cell in row.cells:
            for speaker, medium in product(cell.claim.speakers, cell.claim.via):
                name = counts[row.id].origin_of(speaker) or speaker.origin or speaker.name
                found.setdefault((name, medium), []).append(row.id)
    return found


def _untraced(story: StoryInput, alignment: Alignment, trace: Trace) -> Iterator[Question]:
    """Ask of the main claim and of those with large figures that most reports carry who says them, where nobody is named."""
    bare = {count.row for count in trace.counts if count.low == 0 < count.high}
    answered = acts_of_speech(story, alignment.rows) | {circle.row for circle in trace.circles}
    open_ = [row for row in alignment.rows if row.id in bare - answered and len(row.cells) > 1]
    most = [row for row in open_ if 2 * len(row.cells) > len(story.readings)]
    asked = [row for row in open_ if row.main or (row in most and _counts_much(row))]
    for row in sorted(asked, key=lambda row: (not row.main, -len(row.cells)))[:MOST_UNTRACED]:
        yield Question(f"Who says so? Nobody is named for “{row.statement}”.", (row.id,))


def _counts_much(row: Row) -> bool:
    """Whether a cell has a figure that somebody must have counted, measured or asked for, or a share."""
    figures = [figure for cell in row.cells for figure in cell.claim.figures]
    return any(figure.unit == "%" or max(figure.low or 0, figure.high or 0) >= MUCH for figure in figures)
