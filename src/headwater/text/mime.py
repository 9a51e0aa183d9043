"""Mails as bytes to their parts and heads: what the standard library parses without a word, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from typing import cast


class AsItCame(Compat32):
    """Reads heads without parsing them, which fails on broken ones, and writes them as they were."""

    mangle_from_ = False

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a field as it came."""
        return f"{name}: {value}{self.linesep}".encode("utf-8", "surrogateescape")


def parsed(content: bytes) -> Message:
    """Return a mail; one that cannot be followed to its end raises RecursionError."""
    return message_from_bytes(content, policy=AsItCame())


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; a mail that is attached is one part."""
    if message.get_content_maintype() != "multipart":
        yield message
    elif message.is_multipart():
        for part in cast("list[Message]", message.get_payload()):
            yield from leaves(part)


def body(message: Message, *kinds: str) -> Message | None:
    """Return what a reader sees: the first part of one of these kinds of text that is no attachment, the first kind first."""
    shown = [part for part in leaves(message) if not is_attached(part)]
    found = (part for kind in kinds for part in shown if part.get_content_type() == f"text/{kind}")
    return next(found, None)


def is_attached(part: Message) -> bool:
    """Whether a part is a file of its own, by what is said of it or because it has a name."""
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def held(part: Message) -> bytes:
    """Return the bytes that a part holds, as they were before they were packed."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def written(message: Message) -> bytes | None:
    """Return a mail as bytes, as it came; None if it is too broken to be written out."""
    with suppress(UnicodeError):
        return message.as_bytes()
    return None


def said(message: Message, name: str) -> str:
    """Return what a field of the head says, in one line, decoded as far as it can be; empty if there is none."""
    raw = next((value for field, value in message.raw_items() if field.lower() == name), "")
    text = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(LookupError, ValueError, HeaderParseError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
