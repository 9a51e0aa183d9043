"""Compressed streams to plain ones that refuse to swell without end."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING

from headwater.ingest.settings import MEBIBYTE

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ALLOWANCE = 100 * MEBIBYTE  # every file may unpack to this much
SWELLING = 100  # and beyond it to so many times what was read of it; text packs to a tenth, bombs to a thousandth


class SwellingError(OSError):
    """A file unpacks to far more than any text would."""


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """Open what a gzip stream holds."""
    return io.BufferedReader(_Gunzip(stream), 1 << 16)


def broken(error: Exception) -> str:
    """Tell why a packed file could not be read to its end."""
    if isinstance(error, SwellingError):
        return f"unpacks to more than {SWELLING} times its size, as no text does; unpack it yourself and look inside"
    return f"is packed and broken ({error}); fetch or pack it again"


PACKING_ERRORS = (OSError, EOFError, zlib.error)


class _Gunzip(io.RawIOBase):
    """The contents of a gzip stream, counted against what was read of it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._packed = _Counted(stream)
        self._plain = gzip.GzipFile(fileobj=io.BufferedReader(self._packed, 1 << 16))
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = self._plain.readinto(buffer)
        self._count += count
        if self._count > ALLOWANCE + SWELLING * self._packed.count:
            raise SwellingError("swells")
        return count


class _Counted(io.RawIOBase):
    """A stream that knows how much was read from it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = self._stream.readinto(buffer)
        self.count += count
        return count
