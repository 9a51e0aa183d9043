from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import FetchError
from headwater.ingest import Ingest, sources
from headwater.ingest.web.address import Location, addresses, is_public, locate
from headwater.ingest.web.exchange import exchange

from .site import QUICK, Told, moved, page, serving

PRIVATE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_outside_the_public_internet_is_known_as_such(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_an_address_of_the_public_internet_is_known_as_such(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_is_judged_by_what_is_inside(address):
    wrapped = (f"::ffff:{address}", str(ipaddress.IPv6Address((0x64FF9B << 96) + int(address))))

    assert {is_public(str(address))} == {is_public(outside) for outside in wrapped}


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1:8000/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest/meta-data/",
        "https://10.0.0.1/",
        "http://0.0.0.0/",
    ],
)
def test_a_url_that_leads_into_a_private_network_is_refused(url):
    [reject] = sources([url], Ingest(attempts=1))

    assert "no address of the public internet" in reject.reason


def test_no_request_reaches_a_private_address_unless_it_is_allowed():
    with serving({"/storm": page("Storm", "The bridge is closed.")}) as site:
        [reject] = sources([f"{site.url}/storm"], Ingest(pause=0.0))
        refused = list(site.requests)
        [capture] = sources([f"{site.url}/storm"], QUICK)

    assert "--allow-private" in reject.reason
    assert refused == []
    assert b"The bridge is closed." in capture.content


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://gull.example/storm", "neither http nor https"),
        ("file:///etc/hostname", "neither http nor https"),
        ("javascript://alert", "neither http nor https"),
        ("http://", "names no host"),
        ("http://[::1/", "no valid URL"),
        ("http://gull.example:99999/", "no valid URL"),
        ("http://reader:secret@gull.example/", "user name or password"),
        ("http://gull.invalid/", "cannot be found"),
        ("http://" + "a" * 64 + ".example/", "cannot be found"),
    ],
)
def test_a_url_that_cannot_be_fetched_is_rejected_with_a_remedy(url, reason):
    [reject] = sources([url], Ingest(attempts=1))

    assert reason in reject.reason
    assert ";" in reject.reason


@pytest.mark.parametrize("place", ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/"])
def test_a_redirect_to_another_scheme_is_refused(place):
    with serving({"/storm": moved(place)}) as site:
        [reject] = sources([f"{site.url}/storm"], QUICK)

    assert "neither http nor https" in reject.reason


def test_the_parts_of_a_url_are_put_in_their_normal_form():
    location = locate("HTTPS://Möwe.Example:443/straße?q=ä#top")

    assert location.url == "https://xn--mwe-sna.example/stra%C3%9Fe?q=%C3%A4"
    assert locate(location.url) == location


@given(st.text())
def test_no_text_is_too_odd_for_a_url(text):
    try:
        location = locate(f"http://{text}")
    except FetchError:
        return

    assert locate(location.url).url == location.url


def test_a_host_is_connected_to_at_the_address_that_was_vetted():
    hosts = []

    def told(request):
        hosts.append(request.headers["Host"])
        return Told(b"<html>ok")

    with serving({"/": told}) as site:
        port = site.url.rpartition(":")[2]
        [capture] = sources([f"http://localhost:{port}/"], QUICK)
        vetted = addresses(locate(f"http://localhost:{port}/"), allow_private=True)

    assert [f"localhost:{port}"] == hosts
    assert set(vetted) <= {"127.0.0.1", "::1"}
    assert capture.url == f"http://localhost:{port}/"


def test_a_host_is_not_looked_up_a_second_time():
    with serving({"/storm": page("Storm", "The bridge is closed.")}) as site:
        location = Location("http", "gull.invalid", int(site.url.rpartition(":")[2]), "/storm")
        answer = exchange(location, ("127.0.0.1",), {}, QUICK)

    assert answer.status == 200
    assert site.requests[0][1]["Host"] == location.netloc


def test_a_host_with_several_addresses_is_asked_at_the_one_that_answers():
    with serving({"/storm": page("Storm", "The bridge is closed.")}) as site:
        location = Location("http", "gull.invalid", int(site.url.rpartition(":")[2]), "/storm")
        answer = exchange(location, ("127.0.0.2", "127.0.0.1"), {}, QUICK)

    assert answer.status == 200
