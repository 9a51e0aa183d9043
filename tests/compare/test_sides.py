"""Ordinals in one slot, two sides of one thing, votes told in words, ages, and denials of the opposite, compared."""

import pytest
from compared import against, kinds, near, told

NUMBER, PLACE, POLARITY = (
    {("number", "conflict")},
    {("place", "conflict")},
    {("polarity", "conflict")},
)


@pytest.mark.parametrize(
    ("ours", "theirs", "what"),
    [
        ("Helpers saved 11 men from the third floor of the mill.", "Helpers saved 11 men from the fifth floor of the mill.", NUMBER),
        ("Helpers found the men on the northern slope of Tarn.", "Helpers found them on the southern slope of Tarn.", PLACE),
        ("The council voted six to three to sell the mill.", "The council voted five to four to sell the mill.", NUMBER),
        ("Velm backed the toll by 54 to 46 percent.", "Velm backed the toll by 64 to 36 percent.", NUMBER),
        ("Of 48 men in the pit 31 came up and 17 are missing.", "Of 48 men in the pit 17 came up and 31 are missing.", NUMBER),
        ("The court upheld the ban on barges.", "The court lifted the ban on barges.", POLARITY),
        ("At least 25 of the family, aged from one to 12, were killed.", "At least 12 of the family were killed.", NUMBER),
        ("Officers found a 12-gauge gun and three shells.", "Officers found a 12-gauge gun and nine shells.", NUMBER),
        ("Of 48 men 31 came up.", "Of 48 men 17 came up.", NUMBER),
        ("The council passed the budget on Sunday.", "The council rejected the budget on Sunday.", POLARITY),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_another_value_contradicts_it(ours, theirs, what):
    row, found = told(ours, theirs)

    assert kinds(found) >= what
    assert 1 == len(against(row))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The council voted six to three to sell the mill.", "The council sold the mill by three votes to six, or 6-3."),
        ("The north and the south bank of the lake were closed.", "The south bank of the lake was closed."),
        ("The mill in northern Tarn burned down.", "The mill in north-eastern Tarn burned down."),
        ("The camp lies 10 miles south of the border.", "The camp is in Tarn, the state north of the border, 10 miles away."),
        ("Nobody in the mill was hurt.", "All in the mill were unhurt."),
        ("Tests found no trace of oil in the milk.", "The milk was free of oil, tests showed."),
        ("The mill of 1884 burned down in 1921.", "The mill of 1884 burned down 37 years later."),
        ("Three people died in the mill.", "Three cousins, who hid in the mill with hundreds of other people, were killed."),
        ("All of the sailors survived the storm.", "None of the sailors died in the storm."),
        ("The sailors wore belts in the storm.", "None of the sailors was without a belt in the storm."),
        ("The storm cut power to 450 mills in Velm.", "In Velm 450 mills were without power after the storm."),
        ("The lock reopened in 2003.", "The lock was closed from 1987 to 2003."),
        ("A woman and her two sons, 9 and 11, were found in the mill.", "A woman of 42 was found there with her sons, 11 and 9."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_contradicts_nothing(ours, theirs):
    row, found = told(ours, theirs)

    assert ([], []) == (against(row), near(row))
    assert "conflict" not in {verdict for _, verdict in kinds(found)}


@pytest.mark.parametrize(
    ("ours", "theirs", "doubted"),
    [
        ("Brask, star of the Velm film, will not return for the sequel.", "Unlike Brask, Sorrel has signed for no Velm film.", 1),
        ("Pell was not taken aback by the law on tolls.", "Brask took a stand against the law on tolls.", 1),
        ("No one was hurt in the mill.", "There were no casualties.", 0),
        ("No trace of oil was found in the milk.", "The dairy said that the milk held no oil.", 0),
    ],
)  # fmt: skip
def test_a_denial_is_answered_by_one_of_the_like_alone(ours, theirs, doubted):
    row, _ = told(ours, theirs)

    assert doubted == len(near(row))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The budget was cut by 12 percent.", "The budget was cut by 12 million pounds."),
        ("Four climbers were rescued in the storm.", "In the storm four climbers died."),
        ("Of those held, 12 are from Orlen and 23 from Tarn.", "They held 23 pirates, 12 of Orlen and 11 of Tarn."),
    ],
)
def test_one_number_of_two_things_is_no_support(ours, theirs):
    row, found = told(ours, theirs)

    assert 1 == len(near(row))
    assert set() == kinds(found)


def test_what_is_not_so_until_a_day_is_in_doubt_where_another_tells_that_it_is_so_until_then():
    row, _ = told(
        "Brask will hold the seat until a vote in June.", "Brask will not keep the post until a vote in June."
    )

    assert 1 == len([*near(row), *against(row)])
