"""How rare a word is in the news, and whether it is a name, from a background that ships with the program.

The weights rest on the background alone, never on the reports at hand: two reports have the same evidence for and
against them whatever else is in the pile.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Columns = NDArray[np.int32]
    Marks = NDArray[np.bool_]

SLOTS = 1 << 18  # of the background
COLUMNS = 1 << 22
UNSEEN, CAPITAL = 255, 60  # hardly known; the per cent of capitals from which a word is a name


def columns(words: Collection[str]) -> Columns:
    """Return the column that stands for each word where reports are compared."""
    return np.fromiter(map(column, words), np.int32, len(words))


def column(word: str) -> int:
    """Return the column that stands for a word."""
    return crc32(word.encode()) % COLUMNS


def rarities(words: Columns) -> NDArray[np.float64]:
    """Return the natural logarithm of background reports per report with each of these words."""
    reports, counts, _ = _background()
    rare: NDArray[np.float64] = np.log((1 + reports) / (1.0 + counts[words % SLOTS]))
    return rare


def capitals(words: Columns) -> tuple[Marks, Marks]:
    """Return which words the background writes with a capital inside sentences, and which it hardly knows."""
    shares = _background()[2][words % SLOTS]
    return (shares >= CAPITAL) & (shares != UNSEEN), shares == UNSEEN


@cache
def _background() -> tuple[int, NDArray[np.uint16], NDArray[np.uint8]]:
    with files("headwater.group").joinpath("data/background.npz").open("rb") as stored:
        table = np.load(stored)
        return int(table["reports"]), table["counts"], table["capitals"]
