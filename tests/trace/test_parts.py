from collections import Counter

import pytest
from made import COAST_GUARD, OFFICIALS, cell, row

from headwater.model import Speaker
from headwater.trace.origins import count
from headwater.trace.parts import one_body, one_office, one_voice


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


def test_a_document_without_a_name_is_not_known_to_be_another_than_the_one_that_is_named():
    assert {"Velm affidavit"} == set(one_body(["document", "Velm affidavit"]).values())
    assert 1 == len(set(one_body(["document", "court records"]).values()))


def test_police_are_not_known_to_be_others_than_a_force_that_is_named():
    assert {"Velm Police"} == set(one_body(["police", "Velm Police", "river police"]).values())
    assert {"Velm Police", "Tarn Police"} == set(one_body(["police", "Velm Police", "Tarn Police"]).values())
    assert {"police", "Velm Post"} == set(one_body(["police", "Velm Post"]).values())


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("transport ministry", "Transport Minister"),
        ("Treasury Department", "treasury secretary"),
        ("Osk campaign", ""),
        ("President Pavel Linde's office", "presidential spokeswoman"),
    ],
)
def test_who_holds_an_office_is_not_known_to_be_another_origin_than_the_office(body, role):
    assert {"Lena Osk": body} == one_office([body, "Lena Osk"], {"Lena Osk": role})


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("defence ministry", "Transport Minister"),
        ("transport ministry", "former transport minister"),
        ("Velm police", "mayor of Velm"),
        ("health department", "health expert"),
        ("ministry", "Transport Minister"),
        ("President Pavel Linde's office", "mayoral spokeswoman"),
    ],
)
def test_who_holds_another_office_or_none_is_another_origin(body, role):
    assert {} == one_office([body, "Lena Osk"], {"Lena Osk": role})


def test_a_minister_and_his_ministry_count_once():
    minister = Speaker("Lena Osk", "person", "Lena Osk", "Transport Minister Lena Osk")
    ministry = Speaker("transport ministry", "organisation", "transport ministry")

    found = count(
        row(cell("a", "The bridge is closed.", minister), cell("b", "Nobody may cross it.", ministry)), frozenset()
    )

    assert (("transport ministry",), 1) == (found.identified, found.high)


@pytest.mark.parametrize("bare", ["company", "video", "statements"])
def test_what_nobody_signs_is_not_known_to_be_another_than_those_that_are_named(bare):
    names = ["Velm Rail", "harbour ministry", bare]

    assert 2 == len(set(one_body(names).values()))


def test_the_same_words_given_to_two_are_one_voice_the_one_most_cells_name():
    told = [frozenset({"Velm army"}), frozenset({"harbour ministry"})]

    assert {"harbour ministry": "Velm army"} == one_voice(told, Counter({"Velm army": 2, "harbour ministry": 1}))


def test_of_two_that_are_named_as_often_the_proper_name_is_kept():
    told = [frozenset({"video"}), frozenset({"Lena Osk"})]

    assert {"video": "Lena Osk"} == one_voice(told, Counter({"video": 1, "Lena Osk": 1}))


def test_copies_that_agree_on_a_speaker_keep_the_others():
    told = [frozenset({"Velm army"}), frozenset({"Velm army", "harbour ministry"})]

    assert {} == one_voice(told, Counter({"Velm army": 2, "harbour ministry": 1}))


def test_copies_that_give_the_words_to_several_together_keep_them_however_often_one_is_named_alone():
    told = [frozenset({"Velm army"}), frozenset({"Velm army", "harbour ministry"}), frozenset({"coast guard"})]

    assert {"coast guard": "Velm army"} == one_voice(told, Counter({"Velm army": 9, "harbour ministry": 1}))


def test_a_quote_given_to_somebody_unnamed_in_one_report_is_his_whom_the_other_names():
    words = "We looked for the crew until the fog closed in on us on Saturday."
    told = row(cell("a", words, COAST_GUARD, mode="quoted"), cell("b", words, OFFICIALS, mode="quoted"))

    found = count(told, frozenset())

    assert (1, 1) == (found.low, found.high)
