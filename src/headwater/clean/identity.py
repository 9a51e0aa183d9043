"""A report's id: what its sender gave it, or a digest of outlet, URL, title and text."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.model import Given


def identity(given: Given, url: str | None, title: str, text: str) -> str:
    """Return the given id, or the first sixteen hex digits of the SHA-256 of outlet, URL, title and text."""
    if given.id:
        return given.id
    said = json.dumps([given.outlet, url, title, text], ensure_ascii=True)
    return sha256(said.encode("ascii")).hexdigest()[:16]
