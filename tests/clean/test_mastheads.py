"""The outlet and day that stand in a line of their own above a pasted report."""

from __future__ import annotations

import pytest

from headwater.clean import Clean
from headwater.model import Capture, Given, Report

STORY = (
    "The dairy at Tarn is recalling 12,400 jars of cream because of oil in them.\n\n"
    "The company blamed a leak on one of its lines, which has been shut down.\n\n"
    "Nobody has been taken ill, its chief executive said in a statement on Monday.\n"
)


def pasted(*lines: str, **said: str) -> Report:
    text = "\n".join((*lines, "", STORY))
    (made,) = Clean()([Capture("a test", text.encode(), "text/plain", "0" * 64, Given(**said))])
    assert isinstance(made, Report)
    return made


@pytest.mark.parametrize(
    "line",
    [
        "Tarn Grocer, 15 October 2026",
        "Tarn Grocer - 15 October 2026",
        "Tarn Grocer | 15 Oct 2026",
        "Tarn Grocer, Thursday 15 October 2026",
    ],
)
def test_a_report_is_dated_by_a_line_of_a_name_and_a_day_above_it(line: str) -> None:
    made = pasted("Dairy recalls 12,400 jars of cream", line)

    assert made.published is not None
    assert ("2026-10-15", "text") == (made.published.value, made.published.basis)
    assert line in made.published.why


def test_a_release_is_dated_by_its_first_words() -> None:
    text = f"Dairy recalls 12,400 jars of cream\n\nTARN, 14 October 2026 – {STORY}"
    (made,) = Clean()([Capture("a test", text.encode(), "text/plain", "0" * 64)])

    assert isinstance(made, Report)
    assert made.published is not None
    assert "2026-10-14" == made.published.value


@pytest.mark.parametrize(
    "lines",
    [
        ("Tarn Courier", "Dairy recalls 12,400 jars of cream"),
        ("Dairy recalls 12,400 jars of cream", "Tarn Courier, 15 October 2026"),
    ],
)
def test_an_outlet_is_named_by_the_first_line_or_beside_the_day(lines: tuple[str, ...]) -> None:
    assert "Tarn Courier" == pasted(*lines).outlet.name


def test_a_place_or_section_beside_the_day_is_no_outlet_and_what_the_sender_says_stands() -> None:
    assert pasted("Dairy recalls 12,400 jars of cream", "Tarn, 15 October 2026").outlet.name is None
    assert pasted("Dairy recalls 12,400 jars of cream", "Politics | 15 October 2026").outlet.name is None
    assert "Velm Post" == pasted("Tarn Courier", "Dairy recalls 12,400 jars", outlet="Velm Post").outlet.name


def test_an_outlet_beside_its_day_in_the_first_line_is_called_without_the_day() -> None:
    made = pasted("Radio Tarn, 15 October 2026", "", "Dairy recalls 12,400 jars of cream")

    assert "Radio Tarn" == made.outlet.name


@pytest.mark.parametrize(
    ("line", "day"),
    [("Published 14:32, 13 July 2026", "2026-07-13"), ("Posted: July 13, 2026 at 2.32pm", "2026-07-13")],
)
def test_a_line_above_a_report_that_says_when_it_was_published_dates_it(line: str, day: str) -> None:
    made = pasted("Dairy recalls 12,400 jars of cream", "The Tarn Standard", line, "Updated 16:10", "Share on Facebook")

    assert made.published is not None
    assert (day, "byline") == (made.published.value, made.published.basis)


def test_a_teaser_above_a_report_that_says_when_it_was_published_does_not_date_it() -> None:
    made = pasted("Read more: published 3 July 2025", "Dairy recalls 12,400 jars of cream")

    assert made.published is None or "2025" not in made.published.value


@pytest.mark.parametrize(
    ("line", "url", "captured"),
    [
        ("https://tarnpost.example/cream", "https://tarnpost.example/cream", None),
        ("URL: https://www.tarnpost.example/cream?x=1", "https://www.tarnpost.example/cream?x=1", None),
        (
            "http://web.archive.org/web/20261015101010/https://tarnpost.example/cream",
            "https://tarnpost.example/cream",
            "2026-10-15T10:10:10Z",
        ),
    ],
)
def test_an_address_in_a_line_above_a_report_is_its_own(line: str, url: str, captured: str | None) -> None:
    made = pasted("Dairy recalls 12,400 jars of cream", line)

    assert (url, captured, "tarnpost.example") == (made.url, made.fetched_at, made.outlet.domain)


def test_an_address_among_the_words_or_below_them_is_not_the_report_s_own() -> None:
    assert pasted("Dairy recalls cream, see https://tarnpost.example/cream").url is None
    (made,) = Clean()(
        [Capture("a test", f"{STORY}\nhttps://tarnpost.example/cream\n".encode(), "text/plain", "0" * 64)]
    )
    assert isinstance(made, Report)
    assert made.url is None
    assert "https://velm.example/a" == pasted("https://tarnpost.example/b", url="https://velm.example/a").url


@pytest.mark.parametrize("line", ["14.2K subscribers", "1 204 followers", "312,000 members, 1,204 online"])
def test_a_name_above_the_number_of_its_subscribers_is_who_posts(line: str) -> None:
    assert "Tarn Online" == pasted("Tarn Online", line).outlet.name


@pytest.mark.parametrize(
    "line",
    [
        "Tarn Dairies press office, 15 October 2026",
        "Tarn Dairies statement - 15 October 2026",
        "Tarn Dairies press release | 15 Oct 2026",
    ],
)
def test_a_statement_is_of_the_body_and_the_day_in_the_line_above_it(line: str) -> None:
    made = pasted(line)

    assert made.published is not None
    assert ("Tarn Dairies", "2026-10-15") == (made.outlet.name, made.published.value)


def test_a_headline_that_ends_with_a_day_dates_nothing_and_names_nobody() -> None:
    made = pasted("Timeline of the Tarn flood, 14 July 2021")

    assert (None, None) == (made.published, made.outlet.name)
