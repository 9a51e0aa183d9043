"""How likely each line of a text belongs to its body, by a small trained model (see docs/design/furniture.md)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from headwater.clean.runs import Runs, runs
from headwater.clean.traits import neighbour_score, own_score, traits, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

BY = "prose/1"
_REACH = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Weights:
    """Two tables of hashed words, the scaling of traits, and nets: a layer per line, then convolutions over lines."""

    own: Floats
    near: Floats
    middle: Floats
    spread: Floats
    first: Floats
    first_bias: Floats
    over: Floats
    over_bias: Floats
    last: Floats
    last_bias: Floats


def chances(lines: Sequence[str], sizes: Sequence[int]) -> Floats:
    """Return for each non-empty line of texts with so many lines each how likely it belongs to the body, from 0 to 1."""
    if not lines:
        return np.zeros(0, np.float32)
    trained, split = _shipped(), words(lines, sizes)
    own, near = own_score(split, trained.own), neighbour_score(split, trained.near)
    return likelihood(traits(lines, split, own, near), trained, split.runs)


def likelihood(traits_of_lines: Floats, trained: Weights, texts: Runs | None = None) -> Floats:
    """Return the chances for lines whose traits are known, of one text or of several."""
    rows = np.clip((traits_of_lines - trained.middle) / trained.spread, -5, 5)
    known = texts or runs([len(rows)])
    score = np.mean([_net(rows, trained, which, known) for which in range(len(trained.first))], axis=0)
    value: Floats = 1 / (1 + np.exp(-score))
    return value


def _net(rows: Floats, trained: Weights, which: int, texts: Runs) -> Floats:
    """Return the score of one net; between two texts lie empty rows, as many as a convolution reaches."""
    place = texts.at + _REACH[-1] * texts.text
    there = np.zeros((place[-1] + 1, 1), rows.dtype)
    there[place] = 1
    state = np.zeros((len(there), trained.first.shape[-1]), rows.dtype)
    state[place] = np.maximum(rows @ trained.first[which] + trained.first_bias[which], 0)
    for reach, kernel, bias in zip(_REACH, trained.over[which], trained.over_bias[which], strict=True):
        state = state + np.maximum(_over_lines(state, kernel, reach) + bias, 0) * there
    score: Floats = state[place] @ trained.last[which] + trained.last_bias[which]
    return score


def _over_lines(state: Floats, kernel: Floats, reach: int) -> Floats:
    moved: Floats = state @ kernel[1]
    if reach < len(state):
        moved[reach:] += state[:-reach] @ kernel[0]
        moved[:-reach] += state[reach:] @ kernel[2]
    return moved


@cache
def _shipped() -> Weights:
    with files("headwater.clean").joinpath("data/prose.npz").open("rb") as stored:
        arrays = np.load(stored)
        return Weights(**{name: arrays[name].astype(np.float32) for name in arrays.files})
