"""What was made of captures: a page that is handed over again is not cleaned again."""

from __future__ import annotations

import pickle
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Self

from headwater.model import Capture, Reject, Report
from headwater.seams import Stage
from headwater.store.remedies import made, remedied

SCHEMA = """
CREATE TABLE IF NOT EXISTS cleaned(name BLOB PRIMARY KEY, answer BLOB);
CREATE TABLE IF NOT EXISTS maker(name BLOB);
"""
DAMAGED = "is damaged or none; delete it, and ask again"
PATIENCE = 60  # seconds for which another run may be writing
MOST_CAPTURES = 32  # looked up, cleaned and kept at once
MOST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The stage of cleaning with what it answered kept in a file, which is kept to yourself: what is in it is trusted.

    An answer depends on its capture, the program and its settings, on nothing else that is handed over and on no day. So it
    is kept under the digest of these, without what the capture is called: lines of a file move on.
    """

    _base: sqlite3.Connection = field(repr=False)
    _clean: Stage[Capture, Report | Reject]
    _maker: bytes

    @classmethod
    @contextmanager
    def open(cls, path: Path, maker: bytes, clean: Stage[Capture, Report | Reject]) -> Iterator[Self]:
        """Open the file at a path; `maker` says what program and settings answer, and what others answered is dropped."""
        made(path.parent)
        with remedied(f"the file {path}", DAMAGED), closing(sqlite3.connect(path, PATIENCE)) as base:
            kept = cls(base, clean, maker)
            base.executescript(SCHEMA)
            kept._drop_others()
            yield kept

    def _drop_others(self) -> None:
        with self._base:
            if self._base.execute("SELECT name FROM maker").fetchall() != [(self._maker,)]:
                self._base.execute("DELETE FROM cleaned")
                self._base.execute("INSERT OR REPLACE INTO maker(rowid, name) VALUES(1, ?)", (self._maker,))

    def __call__(self, captures: Iterable[Capture]) -> Iterator[Report | Reject]:
        """Yield the answer to each capture, in order."""
        for window in _windows(captures):
            names = [self._name(capture) for capture in window]
            known = {name: answer for name in names if (answer := self._known(name))}
            new = {name: capture for name, capture in zip(names, window, strict=True) if name not in known}
            known.update(zip(new, self._clean(new.values()), strict=True))
            self._keep({name: known[name] for name in new})
            for name, capture in zip(names, window, strict=True):
                answer = known[name]
                yield replace(answer, subject=capture.subject) if isinstance(answer, Reject) else answer

    def _name(self, capture: Capture) -> bytes:
        """Name what a capture says; its bytes stand in it with their digest."""
        said = repr(replace(capture, subject="", content=b""))
        return sha256(self._maker + said.encode()).digest()[:16]

    def _known(self, name: bytes) -> Report | Reject | None:
        found = self._base.execute("SELECT answer FROM cleaned WHERE name = ?", (name,)).fetchone()
        try:
            answer: Report | Reject | None = found and pickle.loads(zlib.decompress(found[0]))  # noqa: S301 (see the class)
        except zlib.error as error:
            raise sqlite3.DatabaseError(*error.args) from error
        return answer

    def _keep(self, answers: dict[bytes, Report | Reject]) -> None:
        """Keep answers, all of them or none."""
        with self._base:
            self._base.executemany(
                "INSERT OR REPLACE INTO cleaned VALUES(?, ?)",
                ((name, zlib.compress(pickle.dumps(answer), 1)) for name, answer in answers.items()),
            )


def _windows(captures: Iterable[Capture]) -> Iterator[list[Capture]]:
    """Cut a stream where there are enough captures, or bytes."""
    window: list[Capture] = []
    size = 0
    for capture in captures:
        window.append(capture)
        size += len(capture.content)
        if len(window) >= MOST_CAPTURES or size >= MOST_BYTES:
            yield window
            window, size = [], 0
    if window:
        yield window
