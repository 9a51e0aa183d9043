"""Utterances: what was said once and stands in quotation marks in several reports, with its variants.

Two stretches in quotation marks are one utterance if one's words stand in the other in order (cut, bracketed, edited), or, where the
same speaker has both, if they mean nearly the same (another translation).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import LCSseq

from headwater.model import Quote, Reading, Span, StoryInput, Utterance, Variant
from headwater.text.marks import quoted
from headwater.text.models import vectors
from headwater.text.shingles import words

BY = "utterances/1"
MARKS = "“”„\"'‘’«»`"
IN_ORDER = 0.8  # share of the shorter stretch's words that stand in the other, in order
IN_SENSE = 0.62  # cosine of the two sentence vectors
LEAST_WORDS = 4  # for a match by sense, or without a common speaker


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks, without the marks."""

    report: str
    quote: Quote
    span: Span
    text: str
    words: tuple[str, ...]

    @property
    def speakers(self) -> frozenset[str]:
        """Names of those it is given to."""
        return frozenset(speaker.name for speaker in self.quote.speakers if speaker.kind != "unnamed")


def utterances(story: StoryInput) -> tuple[Utterance, ...]:
    """Return the utterances that two or more reports quote, in the order of their first variants."""
    stretches = [stretch for reading in story.readings for stretch in _stretches(reading)]
    home = {i: [i] for i in range(len(stretches))}
    for i, j in combinations(range(len(stretches)), 2):
        if stretches[i].report != stretches[j].report and home[i] is not home[j] and _same(stretches[i], stretches[j]):
            home[i].extend(home[j])
            home.update(dict.fromkeys(list(home[j]), home[i]))
    groups = {id(group): sorted(group) for group in home.values()}.values()
    shared = [group for group in groups if len({stretches[i].report for i in group}) > 1]
    return tuple(_utterance(f"q{n}", [stretches[i] for i in group]) for n, group in enumerate(sorted(shared), 1))


def _stretches(reading: Reading) -> Iterator[Stretch]:
    seen: set[Span] = set()
    for quote in reading.quotes:
        for part in quote.content:
            for span in _within_marks(reading, part, quote):
                if span not in seen:
                    seen.add(span)
                    text = reading.report.at(span)
                    yield Stretch(reading.report.id, quote, span, text, tuple(word.text for word in words(text)))


def _within_marks(reading: Reading, part: Span, quote: Quote) -> Iterator[Span]:
    """The stretches of a content span that stand in quotation marks, marks left out."""
    text = reading.report.text if part.place == "text" else reading.report.title
    start, end = max(0, part.start - 1), min(len(text), part.end + 1)
    found = [(start + a, start + b) for a, b in quoted(text[start:end])]
    if not found and quote.type == "direct":
        found = [(part.start, part.end)]
    for first, past in found:
        while first < past and text[first] in MARKS:
            first += 1
        while past > first and text[past - 1] in MARKS + ",":
            past -= 1
        if past > first:
            yield replace(part, start=first, end=past)


def _same(a: Stretch, b: Stretch) -> bool:
    short = min(len(a.words), len(b.words))
    if short == 0 or (a.speakers and b.speakers and not a.speakers & b.speakers):
        return False
    if short < LEAST_WORDS:
        return a.words == b.words and bool(a.speakers & b.speakers)
    if LCSseq.similarity(a.words, b.words) >= IN_ORDER * short:
        return True
    return bool(a.speakers & b.speakers) and float(vectors([a.text])[0] @ vectors([b.text])[0]) >= IN_SENSE


def _utterance(name: str, stretches: list[Stretch]) -> Utterance:
    longest = max(stretches, key=lambda stretch: (len(stretch.words), stretch.report))
    same = all(LCSseq.similarity(s.words, longest.words) == len(s.words) for s in stretches)
    speakers = sorted({speaker for stretch in stretches for speaker in stretch.speakers})
    variants = tuple(Variant(s.report, s.quote, (s.span,), s.text) for s in stretches)
    why = "the same words but for cuts" if same else "the same utterance in other words: edited or translated"
    return Utterance(name, speakers[0] if speakers else None, same, variants, why)
