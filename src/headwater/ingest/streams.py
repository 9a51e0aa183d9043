"""Streams to streams: rewound after a look at their beginning, unpacked without swelling beyond measure."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

from headwater.ingest.settings import MEBIBYTE

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ALLOWANCE = 16 * MEBIBYTE  # every file may unpack to this much
SWELLING = 100  # and beyond it to so many times what was read of it; text packs to a tenth, bombs to a thousandth
BUFFER = 1 << 16
BREAKAGE = (OSError, EOFError, zlib.error)  # what reading a packed file that is broken may raise


class SwellingError(OSError):
    """A file unpacks to far more than any text would."""


def rewound(stream: io.BufferedReader, head: bytes) -> io.BufferedReader:
    """Put a head that was just read back in front of its stream; pipes cannot be rewound otherwise."""
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return stream
    return io.BufferedReader(_Rejoined(head, stream), BUFFER)


def gunzipped(stream: io.BufferedReader) -> io.BufferedReader:
    """Open what a gzip stream holds."""
    return io.BufferedReader(_Gunzipped(stream), BUFFER)


def guarded(stream: io.BufferedIOBase, packed: int) -> io.BufferedReader:
    """Read what something so long was unpacked to, as far as text can have been packed."""
    return io.BufferedReader(_Guarded(stream, packed), BUFFER)


def broken(error: Exception) -> str:
    """Tell why a packed file could not be read to its end."""
    if isinstance(error, SwellingError):
        return f"unpacks to more than {SWELLING} times its size, as no text does; unpack it yourself and look inside"
    return f"is broken ({error}); fetch it or pack it again"


class _Counting(io.RawIOBase):
    """A stream that passes by once, and knows how much of it has."""

    count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.count

    def readinto(self, buffer: WriteableBuffer) -> int:
        filled = self._fill(buffer)
        self.count += filled
        return filled

    def _fill(self, buffer: WriteableBuffer) -> int:
        raise NotImplementedError


class _Passing(_Counting):
    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def _fill(self, buffer: WriteableBuffer) -> int:
        return self._stream.readinto(buffer)


class _Rejoined(_Counting):
    def __init__(self, head: bytes, rest: io.BufferedReader) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def _fill(self, buffer: WriteableBuffer) -> int:
        return self._head.readinto(buffer) or self._rest.readinto(buffer)


class _Gunzipped(_Counting):
    def __init__(self, stream: io.BufferedReader) -> None:
        self._packed = _Passing(stream)
        self._plain = gzip.GzipFile(fileobj=io.BufferedReader(self._packed, BUFFER))

    def _fill(self, buffer: WriteableBuffer) -> int:
        _check(self.count, self._packed.count)
        return self._plain.readinto1(buffer)


class _Guarded(_Counting):
    def __init__(self, stream: io.BufferedIOBase, packed: int) -> None:
        self._stream = stream
        self._packed = packed

    def _fill(self, buffer: WriteableBuffer) -> int:
        _check(self.count, self._packed)
        return self._stream.readinto1(buffer)


def _check(plain: int, packed: int) -> None:
    if plain > ALLOWANCE + SWELLING * packed:
        raise SwellingError("swells")
