"""The words of two claims laid side by side, each in the sense that it has in its sentence: pairs in, columns of evidence out.

Each word's best counterpart in the other claim tells how well it is met (Zhang et al. 2020, BERTScore); how much of a claim is met
closely, loosely or not at all is told apart: a few strange words amid many common ones mean another fact (Xiong et al. 2017, K-NRM).
Words outside names are weighed by themselves too: names say who it is about, the other words what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from headwater.text.models import on_all_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from headwater.text.senses import Senses

    Table = NDArray[np.float32]
    Places = NDArray[np.int64]
    Side = tuple[Table, Table, NDArray[np.bool_]]

WORDS = 32  # of a claim, cut into tokens, that are laid side by side
BLOCK = 256  # pairs that are laid side by side at once: they stay in a core's cache
DEGREES = (0.9, 0.75, 0.6, 0.45)  # cosines from which a word is met as the same, in other words, by kin, at all
WELL = DEGREES[1]
SAME_NAME, OTHER_NAME = 0.8, 0.6  # cosines from which a name's word is met, below which it is not
APART = -2.0  # cosine to what is no word

OF_CLAIMS = (
    "aligned", "evenly", "met_closely", "met_well", "met_by_kin", "met_at_all", "rarest_met", "nameless_aligned", "nameless_met",
    "names_met", "names_unmet",
)  # fmt: skip
COLUMNS = (*(f"{end}_{each}" for end in ("least", "most") for each in OF_CLAIMS), "worst_aligned", "in_order", "mutual")


@dataclass(frozen=True, slots=True)
class Laid:
    """Each claim's first words: a vector of length 1, how rare it is among the story's claims, whether it belongs to a name."""

    vectors: Table
    weights: Table
    named: NDArray[np.bool_]


def laid_out(cut: Sequence[Senses], sentences: Sequence[str]) -> Laid:
    """Lay out the claims' words; zeros behind the last."""
    df = Counter(number for each in cut for number in set(each.numbers.tolist()))
    width = max((each.vectors.shape[1] for each in cut), default=0)
    vectors, weights = np.zeros((len(cut), WORDS, width), np.float32), np.zeros((len(cut), WORDS), np.float32)
    named = np.zeros((len(cut), WORDS), bool)
    for row, (each, sentence) in enumerate(zip(cut, sentences, strict=True)):
        numbers = each.numbers[:WORDS].tolist()
        vectors[row, : len(numbers)] = each.vectors[:WORDS]
        weights[row, : len(numbers)] = [log((len(cut) + 1) / (df[number] + 0.5)) + 1e-6 for number in numbers]
        named[row, : len(numbers)] = [_is_named(sentence, start) for start in each.starts[:WORDS].tolist()]
    return Laid(vectors, weights, named)


def _is_named(sentence: str, start: int) -> bool:
    """Whether a token belongs to a word with a capital that does not open the sentence."""
    while start > 0 and sentence[start - 1].isalnum():
        start -= 1
    return start > 0 and sentence[start].isupper()


def compared(laid: Laid, x: Places, y: Places) -> Table:
    """Return a row of COLUMNS for each pair: what holds for the claim that is met less, for the other, and for both together."""
    length = np.maximum((laid.weights > 0).sum(1), 1)
    found = np.zeros((len(x), len(COLUMNS)), np.float32)
    ordered = np.lexsort((length[y], length[x]))  # pairs of like lengths together: little is laid beside nothing
    blocks = [ordered[start : start + BLOCK] for start in range(0, len(x), BLOCK)]
    for block, rows in zip(
        blocks, on_all_cores(lambda at: _side_by_side(laid, length, x[at], y[at]), blocks), strict=True
    ):
        found[block] = rows
    return found


def _side_by_side(laid: Laid, length: Places, i: Places, j: Places) -> Table:
    """The rows of COLUMNS of some pairs."""
    wide, high = length[i].max(), length[j].max()
    ours, theirs = laid.weights[i, :wide], laid.weights[j, :high]
    beside = laid.vectors[i, :wide] @ laid.vectors[j, :high].transpose(0, 2, 1)
    beside += np.where(ours > 0, 0, APART)[:, :, None] + np.where(theirs > 0, 0, APART)[:, None, :]
    left = beside.max(2), ours, laid.named[i, :wide]
    right = beside.max(1), theirs, laid.named[j, :high]
    sides = [np.stack(list(_met(side)), -1) for side in (left, right)]
    worst = [np.where(weight > 0, best, 1).min(1) for best, weight, _ in (left, right)]
    together = np.stack([np.minimum(*worst), _in_order(beside, left), _mutual(beside, left, right)], -1)
    return np.concatenate([np.minimum(*sides), np.maximum(*sides), together], 1)


def _met(side: Side) -> Iterator[Table]:
    """The columns of OF_CLAIMS, for one claim of each pair."""
    best, weight, named = side
    yield _share(best, weight)
    yield _share(best, (weight > 0).astype(np.float32))
    yield from (_share((best >= degree).astype(np.float32), weight) for degree in DEGREES)
    yield np.take_along_axis(best, weight.argmax(1)[:, None], 1)[:, 0]
    nameless = np.where(named, 0, weight)
    yield _share(best, nameless)
    yield _share((best >= WELL).astype(np.float32), nameless)
    yield (named & (best >= SAME_NAME)).sum(1) / np.maximum(named.sum(1), 1)
    yield (named & (best < OTHER_NAME)).sum(1).astype(np.float32)


def _share(found: Table, weight: Table) -> Table:
    share: Table = (found * weight).sum(1) / np.maximum(weight.sum(1), 1e-6)
    return share


def _in_order(beside: Table, left: Side) -> Table:
    """The correlation of the places of words met well with the places of their counterparts; 0 where there are too few."""
    best, weight, _ = left
    well = (weight > 0) & (best >= WELL)
    number = np.maximum(well.sum(1), 1)[:, None]
    here, there = np.arange(beside.shape[1])[None], beside.argmax(2)
    apart = [np.where(well, place - (place * well).sum(1)[:, None] / number, 0) for place in (here, there)]
    spread = np.sqrt((apart[0] ** 2).sum(1) * (apart[1] ** 2).sum(1))
    order: Table = (apart[0] * apart[1]).sum(1) / np.maximum(spread, 1e-6)
    return order


def _mutual(beside: Table, left: Side, right: Side) -> Table:
    """The likeness of the words that are each other's best counterpart, by the words of the shorter claim."""
    best = (beside >= left[0][:, :, None]) & (beside >= right[0][:, None, :]) & (beside > 0)
    shorter = np.minimum((left[1] > 0).sum(1), (right[1] > 0).sum(1))
    share: Table = np.where(best, beside, 0).sum((1, 2)) / np.maximum(shorter, 1)
    return share
