"""Addresses of archived pages to the addresses of the pages they hold, and when these were captured."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import unquote

_HOLDERS = (
    re.compile(
        r"https?://(?:web|wayback)\.archive\.org/(?:web/)?(?:\d{1,14}|\*)[a-z_]{0,4}/(?P<held>.+)", re.IGNORECASE
    ),
    re.compile(
        r"https?://archive\.(?:today|ph|is|li|vn|fo|md)/(?:o/\w+|\d{4,14}|newest|oldest)/(?P<held>.+)", re.IGNORECASE
    ),
    re.compile(r"https?://(?:www\.)?webcitation\.org/query\?(?:.*&)?url=(?P<held>[^&]+)", re.IGNORECASE),
    re.compile(
        r"https?://webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]+:)?(?P<held>[^+&]+)", re.IGNORECASE
    ),
    re.compile(
        r"https?://(?:[\w.-]+/)?(?:wayback|webarchive|arquivo)[\w.-]*/(?:[\w-]+/)*\d{14}[a-z_]{0,4}/(?P<held>https?:.+)",
        re.IGNORECASE,
    ),
    re.compile(r"https?://[\w.-]+\.cdn\.ampproject\.org/[cvwr]/(?P<held>(?:s/)?[^?#]+.*)", re.IGNORECASE),
)
DEEPEST = 5  # archives of archives that are opened; nobody keeps more
_MOMENT = re.compile(r"/(\d{14})(?:[a-z_]{0,4})/")
_SCHEME = re.compile(r"https?:/*", re.IGNORECASE)


def held(url: str) -> str:
    """Return the address of the page an archive's or cache's address holds; any other address as it is."""
    for _ in range(DEEPEST):
        match = next(filter(None, (holder.fullmatch(url) for holder in _HOLDERS)), None)
        if match is None:
            break
        url = _whole(match["held"])
    return url


def captured_at(url: str | None) -> str | None:
    """Return when a page was captured that an archive keeps at this address, if the address tells it to the second (in UTC)."""
    moment = _MOMENT.search(url or "") if url and held(url) != url else None
    try:
        return datetime.strptime(moment[1], "%Y%m%d%H%M%S").strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None  # noqa: DTZ007
    except ValueError:
        return None


def _whole(address: str) -> str:
    """Return an address with its scheme, which archives shorten or encode."""
    address = unquote(address) if re.match(r"https?%3A", address, re.IGNORECASE) else address
    if scheme := _SCHEME.match(address):
        return f"{scheme[0].partition(':')[0].lower()}://{address[scheme.end() :]}"
    secure = address.startswith("s/")
    return f"{'https' if secure else 'http'}://{address.removeprefix('s/')}"
