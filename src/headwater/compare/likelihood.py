"""How likely two claims state one fact: a table of evidence in, likelihoods out.

Boosted trees over the evidence (Friedman 2001), trained on labelled stories (bench/train_align.py).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from headwater.compare.evidence import EVIDENCE
from headwater.text.models import on_all_cores, on_one_core

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

BATCH = 8192  # rows that are judged at once


def likelihood(evidence: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return for each row of EVIDENCE how likely its pair states one fact, from 0 to 1; rows alike are judged once."""
    if not len(evidence):
        return np.zeros(0, np.float32)
    order, first = _sorted(evidence)
    trees, rows = _trees(), evidence[order[first]]
    parts = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    judged = np.concatenate(on_all_cores(lambda part: trees.run(None, {"evidence": part})[0][:, 0], parts))
    found = np.empty(len(evidence), np.float32)
    found[order] = judged[np.cumsum(first) - 1]
    return found


def _sorted(rows: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """An order of rows in which those alike follow each other, as their weighted sums are alike, and which come first of these."""
    order = np.argsort(np.einsum("ij,j->i", rows, np.sqrt(np.arange(1.0, rows.shape[1] + 1))), kind="stable")
    first = np.ones(len(rows), bool)
    for start in range(1, len(rows), BATCH):
        here = order[start : start + BATCH]
        first[start : start + BATCH] = (rows[here] != rows[order[start - 1 : start - 1 + len(here)]]).any(1)
    return order, first


@cache
def _trees() -> InferenceSession:
    trees = on_one_core(files("headwater.compare").joinpath("data/align.onnx").read_bytes())
    assert trees.get_modelmeta().custom_metadata_map["evidence"] == " ".join(EVIDENCE), (
        "the trees were trained on other evidence; run bench/train_align.py"
    )
    return trees
