"""The learned comparison of names: the numbers of a pair in, the likelihood that they are one out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Trees = dict[str, "NDArray[np.float64]"]


def probability(values: Sequence[float]) -> float:
    """Return what the boosted trees make of a pair, between 0 and 1."""
    trees = _trees()
    row = np.asarray(values, np.float32)
    at = trees["roots"].astype(np.int64)
    for _ in range(int(trees["depth"][0])):
        left = row[trees["feature"][at].astype(np.int64)] <= trees["threshold"][at]
        at = np.where(left, trees["left"][at], trees["right"][at]).astype(np.int64)
    logit = trees["start"][0] + trees["value"][at].sum()
    return float(1 / (1 + np.exp(-logit)))


@cache
def _trees() -> Trees:
    with files("headwater.text").joinpath("data/names.npz").open("rb") as file:
        return {key: np.asarray(array, np.float64) for key, array in np.load(file).items()}
