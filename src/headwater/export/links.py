"""Which addresses an export may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https")
KEPT = "/:?#[]@!$&()*+,;=%~"
LONGEST, ENDS = 120, 5  # a longer passage is told by so many words of its beginning and its end


def safe(url: str | None) -> str | None:
    """Return the address as one may link to it, or None: only http and https, and nothing that ends an attribute."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return quote(url.strip(), safe=KEPT) if parts.scheme.lower() in SCHEMES and parts.netloc else None


def to_words(url: str | None, words: str) -> str | None:
    """Return the address of a passage in its page, as a text fragment: a browser that knows these goes to the words."""
    page = safe(url)
    if not page:
        return None
    told = words.split()
    pieces = (
        [words] if len(words) <= LONGEST or len(told) < 2 * ENDS else [" ".join(told[:ENDS]), " ".join(told[-ENDS:])]
    )
    text = ",".join(quote(piece, safe="").replace("-", "%2D") for piece in pieces)
    return f"{page}{'' if '#' in page else '#'}:~:text={text}"
