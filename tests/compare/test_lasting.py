"""Ids that last: a claim that somebody cites is found again when the story grows."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made import cell, report, row, story, table

from headwater.compare import compare
from headwater.compare.lasting import lasting, named
from headwater.model import Dated, Discrepancy, Span
from headwater.read import read

SANK = "The ferry Gull sank off Heron Point on Sunday, the harbour master said."
AGAIN = "The ferry Gull sank off Heron Point on Sunday, harbour master Maren Holt told reporters."
RAISED = "Divers from Velm will raise the wreck on Friday."


def on(day, name, *paragraphs, basis="metadata"):
    return replace(report(name, *paragraphs), published=Dated(day, "day", basis))


def ids(*reports):
    return [row.id for row in compare(story(*map(read, reports))).rows]


def test_a_claim_is_called_by_a_letter_and_ten_digits():
    (sank,) = ids(on("2026-03-02", "b", SANK))

    assert re.fullmatch(r"c[0-9a-f]{10}", sank)


def test_claims_keep_their_ids_when_a_later_report_comes_whatever_it_is_called():
    before = ids(on("2026-03-02", "b", SANK, RAISED))
    after = ids(on("2026-03-02", "b", SANK, RAISED), on("2026-03-03", "a", AGAIN))

    assert set(before) <= set(after)


def test_an_undated_report_that_comes_takes_no_id_from_one_that_is_dated():
    dated, undated = on("2026-03-02", "b", SANK), report("a", AGAIN)

    assert set(ids(dated)) <= set(ids(dated, undated))


def test_a_date_that_the_story_gives_a_report_decides_nothing():
    cells = cell("a", SANK), cell("b", AGAIN)

    def called(*reports):
        return lasting(table(row(*cells)), story(*reports)).rows[0].id

    inferred = on("2026-03-01", "a", SANK, basis="story")
    assert cells[1].id == called(inferred, on("2026-03-02", "b", AGAIN))
    assert cells[0].id == called(replace(inferred, published=Dated("2026-03-01", "day", "text")), report("b", AGAIN))


def test_a_passage_that_stands_in_two_rows_names_one_of_them():
    one, two, three = cell("a", SANK), cell("b", AGAIN), cell("c", RAISED)

    found = named([(one, two), (one, three)], dict.fromkeys("abc", "2026-03-02"))

    assert 2 == len(set(found))
    assert one.id in found


def test_differences_stay_with_their_claim():
    first, second = row(cell("a", SANK), cell("b", AGAIN)), row(cell("a", RAISED), name="c2", main=False)
    found = Discrepancy("c2", "number", ("a",), ("1", "2"), "conflict", "cannot both be true")
    other = replace(second.cells[0], claim=replace(second.cells[0].claim, spans=(Span(80, 100),)))

    told = lasting(
        replace(table(first, replace(second, cells=(other,))), discrepancies=(found,)), story(report("a"), report("b"))
    )

    assert [told.rows[1].id] == [each.row for each in told.discrepancies]


def test_a_statement_that_is_asked_about_is_called_after_its_words():
    told = replace(table(row(cell("a", SANK))), asked=True)

    (asked,), (again,) = (lasting(told, story(report(name))).rows for name in "ab")
    assert asked.id == again.id != told.rows[0].cells[0].id


@given(st.lists(st.sets(st.sampled_from("abcdef"), min_size=1), max_size=12, unique_by=frozenset))
def test_no_two_rows_are_called_alike_and_their_order_does_not_matter(rows):
    told = [[cell(name, SANK) for name in sorted(each)] for each in rows]
    days = dict.fromkeys("abcdef", "2026-03-02")

    assert len(told) == len(set(named(told, days)))
    assert named(told, days) == named(told[::-1], days)[::-1]
