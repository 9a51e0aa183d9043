"""Sums over what stands pair after pair in one long list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Stretches:
    """A list of things pair after pair: the pairs that have some, ascending, and where theirs begin."""

    pairs: int
    having: Rows
    begin: Rows

    @classmethod
    def of(cls, pair: Rows, pairs: int) -> Self:
        """Find them by the pair of each thing."""
        begin = np.flatnonzero(np.diff(pair, prepend=-1))
        return cls(pairs, pair[begin], begin)

    def sums(self, values: Values) -> Values:
        """Return the sum of each pair's values."""
        return self._each(np.add, values)

    def most(self, values: Values) -> Values:
        """Return the greatest of each pair's values, 0 where there are none."""
        return self._each(np.maximum, values)

    def _each(self, reduce: np.ufunc, values: Values) -> Values:
        found = np.zeros(self.pairs)
        if len(self.begin):
            found[self.having] = reduce.reduceat(values, self.begin)
        return found
