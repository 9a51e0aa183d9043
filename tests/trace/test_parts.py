from collections import Counter

import pytest
from made import COAST_GUARD, OFFICIALS, cell, row

from headwater.trace.origins import count
from headwater.trace.parts import one_body, one_voice


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("armed wing of Tarvo", "Tarvo"),
        ("Tarvo movement", "Tarvo"),
        ("UNXRA", "United Nations"),
    ],
)
def test_a_part_of_a_body_is_not_known_to_be_another_origin(part, whole):
    assert {whole} == set(one_body([part, whole]).values())


@pytest.mark.parametrize(
    ("a", "b"), [("South Velm", "Velm"), ("Velm Police", "Tarn Police"), ("Mara Oltem", "Jon Oltem")]
)
def test_bodies_told_apart_by_a_name_are_two(a, b):
    assert {a, b} == set(one_body([a, b]).values())


def test_a_release_or_operator_without_a_name_is_not_known_to_be_another_than_the_one_that_is_named():
    assert {"Velm Tramways"} == set(one_body(["operator", "press release", "Velm Tramways"]).values())
    assert {"Velm Tramways", "coast guard"} == set(one_body(["coast guard", "Velm Tramways"]).values())


def test_the_same_words_given_to_two_are_one_voice_the_one_most_cells_name():
    told = [frozenset({"Velm army"}), frozenset({"harbour ministry"})]

    assert {"harbour ministry": "Velm army"} == one_voice(told, Counter({"Velm army": 2, "harbour ministry": 1}))


def test_copies_that_agree_on_a_speaker_keep_the_others():
    told = [frozenset({"Velm army"}), frozenset({"Velm army", "harbour ministry"})]

    assert {} == one_voice(told, Counter({"Velm army": 2, "harbour ministry": 1}))


def test_a_quote_given_to_somebody_unnamed_in_one_report_is_his_whom_the_other_names():
    words = "We looked for the crew until the fog closed in on us on Saturday."
    told = row(cell("a", words, COAST_GUARD, mode="quoted"), cell("b", words, OFFICIALS, mode="quoted"))

    found = count(told, frozenset())

    assert (1, 1) == (found.low, found.high)
