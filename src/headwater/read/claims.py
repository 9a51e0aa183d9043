"""Claims: the checkable statements of a report, each under the attribution it stands under there.

A clause inside the content of an attribution is given to that attribution's speakers; any other is the outlet's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.model import Claim, Figure, Mode, Quote, Report, Span, Time
from headwater.read.clauses import clauses
from headwater.read.giving import given
from headwater.read.parsed import Paragraph, dateline
from headwater.text.negation import disputes, is_negated

BY = "clauses/1"
HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|apparently|seemingly|supposedly|possibly|probably|perhaps|presumably|likely"
    r"|unconfirmed|suspected|believed(?! in\b)|thought(?= (?:to|that)\b)|rumou?red|(?-i:may)|might|could(?! not\b)"
    r"|(?:appear|seem)(?:s|ed)?(?= (?:to|that|as)\b))\b",
    re.IGNORECASE,
)
OCCASION = 4  # words of a cue that tells more than that somebody speaks
LEAST_LETTERS = 12
LEADS_OVER = re.compile(
    r"(?:[\s,;—–-]|\b(?:and|but|then|also|while|even|has|have|had|is|are|was|were)\s*$)+$", re.IGNORECASE
)
DAY = 14  # letters of "on Wednesday" between a denial and what is denied
NEXT = 2  # characters between a source and its cue that stand side by side; words that state nothing

Values = tuple[tuple[Figure, ...], tuple[Time, ...]]


def claims(
    report: Report, paragraphs: Iterable[Paragraph], quotes: tuple[Quote, ...], values: Values
) -> tuple[Claim, ...]:
    """Return the claims of a report in reading order; `values` are its figures and times."""
    return tuple(claim for paragraph in paragraphs for claim in _in_paragraph(report, paragraph, quotes, values))


def _in_paragraph(report: Report, paragraph: Paragraph, quotes: tuple[Quote, ...], values: Values) -> Iterator[Claim]:
    known = given(report, paragraph, quotes)
    figures, times = values
    figures = tuple(figure for figure in figures if paragraph.span.covers(figure.span))
    times = tuple(time for time in times if paragraph.span.covers(time.span))
    marked = paragraph.marked()
    borders = frozenset(edge - paragraph.span.start for span in known.content for edge in (span.start, span.end))
    for first, past in clauses(paragraph.doc, borders):
        span = _without_dateline(paragraph.of(paragraph.doc[first], paragraph.doc[past - 1]), paragraph, known.told)
        span = _without_cue(span, known.told, report)
        words = report.at(span)
        if len(words) < LEAST_LETTERS or _asks(span, report) or _only_says(span, known.told, report):
            continue
        tokens = paragraph.doc[first].sent
        sentence = paragraph.of(tokens[0], tokens[-1])
        quote = known.to(span, sentence)
        span = _with_denial(span, quote, report)
        found = _claim(span, report.at(span), quote, (figures, times))
        yield replace(found, mode=_mode(span, quote, marked), sentence=sentence)


def _without_dateline(span: Span, paragraph: Paragraph, told: Sequence[Quote]) -> Span:
    """The clause that opens a paragraph without where and when the report was written: "ORRIN, Sept. 9 (NHA) — …"."""
    place = dateline(paragraph)
    if place is None or not place.overlaps(span):
        return span
    named = any(quote.source and place.overlaps(quote.source) for quote in told)
    return span if named else replace(span, start=min(place.end, span.end))


def _without_cue(span: Span, told: Sequence[Quote], report: Report) -> Span:
    """The clause without the cue it ends with, where that only leads over to what is said: "…, adding [that …]"."""
    for quote in told:
        cue, source = quote.cue, quote.source
        if cue is None or cue.end != span.end or (source and 0 <= cue.start - source.end <= NEXT):
            continue
        left = LEADS_OVER.sub("", report.at(replace(span, end=max(span.start, cue.start))))
        if len(left.split()) > NEXT:
            return replace(span, end=span.start + len(left))
    return span


def _with_denial(span: Span, quote: Quote | None, report: Report) -> Span:
    """The clause with the denial that it hangs on: what the army says is "the army denied that …"."""
    cue, source = (quote.cue, quote.source) if quote else (None, None)
    if cue is None or not 0 <= span.start - cue.end <= DAY or not disputes(report.at(cue)):
        return span
    first = source if source and 0 <= cue.start - source.end <= NEXT else cue
    return replace(span, start=first.start)


def _asks(span: Span, report: Report) -> bool:
    return "?" in report.at(replace(span, start=span.end, end=span.end + 2))


def _claim(span: Span, words: str, quote: Quote | None, values: Values) -> Claim:
    hedge = HEDGES.search(words)
    figures, times = values
    return Claim(
        spans=(span,),
        text=words,
        mode="own",
        speakers=quote.speakers if quote else (),
        via=quote.via if quote else (),
        hedge=hedge[0] if hedge else None,
        negated=is_negated(words),
        cue=quote.cue if quote else None,
        source=quote.source if quote else None,
        figures=tuple(figure for figure in figures if span.covers(figure.span)),
        times=tuple(time for time in times if span.covers(time.span)),
        by=BY,
        why=quote.why if quote else "nobody is named for it",
    )


def _only_says(span: Span, quotes: Sequence[Quote], report: Report) -> bool:
    """Whether a clause is no more than "X said": what is left beside source and cue states nothing.

    A cue that tells the occasion ("said in an interview published Sunday") states that occasion; "said in a statement" tells none.
    """
    told = [part for quote in quotes for part in (quote.source, quote.cue) if part and part.overlaps(span)]
    if not told or any(_tells_occasion(report.at(quote.cue)) for quote in quotes if quote.cue in told and quote.cue):
        return False
    left = "".join(
        letter
        for place, letter in enumerate(report.at(span), span.start)
        if not any(part.start <= place < part.end for part in told)
    )
    return len(re.findall(r"\w{3,}", left)) < 3


def _tells_occasion(cue: str) -> bool:
    """Whether a cue has more words than speaking takes, a name or a number among them."""
    return len(cue.split()) >= OCCASION and re.search(r"\b[A-Z\d]", cue) is not None


def _mode(span: Span, quote: Quote | None, marked: Sequence[Span]) -> Mode:
    if quote is None or not (quote.speakers or quote.type == "direct"):
        return "own"
    words = quote.content if quote.type == "direct" else marked
    within = sum(map(span.shared, words))
    return "quoted" if within >= 0.8 * len(span) else "attributed"
