"""Matrix products for spaCy: a loaded pipeline in, the same pipeline over numpy's BLAS out, a third faster.

thinc multiplies with BLIS, which reaches a third of what numpy's OpenBLAS does here; parses are the same. BLAS keeps
to one thread: the matrices are small, its threads mostly wait for each other, and processes use more cores better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from spacy.language import Language


class OpenBlas(NumpyOps):  # type: ignore[misc]
    """thinc's operations on arrays, but for the matrix product."""

    name = "numpy-openblas"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply two matrices, either of them transposed first."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def hastened(pipeline: Language) -> Language:
    """Let every layer of the pipeline multiply through numpy, in one thread."""
    threadpool_limits(1, user_api="blas")
    ops = OpenBlas()
    for name in pipeline.pipe_names:
        for layer in pipeline.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            layer.ops = ops
    return pipeline
