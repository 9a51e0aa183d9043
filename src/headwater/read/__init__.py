"""Reports to readings: quotes with speakers, claims, mentions, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from headwater.model import Basis, Claim, Figure, Reading, Report, Speaker, Time
from headwater.read.acts import ACTS, SEEN, acts, disputed, held, relayed
from headwater.read.claims import claims
from headwater.read.garbled import mended
from headwater.read.names import mentions
from headwater.read.parsed import Paragraph, parse
from headwater.read.quotes import quotes
from headwater.read.speakers import name
from headwater.text.figures import figures
from headwater.text.marks import unbroken
from headwater.text.media import issuer
from headwater.text.times import times

LANGUAGES = ("en",)
REACH = 40  # letters before a figure in which words replace it
REPLACED = re.compile(r"\b(?:not|instead of|rather than)\s+$")


@dataclass(frozen=True, slots=True)
class Read:
    """Read reports in the languages headwater can read; others pass with the reason they were not."""

    languages: tuple[str, ...] = LANGUAGES

    def __call__(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield one reading per report, in order."""
        for report in reports:
            if report.language in (None, *self.languages):
                yield read(report)
            else:
                reason = f"language {report.language!r} is not read for speakers; read are: {', '.join(self.languages)}"
                yield Reading(report, unread=reason)


def read(report: Report) -> Reading:
    """Read one report; what was decoded wrongly is read as it was meant, and lines wrapped by hand as if they were not."""
    unbroken = _unbroken(report)
    garbled = mended(unbroken)
    return replace(garbled.told(_read(garbled.report)) if garbled else _read(unbroken), report=report)


def _unbroken(report: Report) -> Report:
    """The report with spaces for the breaks within passages, at the same offsets."""
    pieces, past = [], 0
    for span in (passage.span for passage in report.passages):
        pieces += [report.text[past : span.start], unbroken(report.at(span))]
        past = span.end
    return replace(report, text="".join([*pieces, report.text[past:]]))


def _read(report: Report) -> Reading:
    paragraphs = parse(report)
    found = mentions(report, paragraphs)
    given = quotes(report, paragraphs)
    cues = [quote.cue for quote in given if quote.cue]
    done = [act for p in paragraphs for act in (*acts(p, cues), *disputed(p), *held(p), *relayed(p, given))]
    named = name(report, paragraphs, [*given, *done], found)
    said = tuple(quote for quote in named if not quote.by.startswith((ACTS, SEEN)))
    when = tuple(_times(report, paragraphs))
    figured = tuple(figure for paragraph in paragraphs for figure in _figures(paragraph))
    told, body = claims(report, paragraphs, named, (figured, when)), issuer(report)
    return Reading(report, said, tuple(_issued(claim, body) for claim in told) if body else told, found, when)


def _issued(claim: Claim, body: str) -> Claim:
    """What a release tells in its own voice is what its body says."""
    if claim.mode != "own":
        return claim
    said = Speaker(body, "organisation", body)
    return replace(claim, mode="attributed", speakers=(said,), why=f"the report is a release of {body}")


def _times(report: Report, paragraphs: Iterable[Paragraph]) -> Iterator[Time]:
    """Yield the times of the paragraphs; what one names, the next may count from."""
    anchor = report.published.value if report.published else None
    for place, here in groupby((paragraph.span for paragraph in paragraphs), lambda span: span.place):
        for time in times(report.whole(place), anchor, tuple(here)):
            yield replace(time, span=replace(time.span, place=place), basis=_basis(time, report))


def _basis(time: Time, report: Report) -> Basis | None:
    """Return what a value rests on: its words, or what the report's date rests on."""
    return report.published.basis if time.basis == "metadata" and report.published else time.basis


def _figures(paragraph: Paragraph) -> Iterator[Figure]:
    """Yield the figures of a paragraph, but not the one that another replaces: "13 and not 31"."""
    for figure in figures(paragraph.text):
        if not REPLACED.search(paragraph.text, max(0, figure.span.start - REACH), figure.span.start):
            yield replace(figure, span=paragraph.at(figure.span.start, figure.span.end))
