"""Who belongs to which cue: a report's tokens and the net's scores in; attributions as ranges of tokens out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headwater.read.tagger import Scores, weights
from headwater.read.tokens import Floats, Ints

Range = tuple[int, int]
SOURCE, CUE, CONTENT = 1, 2, 3
FAR = 24


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source as half-open ranges over the report's tokens; all within one paragraph."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None


def attributions(found: Scores, lengths: Ints) -> Iterator[Attribution]:
    """Yield the attributions of each paragraph; content without a cue of its own comes last in its paragraph."""
    tags = best_tags(found.tags, lengths)
    begin = 0
    for length in lengths.tolist():
        yield from _joined(found, list(_ranges(tags, begin, begin + length)))
        begin += length


def best_tags(tags: Floats, lengths: Ints) -> Ints:
    """Return the likeliest sequence of tags for each paragraph (Viterbi), all paragraphs in step."""
    moves, start = weights()["moves"], weights()["begin"]
    order = np.argsort(-lengths, kind="stable")
    begin, long = (np.cumsum(lengths) - lengths)[order], lengths[order]
    active = [int(np.searchsorted(-long, -step)) for step in range(long[0])]
    state = start + tags[begin]
    back = []
    for step in range(1, long[0]):
        paths = state[: active[step], :, None] + moves
        back.append(paths.argmax(axis=1))
        state[: active[step]] = paths.max(axis=1) + tags[begin[: active[step]] + step]
    out = np.empty(len(tags), np.int64)
    last = state.argmax(axis=1)
    for step in range(long[0] - 1, -1, -1):
        n = active[step]
        out[begin[:n] + step] = last[:n]
        if step:
            last[:n] = back[step - 1][np.arange(n), last[:n]]
    return out


def _ranges(tags: Ints, begin: int, end: int) -> Iterator[tuple[Range, int]]:
    """Yield each stretch of a source, cue or content; an odd tag begins one, the even tag above it goes on."""
    first = -1
    for i in range(begin, end + 1):
        tag = tags[i] if i < end else 0
        if first >= 0 and (tag % 2 or tag != tags[first] + tags[first] % 2):
            yield (first, i), (int(tags[first]) + 1) // 2
            first = -1
        if tag and first < 0:
            first = i


def _joined(found: Scores, ranges: list[tuple[Range, int]]) -> Iterator[Attribution]:
    """Give each piece of content to its likeliest cue, and each cue its likeliest source or none."""
    said, cues, sources = ([r for r, role in ranges if role == wanted] for wanted in (CONTENT, CUE, SOURCE))
    owner = [_owner(found, piece, cues) for piece in said]
    for k, cue in enumerate(cues):
        pieces = tuple(piece for piece, own in zip(said, owner, strict=True) if own == k)
        if pieces:
            yield Attribution(pieces, cue, _source(found, cue, sources))
    orphans = tuple(piece for piece, own in zip(said, owner, strict=True) if own < 0)
    if orphans:
        yield Attribution(orphans, None, None)


def _owner(found: Scores, piece: Range, cues: list[Range]) -> int:
    if not cues:
        return -1
    rows, heads = np.arange(*piece), np.array([c[0] for c in cues])
    return int(_arcs(found.said, found.cue, rows, heads, 0).mean(axis=0).argmax())


def _source(found: Scores, cue: Range, sources: list[Range]) -> Range | None:
    heads = np.array([cue[0], *(s[0] for s in sources)])
    best = int(_arcs(found.asks, found.source, np.array([cue[0]]), heads, 1)[0].argmax())
    return sources[best - 1] if best else None


def _arcs(left: Floats, right: Floats, rows: Ints, heads: Ints, which: int) -> Floats:
    """Score arcs from rows to heads: how well they match, and how usual the distance is."""
    away = heads[None] - rows[:, None]
    size = np.abs(away)
    size = np.minimum(np.where(size <= 8, size, 8 + 4 * np.log2(np.maximum(size, 8) / 8)), FAR).astype(np.int64)
    near: Floats = weights()["near"][which, np.sign(away) * size + FAR]
    score: Floats = left[rows] @ right[heads].T / np.float32(left.shape[1] ** 0.5) + near
    return score
