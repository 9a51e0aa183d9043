"""Markdown: the same answer, and no word of a report acts as Markdown or HTML."""

import re

import invented
import pytest

from headwater.export.markdown import markdown


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
