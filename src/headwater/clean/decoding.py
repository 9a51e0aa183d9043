"""Bytes to text, decoded once: a BOM is dropped, nothing else is changed; what is no text is told so."""

from __future__ import annotations

import codecs
import re

MOST_BYTES = 50_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, media_type: str = "") -> str | None:
    """Return the text, or None if the bytes are no text in any encoding that can be told."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _readable(_strictly(content[len(bom) :], encoding))
    text = _strictly(content, "utf-8")
    if text is None and (named := _CHARSET.search(media_type)):
        text = _strictly(content, named[1])
    return _readable(_guessed(content) if text is None else text)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(content: bytes) -> str | None:
    if b"\x00" in content:
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 (only odd encodings need it)

    matches = from_bytes(content)
    # Neighbouring code pages often fit equally well; the western one is by far the commonest.
    best = min(matches, key=lambda m: (m.chaos, -round(m.coherence, 1), m.encoding != "cp1252"), default=None)
    return _strictly(content, best.encoding) if best else None


def _readable(text: str | None) -> str | None:
    if text is None or len(_CONTROL.findall(text)) > len(text) / 100:
        return None
    return text.removeprefix("\ufeff")
