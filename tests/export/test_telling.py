"""The words that all exports share."""

from dataclasses import replace

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report, story

from headwater.export import telling, wording
from headwater.export.differences import differences
from headwater.export.links import safe
from headwater.export.marked import in_sentence
from headwater.model import Alignment, Count, Dated, Discrepancy, Loss, Outlet, Reading, Report, Sentence, Span
from headwater.pipeline import dossier
from headwater.read import read


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-08", "8 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("197", "1970s"),
        ("2026-06-12T21:40+02:00", "12 June 2026, 21:40"),
        ("2026-06-12TNI", "12 June 2026, night"),
        ("2026-W06", "2–8 February 2026"),
        ("2026-W27", "29 June – 5 July 2026"),
        ("19", "1900s"),
        ("2025-FA", "autumn 2025"),
        ("2026-02-31", "2026-02-31"),
        ("PAST_REF", "PAST_REF"),
    ],
)
def test_a_date_is_written_as_a_person_does(value, words):
    assert words == wording.spoken(value)


@given(st.text())
def test_any_value_of_a_date_can_be_told(value):
    assert isinstance(wording.spoken(value), str)


def test_days_of_one_month_share_its_name():
    assert wording.spoken_range("2026-02-09", "2026-02-11") == "9–11 February 2026"


def test_a_month_makes_the_days_in_it_no_more_certain():
    dossier = invented.dossier()
    dated = (Dated("2026-03", "month", "story"), Dated("2026-03-10", "day", "text"), None)
    readings = tuple(
        replace(each, report=replace(each.report, published=date))
        for each, date in zip(dossier.readings, dated, strict=True)
    )

    assert telling.dates(replace(dossier, readings=readings)).startswith("March 2026 (")


def test_the_brief_leaves_a_statement_that_no_report_is_known_to_state_to_the_verdict():
    whole = invented.dossier()
    main = whole.alignment.rows[0]
    asked = invented.with_rows(whole, replace(main, cells=(), near=main.cells[:1]))

    assert () == telling.brief(
        replace(asked, brief=(Sentence("“It is so” (0 of 3 reports; supported by no report)."),))
    )


def test_a_claim_that_another_report_denies_is_told_as_a_denial():
    whole = invented.dossier()
    givers = tuple(reading.report.id for reading in whole.readings[:2])
    denied = Discrepancy("c1", "polarity", givers, ("it sank", "it did not sink"), "conflict", "one denies it")

    (told, _), *_ = differences(replace(whole, alignment=replace(whole.alignment, discrepancies=(denied,))))

    assert ("✗", "denial") == (told.mark, told.kind)


def test_what_a_report_says_over_a_break_of_its_lines_stands_in_marks_in_one_line():
    whole = invented.dossier()
    first, second = whole.readings[:2]
    broken = replace(first, report=replace(first.report, text=f"{first.report.text}\nIt sank last\r\nyear."))
    given = Discrepancy("c1", "date", (first.report.id, second.report.id), ("last year", "not said"), "compatible", "")
    found = replace(whole, readings=(broken, *whole.readings[1:]))

    (told, _), *_ = differences(replace(found, alignment=replace(found.alignment, discrepancies=(given,))))

    assert ["“last year”", "not said"] == [value for value, _ in told.values]


def test_what_is_told_as_a_difference_is_not_told_again_as_a_loss():
    whole = invented.dossier()
    givers = tuple(reading.report.id for reading in whole.readings[:2])
    why = "one gives it to Dorashenko, the other tells it as fact"
    dropped = Discrepancy("c1", "attribution", givers, ("Dorashenko said", "plain fact"), "compatible", why)
    lost = tuple(
        Loss(row, givers[1], kind, "lost") for row, kind in (("c1", "attribution"), ("c1", "hedge"), ("c2", "hedge"))
    )
    told = differences(replace(whole, alignment=replace(whole.alignment, discrepancies=(dropped,)), losses=lost))

    assert [("c1", "attribution", why), ("c1", "hedge", "lost"), ("c2", "hedge", "lost")] == [
        (each.row, each.kind, each.why) for each, _ in told
    ]


def test_what_several_reports_lost_of_one_claim_is_told_once():
    whole = invented.dossier()
    one, other = (reading.report.id for reading in whole.readings[:2])
    lost = [Loss("c1", report, "attribution", "A gives it to B; here it is plain fact") for report in (one, other)]

    told = [each for each, found in differences(replace(whole, losses=tuple(lost))) if found is None]

    assert [("A gives it to B; here it is plain fact", 2)] == [(each.why, len(each.values)) for each in told]


def test_an_interval_names_its_ends_once():
    assert [wording.interval(Count("c", ("a",))), wording.interval(Count("c", ("a", "b"), 1, 1))] == ["1", "2–4"]


def test_a_row_without_an_established_origin_says_so():
    assert wording.named(Count("c", (), 1, 2)) == "not established"


def test_how_many_claims_came_through_a_medium_is_told_unless_all_did():
    dossier = invented.crowd(1, 3, share=1)
    first, *others = dossier.alignment.rows
    (told,) = first.cells
    first = replace(first, cells=(replace(told, claim=replace(told.claim, via=("Radio Orrin",))),))
    (origin,) = dossier.trace.origins
    origin = replace(origin, via=("Radio Orrin",))

    def told_of(each):
        trace = replace(dossier.trace, origins=(each,))
        return telling.behind(replace(dossier, alignment=Alignment((first, *others)), trace=trace))[each.name]

    assert f"{len(origin.rows)} claims, 1 of them via Radio Orrin" == told_of(origin)
    assert "1 claim via Radio Orrin" == told_of(replace(origin, rows=(first.id,)))
    assert f"{len(origin.rows)} claims" == told_of(replace(origin, via=()))


def test_who_only_contradicts_is_behind_no_claim():
    told = read(report("r1", "The ferry carried 412 passengers, the harbour office said."))

    found = dossier(story(told), "The ferry carried 214 passengers")

    assert {"harbour office": "against 1 claim"} == telling.behind(found)


def test_a_statement_that_reports_are_against_is_supported_by_none_and_its_value_told_beside_theirs():
    told = read(report("r1", "The ferry carried 412 passengers, the harbour office said."))

    found = dossier(story(told), "The ferry carried 214 passengers")

    assert "No report supports it; 1 of 1 report tells otherwise." == telling.verdict(found)
    assert [(("“214”", "asked about"), ("“412”", "R1"))] == [each.values for each, _ in differences(found)]


def test_outlets_of_one_owner_are_told_as_such():
    owned = _outlets("Ansel Courier", "Hallow Post", owner="Moorland Media")

    assert telling.head_count(owned) == "2 reports · 2 outlets of 1 owner"


def test_reports_without_an_outlet_make_no_outlets():
    assert telling.head_count(_outlets(None, None)) == "2 reports · outlets not named"


def test_what_was_not_seen_is_named():
    assert "interview in Kestovsky Vestnik" in telling.unseen(invented.dossier())


def test_a_text_that_is_not_seen_is_asked_for_once_by_its_fuller_name():
    asked = telling.unseen(invented.dossier())

    assert "Kestovsky Vestnik" not in asked
    assert len(asked) == len(set(asked))


def test_what_another_claim_came_through_is_not_asked_for_beside_the_main_one():
    dossier = invented.crowd(1, 2, share=1)
    main, other = dossier.alignment.rows
    (told,) = other.cells
    through = replace(other, cells=(replace(told, claim=replace(told.claim, via=("Radio Orrin",))),))

    assert () == telling.unseen(replace(dossier, alignment=Alignment((main, through))))
    assert ("Radio Orrin",) == telling.unseen(
        replace(dossier, alignment=Alignment((replace(through, main=True), replace(main, main=False))))
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://a.example/", "", None, "http://[broken"]
)
def test_only_web_addresses_are_linked(url):
    assert safe(url) is None


@given(st.text())
def test_an_address_never_ends_its_attribute(path):
    href = safe(f"https://outlet.example/{path}")

    assert href is None or not set("\"'<> \n") & set(href)


@given(st.text(alphabet="ab. \n“”A", min_size=1), st.data())
def test_a_sentence_holds_its_passage(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    assert in_sentence(Report("r", text), span).covers(span)


@given(st.text())
def test_what_is_made_visible_keeps_its_length(text):
    assert len(text) == len(wording.visible(text))


def _outlets(*names, owner=None):
    reports = (Report(f"r{n}", "It rained.", outlet=Outlet(name, None, owner)) for n, name in enumerate(names))
    return replace(invented.bare(), readings=tuple(map(Reading, reports)))
