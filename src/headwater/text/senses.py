"""Words in the sense that they have in their sentence: a sentence in, a vector for each of its tokens out.

It is the lower half of all-MiniLM-L6-v2 (Wang et al. 2020, MiniLM; Apache-2.0), its vectors turned to the 96 directions in which the
tokens of news differ most (bench/cut_senses.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from headwater.text.models import on_one_core

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

MOST_TOKENS = 256  # of a sentence that are looked at, with the two that mark its ends


@dataclass(frozen=True, slots=True)
class Senses:
    """A sentence's tokens: their numbers in the vocabulary, the characters where they begin and end, one vector of length 1 each."""

    numbers: Numbers
    starts: Numbers
    ends: Numbers
    vectors: NDArray[np.float16]

    def within(self, stretches: Sequence[tuple[int, int]]) -> Senses:
        """The tokens that lie in some stretch of the sentence."""
        held = np.zeros(len(self.numbers), bool)
        for start, end in stretches:
            held |= (self.starts < end) & (self.ends > start)
        return Senses(self.numbers[held], self.starts[held], self.ends[held], self.vectors[held])


class Sensing:
    """The net with its tokenizer."""

    def __init__(self) -> None:
        data = files("headwater.text") / "data"
        self._cutter = Tokenizer.from_str((data / "tokenizer.json").read_text(encoding="utf-8"))
        self._cutter.enable_truncation(MOST_TOKENS)
        self._net = on_one_core((data / "senses.onnx").read_bytes())

    def encode(self, sentence: str) -> Senses:
        """Return the tokens of one sentence; several at once would be rounded alike, and have other vectors than alone."""
        cut = self._cutter.encode(sentence)
        inner = slice(1, -1)
        found = self._net.run(None, {"ids": np.array([cut.ids], np.int64)})[0]
        offsets = np.array(cut.offsets[inner], np.int64).reshape(-1, 2)
        numbers = np.array(cut.ids[inner], np.int64)
        return Senses(numbers, offsets[:, 0], offsets[:, 1], found.astype(np.float16))
