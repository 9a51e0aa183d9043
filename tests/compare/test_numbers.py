"""Figures that count or measure the same, or do not, on rows of invented cells."""

import pytest
from compared import kinds, told


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
