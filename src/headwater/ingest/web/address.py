"""URLs to the addresses that may be connected to."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

from headwater.errors import FetchError

PORTS = {"http": 80, "https": 443}
EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # NAT64: the last four bytes are an IPv4 address


@dataclass(frozen=True, slots=True)
class Location:
    """A URL taken apart: which host to ask, and for what."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as a URL and the Host header write them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if PORTS[self.scheme] == self.port else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The URL in its normal form, without the fragment, which is no business of the host."""
        return f"{self.scheme}://{self.netloc}{self.target}"


def locate(url: str) -> Location:
    """Take a URL apart, or say why it cannot be fetched."""
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415 (only where something is fetched)
    from urllib3.util import parse_url  # noqa: PLC0415

    try:
        parts = parse_url(url)
    except LocationParseError:
        raise FetchError("is no valid URL; check how it is written") from None
    if parts.scheme not in PORTS:
        raise FetchError("is neither http nor https; save the page and hand over the file")
    if not parts.host:
        raise FetchError("names no host; check how it is written")
    if parts.auth:
        raise FetchError("carries a user name or password; save the page and hand over the file")
    port = parts.port or PORTS[parts.scheme]
    return Location(parts.scheme, parts.host.strip("[]"), port, parts.request_uri)


def moved(location: Location, place: str) -> str:
    """Tell the URL that a redirect leads to; hosts write it in UTF-8, which HTTP hands over as if it were Latin-1."""
    with suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    try:
        return urljoin(location.url, place)
    except ValueError:
        raise FetchError("redirects to what is no valid URL; open it in a browser and save the page") from None


def addresses(location: Location, *, allow_private: bool) -> tuple[str, ...]:
    """Look up a host and keep the addresses that may be connected to."""
    try:
        found = socket.getaddrinfo(location.host, location.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"names a host that cannot be found ({location.host}); check the spelling") from None
    every = tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    public = tuple(address for address in every if allow_private or is_public(address))
    if not public:
        reason = f"leads to {every[0]}, which is no address of the public internet"
        raise FetchError(f"{reason}; if you trust it, pass --allow-private")
    return public


def is_public(address: str) -> bool:
    """Whether an address, or the IPv4 address that it wraps, belongs to the public internet."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in EMBEDDING:
            wrapped = ipaddress.IPv4Address(found.packed[-4:])
        if wrapped:
            return is_public(str(wrapped))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
