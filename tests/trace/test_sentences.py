from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from headwater.model import Span
from headwater.trace.sentences import likely

WORDS = st.lists(st.sampled_from("the ferry sank off heron point on sunday night".split()), min_size=1, max_size=9)
REPORTS = st.lists(st.lists(WORDS.map(lambda words: (Span(0, 1), tuple(words))), max_size=4), min_size=2, max_size=4)
LEAST = 0.6


@given(REPORTS)
def test_no_two_sentences_that_tell_enough_in_order_are_missed(reports):
    near = likely(reports, LEAST)

    for one, ours in enumerate(reports):
        for other in range(one + 1, len(reports)):
            for n, (_, a) in enumerate(ours):
                for m, (_, b) in enumerate(reports[other]):
                    if LCSseq.similarity(a, b) >= LEAST * min(len(a), len(b)):
                        assert m in near[one, other][n]


def test_sentences_with_few_words_in_common_are_not_likely():
    one, other = (("the", "ferry", "sank"), ("a", "bridge", "was", "the", "cause"))

    assert not any(map(dict, likely([[(Span(0, 1), one)], [(Span(0, 1), other)]], LEAST).values()))


def test_a_word_that_each_of_two_sentences_repeats_is_not_common_to_them_more_often_than_it_stands_there():
    one, other = (("no", "no", "no", "said", "the", "mayor"), ("no", "no", "ferry", "left", "on", "sunday"))

    assert not any(map(dict, likely([[(Span(0, 1), one)], [(Span(0, 1), other)]], LEAST).values()))
