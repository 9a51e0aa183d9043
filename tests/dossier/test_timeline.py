from hypothesis import given
from hypothesis import strategies as st
from made import cell, report, row, story, table

from headwater.dossier.timeline import timeline
from headwater.model import Dated, Outlet, Span, Time
from headwater.text.calendar import interval

values = st.sampled_from(["2026-05-03", "2026-05", "2026", "2026-05-03T07:40", "2026-W19", "P3D", "PAST_REF", ""])


def on(name, value, kind="DATE"):
    return cell(name, "The ferry ran aground.", times=(Time(Span(4, 9), "ferry", kind, value),))


def events(*cells):
    return [
        (m.value, m.precision, [name for name, _ in m.cells]) for m in timeline(story(report("a")), table(row(*cells)))
    ]


def test_cells_that_agree_on_a_day_share_a_moment():
    assert [("2026-05-03", "day", ["a", "b"])] == events(on("a", "2026-05-03"), on("b", "2026-05-03"))


def test_conflicting_datings_stand_side_by_side():
    assert [("2026-05-03", "day", ["a"]), ("2026-05-04", "day", ["b"])] == events(
        on("b", "2026-05-04"), on("a", "2026-05-03")
    )


def test_parts_of_a_day_stand_in_their_order():
    told = [on(str(n), f"2026-05-03{part}") for n, part in enumerate(("TNI", "TAF", "T07:40", "TMO", ""))]

    assert ["", "TMO", "T07:40", "TAF", "TNI"] == [value[10:] for value, _, _ in events(*told)]


def test_months_and_years_keep_their_precision():
    assert [("2026", "year", ["b"]), ("2026-05", "month", ["a"])] == events(on("a", "2026-05"), on("b", "2026"))


def test_a_decade_or_a_century_is_no_moment():
    assert [] == events(on("a", "193"), on("b", "19"))


def test_a_duration_is_no_moment():
    assert [] == events(on("a", "P3D", "DURATION"), on("b", "PAST_REF"))


def test_publications_say_when_their_date_was_inferred():
    told = story(
        report("a", published=Dated("2026-05-04", "day", "metadata")),
        report("b", published=Dated("2026-05-05", "day", "story")),
        report("c"),
    )

    found = timeline(told, table())

    assert ["A publishes", "B publishes (inferred from the story)"] == [moment.text for moment in found]
    assert {"publication"} == {moment.what for moment in found}


def test_publications_are_told_of_reports_as_readers_know_them():
    day = Dated("2026-05-04", "day", "metadata")
    told = story(
        report("a", outlet=Outlet(None, "gullpost.example"), published=day),
        report("b", outlet=Outlet("Gull Post"), published=day),
        report("c", outlet=Outlet("Gull Post"), published=day),
        report("0123456789abcdef", outlet=Outlet(), published=day),
    )

    assert ["Gull Post (2) publishes", "Gull Post publishes", "gullpost.example publishes", "report 1 publishes"] == [
        moment.text for moment in timeline(told, table())
    ]


@given(st.lists(values, max_size=6))
def test_moments_come_in_calendar_order_and_point_at_their_words(told):
    cells = [on(f"r{n}", value) for n, value in enumerate(told)]

    found = timeline(story(report("a")), table(row(*cells)) if cells else table())

    begun = [interval(moment.value)[0] for moment in found]
    assert sorted(begun) == begun
    assert {Span(4, 9)} >= {span for moment in found for _, span in moment.cells}
