"""Streams whose beginning was looked at to streams that begin there again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def rewound(stream: io.BufferedReader, head: bytes) -> io.BufferedReader:
    """Put a head that was just read back in front of its stream; pipes cannot be rewound otherwise."""
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return stream
    return io.BufferedReader(_Rejoined(head, stream), 1 << 16)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, rest: io.BufferedReader) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._head.readinto(buffer) or self._rest.readinto(buffer)
