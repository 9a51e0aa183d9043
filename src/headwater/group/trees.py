"""Boosted trees from a file of numbers: what was trained with scikit-learn, asked with numpy alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Values = NDArray[np.float64]

CHUNK = 4096  # rows that stay near the processor


@dataclass(frozen=True, slots=True)
class Node:
    """A question that a tree asks, with the leaves that are out of reach for whom it sends to the right, as bits."""

    feature: int
    threshold: float
    unknown_left: bool
    left_leaves: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as its questions, in any order, and the values of its leaves from left to right.

    All questions are asked of all rows at once: the leaf of a row is the leftmost that none of them rules out.
    """

    nodes: tuple[Node, ...]
    leaves: Values

    def __call__(self, columns: Values, unknown: NDArray[np.bool_]) -> Values:
        """Return the value of the leaf that each row comes to; columns are features, contiguous."""
        kind = np.min_scalar_type((1 << len(self.leaves)) - 1)
        every = (1 << len(self.leaves)) - 1
        left = np.full(columns.shape[1], every, kind)
        for node in self.nodes:
            to_left = columns[node.feature] <= node.threshold
            if node.unknown_left:
                to_left |= unknown[node.feature]
            left &= to_left.astype(kind) * kind.type(node.left_leaves) + kind.type(every - node.left_leaves)
        lowest = left & (~left + kind.type(1))
        values: Values = self.leaves[np.frexp(lowest.astype(np.float64))[1] - 1]
        return values


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees side by side, each of at most 64 leaves."""

    start: float
    trees: tuple[Tree, ...]

    def __call__(self, rows: Values) -> Values:
        """Return the chance for each row of features."""
        odds = np.full(len(rows), self.start)
        for first in range(0, len(rows), CHUNK):
            columns = np.ascontiguousarray(rows[first : first + CHUNK].T)
            unknown = np.isnan(columns)
            for tree in self.trees:
                odds[first : first + CHUNK] += tree(columns, unknown)
        chance: Values = 1 / (1 + np.exp(-odds))
        return chance


@cache
def trees(name: str) -> Trees:
    """Load trees that ship with the program: node 0 is the root, a leaf leads to itself."""
    with files("headwater.group").joinpath(f"data/{name}.npz").open("rb") as stored:
        table = np.load(stored)
        arrays = {
            key: table[key].tolist() for key in ("feature", "threshold", "unknown_left", "left", "right", "value")
        }
        start, count = float(table["start"]), len(table["feature"])
    return Trees(start, tuple(_tree({key: rows[at] for key, rows in arrays.items()}) for at in range(count)))


def _tree(table: Mapping[str, list[Any]]) -> Tree:
    order = {leaf: at for at, leaf in enumerate(_leaves(table, 0))}
    questions = (
        Node(
            feature=table["feature"][node],
            threshold=table["threshold"][node],
            unknown_left=table["unknown_left"][node],
            left_leaves=sum(1 << order[leaf] for leaf in _leaves(table, table["left"][node])),
        )
        for node in _inner(table, 0)
    )
    return Tree(tuple(questions), np.array([table["value"][leaf] for leaf in order]))


def _inner(table: Mapping[str, list[Any]], node: int) -> Iterator[int]:
    """Yield the nodes under a node that are no leaves, itself included."""
    left, right = table["left"][node], table["right"][node]
    if left != node:
        yield node
        yield from _inner(table, left)
        yield from _inner(table, right)


def _leaves(table: Mapping[str, list[Any]], node: int) -> Iterator[int]:
    """Yield the leaves under a node from left to right."""
    left, right = table["left"][node], table["right"][node]
    if left == node:
        yield node
    else:
        yield from _leaves(table, left)
        yield from _leaves(table, right)
