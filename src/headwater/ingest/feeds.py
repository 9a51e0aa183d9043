"""Feeds (RSS, Atom, JSON Feed) to links, with what each entry carries itself in case its page cannot be had."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from headwater.ingest.inlet import Handed, Inlet, Wanted, limited, refused
from headwater.ingest.settings import Ingest
from headwater.ingest.vet import too_large, vet
from headwater.model import Capture, Given, Reject

CLOSING = 2000  # bytes at the end in which a feed is closed, whatever remarks follow
CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report."""

    link: str | None
    title: str | None
    published: str | None
    content: str
    is_html: bool


def feed(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield a link per entry of an RSS or Atom feed, or what the entry carries itself."""
    import feedparser  # noqa: PLC0415 (only where there is a feed)

    content = inlet.stream.read(settings.largest + 1)
    if len(content) > settings.largest:
        yield refused(inlet.subject, too_large(settings.largest))
        return
    # A bare string would be taken for the name of a file or a URL to open.
    parsed = feedparser.parse(
        BytesIO(content), sanitize_html=False, response_headers={"content-location": inlet.url or ""}
    )
    outlet, site = (_said(parsed.feed.get(name)) for name in ("title", "link"))
    yield from _entries((_entry(entry, site or "") for entry in parsed.entries), outlet, inlet, settings)
    if parsed.entries and not CLOSED.search(content[-CLOSING:].replace(b"\0", b"")):
        yield refused(inlet.subject, "breaks off before its end; fetch it again")


def json_feed(document: dict[str, Any], inlet: Inlet, settings: Ingest) -> Handed:
    """Yield a link per entry of a JSON Feed, or what the entry carries itself."""
    entries = document.get("items")
    readable = (_json_entry(entry) for entry in entries if isinstance(entry, dict)) if isinstance(entries, list) else ()
    yield from _entries(readable, _said(document.get("title")), inlet, settings)


def is_json_feed(document: object) -> bool:
    """Whether a JSON document says that it is a feed."""
    return isinstance(document, dict) and "jsonfeed.org/version/" in str(document.get("version"))


def _entries(entries: Iterable[Entry], outlet: str | None, inlet: Inlet, settings: Ingest) -> Handed:
    handed = (
        _handed(entry, _own(entry, number, outlet, inlet), inlet, settings) for number, entry in enumerate(entries, 1)
    )
    yield from limited(handed, inlet.subject, settings.most, "holds no entries; check that it is a feed")


def _handed(entry: Entry, own: Capture, inlet: Inlet, settings: Ingest) -> Capture | Reject | Wanted:
    vetted = vet(own, settings.largest)
    fallback = vetted if isinstance(vetted, Capture) else None
    if entry.link and settings.follow:
        return Wanted(entry.link, entry.link, Given(outlet=inlet.given.outlet, published=entry.published), 0, fallback)
    return fallback or refused(own.subject, "carries no text of its own; fetch its page")


def _own(entry: Entry, number: int, outlet: str | None, inlet: Inlet) -> Capture:
    """Wrap what an entry carries into a page; a fragment would be no page to whoever cleans it."""
    content = entry.content
    if entry.is_html and content.strip():
        title = html.escape(entry.title or "")
        content = f"<!doctype html><title>{title}</title><article><h1>{title}</h1>\n<p>{content}</p></article>"
    return Capture(
        subject=f"entry {number} of {inlet.subject}",
        content=content.encode("utf-8", "replace"),
        media_type=f"text/{'html' if entry.is_html else 'plain'}; charset=utf-8",
        sha256="",
        given=Given(url=entry.link, outlet=inlet.given.outlet or outlet, published=entry.published, title=entry.title),
        url=entry.link,
        fetched_at=inlet.fetched_at,
    )


def _entry(entry: Any, site: str) -> Entry:
    """Read an entry as feedparser gives it; its summary is its text only if it has no other."""
    held = [one for one in entry.get("content", ()) if (one.get("value") or "").strip()]
    best = max(held or [entry.get("summary_detail") or {}], key=lambda one: len(one.get("value") or ""))
    return Entry(
        link=_joined(site, entry["link"]) if entry.get("link") and not _is_bare_id(entry) else None,
        title=_said(entry.get("title")),
        published=_said(entry.get("published")),
        content=best.get("value") or "",
        is_html=best.get("type") != "text/plain",
    )


def _is_bare_id(entry: Any) -> bool:
    """Whether the link is but the entry's id, which a feed that does not say otherwise calls an address, and is none."""
    return bool(entry.get("guidislink")) and "://" not in entry["link"]


def _joined(site: str, link: str) -> str:
    """Complete a link that is relative to the site; one that cannot be completed is refused where it is fetched."""
    try:
        return urljoin(site, link)
    except ValueError:
        return link


def _json_entry(entry: dict[str, Any]) -> Entry:
    marked_up = entry.get("content_html")
    content = marked_up or entry.get("content_text") or entry.get("summary")
    return Entry(
        link=_said(entry.get("url")) or _said(entry.get("external_url")),
        title=_said(entry.get("title")),
        published=_said(entry.get("date_published")),
        content=content if isinstance(content, str) else "",
        is_html=bool(marked_up),
    )


def _said(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
