from dataclasses import replace
from itertools import permutations

import pytest
from compared import MONDAY, SUNDAY, against, differing, kinds, near, reading, told
from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.differ import differ
from headwater.model import Cell, Mention, Outlet, Row, Span, Speaker, Story, StoryInput
from headwater.text.negation import is_negated

HARBOUR = Speaker("Tarn harbour office", "organisation", "Tarn harbour office")


def test_another_figure_is_a_conflict_and_no_support():
    row, found = told(
        "The ferry Alkyone carried 412 passengers.",
        "The ferry Alkyone carried 412 passengers.",
        "The ferry Alkyone carried 214 passengers.",
    )

    assert ["r2"] == against(row)
    assert {("number", "conflict")} == kinds(found)
    assert "412 passengers and 214 passengers have no value in common" in found[0].why


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("More than 400 passengers were on the ferry.", "412 passengers were on the ferry."),
        ("Up to 500 passengers were on the ferry.", "More than 400 passengers were on the ferry."),
        ("Hundreds of passengers were on the ferry.", "412 passengers were on the ferry."),
        ("About 400 passengers were on the ferry.", "412 passengers were on the ferry."),
    ],
)
def test_figures_that_can_both_be_true_are_told_and_do_not_conflict(ours, theirs):
    row, found = told(ours, theirs)

    assert [] == against(row)
    assert {("number", "compatible")} == kinds(found)


def test_one_figure_in_words_and_in_digits_is_no_difference():
    assert () == told("Fourteen people were hurt in the hall.", "14 people were hurt in the hall.")[1]


def test_a_capital_is_its_countrys_government():
    talks = "Talks about the fishery with {} will be held on the island in May."

    assert {("place", "conflict")} == kinds(told(talks.format("Oslo"), talks.format("Velm"))[1])
    assert () == told(talks.format("Oslo"), talks.format("Norway"))[1]


def test_a_toll_of_another_day_is_a_revision_and_no_conflict():
    row, found = differing(
        reading("a", "The flood killed 12 people in Velm.", SUNDAY),
        reading("b", "The flood killed 15 people in Velm.", MONDAY),
    )

    assert [] == against(row)
    assert {("number", "compatible")} == kinds(found)
    assert "revised in time" in found[0].why


def test_two_days_conflict_and_the_reader_is_told_why():
    row, found = differing(
        reading("a", "The interview was published on Sunday.", MONDAY),
        reading("b", "The interview was published on Feb. 9.", MONDAY),
        reading("c", "The interview was published on Monday.", MONDAY),
    )

    assert ["c"] == against(row)
    assert {("date", "conflict")} == kinds(found)
    assert "“Feb. 9” is 9 February 2025" in found[0].why
    assert 1 == found[0].why.count("10 February 2025 by C")


def test_a_weekday_and_the_date_it_falls_on_are_no_conflict():
    row, _ = told("The interview was published on Sunday.", "The interview was published on Feb. 9.")

    assert [] == against(row)


def test_a_wider_date_is_compatible():
    row, found = told("The bridge opened in March 2021.", "The bridge opened on 4 March 2021.")

    assert [] == against(row)
    assert {("date", "compatible")} == kinds(found)


def test_another_name_in_the_same_slot_is_a_conflict():
    row, found = told(
        "The harbour master Jory Pell opened the lock at night.",
        "The harbour master Jory Pell opened the lock at night.",
        "The harbour master Anton Brask opened the lock at night.",
    )

    assert ["r2"] == against(row)
    assert {("name", "conflict")} == kinds(found)


def test_a_fuller_name_is_no_conflict():
    row, _ = told("Harbour master Pell opened the lock at night.", "Harbour master Jory Pell opened the lock at night.")

    assert [] == against(row)


def test_a_denial_is_against_what_it_denies():
    row, found = told(
        "The harbour office closed the lock before the storm.",
        "The harbour office closed the lock before the storm.",
        "The harbour office did not close the lock before the storm.",
    )

    assert ["r2"] == against(row)
    assert {("polarity", "conflict")} == kinds(found)


def test_of_a_claim_and_its_denial_the_claim_is_the_row_and_who_denies_it_is_told():
    row, found = differing(
        reading("a", "The harbour office did not close the lock before the storm.", SUNDAY, HARBOUR),
        reading("b", "The harbour office closed the lock before the storm."),
    )

    assert ["a"] == against(row)
    assert "denied in A by Tarn harbour office: what one denies the other asserts" in found[0].why


def test_who_drops_the_attribution_is_told_and_still_supports():
    text = "The lock was closed before the storm."
    row, found = differing(reading("a", text, SUNDAY, HARBOUR), reading("b", text))

    assert [] == against(row)
    assert {("attribution", "compatible")} == kinds(found)
    assert "Tarn harbour office" in found[0].why


def test_what_one_tells_and_another_denies_has_lost_no_attribution():
    asserting = reading("a", "A warning was issued for the lock of Tarn.", SUNDAY, HARBOUR)

    row, found = differing(asserting, reading("b", "No warning was issued for the lock of Tarn."))

    assert ["b"] == against(row)
    assert {("polarity", "conflict")} == kinds(found)


def test_what_contradicts_only_a_passage_that_is_near_is_near_itself():
    row, _ = told(
        "The warning to stay indoors in Velm was lifted at 6 a.m. on Friday, the mayor of Velm said.",
        "About 3,000 residents of Velm were told to stay indoors on Monday.",
        "Some 5,000 residents of Velm were told to stay indoors.",
    )

    assert [] == against(row)
    assert ["r1", "r2"] == sorted(near(row))


def test_an_attribution_is_not_lost_where_the_sentence_names_who_is_given_it_elsewhere():
    giver = reading("a", "The lock was shut on Monday.", SUNDAY, Speaker("Orlen Water", "organisation", "Orlen Water"))

    _, found = differing(giver, reading("b", "Orlen Water shut the lock on Monday."))

    assert set() == kinds(found)


def test_a_lost_attribution_is_told_in_its_words_with_what_became_a_fact():
    text = "The Tarn harbour office said late on Sunday the lock was closed before the storm."
    claim = replace(
        reading("a", text, SUNDAY, HARBOUR).claims[0],
        spans=(Span(44, 80),), text=text[44:80], source=Span(0, 23), cue=Span(24, 28),
    )  # fmt: skip
    _, found = differing(
        replace(reading("a", text), claims=(claim,)), reading("b", "The lock was closed before the storm.")
    )

    assert ("The Tarn harbour office said", "plain fact") == found[0].values
    assert "the other tells it as fact: “The lock was closed before the storm.”" in found[0].why


@given(st.integers(2, 5000), st.integers(2, 5000))
def test_a_changed_figure_never_supports_what_two_others_say(true, false):
    text = "The ferry Alkyone carried {} passengers to the island."
    row, _ = told(text.format(f"exactly {true:,}"), text.format(f"exactly {true:,}"), text.format(f"exactly {false:,}"))

    assert (["r2"] if true != false and not _rounded(true, false) else []) == against(row)


def _rounded(a, b):
    """Whether one has fewer digits before its noughts and is the other rounded to them, not a twentieth of it off."""
    (digits, rounder), (others, _) = sorted((len(str(n).rstrip("0")), n) for n in (a, b))
    last = 10 ** (len(str(rounder)) - digits)
    return digits < others and abs(a - b) <= min(0.05 * max(a, b), last / 2)


SENTENCES = (
    "The ferry carried 412 passengers on Sunday.",
    "The ferry carried hundreds of passengers on 9 February 2025.",
    "The ferry did not carry 412 passengers on Sunday.",
    "The ferry carried 900 passengers on Monday.",
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4))
def test_what_differs_does_not_hang_on_the_order_of_the_cells(texts):
    readings = [reading(f"r{n}", text) for n, text in enumerate(texts)]

    found = {frozenset(kinds(differing(*order)[1])) for order in permutations(readings)}

    assert 1 == len(found)


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4))
def test_a_row_keeps_a_cell_that_supports_it_and_says_why_others_do_not(texts):
    row, found = told(*texts)

    assert any(cell.stance == "supports" for cell in row.cells)
    assert all(cell.why for cell in row.cells if cell.stance == "against")
    assert bool(against(row)) == any(d.verdict == "conflict" for d in found)


def test_what_two_rows_share_is_told_of_the_first_alone_and_is_against_both():
    shared = (
        reading("a", "The ferry Alkyone carried 412 passengers."),
        reading("b", "The ferry Alkyone carried 214 passengers."),
    )
    third = reading("c", "Otto Brandl drove a bus with 412 passengers to the ferry Alkyone.")
    rows = tuple(
        Row(name, "", tuple(Cell(r.report.id, r.claims[0]) for r in cells), main=False)
        for name, cells in (("c1", shared), ("c2", (*shared, third)))
    )

    stanced, found = differ(StoryInput(Story("s", "", ("a", "b", "c")), (*shared, third)), rows)

    assert [("c1", ("412", "214"))] == [(d.row, d.values) for d in found if {"a", "b"} == set(d.reports)]
    assert [["b"], ["b"]] == [against(row) for row in stanced]


def test_what_two_rows_share_is_told_of_the_one_whose_cells_are_shorter():
    readings = [
        reading(name, f"The ferry Alkyone ran aground off Velm with 412 passengers on board, {hurt} of them hurt.")
        for name, hurt in (("a", 12), ("b", 31))
    ]
    rows = tuple(
        Row(name, "", tuple(_from(r, start) for r in readings), main=False)
        for name, start in (("c1", "The ferry"), ("c2", "412 passengers"))
    )

    _, found = differ(StoryInput(Story("s", "", ("a", "b")), tuple(readings)), rows)

    assert [("c2", ("12", "31"))] == [(d.row, d.values) for d in found]


def test_two_spellings_are_told_once_of_the_row_whose_cells_are_shortest():
    readings = [
        reading(name, f"The boat left {town} at dawn. It was built in {town}.")
        for name, town in (("a", "Orlenia"), ("b", "Orleniya"))
    ]
    rows = tuple(
        Row(name, "", tuple(_part(r, start, end) for r in readings), main=False)
        for name, start, end in (("c1", "The boat", "dawn."), ("c2", "It was", "."))
    )

    _, found = differ(StoryInput(Story("s", "", ("a", "b")), tuple(readings)), rows)

    assert [("c2", "compatible")] == [(d.row, d.verdict) for d in found]


def test_a_spelling_is_told_of_the_whole_name_and_not_of_its_parts_again():
    readings = [
        replace(reading(report, f"{name} opened the lock."), mentions=(Mention(Span(0, len(name)), "person", name),))
        for report, name in (("a", "Yevgeny Morash"), ("b", "Yevgeni Morash"))
    ]

    _, found = differing(*readings)

    assert [("Yevgeny Morash", "Yevgeni Morash")] == [d.values for d in found]


def _part(read, start, end):
    (claim,), text = read.claims, read.report.text
    first = text.index(start)
    span = Span(first, text.index(end, first) + len(end))
    return Cell(read.report.id, replace(claim, spans=(span,), text=read.report.at(span)))


def _from(read, start):
    """A cell that begins with some words of a reading's only claim."""
    (claim,), text = read.claims, read.report.text
    span = Span(text.index(start), len(text))
    figures = tuple(figure for figure in claim.figures if span.covers(figure.span))
    return Cell(read.report.id, replace(claim, spans=(span,), text=read.report.at(span), figures=figures))


def test_a_passage_that_is_against_one_row_is_only_near_another_that_has_support_without_it():
    ours = reading("a", "The ferry Alkyone carried 412 passengers.")
    doubted = reading("b", "The ferry Alkyone carried 214 passengers from Tarn.")
    other = reading("c", "The passengers came from Tarn.")
    rows = tuple(
        Row(name, "", tuple(Cell(r.report.id, r.claims[0]) for r in cells), main=False)
        for name, cells in (("c1", (doubted, other)), ("c2", (ours, doubted)), ("c3", (doubted,)))
    )

    stanced, _ = differ(StoryInput(Story("s", "", ("a", "b", "c")), (ours, doubted, other)), rows)

    assert [[], ["b"], []] == [against(row) for row in stanced]
    assert ["b"] == [cell.report for cell in stanced[0].near]
    assert f"contradicted elsewhere: {stanced[1].cells[1].why}" == stanced[0].near[0].why


def test_a_ground_that_two_dates_share_is_given_once():
    undated = "the report has no date of its own"
    told_by = [
        replace(read, times=times, claims=(replace(read.claims[0], times=times),))
        for read in (
            reading("a", "The interview was published on Sunday.", MONDAY),
            reading("b", "The interview was published on Saturday.", MONDAY),
        )
        for times in [tuple(replace(time, basis="story", why=undated) for time in read.times)]
    ]

    (found,) = [d for d in differing(*told_by)[1] if d.type == "date"]

    assert 1 == found.why.count(undated)
    assert 1 == found.why.count("likewise")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "A fire took the old mill four years ago.",
            "Before the blaze and his illness, he would not row with his sons.",
        ),
        (
            "The owner of a mill who has not admitted keeping 30 goats was fined on Friday.",
            "Inspectors at Velm brought charges against the owner of a mill.",
        ),
        (
            "Pell was not a driver or pilot before rising to keeper of stores.",
            "He spent 4 years as Velm’s Keeper of Stores.",
        ),
        ("that the owner has not committed theft with approximately 40 helpers", "Pell is charged with leading 40 men"),
        ("Velm has not long accused Tarn of seizing the meadow.", "The mayors of Velm warned against plans of Tarn."),
        ("that it was not denounced by the guild in 1890", "Velm's pilots gave up the practice in 1890."),
        (
            "No bell rang before a flood swept through the old mill at Orlen.",
            "A flood swept through the old mill at Orlen on Sunday.",
        ),
        ("The lost mast, worth 2 million crowns, has not been found.", "The lost mast is worth 2 million crowns."),
        ("Pell has a year left on his contract with Velm.", "He will not renew his contract with Velm."),
        ("The mill had not received any threats.", "whether the mill had received any threats"),
        ("Two rowers were not the only guests.", "with only Jory Pell and Ida Sorrel on board"),
        (
            "Two guards were not hurt on the quay.",
            "Unknown men from Velm threw stones at a pair of watchmen hurt at the inn.",
        ),
        ("Pell's crew was not at the inn.", "Those opposed to Pell were driven out of the inn."),
        ("The ferry line has not lost four boats.", "The ferry line counts four losses since the autumn gales."),
        ("The clerk's boat was not moored at Velm.", "The clerk did all he could to prevent a sale of the boat."),
        ("It was not shut for some time.", "The lock was shut until about noon."),
        ("It was not an easy race but a merry one.", "The race was quite a bit of work, the rowers say."),
    ],
)
def test_a_denial_that_no_other_cell_makes_or_answers_is_no_support(ours, theirs):
    row, found = told(ours, theirs)

    assert ["r0" if is_negated(ours) else "r1"] == near(row)
    assert "is not established" in row.near[0].why
    assert not {"conflict"} & {verdict for _, verdict in kinds(found)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "The council had no voice in the sale of the mill.",
            "The mill was sold without hearing the voice of the council.",
        ),
        ("The dam was not repaired for years.", "Years passed, and the council refused to repair the wall at Orlen."),
        ("The people of Velm no longer trust the guild.", "The guild lost the trust of Velm's people, it said."),
        ("The lock failed and was not repaired until the flood fell.", "The lock broke in the flood."),
        ("Pell on Friday refused to leave the guild.", "Pell went on with his refusal to leave the guild on Friday."),
    ],
)
def test_a_denial_that_another_cell_makes_too_in_its_own_words_supports(ours, theirs):
    row, _ = told(ours, theirs)

    assert [] == against(row)
    assert [] == near(row)


def test_a_day_that_a_noun_of_one_cell_carries_is_not_known_to_be_that_of_the_row():
    row, found = told(
        "In one of her last hearings the mayor on Thursday defended the sale of the mill after last March's fire.",
        "Councillors laughed at much of what the mayor said of the mill during Saturday's heated testimony.",
    )

    assert ["r1"] == near(row)
    assert "is not established" in row.near[0].why
    assert set() == kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The theme of the 1970 lantern show", "The theme of the 1972 film about the mill"),
        ("Mills of the 1940s and 1950s were sold.", "Mills of the 1940s and 1910s were sold."),
        (
            "Two rowers were hurt at the lock on Tuesday.",
            "rowers hurt on Saturday at the lock, in Velm, on 9 December 2012",
        ),
    ],
)
def test_a_date_where_no_other_cell_gives_any_like_it_is_not_known_to_be_that_of_the_row(ours, theirs):
    row, _ = told(ours, theirs)

    assert ["r1"] == near(row) + against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Pell ran the mill from 2007 to 2014.", "Pell has run the mill since 2007."),
        ("It was the first flood since 2005.", "It was the first flood since the 2004-05 season."),
        (
            "They married in 1975 and sold the mill the following year.",
            "They married in 1975 and sold the mill in 1976.",
        ),
        ("Pell left Velm almost 40 years ago.", "Pell left Velm 37 years ago."),
    ],
)
def test_a_date_that_another_cell_leaves_out_or_tells_with_others_is_in_no_doubt(ours, theirs):
    row, found = told(ours, theirs)

    assert [] == near(row) + against(row)
    assert ("date", "conflict") not in kinds(found)


@pytest.mark.parametrize(
    ("ours", "theirs", "gives"),
    [
        (
            "The guild lists the 23 rowers (12 of Velm, 11 of Tarn) as the largest crew ever seen.",
            "37 are said to come from Velm, and 11 from Tarn.",
            "37",
        ),
        ("Helpers filled 400 sacks at the dam.", "The dam was held up by 35 volunteers.", "35"),
    ],
)
def test_a_figure_where_no_other_cell_gives_any_like_it_is_not_known_to_be_of_the_same_fact(ours, theirs, gives):
    row, _ = told(ours, theirs)

    assert ["r1"] == near(row)
    assert gives in row.near[0].why
    assert "is not established" in row.near[0].why
    assert [] == against(row)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The lock cost about 40 million crowns.", "The lock cost 41 million crowns and took 3 years."),
        ("Of the votes, 40 percent or 9,000 were for the lock.", "The lock had 40 percent, the weir 25 percent."),
        (
            "One diver spoke to Ida Sorrel at the inn.",
            "Ida Sorrel saw 19 boats sink.",
        ),
    ],
)
def test_a_figure_besides_one_that_both_cells_give_is_in_no_doubt(ours, theirs):
    assert [] == near(told(ours, theirs)[0])


def test_who_is_named_once_and_by_no_other_report_where_another_names_somebody_else_is_not_known_to_be_the_same_fact():
    first = reading("r0", "Following in the steps of the Velm Rowers' Oda Wenn and the Orlen Oars' Ida Sorrel.")
    name = first.report.text.index("Velm Rowers")
    taken = Mention(Span(name, name + len("Velm Rowers' Oda Wenn")), "organisation", "Velm Rowers' Oda Wenn")
    row, found = differing(
        replace(first, mentions=(*first.mentions, taken)),
        reading("r1", "She was let go after Ida Sorrel of Orlen, Anton Brask of Velm and Jory Pell of Tarn."),
    )

    assert ["r0"] == near(row)
    assert "it names “Oda Wenn”" in row.near[0].why
    assert set() == kinds(found)


def test_one_of_the_family_is_not_the_one_whom_another_report_names():
    row, _ = told(
        "Ida Sorrel was seen near the mill where Katherine Moor slept.",
        "A first hearing of Anton Moor, charged with setting fire to the bed of Katherine Moor, was put off.",
    )

    assert ["r0"] == near(row)


def test_who_is_named_beside_one_whom_all_name_takes_nobodys_place():
    row, _ = told("Ida Sorrel and her clerk, Oda Wenn, opened the lock.", "Ida Sorrel opened the lock.")

    assert [] == against(row)


def test_what_stands_beside_not_and_a_number_is_denied_behind_has_and_is():
    assert is_negated("Ida Sorrel had not 12 boats.")
    assert is_negated("The wreck was not that of a ferry.")
    assert not is_negated("It was two boats, not 12, that sank.")
    assert not is_negated("The lock is not that deep.")


def clause(name, text, words):
    """A report of one sentence, of which some words are the claim."""
    whole, start = reading(name, text), text.index(words)
    span, sentence = Span(start, start + len(words)), Span(0, len(text))
    claim = replace(whole.claims[0], spans=(span,), text=words, sentence=sentence, negated=is_negated(words))
    return replace(whole, claims=(claim,))


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("It is not thought ", "that the ferry was overloaded"),
        ("It is not believed ", "that the ferry was overloaded"),
        ("The keeper discounted rumours ", "that the ferry was overloaded"),
        ("The keeper discounted rumours ", "it was overloaded"),
        ("Keepers are told not to fish and ", "let the ferry be overloaded"),
        ("The keeper asked whether to ", "let the ferry be overloaded"),
    ],
)
def test_what_hangs_on_a_denial_or_goes_on_from_one_is_not_asserted(before, words):
    _, found = differing(clause("r0", before + words, words), reading("r1", "The ferry was not overloaded."))

    assert ("polarity", "conflict") not in kinds(found)


def test_who_denies_a_denial_asserts():
    words = "that the ferry was not overloaded"

    _, found = differing(
        clause("r0", f"The keeper discounted rumours {words}", words), reading("r1", "The ferry was not overloaded.")
    )

    assert {("polarity", "conflict")} == kinds(found)


def test_a_number_that_no_one_would_bound_by_another_cells_is_in_doubt():
    row, _ = told(
        "The lamp burns for up to 8 hours on a filling, 7 hours by wind, and takes up to 3,000 fillings in its life.",
        "Its burner gives the lamp up to eight hours of light for a full tank and up to 1,000 refills.",
    )

    assert ["r0"] == [cell.report for cell in row.cells if cell.stance == "supports"]


def test_two_values_of_which_a_third_cell_gives_both_may_be_those_of_two_things():
    row, found = told(
        "The keeper of the lock shot three rowers in Velm.",
        "The keeper of the lock killed two rowers in Velm.",
        "The keeper of the lock shot three rowers, killing two rowers in Velm.",
    )

    assert [] == against(row)
    assert set() == kinds(found)


def test_what_is_done_now_has_not_risen():
    cut = "when it is due, Velm has cut {} million from the harbour's budget."

    def verdicts(before, after):
        return kinds(differing(reading("a", before, SUNDAY), reading("b", after, MONDAY))[1])

    assert {("number", "conflict")} == verdicts("Today " + cut.format("$716"), "Now " + cut.format("$2149"))
    assert {("number", "compatible")} == verdicts("The lock cost $716 million.", "The lock has now cost $2149 million.")


def version(name, text, published):
    found = reading(name, text, published)
    return replace(found, report=replace(found.report, url="https://tarn.example/gull", outlet=Outlet("Tarn Herald")))


MANY, FEW = (f"The ferry Gull sank off Velm with {number} passengers." for number in (412, 214))


@pytest.mark.parametrize(("early", "late"), [("a", "b"), ("b", "a")])
def test_what_a_page_told_before_it_was_changed_is_against_what_it_tells_now(early, late):
    row, (found,) = differing(*sorted((version(early, MANY, SUNDAY), version(late, FEW, MONDAY)), key=by_id))

    assert ([early], "conflict") == (against(row), found.verdict)


def test_it_supports_what_others_say_as_it_did():
    told = (version("a", MANY, SUNDAY), version("b", FEW, MONDAY), reading("c", MANY), reading("d", MANY))

    assert ["b"] == against(differing(*told)[0])


def test_an_attribution_that_a_claim_stands_within_is_told_by_whom_it_names():
    text = "Maren Holt, the lock was closed before the storm, said."
    claim = replace(
        reading("a", text, SUNDAY, Speaker("Maren Holt", "person")).claims[0],
        spans=(Span(12, 48),), text=text[12:48], source=Span(0, 10), cue=Span(50, 54),
    )  # fmt: skip
    bare = reading("b", "The lock was closed before the storm.")

    _, (found,) = differing(replace(reading("a", text), claims=(claim,)), bare)

    assert ("given to Maren Holt", "plain fact") == found.values


def test_the_same_words_of_two_days_are_compared_by_their_days():
    less, more = (f"The fire at Velm killed {number} people." for number in (12, 15))

    _, (found,) = differing(reading("a", less, SUNDAY), reading("b", more, SUNDAY), reading("c", more, MONDAY))

    assert "conflict" == found.verdict
    assert "revised in time" in found.why


@pytest.mark.parametrize(("early", "revised"), [("2025-02", False), ("2025-01", True)])
def test_a_figure_is_revised_only_where_one_report_is_known_to_be_the_later(early, revised):
    less, more = (f"The fire at Velm killed {number} people." for number in (12, 15))

    _, (found,) = differing(reading("a", less, early), reading("b", more, MONDAY))

    assert revised == (found.why.endswith("revised in time"))


def test_who_says_both_of_two_opposites_contradicts_neither():
    both = "Velm won the first match against Tarn and lost the second match against Tarn."

    assert ("polarity", "conflict") not in kinds(told(both, "Velm lost the match against Tarn.")[1])
    assert ("polarity", "conflict") in kinds(
        told("Velm won the match against Tarn.", "Velm lost the match against Tarn.")[1]
    )


def test_of_the_same_words_in_a_headline_and_a_text_each_is_told_where_it_stands():
    less, more = (f"The fire at Velm killed {number} people." for number in (12, 15))
    readings = (reading("a", less), in_title(reading("b", more)), reading("c", more))
    reports = {each.report.id: each.report for each in readings}

    _, (found,) = differing(*readings)

    assert ["12", "15", "15"] == [reports[report].at(span) for report, span in found.spans]


def in_title(told):
    """A reading whose claim stands in the title of its report."""
    claim = told.claims[0]
    figures = tuple(replace(each, span=replace(each.span, place="title")) for each in claim.figures)
    claim = replace(claim, spans=(replace(claim.spans[0], place="title"),), figures=figures)
    return replace(told, report=replace(told.report, title=claim.text, text="Firemen came."), claims=(claim,))


def by_id(told):
    return told.report.id
