"""What is handed over, links included, to captures in the order asked, several hosts at once."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO
from urllib.parse import urlsplit

from headwater.errors import FetchError
from headwater.ingest.inlet import Handed, Inlet, Wanted, refused
from headwater.ingest.kinds import is_text
from headwater.ingest.readers import opened
from headwater.ingest.settings import Ingest
from headwater.ingest.web import Fetcher, Manners, Page, Shelf
from headwater.model import Capture, Reject

AHEAD = 4  # links fetched ahead of the one that is waited for, per open host

Fetched = Page | FetchError


def crawled(handed: Handed, settings: Ingest) -> Iterator[Capture | Reject]:
    """Fetch the links among what is handed over; the rest passes through."""
    with _crew(settings) as crew:
        yield from crew.in_order(handed)


@contextmanager
def _crew(settings: Ingest) -> Iterator[_Crew]:
    manners = Manners(threading.Semaphore(settings.at_once))
    threads = ThreadPoolExecutor(AHEAD * settings.at_once)
    try:
        yield _Crew(settings, Fetcher(settings, manners, Shelf(settings.cache)), threads)
    finally:
        manners.leaving.set()
        threads.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Crew:
    settings: Ingest
    fetcher: Fetcher
    threads: ThreadPoolExecutor

    def in_order(self, handed: Handed) -> Iterator[Capture | Reject]:
        """Yield captures in the order handed over, while the links behind them are being fetched."""
        waiting: deque[Capture | Reject | tuple[Wanted, Future[Fetched]]] = deque()
        for one in handed:
            waiting.append((one, self.threads.submit(self._fetch, one)) if isinstance(one, Wanted) else one)
            while waiting and self._is_due(waiting):
                yield from self._settled(waiting.popleft())
        while waiting:
            yield from self._settled(waiting.popleft())

    def _is_due(self, waiting: deque[Capture | Reject | tuple[Wanted, Future[Fetched]]]) -> bool:
        first = waiting[0]
        return not isinstance(first, tuple) or first[1].done() or len(waiting) >= AHEAD * self.settings.at_once

    def _fetch(self, wanted: Wanted) -> Fetched:
        try:
            return self.fetcher.fetch(wanted.url)
        except FetchError as error:
            return error

    def _settled(self, one: Capture | Reject | tuple[Wanted, Future[Fetched]]) -> Iterator[Capture | Reject]:
        if not isinstance(one, tuple):
            yield one
            return
        wanted, future = one
        fetched = future.result()
        if isinstance(fetched, FetchError):
            yield _fallen_back(wanted, str(fetched))
        else:
            yield from self.in_order(_read(wanted, fetched, self.settings))


def _fallen_back(wanted: Wanted, reason: str) -> Capture | Reject:
    if wanted.fallback is None:
        return refused(wanted.subject, reason)
    why = reason.partition(";")[0]
    return replace(wanted.fallback, subject=f"{wanted.fallback.subject} (as the feed has it; the page {why})")


def _read(wanted: Wanted, page: Page, settings: Ingest) -> Handed:
    if not is_text(page.media_type):
        yield refused(wanted.subject, f"is {page.media_type}, not text; hand over the page that tells the story")
        return
    inlet = Inlet(
        subject=wanted.subject,
        stream=BufferedReader(BytesIO(page.content)),
        given=wanted.given,
        url=page.url,
        fetched_at=page.fetched_at,
        media_type=page.media_type,
        steps=wanted.steps,
    )
    yield from opened(inlet, urlsplit(page.url).path, settings)
