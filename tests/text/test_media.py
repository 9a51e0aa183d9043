"""Names of media and the outlets that go by them."""

import pytest

from headwater.model import Outlet
from headwater.text.media import publishes


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
    ],
)
def test_another_name_is_not_an_outlet_s(outlet, name):
    assert not publishes(outlet, name)
