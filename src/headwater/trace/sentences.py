"""Which sentences of a story's reports may be one another's edited forms: sentences by report in, likely pairs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from headwater.model import Span
from headwater.text.counts import word_counts

Sentence = tuple[Span, tuple[str, ...]]


def likely(
    reports: Sequence[Sequence[Sentence]], least: float
) -> Mapping[tuple[int, int], Mapping[int, Sequence[int]]]:
    """For each pair of reports, return each sentence of the first with those of the second that have enough of its words.

    Enough is the least share of the shorter one's words; one report's sentences are laid against all later ones at once.
    """
    places = [(report, n) for report, sentences in enumerate(reports) for n in range(len(sentences))]
    found = [words for sentences in reports for _, words in sentences]
    counts, lengths = word_counts(found), np.array([len(words) for words in found], np.int64)
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
