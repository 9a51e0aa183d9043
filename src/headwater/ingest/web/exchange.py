"""One request and its answer, over a connection to an address that was vetted before."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from headwater import __version__
from headwater.errors import FetchError
from headwater.ingest.settings import Ingest
from headwater.ingest.vet import too_large
from headwater.ingest.web.address import Location

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool
    from urllib3.response import BaseHTTPResponse

T = TypeVar("T")
AGENT = f"headwater/{__version__} (traces news stories to their sources; fetches single pages for a reader)"
HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
BUSY = frozenset({429, 500, 502, 503, 504})
CHUNK = 1 << 16
GLANCE = 0.2  # seconds between two looks at whether all leave


class BusyError(FetchError):
    """The host may answer later: `after` is what it says of when."""

    def __init__(self, reason: str, after: str | None = None) -> None:
        super().__init__(reason)
        self.after = after


class UnreachableError(BusyError):
    """The host did not answer at all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered; there is content only if it is what was asked for."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""


def within(seconds: float, call: Callable[[], T], leaving: threading.Event) -> T:
    """Give a call so long and no longer; one that hangs, in whatever phase, is left behind, as when all leave."""
    settled: Future[T] = Future()

    def settle() -> None:
        try:
            settled.set_result(call())
        except BaseException as error:  # noqa: BLE001 (it is raised in the thread that asked)
            settled.set_exception(error)

    threading.Thread(target=settle, daemon=True).start()
    ends = time.monotonic() + seconds
    while not settled.done() and not leaving.is_set() and time.monotonic() < ends:
        wait((settled,), min(seconds, GLANCE))
    if settled.done():
        return settled.result()
    raise FetchError(f"did not arrive within {seconds:g} seconds; try later, or save the page")


def exchange(location: Location, addresses: tuple[str, ...], condition: Mapping[str, str], settings: Ingest) -> Answer:
    """Ask a host for a page, under a condition, at the first of its addresses that lets itself be connected to."""
    for address in addresses[:-1]:
        try:
            return _asked(location, address, condition, settings)
        except UnreachableError:
            continue
    return _asked(location, addresses[-1], condition, settings)


def _asked(location: Location, address: str, condition: Mapping[str, str], settings: Ingest) -> Answer:
    from urllib3 import exceptions  # noqa: PLC0415

    try:
        with _pool(location, address, settings) as pool:
            return _answered(pool, location, condition, settings)
    except exceptions.SSLError as error:
        raise FetchError(f"cannot be reached securely ({_root(error)}); save the page from a browser") from error
    except exceptions.ReadTimeoutError as error:
        raise FetchError(f"was silent for {settings.idle:g} seconds; try later, or save the page") from error
    except (exceptions.NewConnectionError, exceptions.ProtocolError) as error:
        raise UnreachableError(f"broke off or refused the connection ({_root(error)}); try later") from error
    except exceptions.ConnectTimeoutError as error:
        raise UnreachableError(f"did not answer within {settings.idle:g} seconds; try later") from error
    except exceptions.HTTPError as error:
        raise FetchError(f"gave an answer that cannot be read ({_root(error)}); save the page") from error


def _pool(location: Location, address: str, settings: Ingest) -> HTTPConnectionPool:
    """Connect to the vetted address by number, so that no second look-up can lead elsewhere."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout  # noqa: PLC0415

    timeout = Timeout(connect=settings.idle, read=settings.idle)
    if location.scheme == "http":
        return HTTPConnectionPool(address, location.port, timeout=timeout, retries=False)
    return HTTPSConnectionPool(
        address,
        location.port,
        timeout=timeout,
        retries=False,
        ssl_context=_certificates(),
        server_hostname=location.host,
        assert_hostname=location.host,
    )


@cache
def _certificates() -> ssl.SSLContext:
    import certifi  # noqa: PLC0415

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _answered(pool: HTTPConnectionPool, location: Location, condition: Mapping[str, str], settings: Ingest) -> Answer:
    response = pool.urlopen(
        "GET",
        location.target,
        headers={**HEADERS, **condition, "Host": location.netloc},
        redirect=False,
        retries=False,
        preload_content=False,
        assert_same_host=False,
    )
    try:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status in BUSY:
            reason = f"is busy or broken (status {response.status}); try later"
            raise BusyError(reason, headers.get("retry-after"))
        content = _content(response, settings.largest) if response.status == 200 else b""
        return Answer(response.status, headers, content)
    finally:
        response.close()


def _content(response: BaseHTTPResponse, largest: int) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > largest:
        raise FetchError(too_large(largest))
    content = bytearray()
    for chunk in response.stream(CHUNK, decode_content=True):
        content += chunk
        if len(content) > largest:
            raise FetchError(too_large(largest))
    return bytes(content)


def _root(error: BaseException) -> str:
    reason = str(getattr(error, "reason", None) or error)
    return reason.rpartition(": ")[2][:160]
