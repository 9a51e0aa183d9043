"""Which addresses an export may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https")
KEPT = "/:?#[]@!$&()*+,;=%~"


def safe(url: str | None) -> str | None:
    """Return the address as one may link to it, or None: only http and https, and nothing that ends an attribute."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return quote(url.strip(), safe=KEPT) if parts.scheme.lower() in SCHEMES and parts.netloc else None
