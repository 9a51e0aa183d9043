"""CSV: a line for each passage, which a spreadsheet shows and never runs."""

import csv
import io

import invented
import pytest

from headwater.export.sheet import COLUMNS, MARK, sheet


def lines(dossier):
    return list(csv.DictReader(io.StringIO(sheet(dossier).removeprefix(MARK), newline="")))


def test_every_passage_of_every_claim_has_a_line():
    dossier = invented.sparse()
    told = [(row.id, cell.report) for row in dossier.alignment.rows for cell in (*row.cells, *row.near)]

    assert told == [(line["claim"], line["report"]) for line in lines(dossier)]


def test_a_line_tells_the_claim_its_count_and_where_the_passage_stands():
    dossier = invented.dossier()
    report = dossier.readings[2].report

    line = next(each for each in lines(dossier) if each["main"] and each["report"] == report.id)

    assert ("1", "1", "Yevgeny Dorashenko", "attributed") == (
        line["origins_low"], line["origins_high"], line["origins"], line["manner"],
    )  # fmt: skip
    assert line["passage"] == report.text[int(line["start"]) : int(line["end"])]
    assert (report.url, report.fetched_at, report.published.value) == (line["url"], line["fetched"], line["published"])


def test_what_may_tell_a_claim_is_told_as_such():
    assert ["attributed", "may tell it"] == [line["manner"] for line in lines(invented.sparse())][-2:]


@pytest.mark.parametrize("attack", ["=1+1 is what", "+1 is what", "-1 is what", "@cmd is what"])
def test_words_never_act_as_a_formula(attack):
    told = lines(invented.hostile(attack))

    assert told
    assert all(not value.startswith(tuple("=+-@")) for line in told for value in line.values())


def test_a_dossier_without_claims_is_a_header():
    assert [",".join(COLUMNS)] == sheet(invented.bare()).removeprefix(MARK).splitlines()
