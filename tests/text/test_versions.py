from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report

from headwater.model import Dated
from headwater.text.media import called
from headwater.text.versions import versions

SANK = "The ferry Gull sank off Heron Point, and nine people are missing."
LATER = "The ferry Gull sank off Heron Point, and four people are missing, the coast guard said."
OTHER = "Prices of herring rose in Tarn for a third week."
URL = "https://www.tarn.example/gull"


def version(name, text=SANK, url=URL, at=None, **more):
    published = Dated(at, "minute" if "T" in at else "day", "metadata") if at else None
    return report(name, text, url=url, published=published, outlet="Tarn Herald", **more)


def order(*reports):
    return [(one.id, other.id) for one, other in versions(reports)]


FIRST, SECOND = version("b", at="2026-05-03T08:10"), version("a", LATER, at="2026-05-03T14:40")


@pytest.mark.parametrize("url", ["http://tarn.example/gull", "https://www.tarn.example/gull/", f"{URL}#top"])
def test_one_address_is_one_page_however_it_is_written(url):
    assert [("b", "a")] == order(replace(FIRST, url=url), SECOND)


@pytest.mark.parametrize(
    "url", [None, "https://tarn.example/", "https://tarn.example/gull?page=2", "https://[tarn/gull"]
)
def test_another_address_none_and_a_front_page_make_no_versions(url):
    assert [] == order(replace(FIRST, url=url), replace(SECOND, url=url if url and url.endswith("/") else URL))


def test_when_a_page_was_updated_says_more_than_when_it_was_published():
    updated = replace(FIRST, updated=Dated("2026-05-03T18:00", "minute", "metadata"))

    assert [("a", "b")] == order(updated, SECOND)


def test_pages_of_one_date_are_in_the_order_in_which_they_were_fetched():
    fetched = {"a": "2026-05-03T09:00:00Z", "b": "2026-05-03T07:00:00Z"}

    assert [("b", "a")] == order(*(version(name, at="2026-05-03", fetched_at=at) for name, at in fetched.items()))


@pytest.mark.parametrize("at", [None, "2026-05-03", "2026-05-03T08:10"])
def test_without_an_order_there_are_no_versions(at):
    assert [] == order(FIRST, version("c", LATER, at=at))


def test_two_accounts_under_one_address_are_no_versions():
    assert [] == order(FIRST, version("c", OTHER, at="2026-05-03T14:40"))


def test_a_later_version_is_called_so():
    assert {"b": "Tarn Herald", "a": "Tarn Herald (later)"} == called((FIRST, SECOND))


@given(st.permutations([FIRST, SECOND, version("c", LATER, at="2026-05-04T07:00"), version("d", url=None)]))
def test_each_version_goes_with_the_next_one_whatever_the_order(reports):
    assert {("b", "a"), ("a", "c")} == set(order(*reports))
