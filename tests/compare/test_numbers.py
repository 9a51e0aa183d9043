"""Figures that count or measure the same, or do not, on rows of invented cells."""

import pytest
from compared import MONDAY, SUNDAY, against, differing, kinds, reading, told

from headwater.compare.intervals import judged
from headwater.model import Figure, Span


def types(*texts):
    return kinds(told(*texts)[1])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock lies at a height of 820 kilometres.", "The lock lies at a height of 820 miles."),
        ("The fire in Velm burned 2,000 acres.", "The fire in Velm burned 2,000 hectares."),
        ("The lock was closed for 14 days.", "The lock was closed for 14 weeks."),
        ("The men of Velm were trapped 400 metres down.", "The men of Velm were trapped 400 feet down."),
        ("The lock in Velm cost 300 million euros.", "The lock in Velm cost 330 million euros."),
        ("The lock in Velm cost $4.8 billion.", "The lock in Velm cost 4.8 billion euros."),
        ("The lock cut the costs of Velm by half.", "The lock cut the costs of Velm by a third."),
    ],
)
def test_the_same_number_in_another_measure_or_ten_percent_more_is_another_figure(ours, theirs):
    assert {("number", "conflict")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock was closed for two weeks.", "The lock was closed for 14 days."),
        ("The lock was closed for 48 hours.", "The lock was closed for two days."),
        ("The lock is 2.3 kilometres long.", "The lock is 2,300 metres long."),
        ("The lock weighs 1,850 kilograms.", "The lock weighs more than 4,000 pounds."),
        ("The fire in Velm burned 2,000 acres.", "The fire in Velm burned about 800 hectares."),
        ("The lock cost 300 million euros.", "The lock cost $330 million."),
        ("The lock cost $5 million.", "The lock cost 5 million dollars."),
    ],
)
def test_one_figure_in_two_measures_or_currencies_is_no_contradiction(ours, theirs):
    assert ("number", "conflict") not in types(ours, theirs)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Twelve people were missing in Velm.", "Ten people are still missing in Velm."),
        ("Twelve people are trapped in the Velm lock.", "Seven people remain trapped in the Velm lock."),
    ],
)
def test_fewer_missing_or_trapped_in_a_later_report_are_revised_in_time(older, newer):
    row, found = differing(reading("a", older, SUNDAY), reading("b", newer, MONDAY))

    assert [] == against(row)
    assert "revised in time" in next(d.why for d in found if d.type == "number")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Velm made only four of 20 shots in the match.", "Velm missed 16 of its 20 shots in the match."),
        ("The Velm crew saved 19 of 35 men from the lock.", "The Velm crew lost 16 of 35 men in the lock."),
        ("In all 52 percent of Velm voted for the lock.", "In all 48 percent of Velm voted against the lock."),
    ],
)
def test_two_parts_of_a_whole_are_no_contradiction(ours, theirs):
    row, found = told(ours, theirs)

    assert [] == against(row)
    assert "parts of" in next(d.why for d in found if d.type == "number")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The flood in Velm hurt seven people.", "The flood in Velm hurt another five people."),
        ("The court in Velm heard five charges.", "The court in Velm heard two other charges."),
    ],
)
def test_others_beside_those_told_of_are_not_known_to_be_the_same(ours, theirs):
    _, found = told(ours, theirs)

    assert {("number", "compatible")} == kinds(found)


def test_cells_that_differ_in_number_and_day_may_tell_of_two_events():
    row, found = told(
        "Helpers brought 19 miners out of the Velm pit on Sunday.",
        "Helpers brought five miners out of the Velm pit on Saturday.",
    )

    assert {("number", "compatible")} == kinds(found)
    assert 1 == len(row.cells)


def test_how_much_something_rose_is_not_what_it_rose_to():
    row, _ = differing(
        reading("a", "Prices in Velm rose 3.4 percent in March.", SUNDAY),
        reading("b", "Prices in Velm rose 4.3 percent in March.", MONDAY),
    )

    assert ["b"] == against(row)


def test_two_shares_in_figures_are_not_one_rounded():
    _, found = told(
        "Food in Velm cost 5.2 percent more and rents rose 2.8 percent.", "Food in Velm was 5.2 percent dearer."
    )

    assert [] == list(found)


@pytest.mark.parametrize(
    ("ours", "theirs", "values"),
    [
        ("The lock cost $13.9 billion.", "The lock cost $11 billion.", ("13.9 billion dollars", "11 billion dollars")),
        (
            "The lock cost 2.5 million euros.",
            "The lock cost 1,950,250 euros.",
            ("2.5 million euros", "1,950,250 euros"),
        ),
        ("The lock cost 750,000 euros.", "The lock cost 1.2 trillion euros.", ("750,000 euros", "1.2 trillion euros")),
    ],
)
def test_a_large_number_is_told_as_people_write_it(ours, theirs, values):
    (why,) = [d.why for d in told(ours, theirs)[1] if d.type == "number"]

    assert all(value in why for value in values)


def test_a_number_without_a_unit_is_no_measure_that_no_word_beside_it_makes_it():
    ours = "The quake struck 135 kilometers from Velm and was put at 7.6 by its observers."

    assert set() == types(ours, "The sea shook when, 135 kilometers or 85 miles off Velm, a quake struck.")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ida Sorrel scored 23 points as Velm beat Tarn.", "Maren Holt scored 14 points as Velm beat Tarn."),
        ("Jory Pell was ordered to pay $18,000 in fines.", "Anton Brask was ordered to pay $99,000 in fines."),
        (
            "Twenty laps in, the leader was still trailing the driver of Velm.",
            "The driver of Velm spun with five laps of the race to go.",
        ),
        ("The flood in Velm killed at least five villagers.", "The flood in Velm trapped at least 50 villagers."),
        (
            "The council of Velm is to press for $2 billion in cuts.",
            "With $1 billion in cuts coming, the council of Velm met.",
        ),
        (
            "The barge sank two miles off Velm and four miles off Tarn.",
            "A quake was felt 13 miles off Tarn and two miles off Velm.",
        ),
        ("The old mill on the river has 12 wheels.", "The new forge on the river has 15 wheels."),
        (
            "In Velm Jory Pell lost to Ida Sorrel, who scored 14 points.",
            "In Velm Ida Sorrel beat Jory Pell, who scored 12 points.",
        ),
    ],
)
def test_figures_of_what_two_do_or_of_two_acts_are_no_contradiction(ours, theirs):
    row, found = told(ours, theirs)

    assert [] == against(row)
    assert ("number", "conflict") not in kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ida Sorrel scored 14 points as Velm beat Tarn.", "Ida Sorrel had 12 points as Velm beat Tarn."),
        ("More than 65 families live in the path of the storm.", "Some 40 families are in the path of the storm."),
        ("The start of the race was delayed by 35 minutes.", "Thunder delayed the start of the race by 50 minutes."),
        ("The flood killed 12 villagers of Velm.", "In the flood 15 villagers of Velm died."),
        ("In all 55 villagers were wounded, 15 of them badly.", "The flood injured 55 villagers, five of them badly."),
        ("More than 15,000 villagers are in shelters.", "The flood drove some 14,000 villagers into shelters."),
    ],
)
def test_figures_of_one_act_or_of_one_subject_contradict_each_other(ours, theirs):
    assert ("number", "conflict") in types(ours, theirs)


def test_the_parts_of_a_measure_are_no_figures_of_their_own():
    assert set() == types(
        "The search of the lock lasted two hours and 20 minutes.", "The search of the lock lasted 140 minutes."
    )


@pytest.mark.parametrize("theirs", ["Velm beat Tarn 3-1 on Sunday.", "Tarn lost 1-3 to Velm, which led 2-0 early on."])
def test_a_score_that_both_give_whichever_side_is_named_first_is_one(theirs):
    assert ("number", "conflict") not in types("Velm beat Tarn 3-1 at home.", theirs)
    assert ("number", "conflict") in types("Velm beat Tarn 4-1 at home.", "Velm beat Tarn 3-1 on Sunday.")


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("year-old", "aged 55 and aged 54 have"),
        ("magnitude", "magnitude 55 and magnitude 54"),
        ("boat", "55 boats and 54 boats have"),
    ],
)  # fmt: skip
def test_figures_are_told_as_people_tell_them(unit, reason):
    ours, theirs = (Figure(Span(0, 2), number, number, unit) for number in (55, 54))

    _, why = judged(ours, theirs, ("55", "54"))

    assert why.startswith(reason)
