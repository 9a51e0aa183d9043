"""The lines of a text to numbers: what their words are like, where they stand, how they fit what the text is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from headwater.clean.runs import Runs, runs
from headwater.clean.words import HASH_BITS, marks, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]
    Integers = NDArray[np.int64]

TABLE = 1 << 16
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_CUES = ("legal", "related", "talk", "author", "appeal", "share", "photo")
_TEXTURE = ("bullet", "calendar", "capital", "reader", "we", "telling")
_FAR = 7.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of lines: hash and marks per word, the line each stands in, words per line, and the texts' lines."""

    hashes: Integers
    marks: Integers
    line: Integers
    per_line: Integers
    runs: Runs

    @property
    def starts(self) -> Integers:
        """The place of each line's first word."""
        return np.cumsum(self.per_line) - self.per_line


def words(lines: Sequence[str], sizes: Sequence[int] | None = None) -> Words:
    """Return the words of non-empty lines, of one text or of several that have so many lines each."""
    split = [(line if line.isascii() else _CJK.sub(r"\g<0> ", line)).split() for line in lines]
    per_line = np.array([len(each) for each in split], np.int64)
    codes = np.fromiter(map(packed, chain.from_iterable(split)), np.int64, int(per_line.sum()))
    line = np.repeat(np.arange(len(lines)), per_line)
    known = runs([len(lines)] if sizes is None else sizes)
    return Words(codes & ((1 << HASH_BITS) - 1), codes >> HASH_BITS, line, per_line, known)


def own_grams(words: Words) -> Integers:
    """Return a slot of the table for each word and for each pair of neighbours within a line, shape (2, words)."""
    following = np.append(words.hashes[1:], 7)
    following[words.starts[1:] - 1] = 7
    following[-1:] = 7
    pairs = words.hashes * 40503 + following * 2654435761 + 12345
    return np.stack([words.hashes * 2654435761, pairs]) % TABLE


def first_grams(words: Words) -> Integers:
    """Return a slot of the table for the word that each line begins with."""
    slots: Integers = (words.hashes[words.starts] * 2246822519 + 99) % TABLE
    return slots


NEIGHBOURS = ((-1, 11), (-2, 22), (1, 33), (0, 44))
NEIGHBOUR_WORDS = 25


def neighbour_grams(words: Words) -> Integers:
    """Return slots for each word as seen from the line after, two after, before, and its own, shape (4, words)."""
    salts = np.array([salt * 7919 for _, salt in NEIGHBOURS])[:, None]
    slots: Integers = (words.hashes + salts) * 2654435761 % TABLE
    return slots


def own_score(words: Words, table: Floats) -> Floats:
    """Return how much each line's own wording speaks for the body, by a table of weights."""
    within = np.add.reduceat(table[own_grams(words)].sum(0), words.starts) / np.sqrt(words.per_line)
    value: Floats = within + table[first_grams(words)]
    return value


def neighbour_score(words: Words, table: Floats) -> Floats:
    """Return how much the wording of a line and of its neighbours speaks for the body."""
    weights = table[neighbour_grams(words)] * (words.per_line[words.line] <= NEIGHBOUR_WORDS)
    sums = np.add.reduceat(weights, words.starts, axis=1) / np.sqrt(words.per_line)
    total = np.zeros(len(words.per_line), np.float32)
    for (step, _), each in zip(NEIGHBOURS, sums, strict=True):
        total += words.runs.moved(each, step)
    return total


def traits(lines: Sequence[str], words: Words, own: Floats, near: Floats) -> Floats:
    """Return one row of numbers per line, given what its wording and its neighbours' wording speak for."""
    look, sums = _look(lines, words)
    likely = 1 / (1 + np.exp(-own))
    place, start = _place(likely, words)
    topic = _topic(words, likely, start)
    cues = _cues(sums, words, start)
    return np.column_stack([look, own, near, place, topic, cues, _around(words, sums, own, near, topic)]).astype(
        np.float32
    )


def _around(words: Words, sums: Floats, own: Floats, near: Floats, topic: Floats) -> Floats:
    """What the lines before and after a line are like, one by one and taken together."""
    count = words.per_line
    ended = sums[:, _at("stop")] > 0
    signals = np.column_stack([own, near, np.log1p(count), ended, topic[:, :4], count <= 6])
    shares = sums[:, [_at(name) for name in _TEXTURE]] / count[:, None]
    prose = np.minimum(count, 60) / (1 + np.exp(-own))
    related = (count < 14) & (sums[:, _at("related")] > 0)
    wide = np.column_stack([signals, shares, prose, count >= 25, related])
    return np.column_stack(
        [*(words.runs.moved(signals, step, -1) for step in (-3, -2, -1, 1, 2, 3)), _windows(wide, words.runs)]
    )


def _at(mark: str) -> int:
    return marks().index(mark)


def _look(lines: Sequence[str], words: Words) -> tuple[Floats, Floats]:
    bits = (words.marks[:, None] >> np.arange(len(marks())) & 1).astype(np.float32)
    starts = words.starts
    sums = np.add.reduceat(bits, starts)
    count = words.per_line[:, None]
    chars = np.array([len(line) for line in lines], np.float32)
    known = list(zip(words.runs.text.tolist(), lines, strict=True))
    often, seen, order = Counter(known), Counter[tuple[int, str]](), []
    for line in known:
        order.append(seen[line])
        seen[line] += 1
    sizes = np.column_stack([
        np.log1p(count), np.log1p(chars), chars / count[:, 0],
        np.log1p([often[line] for line in known]), np.minimum(order, 3),
    ])  # fmt: skip
    return np.column_stack(
        [sizes, sums / count, np.minimum(sums, 4), bits[starts], bits[starts + words.per_line - 1]]
    ), sums


def _place(likely: Floats, words: Words) -> tuple[Floats, Integers]:
    """Where lines stand in the text and to its likeliest run of prose, and where the run of each line's text starts."""
    texts, size = words.runs, np.minimum(words.per_line, 60)
    count, here = texts.sizes[texts.text], texts.at - texts.first
    prose = likely * size
    before = texts.running(prose)
    total = before[texts.end - 1]
    start, end = _best_runs((likely - 0.4) * size - 0.3, texts)
    rows = np.column_stack([
        np.log1p(count), here / count, np.log1p(here), np.log1p(count - 1 - here), before / np.maximum(total, 1),
        np.log1p(total), _signed(texts.at - start), _signed(end - 1 - texts.at), (start <= texts.at) & (texts.at < end),
        (end - start) / count, np.log1p(before - prose), np.log1p(np.maximum(total - before, 0)),
    ])  # fmt: skip
    return rows, start


def _best_runs(gain: Floats, texts: Runs) -> tuple[Integers, Integers]:
    """Return for each line where the best run of its text starts and ends."""
    ends = np.cumsum(texts.sizes)
    begins = ends - texts.sizes
    found = [best_run(gain[start:end]) for start, end in zip(begins, ends, strict=True)]
    start, end = (np.array(found, np.int64) + begins[:, None])[texts.text].T
    return start, end


def best_run(gain: Floats) -> tuple[int, int]:
    """Return the half-open run of lines with the greatest sum."""
    sums = np.concatenate([[0], np.cumsum(gain)])
    end = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: end + 1])), end


def _signed(steps: NDArray[np.int64]) -> Floats:
    value: Floats = np.sign(steps) * np.log1p(np.abs(steps))
    return value


def _topic(words: Words, likely: Floats, start: Integers) -> Floats:
    """How many of a line's content words and names stand in other prose, in the lead, shortly before or after."""
    plain = (1 << _at("function")) | (1 << _at("symbol")) | (1 << _at("pronoun"))
    content = (words.marks & plain) == 0
    count, strength = len(likely), likely * np.minimum(1, words.per_line / 15)
    sure = (likely > 0.5) & (words.per_line >= 8) & (words.runs.at >= start)
    lead = (sure & (words.runs.running(sure) <= 4)).astype(np.float32)
    line, word = _distinct(words, content)
    share = 1 / np.maximum(np.bincount(line, minlength=count), 1)
    elsewhere, in_lead = _elsewhere(line, word, strength), _elsewhere(line, word, lead)
    names = _distinct(words, content & ((words.marks >> _at("capital") & 1) == 1))
    named = np.bincount(names[0], minlength=count)
    met = np.bincount(names[0], np.minimum(_elsewhere(*names, strength), 1), minlength=count)
    near = _repeats(line, word)
    columns = [np.minimum(elsewhere, 1), np.log1p(elsewhere), np.minimum(in_lead, 1), np.log1p(in_lead)]
    columns += [gap <= reach for gap in near for reach in (3, 12, 40, 400)]
    shares = [np.bincount(line, each, minlength=count) * share for each in columns]
    return np.column_stack([*shares[:3], met / np.maximum(named, 1), *shares[3:], np.minimum(named, 10)])


def _distinct(words: Words, which: NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """Each distinct (line, word) among some words, ordered by word and line; each text's words are numbered apart."""
    line = words.line[which]
    key = np.unique((words.runs.text[line] << HASH_BITS | words.hashes[which]) << 32 | line)
    word = key >> 32
    return key & 0xFFFFFFFF, np.cumsum(np.diff(word, prepend=word[:1]) > 0)


def _elsewhere(line: Integers, word: Integers, strength: Floats) -> Floats:
    weight = strength[line]
    value: Floats = np.maximum(np.bincount(word, weight)[word] - weight, 0) if len(word) else weight
    return value


def _repeats(line: Integers, word: Integers) -> tuple[Integers, Integers]:
    """How many lines before, and after, the same word stands; far off if it does not."""
    gap = np.where(np.diff(word) == 0, np.diff(line), 1 << 20)
    return np.append([1 << 20], gap)[: len(line)], np.append(gap, [1 << 20])[: len(line)]


def _cues(sums: Floats, words: Words, start: Integers) -> Floats:
    """Short lines with words that open furniture: how long ago one stood, how soon one comes, how many came."""
    texts = words.runs
    shown = (sums[:, [_at(name) for name in _CUES]] > 0) & (words.per_line < 14)[:, None]
    inside = shown & (texts.at > start)[:, None]
    return np.column_stack([shown, _since(inside, texts), _until(shown, texts), np.log1p(texts.running(inside))])


def _since(shown: NDArray[np.bool_], texts: Runs) -> Floats:
    at = texts.at[:, None]
    last = np.maximum.accumulate(np.where(shown, at, -1))
    value: Floats = np.where(last >= texts.first[:, None], np.log1p(at - last), _FAR)
    return value


def _until(shown: NDArray[np.bool_], texts: Runs) -> Floats:
    at = texts.at[:, None]
    coming = np.minimum.accumulate(np.where(shown, at, texts.count)[::-1])[::-1]
    value: Floats = np.where(coming < texts.end[:, None], np.log1p(coming - at), _FAR)
    return value


def _windows(values: Floats, texts: Runs) -> Floats:
    """Means over the five and twenty lines before and after."""
    sums, wide = texts.sums(values), []
    for first, last in ((-5, 0), (1, 6), (-15, 0), (1, 16), (-2, 3), (-40, 0), (1, 41)):
        low, high = (np.clip(texts.at + edge, texts.first, texts.end) for edge in (first, last))
        wide.append((sums[high] - sums[low]) / (last - first))
    return np.column_stack(wide)
