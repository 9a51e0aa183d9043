"""The headline of a page: the heading its own title tags agree with, without the name of the site or the section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.blocks import UNREAD
from headwater.clean.folding import pieces, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from headwater.clean.page import Page

ALIKE = 0.3
LONGEST = 400
_DIVIDER = re.compile(r"\s+[|–—\-·»•:~]+\s+|\s*\|\s*")
_HEADING = ("og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")


def title(page: Page, site: tuple[str, ...]) -> str:
    """Return the headline, "" if the page has none; `site` are the names the outlet goes by."""
    told = [_bare(said, site) for said in _told(page) if said]
    headings = [heading for heading in _headings(page.tree) if not _names_site(heading, site)]
    best = max(headings, key=lambda heading: _agreement(heading, told), default="")
    if best and (not told or _agreement(best, told) >= ALIKE):
        return _without_section(best, told)
    return told[0] if told else ""


def same_words(a: str, b: str) -> bool:
    """Whether two lines are the same but for case, punctuation and spacing."""
    return pieces(a) == pieces(b) != []


def _told(page: Page) -> Iterator[str]:
    """Yield what the head of the page calls it, the best first."""
    yield from (said for name in _HEADING[:2] if (said := page.meta(name)))
    yield from (" ".join(said.split()) for node in page.nodes if isinstance(said := node.get("headline"), str))
    yield from (said for name in _HEADING[2:] if (said := page.meta(name)))
    titles = (element.text for element in page.tree.iter("title") if element.getparent().tag != "svg")
    yield " ".join((next(titles, "") or "").split())


def _headings(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("h1"):
        text = " ".join("".join(_readable(element)).split())
        if text and len(text) <= LONGEST:
            yield text


def _readable(element: HtmlElement) -> Iterator[str]:
    """Yield the words of a heading, without drawings, scripts and buttons in it."""
    skipped = {below for below in element.iter(*UNREAD) if below is not element}
    for below in element.iter():
        inside = below in skipped or any(above in skipped for above in below.iterancestors())
        if not inside and below.text:
            yield below.text
        if below is not element and below.tail and (not inside or below.getparent() not in skipped):
            yield (" " if below.tag == "br" else "") + below.tail


def _bare(said: str, site: tuple[str, ...]) -> str:
    """Take the name of the site off the end or the start of a title."""
    while True:
        dividers = list(_DIVIDER.finditer(said))
        if dividers and _names_site(said[dividers[-1].end() :], site):
            said = said[: dividers[-1].start()].rstrip()
        elif dividers and _names_site(said[: dividers[0].start()], site):
            said = said[dividers[0].end() :].lstrip()
        else:
            return said


def _names_site(part: str, site: tuple[str, ...]) -> bool:
    said = squeezed(part)
    return any(said in {name, f"the{name}"} or f"the{said}" == name for name in site if name)


def _agreement(heading: str, told: list[str]) -> float:
    mine = set(pieces(heading))
    others = [set(pieces(said)) for said in told]
    return max((2 * len(mine & other) / (len(mine) + len(other)) for other in others if other), default=0.0)


def _without_section(heading: str, told: list[str]) -> str:
    """Drop "Opinion | " and its like where the head of the page gives the same title without it."""
    for said in told:
        if len(said) < len(heading) and heading.endswith(said) and _DIVIDER.search(heading[: -len(said)] + " "):
            return said
    return heading
