"""Names of media, the outlets that go by them, and the reports that do."""

import pytest

from headwater.model import Outlet, Report
from headwater.text.media import called, issuer, medium, publishes


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        (Outlet("Velm Herald"), "The Herald"),
        (Outlet(domain="velmherald.example"), "Velm Herald"),
        (Outlet("velmherald.example"), "The Velm Herald"),
        (Outlet(domain="blogs.velmherald.example"), "Velm Herald"),
        (Outlet(domain="vherald.example"), "Velm Herald"),
        (Outlet(domain="velmnews.example"), "Velm"),
        (Outlet(domain="news.tarn.co.uk"), "Tarn News"),
        (Outlet(domain="www.tarn.com.au"), "Tarn"),
        (Outlet(domain="thevelmherald.example"), "The Velm Herald"),
        (Outlet(domain="vbf.example"), "Velm Board of Ferries"),
    ],
)
def test_an_outlet_is_known_by_its_name_and_by_its_site(outlet, name):
    assert publishes(outlet, name)


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        (Outlet("Velm Herald"), "Tarn Herald"),
        (Outlet(domain="heraldofvelm.example"), "The Herald"),
        (Outlet(domain="velmherald.example"), "Tarn Herald"),
        (Outlet(domain="com.example"), "Com News"),
        (Outlet("Velm. Herald"), "Velm"),
        (Outlet(), "Velm"),
        (Outlet(domain="velm.example"), ""),
        (Outlet(domain="vf.example"), "Velm Ferries"),
    ],
)
def test_another_name_is_not_an_outlet_s(outlet, name):
    assert not publishes(outlet, name)


def test_reports_are_called_by_their_outlet_and_numbered_from_its_second_on():
    reports = [
        Report("a", "", outlet=Outlet("Velm Herald", "velmherald.example")),
        Report("b", "", outlet=Outlet(domain="tarnnews.example")),
        Report("c", "", outlet=Outlet("Velm Herald")),
    ]

    assert {"a": "Velm Herald", "b": "tarnnews.example", "c": "Velm Herald (2)"} == called(reports)


def test_a_report_without_an_outlet_is_called_by_the_id_it_was_given_or_by_its_place():
    assert ["report night", "report 2"] == list(called([Report("night", ""), Report("5f0c9a41d2b3e687", "")]).values())


@pytest.mark.parametrize(
    ("name", "told"), [("Velm News Agency", True), ("the Orrin Courant", True), ("Velm Agency", False)]
)
def test_a_medium_is_known_by_what_it_is_called(name, told):
    assert told is medium(name)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Tarn Dairies statement, 15 October 2026", "Tarn Dairies"),
        ("Tarn Dairies press office, 15 October 2026", "Tarn Dairies"),
        ("Tarn Dairies’s statement: cream recalled", "Tarn Dairies"),
        ("Tarn Dairies recalls cream after a statement", None),
        ("Oil in cream: Tarn Dairies statement disputed", None),
    ],
)
def test_a_report_headed_as_a_body_s_statement_is_its_own(title, body):
    told = Report("r", f"{title}\n\nTarn Dairies is recalling cream.", title, Outlet("Tarn Dairies"))

    assert body == issuer(told)


def test_a_statement_in_a_medium_is_not_the_medium_s_own():
    assert (
        issuer(Report("r", "Tarn Post statement\n\nTarn Post says so.", "Tarn Post statement", Outlet("Tarn Post")))
        is None
    )
