"""Texts as counts of their words: word lists in, a sparse table out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse


def word_counts(texts: Sequence[Sequence[Hashable]]) -> sparse.csr_matrix:
    """Return how often each text has each word of them all: a row a text, a column a word."""
    from scipy import sparse  # noqa: PLC0415 (half a second)

    column = {word: n for n, word in enumerate(dict.fromkeys(word for words in texts for word in words))}
    entries = [(row, column[word], times) for row, words in enumerate(texts) for word, times in Counter(words).items()]
    rows, columns, values = np.array(entries, np.int64).reshape(-1, 3).T
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), len(column)))
