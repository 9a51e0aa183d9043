"""What outlets corrected: a story and its alignment in; the same with who corrected or changed what of a difference out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.model import Alignment, Discrepancy, Report, StoryInput
from headwater.text.figures import figures
from headwater.text.media import called
from headwater.text.versions import Version, versions

OWN = re.compile(
    r"^\W*(?:correct(?:s|ed|ion|ing)\b|erratum\b|corrigendum\b)"
    r"|\b(?:an?|the) (?:earlier|previous) version of (?:this|the) (?:\w+ )?(?:article|item|piece|post|report|story)\b"
    r"|\bthis (?:article|item|piece|post|report|story) (?:has been|was) (?:\w+ )?corrected\b"
    r"|\b(?:erroneously|incorrectly|mistakenly|wrongly) (?:gave|reported|said|stated)\b",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"(?P<who>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*) (?:has |had |later |since )*(?:corrected|retracted|withdrew|withdrawn)"
    r" (?:its|their|an?|the)(?: \w+)* (?:account|article|count|figures?|item|number|report|statement|story|toll)\b"
)
LONGEST = 200  # letters of a correction that are told

Values = frozenset[tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of a report that corrects, its own account or another's: what it says, its figures, and who corrects."""

    report: str
    words: str
    figures: Values
    who: str
    teller: str = ""

    @property
    def told(self) -> str:
        """The correction in a sentence."""
        short = self.words if len(self.words) <= LONGEST else f"{self.words[:LONGEST].rsplit(' ', 1)[0]}…"
        return f"corrected by {self.who}{f', as {self.teller} tells' if self.teller else ''}: “{short}”"


def corrections(story: StoryInput) -> tuple[Correction, ...]:
    """Return, of each report that corrects its own account or tells that another was, the line that says most of it."""
    names = called(reading.report for reading in story.readings)
    lines = ([*_lines(reading.report, names[reading.report.id])] for reading in story.readings)
    return tuple(max(found, key=lambda each: len(each.figures)) for found in lines if found)


def corrected(alignment: Alignment, found: Sequence[Correction], story: StoryInput) -> Alignment:
    """Return an alignment in which a difference tells by whom a figure was corrected, or a value changed on his page."""
    reports = [reading.report for reading in story.readings]
    names, edited = called(reports), versions(reports)
    told = (_with(each, found) for each in alignment.discrepancies)
    return replace(alignment, discrepancies=tuple(_with_change(each, edited, names) for each in told))


def _with_change(difference: Discrepancy, edited: Sequence[Version], names: Mapping[str, str]) -> Discrepancy:
    values = dict(zip(difference.reports, difference.values, strict=False))
    told = (
        f"; {names[before.id]} has changed “{values[before.id]}” to “{values[after.id]}” on its page"
        for before, after in changes(difference, edited)
    )
    return replace(difference, why="".join((difference.why, *told)))


def correction_of(difference: Discrepancy, found: Sequence[Correction]) -> Correction | None:
    """Return the correction of one of the figures that differ: it names two of them, or one and its report tells one."""
    return next((each for each in found if difference.type == "number" and _corrects(each, difference)), None)


def changes(difference: Discrepancy, edited: Sequence[Version]) -> list[Version]:
    """Return the versions of a page of which the earlier gives one of the values that differ, and the later another."""
    values = {report: value.casefold() for report, value in zip(difference.reports, difference.values, strict=False)}
    return [
        (before, after)
        for before, after in edited
        if before.id in values and after.id in values and values[before.id] != values[after.id]
    ]


def _with(difference: Discrepancy, found: Sequence[Correction]) -> Discrepancy:
    ours = correction_of(difference, found)
    return replace(difference, why=f"{difference.why}; {ours.told}") if ours else difference


def _corrects(correction: Correction, difference: Discrepancy) -> bool:
    named = {value for value in difference.values if _values(value) & correction.figures}
    return len(named) > 1 or (len(named) == 1 and correction.report in difference.reports)


def _lines(report: Report, name: str) -> Iterator[Correction]:
    for line in (report.title, *report.text.split("\n")):
        words = line.strip(" ()[]\t")
        another = OF_ANOTHER.search(words)
        if another:
            yield Correction(report.id, words, _values(words), another["who"], name)
        elif OWN.search(words):
            yield Correction(report.id, words, _values(words), name)


def _values(words: str) -> Values:
    return frozenset((figure.low, figure.high) for figure in figures(words))
