from __future__ import annotations

import gzip

import pytest

from headwater.ingest import Ingest, sources

from .site import QUICK, Told, moved, page, serving
from .test_feeds import entry, rss

STORM = page("Storm closes the Lindoe bridge", "The road authority closed the bridge for nine hours.")
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(*links):
    return f"<urlset {SITEMAP}>{''.join(f'<url><loc> {link} </loc></url>' for link in links)}</urlset>".encode()


def index(*links):
    inside = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f"<?xml version='1.0'?><!-- maps --><sitemapindex {SITEMAP}>{inside}</sitemapindex>".encode()


def opml(*links):
    inside = "".join(f'<outline text="Coast"><outline type="rss" xmlUrl="{link}"/></outline>' for link in links)
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{inside}</body></opml>'.encode()


def test_a_sitemap_leads_to_its_pages_through_an_index_and_packed():
    with serving({"/storm": STORM, "/ferry": STORM}) as site:
        site.paths["/index.xml"] = Told(index(f"{site.url}/a.xml", f"{site.url}/b.xml.gz"))
        site.paths["/a.xml"] = Told(sitemap(f"{site.url}/storm"))
        site.paths["/b.xml.gz"] = Told(gzip.compress(sitemap(f"{site.url}/ferry")), media_type="application/gzip")
        captures = list(sources([f"{site.url}/index.xml"], QUICK))

    assert [f"{site.url}/storm", f"{site.url}/ferry"] == [capture.url for capture in captures]


def test_a_news_sitemap_tells_outlet_and_date(tmp_path):
    with serving({"/storm": STORM}) as site:
        news = (
            f'<urlset {SITEMAP} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{site.url}/storm</loc>'
            "<news:news><news:publication><news:name>The Gull</news:name></news:publication>"
            "<news:publication_date>2024-11-05T08:30:00+01:00</news:publication_date></news:news></url></urlset>"
        )
        (tmp_path / "news.xml").write_text(news)
        [capture] = sources([str(tmp_path / "news.xml")], QUICK)

    assert (capture.given.outlet, capture.given.published) == ("The Gull", "2024-11-05T08:30:00+01:00")


def test_a_list_of_feeds_leads_to_their_pages(tmp_path):
    with serving({"/storm": STORM, "/ferry": STORM}) as site:
        site.paths["/one"] = Told(rss(site.url, entry("/storm")), media_type="application/rss+xml")
        site.paths["/two"] = moved("/one")
        (tmp_path / "papers.opml").write_bytes(opml(f"{site.url}/one", f"{site.url}/two", f"{site.url}/three"))
        found = list(sources([str(tmp_path / "papers.opml")], QUICK))

    assert [f"{site.url}/storm", f"{site.url}/storm", f"{site.url}/three"] == [one.subject for one in found]
    assert found[-1].reason.startswith("is not there (404)")


def test_an_index_that_leads_in_a_circle_comes_to_an_end():
    with serving({}) as site:
        site.paths["/index.xml"] = Told(index(f"{site.url}/index.xml"))
        [reject] = sources([f"{site.url}/index.xml"], QUICK)

    assert reject.reason.startswith("is a list where a page was expected")
    assert site.asked("/index.xml") == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<urlset></urlset>", "names no page"),
        (b"<opml><body></body></opml>", "names no feed"),
        (sitemap("https://gull.invalid/storm")[:-20], "is broken XML"),
        (
            b'<!DOCTYPE urlset [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
            "names no page",
        ),
    ],
)
def test_a_list_that_leads_nowhere_is_rejected_with_a_remedy(tmp_path, content, reason):
    (tmp_path / "list.xml").write_bytes(content)

    found = list(sources([str(tmp_path / "list.xml")], Ingest(attempts=1)))

    assert found[-1].reason.startswith(reason)
    assert ";" in found[-1].reason


def test_a_list_of_links_is_left_alone_where_links_are_not_followed(tmp_path):
    (tmp_path / "map.xml").write_bytes(sitemap("https://gull.example/storm"))

    [reject] = sources([str(tmp_path / "map.xml")], Ingest(follow=False))

    assert "links are not followed" in reject.reason


def test_a_long_sitemap_is_read_no_further_than_wanted(tmp_path):
    with serving({}) as site:
        (tmp_path / "map.xml").write_bytes(sitemap(*[f"{site.url}/{n}" for n in range(50_000)]))
        found = list(sources([str(tmp_path / "map.xml")], Ingest(most=3, allow_private=True, pause=0.0)))

    assert [f"{site.url}/0", f"{site.url}/1", f"{site.url}/2", str(tmp_path / "map.xml")] == [
        one.subject for one in found
    ]
