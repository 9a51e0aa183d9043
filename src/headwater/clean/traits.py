"""The lines of a text to numbers: what their words are like, where they stand, how they fit what the text is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

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
    """The words of a text's lines: hash and marks per word, the line each stands in, and words per line."""

    hashes: Integers
    marks: Integers
    line: Integers
    per_line: Integers

    @property
    def starts(self) -> Integers:
        """The place of each line's first word."""
        return np.cumsum(self.per_line) - self.per_line


def words(lines: Sequence[str]) -> Words:
    """Return the words of non-empty lines."""
    split = [(_CJK.sub(r"\g<0> ", line) if _CJK.search(line) else line).split() for line in lines]
    per_line = np.array([len(each) for each in split], np.int64)
    codes = np.fromiter((code for each in split for code in map(packed, each)), np.int64, int(per_line.sum()))
    line = np.repeat(np.arange(len(lines)), per_line)
    return Words(codes & ((1 << HASH_BITS) - 1), codes >> HASH_BITS, line, per_line)


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
        total += shifted(each, step)
    return total


def shifted(values: Floats, step: int) -> Floats:
    """Return each line's neighbour `step` lines on, 0 beyond the ends."""
    moved = np.zeros_like(values)
    if abs(step) >= len(values):
        return moved
    if step > 0:
        moved[:-step] = values[step:]
    elif step < 0:
        moved[-step:] = values[:step]
    else:
        moved[:] = values
    return moved


def traits(lines: Sequence[str], words: Words, own: Floats, near: Floats) -> Floats:
    """Return one row of numbers per line, given what its wording and its neighbours' wording speak for."""
    look, sums = _look(lines, words)
    likely = 1 / (1 + np.exp(-own))
    place, start = _place(likely, words.per_line)
    topic = _topic(words, likely, start)
    cues = _cues(sums, words.per_line, start)
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
    return np.column_stack([*(_moved(signals, step) for step in (-3, -2, -1, 1, 2, 3)), _windows(wide)])


def _moved(values: Floats, step: int) -> Floats:
    moved = np.full_like(values, -1)
    if abs(step) < len(values):
        moved[max(0, -step) : len(values) - max(0, step)] = values[max(0, step) : len(values) + min(0, step)]
    return moved


def _at(mark: str) -> int:
    return marks().index(mark)


def _look(lines: Sequence[str], words: Words) -> tuple[Floats, Floats]:
    bits = (words.marks[:, None] >> np.arange(len(marks())) & 1).astype(np.float32)
    starts = words.starts
    sums = np.add.reduceat(bits, starts)
    count = words.per_line[:, None]
    chars = np.array([len(line) for line in lines], np.float32)
    often, seen, order = Counter(lines), Counter[str](), []
    for line in lines:
        order.append(seen[line])
        seen[line] += 1
    sizes = np.column_stack([
        np.log1p(count), np.log1p(chars), chars / count[:, 0],
        np.log1p([often[line] for line in lines]), np.minimum(order, 3),
    ])  # fmt: skip
    return np.column_stack(
        [sizes, sums / count, np.minimum(sums, 4), bits[starts], bits[starts + words.per_line - 1]]
    ), sums


def _place(likely: Floats, per_line: Integers) -> tuple[Floats, int]:
    """Where lines stand in the text and to its likeliest run of prose, and where that run starts."""
    count, size = len(likely), np.minimum(per_line, 60)
    at = np.arange(count)
    prose = likely * size
    before = np.cumsum(prose)
    total = before[-1]
    start, end = best_run((likely - 0.4) * size - 0.3)
    rows = np.column_stack([
        np.full(count, np.log1p(count)), at / count, np.log1p(at), np.log1p(count - 1 - at), before / max(total, 1),
        np.full(count, np.log1p(total)), _signed(at - start), _signed(end - 1 - at), (start <= at) & (at < end),
        np.full(count, (end - start) / count), np.log1p(before - prose), np.log1p(np.maximum(total - before, 0)),
    ])  # fmt: skip
    return rows, start


def best_run(gain: Floats) -> tuple[int, int]:
    """Return the half-open run of lines with the greatest sum."""
    sums = np.concatenate([[0], np.cumsum(gain)])
    end = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: end + 1])), end


def _signed(steps: NDArray[np.int64]) -> Floats:
    value: Floats = np.sign(steps) * np.log1p(np.abs(steps))
    return value


def _topic(words: Words, likely: Floats, start: int) -> Floats:
    """How many of a line's content words and names stand in other prose, in the lead, shortly before or after."""
    plain = (1 << _at("function")) | (1 << _at("symbol")) | (1 << _at("pronoun"))
    content = (words.marks & plain) == 0
    count, strength = len(likely), likely * np.minimum(1, words.per_line / 15)
    lead = np.zeros(count, np.float32)
    lead[[i for i in np.flatnonzero((likely > 0.5) & (words.per_line >= 8)) if i >= start][:4]] = 1
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
    """Each distinct (line, word) among some words, ordered by word and line; words are numbered from 0."""
    key = np.unique(words.hashes[which] << 32 | words.line[which])
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


def _cues(sums: Floats, per_line: Integers, start: int) -> Floats:
    """Short lines with words that open furniture: how long ago one stood, how soon one comes, how many came."""
    shown = (sums[:, [_at(name) for name in _CUES]] > 0) & (per_line < 14)[:, None]
    inside = shown.copy()
    inside[: start + 1] = False
    return np.column_stack([shown, _since(inside), _since(shown[::-1])[::-1], np.log1p(np.cumsum(inside, axis=0))])


def _since(shown: NDArray[np.bool_]) -> Floats:
    at = np.arange(len(shown))[:, None]
    last = np.maximum.accumulate(np.where(shown, at, -1))
    value: Floats = np.where(last >= 0, np.log1p(at - last), _FAR)
    return value


def _windows(values: Floats) -> Floats:
    """Means over the five and twenty lines before and after."""
    count = len(values)
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    at = np.arange(count)
    wide = []
    for first, last in ((-5, 0), (1, 6), (-15, 0), (1, 16), (-2, 3), (-40, 0), (1, 41)):
        low, high = np.clip(at + first, 0, count), np.clip(at + last, 0, count)
        wide.append((sums[high] - sums[low]) / (last - first))
    return np.column_stack(wide)
