"""Waiting one's turn: one request at a time to a host, with a pause after it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from headwater.errors import FetchError


@dataclass(slots=True)
class _Gate:
    lock: threading.Lock = field(default_factory=threading.Lock)
    opens: float = 0.0


@dataclass(frozen=True, slots=True)
class Manners:
    """Gates for hosts, shared by all threads, and how many may stand open; `leaving` ends every wait."""

    open: threading.Semaphore
    leaving: threading.Event = field(default_factory=threading.Event)
    _gates: dict[str, _Gate] = field(default_factory=dict)

    @contextmanager
    def turn(self, netloc: str, pause: float) -> Iterator[None]:
        """Hold a host's gate for one request, and let the next one wait for the pause."""
        gate = self._gates.setdefault(netloc, _Gate())
        with gate.lock:
            self.wait(gate.opens - time.monotonic())
            try:
                with self.open:
                    yield
            finally:
                gate.opens = time.monotonic() + pause

    def wait(self, seconds: float) -> None:
        """Sleep, unless everybody is leaving."""
        if self.leaving.wait(max(0.0, seconds)):
            raise FetchError("was not fetched: the run ended before")


def asked_to_wait(after: str | None) -> float | None:
    """Read a Retry-After header: seconds, or a date; None if it says nothing."""
    if after is None:
        return None
    if after.strip().isdigit():
        return float(after)
    try:
        moment = parsedate_to_datetime(after)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
