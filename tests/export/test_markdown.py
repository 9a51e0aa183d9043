"""Markdown: the same answer, and no word of a report acts as Markdown or HTML."""

import re
from dataclasses import replace

import invented
import pytest

from headwater.export.markdown import markdown
from headwater.model import Origin, Outlet, Reading


def test_the_verdict_and_the_table_are_there():
    text = markdown(invented.dossier())

    assert "\n\nMain claim: Hundreds of injured Kestovian rescue workers are being treated" in text
    assert "3 reports (3 outlets) carry it. 1 independent origin: Yevgeny Dorashenko" in text
    assert "| Treatment, meals and rooms are free for the Kestovians. | ● | ◐ | ◐ | 1 Yevgeny Dorashenko |" in text


def test_a_claim_of_one_report_stands_under_its_outlet_and_in_no_row_of_the_table():
    text = markdown(invented.sparse())

    assert "| Belsky gave thanks." not in text
    assert (
        "**The Harbour Times**\n\n- ◐ Belsky gave thanks. (0–1 not established; may be told by Tallow Bay Daily)"
        in text
    )


def test_the_brief_does_not_repeat_the_main_claim_that_the_verdict_is_about():
    text = markdown(invented.dossier())

    assert "## Also told\n\n- Their treatment is free, the ambassador says.\n" in text
    assert "Hundreds of injured rescuers" not in text


def test_a_report_in_which_nothing_was_found_is_told_so():
    assert "No claim was found that could be traced." in markdown(invented.bare())


def test_the_list_of_reports_calls_each_as_the_table_does():
    made = invented.crowd(3, 1)
    outlets = (Outlet("Gull Post"), Outlet("Gull Post"), Outlet())
    told = zip(made.readings, outlets, strict=True)
    readings = tuple(Reading(replace(reading.report, outlet=outlet)) for reading, outlet in told)

    listed = markdown(replace(made, readings=readings)).partition("## Reports\n\n")[2].splitlines()

    assert ["1. Gull Post", "2. Gull Post (2)", "3. report r2"] == [line.partition(":")[0] for line in listed[:3]]


def test_the_timeline_says_who_dates_an_event_so():
    text = markdown(invented.dossier())

    assert "- 8 March 2026: Interview published (The Harbour Times, Sorvik Independent)\n" in text
    assert "- 9 March 2026: Interview published (Tallow Bay Daily)\n" in text


def test_the_marks_are_explained_apart_from_one_another():
    assert "? may tell it, · silent\n" in markdown(invented.dossier())


def test_that_an_own_voice_has_no_origin_is_told_once_for_all_claims_of_one_report():
    made = invented.dossier()
    first, *rows = (row for row in made.alignment.rows if len(row.cells) == 1)
    claim = replace(first.cells[0].claim, mode="own", speakers=())
    own = replace(first, id="own", main=False, cells=(replace(first.cells[0], claim=claim),))

    text = markdown(invented.with_rows(made, own, *rows))

    assert f"- ○ {own.statement}\n" in text
    assert 1 == text.count("no established origin")


def test_a_document_is_called_one_once():
    made = invented.dossier()
    origin = Origin("harbour log", "document", "document", ("c1",), (made.readings[0].report.id,))

    assert "**harbour log** (document), 1 claim; carried by" in markdown(
        replace(made, trace=replace(made.trace, origins=(origin,)))
    )


def test_who_copied_whom_is_told():
    text = markdown(invented.dossier())

    told = "The Harbour Times, Sorvik Independent and Tallow Bay Daily rest on interview in Kestovsky Vestnik"
    assert f"## Who copied whom\n\n- **shared material** {told}; up to 11 % of the text in common\n" in text


def test_conflicts_are_told_with_their_reasoning():
    told = markdown(invented.dossier())

    assert re.search(r"- ✗ \*\*date\*\* in “[^”]+”: “Sunday” \(The Harbour Times\)", told)


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "[here](javascript:alert(1))", "a | b\n# c", "`x` *y* _z_"]
)
def test_hostile_words_stay_words(attack):
    text = markdown(invented.hostile(attack.ljust(12)))

    assert attack not in text
    assert not re.search(r"(?<!\\)<script", text)
    assert "](<javascript" not in text


def test_a_row_of_the_table_stays_one_line():
    lines = markdown(invented.hostile("two\nlines | three")).splitlines()
    table = [line for line in lines if line.startswith("|")]

    assert {4} == {line.replace("\\|", "").count("|") - 1 for line in table}
