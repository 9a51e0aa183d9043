"""How likely two claims state one fact: a table of evidence in, likelihoods out.

Boosted trees over the evidence (Friedman 2001), trained on labelled stories (bench/train_align.py).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from headwater.compare.evidence import EVIDENCE
from headwater.text.models import on_one_core

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession


def likelihood(evidence: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return for each row of EVIDENCE how likely its pair states one fact, from 0 to 1."""
    found: NDArray[np.float32] = _trees().run(None, {"evidence": evidence})[0][:, 0]
    return found


@cache
def _trees() -> InferenceSession:
    trees = on_one_core(files("headwater.compare").joinpath("data/align.onnx").read_bytes())
    assert trees.get_modelmeta().custom_metadata_map["evidence"] == " ".join(EVIDENCE), (
        "the trees were trained on other evidence; run bench/train_align.py"
    )
    return trees
