"""Persons, places and titles that stand for one another, on rows of invented cells."""

from dataclasses import replace

from compared import against, differing, kinds, near, reading, told

from headwater.model import Mention, Span


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

    assert set() == kinds(found)
    assert ["r1"] == near(row)


def test_what_is_in_the_harbour_of_a_place_is_in_it():
    assert {("place", "conflict")} == types(
        "A ferry caught fire in the harbour of Velm on Monday.", "A ferry burned in the harbour of Tarn on Monday."
    )


def test_a_report_that_names_both_persons_knows_one_from_the_other():
    ours = reading("a", "Keeper Ida Sorrel will not close the lock of Velm, which Anton Brask built.")
    theirs = reading("b", "The lock of Velm was bought by keeper Maren Holt.")
    knowing = replace(theirs, report=replace(theirs.report, text=theirs.report.text + " Ida Sorrel was her rival."))

    assert {("name", "conflict")} == kinds(differing(ours, theirs)[1])
    assert set() == kinds(differing(ours, knowing)[1])


def test_a_given_name_and_a_family_name_that_a_report_tells_together_are_of_one_person():
    ours = reading("a", "The letter says that Kate was under age in the film.")
    theirs = reading("b", "The letter says that Moor was under age in the film.")
    first, last = (person(each, name) for each, name in ((ours, "Kate"), (theirs, "Moor")))
    full = replace(last, report=replace(last.report, text=last.report.text + " Lawyers of Kate Moor wrote it."))

    assert {("name", "conflict")} == kinds(differing(first, last)[1])
    assert set() == kinds(differing(first, full)[1])


def person(told, name):
    start = told.report.text.index(name)
    return replace(told, mentions=(Mention(Span(start, start + len(name)), "person", name),))


def test_members_of_two_lists_are_told_and_can_both_be_true():
    assert {("place", "compatible")} == types(
        "The rower had offers from clubs in Norway, Velm and Tarn.",
        "The rower had offers from clubs in Norway, Merin, Velm and Orlen.",
    )


def test_a_name_that_the_other_cell_gives_elsewhere_stands_for_none():
    assert set() == types(
        "The rowers of Velm (Ida Sorrel) and Tarn (Kate Moor) were dropped.",
        "The rowers Velm's Ida Sorrel and Kate Moor of Tarn were dropped.",
    )


def test_a_spelling_that_the_other_report_knows_besides_its_own_is_another_name():
    ours, theirs = (
        reading("a", "The quake struck Dargahan at dawn."),
        reading("b", "The quake struck Dargehan at dawn."),
    )
    knowing = replace(theirs, report=replace(theirs.report, text=f"{theirs.report.text} Dargahan lies north of it."))

    assert {("name", "compatible")} == kinds(differing(ours, theirs)[1])
    assert set() == kinds(differing(ours, knowing)[1])


def test_names_of_which_one_has_but_a_word_of_its_own_beside_one_they_share_may_be_one_person_s():
    assert set() == types("Kate Brask opened the lock at Velm.", "The lock at Velm was opened by Kate Ann Lee.")


def test_a_man_of_the_family_is_not_the_woman_whom_the_other_names():
    row, _ = told(
        "Her name was Kate Moor, his mother, a teacher at the school.", "She was Mr. Moor's mother, Ida Sorrel."
    )

    assert 1 == len([*against(row), *near(row)])


def test_a_name_taken_for_another_kind_conflicts_where_cells_differ_in_nothing_else():
    ours, theirs = (
        reading(name, f"The sailors were taken to {place}.") for name, place in (("r0", "Velm"), ("r1", "Orlen"))
    )
    theirs = replace(theirs, mentions=tuple(replace(each, type="organisation") for each in theirs.mentions))
    row, found = differing(ours, theirs)

    assert ["r1"] == against(row)
    assert {("place", "conflict")} == kinds(found)


def test_a_channel_is_no_other_spelling_of_a_person():
    row, _ = told(
        "In his 25 years in the Evening Hour seat, Anton Brask has earned a name as one of the most fearless.",
        "Ida Sorrel is quitting BBC Two's Evening Hour after 25 years at the helm.",
    )

    assert 1 == len([*against(row), *near(row)])
