"""Titles, authors, dates, outlets, credits and archives of pages."""

from __future__ import annotations

import json

import pytest
from made import report

from headwater.clean import Clean, html
from headwater.clean.agencies import agency, parts
from headwater.clean.archives import held
from headwater.clean.authors import persons
from headwater.clean.credits import agencies_of, text_credits
from headwater.clean.folding import folded
from headwater.clean.outlets import completed, domain, known, shipped_owners
from headwater.clean.page import parse
from headwater.model import Capture, Given, Outlet, Report

TEXT = "".join(
    f"<p>{line}</p>"
    for line in (
        "The council of Marrow Bay voted on Tuesday to keep the old lighthouse open through the winter.",
        "Keeper Odile Branning said the decision was a surprise after months of talk about closing it.",
        "The vote was nine to four, and the four said they would ask for the accounts before the spring.",
    )
)


def read(head: str = "", body: str = "", url: str | None = "https://www.baywatcher.example/lighthouse") -> Report:
    page = f"<html><head>{head}</head><body>{body}<div class='article-body'>{TEXT}</div></body></html>"
    made = html.report(Capture("page", page.encode(), "text/html", "", Given(), url))
    assert isinstance(made, Report)
    return made


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Ana Brook and Lew Stanner", ["Ana Brook", "Lew Stanner"]),
        ("ANA BROOK", ["Ana Brook"]),
        ("By Di Brook", ["Di Brook"]),
        ("Von Stanner and Di Brook", ["Von Stanner", "Di Brook"]),
        ("Von Ana Brook und Lew Stanner", ["Ana Brook", "Lew Stanner"]),
        ("Ana Brook, Staff Writer", ["Ana Brook"]),
        ("Ana Brook | The Bay Watcher", ["Ana Brook"]),
        ("By Ana Brook for the Bay Watcher", ["Ana Brook"]),
        ("Ana Brook, Jr.", ["Ana Brook Jr."]),
        ("By Ana Brook The Associated Press", ["Ana Brook"]),
        ("Written by: Ana van der Brook; Jean-Luc O’Dair", ["Ana van der Brook", "Jean-Luc O’Dair"]),
        ("Ana Brook Ana Brook", ["Ana Brook"]),
        ("Ana Brook @anabrook", ["Ana Brook"]),
        ("Ana Brook Published: March 3, 2024", ["Ana Brook"]),
        ("Bay Watcher", []),
        ("The Bay Watcher Staff", []),
        ("Reuters", []),
        ("The Associated Press", []),
        ("Editorial Board", []),
        ("https://baywatcher.example/ana", []),
        ("click here to follow", []),
        ("", []),
    ],
)
def test_a_byline_gives_the_names_of_persons(said, names):
    assert tuple(names) == persons([said], ("baywatcher",))


def test_the_fuller_form_of_a_name_stays():
    assert persons(["Brook", "Ana Brook"], ()) == ("Ana Brook",)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Lighthouse stays open | Bay Watcher</title>", "", "Lighthouse stays open"),
        ("<title>Bay Watcher - Lighthouse stays open</title>", "", "Lighthouse stays open"),
        ("<title>Lighthouse stays open - for now</title>", "", "Lighthouse stays open - for now"),
        ("<title>Lighthouse stays open</title>", "<h1>Bay Watcher</h1>", "Lighthouse stays open"),
        (
            "<title>Lighthouse open</title>",
            "<h1>Menu</h1><h1>Lighthouse is to stay open</h1>",
            "Lighthouse is to stay open",
        ),
        (
            "<meta property='og:title' content='Lighthouse stays open'>",
            "<h1>Opinion | Lighthouse stays open</h1>",
            "Lighthouse stays open",
        ),
        ("", "<h1>Lighthouse<br>stays open<svg><title>x</title></svg></h1>", "Lighthouse stays open"),
        ("", "", ""),
    ],
)
def test_the_headline_is_the_one_the_page_agrees_on(head, body, title):
    assert title == read(head, body).title


def test_the_title_is_not_a_line_of_the_text():
    made = read("<title>Lighthouse stays open</title>", "<h1>Lighthouse stays open</h1>")

    assert "Lighthouse stays open" not in made.text


@pytest.mark.parametrize(
    ("head", "body", "url", "value", "basis"),
    [
        (
            "<meta property='article:published_time' content='2024-03-05T22:10:00-05:00'>",
            "",
            None,
            "2024-03-05T22:10-05:00",
            "metadata",
        ),
        ("<meta name='date' content='2024-03-05'>", "", None, "2024-03-05", "metadata"),
        ("<meta name='pubdate' content='3/25/2024'>", "", None, "2024-03-25", "metadata"),
        ("", "", "https://baywatcher.example/2024/03/05/lighthouse", "2024-03-05", "url"),
        ("", "", "https://baywatcher.example/news/2024/mar/05/lighthouse", "2024-03-05", "url"),
        (
            "",
            "<h1>Lighthouse is to stay open</h1><p class='dateline'>Tuesday, March 5, 2024</p>",
            None,
            "2024-03-05",
            "byline",
        ),
    ],
)
def test_a_date_says_what_it_rests_on(head, body, url, value, basis):
    published = read(head, body, url or "https://baywatcher.example/a").published

    assert published is not None
    assert (value, basis) == (published.value, published.basis)
    assert published.by
    assert published.why


@pytest.mark.parametrize("said", ["5/6/2024", "soon", "2024-13-41", ""])
def test_no_date_is_invented(said):
    assert read(f"<meta name='pubdate' content='{said}'>").published is None


def test_a_date_after_the_capture_is_not_believed():
    page = f"<meta name='date' content='2031-01-01'><p>x</p>{TEXT}".encode()

    made = html.report(Capture("page", page, "text/html", "", fetched_at="2024-03-06T10:00:00Z"))

    assert isinstance(made, Report)
    assert made.published is None


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://web.archive.org/web/20240306/https://b.example/a?x=1", "https://b.example/a?x=1"),
        ("http://web.archive.org/web/20240306101010id_/http:/b.example/a", "http://b.example/a"),
        ("https://archive.ph/20240306/https://b.example/a", "https://b.example/a"),
        ("https://archive.is/newest/http://b.example/a", "http://b.example/a"),
        ("https://b-example.cdn.ampproject.org/c/s/b.example/a", "https://b.example/a"),
        ("https://web.archive.org/web/2024/https%3A%2F%2Fb.example%2Fa", "https://b.example/a"),
        ("https://archive.ph/AbCdE", "https://archive.ph/AbCdE"),
        ("https://b.example/web/archive", "https://b.example/web/archive"),
    ],
)
def test_an_archive_s_address_gives_way_to_the_page_it_holds(address, page):
    assert page == held(address)


@pytest.mark.parametrize(
    ("address", "captured", "told"),
    [
        ("http://web.archive.org/web/20240306101010id_/http:/b.example/a", None, "2024-03-06T10:10:10Z"),
        ("https://web.archive.org/web/20240306/https://b.example/a", None, None),
        ("https://web.archive.org/web/20249906101010/https://b.example/a", None, None),
        ("https://b.example/20240306101010/a", None, None),
        (
            "https://web.archive.org/web/20240306101010/https://b.example/a",
            "2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00Z",
        ),
    ],
)
def test_a_page_from_an_archive_was_captured_when_the_archive_captured_it_if_nobody_fetched_it_since(
    address, captured, told
):
    page = f"<html><body><div class='article-body'>{TEXT}</div></body></html>".encode()

    made = html.report(Capture("page", page, "text/html", "", Given(url=address), fetched_at=captured))

    assert isinstance(made, Report)
    assert told == made.fetched_at


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("OSLO (Reuters) - The lighthouse stays open.\nMore.", ["Reuters"]),
        ("OSLO, March 5 (Xinhua) -- The lighthouse stays open.", ["Xinhua"]),
        ("The lighthouse stays open.\n— AFP", ["Agence France-Presse"]),
        ("The lighthouse stays open.\nThe Associated Press contributed to this report.", ["Associated Press"]),
        ("The lighthouse stays open.\n(Reporting by Reuters)", ["Reuters"]),
        ("The lighthouse stays open.\nIncludes information from Reuters", ["Reuters"]),
        ("The lighthouse stays open.\n(Reporting by Ana Brook; editing by Jon Rell)", []),
        ("The lighthouse stays open, according to earlier reporting by Reuters.", []),
        ("AP\nThe lighthouse stays open.", ["Associated Press"]),
        ("The lighthouse (built 1871) stays open, Reuters reported on Monday, citing the council.", []),
    ],
)
def test_an_agency_is_credited_where_the_text_credits_it(text, names):
    labelled = report("r", *text.split("\n"))

    found = list(text_credits(labelled))

    assert names == list(dict.fromkeys(credit.name for credit in found))
    assert all(agency(labelled.at(credit.span)) for credit in found)


@pytest.mark.parametrize(
    ("caption", "agencies"),
    [
        ("The lighthouse at dusk. Photograph: Ana Brook/Reuters", ["Reuters"]),
        ("The lighthouse at dusk. Photo: AP and Reuters", ["Associated Press", "Reuters"]),
        ("The lighthouse at dusk. Photo: Ana Brook - AFP", ["Agence France-Presse"]),
    ],
)
def test_a_picture_s_credit_is_not_the_text_s(caption, agencies):
    assert [(name, "picture") for name in agencies] == [(credit.name, credit.of) for credit in agencies_of([caption])]


def test_a_subdomain_has_the_owner_of_its_domain():
    assert known("sport.bbc.co.uk", shipped_owners()) == known("bbc.co.uk", shipped_owners()) is not None


OWNERS = {"b.example": ("The Buoy", "Salt Press")}


@pytest.mark.parametrize(
    ("outlet", "owner"),
    [
        (Outlet("The Buoy", "www2.b.example"), "Salt Press"),
        (Outlet("Buoy", None), "Salt Press"),
        (Outlet("The Buoy", "b.example", "Ana Brook"), "Ana Brook"),
        (Outlet("The Beacon", "beacon.example"), None),
        (Outlet(), None),
    ],
)
def test_the_table_knows_an_outlet_by_domain_or_name_and_the_sender_outranks_it(outlet, owner):
    assert owner == completed(outlet, OWNERS).owner


def test_a_report_of_plain_text_has_the_owner_too():
    capture = Capture("x", b"The lighthouse stays open.", "text/plain", "", Given(url="https://b.example/x"))

    (made,) = Clean(owners=OWNERS)([capture])

    assert isinstance(made, Report)
    assert ("The Buoy", "Salt Press") == (made.outlet.name, made.outlet.owner)


def test_a_byline_that_ends_in_an_agency_credits_it():
    made = read("", "<h1>Lighthouse is to stay open</h1><div class='byline'>By Ana Brook Associated Press</div>")

    assert ("Associated Press", "text") in [(credit.name, credit.of) for credit in made.credits]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.b.example/x", "b.example"),
        ("http://B.example:80", "b.example"),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_the_domain_of_an_address(url, host):
    assert host == domain(url)


def test_a_page_drawn_by_a_script_gives_the_text_of_its_data():
    lines = [
        "The lighthouse stays open, the council of Marrow Bay said.",
        "It will cost nine thousand a year & more.",
    ] * 4
    data = json.dumps({"@type": "NewsArticle", "headline": "Lighthouse stays open", "articleBody": "\n".join(lines)})
    page = f"<script type='application/ld+json'>{data}</script><div id='app'></div>"

    made = html.report(Capture("page", page.encode(), "text/html", ""))

    assert isinstance(made, Report)
    assert lines == made.text.split("\n")
    assert "articleBody" in made.notes[0]


@pytest.mark.parametrize(
    ("kind", "article"), [("NewsArticle", True), (["BlogPosting"], True), ("VideoObject", False), (None, False)]
)
def test_a_page_s_data_say_whether_it_is_an_article(kind, article):
    page = parse(
        Capture("page", f"<script type='application/ld+json'>{json.dumps({'@type': kind})}</script>x".encode(), "", "")
    )

    assert article == page.is_article


def test_names_in_a_credit_are_parted_and_lines_folded_whatever_their_marks():
    assert ("AP", "Reuters", "AFP", "dpa") == parts("AP via Reuters/ AFP and dpa;")
    assert folded("The Velm’s  bridge – shut!") == folded("the velm's Bridge: SHUT")
