"""Which reports of a story are laid beside each other, claim by claim: its claims in, for each report the others out.

In a story of few reports all are. In a large one each report is laid beside those most like it in words. Of reports that print one
text only the first are laid beside others: what stands in the rest stands in these too, and the rest are laid beside a few of them.
So what a story costs grows with its reports, and not with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    Places = NDArray[np.int64]

MOST = 40  # reports that each report of a large story is laid beside, besides those that ask for it
FEW = 5  # that a report is laid beside which prints what others do
OFTEN = 3  # reports that have a claim word for word, after which it is known
CARRIED = 0.8  # of a report's claims are known: it prints what others do

Beside = tuple[frozenset[int], ...]
"""For each report, by its place in the story, those that it is laid beside."""


def everybody(reports: int) -> Beside:
    """All reports beside all others."""
    return tuple(frozenset(range(reports)) - {report} for report in range(reports))


def laid_beside(reports: int, reading: Places, alike: Places, words: sparse.csr_matrix) -> Beside:
    """Return what is laid beside each report; claims are told by their reports, which are alike, and their weighted words."""
    if reports <= MOST + 1:
        return everybody(reports)
    told = _told(reports, reading, alike)
    first = np.array(sorted(_first(told)), np.int64)
    likeness = _likeness(reports, reading, words, first)
    found: list[set[int]] = [set() for _ in range(reports)]
    known = set(first.tolist())
    for report in range(reports):
        order = first[np.argsort(-likeness[report], kind="stable")]
        for other in order[order != report][: MOST if report in known else FEW].tolist():
            found[report].add(other)
            found[other].add(report)
    return tuple(map(frozenset, found))


def _told(reports: int, reading: Places, alike: Places) -> list[frozenset[int]]:
    """What each report tells, claims word for word alike being one."""
    starts = np.searchsorted(reading, np.arange(reports + 1)).tolist()
    return [frozenset(alike[start:end].tolist()) for start, end in pairwise(starts)]


def _first(told: list[frozenset[int]]) -> Iterator[int]:
    """Yield the reports that tell what is not yet known; those that tell most come first."""
    known = Counter[int]()
    for report in sorted(range(len(told)), key=lambda report: (-len(told[report]), report)):
        carried = sum(known[claim] >= OFTEN for claim in told[report])
        if carried < CARRIED * len(told[report]):
            known.update(told[report])
            yield report


def _likeness(reports: int, reading: Places, words: sparse.csr_matrix, first: Places) -> NDArray[np.float32]:
    """How alike each report is in its words to each of some others."""
    from scipy import sparse  # noqa: PLC0415 (half a second)

    of_report = sparse.csr_matrix(
        (np.ones(len(reading), np.float32), (reading, np.arange(len(reading)))), (reports, len(reading))
    )
    bags = of_report @ words
    length = np.sqrt(np.asarray(bags.multiply(bags).sum(axis=1)).ravel())
    unit = sparse.diags(1 / np.maximum(length, 1e-6)) @ bags
    likeness: NDArray[np.float32] = (unit @ unit[first].T).toarray()
    return likeness
