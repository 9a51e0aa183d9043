"""Features to chances: a logistic model from a file of numbers, what was trained with scikit-learn asked with numpy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]

FARTHEST = 3.0
BEND_ABOVE, BEND_BELOW = 0.8, -0.4


@dataclass(frozen=True, slots=True)
class Odds:
    """Weights for each feature's distance from its mean, whose slope may bend twice, and for the feature not being known."""

    start: float
    mean: Values
    scale: Values
    weights: Values

    def __call__(self, rows: Values) -> Values:
        """Return the chance for each row of features; not a number says nothing."""
        chance: Values = 1 / (1 + np.exp(-self.log_odds(rows)))
        return chance

    def log_odds(self, rows: Values) -> Values:
        """Return the log-odds for each row of features: a sum over the features, so that parts of it can be worked out apart."""
        found: Values = self.start + standard(rows, self.mean, self.scale) @ self.weights
        return found

    def most_rise(self, ways: Values) -> float:
        """Return by how much log-odds can rise at most if each feature goes one way alone: up (1), down (-1), nowhere (0)."""
        edges = np.array([-FARTHEST, BEND_BELOW, BEND_ABOVE, FARTHEST])[:, None] * self.scale + self.mean
        kinds = standard(edges, self.mean, self.scale).reshape(len(edges), -1, len(ways))
        told = (kinds * self.weights.reshape(-1, len(ways))).sum(axis=1)  # of each feature, at its edges
        climbs = [(on - np.minimum.accumulate(on)).max(axis=0) for on in (told, told[::-1])]
        return float(climbs[0][ways > 0].sum() + climbs[1][ways < 0].sum())


def standard(rows: Values, mean: Values, scale: Values) -> Values:
    """Return what the weights apply to; a value far out of what was trained on counts as one at its edge."""
    unknown = np.isnan(rows)
    apart = np.clip(np.where(unknown, 0.0, (rows - mean) / scale), -FARTHEST, FARTHEST)
    above, below = np.maximum(apart - BEND_ABOVE, 0), np.maximum(BEND_BELOW - apart, 0)
    return np.column_stack([apart, above, below, unknown])


@cache
def odds(name: str) -> Odds:
    """Load weights that ship with the program."""
    with files("headwater.group").joinpath(f"data/{name}.npz").open("rb") as stored:
        table = np.load(stored)
        return Odds(float(table["start"]), table["mean"], table["scale"], table["weights"])
