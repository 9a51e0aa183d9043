"""Mails and packed pages to captures, whole as they came; what is attached is read, or refused, like a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import Message
from io import BufferedReader, BytesIO
from typing import cast

from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.kinds import unread
from headwater.ingest.settings import MEBIBYTE
from headwater.ingest.vet import too_large, vet
from headwater.model import Capture
from headwater.text.mime import body, held, is_attached, leaves, parsed, said, written

Open = Callable[[Inlet, str], Handed]

LARGEST = 64 * MEBIBYTE  # with what is attached
DEEPEST = 5  # mails that pass one another on
COVER = 25  # words below which the text above a mail that is passed on is no report
ENDLESS = "holds mails within mails without end; save the one that matters as a file of its own"
SILENT = re.compile(  # what mail programs attach besides, or a picture: nobody takes it for a report
    r"(?:image|audio|video|font)/.+|text/(?:calendar|css|x?-?vcard|rfc822-headers)|message/(?:delivery|disposition).+"
    r"|application/(?:ics|(?:x-)?javascript|(?:x-)?pkcs7-\w+|pgp-\w+|ms-tnef)"
)
BEGINS = re.compile(rb"From [^\r\n]*\d{4}")  # the line above each mail of a mailbox
ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def mail(inlet: Inlet, opened: Open) -> Handed:
    """Yield the capture of a mail, and what it has attached; `opened` reads that."""
    yield from _whole(inlet.stream.read(LARGEST + 1), inlet, opened)


def mailbox(inlet: Inlet, opened: Open) -> Handed:
    """Yield what each mail of a mailbox (mbox) holds."""
    number = 0
    for number, content in enumerate(_mails(inlet.stream), 1):
        yield from _whole(content, replace(inlet, subject=f"mail {number} of {inlet.subject}"), opened)
    if not number:
        yield refused(inlet.subject, "holds no mail; each begins with a line of its own, “From ” and its day")


def _mails(stream: BufferedReader) -> Iterator[bytes]:
    """Yield the mails of a mailbox one by one, without what was put before lines that begin like the next mail."""
    lines: list[bytes] | None = None
    blank, size = True, 0
    for line in stream:
        if blank and BEGINS.match(line):
            if lines is not None:
                yield ESCAPED.sub(b"", b"".join(lines))
            lines, size = [], 0
        elif lines is not None and size <= LARGEST:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines is not None:
        yield ESCAPED.sub(b"", b"".join(lines))


def _whole(content: bytes, inlet: Inlet, opened: Open) -> Handed:
    if len(content) > LARGEST:
        yield refused(inlet.subject, too_large(LARGEST))
        return
    try:
        yield from _handed(content, inlet, opened, 0)
    except RecursionError:
        yield refused(inlet.subject, ENDLESS)


def _handed(content: bytes, inlet: Inlet, opened: Open, depth: int) -> Handed:
    if depth > DEEPEST:
        yield refused(inlet.subject, ENDLESS)
        return
    message = parsed(content)
    parts = list(leaves(message))
    if not (_is_cover(message) and any(part.get_content_type() == "message/rfc822" for part in parts)):
        capture = Capture(inlet.subject, content, "message/rfc822", "", inlet.given, inlet.url, inlet.fetched_at)
        yield vet(capture, LARGEST)
    for number, part in enumerate(parts, 1):
        yield from _attached(part, number, inlet, opened, depth)


def _is_cover(message: Message) -> bool:
    text = body(message, "plain", "html")
    return text is None or len(held(text).split()) < COVER


def _attached(part: Message, number: int, inlet: Inlet, opened: Open, depth: int) -> Handed:
    name = part.get_filename() or ""
    called = f"{name or f'part {number}'} in {inlet.subject}"
    if part.get_content_type() == "message/rfc822":
        inner = cast("list[Message]", part.get_payload())
        content = written(inner[0]) if inner else b""
        if content is None:
            yield refused(called, "is a broken mail; save it as a file of its own")
        else:
            yield from _handed(content, replace(inlet, subject=called), opened, depth + 1)
    elif is_attached(part) and not SILENT.fullmatch(part.get_content_type()):
        if reason := unread(name):
            yield refused(called, reason)
        else:
            declared = said(part, "content-type")
            attached = replace(inlet, subject=called, stream=BufferedReader(BytesIO(held(part))), media_type=declared)
            yield from opened(attached, name)
