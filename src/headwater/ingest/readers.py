"""Open streams to captures: what a stream holds decides who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.kinds import HEAD, Kind, kind
from headwater.ingest.records import json_document, json_lines
from headwater.ingest.rewind import rewound
from headwater.ingest.settings import Ingest
from headwater.ingest.unpack import PACKING_ERRORS, broken, unpacked
from headwater.ingest.vet import vet
from headwater.model import Capture

Reader = Callable[[Inlet, Ingest], Handed]


def opened(inlet: Inlet, name: str, settings: Ingest) -> Handed:
    """Read a stream by what its first bytes, its media type and its name say it is."""
    head = inlet.stream.read(HEAD)
    inlet = replace(inlet, stream=rewound(inlet.stream, head))
    found = kind(name, head, inlet.media_type)
    if found == "gzip":
        yield from _unpacked(inlet, name, settings)
    else:
        yield from READERS.get(found, _unknown)(inlet, settings)


def _unpacked(inlet: Inlet, name: str, settings: Ingest) -> Handed:
    try:
        yield from opened(replace(inlet, stream=unpacked(inlet.stream)), name.removesuffix(".gz"), settings)
    except PACKING_ERRORS as error:
        yield refused(inlet.subject, broken(error))


def _single(media_type: str) -> Reader:
    def read(inlet: Inlet, settings: Ingest) -> Handed:
        content = inlet.stream.read(settings.largest + 1)
        capture = Capture(
            subject=inlet.subject,
            content=content,
            media_type=media_type + _charset(inlet.media_type),
            sha256="",
            given=inlet.given,
            url=inlet.url,
            fetched_at=inlet.fetched_at,
        )
        yield vet(capture, settings.largest)

    return read


def _charset(media_type: str | None) -> str:
    """Keep the charset that HTTP declared; only it knows the encoding of some pages."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return f"; charset={found[1].lower()}" if found else ""


def _unknown(inlet: Inlet, _: Ingest) -> Handed:
    yield refused(inlet.subject, "is of a kind not read yet; hand over text, HTML or report records")


READERS: Mapping[Kind, Reader] = {
    "text": _single("text/plain"),
    "markdown": _single("text/markdown"),
    "html": _single("text/html"),
    "json": json_document,
    "jsonl": json_lines,
}
