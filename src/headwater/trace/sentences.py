"""Which sentences of a story's reports may be one another's edited forms: sentences by report in, likely pairs out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from scipy import sparse

from headwater.model import Span

Sentence = tuple[Span, tuple[str, ...]]


def likely(
    reports: Sequence[Sequence[Sentence]], least: float
) -> Mapping[tuple[int, int], Mapping[int, Sequence[int]]]:
    """For each pair of reports, return each sentence of the first with those of the second that have enough of its words.

    Enough is the least share of the shorter one's words; one report's sentences are laid against all later ones at once.
    """
    places = [(report, n) for report, sentences in enumerate(reports) for n in range(len(sentences))]
    found = [words for sentences in reports for _, words in sentences]
    counts, lengths = _counts(found), np.array([len(words) for words in found], np.int64)
    held = counts.sign()
    near: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    start = 0
    for report, sentences in enumerate(reports):
        end = start + len(sentences)
        shared = (held[start:end] @ counts[end:].T).toarray()
        enough = shared >= least * np.minimum.outer(lengths[start:end], lengths[end:])
        for ours, theirs in np.argwhere(enough).tolist():
            other, n = places[end + theirs]
            near[report, other][ours].append(n)
        start = end
    return near


def _counts(found: Sequence[Sequence[str]]) -> sparse.csr_matrix:
    """How often each sentence has each word of the story."""
    column = {word: n for n, word in enumerate(dict.fromkeys(word for words in found for word in words))}
    entries = [(row, column[word], times) for row, words in enumerate(found) for word, times in Counter(words).items()]
    rows, columns, values = np.array(entries, np.int64).reshape(-1, 3).T
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(found), len(column)))
