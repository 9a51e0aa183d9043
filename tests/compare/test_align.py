from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import report, story

from headwater.compare import compare
from headwater.compare.align import align, cautiously
from headwater.compare.rows import with_main
from headwater.model import Cell, Reading, Row
from headwater.read import read

STORM = {
    "coast-post": (
        "A storm tore the roof off the concert hall in Velm on Thursday night.",
        "Fourteen people were treated for cuts, the Velm hospital said.",
        "The hall had been repaired for 3 million crowns last year, said its director, Hanne Liss.",
    ),
    "velm-today": (
        "The roof of Velm’s concert hall was torn off in a storm on Thursday night.",
        "Director Hanne Liss said repairs to the hall cost 3 million crowns last year.",
        "Trains to the coast will not run before Saturday.",
    ),
    "north-wire": (
        "VELM — Storm winds ripped the roof off Velm’s concert hall late on Thursday.",
        "The hospital in Velm treated 14 people for cuts.",
        "Schools in the district stayed shut on Friday.",
    ),
}
PRIZE = {
    "coast-post": (
        "The Orrin Prize for the best novel of the year went to Hanne Liss for her story of a lighthouse keeper in the war.",
    ),
    "velm-today": (
        "Hanne Liss won the Orrin Prize for the best novel of the year.",
        "Her novel is the story of a lighthouse keeper in the war.",
    ),
    "north-wire": (
        "Hanne Liss has won the Orrin Prize.",
        "Liss’s novel is the story of a lighthouse keeper in the war.",
    ),
}
EVERY = [sentence for event in (STORM, PRIZE) for told in event.values() for sentence in told]
texts = st.lists(st.lists(st.sampled_from(EVERY), min_size=0, max_size=4, unique=True), min_size=1, max_size=3)


def aligned(**told):
    return align(story(*(read(report(name, *lines)) for name, lines in told.items())))


@pytest.fixture(scope="module")
def rows():
    return aligned(**STORM)


def compared(**told):
    return compare(story(*(read(report(name, *lines)) for name, lines in told.items()))).rows


def carrying(rows, words):
    (found,) = [row for row in rows if any(words in cell.claim.text for cell in row.cells)]
    return sorted(cell.report for cell in found.cells)


def test_one_fact_in_three_wordings_is_one_row(rows):
    assert ["coast-post", "north-wire", "velm-today"] == carrying(rows, "tore the roof off")


def test_a_figure_in_words_and_in_digits_is_one_fact(rows):
    assert ["coast-post", "north-wire"] == carrying(rows, "Fourteen people")


def test_what_one_report_alone_tells_has_a_row_of_its_own(rows):
    assert ["velm-today"] == carrying(rows, "Trains to the coast")
    assert ["north-wire"] == carrying(rows, "Schools in the district")


def test_the_main_row_is_what_all_reports_open_with():
    (main,) = [row for row in compared(**STORM) if row.main]

    assert 3 == len(main.cells)
    assert "roof" in main.statement


def test_every_cell_says_why_and_by_whom(rows):
    assert all(cell.why and cell.by for row in rows for cell in row.cells)


def test_a_row_says_how_likely_its_cells_state_one_fact(rows):
    assert {len(row.cells) > 1 for row in rows} == {True, False}
    for row in rows:
        assert all(("likelihood" in cell.why) == (len(row.cells) > 1) for cell in row.cells)


@given(texts)
@settings(max_examples=40)
def test_every_claim_of_the_body_stands_in_a_row_or_gave_way_to_a_fuller_one(told):
    given_story = story(*(read(report(f"r{n}", *lines)) for n, lines in enumerate(told)))

    rows = align(given_story)

    claimed = {(r.report.id, claim.text) for r in given_story.readings for claim in r.claims}
    placed = {(cell.report, cell.claim.text) for row in rows for cell in row.cells}
    assert placed <= claimed
    assert bool(placed) == bool(claimed)
    assert (1 if claimed else 0) == sum(row.main for row in compare(given_story).rows)
    assert [f"c{n + 1}" for n in range(len(rows))] == [row.id for row in rows]
    for row in rows:
        reports = [cell.report for cell in row.cells]
        assert len(reports) == len(set(reports))
    told_by = [{(cell.report, cell.claim.spans) for cell in row.cells} for row in rows]
    assert not any(a <= b or b <= a or len(a & b) > 1 for a, b in combinations(told_by, 2))


def test_a_claim_that_tells_two_facts_stands_in_a_row_of_each():
    won, about = compared(**PRIZE)

    assert won.main
    assert not about.main
    assert won.statement.startswith("The Orrin Prize for the best novel of the year went to Hanne Liss")
    assert about.statement.startswith("Liss’s novel is")
    assert 3 == len(won.cells) == len(about.cells)
    assert ["coast-post"] == [mine.report for mine in won.cells for other in about.cells if mine.claim == other.claim]


@given(st.permutations(sorted(STORM)))
@settings(max_examples=6)
def test_other_names_for_the_reports_leave_the_rows_as_they_are(names):
    def told(rows, back):
        return {frozenset((back[cell.report], cell.claim.text) for cell in row.cells) for row in rows}

    renamed = dict(zip(names, STORM.values(), strict=True))

    same = {name: name for name in STORM}
    assert told(aligned(**STORM), same) == told(aligned(**renamed), dict(zip(names, STORM, strict=True)))


def test_a_report_in_which_nothing_was_read_takes_part_without_a_cell():
    unread = Reading(report("velm-heute", "Ein Sturm hat das Dach abgedeckt.", language="de"), unread="German")

    rows = align(story(read(report("coast-post", *STORM["coast-post"])), unread))

    assert rows
    assert {"coast-post"} == {cell.report for row in rows for cell in row.cells}


def test_no_claims_make_no_rows():
    assert () == align(story(report("a", ""), report("b", "")))


def test_the_bar_is_higher_where_an_origin_would_be_named_and_highest_where_two_would_corroborate():
    lines = (
        "Ida Sorrel said the lock gates were left open.",
        "The lock gates were left open.",
        "The gates of the lock were open all night.",
        "Pavel Linde said the lock gates were left open.",
        "Ida Sorrel said nobody had closed the gates.",
    )
    reading = [read(report(f"outlet-{n}", line)) for n, line in enumerate(lines)]
    claims = [(each, each.claims[0]) for each in reading]

    left = cautiously(dict.fromkeys([(0, 1), (0, 3), (0, 4), (1, 2)], 0.9), claims)

    assert left[0, 3] < left[0, 1] < left[1, 2] == left[0, 4] == 0.9


def test_two_witnesses_of_different_things_do_not_corroborate_each_other():
    rows = aligned(
        a=["Hanne Liss said the wind had sounded like a train.", "Otto Brandl said the lights went out."],
        b=["Ida Moor said her car was lost under the roof.", "Pavel Ruz said a tree hit his shed."],
    )

    assert all(len(row.cells) == 1 for row in rows)


def test_statements_begin_as_sentences_do():
    rows = compared(**STORM)

    assert all(row.statement[0].isupper() or row.statement.startswith(("[", "1", "3")) for row in rows)
    assert all(a.statement != b.statement for a, b in combinations(rows, 2))


PLEDGE = "“If the harbour stays shut, we will fly the medicine to the islands ourselves,” said Dr. Ilse Brandt."
FERRY = "The ferry ran aground off Tarn on Monday, and the coast guard took 31 people off its deck."


def test_what_every_report_tells_in_one_run_of_clauses_is_one_cell_of_each():
    rows = aligned(post=(PLEDGE,), today=("Dr. Brandt spoke on Friday.", PLEDGE))

    (shared,) = [row for row in rows if len(row.cells) > 1]
    assert {"If the harbour stays shut, we will fly the medicine to the islands ourselves"} == {
        cell.claim.text for cell in shared.cells
    }


def test_two_facts_that_stand_by_themselves_stay_two_rows():
    rows = aligned(post=(FERRY,), today=(FERRY,))

    assert [2, 2] == [len(row.cells) for row in rows]


def test_a_fact_that_one_report_tells_alone_of_two_stays_a_row_of_its_own():
    rows = aligned(
        post=(PLEDGE,), today=("“We will fly the medicine to the islands ourselves,” said Dr. Ilse Brandt.",)
    )

    assert ["post", "today"] == carrying(rows, "fly the medicine")
    assert ["post"] == carrying(rows, "stays shut")


def test_what_one_report_is_left_alone_with_is_not_the_main_row():
    told = story(
        read(
            report(
                "coast-post",
                "The ferry Alkyone did not sink off Tarn.",
                "Nine people were hurt in the harbour of Tarn.",
            )
        ),
        read(
            report(
                "velm-today",
                "The ferry Alkyone sank off Tarn, the harbour said.",
                "In the harbour of Tarn nine people were hurt.",
            )
        ),
    )
    alone, shared = ([Cell(reading.report.id, reading.claims[n]) for reading in told.readings] for n in (0, 1))

    first, second = with_main(
        [Row("c1", "", tuple(alone[:1]), near=tuple(alone[1:])), Row("c2", "", tuple(shared))], told
    )

    assert (False, True) == (first.main, second.main)


def test_what_one_named_origin_asserts_and_another_denies_is_one_row():
    rows = compared(
        coast=(
            "The keeper of the Velm lighthouse was drunk on the night of the wreck, harbour master Maren Holt said.",
            "The Gull struck Heron Point at two in the morning, and its crew was saved by fishermen.",
        ),
        velm=(
            "The keeper was not drunk on the night of the wreck, said Jory Pell, who speaks for the lighthouse board.",
            "Fishermen saved the crew of the Gull after it ran onto Heron Point.",
        ),
    )

    (contested,) = (row for row in rows if any("drunk" in cell.claim.text for cell in row.cells))
    assert {"coast": "supports", "velm": "against"} == {cell.report: cell.stance for cell in contested.cells}


def test_a_claim_that_comparison_leaves_near_a_row_has_a_row_of_its_own():
    lit, dark = "The lamp at Heron Point was lit at dusk.", "The lamp at Heron Point at dusk was never mended."
    rows = compared(coast=(lit, "The Gull sank off Velm."), velm=(dark, "The Gull sank off Velm on Sunday."))

    (near,) = (row for row in rows if "velm" in {cell.report for cell in row.near})
    assert "is not established" in near.near[0].why
    assert near.near[0].claim.text in {cell.claim.text for row in rows if row is not near for cell in row.cells}
    assert len(rows) == len({row.id for row in rows})
