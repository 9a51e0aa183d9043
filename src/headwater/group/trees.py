"""Boosted trees from a file of numbers: what was trained with scikit-learn, asked with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees side by side; node 0 is the root, a leaf leads to itself."""

    start: float
    feature: NDArray[np.int16]
    threshold: Values
    unknown_left: NDArray[np.bool_]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Values
    depth: int

    def __call__(self, rows: Values) -> Values:
        """Return the chance for each row of features."""
        odds = np.full(len(rows), self.start)
        unknown = np.isnan(rows)
        every = np.arange(len(rows))
        for tree in range(len(self.feature)):
            at = np.zeros(len(rows), np.int16)
            for _ in range(self.depth):
                feature = self.feature[tree][at]
                left = rows[every, feature] <= self.threshold[tree][at]
                left |= unknown[every, feature] & self.unknown_left[tree][at]
                at = np.where(left, self.left[tree][at], self.right[tree][at])
            odds += self.value[tree][at]
        chance: Values = 1 / (1 + np.exp(-odds))
        return chance


@cache
def trees(name: str) -> Trees:
    """Load trees that ship with the program."""
    with files("headwater.group").joinpath(f"data/{name}.npz").open("rb") as stored:
        table = np.load(stored)
        arrays = {key: table[key] for key in ("feature", "threshold", "unknown_left", "left", "right", "value")}
        return Trees(start=float(table["start"]), depth=int(table["depth"]), **arrays)
