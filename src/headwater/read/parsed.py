"""A report's paragraphs, parsed: the form in which the readers of quotes, names and claims see its prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, cast

from headwater.model import Report, Span
from headwater.text.marks import flowing, quoted
from headwater.text.media import medium
from headwater.text.models import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

FINITE = frozenset({"VBD", "VBP", "VBZ"})  # tags of verbs in the past or present
STATING = FINITE | {"MD"}  # and of modal verbs
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
READ_KINDS = frozenset({"body", "headline"})
_DAY = r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)"
_CREDIT = r"(?:,? ?[(\[][^()\[\]\n]{2,40}[)\]])"
DATELINE = re.compile(
    r"(?!\w+DAY\b|(?:TODAY|TONIGHT|TOMORROW|UPDATE)\b)"
    rf"(?:[A-Z][A-Z'./ ]{{3,}}[A-Z](?:, [A-Z][\w. ]+)*{_DAY}?{_CREDIT}?|[A-Z][\w. ]+{_DAY}{_CREDIT}?)"
    r"\s*(?:[—–―:]|--?(?=\s))\s*"
)
CREDITED = re.compile(r"(?:[A-Z][^()\n;!?]{0,60} )?\((?P<name>[^()\n]{2,40})\)\s*(?:[—–―]|--?(?=[\sA-Z]))\s*")
LISTED = " \t\r\n\xa0•·▪●◦‣"
MOST_KEPT = 5_000
MOST_LETTERS = 20_000
LONGEST_WORD = 500  # letters without white space, on which the parser spends the square of their number in time
UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD}}}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose: its place in the report, its parse, whose token offsets start at the paragraph, its text.

    A line is a paragraph, unless a quotation goes on over its end: then spaces stand for the line breaks.

    Ask for `text` rather than `doc.text`, which spaCy joins anew from all tokens each time.
    """

    span: Span
    doc: Doc
    text: str
    headline: bool = False

    def at(self, start: int, end: int) -> Span:
        """The report's span for character offsets within the paragraph."""
        return Span(self.span.start + start, self.span.start + end, self.span.place)

    def marked(self) -> list[Span]:
        """The report's spans of what stands in quotation marks."""
        return [self.at(*stretch) for stretch in quoted(self.text)]

    def within(self, spans: Iterable[Span]) -> list[Token]:
        """The tokens that lie in spans of the report."""
        places = {i for span in spans if span.place == self.span.place for i in self._covered(span)}
        return [self.doc[i] for i in sorted(places)]

    def _covered(self, span: Span) -> Iterator[int]:
        """The places of the tokens that lie in a span of the report: looked up, as a paragraph may be a whole text."""
        first = bisect_left(self.doc, span.start - self.span.start, key=lambda token: token.idx)
        covered = takewhile(lambda token: self.of(token, token).end <= span.end, self.doc[first:])
        yield from (token.i for token in covered)

    def of(self, first: Token, last: Token) -> Span:
        """The report's span from the first to the last token, both included."""
        return self.at(first.idx, last.idx + len(last.text))

    def phrase(self, head: Token) -> Span:
        """The report's span of a token with all that hangs on it."""
        return self.of(head.left_edge, head.right_edge)

    def tokens(self, span: Span) -> Tokens:
        """The tokens that a span of the report, which overlaps the paragraph, touches here."""
        first, past = max(0, span.start - self.span.start), min(len(self.text), span.end - self.span.start)
        return cast("Tokens", self.doc.char_span(first, past, alignment_mode="expand"))


def parse(report: Report) -> tuple[Paragraph, ...]:
    """Parse title and body, in reading order; the same paragraph is parsed once however many reports carry it."""
    places = [(piece, head) for span, head in _places(report) for piece in _cut(report.at(span), span)]
    texts = [report.at(span).replace("\n", " ") for span, _ in places]
    new = [text for text in dict.fromkeys(texts) if text not in _kept]
    _kept.update(zip(new, parser().pipe(new, batch_size=64), strict=True))
    found = tuple(Paragraph(span, _kept[text], text, head) for (span, head), text in zip(places, texts, strict=True))
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def marked(report: Report) -> tuple[Span, ...]:
    """Return what stands in quotation marks in text and title, in one piece where line breaks cut it."""
    return (
        *(Span(*stretch) for stretch in quoted(flowing(report.text))),
        *(Span(*stretch, "title") for stretch in quoted(flowing(report.title))),
    )


def dateline(paragraph: Paragraph) -> Span | None:
    """Where, when or by which agency a report was written, as a paragraph opens with it: "ORRIN, Sept. 9 (NHA) —", "(AP)—"."""
    if paragraph.headline:
        return None
    line = DATELINE.match(paragraph.text) or CREDITED.match(paragraph.text)
    credited = line.groupdict().get("name") if line else None
    return paragraph.at(0, line.end()) if line and (credited is None or medium(credited)) else None


def _places(report: Report) -> Iterator[tuple[Span, bool]]:
    """Paragraphs of the title and of the passages that are read, without surrounding white space."""
    if report.title.strip() and report.title.strip() not in report.text[: len(report.title) + 200]:
        yield _trim(report.title, Span(0, len(report.title), "title")), True
    for kind, passages in groupby(report.passages, lambda passage: passage.kind):
        spans = [passage.span for passage in passages]
        start = spans[0].start
        for line in flowing(report.at(Span(start, spans[-1].end))).split("\n") if kind in READ_KINDS else ():
            if line.strip():
                yield _trim(report.text, Span(start, start + len(line))), kind == "headline"
            start += len(line) + 1


def _cut(words: str, span: Span) -> Iterator[Span]:
    """Cut what is far too long for a paragraph, at white space, and what is far too long for a word."""
    ends = [found.end() for found in UNBROKEN.finditer(words)]
    for start, end in pairwise([0, *ends, len(words)]):
        piece = _trim(words, Span(start, end))
        if len(piece):
            within = Span(span.start + piece.start, span.start + piece.end, span.place)
            yield from _at_white_space(words[piece.start : piece.end], within)


def _at_white_space(words: str, span: Span) -> Iterator[Span]:
    """Cut words where enough are together: the parser takes no more than a million letters."""
    start = 0
    while len(words) - start > MOST_LETTERS:
        space = words.rfind(" ", start + 1, start + MOST_LETTERS)
        end = space if space > 0 else start + MOST_LETTERS
        yield Span(span.start + start, span.start + end, span.place)
        start = end + (space > 0)
    yield Span(span.start + start, span.end, span.place)


def _trim(text: str, span: Span) -> Span:
    """A line without the white space around it and the mark of a list before it."""
    words = text[span.start : span.end].rstrip()
    start = len(words) - len(words.lstrip(LISTED)) if words.strip(LISTED) else 0
    return Span(span.start + start, span.start + len(words), span.place)


_kept: OrderedDict[str, Doc] = OrderedDict()
