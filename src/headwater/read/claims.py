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
from headwater.read.saying import gives, performs, unsaid
from headwater.text.marks import quoted
from headwater.text.negation import is_negated

BY = "clauses/1"
OBJECTS = frozenset({"dobj", "dative", "pobj", "xcomp", "pcomp"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
HEDGES = re.compile(
    r"\b(reportedly|allegedly|purportedly|apparently|seemingly|supposedly|possibly|probably|perhaps|presumably|likely"
    r"|unconfirmed|suspected|believed|thought|rumou?red|may|might|could|appears?|seems?)\b",
    re.IGNORECASE,
)
BACKGROUND = re.compile(r"(?:which|who|whose|whom|where|when)\b", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"(?:when|who|which|whose|where|because|while|since|if|(?:during|after) which)\b", re.IGNORECASE
)
OCCASION = 4  # words of a cue that tells more than that somebody speaks
OPENING = 25  # letters of a clause in which its subject begins
LEAST_LETTERS = 12
LEADS_OVER = re.compile(r"(?:[\s,;—–-]|\b(?:and|but|then|also|while|even|has|have|had|is|are|was|were)\s*$)+$", re.IGNORECASE)
NEXT = 2  # characters between a source and its cue that stand side by side; words that state nothing

Values = tuple[tuple[Figure, ...], tuple[Time, ...]]


def claims(
    report: Report,
    paragraphs: Iterable[Paragraph],
    quotes: tuple[Quote, ...],
    values: tuple[tuple[Figure, ...], tuple[Time, ...]],
) -> tuple[Claim, ...]:
    """Return the claims of a report in reading order; `values` are its figures and times."""
    return tuple(claim for paragraph in paragraphs for claim in _in_paragraph(report, paragraph, quotes, values))


def _in_paragraph(report: Report, paragraph: Paragraph, quotes: tuple[Quote, ...], values: Values) -> Iterator[Claim]:
    near = [quote for quote in quotes if any(paragraph.span.overlaps(span) for span in quote.content)]
    told = [quote for quote in near if _states(quote, paragraph)]
    acts = [quote for quote in near if quote not in told and quote.cue and performs(report.at(quote.cue))]
    marked = [paragraph.at(*stretch) for stretch in quoted(paragraph.text)]
    borders = frozenset(
        edge - paragraph.span.start for quote in told for span in quote.content for edge in (span.start, span.end)
    )
    for first, past in clauses(paragraph.doc, borders):
        span = _without_cue(paragraph.of(paragraph.doc[first], paragraph.doc[past - 1]), told, report)
        words = report.at(span)
        if len(words) < LEAST_LETTERS or _asks(span, report) or _only_says(span, told, report):
            continue
        sentence = paragraph.doc[first].sent
        quote = _around(span, told)
        if quote is None or not _gives(quote, span, report):
            quote = None if SUBORDINATE.match(words) else _act(span, acts)
        found = _claim(span, words, quote, values)
        yield replace(found, mode=_mode(span, quote, marked), sentence=paragraph.of(sentence[0], sentence[-1]))


def _states(quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the content states something by itself: it is quoted, or has a finite verb ("that he left", not "to leave").

    Headlines state without one ("Wounded receiving treatment, ambassador says").
    """
    if paragraph.headline or quote.type != "indirect":
        return True
    said = [t for t in paragraph.doc if any(part.covers(paragraph.of(t, t)) for part in quote.content)]
    inside = {token.i for token in said}
    heads = [token for token in said if token.head.i not in inside]
    acted_on = bool(heads) and all(token.dep_ in OBJECTS for token in heads)
    return not acted_on and any(token.tag_ in FINITE for token in said)


def _without_cue(span: Span, told: list[Quote], report: Report) -> Span:
    """The clause without the cue it ends with, where that only leads over to what is said: "…, adding [that …]"."""
    for quote in told:
        cue, source = quote.cue, quote.source
        if cue is None or cue.end != span.end or (source and 0 <= cue.start - source.end <= NEXT):
            continue
        left = LEADS_OVER.sub("", report.at(replace(span, end=max(span.start, cue.start))))
        if len(left.split()) > NEXT:
            return replace(span, end=span.start + len(left))
    return span


def _asks(span: Span, report: Report) -> bool:
    return "?" in report.at(replace(span, start=span.end, end=span.end + 2))


def _act(span: Span, acts: list[Quote]) -> Quote | None:
    """The act of speech that a clause tells of, its speaker first: "X urged Y to leave" is X's statement."""
    return next((quote for quote in acts if _opens_with(span, quote)), None)


def _opens_with(span: Span, quote: Quote) -> bool:
    """Whether a clause tells of the act: its speaker stands first, or before it ("…, who had been ill, denied the claim")."""
    if quote.cue is None or quote.source is None or not span.covers(quote.cue):
        return False
    first = quote.source if span.covers(quote.source) else quote.cue
    return first.start < span.start + OPENING


def _claim(span: Span, words: str, quote: Quote | None, values: Values) -> Claim:
    hedge = HEDGES.search(words)
    figures, times = values
    return Claim(
        spans=(span,),
        text=words,
        mode="own",
        speakers=_speakers(quote),
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


def _around(span: Span, quotes: list[Quote]) -> Quote | None:
    """The innermost attribution whose content holds most of the clause."""
    holding = [quote for quote in quotes if 2 * _shared(span, quote) > len(span)]
    return min(holding, key=lambda quote: (sum(map(len, quote.content)), quote.content), default=None)


def _gives(quote: Quote, span: Span, report: Report) -> bool:
    """Whether an attribution gives the clause to its speaker, or the clause is the outlet's own background to it.

    Reported speech is interrupted by non-restrictive clauses ("…, who is in jail, …") that the outlet adds; and what somebody does
    ("appointed", "objected to") is not what he says.
    """
    if quote.type != "indirect":
        return quote.type == "direct" or quote.cue is None or not unsaid(report.at(quote.cue))
    if BACKGROUND.match(report.at(span)) and report.at(replace(span, start=0, end=span.start)).rstrip().endswith(","):
        return False
    return quote.cue is None or gives(report.at(quote.cue))


def _shared(span: Span, quote: Quote) -> int:
    return sum(
        max(0, min(span.end, part.end) - max(span.start, part.start))
        for part in quote.content
        if part.place == span.place
    )


def _only_says(span: Span, quotes: list[Quote], report: Report) -> bool:
    """Whether a clause is no more than "X said": what is left beside source and cue states nothing.

    A cue that tells the occasion ("said in an interview published Sunday") states that occasion.
    """
    told = [part for quote in quotes for part in (quote.source, quote.cue) if part and part.overlaps(span)]
    if not told or any(len(report.at(part).split()) >= OCCASION for quote in quotes if (part := quote.cue) in told):
        return False
    left = "".join(
        letter
        for place, letter in enumerate(report.at(span), span.start)
        if not any(part.start <= place < part.end for part in told)
    )
    return len(re.findall(r"\w{3,}", left)) < 3


def _mode(span: Span, quote: Quote | None, marked: list[Span]) -> Mode:
    if quote is None or not (quote.speakers or quote.source or quote.type == "direct"):
        return "own"
    within = sum(max(0, min(span.end, mark.end) - max(span.start, mark.start)) for mark in marked)
    return "quoted" if quote.type == "direct" or within >= 0.8 * len(span) else "attributed"


def _speakers(quote: Quote | None) -> tuple[Speaker, ...]:
    return quote.speakers if quote else ()
