"""Utterances: what was said once and stands in quotation marks in several reports, with its variants.

Two stretches in quotation marks are one utterance if one's words stand in the other in order (cut, bracketed, edited), or, where the
same speaker has both, if they mean nearly the same (another translation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

from headwater.model import Quote, Reading, Span, StoryInput, Utterance, Variant
from headwater.text.counts import word_counts
from headwater.text.marks import flowing, quoted
from headwater.text.models import vectors
from headwater.text.words import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

MARKS = "“”„\"'‘’«»`"
IN_ORDER = 0.8  # share of the shorter stretch's words that stand in the other, in order
IN_SENSE = 0.7  # cosine of the two sentence vectors, if one speaker has both
SLACK = 0.001  # what rounding may take from a cosine
IN_ANY_MOUTH = 0.85  # the same, whoever has them
LEAST_WORDS = 4  # for a match by sense, or without a common speaker
LONGEST = 120  # letters of a quotation taken as one
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-Z])")
LEAST_LETTERS = 3  # of the longest word of a shorter match


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
    sense = vectors([stretch.text for stretch in stretches])
    alike = sense @ sense.T
    home = {i: [i] for i in range(len(stretches))}
    for i, j in _worth_a_look(stretches, alike):
        if (
            stretches[i].report != stretches[j].report
            and home[i] is not home[j]
            and _same(stretches[i], stretches[j], float(alike[i, j]))
        ):
            home[i].extend(home[j])
            home.update(dict.fromkeys(list(home[j]), home[i]))
    groups = {id(group): sorted(group) for group in home.values()}.values()
    shared = [group for group in groups if len({stretches[i].report for i in group}) > 1]
    return tuple(
        _utterance(f"q{n}", _fullest([stretches[i] for i in group])) for n, group in enumerate(sorted(shared), 1)
    )


def _worth_a_look(stretches: Sequence[Stretch], alike: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The pairs of which enough words can stand in both in order, or that are about as alike as it takes: bounds only."""
    counts = word_counts([each.words for each in stretches])
    shared = (counts @ counts.sign().T).toarray()
    lengths = np.array([len(each.words) for each in stretches], np.int64)
    in_order = np.maximum(shared, shared.T) >= IN_ORDER * np.minimum.outer(lengths, lengths)
    return [(i, j) for i, j in np.argwhere(np.triu(in_order | (alike > IN_SENSE - SLACK), 1)).tolist()]


def _stretches(reading: Reading) -> Iterator[Stretch]:
    """Words in quotation marks: all that an attribution gives to somebody, and unattributed ones long enough for speech.

    Words that say who speaks are no speech: they stand between two marks where one before them is missing.
    """
    report = reading.report
    cues = [quote.cue for quote in reading.quotes if quote.cue]
    printed = [passage.span for passage in report.passages if passage.kind in ("body", "headline")]
    for start, end in quoted(flowing(report.text)):
        whole = _bare(report.text, start, end)
        if not any(span.overlaps(whole) for span in printed):
            continue
        quote = _given(whole, reading.quotes)
        for span in _sentences(report.text, whole):
            found = words(report.at(span))
            is_speech = len(found) >= LEAST_WORDS and not any(cue.overlaps(whole) for cue in cues)
            if found and (quote or is_speech):
                yield Stretch(report.id, quote or Quote((whole,), "direct"), span, report.at(span), found)


def _bare(text: str, start: int, end: int) -> Span:
    """The stretch without its marks."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS + ",":
        end -= 1
    return Span(start, end)


def _sentences(text: str, whole: Span) -> Iterator[Span]:
    """A long quotation sentence by sentence: outlets cut and quote them one by one."""
    start = whole.start
    if len(whole) > LONGEST:
        for end in SENTENCE_END.finditer(text, whole.start, whole.end):
            yield Span(start, end.start())
            start = end.end()
    yield Span(start, whole.end)


def _given(span: Span, quotes: tuple[Quote, ...]) -> Quote | None:
    """The innermost attribution whose content holds the stretch."""
    holding = [quote for quote in quotes if any(part.overlaps(span) for part in quote.content)]
    return min(holding, key=lambda quote: (sum(map(len, quote.content)), quote.content), default=None)


def _same(a: Stretch, b: Stretch, alike: float) -> bool:
    short = min(len(a.words), len(b.words))
    together = bool(a.speakers & b.speakers)
    if LCSseq.similarity(a.words, b.words) >= IN_ORDER * short:
        return short >= LEAST_WORDS or (together and _is_cut(a.words, b.words))
    if short < LEAST_WORDS:
        return False
    return alike >= (IN_SENSE if together else IN_ANY_MOUTH)


def _is_cut(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter is a piece of the longer, and more than a little word."""
    short, long = sorted((a, b), key=len)
    piece = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    return piece and max(map(len, short)) > LEAST_LETTERS


def _fullest(stretches: list[Stretch]) -> list[Stretch]:
    """Each report's stretches without those that repeat a part of a fuller one there."""
    return [s for s in stretches if not any(_repeats(s, other) for other in stretches)]


def _repeats(part: Stretch, whole: Stretch) -> bool:
    if part.report != whole.report or (len(part.words), -part.span.start) >= (len(whole.words), -whole.span.start):
        return False
    return LCSseq.similarity(part.words, whole.words) >= IN_ORDER * len(part.words)


def _utterance(name: str, stretches: list[Stretch]) -> Utterance:
    longest = max(stretches, key=lambda stretch: (len(stretch.words), stretch.report))
    same = all(LCSseq.similarity(s.words, longest.words) == len(s.words) for s in stretches)
    speakers = sorted({speaker for stretch in stretches for speaker in stretch.speakers})
    variants = tuple(Variant(s.report, s.quote, (s.span,), s.text) for s in stretches)
    why = "the same words but for cuts" if same else "the same utterance in other words: edited or translated"
    return Utterance(name, speakers[0] if speakers else None, same, variants, why)
