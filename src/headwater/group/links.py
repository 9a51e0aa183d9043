"""Weighed pairs to log-odds among the other pairs of their ends, worked out again where reports came new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.neighbours import WAYS, Neighbours, in_common, logit
from headwater.group.odds import odds
from headwater.group.parts import AGAINST
from headwater.group.score import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.float32]
    Marks = NDArray[np.bool_]

CHUNK = 5_000  # pairs that are asked at once: their rows stay near the processor
SUREST = 9.0  # log-odds
ROUNDED = 0.01  # what numbers of 32 bits may be off by
ALONE = 2.0  # other pairs that count as much as what the two say alone


def linked(reports: int, pairs: Pairs, before: Values, fresh: Rows) -> tuple[Values, Rows]:
    """Return the log-odds of pairs, and which of them say something else now for or against joining.

    `before` are the log-odds of the first pairs, from an earlier time; among the pairs are all of those ends that have a pair
    with a fresh report, and of the other ends of these. A pair is asked anew only if a fresh report is linked with one of its
    ends, for nobody else's neighbours have changed, and if it can say something else.
    """
    found = np.concatenate([before, np.full(len(pairs.one) - len(before), -SUREST, np.float32)])
    marks = _marked(reports, fresh)
    near = _around(pairs, marks)
    asked = np.flatnonzero(near[pairs.one] | near[pairs.other])
    asked = np.setdiff1d(asked, _still_against(reports, pairs, before, asked, marks), assume_unique=True)
    was = found[asked]
    found[asked] = _odds(reports, pairs, asked)
    return found, asked[was.clip(AGAINST) != found[asked].clip(AGAINST)]


def _still_against(reports: int, pairs: Pairs, before: Values, near: Rows, fresh: Marks) -> Rows:
    """Return those of the pairs that spoke against joining with all their weight, and still do, whatever they are now.

    No fresh report is linked with both ends of theirs: so how they stand can have changed for the worse alone, or little.
    """
    known = near[: np.searchsorted(near, len(before))]
    old = slice(len(before))
    others, alone = other_pairs(reports, (pairs.one[old], pairs.other[old]), known), logit(pairs.chance[known])
    among = ((others + ALONE) * before[known] - ALONE * alone) / np.maximum(others, 1)
    most = np.where(others > 0, np.maximum(among + odds("neighbours").most_rise(WAYS), alone), np.inf)
    weak = known[most + ROUNDED <= AGAINST]
    new = np.flatnonzero(fresh[pairs.one] | fresh[pairs.other])
    common = in_common(reports, (pairs.one[new], pairs.other[new]), pairs.one[weak], pairs.other[weak])
    kept: Rows = weak[common == 0]
    return kept


def _odds(reports: int, pairs: Pairs, asked: Rows) -> Values:
    """Ask some pairs among all the pairs that their ends have."""
    ends = _ends(reports, pairs, asked)
    there = np.flatnonzero(ends[pairs.one] | ends[pairs.other])
    number = np.cumsum(_ends(reports, pairs, there), dtype=np.int32)  # from 1 on: tables are for those that are there
    one, other = (number[places[there]] - 1 for places in (pairs.one, pairs.other))
    among = Neighbours(int(number.max(initial=0)), (one, other), pairs.chance[there], pairs.alike[there])
    weights, places = odds("neighbours"), np.searchsorted(there, asked)
    found = pairs.near[asked]
    for start in range(0, len(places), CHUNK):
        found[start : start + CHUNK] += weights.log_odds(among(places[start : start + CHUNK])).astype(np.float32)
    others = other_pairs(reports, (pairs.one[there], pairs.other[there]), places)
    return together(pairs.chance[asked], found, others).astype(np.float32)


def together(chance: Values, among: Values, others: Rows) -> Values:
    """The log-odds of pairs by themselves and among others: the fewer other pairs there are, the less say they have."""
    both: Values = (others * among.clip(-SUREST, SUREST) + ALONE * logit(chance)) / (others + ALONE)
    return both


def other_pairs(reports: int, pairs: tuple[Rows, Rows], asked: Rows) -> Rows:
    """Return how many other pairs the two of each pair asked have."""
    number = np.bincount(np.concatenate(pairs), minlength=reports)
    found: Rows = number[pairs[0][asked]] + number[pairs[1][asked]] - 2
    return found


def _around(pairs: Pairs, fresh: Marks) -> Marks:
    """Mark the fresh reports and those that are linked with one."""
    near = fresh.copy()
    touching = fresh[pairs.one] | fresh[pairs.other]
    near[pairs.one[touching]] = near[pairs.other[touching]] = True
    return near


def _ends(reports: int, pairs: Pairs, asked: Rows) -> Marks:
    marks = _marked(reports, pairs.one[asked])
    marks[pairs.other[asked]] = True
    return marks


def _marked(reports: int, places: Rows) -> Marks:
    marks = np.zeros(reports, np.bool_)
    marks[places] = True
    return marks
