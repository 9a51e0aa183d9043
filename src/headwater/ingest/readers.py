"""Open streams to captures: what a stream holds decides who reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from headwater.ingest.archives import wacz, warc
from headwater.ingest.feeds import feed
from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.kinds import HEAD, Kind, charset, kind
from headwater.ingest.mails import Open, mail, mailbox
from headwater.ingest.maps import opml, sitemap
from headwater.ingest.records import json_document, json_lines
from headwater.ingest.settings import Ingest
from headwater.ingest.streams import BREAKAGE, broken, gunzipped, rewound
from headwater.ingest.vet import vet
from headwater.model import Capture

Reader = Callable[[Inlet, Ingest], Handed]


def opened(inlet: Inlet, name: str, settings: Ingest) -> Handed:
    """Read a stream by what its first bytes, its media type and its name say it is."""
    inlet, found = _looked_at(inlet, name)
    if found != "gzip":
        yield from _read(inlet, found, settings)
        return
    try:
        inlet, found = _looked_at(replace(inlet, stream=gunzipped(inlet.stream)), name.removesuffix(".gz"))
        yield from _read(inlet, found, settings)
    except BREAKAGE as error:
        yield refused(inlet.subject, broken(error))


def _looked_at(inlet: Inlet, name: str) -> tuple[Inlet, Kind]:
    head = inlet.stream.read(HEAD)
    return replace(inlet, stream=rewound(inlet.stream, head)), kind(name, head, inlet.media_type)


def _read(inlet: Inlet, found: Kind, settings: Ingest) -> Handed:
    if inlet.steps > 0 or found in PAGES:
        yield from READERS[found](inlet, settings)
    else:
        yield refused(inlet.subject, "is a list where a page was expected; hand over the list itself")


def _single(media_type: str) -> Reader:
    def read(inlet: Inlet, settings: Ingest) -> Handed:
        content = inlet.stream.read(settings.largest + 1)
        capture = Capture(
            subject=inlet.subject,
            content=content,
            media_type=media_type + charset(inlet.media_type or ""),
            sha256="",
            given=inlet.given,
            url=inlet.url,
            fetched_at=inlet.fetched_at,
        )
        yield vet(capture, settings.largest)

    return read


def _refusing(reason: str) -> Reader:
    def read(inlet: Inlet, _: Ingest) -> Handed:
        yield refused(inlet.subject, reason)

    return read


def _opening(holding: Callable[[Inlet, Open], Handed]) -> Reader:
    def read(inlet: Inlet, settings: Ingest) -> Handed:
        yield from holding(inlet, partial(opened, settings=settings))

    return read


PAGES = frozenset({"text", "markdown", "html", "table", "mail"})
READERS: Mapping[Kind, Reader] = {
    "text": _single("text/plain"),
    "markdown": _single("text/markdown"),
    "html": _single("text/html"),
    "json": json_document,
    "jsonl": json_lines,
    "feed": feed,
    "opml": opml,
    "sitemap": sitemap,
    "warc": warc,
    "zip": wacz,
    "mail": _opening(mail),
    "mailbox": _opening(mailbox),
    "gzip": _refusing("is packed twice; unpack it once"),
    "table": _refusing("is a table; write each row as a report record, one a line, as .jsonl"),
}
