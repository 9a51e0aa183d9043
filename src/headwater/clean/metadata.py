"""What a page says of itself: title, authors, outlet, dates, address, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.clean import authors, outlets, published, titles
from headwater.clean.dates import given_date
from headwater.model import Credit, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from headwater.clean.page import Page
    from headwater.model import Capture


def describe(page: Page, capture: Capture, owners: Mapping[str, tuple[str, str]]) -> Report:
    """Return a report that has everything but id and text; what the sender said outranks what the page says."""
    given = capture.given
    url = given.url or capture.url
    site = outlets.site_names(page, url)
    outlet = outlets.outlet(page, url, owners)
    near = authors.near_headline(page.tree)
    first = given_date(given.published) or published.published(page, url, near, capture.fetched_at)
    return Report(
        id="",
        text="",
        title=given.title or titles.title(page, site),
        outlet=type(outlet)(given.outlet or outlet.name, outlet.domain, given.owner or outlet.owner),
        url=url,
        published=first,
        updated=published.updated(page, first),
        byline=authors.authors(page, site, near),
        credits=tuple(Credit(name, "text") for name in authors.credited_agencies(page)),
        language=(page.tree.get("lang") or "")[:2].lower() or None,
    )
