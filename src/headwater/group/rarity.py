"""How rare a word is in the news, and whether it is a name, from a background that ships with the program.

The weights rest on the background alone, never on the reports at hand: two reports have the same evidence for and
against them whatever else is in the pile.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLOTS = 1 << 18
COLUMNS = 1 << 22
UNSEEN = 255


@lru_cache(maxsize=1 << 18)
def rarity(word: str) -> float:
    """Return the natural logarithm of background reports per report with this word."""
    reports, counts, _ = _background()
    return log((1 + reports) / (1 + int(counts[slot(word)])))


@lru_cache(maxsize=1 << 18)
def capital(word: str) -> bool | None:
    """Return whether the background writes the word with a capital inside sentences; None if it hardly knows it."""
    share = int(_background()[2][slot(word)])
    return None if share == UNSEEN else share >= 60


def slot(word: str) -> int:
    """Return the place of a word in the background."""
    return crc32(word.encode()) % SLOTS


def column(word: str) -> int:
    """Return the column that stands for a word where reports are compared."""
    return crc32(word.encode()) % COLUMNS


@cache
def _background() -> tuple[int, NDArray[np.uint16], NDArray[np.uint8]]:
    with files("headwater.group").joinpath("data/background.npz").open("rb") as stored:
        table = np.load(stored)
        return int(table["reports"]), table["counts"], table["capitals"]
