"""Days that can be one moment, or bound one span, on rows of invented cells."""

from dataclasses import replace

import pytest
from compared import MONDAY, SUNDAY, against, differing, kinds, near, reading, told


def told_on_monday(*texts):
    return differing(*(reading(f"r{n}", text, MONDAY) for n, text in enumerate(texts)))


def types(*texts):
    return kinds(told_on_monday(*texts)[1])


@pytest.mark.parametrize(
    "theirs",
    [
        "The deficit will fall to 3.1 percent of output this year, from 4.4 percent last year.",
        "The deficit will fall to 3.1 percent, compared with 4.4 percent last year.",
    ],
)
def test_the_year_of_a_number_that_is_only_compared_contradicts_no_other(theirs):
    row, found = told_on_monday("The deficit will fall to 3.1 percent this year.", theirs)

    assert [] == against(row)
    assert ("date", "conflict") not in kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The ferry left Velm on Sunday night.", "The ferry left Velm at 0214 GMT on Monday."),
        ("The ferry left Velm late on Sunday.", "The ferry left Velm just after midnight on Monday."),
        ("The ferry left Velm on Sunday night.", "The ferry left Velm on Monday."),
        ("The ferry left Velm at 9:14 p.m. local time on Sunday.", "The ferry left Velm early on Monday."),
    ],
)
def test_neighbouring_days_of_one_night_are_told_and_can_both_be_true(ours, theirs):
    assert {("date", "compatible")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The ferry left Velm on Sunday night.", "The ferry left Velm on Monday night."),
        ("The ferry left Velm on Saturday night.", "The ferry left Velm on Monday."),
        ("The ferry left Velm on Sunday afternoon.", "The ferry left Velm on Monday."),
        ("The ferry has been in Velm since Friday.", "The ferry has been in Velm since Saturday."),
        ("The ferry was in Velm by Friday.", "The ferry was in Velm on Sunday."),
    ],
)
def test_other_days_conflict(ours, theirs):
    assert {("date", "conflict")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The fire in Velm had burned 900 fields by Sunday evening.",
            "The fire in Velm has burned 900 fields since Friday.",
        ),
        ("The ferry will stay in Velm until Sunday.", "The ferry has been in Velm since Friday."),
    ],
)
def test_a_day_that_opens_a_span_and_one_that_closes_it_are_two_days(ours, theirs):
    assert ("date", "conflict") not in types(ours, theirs)


def test_what_has_been_so_since_a_month_was_so_in_a_later_one():
    row, found = told_on_monday(
        "Velm left its rate at 4.5 percent in January.", "Velm has kept its rate at 4.5 percent since November."
    )

    assert ([], set()) == (against(row), kinds(found))


def test_what_each_of_two_reports_tells_of_its_own_day_may_be_two_events():
    row, found = differing(
        reading("a", "Divers searched lake Velm on Sunday for a light plane.", SUNDAY),
        reading("b", "The light plane was found in lake Velm on Monday.", MONDAY),
    )

    assert set() == kinds(found)
    assert ["b"] == near(row)


def test_its_own_day_told_in_the_same_words_is_a_conflict():
    _, found = differing(
        reading("a", "The Velm lock was closed on Sunday, the keeper said.", SUNDAY),
        reading("b", "The Velm lock was closed on Monday, said the keeper.", MONDAY),
    )

    assert {("date", "conflict")} == kinds(found)


def test_what_was_done_by_a_flood_of_a_year_was_not_done_by_that_year():
    row, _ = told(
        "Some 800 people were killed in Velm in 2004.", "Some 800 people were killed in Velm by the 2007 flood."
    )

    assert ["r1"] == near(row) or ["r1"] == [cell.report for cell in row.cells if cell.stance == "against"]


def reckoned(name, text, day):
    """A report without a date, whose times the other reports of its story date."""
    told = reading(name, text, None)
    dated = tuple(replace(time, value=day, basis="story") for time in told.times)
    return replace(told, claims=(replace(told.claims[0], times=dated),), times=dated)


def test_a_day_that_only_other_reports_date_contradicts_no_other_date():
    ours = reckoned("a", "The ferry of Velm was found adrift on Thursday.", "2025-01-16")
    row, found = differing(ours, reading("b", "The ferry of Velm was found adrift on March 20, 2025."))

    assert ([], []) == (against(row), near(row))
    assert set() == kinds(found)


@pytest.mark.parametrize("day", ["Tuesday", "February 4"])
def test_a_day_that_only_other_reports_date_contradicts_another_day_of_the_week(day):
    ours = reckoned("a", "The ferry of Velm was found adrift on Thursday.", "2025-02-06")
    row, _ = differing(ours, reading("b", f"The ferry of Velm was found adrift on {day}.", MONDAY))

    assert ["b"] == against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The mayor of Velm on Wednesday picked a keeper of the lock until a vote is held.",
            "The vote on a keeper of the lock in Velm is set for March 25.",
        ),
        ("The keeper of Velm left the lock in 2024.", "The keeper of Velm joined the lock in 2019."),
        ("The keeper of Velm was convicted on Tuesday.", "A film of the keeper of Velm was shown on Thursday."),
    ],
)
def test_the_dates_of_two_acts_are_no_contradiction(ours, theirs):
    row, found = told_on_monday(ours, theirs)

    assert [] == against(row)
    assert ("date", "conflict") not in kinds(found)


def test_a_day_that_a_cell_tells_twice_is_told_in_its_first_words():
    _, (found,) = told("The ferry left Velm at 3 p.m. on Sunday and sank on Sunday.", "The ferry left Velm on Monday.")

    assert ("3 p.m. on Sunday", "Monday") == found.values
