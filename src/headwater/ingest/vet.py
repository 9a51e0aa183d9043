"""Captures to captures with their digest, or the reason why their bytes cannot be a report."""

from __future__ import annotations

import codecs
from dataclasses import replace
from hashlib import sha256

from headwater.ingest.inlet import refused
from headwater.model import Capture, Reject

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FORMATS = (
    (b"%PDF", "a PDF; copy its text into a .txt file"),
    (b"\x89PNG", "a picture; headwater reads text"),
    (b"\xff\xd8\xff", "a picture; headwater reads text"),
    (b"GIF8", "a picture; headwater reads text"),
    (b"PK\x03\x04", "a zip or office file; save its text as .txt, or unpack it"),
    (b"\xd0\xcf\x11\xe0", "an office file; save its text as .txt"),
)


def vet(capture: Capture, largest: int) -> Capture | Reject:
    """Seal a capture with its digest if it may hold a report, else say why not."""
    reason = _too_large(capture, largest) or _not_text(capture.content)
    if reason:
        return refused(capture.subject, reason)
    capture = replace(capture, charset=capture.charset or marked(capture.content))
    reason = _undecodable(capture) if capture.media_type != "text/html" else None
    if reason:
        return refused(capture.subject, reason)
    return replace(capture, sha256=sha256(capture.content).hexdigest())


def marked(content: bytes) -> str | None:
    """Tell the encoding that a byte order mark tells (UTF-8 needs none)."""
    return next((name for mark, name in MARKS if content.startswith(mark)), None)


def too_large(largest: int) -> str:
    """Why something over the limit is refused."""
    return f"is larger than {_size(largest)}, the limit for one report; split it, or raise the limit"


def _too_large(capture: Capture, largest: int) -> str | None:
    return too_large(largest) if len(capture.content) > largest else None


def _not_text(content: bytes) -> str | None:
    if not content.strip():
        return "is empty; hand over a file with the report's text"
    form = next((name for magic, name in FORMATS if content.startswith(magic)), None)
    if form:
        return f"is {form}"
    if b"\x00" in content and not marked(content):
        return "is binary, not text; save the report as .txt or .html"
    return None


def _undecodable(capture: Capture) -> str | None:
    try:
        text = capture.content.decode(capture.charset or "utf-8")
    except LookupError:
        return f"is in an encoding called {capture.charset!r}, which nobody knows; save it as UTF-8"
    except UnicodeDecodeError as error:
        encoding = (capture.charset or "utf-8").upper()
        return f"is not {encoding} (byte {error.start}: {error.reason}); convert it to UTF-8"
    return None if text.strip("\ufeff \t\r\n") else "is empty; hand over a file with the report's text"


def _size(count: int) -> str:
    return f"{count >> 20} MB" if count >> 20 else f"{count} bytes"
