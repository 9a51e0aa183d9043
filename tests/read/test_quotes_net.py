"""The attribution net: paragraphs are read apart, the likeliest tags are found, features lie in their rows."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from headwater.model import Passage, Report, Span
from headwater.read.attribution import best_tags
from headwater.read.parsed import parse
from headwater.read.tagger import scores, weights
from headwater.read.tokens import Tokens, tokens

TEXT = (
    "“The bridge was closed,” said Orla Venn, the harbour master.\n"
    "Nobody was hurt.\n"
    "The ministry denied that its ships had entered the bay, and said “two boats” had been seized."
)


@pytest.fixture(scope="module")
def seen() -> Tokens:
    return tokens(parse(Report("r", TEXT, passages=(Passage(Span(0, len(TEXT)), "body"),))))


def test_paragraphs_are_read_apart_from_one_another(seen: Tokens) -> None:
    together = scores(seen)

    begin = 0
    for length in seen.lengths.tolist():
        rows = slice(begin, begin + length)
        alone = scores(
            Tokens(
                np.array([length]),
                seen.hashes[rows],
                seen.vectors[rows],
                seen.numbers[rows],
                seen.heads[rows] - begin,
                seen.governors[rows] - begin,
            )
        )
        assert np.allclose(together.tags[rows], alone.tags, atol=1e-3)
        assert np.allclose(together.said[rows], alone.said, atol=1e-3)
        begin += length


def test_heads_and_governors_stay_within_their_paragraph(seen: Tokens) -> None:
    paragraph = np.repeat(np.arange(len(seen.lengths)), seen.lengths)

    assert (paragraph[seen.heads] == paragraph).all()
    assert (paragraph[seen.governors] == paragraph).all()


def test_tokens_know_whether_they_stand_in_quotation_marks(seen: Tokens) -> None:
    first, last = seen.lengths[0], seen.lengths[-1]

    assert seen.in_marks[:6].all()
    assert not seen.in_marks[7:first].any()
    assert seen.in_marks[-last:].sum() == 4


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=4).flatmap(
        lambda lengths: st.tuples(
            st.just(lengths),
            arrays.arrays(np.float32, (sum(lengths), 7), elements=st.floats(-5, 5, width=32)),
            st.lists(st.integers(0, 6), min_size=sum(lengths), max_size=sum(lengths)),
        )
    )
)
def test_no_sequence_of_tags_is_likelier_than_the_one_found(
    case: tuple[list[int], np.ndarray, list[int]],
) -> None:
    lengths, emissions, other = case

    found = best_tags(emissions, np.array(lengths))

    begin = 0
    for length in lengths:
        rows = slice(begin, begin + length)
        assert worth(emissions[rows], found[rows]) >= worth(emissions[rows], np.array(other[rows])) - 1e-3
        begin += length


def worth(emissions: np.ndarray, tags: np.ndarray) -> float:
    w = weights()
    steps = w["moves"][tags[:-1], tags[1:]].sum()
    return float(w["begin"][tags[0]] + emissions[np.arange(len(tags)), tags].sum() + steps)
