"""What an operator may set about the ways in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Ingest:
    """Limits and manners of reading and fetching; the defaults suit a person at a desk."""

    outlets: Mapping[str, str] = field(default_factory=dict)
    """The outlet's name by file, folder or URL."""
    largest: int = 10 * MEBIBYTE
    """Bytes in one report, page or feed."""
    most: int = 200
    """Links taken from one feed, list of feeds or sitemap."""
    follow: bool = True
    """Whether linked pages are fetched; if not, feeds give what they carry themselves."""
    allow_private: bool = False
    """Whether addresses that are not on the public internet may be fetched from."""
    seconds: float = 30.0
    """Until a page must have arrived, from looking up its host to its last byte."""
    idle: float = 10.0
    """Until a connection must stand, and between two signs of life."""
    hops: int = 10
    """Redirects followed for one page."""
    attempts: int = 3
    """Tries for one page that is busy or breaks off."""
    back_off: float = 1.0
    """Seconds before the second try; doubled for each further one."""
    patience: float = 60.0
    """The longest wait that a host may ask for before it counts as a refusal."""
    pause: float = 1.0
    """Seconds left between two requests to one host."""
    at_once: int = 8
    """Hosts fetched from at the same time."""
    cache: Path | None = None
    """A folder to keep fetched pages in, so that hosts need to send them anew only if they changed."""


DEFAULTS = Ingest()
