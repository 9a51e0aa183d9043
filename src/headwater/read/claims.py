"""Claims: the checkable statements of a report, each under the attribution it stands under there.

A clause inside the content of an attribution is given to that attribution's speakers; any other is the outlet's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from headwater.model import Claim, Figure, Mode, Quote, Report, Span, Speaker, Time
from headwater.read.clauses import clauses
from headwater.read.parsed import Paragraph

BY = "clauses/1"
HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|apparently|seemingly|supposedly|possibly|probably|perhaps|presumably|likely"
    r"|unconfirmed|suspected|believed|thought|rumou?red|may|might|could|appears?|seems?)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(not|never|no|none|nobody|nothing|neither|nor|cannot|without)\b|n[’']t\b", re.IGNORECASE)
LEAST_LETTERS = 12


def claims(
    report: Report,
    paragraphs: Iterable[Paragraph],
    quotes: tuple[Quote, ...],
    values: tuple[tuple[Figure, ...], tuple[Time, ...]],
) -> tuple[Claim, ...]:
    """Return the claims of a report in reading order; `values` are its figures and times."""
    return tuple(claim for paragraph in paragraphs for claim in _in_paragraph(report, paragraph, quotes, values))


def _in_paragraph(
    report: Report, paragraph: Paragraph, quotes: tuple[Quote, ...], values: tuple[tuple[Figure, ...], tuple[Time, ...]]
) -> Iterator[Claim]:
    near = [quote for quote in quotes if any(paragraph.span.overlaps(span) for span in quote.content)]
    borders = frozenset(
        edge - paragraph.span.start for quote in near for span in quote.content for edge in (span.start, span.end)
    )
    for first, past in clauses(paragraph.doc, borders):
        span = paragraph.of(paragraph.doc[first], paragraph.doc[past - 1])
        words = report.at(span)
        if len(words) < LEAST_LETTERS or "?" in report.text[span.end : span.end + 2] or _only_says(span, near, report):
            continue
        sentence = paragraph.doc[first].sent
        found = _claim(span, words, _around(span, near), values)
        yield replace(found, sentence=paragraph.of(sentence[0], sentence[-1]))


def _claim(span: Span, words: str, quote: Quote | None, values: tuple[tuple[Figure, ...], tuple[Time, ...]]) -> Claim:
    hedge = HEDGES.search(words)
    figures, times = values
    return Claim(
        spans=(span,),
        text=words,
        mode=_mode(quote),
        speakers=_speakers(quote),
        via=quote.via if quote else (),
        hedge=hedge[0] if hedge else None,
        negated=NEGATION.search(words) is not None,
        cue=quote.cue if quote else None,
        source=quote.source if quote else None,
        figures=tuple(figure for figure in figures if span.covers(figure.span)),
        times=tuple(time for time in times if span.covers(time.span)),
        by=BY,
        why=quote.why if quote else "nobody is named for it",
    )


def _around(span: Span, quotes: list[Quote]) -> Quote | None:
    """The innermost attribution whose content holds most of the clause."""
    holding = [quote for quote in quotes if 2 * _shared(span, quote) > len(span)]
    return min(holding, key=lambda quote: (sum(map(len, quote.content)), quote.content), default=None)


def _shared(span: Span, quote: Quote) -> int:
    return sum(
        max(0, min(span.end, part.end) - max(span.start, part.start))
        for part in quote.content
        if part.place == span.place
    )


def _only_says(span: Span, quotes: list[Quote], report: Report) -> bool:
    """Whether a clause is no more than "X said": what is left beside source and cue states nothing."""
    told = [part for quote in quotes for part in (quote.source, quote.cue) if part and part.overlaps(span)]
    if not told:
        return False
    left = "".join(
        letter
        for place, letter in enumerate(report.at(span), span.start)
        if not any(part.start <= place < part.end for part in told)
    )
    return len(re.findall(r"\w{3,}", left)) < 3


def _mode(quote: Quote | None) -> Mode:
    if quote is None or not (quote.speakers or quote.source or quote.type == "direct"):
        return "own"
    return "quoted" if quote.type == "direct" else "attributed"


def _speakers(quote: Quote | None) -> tuple[Speaker, ...]:
    return quote.speakers if quote else ()
