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
    (b"{\\rtf", "an office file; save its text as .txt"),
)


def vet(capture: Capture, largest: int) -> Capture | Reject:
    """Seal a capture with its digest if its bytes may be a report, else say why not."""
    if len(capture.content) > largest:
        return refused(capture.subject, too_large(largest))
    reason = _not_text(capture.content)
    if reason:
        return refused(capture.subject, reason)
    return replace(capture, sha256=sha256(capture.content).hexdigest())


def marked(content: bytes) -> str | None:
    """Tell the encoding by a byte order mark (UTF-8 needs none)."""
    return next((name for mark, name in MARKS if content.startswith(mark)), None)


def too_large(largest: int) -> str:
    """Say that something is over the limit."""
    size = f"{largest >> 20} MB" if largest >> 20 else f"{largest} bytes"
    return f"is larger than {size}, the limit for one report; split it into its reports"


def _not_text(content: bytes) -> str | None:
    if not content.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        return "is empty; hand over a file with the report's text"
    form = next((name for magic, name in FORMATS if content.startswith(magic)), None)
    if form:
        return f"is {form}"
    if b"\x00" in content and not marked(content):
        return "is binary, not text; save the report as .txt or .html"
    return None
