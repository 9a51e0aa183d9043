from __future__ import annotations

import gzip
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import __version__
from headwater.errors import ConfigError
from headwater.ingest import sources
from headwater.ingest.web.manners import asked_to_wait
from headwater.ingest.web.robots import rules
from headwater.model import Capture, Reject

from .site import QUICK, Told, moved, page, serving

STORM = page("Storm closes the Lindoe bridge", "The road authority closed the bridge for nine hours.")


def fetch(site, *paths, settings=QUICK):
    return list(sources([site.url + path for path in paths], settings))


def test_a_page_is_captured_with_its_url_its_moment_and_its_declared_encoding():
    text = "<html><p>Мост закрыт.</p>".encode("koi8-r")
    with serving({"/storm": Told(text, media_type="Text/HTML; charset=KOI8-R")}) as site:
        [capture] = fetch(site, "/storm#top")

    assert (capture.content, capture.media_type) == (text, "text/html; charset=koi8-r")
    assert (capture.subject, capture.url) == (f"{site.url}/storm#top", f"{site.url}/storm")
    assert abs(datetime.fromisoformat(capture.fetched_at) - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_fetcher_says_honestly_who_it_is():
    with serving({"/storm": STORM}) as site:
        fetch(site, "/storm")

    agents = {headers["User-Agent"] for _, headers, _ in site.requests}
    assert all(agent.startswith(f"headwater/{__version__} (") for agent in agents)


def test_redirects_are_followed_to_the_page():
    with serving({"/a": moved("b", 301), "/b": moved("/storm?x=1", 308), "/storm?x=1": STORM}) as site:
        [capture] = fetch(site, "/a")

    assert (capture.subject, capture.url) == (f"{site.url}/a", f"{site.url}/storm?x=1")


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        ({"/a": moved("/b"), "/b": moved("/a")}, "redirects in a circle"),
        ({"/a": moved("/a")}, "redirects in a circle"),
        ({"/a": Told(status=302)}, "redirects in a circle"),
        ({"/a": lambda request: moved(request.path + "a")}, "is not there"),
        ({f"/{'a' * n}": moved(f"/{'a' * (n + 1)}") for n in range(1, 30)}, "redirects more than 10 times"),
    ],
    ids=["circle", "itself", "nowhere", "away", "for ever"],
)
def test_redirects_that_lead_nowhere_are_rejected(paths, reason):
    with serving(paths) as site:
        [reject] = fetch(site, "/a")

    assert reject.reason.startswith(reason)


def drip(request):
    for _ in range(40):
        request.wfile.write(b"HTTP/1.0 200 OK\r\n" if _ == 0 else b"X-Still: here\r\n")
        time.sleep(0.05)
    return Told()


@pytest.mark.parametrize(
    ("told", "settings", "reason"),
    [
        (Told(delay=0.5), {"idle": 0.1}, "was silent for 0.1 seconds"),
        (drip, {"seconds": 0.3}, "did not arrive within 0.3 seconds"),
        (Told(b"x" * 5001), {"largest": 5000}, "is larger than 5000 bytes"),
        (Told(gzip.compress(b"x" * 5001), headers={"Content-Encoding": "gzip"}), {"largest": 5000}, "is larger than"),
        (Told(b"junk", headers={"Content-Encoding": "gzip"}), {}, "gave an answer that cannot be read"),
        (Told(b"x", headers={"Content-Length": "9"}), {"attempts": 1}, "broke off"),
        (Told(status=403), {}, "may not be fetched by programs (403)"),
        (Told(status=404), {}, "is not there (404)"),
        (Told(status=418), {}, "was answered with status 418"),
        (Told(status=500), {}, "is busy or broken (status 500)"),
        (Told(b"\x00\x01\x02\x03", media_type="application/octet-stream"), {}, "is binary"),
        (Told(b"GIF89a", media_type="image/gif"), {}, "is image/gif, not text"),
        (Told(b"body { color: red }", media_type="text/css"), {}, "is text/css, not text"),
        (Told(b""), {}, "is empty"),
    ],
)
def test_what_cannot_be_had_is_rejected_with_a_remedy_and_the_others_go_on(told, settings, reason):
    with serving({"/odd": told, "/storm": STORM}) as site:
        first, reject, last = fetch(site, "/storm", "/odd", "/storm?again", settings=replace(QUICK, **settings))

    assert reject.reason.startswith(reason)
    assert ";" in reject.reason
    assert isinstance(first, Capture)
    assert isinstance(last, Reject)


def test_a_small_packed_answer_does_not_swell_beyond_the_limit():
    bomb = gzip.compress(b"<html>" + b"a" * 30_000_000)
    with serving({"/bomb": Told(bomb, headers={"Content-Encoding": "gzip"})}) as site:
        [reject] = fetch(site, "/bomb")

    assert reject.reason.startswith("is larger than 10 MB")


def busy_at_first(times, status=429, **headers):
    left = [times]

    def told(_):
        left[0] -= 1
        return Told(status=status, headers=headers) if left[0] >= 0 else STORM

    return told


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_host_is_asked_again(status):
    with serving({"/storm": busy_at_first(2, status)}) as site:
        [capture] = fetch(site, "/storm")

    assert isinstance(capture, Capture)
    assert site.asked("/storm") == 3


def test_a_busy_host_is_left_in_peace_after_the_last_attempt():
    with serving({"/storm": busy_at_first(9)}) as site:
        [reject] = fetch(site, "/storm")

    assert reject.reason == "is busy or broken (status 429); try later"
    assert site.asked("/storm") == QUICK.attempts


def test_a_host_that_names_a_wait_is_given_it():
    with serving({"/storm": busy_at_first(1, **{"Retry-After": "1"})}) as site:
        [capture] = fetch(site, "/storm")

    first, second = (moment for path, _, moment in site.requests if path == "/storm")
    assert isinstance(capture, Capture)
    assert second - first >= 1.0


def test_a_host_that_asks_for_too_long_a_wait_is_not_asked_again():
    with serving({"/storm": busy_at_first(1, **{"Retry-After": "3600"})}) as site:
        [reject] = fetch(site, "/storm")

    assert reject.reason == "asks to wait for 3600 seconds; try later"
    assert site.asked("/storm") == 1


def test_a_wait_may_be_told_in_seconds_or_as_a_date():
    later = datetime.now(UTC) + timedelta(seconds=90)

    assert asked_to_wait(" 90 ") == 90.0
    assert 85 < asked_to_wait(format_datetime(later, usegmt=True)) <= 90
    assert asked_to_wait("Mon, 04 Nov 2024 08:00:00 GMT") == 0.0
    assert asked_to_wait("soon") is None
    assert asked_to_wait(None) is None


ROBOTS = b"User-agent: *\nDisallow: /\n\nUser-agent: headwater\nDisallow: /private/\nAllow: /private/*.html$\n"


def test_robots_files_are_asked_once_and_honoured():
    paths = {"/robots.txt": Told(ROBOTS, media_type="text/plain")}
    paths |= dict.fromkeys(("/storm", "/private/x", "/private/x.html"), STORM)
    with serving(paths) as site:
        answers = fetch(site, *list(paths)[1:])

    assert [Capture, Reject, Capture] == [type(answer) for answer in answers]
    assert answers[1].reason.startswith("is closed to programs by the site's robots.txt")
    assert site.asked("/private/x") == 0
    assert site.asked("/robots.txt") == 1


def test_a_robots_file_that_closes_where_a_redirect_leads_is_honoured():
    with serving({"/robots.txt": Told(b"User-agent: *\nDisallow: /storm"), "/a": moved("/storm")}) as site:
        [reject] = fetch(site, "/a")

    assert "robots.txt" in reject.reason
    assert site.asked("/storm") == 0


@pytest.mark.parametrize(
    ("robots", "kind"),
    [
        (Told(status=404), Capture),
        (Told(status=403), Capture),
        (Told(b"<html>Not a robots file"), Capture),
        (moved("/robots.txt"), Capture),
        (moved("/elsewhere"), Capture),
        (Told(status=503), Reject),
        (Told(delay=0.4), Reject),
    ],
)
def test_a_host_that_does_not_say_whether_a_page_is_open_has_not_opened_it(robots, kind):
    with serving({"/robots.txt": robots, "/storm": STORM}) as site:
        [answer] = fetch(site, "/storm", settings=replace(QUICK, idle=0.2))

    assert isinstance(answer, kind)
    assert site.asked("/storm") == (kind is Capture)


def test_one_host_is_asked_one_request_at_a_time_with_a_pause_after_each():
    paths = {f"/{n}": replace(STORM, delay=0.05) for n in range(4)}
    with serving(paths) as site:
        fetch(site, *paths, settings=replace(QUICK, pause=0.1))

    moments = [moment for path, _, moment in site.requests if path != "/robots.txt"]
    assert all(after - before >= 0.14 for before, after in pairwise(moments))


def test_a_host_that_asks_for_a_longer_pause_is_given_it():
    robots = Told(b"User-agent: *\nCrawl-delay: 0.3\n")
    with serving({"/robots.txt": robots, "/a": STORM, "/b": STORM}) as site:
        fetch(site, "/a", "/b")

    first, second = (moment for path, _, moment in site.requests if path != "/robots.txt")
    assert second - first >= 0.3


def test_several_hosts_are_asked_at_once_and_answered_in_the_order_asked():
    slow = {"/storm": replace(STORM, delay=0.6)}
    with serving(slow) as one, serving(slow) as two, serving({"/storm": STORM}) as three:
        urls = [f"{site.url}/storm" for site in (one, two, three)]
        began = time.monotonic()
        answers = list(sources(urls, QUICK))
        took = time.monotonic() - began

    assert urls == [answer.url for answer in answers]
    assert took < 1.15


def test_whoever_stops_asking_leaves_no_request_behind():
    paths = {f"/{n}": STORM for n in range(20)}
    with serving(paths) as site:
        answers = sources([site.url + path for path in paths], replace(QUICK, pause=0.3))
        next(answers)
        answers.close()
        asked = len(site.requests)
        time.sleep(0.5)

    assert len(site.requests) <= asked + 1


def test_the_outlet_named_for_a_url_is_given():
    with serving({"/storm": STORM}) as site:
        [capture] = fetch(site, "/storm", settings=replace(QUICK, outlets={f"{site.url}/storm": "The Gull"}))

    assert capture.given.outlet == "The Gull"


def dated(text, tag):
    def told(request):
        if request.headers.get("If-None-Match") == tag:
            return Told(status=304)
        return Told(text, headers={"ETag": tag, "Last-Modified": "Tue, 05 Nov 2024 08:00:00 GMT"})

    return told


def test_a_page_that_has_not_changed_is_taken_from_the_cache(tmp_path):
    settings = replace(QUICK, cache=tmp_path / "pages")
    with serving({"/storm": dated(STORM.body, '"1"')}) as site:
        [first] = fetch(site, "/storm", settings=settings)
        [second] = fetch(site, "/storm", settings=settings)
        site.paths["/storm"] = dated(b"<html><p>Open again.</p>", '"2"')
        [third] = fetch(site, "/storm", settings=settings)

    conditions = [headers.get("if-none-match") for path, headers, _ in site.requests if path == "/storm"]
    assert conditions == [None, '"1"', '"1"']
    assert (second.content, second.media_type) == (first.content, first.media_type)
    assert third.content == b"<html><p>Open again.</p>"


def test_a_page_that_was_damaged_in_the_cache_is_fetched_anew(tmp_path):
    settings = replace(QUICK, cache=tmp_path)
    with serving({"/storm": dated(STORM.body, '"1"')}) as site:
        fetch(site, "/storm", settings=settings)
        [kept] = tmp_path.iterdir()
        kept.write_bytes(kept.read_bytes()[:-1])
        [capture] = fetch(site, "/storm", settings=settings)

    assert capture.content == STORM.body


def test_a_cache_that_cannot_be_written_is_the_operators_to_mend(tmp_path):
    (tmp_path / "file").write_text("")

    with serving({"/storm": dated(STORM.body, '"1"')}) as site, pytest.raises(ConfigError, match="name another folder"):
        fetch(site, "/storm", settings=replace(QUICK, cache=tmp_path / "file"))


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("/möwe", "/m%C3%B6we"),
        ("/m%C3%B6we", "/m%C3%B6we"),
        ("?q=a b", "/a?q=a%20b"),
        ("//[", None),
        ("http://[", None),
    ],
)
def test_a_redirect_may_be_written_oddly(place, path):
    with serving({"/a": moved(place.encode().decode("latin-1")), path: STORM}) as site:
        [answer] = fetch(site, "/a")

    assert isinstance(answer, Capture) == (path is not None)


@given(st.binary())
def test_no_robots_file_is_too_odd_to_be_read(content):
    found = rules(content)

    assert found.objection("https://gull.example/storm") is None or b":" in content
    assert found.pause(1.0) >= 1.0
