"""Pages nobody would write: whatever the bytes, the answer is a report or a reject, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.clean import html
from headwater.clean.decoding import decode_page
from headwater.model import Capture, Given, Reject, Report

ARTICLE = "<p>The harbour office said on Monday that two ferries had been withdrawn from the Lunden route.</p>" * 6
NASTY = {
    "nothing": b"",
    "white space": b" \n\t ",
    "nulls": b"\x00" * 500,
    "a comment": b"<!-- nothing here -->",
    "a doctype": b"<!DOCTYPE html>",
    "only a script": b"<html><script>var a = '<p>not text</p>';</script></html>",
    "only style": b"<style>p { color: red }</style>",
    "a frameset": b"<html><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>",
    "nested ten thousand deep": b"<div>" * 10_000 + ARTICLE.encode() + b"</div>" * 10_000,
    "inline nested deep": b"<p>" + b"<b><i>" * 5_000 + b"word" + b"</i></b>" * 5_000,
    "a huge attribute": b"<p class='" + b"author " * 200_000 + b"'>" + ARTICLE.encode() + b"</p>",
    "cut in a tag": ("<html><body>" + ARTICLE).encode()[:-9],
    "cut in a character": ("<p>Ça et là, à Évreux</p>" * 40).encode()[:-6],
    "latin-1 called utf-8": ("<meta charset='utf-8'>" + ARTICLE + "<p>caf\xe9</p>").encode("latin-1"),
    "a charset that is none": b"<meta charset='no-such-thing'><p>caf\xe9</p>" + ARTICLE.encode(),
    "utf-16": ("<html><body>" + ARTICLE + "</body></html>").encode("utf-16"),
    "an xml declaration": b"<?xml version='1.0' encoding='iso-8859-2'?><html><body>"
    + ARTICLE.encode()
    + b"</body></html>",
    "linked data that is no json": b"<script type='application/ld+json'>{'author': [}</script>" + ARTICLE.encode(),
    "linked data of odd types": b'<script type="application/ld+json">[1, null, {"@type": 7, "headline": [], "author": '
    b'{"name": {"name": 3}}, "datePublished": {}, "publisher": [4], "articleBody": 5}]</script>' + ARTICLE.encode(),
    "linked data with half a character": b"<script type='application/ld+json'>"
    b'{"@type": "NewsArticle", "headline": "Ferry \\ud83d out\\u0000", "author": ["Ana \\udc00 Brook"]}</script>'
    + ARTICLE.encode(),
    "linked data only, nested deep": b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>",
    "addresses that are none": b"<base href='http://[::1'><link rel='canonical' href='http://['>"
    + ARTICLE.encode()
    + b"<p>It was <a href='http://[bad'>said</a> <a href='javascript:x()'>so</a>.</p>",
    "a link to an archive of an archive, two thousand deep": ARTICLE.encode()
    + b"<p>It was <a href='"
    + b"https://web.archive.org/web/2024/" * 2_000
    + b"x'>said</a> so.</p>",
    "many headings": b"<h1>Ferry</h1>" * 5_000 + ARTICLE.encode(),
    "dates that are none": b"<meta property='article:published_time' content='2023-99-99T99:99'>"
    b"<time datetime='0000-00-00'>never</time>" + ARTICLE.encode(),
    "a picture": bytes(range(256)) * 40,
}
TAGS = ("p", "div", "a", "h1", "li", "table", "td", "br", "span", "script", "blockquote", "article", "svg", "b", "time")


def captured(content: bytes, url: str | None = None) -> Capture:
    return Capture("a page", content, "text/html", "0" * 64, Given(), url)


def assert_sound(made: Report | Reject) -> None:
    if isinstance(made, Reject):
        assert made.reason
        return
    assert all(0 <= link.span.start < link.span.end <= len(made.text) for link in made.links)
    assert all(credit.name and (credit.span is None or made.at(credit.span)) for credit in made.credits)
    assert made.published is None or made.published.why
    assert f"{made.title}{made.byline}{made.text}{made.url}".encode()


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_page_is_a_report_or_a_reject(name):
    made = html.report(captured(NASTY[name], "https://example.org/2024/05/06/ferries"))

    assert_sound(made)


@pytest.mark.parametrize(
    "name", ["latin-1 called utf-8", "a charset that is none", "utf-16", "linked data that is no json"]
)
def test_an_article_survives_a_nasty_page(name):
    made = html.report(captured(NASTY[name]))

    assert isinstance(made, Report)
    assert "two ferries had been withdrawn" in made.text


pieces = st.one_of(
    st.text(max_size=80),
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        ["<a href='", '<div class="author ', "'>", '">', "<!--", "-->", "&amp", "&#x0;", "&#1114112;", "<", "\x00"]
    ),
    st.just(ARTICLE),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=30).map("".join))
def test_no_soup_of_tags_and_text_is_an_exception(soup):
    made = html.report(captured(soup.encode("utf-8", "surrogatepass")))

    assert_sound(made)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_are_an_exception(content):
    made = html.report(captured(content))

    assert_sound(made)


@pytest.mark.parametrize(
    ("media_type", "content", "text"),
    [
        ("text/html; charset=klingon", "<meta charset=windows-1251>Мост".encode("cp1251"), "Мост"),
        ("text/html", "Мост".encode("utf-16"), "Мост"),
        ("text/html", "<meta charset=iso-8859-1>“Ålesund”".encode("cp1252"), "“Ålesund”"),
    ],
)
def test_a_page_is_decoded_by_what_names_a_charset_that_there_is(media_type, content, text):
    assert text in decode_page(content, media_type)
