"""What is the matter with a file that SQLite keeps, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import RunError

UNWRITABLE = "cannot be written; see to its permissions, or name another folder"
REMEDIES = {  # by how the names of SQLite's errors begin
    "SQLITE_BUSY": "is in use by another run; wait until that has ended, or name another folder",
    "SQLITE_FULL": "has no room on its disk; make room, and ask again",
    **dict.fromkeys(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR"), UNWRITABLE),
}


def made(folder: Path) -> None:
    """Make the folder of a file, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"the folder {folder} {UNWRITABLE} ({error.strerror})") from error


@contextmanager
def remedied(file: str, damaged: str) -> Iterator[None]:
    """Say what is the matter with the file, and what to do; `damaged` says it of one that cannot be read."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        remedy = next((remedy for start, remedy in REMEDIES.items() if name.startswith(start)), damaged)
        raise RunError(f"{file} {remedy} ({error})") from error
