"""Web archives (WARC, WACZ) to captures: pages answered with text, under the URL and date of their record."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.kinds import charset
from headwater.ingest.settings import MEBIBYTE, Ingest
from headwater.ingest.streams import BREAKAGE, broken, guarded, gunzipped
from headwater.ingest.vet import too_large, vet
from headwater.model import Capture, Reject

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

TEXTS = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}
OVERHEAD = MEBIBYTE  # bytes of HTTP headers and chunk marks that a record may have besides its page
ENCRYPTED = 1  # the flag of an encrypted member
WARC_ENDS = (".warc", ".warc.gz")


def warc(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield the pages of a WARC stream that is unpacked already."""
    found = False
    try:
        for record in _records(inlet.stream):
            captured = _captured(record, inlet, settings)
            if captured is not None:
                found = True
                yield captured
    except BREAKAGE as error:
        yield refused(inlet.subject, broken(error))
        return
    if not found:
        yield refused(inlet.subject, "holds no page of text answered with status 200; hand over another archive")


def wacz(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield the pages of every WARC inside a WACZ file."""
    if not inlet.stream.seekable():
        yield refused(inlet.subject, "is a zip file, which cannot be read from a pipe; hand over the file itself")
        return
    try:
        with zipfile.ZipFile(inlet.stream) as packed:
            inside = [member for member in packed.infolist() if member.filename.endswith(WARC_ENDS)]
            for member in inside:
                yield from _member(packed, member, inlet, settings)
    except (zipfile.BadZipFile, NotImplementedError, *BREAKAGE) as error:
        yield refused(inlet.subject, broken(error))
        return
    if not inside:
        yield refused(inlet.subject, "is a zip file without a web archive; save its text as .txt, or unpack it")


def _member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, inlet: Inlet, settings: Ingest) -> Handed:
    if member.flag_bits & ENCRYPTED:
        yield refused(f"{member.filename} in {inlet.subject}", "is encrypted; unpack it with its password")
        return
    with packed.open(member) as opened:
        stream = guarded(cast("io.BufferedIOBase", opened), member.compress_size)
        plain = gunzipped(stream) if member.filename.endswith(".gz") else stream
        subject = f"{member.filename} in {inlet.subject}"
        yield from warc(Inlet(subject, plain, inlet.given), settings)


def _records(stream: io.BufferedReader) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 (only where there is an archive)

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=kinds, parse_http=False, fsspec_args=False, stream_detect=False)


def _captured(record: WarcRecord, inlet: Inlet, settings: Ingest) -> Capture | Reject | None:
    """Make the capture of a record, None if it holds no page of text."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    subject = f"{url} in {inlet.subject}"
    length = record.content_length
    if length > settings.largest + OVERHEAD:
        return refused(subject, too_large(settings.largest)) if _texts(_parsed(record)) else None
    block = record.reader.read()
    if not length or len(block) < length:
        return refused(subject, "breaks off before its end; the archive is incomplete, fetch it again")
    if not _is_intact(block, record.headers.get("WARC-Block-Digest")):
        return refused(subject, "does not match the digest that the archive keeps of it; fetch the archive again")
    capture = Capture(
        subject,
        content=b"",
        media_type="",
        sha256="",
        given=inlet.given,
        url=url,
        fetched_at=record.headers.get("WARC-Date"),
        digest=record.headers.get("WARC-Payload-Digest"),
    )
    return _filled(capture, _detached(record, block), settings.largest)


def _parsed(record: WarcRecord) -> WarcRecord:
    """Parse the head of the HTTP answer; encodings wait, because they would be undone whole, however they swell."""
    if record.is_http:
        record.parse_http(auto_decode="transfer")
    return record


def _texts(record: WarcRecord) -> str | None:
    """Tell the media type of a record that holds a page of text, None of any other."""
    if record.is_http and record.http_headers.status_code != 200:
        return None
    headers = record.http_headers if record.is_http else record.headers
    declared = headers.get("Content-Type") or ""
    media_type = TEXTS.get(declared.partition(";")[0].strip().lower())
    return media_type + charset(declared) if media_type else None


def _is_intact(block: bytes, digest: str | None) -> bool:
    """Whether a digest (SHA-1 in base 32, as is usual, or any in hexadecimal digits) is that of a block."""
    name, _, expected = (digest or "").strip().lower().partition(":")
    if name.replace("-", "") not in ("sha1", "sha256", "sha512", "md5"):
        return True
    actual = hashlib.new(name.replace("-", ""), block, usedforsecurity=False).digest()
    return expected in (actual.hex(), base64.b32encode(actual).decode().lower().rstrip("="))


def _detached(record: WarcRecord, block: bytes) -> WarcRecord:
    """Make a record of a block that was read off its stream."""
    from fastwarc.warc import WarcRecord as Record  # noqa: PLC0415

    detached = Record()
    for name, value in record.headers.items():
        detached.headers.append(name, value)
    detached.set_bytes_content(block)
    detached.is_http = record.is_http
    return detached


def _filled(capture: Capture, record: WarcRecord, largest: int) -> Capture | Reject | None:
    """Fill a capture with the page that a record holds."""
    from urllib3.exceptions import DecodeError  # noqa: PLC0415 (only where there is an archive)

    try:
        media_type = _texts(_parsed(record))
        if media_type is None:
            return None
        body = record.reader.read()
        encoding = record.http_headers.get("Content-Encoding") if record.is_http else None
        content = _decoded(body, encoding, largest + 1)
    except (OSError, DecodeError) as error:
        return refused(capture.subject, broken(error))
    return vet(replace(capture, content=content, media_type=media_type), largest)


def _decoded(body: bytes, encoding: str | None, most: int) -> bytes:
    """Undo a content encoding as far as wanted; some archives keep the header and undid the encoding themselves."""
    if not encoding or body.lstrip().startswith(b"<"):
        return body
    from urllib3 import HTTPResponse  # noqa: PLC0415

    response = HTTPResponse(io.BytesIO(body), {"content-encoding": encoding}, preload_content=False)
    return bytes(response.read(most, decode_content=True))
