"""Paths, folders and standard input to captures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from headwater.ingest.inlet import Handed, Inlet, refused
from headwater.ingest.kinds import SUFFIXES, is_known, unread
from headwater.ingest.readers import opened
from headwater.ingest.settings import Ingest
from headwater.model import Given, Reject

if TYPE_CHECKING:
    from io import BufferedReader


def standard_input(settings: Ingest) -> Handed:
    """Read what comes on standard input, told by its first bytes."""
    inlet = Inlet("standard input", cast("BufferedReader", sys.stdin.buffer), Given(outlet=settings.outlets.get("-")))
    yield from opened(inlet, "", settings)


def path(argument: str, settings: Ingest) -> Handed:
    """Read what a file, or every file of a folder that headwater can read, holds."""
    place = Path(argument)
    try:
        is_folder = place.is_dir()
    except OSError as error:
        yield _unreadable(place, error)
        return
    if is_folder:
        yield from _folder(place, settings)
    else:
        yield from _file(place, settings)


def _folder(folder: Path, settings: Ingest) -> Handed:
    found = False
    for place in _walk(folder):
        found = True
        if isinstance(place, Reject):
            yield place
        else:
            yield from _file(place, settings)
    if not found:
        known = " ".join(SUFFIXES)
        yield refused(
            str(folder), f"holds nothing that headwater reads; it reads files ending in {known}, also packed (.gz)"
        )


def _walk(folder: Path) -> Iterator[Path | Reject]:
    """Files of known kinds, in the order of their names; hidden ones stay hidden, links to folders are not entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif is_known(entry.name):
            yield Path(entry.path)


def _file(place: Path, settings: Ingest) -> Handed:
    if reason := unread(place.name):
        yield refused(str(place), reason)
        return
    try:
        with place.open("rb") as stream:
            inlet = Inlet(str(place), stream, Given(outlet=_outlet(place, settings)))
            yield from opened(inlet, place.name, settings)
    except (OSError, ValueError) as error:
        yield _unreadable(place, error)


def _outlet(place: Path, settings: Ingest) -> str | None:
    """Find the outlet named for a file, or for the nearest folder around it."""
    named = {Path(key).resolve(): name for key, name in settings.outlets.items()}
    around = place.resolve()
    return next((named[spot] for spot in (around, *around.parents) if spot in named), None)


def _unreadable(place: Path, error: OSError | ValueError) -> Reject:
    if isinstance(error, FileNotFoundError):
        return refused(str(place), "does not exist; check the path (a URL begins with https://)")
    if isinstance(error, PermissionError):
        return refused(str(place), "may not be read; change its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return refused(str(place), f"cannot be read ({reason}); copy it to another place and try again")
