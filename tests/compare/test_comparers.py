"""Each comparer on rows of invented cells: what it tells, and what it leaves alone."""

from dataclasses import replace

import pytest
from compared import MONDAY, SUNDAY, against, differing, kinds, near, reading, told

from headwater.model import Dated, Mention, Span


def types(*texts):
    return kinds(told(*texts)[1])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock has 20 gates.", "The lock has at least 20 gates."),
        ("About 20 gates were lost.", "The storm took 20 gates."),
        ("Several gates were lost.", "The storm took dozens of gates."),
        ("Nearly half of the gates were lost.", "43% of the gates were lost."),
        ("He owns numerous boats in Velm.", "He owns 26 boats in Velm."),
        ("The road is closed for 30 miles.", "The road is closed for about 48 kilometres."),
        ("The lock held 300 boats.", "The lock held several hundred boats."),
        ("The lock cost $43,885,310.", "The lock cost $43.9 million."),
        ("The lock takes 35.72% of the boats.", "The lock takes 35.7% of the boats."),
    ],
)
def test_rounder_and_vaguer_words_for_a_number_are_told_and_can_both_be_true(ours, theirs):
    assert {("number", "compatible")} == types(ours, theirs)


def test_counts_of_two_things_that_are_done_neither_conflict_nor_confirm_and_are_not_told():
    row, found = told("Helpers filled 400 sacks at the dam.", "The dam was held up by 35 volunteers.")

    assert [] == against(row)
    assert ["r1"] == near(row)
    assert set() == kinds(found)
    assert "may count different things" in row.near[0].why


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("On Sunday 35 helpers filled the holes in the dam.", "Helpers filled 400 sacks with sand at the dam on Sunday."),
        ("The dairy recalled 14,200 jars after tests of its cream.", "Tests found oil in one batch of the dairy's cream."),
    ],
)  # fmt: skip
def test_counts_of_two_things_are_not_told_as_a_difference(ours, theirs):
    assert set() == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The camp at Velm lies 10 miles from the dam.", "The camp at Velm holds 20,000 people."),
        ("About 40 people were hurt by the rockets.", "The rockets fly more than 40 kilometres."),
        ("He signed for one more year in Velm.", "He signed two contracts in Velm."),
        ("The dam cost $30 million.", "The dam holds back 12 million gallons."),
        ("A quake of magnitude 6.1 struck Velm.", "The quake killed 19 people in Velm."),
        ("Turnout in Velm rose by 4 percent.", "Some 900 voters turned out in Velm."),
    ],
)
def test_figures_of_two_measures_are_not_compared(ours, theirs):
    assert set() == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock lost two gates.", "The lock lost dozens of gates."),
        ("The lock lost 101 gates.", "The lock lost 110 gates."),
        ("The lock lost nine gates.", "The lock lost ten gates."),
        ("The lock lost 13,000 bricks.", "The lock lost 13,510 bricks."),
        ("The gate is 0.98 inches thick.", "The gate is just 1.98 inches thick."),
        ("The lock lost 0.5% of its boats.", "The lock lost 50% of its boats."),
    ],
)
def test_a_far_smaller_number_or_one_in_as_many_digits_is_not_a_rounded_one(ours, theirs):
    assert {("number", "conflict")} == types(ours, theirs)


def test_a_row_has_one_line_for_what_differs_in_kind_with_the_stricter_verdict():
    _, found = told("The lock lost 12 gates.", "The lock lost about 20 gates.", "The lock lost at least 20 gates.")

    assert {("number", "conflict")} == kinds(found)
    assert 1 == len(found)
    assert {"12", "about 20", "at least 20"} == set(found[0].values)


def test_two_ages_of_one_person_are_compared_whoever_else_is_told_to_be_how_old():
    row, _ = told(
        "The flood hurt Ida Sorrel, 32, and Maren Holt, 34, of Velm.",
        "An 11-year-old girl, Maren Holt, was hurt by the flood.",
    )

    assert ["r1"] == against(row)


def test_storeys_of_a_building_are_no_number_of_buildings():
    assert set() == types("The 15-storey building houses four mills.", "The four mills stand in two buildings.")


def test_a_figure_without_a_unit_is_that_right_beside_the_same_word_whatever_else_the_other_cell_counts():
    _, found = told(
        "Pell (43 boats) became the 61st keeper of the lock to count 1,000 boats.",
        "As keeper of the lock Pell had 14 by noon.",
    )

    assert {("number", "conflict")} == kinds(found)
    assert {"43", "14"} == set(found[0].values)


def test_two_scores_conflict_whoever_is_named_first():
    assert {("number", "conflict")} == types("Velm won the match 3-1.", "Velm had won 4-1 by the end.")
    assert set() == types("Velm won the match 3-1.", "Orlen lost the match 1-3.")


def test_a_toll_more_than_twice_as_high_is_no_mere_revision():
    row, _ = differing(
        reading("a", "The flood killed 12 people in Velm.", SUNDAY),
        reading("b", "The flood killed 31 people in Velm.", MONDAY),
    )

    assert ["b"] == against(row)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("The flood killed 21 people in Velm.", "The death toll in Velm rose to 46 people."),
        ("Some 1,200 hectares have burned.", "The fire has now reached 4,800 hectares."),
        ("The clinic counted 120 cases.", "The clinic has counted 512 cases so far."),
    ],
)
def test_a_count_that_a_later_report_says_goes_on_is_revised_however_high(older, newer):
    row, found = differing(reading("a", older, SUNDAY), reading("b", newer, MONDAY))

    assert [] == against(row)
    assert "revised in time" in next(d.why for d in found if d.type == "number")


def test_a_rise_that_a_third_report_tells_is_no_conflict_of_the_others():
    row, found = differing(
        reading("a", "The flood killed 17 people in Velm.", SUNDAY),
        reading("b", "The flood killed 41 people in Velm.", MONDAY),
        reading("c", "The number of people killed in the flood in Velm has risen to 41.", MONDAY),
    )

    assert [] == against(row)
    assert {("number", "compatible")} == kinds(found)


def test_a_word_for_a_rise_far_from_a_figure_says_nothing_of_it():
    row, _ = differing(
        reading("a", "The council of Velm gave 20,000 crowns for the lock.", SUNDAY),
        reading(
            "b", "The council of Velm gave 60,000 crowns for the lock, where more boats than ever can pass now.", MONDAY
        ),
    )

    assert ["b"] == against(row)


def test_a_lower_toll_in_a_later_report_is_no_revision_either():
    row, _ = differing(
        reading("a", "The flood killed 40 people in Velm.", SUNDAY),
        reading("b", "The flood killed 14 people in Velm.", MONDAY),
    )

    assert ["b"] == against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock opened on 4 March 2021.", "The lock opened after 4 March 2021."),
        ("The lock opened on Friday evening.", "The lock opened on Friday."),
        ("The lock opened in spring 2021.", "The lock opened in April 2021."),
    ],
)
def test_a_date_told_more_loosely_is_compatible(ours, theirs):
    assert {("date", "compatible")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock opened in 2019.", "The lock was opened in 2017."),
        ("The council struck down parts of a 2019 voter-approved rule.", "The rule was approved by voters in 2017."),
        ("Buyers can register next week on March 29.", "Registration begins on April 29."),
        ("The lock opened in April.", "The lock opened in July."),
        ("Orlen won the mill and its weir from Tarn in 1911.", "Since Orlen won the mill in the 1914 Barley War."),
        (
            "Since Orlen’s 2019 landing Velm signed a pact last year.",
            "In 2021, with Tarn, Velm signed a pact of trade.",
        ),
        ("The lock opened on Sunday, February 9.", "The lock opened on Thursday, February 9."),
        ("Monday's session backed a new dam at Velm.", "The council backed plans for the new dam at Velm on Tuesday."),
        ("The lock opened in the 1970s.", "The lock opened in the 1940s."),
        ("Pell ran the mill from 1966 to 1978.", "Pell ran the mill from 1967 to 1979."),
        ("The case stems from the 2006 raid on a farm.", "Papers were seized on a farm in an April 2008 raid."),
    ],
)
def test_two_years_months_or_weekdays_of_one_thing_conflict(ours, theirs):
    assert ("date", "conflict") in types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The vote in Velm is on Friday.", "The vote in Velm is on Friday."),
        ("The lock opens at 9:00 am in Velm.", "The lock opens on Wednesday at 9 a.m. in Velm."),
        ("The lock broke on that day.", "The lock broke on Tuesday."),
    ],
)
def test_a_day_that_only_the_reading_supplies_contradicts_none(ours, theirs):
    row, found = differing(reading("a", ours, "2025-02-05"), reading("b", theirs, "2025-02-14"))

    assert [] == against(row)
    assert ("date", "conflict") not in kinds(found)


def test_a_weekday_in_reports_without_a_date_is_one_day_to_the_hour_or_not():
    texts = ("Boats will queue at the lock Tuesday.", "The lock opens at 3pm on Tuesday.")

    _, found = differing(*(reading(name, text, None) for name, text in zip("ab", texts, strict=True)))

    assert {("date", "compatible")} == kinds(found)


def test_a_year_that_belongs_to_another_noun_dates_nothing_else_in_the_cell():
    ties = "Velm and Orlen have strengthened their ties since Orlen’s 2019 landing.", "Their ties deepened in 2021."

    assert ("date", "conflict") not in types(*ties)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Velm and Tarn have drawn closer since the 2022 flood, the two towns signing a pact last year.",
            "The two towns of Velm and Tarn signed the pact in 2022, both mayors putting their names to it in June.",
        ),
        (
            "Sunday's unrest came after a four-day march which began Friday.",
            "The strikes came after a march from Tarn, on which men threw stones at a lorry, began Monday.",
        ),
    ],
)
def test_a_date_that_belongs_to_another_noun_gives_none_and_stands_in_no_ones_way(ours, theirs):
    assert {("date", "conflict")} == types(ours, theirs)


def test_what_is_to_be_or_is_done_for_a_purpose_is_not_asserted():
    assert set() == types(
        "The wreck in Velm will be raised on Friday to determine the exact cause of the fire.",
        "The exact hour of the fire in Velm cannot be determined from the wreck.",
    )


def test_a_date_that_counts_from_an_unknown_day_is_told_as_not_established():
    row, found = differing(
        reading("a", "The dam at Velm broke on Friday.", None), reading("b", "The dam broke yesterday.", None)
    )

    assert [] == against(row)
    assert {("date", "compatible")} == kinds(found)
    assert "is not established" in found[0].why


def test_one_day_told_in_two_reports_without_a_date_is_no_difference():
    _, found = differing(
        reading("a", "The dam at Velm broke yesterday.", None), reading("b", "The dam broke late yesterday.", None)
    )

    assert [] == list(found)


def test_a_day_that_only_the_story_dates_says_what_dates_it():
    dated = reading("a", "The interview was published on Monday.", MONDAY)
    undated = reading("b", "The interview was published on Sunday.", SUNDAY)
    why = "read as published about when others of its story were"
    times = tuple(replace(time, basis="story", why=why) for time in undated.times)
    undated = replace(
        undated,
        report=replace(undated.report, published=Dated("2025-02", "month", "story")),
        claims=(replace(undated.claims[0], times=times),),
    )

    _, found = differing(dated, undated)

    assert f"“Sunday” is 9 February 2025 ({why})" in found[0].why
    assert "date of 2025-02;" not in found[0].why


def test_reasons_about_one_row_name_each_value_once():
    texts = ("Sunday", "Feb. 9", "Monday", "Feb. 10")
    _, found = told(*(f"The interview was published on {day}." for day in texts))

    (conflict,) = [d for d in found if d.verdict == "conflict"]
    assert [1, 1, 1, 1] == [conflict.why.count(f"“{day}”") for day in texts]
    assert 1 == conflict.why.count("cannot all be true")


def test_another_person_in_other_words_is_a_conflict():
    row, found = told(
        "The lock was opened by harbour master Ida Sorrel during the night.",
        "Harbour master Ida Sorrel opened the lock at night.",
        "At night the lock in Velm was opened by its harbour master Maren Holt.",
    )

    assert ["r2"] == against(row)
    assert {("name", "conflict")} == kinds(found)


def test_initials_are_part_of_a_name():
    ours = reading("a", "Former Velm rower Ida Sorrel holds that mark with 2,769 boats.")
    theirs = reading("b", "The pilot may yet pass Velm great M.J. Holt in the record of 2,769 boats.")
    named = replace(theirs, mentions=(*theirs.mentions, Mention(Span(33, 42), "person", "M.J. Holt")))

    row, _ = differing(ours, named)

    assert ["b"] == near(row) + against(row)


def test_one_person_is_told_by_her_given_name_and_by_her_last():
    texts = ("Ida was brought up in the town of Velm.", "Mrs Sorrel was brought up in the town of Velm.")
    cells = [reading(name, text) for name, text in zip("ab", texts, strict=True)]
    named = replace(cells[0], mentions=(Mention(Span(0, 3), "person", "Ida Sorrel"),))
    other = replace(cells[1], mentions=(Mention(Span(0, 10), "person", "Mrs Sorrel"),))

    assert [] == against(differing(named, other)[0])


def test_one_of_a_list_in_another_spelling_makes_nobody_else_of_the_list_a_stranger():
    row, _ = told(
        "Challengers of the mayor are Jory Pel of Orlen, Anton Brask and Maren Holt of Tarn.",
        "Challenges for the mayor come from Jory Pell of Orlen.",
    )

    assert [] == against(row)


def test_a_thing_with_a_name_stands_in_no_persons_place():
    row, _ = told("Jory Pell opened the lock again.", "The lock was opened for the Great Lantern Day.")

    assert [] == against(row)


def test_a_cell_that_names_nobody_is_against_nobody():
    assert set() == types("Harbour master Ida Sorrel opened the lock.", "The lock was opened at night.")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Kate Moor opened the lock.", "The lock was opened by Katherine Moor."),
        ("The boat came from Orleniya.", "The boat had left Orlenia."),
    ],
)
def test_two_spellings_of_a_name_are_told(ours, theirs):
    assert {("name", "compatible")} == types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("The Organisation paid.", "The Organization paid."), ("The Velmer won.", "The Velmers won.")]
)
def test_the_habits_of_a_desk_are_no_spelling_of_a_name(ours, theirs):
    assert set() == types(ours, theirs)


def test_a_place_within_another_is_compatible_and_says_who_tells_so():
    inner, outer = reading("a", "The dam broke in Velm."), reading("b", "The dam broke in Tarn.")
    knowing = replace(outer, report=replace(outer.report, text=outer.report.text + " The mill in Velm, Tarn, stands."))

    row, found = differing(inner, knowing)

    assert [] == against(row)
    assert {("place", "compatible")} == kinds(found)
    assert "as the reports tell" in found[0].why


def test_another_place_in_the_same_slot_is_a_conflict():
    row, found = told("The dam broke in Velm.", "The dam broke in Velm.", "The dam broke in Merin.")

    assert ["r2"] == against(row)
    assert {("place", "conflict")} == kinds(found)


def test_a_place_cut_short_is_no_other_place():
    short = reading("a", "The dam in Me. broke on Sunday.")
    cut = replace(short, mentions=(Mention(Span(11, 13), "place", "Me"),))

    row, found = differing(cut, reading("b", "The dam in Merin broke on Sunday."))

    assert ([], []) == (against(row), list(found))


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        ("The boat was taken 150 miles west of Merin.", "It happened 150 miles east of Merin.", "conflict"),
        ("The quake struck south of the town of Velm.", "The centre of the quake lay northwest of Velm.", "conflict"),
        ("The quake struck southeast of Velm.", "Its centre lay south of Velm.", "compatible"),
    ],
)
def test_two_directions_from_one_place_are_told_and_conflict_unless_one_is_finer(ours, theirs, verdict):
    assert {("place", verdict)} == types(ours, theirs)


def test_one_direction_from_a_place_is_no_difference():
    assert set() == types("The quake struck south-east of Velm.", "Its centre lay southeast of the town of Velm.")


def test_in_a_place_and_near_it_are_told():
    assert {("place", "compatible")} == types("The dam broke in Velm.", "The dam broke near Velm.")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Deputy mayor Ida Sorrel opened the lock.", "Mayor Ida Sorrel opened the lock."),
        ("Ida Sorrel, the governor of Tarn, opened the lock.", "Prosecutor Ida Sorrel opened the lock."),
        ("Ida Sorrel is the mayor of Velm.", "Ida Sorrel was a prosecutor until the dam broke."),
        ("Senior judge Ida Sorrel closed the lock.", "The lock was closed by judge Ida Sorrel."),
    ],
)
def test_two_titles_of_a_person_are_told_and_may_both_be_held(ours, theirs):
    assert {("role", "compatible")} == types(ours, theirs)


def test_one_office_in_short_and_in_full_is_no_difference():
    assert set() == types("Sen. Ida Sorrel opened the lock.", "Senator Ida Sorrel opened the lock.")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Nobody was hurt when the dam broke.", "Two guards were hurt as the dam gave way."),
        ("The office did not sell its lighthouse.", "Its old lighthouse was sold by the office."),
        ("The office denied that it sold the lighthouse.", "It sold the old lighthouse in Velm."),
        ("The wounded are not undergoing treatment in Velm.", "The wounded undergo treatment in Velm."),
        ("The harbour's oldest knot was not undone by rain.", "In Velm, the harbour's oldest knot was undone by rain."),
        ("If they do not mend the dam in May it will raise the risk.", "To mend the dam in May would raise the risk."),
        ("The tax on boats was not 45.8 percent.", "Boats paid a tax of 45.8 percent."),
        ("The mill was not closed until Friday.", "The mill was closed until Friday."),
        ("The wreck was not found by the harbour pilots.", "The wreck was discovered by a pilot of Velm harbour."),
        (
            "Closing the lock would not significantly raise the risk of a flood.",
            "Failure to pass the plan that the mayor of Velm announced last week would significantly raise the risk of a flood.",
        ),
        ("Pell will not leave the Orlen rowing club.", "Pell will leave the Orlen rowing club at the end of May."),
        ("The office did not pay for the lock.", "Pell was paid by the office for the lock, the records show."),
        ("None of the boats carried salt.", "Boats carried salt in the spring."),
        ("Pell refused to hand the keys to the clerk.", "Pell handed his keys to the clerk."),
        ("Her refusal to sign is not surprising to the guild.", "Her refusal to sign is surprising to the guild."),
        ("The office has failed to mend the dam.", "The office mended the dam at Velm."),
        ("Divers found no sign of rot in the hull.", "The hull was full of rot, divers found."),
        ("Reports that the office sold the lighthouse are false.", "The office sold its lighthouse."),
        ("The office denied reports that it sold the lighthouse.", "The office sold its lighthouse."),
        ("The guild did not sell its quite old lighthouse.", "The nonprofit guild sold its quite old lighthouse."),
        (
            "The mayor will not impose a ban on boats from Velm.",
            "The mayor will impose a ban on boats that come from Velm.",
        ),
    ],
)
def test_what_one_denies_and_the_other_asserts_in_other_words_conflicts(ours, theirs):
    assert ("polarity", "conflict") in types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The office had no comment on the sale.", "The office declined to comment on the sale."),
        ("Not only the lighthouse was sold.", "The lighthouse was sold."),
        ("A flood in Velm is not uncommon in spring.", "A flood in Velm is common in spring."),
        ("The dam has not been repaired.", "The dam is yet to be repaired."),
        ("Jory Pell pleaded not guilty to two counts of theft.", "Jory Pell faces two counts of theft."),
        ("Ida Sorrel was not available for comment.", "Ida Sorrel was arrested in Velm on Friday."),
        (
            "The office said nothing about fares and stops.",
            "Further notices, with fares and stops, will follow in May.",
        ),
        ("The crew - none of whom has been named - sold fish and ice.", "A trader made a living of fish and ice."),
        (
            "The names will not be released until the owner is charged.",
            "The names will be released after he is charged.",
        ),
        (
            "Boats would pay in times of calm too, though the sea off Velm is neither.",
            "Boats would pay in times of calm too, though the sea off Velm is neither calm nor safe.",
        ),
        ("The fault is in all gates, from the oldest to the not-yet-opened ones.", "The fault is in all opened gates."),
        ("The town told Pell of its rules not to sell the catch.", "Pell broke the rules against selling the catch."),
        ("If the lock does not open, boats will wait.", "The lock will open to boats on Friday."),
        ("Pell is not sure whether the mill will be sold.", "Pell is unsure whether the mill will be sold."),
        ("who “never steered a boat” could become harbour master", "Pell would likely be chosen harbour master."),
        ("The office did not rule out a sale of the lighthouse.", "The office plans a sale of the lighthouse."),
        ("The office will not mend the dam unless Velm pays half.", "The office will mend the dam if Velm pays half."),
        ("The name will not be released until Friday.", "The name will be released after Friday's hearing."),
        ("Pell has not been named as a suspect.", "Pell was named harbour master in May."),
        ("Pell answered no, the clerk said.", "Pell answered the clerk, she said."),
        ("It is not that simple, Pell said of the lock.", "The lock is simple, Pell said."),
        ("The crew did not say whether the boat leaked.", "The crew said that the boat leaked."),
    ],
)
def test_two_ways_to_deny_are_no_contradiction(ours, theirs):
    assert ("polarity", "conflict") not in types(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A court in Velm acquitted Jory Pell of theft.", "Jory Pell was convicted of theft in Velm."),
        ("The log of the ferry is genuine.", "The log of the ferry is a forgery."),
        ("Orlen's council approved the new lock.", "Plans for the new lock were turned down by Orlen's council."),
        ("The road to Velm was closed to carts.", "The road to Velm remained open to carts."),
        ("Orlen won the rowing cup in Tarn.", "Orlen lost the final of the rowing cup."),
        ("Ida Sorrel survived with a broken leg.", "Ida Sorrel, 34, died of her wounds."),
        ("Jory Pell was not convicted of theft.", "A jury found Jory Pell guilty of the theft."),
    ],
)
def test_opposites_said_of_one_thing_conflict(ours, theirs):
    row, found = told(ours, theirs)

    assert ["r1"] == against(row)
    assert ("polarity", "conflict") in kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A court in Velm acquitted Jory Pell of theft.", "Jory Pell was not found guilty of theft in Velm."),
        ("The pilots' guild accepted the offer.", "The rowers' guild rejected the offer."),
        ("Two rowers died and Ida Sorrel survived.", "Ida Sorrel survived, but two rowers died."),
        ("Orlen won the rowing cup in Tarn.", "Velm lost the final of the rowing cup to Orlen."),
        ("Orlen's council may approve the new lock.", "Orlen's council rejected the new lock in May."),
    ],
)
def test_opposites_that_are_denied_or_said_of_two_things_do_not_conflict(ours, theirs):
    assert ("polarity", "conflict") not in types(ours, theirs)


@pytest.mark.parametrize(
    ("before", "cue", "stance"),
    [
        ("It is false ", None, ["r1"]),
        ("Divers found no evidence ", None, ["r1"]),
        ("Pell dismissed reports ", "dismissed reports", ["r1"]),
        ("Pell denied the guild's claims ", "claims", []),
        ("There is no doubt ", None, []),
    ],
)
def test_what_hangs_on_words_that_deny_is_denied_unless_others_claim_it(before, cue, stance):
    first, other = (
        reading("r0", "The ferry carried salt to Velm."),
        reading("r1", f"{before}that the ferry carried salt."),
    )
    span = Span(len(before), len(other.report.text))
    at = None if cue is None else Span(before.index(cue), before.index(cue) + len(cue))
    claim = replace(
        other.claims[0], spans=(span,), text=other.report.at(span), negated=False, cue=at, sentence=Span(0, span.end)
    )
    row, _ = differing(first, replace(other, claims=(claim,)))

    assert stance == against(row)


def test_what_is_denied_of_one_time_and_asserted_of_another_can_both_be_true():
    row, found = told("The mine shipped no ore in May 2024.", "The mine shipped ore in April 2024.")

    assert ["r1"] == near(row)
    assert set() == kinds(found)


def test_of_two_cells_that_deny_the_one_that_denies_more_contradicts_the_other():
    searched = "Police searched the flats without warrants for boys who had {}been seen throwing stones from the roofs."

    assert ("polarity", "conflict") in types(searched.format("not "), searched.format(""))


def test_the_larger_party_stands_though_the_odd_cell_is_compared_with_one_of_them_only():
    row, _ = told(
        "The harbour master said the dam at Orlen will not be repaired.",
        "The dam at Orlen will be repaired.",
        "Workers are about to mend what the flood broke at Orlen, where the dam will be repaired.",
        "A new crew will see to the dam.",
    )

    assert ["r0"] == against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "Kate Moor, Kate Reed and Ida Sorrel own the lock.",
            "The lock was bought by Maren Holt, Kate Reed and Ida Sorrel.",
        ),
        ("The lock manager Anton Brask was named keeper.", "The keeper will be Lock Manager Maren Holt."),
    ],
)
def test_another_person_is_a_conflict_though_a_word_of_the_name_is_common(ours, theirs):
    assert ("name", "conflict") in types(ours, theirs)


def test_a_person_told_by_the_last_name_alone_is_the_same():
    assert set() == types("Kate Moor of Velm opened the lock.", "Moor opened the lock after Ida Sorrel of Velm left.")


def test_half_a_score_hides_no_figure():
    row, found = told(
        "After an 18-30 start, Velm won 37 of its next 50 games.",
        "The side in blue went on to win 18 of their next 50 games.",
    )

    assert ["r1"] == against(row)
    assert {("number", "conflict")} == kinds(found)


def test_an_age_is_not_given_by_a_count_of_the_same_number():
    row, found = told(
        "The keeper took along a 9-year-old mule and three dogs.",
        "Into the hills the keeper took along a three-year-old mule and three dogs.",
    )

    assert ["r1"] == against(row)
    assert {("number", "conflict")} == kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        (
            "The keeper sold a two-year-old mule and three dogs, 4 and 7, in Velm.",
            "The keeper sold a two-year-old mule and seven dogs, 4 and 7, in Velm.",
            "number",
        ),
        (
            "Velm left the league in July after it had lost a January vote in the council.",
            "Velm left the league in July after it had lost a July vote in the council.",
            "date",
        ),
    ],
)
def test_what_stands_in_one_slot_is_compared_though_the_other_cell_gives_it_elsewhere(ours, theirs, kind):
    row, found = told(ours, theirs)

    assert ["r1"] == against(row)
    assert {(kind, "conflict")} == kinds(found)


def test_a_cell_that_gives_both_values_contradicts_none_that_gives_one_of_them():
    row, _ = told(
        "Velm left the league in July.",
        "Velm left the league in July after it had lost a March vote in the council.",
        "Velm left the league in July after it had lost a July vote in the council.",
    )

    assert ["r2"] == against(row)


def test_a_date_right_behind_one_word_is_compared_though_the_other_cell_gives_it_elsewhere():
    row, _ = told(
        "Velm became its own county in March after a long campaign.",
        "Velm split off into a separate county in July after it had lost a March vote in the council.",
        "Velm was made a county in July.",
    )

    assert ["r0"] == against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Inspectors closed two mills.", "Pell faces two counts of fraud after inspectors closed six mills."),
        (
            "Inspectors closed two mills.",
            "Pell faces two counts of fraud after inspectors closed six under - used mills.",
        ),
        (
            "Pell was found guilty on two counts of fraud.",
            "Pell was found guilty on nine counts of fraud for ruining two under - used mills.",
        ),
    ],
)
def test_a_number_of_one_thing_is_not_given_by_that_of_another_where_both_are_counted(ours, theirs):
    row, found = told(ours, theirs)

    assert ["r1"] == against(row)
    assert {("number", "conflict")} == kinds(found)


def test_ages_beside_two_names_are_those_of_two_persons():
    pell, brask = "A diver robbed 25-year-old Jory Pell.", "Anton Brask, 21, was charged with robbing a diver."

    assert ("number", "conflict") not in types(pell, brask)
    assert {("number", "conflict")} == types(
        "25-year-old Jory Pell was robbed.", "Jory Pell, 21, was robbed by a diver."
    )


def test_ages_beside_the_last_names_of_two_persons_are_no_contradiction():
    ours = reading("a", "The win was the third of the year for the 32-year-old Brask.")
    theirs = reading("b", "The year may well be over for the 36-year-old Pell.")
    told = (
        replace(
            each,
            mentions=(Mention(Span(len(each.report.text) - 1 - len(last), len(each.report.text) - 1), "person", full),),
        )
        for each, last, full in ((ours, "Brask", "Anton Brask"), (theirs, "Pell", "Jory Pell"))
    )

    assert ("number", "conflict") not in kinds(differing(*told)[1])


def test_a_bare_number_may_be_the_age_that_the_other_cell_tells():
    assert set() == types("A 14-year-old diver drowned.", "The diver, then 14, drowned beside his 19-year-old cousin.")


def test_figures_right_before_one_word_are_compared_among_others():
    ours = "By spring the mill had sold 37 of its last 90 looms."
    theirs = "The mill parted with 18 of their last 90 looms, after at least 12 fires in Velm."

    assert ("number", "conflict") in types(ours, theirs)


@pytest.mark.parametrize("kind", ["organisation", "place"])
def test_a_name_taken_for_another_kind_right_beside_a_persons_words_stands_in_her_place(kind):
    first = reading("r0", "Fishermen at Orlen found the boat of 31-year-old Jory Pell.")
    second = reading("r1", "The boat belonged to the 31-year-old Oda Wenn of Velm.")
    name = second.report.text.index("Oda Wenn")
    taken = Mention(Span(name, name + len("Oda Wenn")), kind, "Oda Wenn")
    row, found = differing(first, replace(second, mentions=(*second.mentions, taken)))

    assert ["r1"] == against(row)
    assert ("name", "conflict") in kinds(found)


def test_a_reason_stands_once_whichever_value_comes_first():
    _, (found,) = told("Thousands marched in Velm.", "About 20,000 marched in Velm.", "Thousands marched in Velm.")

    assert 1 == found.why.count("can both be true"), found.why


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A 23-year-old diver lies in the hospital at Orlen.", "Police have charged a 20-year-old man."),
        ("The quake struck 75 miles west of Velm, just off the coast.", "The first shock came at a depth of 35 miles."),
        ("The council met the line's owners on Sunday.", "The mayor left for Tarn late on Tuesday, owners said."),
        (
            "In one of the exchanges at Velm the clerk asked Pell about the boat.",
            "Pell was asked about the boat by the clerk after two of the witnesses at Velm.",
        ),
    ],
)
def test_values_of_cells_that_have_little_else_in_common_are_no_contradiction_and_no_support(ours, theirs):
    row, found = told(ours, theirs)

    assert "conflict" not in {verdict for _, verdict in kinds(found)}
    assert [] == against(row)
    assert ["r0"] == [each.report for each in row.cells]
    assert ["r1"] == [each.report for each in row.near]
    assert "not established" in row.near[0].why
