"""Robots files to leave: whether a page may be fetched, and how slowly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

AGENT = "headwater"
LONGEST_DELAY = 30.0  # seconds; some robots files ask for hours


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host's robots file says; without a file everything is open, without an answer nothing is."""

    parsed: Protego | None = None
    closed: str | None = None

    def objection(self, url: str) -> str | None:
        """Say why a page may not be fetched, None if it may."""
        if self.parsed and not self.parsed.can_fetch(url, AGENT):
            return "is closed to programs by the site's robots.txt; save the page from a browser"
        return self.closed

    def pause(self, usual: float) -> float:
        """Lengthen the usual pause to what the host asks for, within reason."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return max(usual, min(float(asked or 0), LONGEST_DELAY))


def rules(content: bytes) -> Rules:
    """Read a robots file; as the standard says, half a megabyte of it."""
    from protego import Protego  # noqa: PLC0415 (only where something is fetched)

    return Rules(Protego.parse(content[: 500 << 10].decode("utf-8", "replace").removeprefix("\ufeff")))
