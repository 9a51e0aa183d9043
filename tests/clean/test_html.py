"""Golden pages: each compressed page gives the report, or the reject, written beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.clean import Clean, html
from headwater.clean.blocks import blocks
from headwater.clean.outlets import read_owners
from headwater.clean.page import parse
from headwater.model import Capture, Given, Reject, Report

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name.removesuffix(".html.gz") for path in PAGES.glob("*.html.gz"))
WORDS = st.text(alphabet="abcdef éß", min_size=1, max_size=30).filter(str.strip)


def golden(name: str) -> tuple[Capture, dict]:
    wanted = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    content = gzip.decompress((PAGES / f"{name}.html.gz").read_bytes())
    return Capture(name, content, "text/html", "f" * 64, Given(), wanted.pop("address")), wanted


def told(made: Report | Reject) -> dict:
    if isinstance(made, Reject):
        return {"reject": made.reason}
    return {
        "url": made.url,
        "title": made.title,
        "outlet": [made.outlet.name, made.outlet.domain],
        "byline": list(made.byline),
        "published": [made.published.value, made.published.basis] if made.published else None,
        "updated": made.updated.value if made.updated else None,
        "credits": [[credit.name, credit.of] for credit in made.credits],
        "language": made.language,
        "notes": list(made.notes),
        "links": [[made.at(link.span), link.href] for link in made.links],
        "text": made.text.split("\n"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_gives_what_is_written_beside_it(name):
    capture, wanted = golden(name)

    (made,) = Clean()([capture])

    assert wanted == told(made)


@pytest.mark.parametrize("tag", ["article", "main", "div"])
def test_a_page_may_leave_out_where_its_head_ends(tag):
    lines = ("The ferry Halvorsen ran aground off Lindoe on Tuesday.", "Nobody was hurt, the harbour master said.")
    text = "".join(f"<p>{line}</p>" for line in lines)

    made = html.report(
        Capture("x", f"<!doctype html><title>Aground</title><{tag}>{text}</{tag}>".encode(), "text/html", "")
    )

    assert ("Aground", "\n".join(lines)) == (made.title, made.text)


def test_a_page_gives_the_same_report_twice():
    capture, _ = golden("ferry")

    assert html.report(capture) == html.report(capture)


def test_the_tree_of_a_page_is_the_same_after_it_was_read():
    capture, _ = golden("ferry")
    page = parse(capture)
    assert page

    html.body(page, "", capture.url)

    assert blocks(parse(capture).tree)[3].text == blocks(page.tree)[3].text


def test_what_the_sender_says_outranks_the_page():
    capture, _ = golden("ferry")
    sent = Given("r1", "https://b.example/x", "The Buoy", "Buoy Group", "2024-05-07", "Ferries out")

    made = html.report(Capture("x", capture.content, "text/html", "", sent))

    assert isinstance(made, Report)
    assert ("r1", "https://b.example/x", "Ferries out") == (made.id, made.url, made.title)
    assert ("The Buoy", "Buoy Group", "b.example") == (made.outlet.name, made.outlet.owner, made.outlet.domain)
    assert made.published.value == "2024-05-07"


def test_a_user_s_table_names_the_owner():
    capture, _ = golden("ferry")
    owners = read_owners(["# mine", "tidewatercourier.example\tTidewater Courier\tSalt Press\t2024-05-01\town page"])

    made = html.report(capture, owners)

    assert isinstance(made, Report)
    assert made.outlet.owner == "Salt Press"


@given(st.lists(st.one_of(WORDS, WORDS.map(lambda word: f"<a href='/x'>{word}</a>"), st.just("<br>")), max_size=12))
def test_links_in_a_block_cover_the_words_they_stand_on(pieces):
    page = parse(Capture("x", ("<p>" + "".join(pieces) + "</p>").encode(), "text/html", ""))

    for block in blocks(page.tree) if page else ():
        assert all(block.text[start:end].strip() == block.text[start:end] != "" for start, end, _ in block.links)
