"""Report records (JSON and JSON Lines) to captures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader, BytesIO
from typing import Any

from headwater.ingest.feeds import is_json_feed, json_feed
from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.settings import Ingest
from headwater.ingest.vet import too_large, vet
from headwater.model import Capture, Given, Reject

DOCUMENT = 64 << 20  # bytes; a longer list belongs on lines of its own
ESCAPED = 6  # bytes that JSON may take for one: "\u001f"
FIELDS = ("id", "url", "outlet", "owner", "published", "title")


def json_lines(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield a capture per line; a broken line is a reject and the others go on."""
    found = False
    for number, line in _lines(inlet, settings.largest * ESCAPED):
        found = True
        subject = f"line {number} of {inlet.subject}"
        if line is None:
            yield refused(subject, too_large(settings.largest))
            continue
        try:
            document = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield refused(subject, f"is not JSON ({_short(error)}); write one report record a line, in UTF-8")
        else:
            yield from _documented(document, replace(inlet, subject=subject), settings)
    if not found:
        yield refused(inlet.subject, "is empty; write one report record a line")


def json_document(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield the captures of one JSON document: a record, a list of them, {"reports": […]} or a JSON Feed."""
    content = inlet.stream.read(DOCUMENT + 1)
    if len(content) > DOCUMENT:
        yield refused(inlet.subject, f"is larger than {DOCUMENT >> 20} MB; write one report record a line, as .jsonl")
    elif not content.strip():
        yield refused(inlet.subject, "is empty; hand over a file with report records")
    else:
        yield from _parsed(content, inlet, settings)


def _parsed(content: bytes, inlet: Inlet, settings: Ingest) -> Handed:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data" and error.lineno > 1:
            yield from json_lines(replace(inlet, stream=BufferedReader(BytesIO(content))), settings)
        else:
            yield refused(inlet.subject, f"is not JSON ({_short(error)}); mend it, or save the text as .txt")
    else:
        yield from _documented(document, inlet, settings)


def _documented(document: Any, inlet: Inlet, settings: Ingest) -> Handed:
    if is_json_feed(document):
        yield from json_feed(document, inlet, settings)
        return
    if isinstance(document, dict) and isinstance(document.get("reports"), list):
        document = document["reports"]
    if not isinstance(document, list):
        yield _captured(document, inlet.subject, inlet, settings)
    elif not document:
        yield refused(inlet.subject, "holds an empty list; hand over at least one report record")
    else:
        for number, record in enumerate(document, 1):
            yield _captured(record, f"record {number} of {inlet.subject}", inlet, settings)


def _captured(record: Any, subject: str, inlet: Inlet, settings: Ingest) -> Capture | Reject:
    """Make the capture a report record holds."""
    if not isinstance(record, dict):
        return refused(subject, 'is no report record; write an object with "text" or "html"')
    field = next((name for name in ("text", "html") if isinstance(record.get(name), str) and record[name]), None)
    if field is None:
        return refused(subject, 'has neither "text" nor "html"; a report record needs one of them')
    try:
        content = record[field].encode("utf-8")
    except UnicodeEncodeError:
        return refused(subject, "holds half a surrogate pair, which is no character; write it as UTF-8 again")
    given = _given(record, inlet.given)
    return vet(
        Capture(
            subject=subject,
            content=content,
            media_type=f"text/{'html' if field == 'html' else 'plain'}; charset=utf-8",
            sha256="",
            given=given,
            url=given.url,
            fetched_at=inlet.fetched_at,
        ),
        settings.largest,
    )


def _lines(inlet: Inlet, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not blank, with their number; None stands for one that is too long."""
    number = 0
    while line := inlet.stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            while line and not line.endswith(b"\n"):
                line = inlet.stream.readline(1 << 20)
            yield number, None
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, line


def _given(record: dict[str, Any], sender: Given) -> Given:
    """Gather what the record says of itself; what is said of the whole file fills the gaps."""
    told = {name: _plain(record.get(name), name) or getattr(sender, name) for name in FIELDS}
    if told["owner"] is None and isinstance(record.get("outlet"), dict):
        told["owner"] = _plain(record["outlet"].get("owner"), "owner")
    return Given(**told)


def _plain(value: Any, name: str) -> str | None:
    """Read a field as text, also in the form in which headwater itself writes outlets and dates."""
    if isinstance(value, dict):
        value = value.get({"outlet": "name", "published": "value"}.get(name, ""))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
