"""How a pair of claims stands among its neighbours: likenesses in, ranks and leads out.

A pair that is far ahead of the other pairs of its two claims is more likely the same fact than one as like that has rivals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]
    Places = NDArray[np.int64]

NEAREST = 8  # partners per claim and other report that are weighed
FURTHEST = 15  # rank beyond which, for either claim of a pair, it is not weighed
WORTH = 0.18  # resemblance below which a pair is never judged the same
COLUMNS = ("rank", "least_lead", "most_lead", "beside")


def standing_out(base: Table) -> tuple[Places, Places, Table]:
    """The candidates of two lists of claims, and how each stands among its neighbours: a row of COLUMNS."""
    if not base.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, len(COLUMNS)), np.float32)
    (rank, lead, near), (their_rank, their_lead, their_near) = _among(base), _among(base.T)
    rank = np.maximum(rank, their_rank.T)
    x, y = np.nonzero((near | their_near.T) & (base >= WORTH) & (rank <= FURTHEST))
    stands = rank, np.minimum(lead, their_lead.T), np.maximum(lead, their_lead.T), _beside(base)
    return x, y, np.stack([each[x, y] for each in stands], -1).astype(np.float32)


def _among(base: Table) -> tuple[Places, Table, NDArray[np.bool_]]:
    """Each value's rank in its row, how far it lies above the best other one there, and whether it is among the nearest."""
    order = np.argsort(-base, axis=1)
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(base.shape[1])[None], 1)
    best, *others = np.take_along_axis(base, order[:, :NEAREST], 1).T[:, :, None]
    second = others[0] if others else np.zeros_like(best)
    return rank, np.where(base == best, base - second, base - best), base >= (others or [best])[-1]


def _beside(base: Table) -> Table:
    """The likest of the pairs that stand beside each one."""
    padded = np.pad(base, 1)
    beside: Table = np.max([padded[2:, 2:], padded[:-2, :-2], padded[2:, 1:-1], padded[:-2, 1:-1]], axis=0)
    return beside


def leads(likenesses: Table, x: Places, y: Places, reading: Places) -> Table:
    """How far each likeness of a pair lies above the best other one that its claim has in the other's report.

    First the lesser lead of the two claims, column by column, then the greater.
    """
    both = [_ahead(likenesses, a * (reading.max(initial=0) + 1) + reading[b]) for a, b in ((x, y), (y, x))]
    return np.concatenate([np.minimum(*both), np.maximum(*both)], 1)


def _ahead(likenesses: Table, rivals: Places) -> Table:
    """How far values lie above the best other one of those that share a number, column by column."""
    if not len(rivals):
        return likenesses
    ordered = np.argsort(rivals, kind="stable")
    values = likenesses[ordered]
    starts = np.flatnonzero(np.diff(rivals[ordered], prepend=-1))
    group = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(ordered)))
    best = np.maximum.reduceat(values, starts)[group]
    others = np.where(values >= best, -np.inf, values)
    second = np.maximum.reduceat(others, starts)
    second = np.where(np.isfinite(second), second, 0)[group]
    found = np.empty_like(values)
    found[ordered] = np.where(values >= best, values - second, values - best)
    return found
