from made import COAST_GUARD, cell, row

from headwater.model import Credit, Outlet, Report, Span, Speaker
from headwater.trace.circles import circles
from headwater.trace.origins import count
from headwater.trace.voices import voices

TEXT = "The trawler Signe had been overloaded when it sank."
OTHER = "Before it sank, the Signe carried more than it was allowed to."
THIRD = "There was too much aboard."
POST = Speaker("Lanner Post", "outlet", "Lanner Post")
HERALD = Speaker("Tarn Herald", "outlet", "Tarn Herald")
RADIO = Speaker("Radio Orrin", "outlet", "Radio Orrin")
REPORTS = {
    "herald": Report("herald", "", outlet=Outlet("Tarn Herald")),
    "post": Report("post", "", outlet=Outlet("Lanner Post")),
    "radio": Report("radio", "", outlet=Outlet("Radio Orrin")),
}


def counted(told):
    found = count(told, frozenset(), voices(REPORTS.values()), circles([told], REPORTS))
    return found.identified, found.low, found.high


def test_two_outlets_that_cite_each_other_are_a_circle_and_no_origin():
    told = row(cell("post", TEXT, HERALD), cell("herald", OTHER, POST))

    (circle,) = circles([told], REPORTS)

    assert ("herald", "post") == circle.reports
    assert "Tarn Herald cites Lanner Post, Lanner Post cites Tarn Herald" in circle.why
    assert ((), 0, 1) == counted(told)


def test_a_circle_may_go_through_a_third():
    told = row(cell("post", TEXT, HERALD), cell("herald", OTHER, RADIO), cell("radio", THIRD, POST))

    assert [3] == [len(circle.reports) for circle in circles([told], REPORTS)]
    assert ((), 0, 1) == counted(told)


def test_a_circle_with_somebody_named_behind_it_rests_on_him():
    told = row(cell("post", TEXT, COAST_GUARD, HERALD), cell("herald", OTHER, POST))

    assert ("coast guard",) == counted(told)[0]


def test_an_outlet_that_cites_itself_in_two_reports_is_no_circle():
    reports = REPORTS | {"again": Report("again", "", outlet=Outlet("Lanner Post"))}

    assert () == circles([row(cell("post", TEXT, POST), cell("again", OTHER, POST))], reports)


def test_citing_without_being_cited_is_no_circle():
    told = row(cell("post", TEXT, HERALD), cell("herald", OTHER))

    assert () == circles([told], REPORTS)


def test_a_medium_that_is_cited_and_reports_it_itself_is_one_origin():
    told = row(cell("post", TEXT, HERALD), cell("herald", OTHER))

    assert (("Tarn Herald",), 1, 1) == counted(told)


def test_a_medium_whose_own_report_names_somebody_only_relays():
    told = row(cell("post", TEXT, HERALD), cell("herald", OTHER, COAST_GUARD))

    assert (("coast guard",), 1, 1) == counted(told)


def test_an_outlet_that_cites_itself_is_untraced():
    told = row(cell("herald", TEXT, HERALD))

    assert ((), 0, 1) == counted(told)


def test_a_credit_counts_as_a_citation_where_nobody_is_named():
    credited = Report("radio", "", outlet=Outlet("Radio Orrin"), credits=(Credit("Lanner Post", "text", Span(0, 1)),))
    told = row(cell("radio", TEXT), cell("post", OTHER, RADIO))

    (circle,) = circles([told], {**REPORTS, "radio": credited})

    assert ("post", "radio") == circle.reports
