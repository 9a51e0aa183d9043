"""Persons, places and titles that stand for one another, on rows of invented cells."""

from dataclasses import replace

from compared import differing, kinds, reading, told


def types(*texts):
    return kinds(told(*texts)[1])


def test_another_given_name_is_another_person_of_the_family():
    assert {("name", "conflict")} == types(
        "Ida Sorrel will succeed Anton Moor as keeper.", "Ida Sorrel follows keeper Kate Moor."
    )


def test_two_of_a_family_whom_one_report_knows_both_are_no_contradiction():
    ours, theirs = (
        reading("a", "Ida Sorrel will succeed Anton Moor as keeper."),
        reading("b", "Ida Sorrel follows keeper Kate Moor."),
    )
    knowing = replace(theirs, report=replace(theirs.report, text=theirs.report.text + " Anton Moor is her uncle."))

    assert ("name", "conflict") not in kinds(differing(ours, knowing)[1])


def test_another_given_name_in_other_words_supports_nothing():
    row, found = told("She will succeed Anton Moor in Velm.", "She follows Kate Moor.")

    assert {("name", "compatible")} == kinds(found)
    assert 1 == len(row.cells)


def test_what_is_in_the_harbour_of_a_place_is_in_it():
    assert {("place", "conflict")} == types(
        "A ferry caught fire in the harbour of Velm on Monday.", "A ferry burned in the harbour of Tarn on Monday."
    )


def test_a_report_that_names_both_persons_knows_one_from_the_other():
    ours = reading("a", "Keeper Ida Sorrel will not close the lock of Velm, which Anton Brask built.")
    theirs = reading("b", "The lock of Velm was bought by keeper Maren Holt.")
    knowing = replace(theirs, report=replace(theirs.report, text=theirs.report.text + " Ida Sorrel was her rival."))

    assert {("name", "conflict")} == kinds(differing(ours, theirs)[1])
    assert {("name", "compatible")} == kinds(differing(ours, knowing)[1])
