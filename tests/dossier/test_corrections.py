from dataclasses import replace

import pytest
from made import COAST_GUARD, cell, report, row, story, table

from headwater.dossier import compose
from headwater.dossier.corrections import corrected, corrections
from headwater.model import Count, Dated, Discrepancy, Trace

HURT = "A fire aboard the ferry hurt 64 people."
DIFFERENT = Discrepancy("c1", "number", ("a", "b"), ("64", "46"), "conflict", "64 and 46 have no value in common")


def told(*paragraphs, outlet="Orrin Press", title=""):
    return [each.told for each in corrections(story(report("b", *paragraphs, outlet=outlet, title=title)))]


@pytest.mark.parametrize(
    "line",
    [
        "(Corrects number of people hurt in first paragraph to 46, not 64.)",
        "An earlier version of this article said that 64 people were hurt.",
        "This story has been corrected: 46 people were hurt.",
        "In a report on Monday, Orrin Press erroneously said that 64 people were hurt.",
    ],
)
def test_a_line_in_which_an_outlet_corrects_itself_is_a_correction_by_it(line):
    assert [f"corrected by Orrin Press: “{line.strip('()')}”"] == told(HURT, line)


def test_a_headline_may_tell_of_the_correction():
    assert ["corrected by Orrin Press: “CORRECTED: Ferry fire hurts 46”"] == told(
        HURT, title="CORRECTED: Ferry fire hurts 46"
    )


def test_another_s_correction_is_his_as_the_report_tells():
    line = "The Orrin Press has corrected its report on the fire: 46 people were hurt, not 64."

    assert [f"corrected by The Orrin Press, as Tarn Herald tells: “{line}”"] == told(line, outlet="Tarn Herald")


@pytest.mark.parametrize(
    "line",
    [
        "The market correction cost savers 46 million crowns.",
        "He spent four years in a house of correction.",
        "The captain corrected his course and hit the pier.",
        "The ministry said that an earlier version of the law was better.",
    ],
)
def test_what_corrects_no_report_is_none(line):
    assert [] == told(line)


def test_a_long_correction_is_cut_between_two_words():
    line = "An earlier version of this article said that 64 people were hurt" + ", and more of the kind" * 9

    (found,) = told(HURT, line)

    assert found.endswith("…”")
    assert f"{line} ".startswith(found.partition("“")[2].removesuffix("…”") + " ")


def test_of_one_figure_a_report_corrects_only_what_it_tells_itself():
    line = "An earlier version of this article said that 64 people were hurt."
    readings = story(*(report(name, HURT) for name in "ab"), report("c", line))
    rows = table(row(cell("a", HURT, COAST_GUARD), cell("b", HURT)))

    def why(difference):
        found = corrected(replace(rows, discrepancies=(difference,)), corrections(readings), readings)
        return found.discrepancies[0].why

    assert DIFFERENT.why == why(DIFFERENT)
    assert why(replace(DIFFERENT, reports=("a", "c"))).endswith(f"corrected by C: “{line}”")


def test_the_line_with_most_figures_is_told():
    assert ["corrected by Orrin Press: “Corrects the number to 46, not 64”"] == told(
        HURT, "(Corrects the number to 46, not 64)", title="CORRECTION: Ferry fire"
    )


def test_a_difference_of_which_one_figure_was_corrected_says_by_whom():
    found = corrections(story(report("a", HURT), report("b", "(Corrects it to 46, not 64.)", outlet="Orrin Press")))
    other = replace(DIFFERENT, values=("11", "12"), reports=("a", "c"))

    alignment = corrected(
        replace(table(), discrepancies=(DIFFERENT, other)), found, story(report("a"), report("b"), report("c"))
    )

    assert alignment.discrepancies[0].why.endswith("in common; corrected by Orrin Press: “Corrects it to 46, not 64.”")
    assert other == alignment.discrepancies[1]


def test_what_was_corrected_is_asked_with_who_corrected_it_and_noted():
    reports = story(report("a", HURT), report("b", "(Corrects it to 46, not 64.)", outlet="Orrin Press"))
    differing = replace(table(row(cell("a", HURT, COAST_GUARD), cell("b", HURT))), discrepancies=(DIFFERENT,))

    dossier = compose(reports, differing, Trace(counts=(Count("c1", ("coast guard",)),)))

    assert (
        f"Which number is right in “{HURT}”: “64” or “46”? Orrin Press has corrected one." == dossier.questions[0].text
    )
    assert ("Corrected by Orrin Press: “Corrects it to 46, not 64.”",) == dossier.notes


def test_a_difference_between_two_versions_of_a_page_says_who_changed_what():
    page = {"url": "https://orrin.example/ferry", "outlet": "Orrin Press"}
    days = {"a": Dated("2026-05-03", "day", "metadata"), "b": Dated("2026-05-04", "day", "metadata")}
    reports = [report(name, HURT, published=day, **page) for name, day in days.items()]

    (found,) = corrected(replace(table(), discrepancies=(DIFFERENT,)), (), story(*reports)).discrepancies

    assert found.why.endswith("in common; Orrin Press has changed “64” to “46” on its page")
