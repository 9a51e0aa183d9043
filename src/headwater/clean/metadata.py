"""What a page says of itself: title, authors, outlet, dates, address, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from headwater.clean import authors, outlets, published, titles
from headwater.clean.archives import held
from headwater.clean.dates import given_date, undated
from headwater.model import Credit, Outlet, Report

if TYPE_CHECKING:
    from headwater.clean.outlets import Owners
    from headwater.clean.page import Page
    from headwater.model import Capture, Given

_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)


def describe(page: Page, capture: Capture, owners: Owners) -> Report:
    """Return a report that has everything but id and text; what the sender said outranks what the page says."""
    given, url = capture.given, address(page, capture)
    site = outlets.site_names(page, url)
    near = authors.near_headline(page.tree)
    first = given_date(given.published) or published.published(page, url, near, capture.fetched_at)
    return Report(
        id="",
        text="",
        title=given.title or titles.title(page, site),
        outlet=_as_given(given, outlets.outlet(page, url), owners),
        url=url,
        published=first,
        updated=published.updated(page, first),
        byline=authors.authors(page, site, near),
        credits=tuple(Credit(name, "text") for name in authors.credited_agencies(page, near)),
        language=_language(page),
        notes=tuple(_notes(capture, url)),
    )


def address(page: Page, capture: Capture) -> str | None:
    """Return the address of the page itself: as given, as the page names it if on the same site, or as fetched."""
    if capture.given.url:
        return held(capture.given.url)
    fetched = held(capture.url) if capture.url else None
    said = page.tree.xpath("string(//link[@rel='canonical']/@href)") or page.meta("og:url") or ""
    try:
        named = held(urljoin(fetched or "", said.strip()))
        parts = urlsplit(named)
    except ValueError:
        return fetched
    if not (parts.scheme in {"http", "https"} and parts.hostname and parts.path.strip("/")):
        return fetched
    return named if fetched is None or outlets.domain(named) == outlets.domain(fetched) else fetched


def _as_given(given: Given, found: Outlet, owners: Owners) -> Outlet:
    return outlets.completed(Outlet(given.outlet or found.name, found.domain, given.owner), owners)


def _language(page: Page) -> str | None:
    code = _LANGUAGE.match(page.tree.get("lang") or page.meta("og:locale") or "")
    return code[1].lower() if code else None


def _notes(capture: Capture, url: str | None) -> list[str]:
    given, fetched = capture.given, capture.given.url or capture.url
    notes = [*undated(given)]
    if fetched and url and held(fetched) != fetched:
        notes.append(f"read from an archive: {fetched}")
    return notes
