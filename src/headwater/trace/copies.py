"""Which cells of a row are copies of one another: the same passage, as it is or lightly edited."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Cell
from headwater.text.shingles import words

LEAST_WORDS = 5
LEAST_SHARE = 0.75


def copy_groups(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return the cells in groups of copies; a cell that is no copy stands alone."""
    groups: list[list[Cell]] = []
    for cell in cells:
        home = next((group for group in groups if any(same_passage(cell, other) for other in group)), None)
        if home is None:
            groups.append([cell])
        else:
            home.append(cell)
    return [tuple(group) for group in groups]


def same_passage(one: Cell, other: Cell) -> bool:
    """Whether most words of the shorter passage stand in the other, in order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 (not needed by `--help`)

    a, b = ([word.text for word in words(cell.claim.text)] for cell in (one, other))
    if min(len(a), len(b)) < LEAST_WORDS:
        return a == b
    return bool(LCSseq.similarity(a, b) >= LEAST_SHARE * max(len(a), len(b)))
