"""What passes between the ways in: bytes to be read, and links to be fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader

from headwater.model import Capture, Given, Reject


@dataclass(frozen=True, slots=True)
class Inlet:
    """An open stream of bytes, what it is called, and what is known of it before the first byte is read."""

    subject: str
    stream: BufferedReader = field(repr=False)
    given: Given = Given()
    url: str | None = None
    fetched_at: str | None = None
    media_type: str | None = None
    """As HTTP declares it, with its charset; None where nobody declares anything."""
    steps: int = 2
    """How many lists may still lie between here and a page: a list of feeds, a feed, a page makes two."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to fetch; `fallback` is what its feed carries of it, taken if the page cannot be had."""

    url: str
    subject: str
    given: Given = Given()
    steps: int = 2
    fallback: Capture | None = None


Handed = Iterator[Capture | Reject | Wanted]


def refused(subject: str, reason: str) -> Reject:
    """Make a reject of this stage."""
    return Reject("ingest", subject, reason)


def limited(handed: Handed, subject: str, most: int, empty: str) -> Handed:
    """Pass on no more of a list than wanted, and say so if something is left out or nothing was there."""
    count = 0
    for one in handed:
        count += 1
        if count > most:
            yield refused(subject, f"lists more than {most} pages; the rest is left out, hand over a shorter list")
            return
        yield one
    if not count:
        yield refused(subject, empty)
