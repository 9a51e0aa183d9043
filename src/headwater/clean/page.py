"""A capture's bytes to a parsed page: the tree, its meta tags and its linked data, each read once."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

from headwater.clean.decoding import decode_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

    from headwater.model import Capture

Node = dict[str, Any]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_OPENING = r"(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)"
_CLOSING = r"(?:-->|//\s*\]\]>|\]\]>)"
_WRAPPING = re.compile(rf"^\s*{_OPENING}+|{_CLOSING}\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
MOST_NODES = 2000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as parsed: nothing in it is changed by those who read it."""

    tree: HtmlElement
    metas: Mapping[str, tuple[str, ...]]
    nodes: tuple[Node, ...]

    def meta(self, *names: str) -> str | None:
        """Return the first content of the first of these meta tags that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), None)

    @property
    def kinds(self) -> frozenset[str]:
        """What the page's data say that it holds: "VideoObject"."""
        return frozenset(str(node.get("@type")) for node in self.nodes)

    @property
    def is_article(self) -> bool:
        """Whether the page's data say that it holds an article."""
        return any("Article" in kind or "Posting" in kind for kind in self.kinds)


def parse(capture: Capture) -> Page | None:
    """Return the page, or None if there is no element in the bytes."""
    text = _DECLARATION.sub("", _NO_XML.sub("", decode_page(capture.content, capture.media_type)))
    if not text.strip():
        return None
    try:
        tree = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return Page(tree, _metas(tree), tuple(_linked_data(tree)))


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def _linked_data(tree: HtmlElement) -> Iterator[Node]:
    left = MOST_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for node in _flat(_loaded(script.text)):
            if left == 0:
                return
            left -= 1
            yield node


def _loaded(text: str) -> Any:
    bare = _WRAPPING.sub("", text)
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False, object_pairs_hook=_object)
        except (ValueError, RecursionError):
            continue
    return None


def _object(pairs: list[tuple[str, Any]]) -> Node:
    return {key: _sound(value) for key, value in pairs}


def _sound(value: Any) -> Any:
    """Take half characters and control characters, which JSON can spell out, from the strings of a value."""
    if isinstance(value, str):
        return _NO_XML.sub("", value)
    return [_sound(one) for one in value] if isinstance(value, list) else value


def _flat(value: Any) -> Iterator[Node]:
    """Yield the objects of a value in reading order: lists, graphs and main entities are opened, nothing else."""
    waiting = [value]
    while waiting:
        here = waiting.pop(0)
        if isinstance(here, list):
            waiting[:0] = here
        elif isinstance(here, dict):
            yield here
            waiting[:0] = [here[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in here]
