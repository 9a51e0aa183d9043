"""The place of something in a row of its kind, told in two cells."""

import pytest
from compared import kinds, told


def types(*texts):
    return kinds(told(*texts)[1])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("It was the yard's 14th launch of the year.", "It was the 15th launch by the yard this year."),
        ("It is the first lock of its kind in Velm.", "The lock was the second of its kind found in Velm."),
        (
            "The keeper called it the first such lock in Velm.",
            "The lock was the second of its kind in Velm, such a keeper said.",
        ),
        ("Velm is the country's third-largest lock.", "Velm, the second-largest lock of the country, was closed."),
        ("For the third time the lock in Velm was closed.", "The lock in Velm was closed for the fourth time."),
    ],
)
def test_two_ranks_of_one_thing_conflict(ours, theirs):
    assert {("number", "conflict")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Pell scored the first goal for Velm.", "Sorrel scored the second goal for Velm."),
        ("It was the 14th launch of the yard.", "It was the yard's fourteenth launch."),
        ("It was the first launch of the yard.", "It was the second storm of the year."),
        ("It was the second half of the match in Velm.", "Velm led the match from the first minute."),
        ("It was the third quarter in Velm.", "It was the second quarter in Velm."),
    ],
)
def test_ranks_of_two_things_halves_and_quarters_are_no_contradiction(ours, theirs):
    assert ("number", "conflict") not in types(ours, theirs)


def test_ranks_of_two_that_are_named_do_not_conflict():
    assert set() == types(
        "Velm became the first town to sign the treaty.", "Orlen is the second town to sign the treaty."
    )
