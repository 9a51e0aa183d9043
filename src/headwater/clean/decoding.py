"""Bytes to text, decoded once: a BOM is dropped, nothing else is changed; what is no text is told so."""

from __future__ import annotations

import codecs
import re

MOST_BYTES = 50_000_000
_HEAD_BYTES = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_STRAY = re.compile("[\udc80-\udcff]")  # a byte that is no UTF-8, as it is escaped
_TRUE = re.compile("[^\x00-\x7f\udc80-\udcff]")
_CUT = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\Z")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, media_type: str = "") -> str | None:
    """Return a plain text, or None if the bytes are no text in any encoding that can be told."""
    bom, encoding = _marked(content)
    if encoding:
        return _readable(_strictly(content[len(bom) :], encoding))
    text = _utf8(content)
    if text is None and (named := _CHARSET.search(media_type)):
        text = _strictly(content, named[1])
    return _readable(_guessed(content) if text is None else text)


def decode_page(content: bytes, media_type: str) -> str:
    """Return the text of a page: by BOM, as UTF-8, by the charset that its server or it names, else UTF-8 with gaps."""
    bom, encoding = _marked(content)
    if encoding:
        return content[len(bom) :].decode(encoding, "replace")
    text = _utf8(content)
    return content.decode(_named_charset(content, media_type), "replace") if text is None else text


def _marked(content: bytes) -> tuple[bytes, str]:
    """Return the BOM that the bytes begin with and the encoding that it tells, both empty if there is none."""
    return next(((bom, encoding) for bom, encoding in _BOMS if content.startswith(bom)), (b"", ""))


def _utf8(content: bytes) -> str | None:
    """Return UTF-8 text, with single bytes of a western code page among it, or cut off in a character; None for other text."""
    text = content.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    if strays > len(_TRUE.findall(text)):
        return None
    return _STRAY.sub(_western, _CUT.sub("\ufffd", text)) if strays else text


def _western(stray: re.Match[str]) -> str:
    return stray[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _named_charset(content: bytes, media_type: str) -> str:
    for where in (media_type, content[:_HEAD_BYTES].decode("latin-1")):
        if found := _CHARSET.search(where):
            try:
                name = codecs.lookup(found[1]).name
            except LookupError:
                continue
            return "cp1252" if name in {"iso8859-1", "ascii"} else name
    return "utf-8"


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
