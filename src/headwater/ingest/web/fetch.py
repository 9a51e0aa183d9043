"""URLs to pages, through redirects, past robots files, with patience for hosts that are busy."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from headwater.errors import FetchError
from headwater.ingest.settings import Ingest
from headwater.ingest.web.address import Location, addresses, locate, moved
from headwater.ingest.web.exchange import Answer, BusyError, UnreachableError, exchange, within
from headwater.ingest.web.manners import Manners, asked_to_wait
from headwater.ingest.web.robots import Rules, rules
from headwater.ingest.web.shelf import Shelf, condition

MOVED = frozenset({301, 302, 303, 307, 308})
FOUND, UNCHANGED = 200, 304
ROBOTS_HOPS = 5
ABSENT = {
    401: "asks for a password (401); save the page from a browser and hand over the file",
    402: "asks for money (402); save the page from a browser and hand over the file",
    403: "may not be fetched by programs (403); save the page from a browser and hand over the file",
    404: "is not there (404); check the address, or look for it in a web archive",
    410: "is gone (410); look for it in a web archive",
    451: "is withheld for legal reasons (451); look for it in a web archive",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at a URL, after all redirects."""

    url: str
    content: bytes
    media_type: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages for any number of threads; hosts are asked one request at a time."""

    settings: Ingest
    manners: Manners
    shelf: Shelf
    _rules: dict[str, Rules] = field(default_factory=dict)
    _asking: dict[str, threading.Lock] = field(default_factory=dict)

    def fetch(self, url: str) -> Page:
        """Fetch a page, or raise a FetchError that says why not."""
        passed: set[str] = set()
        while len(passed) <= self.settings.hops:
            location = locate(url)
            if location.url in passed:
                raise FetchError("redirects in a circle; open it in a browser and save the page")
            passed.add(location.url)
            answer = self._current(location, self._leave(location))
            if answer.status not in MOVED:
                return _page(location, answer)
            url = moved(location, answer.headers.get("location", ""))
        raise FetchError(f"redirects more than {self.settings.hops} times; open it in a browser and save the page")

    def _leave(self, location: Location) -> float:
        """Ask the host's robots file for leave, once; return the pause that it wants between two requests."""
        origin = f"{location.scheme}://{location.netloc}"
        with self._asking.setdefault(origin, threading.Lock()):
            if origin not in self._rules:
                self._rules[origin] = self._ask(f"{origin}/robots.txt")
        found = self._rules[origin]
        objection = found.objection(location.url)
        if objection:
            raise FetchError(objection)
        return found.pause(self.settings.pause)

    def _ask(self, url: str) -> Rules:
        for _ in range(ROBOTS_HOPS):
            try:
                location = locate(url)
                answer = self._patiently(location, 0.0, {})
            except UnreachableError as error:
                return Rules(closed=str(error))
            except BusyError as error:
                # RFC 9309: a host that does not say whether a page is open has not opened it.
                return Rules(closed=f"lies behind a robots.txt that {error}")
            except FetchError as error:
                return Rules(closed=str(error))
            if answer.status not in MOVED:
                return rules(answer.content) if answer.status == FOUND else Rules()
            url = moved(location, answer.headers.get("location", ""))
        return Rules()

    def _current(self, location: Location, pause: float) -> Answer:
        """Ask for a page, or for leave to take it from the shelf."""
        known = self.shelf.find(location.url)
        answer = self._patiently(location, pause, condition(known))
        if known and answer.status == UNCHANGED:
            return known
        if answer.status == FOUND:
            self.shelf.keep(location.url, answer)
        return answer

    def _patiently(self, location: Location, pause: float, unless: Mapping[str, str]) -> Answer:
        """Ask until the host answers, waiting as it says or ever longer."""
        for attempt in range(self.settings.attempts - 1):
            try:
                return self._asked(location, pause, unless)
            except BusyError as error:
                seconds = asked_to_wait(error.after)
                if seconds is not None and seconds > self.settings.patience:
                    raise FetchError(f"asks to wait for {seconds:.0f} seconds; try later") from error
                self.manners.wait(self.settings.back_off * 2**attempt if seconds is None else seconds)
        return self._asked(location, pause, unless)

    def _asked(self, location: Location, pause: float, unless: Mapping[str, str]) -> Answer:
        with self.manners.turn(location.netloc, pause):
            call = partial(self._once, location, unless)
            return within(self.settings.seconds, call, self.manners.leaving)

    def _once(self, location: Location, unless: Mapping[str, str]) -> Answer:
        allowed = addresses(location, allow_private=self.settings.allow_private)
        return exchange(location, allowed, unless, self.settings)


def _page(location: Location, answer: Answer) -> Page:
    if answer.status != FOUND:
        reason = f"was answered with status {answer.status}; open it in a browser and save the page"
        raise FetchError(ABSENT.get(answer.status, reason))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(location.url, answer.content, answer.headers.get("content-type"), now)
