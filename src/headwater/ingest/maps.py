"""Lists in XML (sitemaps, OPML) to links, read as they come and never whole."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from headwater.ingest.inlet import Handed, Inlet, Wanted, limited, refused
from headwater.ingest.settings import Ingest
from headwater.model import Given

if TYPE_CHECKING:
    from lxml.etree import _Element


def sitemap(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield a link per page of a sitemap, or per sitemap of an index, with what a news sitemap says of it."""
    yield from _listed(_places(inlet), inlet, settings, "names no page; check that it is a sitemap")


def opml(inlet: Inlet, settings: Ingest) -> Handed:
    """Yield a link per feed of an OPML list."""
    yield from _listed(_feeds(inlet), inlet, settings, "names no feed; check that it is an OPML list")


def _listed(wanted: Iterator[Wanted], inlet: Inlet, settings: Ingest, empty: str) -> Handed:
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 (only where there is XML)

    if not settings.follow:
        yield refused(inlet.subject, "is a list of links, and links are not followed; allow it, or save the pages")
        return
    try:
        yield from limited(wanted, inlet.subject, settings.most, empty)
    except XMLSyntaxError as error:
        yield refused(inlet.subject, f"is broken XML ({error.msg}); fetch it again")


def _places(inlet: Inlet) -> Iterator[Wanted]:
    for element in _elements(inlet.stream, ("{*}url", "{*}sitemap")):
        link = _text(element, "loc")
        if link:
            is_page = _name(element) == "url"
            given = Given(
                outlet=inlet.given.outlet or _text(element, "name"), published=_text(element, "publication_date")
            )
            yield Wanted(link, link, given if is_page else inlet.given, 0 if is_page else inlet.steps - 1)


def _feeds(inlet: Inlet) -> Iterator[Wanted]:
    for element in _elements(inlet.stream, ("{*}outline",)):
        link = element.get("xmlUrl") or element.get("xmlurl")
        if link:
            yield Wanted(link, link, inlet.given, inlet.steps - 1)


def _elements(stream: BufferedReader, tags: tuple[str, ...]) -> Iterator[_Element]:
    """Yield finished elements of these names; what was read before is let go."""
    from lxml import etree  # noqa: PLC0415

    settings = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    for _, element in etree.iterparse(stream, events=("end",), tag=tags, **settings):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: _Element, name: str) -> str | None:
    """Find the text of the first element of this name inside, whatever its namespace."""
    found = element.find(f".//{{*}}{name}")
    return (found.text or "").strip() or None if found is not None else None
