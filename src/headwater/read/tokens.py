"""What the attribution net sees of a report: parsed paragraphs in; one row of features a token out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.read.parsed import Paragraph
from headwater.text.marks import closed, quoted

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

CLAUSAL = ("ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "parataxis", "pcomp", "conj", "prep")
ATTRIBUTES = ("LOWER", "TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START", "IDX", "LENGTH", "IS_TITLE", "IS_UPPER")
MOST_STEPS = 24
MARKS = 5
SENTENCE = 2  # the column that tells whether a sentence begins


@dataclass(frozen=True)
class Tokens:
    """A report's tokens, paragraph after paragraph: hashes of word, tag, dependency and entity type, vectors, numbers.

    `heads` and `governors` point into the same rows: at a token's head, and at the word its clause hangs on.
    """

    lengths: Ints
    hashes: NDArray[np.uint64]
    vectors: Floats
    numbers: Floats
    heads: Ints
    governors: Ints

    @cached_property
    def in_marks(self) -> NDArray[np.bool_]:
        """Which tokens stand in quotation marks."""
        inside: NDArray[np.bool_] = self.numbers[:, -MARKS] > 0
        return inside

    @cached_property
    def sentences(self) -> Ints:
        """The number of the sentence each token stands in."""
        number: Ints = np.cumsum(self.numbers[:, SENTENCE] > 0)
        return number


def tokens(paragraphs: Sequence[Paragraph]) -> Tokens:
    """Lay out the features of all tokens of some paragraphs of one report, in text order."""
    from spacy import attrs  # noqa: PLC0415 (spaCy takes seconds to load)

    wanted = [getattr(attrs, name) for name in ATTRIBUTES]
    docs = [p.doc for p in paragraphs]
    table = np.concatenate([doc.to_array(wanted) for doc in docs])
    lengths = np.array([len(doc) for doc in docs], np.int64)
    starts = np.cumsum(lengths) - lengths
    heads = np.arange(len(table)) + table[:, 4].astype(np.int64)
    tree = _Tree(heads, np.isin(table[:, 2], [docs[0].vocab.strings[name] for name in CLAUSAL]))
    sentences = table[:, 5].astype(np.int64) == 1
    sentences[starts] = True
    columns = [
        *(table[:, k].astype(np.float32) for k in (8, 9)),
        *_position(sentences),
        *tree.shape(),
        *_setting(paragraphs, lengths),
    ]
    marks = np.concatenate([_marks(p) for p in paragraphs])
    return Tokens(
        lengths,
        table[:, :4],
        np.concatenate([doc.tensor for doc in docs]).astype(np.float32, copy=False),
        np.concatenate([np.stack(columns, axis=1), marks], axis=1).astype(np.float32),
        heads,
        tree.governors(),
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """Dependency trees over rows; roots are their own heads."""

    heads: Ints
    clausal: NDArray[np.bool_]

    def governors(self) -> Ints:
        """For each token the head of the nearest clause it lies in."""
        at = np.arange(len(self.heads))
        for _ in range(MOST_STEPS):
            at = np.where(self.clausal[at], at, self.heads[at])
        found: Ints = self.heads[at]
        return found

    def shape(self) -> list[Floats]:
        """Depth, size of subtree, and how many clauses begin and end at each token."""
        first, last = np.arange(len(self.heads)), np.arange(len(self.heads))
        depth, at = np.zeros(len(self.heads)), np.arange(len(self.heads))
        for _ in range(MOST_STEPS):
            depth += at != self.heads[at]
            at = self.heads[at]
            np.minimum.at(first, self.heads, first)
            np.maximum.at(last, self.heads, last)
        begin = np.bincount(first[self.clausal], minlength=len(at))
        end = np.bincount(last[self.clausal], minlength=len(at))
        return [_small(x) for x in (depth / 5, np.log(last - first + 1) / 2, begin, end)]


def _position(sentences: NDArray[np.bool_]) -> list[Floats]:
    """Whether a sentence begins, and how far its begin and end are."""
    rows = np.arange(len(sentences))
    begins = np.flatnonzero(sentences)
    number = np.cumsum(sentences) - 1
    ends = np.append(begins[1:], len(sentences))
    return [_small(x) for x in (sentences, (rows - begins[number]) / 20, (ends[number] - rows) / 20)]


def _setting(paragraphs: Sequence[Paragraph], lengths: Ints) -> list[Floats]:
    """Place of the paragraph in the report, and whether the paragraph before left a quotation open."""
    opened = [False, *(not closed(p.text) for p in paragraphs[:-1])]
    place = np.arange(len(paragraphs))
    return [_small(np.repeat(x, lengths)) for x in (place == 0, place < 3, opened, np.log(lengths) / 4)]


def _marks(paragraph: Paragraph) -> Floats:
    """Inside quotation marks, at their begin or end, and how long the quotation is."""
    idx: Any = paragraph.doc.to_array("IDX").astype(np.int64)
    out = np.zeros((len(idx), MARKS), np.float32)
    text = paragraph.text
    for start, end in quoted(text):
        first, last = np.searchsorted(idx, start), np.searchsorted(idx, end)
        if first >= last:
            continue
        out[first:last, 0] = 1
        out[first, 1] = 1
        out[last - 1, 2] = 1
        out[first:last, 3] = np.log(last - first) / 3
        out[first:last, 4] = end == len(text) and not closed(text)
    return out


def _small(values: NDArray[Any]) -> Floats:
    capped: Floats = np.minimum(values, 4).astype(np.float32)
    return capped
