"""A page's tree to its blocks of running text, in reading order, with their links and what their surroundings say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNREAD = frozenset({
    "title", "script", "style", "noscript", "template", "svg", "math", "select", "button", "textarea", "option",
    "object", "iframe", "canvas", "audio", "video", "map", "datalist", "dialog", "input", "label",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "img", "picture", "source",
})  # fmt: skip
CUES = {
    "body": r"(?:article|entry|post|story|body|main)[-_]?_?(?:content|body|text)|articlebody|rich-?text|prose",
    "promo": r"relat|recommend|read-?next|read-?more|more-?(?:from|on|stories|news)|trending|popular|promo|teaser"
    r"|outbrain|taboola|most-?(?:read|viewed)|also-?like|up-?next|latest|recirc|widget|river|spotlight",
    "letter": r"newsletter|subscri|sign-?up|registration|donat|membership|paywall|piano|regwall",
    "caption": r"caption|figure|credit|photo|image|gallery|slide|media|video|player|thumb",
    "author": r"author|byline|\bbio\b|biograph|contributor|writer|profile",
    "comment": r"comment|disqus|reply|respond|discussion|\breview",
    "share": r"share|sharing|social|follow|twitter|facebook|tweet|instagram",
    "advert": r"(?:^|[-_\s])ads?(?:$|[-_\s])|advert|sponsor|banner|affiliate|commerce|shop|product",
    "furniture": r"nav|menu|breadcrumb|footer|masthead|sidebar|aside|rail|toolbar|header|skip|search|login",
    "topic": r"tags?\b|topic|categor|keyword|label|section-?name|eyebrow|kicker",
    "title": r"title|headline|heading",
    "deck": r"sub-?title|sub-?head|dek\b|deck|standfirst|summary|description|excerpt|intro|\blead\b|lede"
    r"|synopsis|bullets|highlights",
    "meta": r"date|time|publish|updated|meta|info",
    "overlay": r"modal|popup|overlay|cookie|consent|gdpr|privacy|hidden|sr-only|visually|screen-reader|tooltip|toast"
    r"|alert",
    "list": r"list|toc|contents|index",
    "quote": r"quote|embed",
    "note": r"correction|editor-?s?-?note|disclaimer|copyright|disclosure|footnote|endnote|tagline",
}
_CUE_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in CUES.items()))
_BITS = {name: 1 << i for i, name in enumerate(CUES)}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block boundaries; cues of its element, of three above, and of all above."""

    text: str
    links: tuple[tuple[int, int, str], ...]
    element: HtmlElement
    tags: tuple[str, ...]
    near: int
    mid: int
    far: int


def in_caption(block: Block) -> bool:
    """Whether a block stands in a picture's caption or credit by its markup."""
    return bool(block.near & _BITS["caption"])


def blocks(tree: HtmlElement) -> list[Block]:
    """Return the page's blocks that have a letter or digit in them."""
    run, found = _Run(), []
    frames = [_Frame(tree, (), ())]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in UNREAD:
                walk.skip_subtree()
                continue
            if tag not in INLINE:
                found += run.flush(frames[-1])
                frames.append(_below(frames[-1], element))
            run.enter(element)
        else:
            if tag not in INLINE and tag not in UNREAD:
                found += run.flush(frames[-1])
                frames.pop()
            run.leave(element)
    return found


@dataclass(frozen=True, slots=True)
class _Frame:
    element: HtmlElement
    tags: tuple[str, ...]
    cues: tuple[int, ...]


def _below(above: _Frame, element: HtmlElement) -> _Frame:
    own = _cues(f"{element.get('class', '')} {element.get('id', '')} {element.get('data-testid', '')}")
    return _Frame(element, (*above.tags, element.tag), (*above.cues, own))


def _all(cues: tuple[int, ...]) -> int:
    together = 0
    for own in cues:
        together |= own
    return together


@lru_cache(maxsize=4096)
def _cues(names: str) -> int:
    cues = 0
    for match in _CUE_PATTERN.finditer(names.lower()):
        cues |= _BITS[match.lastgroup or ""]
    return cues


@dataclass(slots=True)
class _Run:
    """The text collected since the last block boundary, white space folded to single spaces."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    size: int = 0
    space: bool = False
    href: str = ""
    since: int = 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag == "a":
            self._open(element.get("href") or "")
        self._add(element.text)

    def leave(self, element: HtmlElement) -> None:
        if element.tag == "a":
            self._close()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        words = text.split()
        if words and self.size and (self.space or text[0].isspace()):
            self._put(" ")
        if words:
            self._put(" ".join(words))
        self.space = text[-1].isspace() or (self.space and not words)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)

    def _open(self, href: str) -> None:
        self.href, self.since = href, self.size

    def _close(self) -> None:
        if self.href and self.size > self.since:
            self.links.append((self.since, self.size, self.href))
        self.href = ""

    def flush(self, frame: _Frame) -> list[Block]:
        if not self.size:
            self.space = False
            return []
        href = self.href
        self._close()
        text = "".join(self.pieces)
        near, mid, far = _all(frame.cues[-1:]), _all(frame.cues[-4:]), _all(frame.cues)
        made = [Block(text, tuple(_trimmed(text, self.links)), frame.element, frame.tags, near, mid, far)]
        self.pieces, self.links, self.size, self.space, self.href, self.since = [], [], 0, False, href, 0
        return made if any(map(str.isalnum, text)) else []


def _trimmed(text: str, links: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    return [(start + (text[start] == " "), end, href) for start, end, href in links]
