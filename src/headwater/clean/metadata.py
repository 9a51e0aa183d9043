"""What a page says of itself: title, authors, outlet, dates, address, language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from headwater.clean.page import Page
from headwater.model import Capture, Dated, Outlet, Report


def describe(page: Page, capture: Capture) -> Report:
    """Return a report that has everything but id and text; what the sender said outranks what the page says."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 (slow to import)

    given = capture.given
    address = given.url or capture.url
    found = extract_metadata(page.tree, address, {"original_date": True, "extensive_search": True})
    url = address or found.url
    date = given.published or found.date
    return Report(
        id="",
        text="",
        title=given.title or found.title or "",
        outlet=Outlet(given.outlet or found.sitename, _domain(url), given.owner),
        url=url,
        published=_published(date) if date else None,
        byline=tuple(name for name in (found.author or "").split("; ") if name),
        language=(page.tree.get("lang") or "")[:2].lower() or None,
    )


def _domain(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _published(date: str) -> Dated | None:
    known = re.fullmatch(r"\d{4}-\d\d-\d\d", date)
    return Dated(date, "day", "metadata", by="htmldate") if known else None
