"""What a page says of itself: title, authors, outlet, dates, address, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean import authors, outlets, titles
from headwater.clean.dates import given_date
from headwater.model import Credit, Dated, Report

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
    return Report(
        id="",
        text="",
        title=given.title or titles.title(page, site),
        outlet=type(outlet)(given.outlet or outlet.name, outlet.domain, given.owner or outlet.owner),
        url=url,
        published=given_date(given.published) or _published(page, url),
        byline=authors.authors(page, site),
        credits=tuple(Credit(name, "text") for name in authors.credited_agencies(page)),
        language=(page.tree.get("lang") or "")[:2].lower() or None,
    )


def _published(page: Page, url: str | None) -> Dated | None:
    from htmldate import find_date

    date = find_date(page.tree, url=url, original_date=True, extensive_search=True)
    known = re.fullmatch(r"\d{4}-\d\d-\d\d", date or "")
    return Dated(date, "day", "metadata", by="htmldate") if known else None
