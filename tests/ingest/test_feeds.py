from __future__ import annotations

import json
from dataclasses import replace

import pytest

from headwater.clean import Clean
from headwater.ingest import Ingest, sources
from headwater.model import Capture, Reject

from .site import QUICK, Told, page, serving

STORM = page("Storm closes the Lindoe bridge", "The road authority closed the bridge for nine hours.")
FERRY = page("Ferry runs aground", "The Halvorsen ran aground off Lindoe.")


def rss(site, *entries):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Gull</title><link>{site}/</link>{"".join(entries)}</channel></rss>""".encode()


def entry(link="", text="", title="Storm closes the Lindoe bridge"):
    return f"""<item><title>{title}</title><link>{link}</link><pubDate>Tue, 05 Nov 2024 08:30:00 +0100</pubDate>
<description>The bridge is closed.</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"""


def atom(site, *entries):
    head = f'<title>The Gull</title><link href="{site}/"/>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{"".join(entries)}</feed>'.encode()


def atom_entry(link):
    return f"""<entry><title>Storm</title><link href="{link}"/><published>2024-11-05T08:30:00+01:00</published>
<content type="html">&lt;p&gt;Nine hours.&lt;/p&gt;</content></entry>"""


def json_feed(*entries):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Gull", "items": entries}).encode()


def json_entry(link):
    return {"url": link, "title": "Storm", "content_text": "Nine hours.", "date_published": "2024-11-05T08:30:00+01:00"}


FEEDS = [
    ("feed.xml", lambda url: rss(url, entry("/storm"), entry("/ferry"))),
    ("feed.rss", lambda url: rss(url, entry(f"{url}/storm"), entry(f"{url}/ferry"))),
    ("feed.atom", lambda url: atom(url, atom_entry(f"{url}/storm"), atom_entry(f"{url}/ferry"))),
    ("feed.json", lambda url: json_feed(json_entry(f"{url}/storm"), json_entry(f"{url}/ferry"))),
]


@pytest.mark.parametrize(("name", "feed"), FEEDS)
def test_a_feed_in_a_file_leads_to_the_pages_it_links(tmp_path, name, feed):
    with serving({"/storm": STORM, "/ferry": FERRY}) as site:
        (tmp_path / name).write_bytes(feed(site.url))
        captures = list(sources([str(tmp_path / name)], QUICK))

    assert [STORM.body, FERRY.body] == [capture.content for capture in captures]
    assert [f"{site.url}/storm", f"{site.url}/ferry"] == [capture.subject for capture in captures]
    assert all("2024" in capture.given.published for capture in captures)


@pytest.mark.parametrize(("name", "feed"), FEEDS)
@pytest.mark.parametrize("media_type", ["application/xml", "text/html", "text/plain", None])
def test_a_feed_at_a_url_leads_to_the_pages_it_links(name, feed, media_type):
    if name.endswith(".json") and media_type is not None:
        media_type = "application/feed+json"
    with serving({"/storm": STORM, "/ferry": FERRY}) as site:
        site.paths[f"/{name}"] = Told(feed(site.url), media_type=media_type)
        captures = list(sources([f"{site.url}/{name}"], QUICK))

    assert [STORM.body, FERRY.body] == [capture.content for capture in captures]


@pytest.mark.parametrize(("name", "feed"), FEEDS)
def test_a_feed_that_is_not_followed_gives_what_it_carries(tmp_path, name, feed):
    (tmp_path / name).write_bytes(feed("https://gull.example").replace(b"[CDATA[]]", b"[CDATA[<p>Nine hours.</p>]]"))

    captures = list(sources([str(tmp_path / name)], Ingest(follow=False)))

    assert [f"entry {n} of {tmp_path / name}" for n in (1, 2)] == [capture.subject for capture in captures]
    assert all(b"Nine hours." in capture.content for capture in captures)
    assert all(capture.given.outlet == "The Gull" for capture in captures)
    assert captures[0].given.url == "https://gull.example/storm"


def test_an_entry_whose_page_cannot_be_had_is_taken_from_the_feed_and_says_so(tmp_path):
    with serving({}) as site:
        (tmp_path / "feed.xml").write_bytes(rss(site.url, entry("/storm", "<p>Nine <b>hours</b>.</p>")))
        [capture] = sources([str(tmp_path / "feed.xml")], QUICK)

    assert b"<p>Nine <b>hours</b>.</p>" in capture.content
    assert capture.subject.endswith("(as the feed has it; the page is not there (404))")
    assert capture.given.title == "Storm closes the Lindoe bridge"


def test_a_title_from_a_feed_cannot_break_out_of_the_page_it_heads(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss("", entry("", "<p>Nine hours.</p>", "A &lt;/title&gt;&lt;script&gt;")))

    [capture] = sources([str(tmp_path / "feed.xml")], Ingest(follow=False))

    assert b"<title>A &lt;/title&gt;&lt;script&gt;</title>" in capture.content


@pytest.mark.parametrize(
    "content",
    [
        b"<rss/>",
        b"<rss><channel></channel>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
        b"<rss>" + b" " * 2000,
    ],
)
def test_a_feed_without_entries_is_one_reject(tmp_path, content):
    (tmp_path / "feed.xml").write_bytes(content)

    [reject] = sources([str(tmp_path / "feed.xml")], Ingest(largest=1000))

    assert isinstance(reject, Reject)


def test_an_entry_that_carries_nothing_is_a_reject(tmp_path):
    (tmp_path / "feed.xml").write_bytes(
        b"<rss version='2.0'><channel><item><title>Storm</title></item></channel></rss>"
    )

    [reject] = sources([str(tmp_path / "feed.xml")], Ingest())

    assert reject.reason == "carries no text of its own; fetch its page"


def test_an_entry_without_a_link_is_not_looked_for_on_the_front_page(tmp_path):
    with serving({"/": STORM}) as site:
        (tmp_path / "feed.xml").write_bytes(rss(site.url, entry("", "<p>Nine hours.</p>")))
        [capture] = sources([str(tmp_path / "feed.xml")], QUICK)

    assert b"<p>Nine hours.</p>" in capture.content
    assert (None, None) == (capture.url, capture.given.url)


@pytest.mark.parametrize(
    "text", ["<p>The bridge was closed for nine hours.</p>", "The bridge was closed for nine hours."]
)
def test_what_an_entry_carries_is_read_as_a_report(tmp_path, text):
    (tmp_path / "feed.xml").write_bytes(rss("", entry("", text)))

    [report] = Clean()(sources([str(tmp_path / "feed.xml")], Ingest(follow=False)))

    assert ("Storm closes the Lindoe bridge", "The bridge was closed for nine hours.") == (report.title, report.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kept", [1, 2])
def test_a_feed_that_breaks_off_gives_what_is_there_and_says_so(tmp_path, kept, encoding):
    whole = rss("", *[entry("", f"<p>{n} hours.</p>") for n in range(2)]).decode().replace("utf-8", encoding)
    cut = whole if kept == 2 else whole[: whole.index("<p>1 hours")]
    (tmp_path / "feed.xml").write_bytes(cut.encode(encoding))

    found = list(sources([str(tmp_path / "feed.xml")], Ingest(follow=False)))

    assert b"<p>0 hours.</p>" in found[0].content
    assert ["breaks off before its end; fetch it again"] * (2 - kept) == [
        one.reason for one in found if isinstance(one, Reject) and one.subject == str(tmp_path / "feed.xml")
    ]


def test_no_more_of_a_long_feed_is_taken_than_wanted(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss("", *[entry("", f"<p>{n}</p>") for n in range(9)]))

    found = list(sources([str(tmp_path / "feed.xml")], Ingest(follow=False, most=3)))

    assert [Capture, Capture, Capture, Reject] == [type(one) for one in found]
    assert found[-1].reason.startswith("lists more than 3 pages")


def test_a_feed_inside_a_feed_is_not_followed(tmp_path):
    with serving({}) as site:
        site.paths["/feed"] = Told(rss(site.url, entry("/feed")), media_type="application/rss+xml")
        [reject] = sources([f"{site.url}/feed"], QUICK)

    assert reject.reason.startswith("is a list where a page was expected")
    assert site.asked("/feed") == 2


def test_a_feed_cannot_read_files_of_the_reader(tmp_path):
    (tmp_path / "secret.txt").write_text("The password is herring.")
    attack = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'.encode()
    (tmp_path / "feed.xml").write_bytes(attack + rss("", entry("", "<p>a</p>", "&x;")).partition(b"?>\n")[2])

    found = list(sources([str(tmp_path / "feed.xml")], Ingest(follow=False)))

    assert "herring" not in repr(found)


def test_links_of_a_feed_are_refused_like_any_other_and_what_their_entries_carry_stands_in(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss("", entry("http://127.0.0.1/a"), entry("file:///etc/hostname")))

    private, local = sources([str(tmp_path / "feed.xml")], replace(QUICK, allow_private=False))

    assert "the page leads to 127.0.0.1, which is no address of the public internet)" in private.subject
    assert "the page is neither http nor https)" in local.subject


def test_an_id_of_an_entry_that_is_no_address_is_none(tmp_path):
    told = entry("", "<p>Nine hours.</p>").replace("<link></link>", "<guid>lindoe-17</guid>")
    (tmp_path / "feed.xml").write_bytes(rss("https://gull.example", told))

    (capture,) = sources([str(tmp_path / "feed.xml")], Ingest(follow=False))

    assert (None, None) == (capture.url, capture.given.url)
