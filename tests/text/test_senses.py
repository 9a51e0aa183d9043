from __future__ import annotations

import numpy as np
import pytest
from made import SENTENCES

from headwater.text.models import senses, sensing


@pytest.mark.parametrize("sentence", [*SENTENCES, "", "\u200b"])
def test_tokens_follow_each_other_and_are_vectors_of_length_one(sentence):
    found = sensing().encode(sentence)

    assert len(found.numbers) == len(found.starts) == len(found.ends) == len(found.vectors)
    assert (found.starts[1:] >= found.ends[:-1]).all()
    assert (found.ends <= len(sentence)).all()
    np.testing.assert_allclose(np.linalg.norm(found.vectors.astype(np.float32), axis=1), 1, atol=2e-3)


def test_a_sentence_has_the_same_vectors_whatever_is_encoded_with_it():
    told = [*SENTENCES, *SENTENCES[::-1]]

    for sentence, found in zip(told, senses(told), strict=True):
        np.testing.assert_array_equal(sensing().encode(sentence).vectors, found.vectors)


def test_words_lie_where_the_sentence_has_them():
    sentence = "Señor Álvarez’s boat — the “Gull” — sank"
    start = sentence.index("Gull")

    found = sensing().encode(sentence).within([(start, start + 4)])

    assert (start, start + 4) == (found.starts.min(), found.ends.max())


def test_a_word_is_read_in_the_sense_of_its_sentence():
    river, sum_of_money, shore = (
        sensing().encode(sentence).within([(sentence.index("bank"), sentence.index("bank") + 4)]).vectors[0]
        for sentence in (
            "The boat was moored at the bank of the river.",
            "The bank lent the company money at a low rate.",
            "They walked along the muddy bank of the stream.",
        )
    )

    assert river @ shore > river @ sum_of_money
