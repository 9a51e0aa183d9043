"""Which cells of a row are copies of one another: the same passage, as it is or edited."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Cell
from headwater.text.words import words_of

Copied = frozenset[frozenset[str]]
"""Pairs of reports whose running prose is copied: there, less of a passage needs to be the same."""

SHARE, RUN = 0.75, 6  # of the shorter passage's words, in order; words in a row
RUN_OF_QUOTED = 3  # quotation marks say that words are repeated as they were said
SHARE_OF_COPIED, RUN_OF_COPIED = 0.6, 3
RUN_BY_ITSELF = 8  # words in a row that show a copy between such reports, whatever follows


def copy_groups(cells: Sequence[Cell], copied: Copied) -> list[tuple[Cell, ...]]:
    """Return the cells in groups of copies; a cell that is no copy stands alone."""
    groups: list[list[Cell]] = []
    for cell in cells:
        homes = [group for group in groups if any(same_passage(cell, other, copied) for other in group)]
        groups = [group for group in groups if group not in homes] + [
            [other for home in homes for other in home] + [cell]
        ]
    return [tuple(group) for group in groups]


def same_passage(one: Cell, other: Cell, copied: Copied) -> bool:
    """Whether enough of the shorter passage's words stand in the other, in order and in a row."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 (not needed by `--help`)

    share, run = (SHARE_OF_COPIED, RUN_OF_COPIED) if frozenset((one.report, other.report)) in copied else (SHARE, RUN)
    if one.claim.mode == other.claim.mode == "quoted":
        run = RUN_OF_QUOTED
    a, b = (words_of(cell.claim.text) for cell in (one, other))
    short = min(len(a), len(b))
    if short < RUN_OF_COPIED:
        return a == b
    longest = longest_run(a, b)
    if share == SHARE_OF_COPIED and longest >= RUN_BY_ITSELF:
        return True
    return bool(LCSseq.similarity(a, b) >= share * short) and longest >= min(run, short)


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many words in a row two passages have in common at most."""
    best, row = 0, [0] * (len(b) + 1)
    for x in a:
        row = [0, *(row[j] + 1 if x == y else 0 for j, y in enumerate(b))]
        best = max(best, *row)
    return best
