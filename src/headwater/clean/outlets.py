"""Who publishes a page: the outlet's name, its domain, and its owner from a table that can be added to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from headwater.clean.folding import squeezed
from headwater.model import Outlet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from headwater.clean.page import Page

Owners = Mapping[str, tuple[str, str]]
_SHORT_DOMAINS = frozenset({"co", "com", "org", "net", "gov", "ac", "go", "or", "ne", "edu"})


def outlet(page: Page, url: str | None) -> Outlet:
    """Return the outlet as the page names it."""
    return Outlet(_told(page), domain(url))


def completed(outlet: Outlet, owners: Owners) -> Outlet:
    """Return an outlet with the name and owner the table has for its domain, or the owner it has for its name."""
    found = known(outlet.domain, owners)
    name, owner = found or (None, None)
    if found is None and outlet.name:
        mine = _plain(outlet.name)
        owner = next((whose for said, whose in owners.values() if _plain(said) == mine), None)
    return Outlet(outlet.name or name, outlet.domain, outlet.owner or owner)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def domain(url: str | None) -> str | None:
    """Return the host of an address, lower case, without "www."."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|edition)\.", "", host) if host else None


def known(host: str | None, owners: Owners) -> tuple[str, str] | None:
    """Return name and owner for a host or for the domain above it."""
    while host and "." in host:
        if host in owners:
            return owners[host]
        host = host.partition(".")[2]
    return None


def site_names(page: Page, url: str | None) -> tuple[str, ...]:
    """Return what the site may call itself in titles and bylines: letters and digits only, lower case."""
    host = domain(url) or ""
    labels = host.split(".")
    main = labels[:-2] if len(labels) > 2 and labels[-2] in _SHORT_DOMAINS else labels[:-1]
    told = (_told(page) or "", *page.metas.get("og:site_name", ()), *page.metas.get("application-name", ()))
    said = [*told, host, *(main[-1:]), *(part for name in told for part in re.split(r"\s+[|–—-]\s+", name))]
    return tuple(dict.fromkeys(name for name in map(squeezed, said) if len(name) > 1))


def read_owners(lines: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return name and owner by domain from lines of a table: domain, outlet, owner, as of, and where it is said."""
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[0].strip().lower(): (row[1].strip(), row[2].strip()) for row in rows if len(row) >= 3}


@cache
def shipped_owners() -> Owners:
    """Return the table that comes with headwater."""
    return read_owners(files("headwater.clean").joinpath("data/owners.tsv").read_text("utf-8").splitlines())


def _told(page: Page) -> str | None:
    """Return the name the page gives its site; an account's handle or an address is none."""
    for said in (page.meta("og:site_name"), *_publishers(page), page.meta("application-name"), page.meta("publisher")):
        if said and not said.startswith(("@", "http")) and len(said) <= 80:
            return said
    return None


def _publishers(page: Page) -> list[str]:
    found = (node.get("publisher") for node in page.nodes)
    names = (one.get("name") if isinstance(one, dict) else one for one in found)
    return [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()]
