"""Who belongs to which cue: a report's tokens and the net's scores in; attributions as ranges of tokens out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headwater.read.tagger import Scores, weights
from headwater.read.tokens import Floats, Ints, Tokens

Range = tuple[int, int]
SOURCE, CUE, CONTENT = 1, 2, 3
FAR = 24
REACH = 2  # sentences from what is said to its cue, and from a cue to its source


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, cue and source as half-open ranges over the report's tokens."""

    content: tuple[Range, ...]
    cue: Range | None
    source: Range | None


def attributions(found: Scores, seen: Tokens, introduces: Sequence[bool]) -> Iterator[Attribution]:
    """Yield the attributions; content with no cue or source of its own goes on with the paragraph before.

    It does so if it begins with a quotation mark, or the paragraph before introduces it by a colon. Whom somebody quotes within
    what he says does not go on after it.
    """
    tags = best_tags(found.tags, seen.lengths)
    begin = 0
    last: Attribution | None = None
    introduced = False
    for length, introducing in zip(seen.lengths.tolist(), introduces, strict=True):
        joined = list(_joined(found, list(_ranges(tags, begin, begin + length)), seen))
        own = [a for a in joined if a.cue or a.source]
        orphans = [a for a in joined if a not in own]
        if orphans and not (introduced or seen.in_marks[begin]):
            last = None
        carried = [replace(a, cue=last.cue, source=last.source) if last else a for a in orphans]
        yield from (a for a in (*carried, *own) if a.content)
        outer = [a for a in own if not _within_marks(a, seen)]
        if outer or not (orphans or own):
            last = max(outer, key=_end, default=None)
        introduced = introducing or (introduced and bool(orphans))
        begin += length


def _within_marks(found: Attribution, seen: Tokens) -> bool:
    """Whether an attribution's own words stand within quotation marks."""
    return all(bool(seen.in_marks[slice(*part)].all()) for part in (found.cue, found.source) if part)


def _end(found: Attribution) -> int:
    return max(r[1] for r in (*found.content, found.cue, found.source) if r)


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


def _joined(found: Scores, ranges: list[tuple[Range, int]], seen: Tokens) -> Iterator[Attribution]:
    """Give each piece of content to its likeliest cue, and each cue its likeliest source or none.

    Without a cue, a source after the last piece has signed it.
    """
    said, cues, sources = ([r for r, role in ranges if role == wanted] for wanted in (CONTENT, CUE, SOURCE))
    owner = [_owner(found, piece, cues, seen.sentences) for piece in said]
    for k, cue in enumerate(cues):
        pieces = tuple(piece for piece, own in zip(said, owner, strict=True) if own == k)
        direct = any(seen.in_marks[slice(*piece)].mean() > 0.5 for piece in pieces)
        near = [s for s in sources if abs(seen.sentences[s[0]] - seen.sentences[cue[0]]) <= REACH]
        yield Attribution(pieces, cue, _source(found, cue, near, direct=direct))
    if said and not cues:
        signed = next((s for s in sources if s[0] >= said[-1][1]), None)
        yield Attribution(tuple(said), None, signed)


def _owner(found: Scores, piece: Range, cues: list[Range], sentences: Ints) -> int:
    """The likeliest cue: in a paragraph as long as a report, one of the sentences around, if there is any."""
    if not cues:
        return -1
    rows, heads = np.arange(*piece), np.array([c[0] for c in cues])
    scores = _arcs(found.said, found.cue, rows, heads, 0).mean(axis=0)
    away = np.maximum(sentences[piece[0]] - sentences[heads], sentences[heads] - sentences[piece[1] - 1])
    return int(np.where(away <= max(REACH, away.min()), scores, -np.inf).argmax())


def _source(found: Scores, cue: Range, sources: list[Range], *, direct: bool) -> Range | None:
    """Choose the source of a cue; words in quotation marks have one if their paragraph names any."""
    heads = np.array([cue[0], *(s[0] for s in sources)])
    arcs = _arcs(found.asks, found.source, np.array([cue[0]]), heads, 1)[0]
    if direct and sources:
        arcs[0] = -np.inf
    best = int(arcs.argmax())
    return sources[best - 1] if best else None


def _arcs(left: Floats, right: Floats, rows: Ints, heads: Ints, which: int) -> Floats:
    """Score arcs from rows to heads: how well they match, and how usual the distance is."""
    away = heads[None] - rows[:, None]
    size = np.abs(away)
    size = np.minimum(np.where(size <= 8, size, 8 + 4 * np.log2(np.maximum(size, 8) / 8)), FAR).astype(np.int64)
    near: Floats = weights()["near"][which, np.sign(away) * size + FAR]
    score: Floats = left[rows] @ right[heads].T / np.float32(left.shape[1] ** 0.5) + near
    return score
