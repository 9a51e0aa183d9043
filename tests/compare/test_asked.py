"""One statement asked about, over the sample of a relayed interview."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import report, story

from headwater.desk import Desk
from headwater.export.markdown import markdown
from headwater.export.page import page
from headwater.model import Dated, Dossier, Reject
from headwater.pipeline import Road, dossier
from headwater.read import read

INTERVIEW = str(Path(__file__).parents[2] / "samples/interview/reports.jsonl")


def ask(statement: str) -> list[Dossier | Reject]:
    return list(Desk((INTERVIEW,), road=Road(one_story=True), statement=statement).trace())


def test_a_statement_that_reports_carry_has_their_cells_and_origins() -> None:
    (dossier,) = ask("Hundreds of injured flood workers are being treated in Ulmarian sanatoriums")

    assert isinstance(dossier, Dossier)
    (row,) = dossier.alignment.rows
    assert len(row.cells) >= 2
    assert {cell.stance for cell in row.cells} == {"supports"}
    assert dossier.trace.counts[0].low >= 1


def test_a_statement_that_the_reports_deny_is_supported_by_none() -> None:
    (dossier,) = ask("No injured flood workers are being treated in Ulmarian sanatoriums")

    assert isinstance(dossier, Dossier)
    assert {cell.stance for cell in dossier.alignment.rows[0].cells} == {"against"}
    assert (dossier.trace.counts[0].low, dossier.trace.counts[0].high) == (0, 0)


def test_a_number_that_the_sentence_has_nothing_like_is_not_established() -> None:
    (dossier,) = ask("Ulmaria pays for the treatment of 45,000 rescue workers")

    assert isinstance(dossier, Dossier)
    (row,) = dossier.alignment.rows
    assert () == row.cells
    assert "neither its sentence nor its headline gives “45,000”" in {cell.why for cell in row.near}


def test_a_statement_asked_about_is_told_as_such_and_not_as_the_main_claim_of_the_story() -> None:
    statement = "Hundreds of injured flood workers are being treated in Ulmarian sanatoriums"
    (dossier,) = ask(statement)

    assert isinstance(dossier, Dossier)
    assert f"Asked: {statement}" in markdown(dossier)
    assert "Main claim" not in page(dossier)


def test_what_is_said_of_somebody_else_supports_nothing() -> None:
    whoever = "{} thanked President Mirela Stank for arranging the children’s stay"
    (true,), (false,) = ask(whoever.format("Anton Belsky")), ask(whoever.format("Ida Sorrel"))

    assert isinstance(true, Dossier)
    assert "supports" in {cell.stance for cell in true.alignment.rows[0].cells}
    assert isinstance(false, Dossier)
    assert "supports" not in {cell.stance for cell in false.alignment.rows[0].cells}
    assert ["the report does not name Ida Sorrel"] == [cell.why for cell in false.alignment.rows[0].near]


@pytest.mark.parametrize(
    ("statement", "text", "stances"),
    [
        ("The ferry Gull sank at 3 p.m. local time.", "The ferry Gull sank off Heron Point at 3 p.m. on Thursday.", ["supports"]),
        ("Five of the injured were in a critical state.", "Fifty-five others were injured, five of them critically.", ["supports"]),
        ("Maren Holt opened the new lock at Tarn.", "The mayor opened the new lock at Tarn on Monday.", []),
        ("Maren Holt opened the lock at Tarn.", "Mayor Maren Holt opened the lock at Tarn on Monday.", ["supports"]),
        ("Ida Sorrel opened the lock at Tarn.", "Maren Holt opened the lock at Tarn on Monday.", ["against"]),
        ("Maren Holt will resign as mayor.", "Mayor Maren Holt denied reports that she is about to resign as mayor.", ["against"]),
        (
            "Police questioned 12 witnesses after the fire at the lock of Tarn.",
            "On Monday the chief of police at Tarn had questioned 15 divers about the fire at the lock.",
            [],
        ),
        ("The fire hurt 12 men and 12 women at Tarn.", "The fire hurt 12 men and 15 women at Tarn.", ["against"]),
        ("The fire hurt 12 men and 15 women at Tarn.", "The fire hurt 12 men and 15 women at Tarn.", ["supports"]),
        ("Maren Holt said the lock was rusty.", "The lock at Tarn was rusty, Ida Sorrel said. Maren Holt left.", []),
        ("The lock at Tarn was opened on Friday.", "Mayor Maren Holt opened the lock at Tarn on Monday.", ["against"]),
    ],
)  # fmt: skip
def test_a_report_supports_what_it_gives_and_is_against_what_it_tells_otherwise(
    statement: str, text: str, stances: list[str]
) -> None:
    told = read(report("r1", text, published=Dated("2025-11-15", "day", "metadata")))

    (row,) = dossier(story(told), statement).alignment.rows

    assert stances == [cell.stance for cell in row.cells]


@pytest.mark.parametrize("statement", ["The lighthouse keeper sold his yellow bicycle", "", "?"])
def test_a_statement_that_no_report_carries_is_not_established(statement: str) -> None:
    (answer,) = ask(statement)

    assert isinstance(answer, Reject)
    assert "not established" in answer.reason


DIVERS = (
    "Twelve divers searched the lock at Tarn on Monday.",
    "On Monday 12 divers searched the lock at Tarn, police said.",
)


def ask_of(statement: str, *texts: str) -> Dossier:
    told = (
        read(report(f"r{n}", text, published=Dated("2025-11-15", "day", "metadata"))) for n, text in enumerate(texts)
    )
    return dossier(story(*told), statement)


def test_what_several_reports_tell_otherwise_is_one_difference_and_one_question() -> None:
    answer = ask_of("Nineteen divers searched the lock at Tarn.", *DIVERS)

    (found,) = answer.alignment.discrepancies
    assert ("r0", "r1") == found.reports
    assert ("Nineteen", "Twelve", "12") == found.values
    assert ["Which number is right in “Nineteen divers searched the lock at Tarn.”: “Nineteen” or “Twelve”?"] == [
        question.text for question in answer.questions
    ]


def test_a_statement_that_denies_is_no_report_that_denies() -> None:
    answer = ask_of("No divers searched the lock at Tarn.", DIVERS[0])

    (found,) = answer.alignment.discrepancies
    assert "what one denies the other asserts, which cannot both be true" == found.why


def test_of_a_statement_that_is_only_contradicted_it_is_asked_whether_it_is_so_and_not_who_says_it() -> None:
    answer = ask_of("No divers searched the lock at Tarn.", *DIVERS)

    (question,) = answer.questions
    assert question.text.startswith("Is it so? “No divers searched the lock at Tarn.” is what no report says; ")


def test_of_a_statement_asked_about_the_table_alone_tells_who_is_silent() -> None:
    answer = ask_of("Twelve divers searched the lock at Tarn.", *DIVERS, "The bakery at Tarn has a new oven.")

    assert () == answer.silences


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The clerk was jailed for four years.", "The clerk of Tarn, who stole £9,000, was jailed for three years and four months."),
        ("Fourteen people were killed in the fire at Tarn.", "At least nine people were killed in the fire at Tarn on Monday."),
    ],
)  # fmt: skip
def test_a_report_that_gives_another_number_or_a_far_bound_does_not_state_the_number_asked_about(
    statement: str, text: str
) -> None:
    (row,) = ask_of(statement, text).alignment.rows

    assert "supports" not in [cell.stance for cell in row.cells]


def test_a_bound_near_a_number_or_one_that_the_number_keeps_states_it() -> None:
    close, kept = (
        ask_of(statement, "More than 200 divers searched the lock at Tarn on Monday.").alignment.rows[0]
        for statement in ("214 divers searched the lock at Tarn.", "At least 150 divers searched the lock at Tarn.")
    )

    assert ["supports"] == [cell.stance for cell in close.cells]
    assert ["supports"] == [cell.stance for cell in kept.cells]


def test_who_denies_it_supports_a_statement_that_denies_it_too() -> None:
    (row,) = ask_of(
        "Harbour Bank is not in talks with Tarn Savings.",
        "Harbour Bank denied on Monday that it was in talks with Tarn Savings.",
    ).alignment.rows

    assert ["supports"] == [cell.stance for cell in row.cells]


def test_what_a_club_of_another_name_does_is_not_established() -> None:
    text = "The keeper, a member of the Anton Brask Club in Tarn, had offers from other clubs."
    true, false = (
        ask_of(f"The keeper is a member of the {name} Club in Tarn.", text) for name in ("Anton Brask", "Ida Sorrel")
    )

    assert ["supports"] == [cell.stance for cell in true.alignment.rows[0].cells]
    assert [] == [cell for cell in false.alignment.rows[0].cells if cell.stance == "supports"]


def test_another_day_in_the_sentence_of_what_is_asked_is_no_support() -> None:
    text = (
        "The suit of the millers was filed directly with the high court, a rare step, and the judges met on Thursday."
    )
    right, wrong = (ask_of(f"The suit of the millers was filed on {day}.", text) for day in ("Thursday", "Wednesday"))

    assert ["supports"] == [cell.stance for cell in right.alignment.rows[0].cells]
    assert [] == [cell for cell in wrong.alignment.rows[0].cells if cell.stance == "supports"]


def test_a_statement_of_a_denial_is_not_against_who_denied() -> None:
    (row,) = ask_of(
        "The army denied carrying out the strike.", "The army denied they carried out the strike."
    ).alignment.rows

    assert ["supports"] == [cell.stance for cell in row.cells]


def test_a_passage_in_the_row_of_what_is_asked_may_state_it_too() -> None:
    answer = ask_of(
        "Ida Sorrel will quit music.",
        "Singer Ida Sorrel is to quit music after her summer tour, Radio Orrin reports.",
        "Ida Sorrel is quitting music after her summer tour, Tarn Beat has reported.",
        "Ida Sorrel has dismissed reports that she is to quit music.",
    )
    (row,) = answer.alignment.rows

    assert ["r0", "r1"] == [cell.report for cell in row.cells]
    assert ["r2"] == [cell.report for cell in row.near]
