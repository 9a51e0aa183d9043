"""What was asked, looked at before any work: a slip of the pen costs no run."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from headwater.errors import UsageError
from headwater.export.forms import form


def checked(paths: Sequence[str], options: dict[str, Any]) -> None:
    """Refuse what cannot be meant or done, with the thing and the remedy."""
    _paths(paths)
    if options.get("claim") is not None and not options["claim"].strip():
        raise UsageError("--claim states nothing; write the statement after it, in quotation marks")
    if options.get("resume") is not None:
        _kept(options["resume"])
    files: set[Path] = set()
    for name in options.get("write", ()):
        _writable(name)
        form(name)
        if Path(name).absolute() in files:
            raise UsageError(f"--write names {name} twice; name it once")
        files.add(Path(name).absolute())


def _paths(paths: Sequence[str]) -> None:
    """Refuse a path without a name, and standard streams that are closed or wanted twice."""
    if any(not path.strip() for path in paths):
        raise UsageError("a path is empty; name a file, a folder, a URL, or - for standard input")
    if paths.count("-") > 1:
        raise UsageError("- is named twice, but standard input can be read once; name it once")
    if sys.stdout is None or ("-" in paths and sys.stdin is None):
        which = "output" if sys.stdout is None else "input"
        raise UsageError(f"standard {which} is closed; leave it open, or send it to a file or pipe")


def _kept(name: str) -> None:
    """Make the folder for finished work, unless it is there."""
    try:
        if not name.strip():
            raise NotADirectoryError(errno.ENOTDIR, "it has no name")
        Path(name).mkdir(parents=True, exist_ok=True)
        if not os.access(name, os.W_OK):
            raise PermissionError(errno.EACCES, "it may not be written")
    except OSError as error:
        reason = "it is a file" if Path(name).is_file() else error.strerror
        raise UsageError(f"cannot keep work in {name}: {reason}; name a folder you may write to") from error


def _writable(name: str) -> None:
    """Refuse to write where it will not go, as far as that can be told without writing."""
    path = Path(name)
    place = path if path.exists() else path.parent
    reason = (
        "it has no name" if not name.strip()
        else "it is a folder" if path.is_dir()
        else "its folder is not there" if not place.exists()
        else "it may not be written" if not os.access(place, os.W_OK)
        else ""
    )  # fmt: skip
    if reason:
        raise UsageError(f"cannot write {name}: {reason}; name a file in a folder you may write to")
