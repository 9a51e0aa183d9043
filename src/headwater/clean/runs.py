"""Lines of several texts in one row, so that a batch is reckoned in one go and no text sees its neighbour's lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Runs:
    """For each line: which text it is of, and where that text's run of lines begins and ends."""

    sizes: Integers
    text: Integers
    first: Integers
    end: Integers

    @property
    def count(self) -> int:
        """How many lines there are in all."""
        return len(self.text)

    @property
    def at(self) -> Integers:
        """The place of each line among all lines."""
        return np.arange(self.count)

    def moved(self, values: NDArray[Any], step: int, beyond: int = 0) -> NDArray[Any]:
        """Return for each line what stands `step` lines on in its text, `beyond` where the text is over."""
        out = np.full_like(values, beyond)
        if abs(step) < self.count:
            out[max(0, -step) : self.count - max(0, step)] = values[max(0, step) : self.count + min(0, step)]
            aim = self.at + step
            out[(aim < self.first) | (aim >= self.end)] = beyond
        return out

    def running(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return for each line the sum of its text's values up to and with it."""
        sums = self.sums(values)
        total: NDArray[Any] = sums[1:] - sums[self.first]
        return total

    @staticmethod
    def sums(values: NDArray[Any]) -> NDArray[Any]:
        """Return sums[i] of all values before line i."""
        return np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])


def runs(sizes: Sequence[int]) -> Runs:
    """Return the runs of texts with so many lines each."""
    many = np.array(sizes, np.int64)
    end = np.cumsum(many)
    return Runs(many, *(np.repeat(each, many) for each in (np.arange(len(many)), end - many, end)))
