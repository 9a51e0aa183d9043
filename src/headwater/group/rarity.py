"""How rare a word is in the news, from a background that ships with the program.

The weights rest on the background alone, never on the reports at hand: so two reports are linked or not whatever else
is in the pile, and a report that arrives later changes nothing between those that were there.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLOTS = 1 << 18


@cache
def rarity(word: str) -> float:
    """Return the natural logarithm of background reports per report with this word; 0 for words in every third."""
    reports, counts = _background()
    share = (1 + int(counts[slot(word)])) / (1 + reports)
    return -log(share) if share < 1 / 3 else 0.0


def slot(word: str) -> int:
    """Return the place of a word in the table of counts."""
    return crc32(word.encode()) % SLOTS


@cache
def _background() -> tuple[int, NDArray[np.uint16]]:
    with files("headwater.group").joinpath("data/background.npz").open("rb") as stored:
        table = np.load(stored)
        return int(table["reports"]), table["counts"]
