"""The attribution net: features of a report's tokens in; scores for tags, and for who belongs to which cue, out.

Trained by `bench/train_quotes.py`; `docs/design/quotes.md` says on what and how well it does. Numpy is all it needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.read.tokens import Floats, Ints, Tokens

VERSION = "attribution net/2"
EMBEDDED = ("tag", "dep", "ent")


@dataclass(frozen=True, slots=True)
class Scores:
    """A score per tag for each token, and vectors whose products say which cue or source is meant."""

    tags: Floats
    said: Floats
    cue: Floats
    asks: Floats
    source: Floats


def scores(seen: Tokens) -> Scores:
    """Score all tokens of a report; paragraphs are read apart from one another."""
    w = weights()
    a = _relu(w, "first", _words(w, seen))
    g = _relu(w, "graph", np.concatenate([a, a[seen.heads], a[seen.governors], _below(a, seen.heads)], axis=1))
    s = g
    for layer in range(w["layers"]):
        s = _both_ways(w, layer, s, seen.lengths)
    v = _relu(w, "last", np.concatenate([s, g], axis=1))
    z = _relu(w, "around", np.concatenate([v, v[seen.heads], v[seen.governors]], axis=1))
    return Scores(*(_linear(w, name, z) for name in ("tag", "said", "cue", "asks", "source")))


@cache
def weights() -> dict[str, Any]:
    """Load the weights once per process, as 32-bit floats, laid out for the products below."""
    with resources.files("headwater.read").joinpath("data/attribution.npz").open("rb") as file:
        packed = np.load(file)
        w: dict[str, Any] = {name: packed[name] for name in packed.files}
    for name in ("glove", "delta"):
        w[name] = w.pop(f"{name}.weight") * w.pop(f"{name}.scale")
    w = {k: v.astype(np.float32) if v.dtype == np.float16 else v for k, v in w.items()}
    w["layers"] = sum(k.startswith("ahead.") and k.endswith("weight_hh_l0") for k in w)
    for layer in range(w["layers"]):
        part = {
            name: [_halved(w[f"{way}.{layer}.{name}_l0"]) for way in ("ahead", "back")]
            for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
        }
        w[f"{layer}.in"] = np.ascontiguousarray(np.concatenate(part["weight_ih"]).T)
        w[f"{layer}.bias"] = np.concatenate(part["bias_ih"]) + np.concatenate(part["bias_hh"])
        w[f"{layer}.inner"] = np.stack([np.ascontiguousarray(one.T) for one in part["weight_hh"]])
    return {k: np.ascontiguousarray(v.T) if "weight" in k and "embed" not in k else v for k, v in w.items()}


def _halved(gates: Floats) -> Floats:
    """Halve what goes into sigmoid gates: sigmoid(x) = tanh(x / 2) / 2 + 1 / 2, so one tanh serves all four gates."""
    size = len(gates) // 4
    scale = np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), size)
    return gates * (scale[:, None] if gates.ndim == 2 else scale)


def _words(w: dict[str, Any], seen: Tokens) -> Floats:
    word = _lookup(w["keys.words"], seen.hashes[:, 0])
    known = [w[f"embed.{k}.weight"][_lookup(w[f"keys.{k}"], seen.hashes[:, i + 1])] for i, k in enumerate(EMBEDDED)]
    return np.concatenate([seen.vectors, w["glove"][word], w["delta"][word], *known, seen.numbers], axis=1)


def _lookup(keys: NDArray[np.uint64], hashes: NDArray[np.uint64]) -> Ints:
    """Row of each hash; row 0 is for all that is not known."""
    at = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
    return np.where(keys[at] == hashes, at + 1, 0)


def _linear(w: dict[str, Any], name: str, x: Floats) -> Floats:
    out: Floats = x @ w[f"{name}.weight"] + w[f"{name}.bias"]
    return out


def _relu(w: dict[str, Any], name: str, x: Floats) -> Floats:
    return np.maximum(_linear(w, name, x), 0)


def _below(a: Floats, heads: Ints) -> Floats:
    """For each token the sum over the tokens that hang on it."""
    order = np.argsort(heads, kind="stable")
    owners, first = np.unique(heads[order], return_index=True)
    out = np.zeros_like(a)
    out[owners] = np.add.reduceat(a[order], first, axis=0)
    return out


def _both_ways(w: dict[str, Any], layer: int, s: Floats, lengths: Ints) -> Floats:
    """Run the layer's LSTM forwards and backwards over each paragraph, the longest first, in step."""
    both = s @ w[f"{layer}.in"] + w[f"{layer}.bias"]
    inner = w[f"{layer}.inner"]
    size = inner.shape[1]
    ahead, back = both[:, : 4 * size], both[:, 4 * size :]
    order = np.argsort(-lengths, kind="stable")
    begin, long = (np.cumsum(lengths) - lengths)[order], lengths[order]
    hidden, memory = (np.zeros((2, len(order), size), np.float32) for _ in range(2))
    out = np.empty((len(s), 2 * size), np.float32)
    for step in range(long[0]):
        active = int(np.searchsorted(-long, -step))
        rows = (begin[:active] + step, begin[:active] + long[:active] - 1 - step)
        total = np.matmul(hidden[:, :active], inner)
        total[0] += ahead[rows[0]]
        total[1] += back[rows[1]]
        np.tanh(total, out=total)
        sigmoid = total[:, :, : 2 * size] * 0.5 + 0.5
        memory = sigmoid[:, :, size:] * memory[:, :active] + sigmoid[:, :, :size] * total[:, :, 2 * size : 3 * size]
        hidden = (total[:, :, 3 * size :] * 0.5 + 0.5) * np.tanh(memory)
        out[rows[0], :size], out[rows[1], size:] = hidden
    return out
