"""The authors a page names, cleaned of roles, handles and outlets, and the agencies its text is credited to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from headwater.clean.agencies import agency, named_in, parts
from headwater.clean.folding import squeezed
from headwater.text.calendar import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from headwater.clean.page import Node, Page

LONGEST = 50
LONGEST_LINE = 150
BEFORE_HEADLINE = 40
AFTER_HEADLINE = 150
_BYLINE_TAGS = (
    "a", "span", "div", "p", "address", "li", "h3", "h4", "h5", "h6", "cite", "section", "dd", "td", "time",
)  # fmt: skip
_METAS = (
    "author", "byl", "authors", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "article:author", "cxenseparse:author", "article.author", "og:article:author", "citation_author",
)  # fmt: skip
_BYLINE = re.compile(r"(?:^|[\s_-])(?:authors?|contributors?)(?:$|[\s_-])|author-?_*name|by-?line")
_BY = re.compile(r"\s*(?:Written )?[Bb]y:?\s+[^\W\d_a-z][\w.'’-]+\s+[^\W\d_a-z]")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|staff|writers?|profiles?|contributors?|journalists?|autor(?:es)?|reporters?|columnists?|bio)/[^/]"
)
_ELSEWHERE = re.compile(
    r"promo|related|teaser|card|recommend|comment|footer|sidebar|caption|list-?item|menu|navigation"
)
_CAPITAL = r"(?-i:[^\W\d_a-z])"
_LEAD = re.compile(  # "Di" and "Von" are given names as well, before one name
    r"^\W*(?:(?:written|reported|posted|published|words|story|text|article|reporting|reviewed)\s+)?"
    rf"(?:(?:by|from|автор)\b:?\s+|(?:von|par|di|por)\b:?\s+(?={_CAPITAL}\S*\s+{_CAPITAL}))",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s+[|•·–—/]\s+.*|\s*[|•·].*|\s+-\s+.*|@\w+.*|\b(?:published|updated|posted|last updated|as told to|follow)\b.*"
    r"|\s+on\s+\w+ \d.*|\d.*|\s*\(.*|\s+(?:for|of|in|at|from|via)\s+.*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b|\bwith\b)\s*", re.IGNORECASE)
_SUFFIX = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d)\b\.?)", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:staff|editors?|editorial|reporters?|correspondents?|writers?|journalists?|contributors?|contributing|columnists?|desk|team|newsroom"
    r"|news|media|press|admin|administrator|redaktion|redazione|redacci[oó]n|r[eé]daction|редакция|brandroom|bureau|agency|agencies"
    r"|network|magazine|newspaper|publisher|producer|intern|fellow|anchor|host|senior|chief|director|photographer|presenter"
    r"|board|guest|special|wire|wires|services?|report|online|digital|partner|sponsored|studio|university|institute|society|author|by)\b"
    r"|\.(?:com|net|org)\b|https?:|www\.",
    re.IGNORECASE,
)
# a lower-case word that no name has in the middle, or the name of a month after another word, but for "Theresa May"
_COMMON = re.compile(
    r"(?:^|\s)(?!(?:de|del|della|di|da|das|dos|do|du|des|van|von|der|den|ter|ten|zu|zur|la|le|el|al|bin|bint|ibn|abu|ben|y|e|i|af|av)\b)"
    rf"(?!al-|el-|d['’]|o['’])[a-zß-ÿ]|\s(?!May\b){MONTH}$"
)
_PERSON = re.compile(r"[^\W\d_][\w.'’ʼ\-]*(?:\s+[^\W\d_][\w.'’ʼ\-]*){0,5}")


def authors(page: Page, site: tuple[str, ...], near: list[HtmlElement]) -> tuple[str, ...]:
    """Return the persons named as authors, in the page's order; `site` are the names the outlet goes by."""
    for said in _said(page, site, near):
        if names := persons(said, site):
            return names
    return ()


def credited_agencies(page: Page, near: list[HtmlElement]) -> tuple[str, ...]:
    """Return the agencies named where a page names its authors."""
    said = [*_in_linked_data(page.nodes), *_in_metas(page)]
    named = [name for line in said for part in (line, *parts(_LEAD.sub("", line))) if (name := agency(part))]
    return tuple(dict.fromkeys([*named, *(name for line in _in_bylines(near) for name in named_in(line))]))


def persons(lines: Iterable[str], site: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of persons in lines that name authors, each once, the fuller form of two."""
    found: list[str] = []
    for line in lines:
        named = _without_agency(_CUT.sub("", _SUFFIX.sub(" ", _LEAD.sub("", " ".join(line.split())))))
        found += [name for part in _BETWEEN.split(named) if (name := _person(part, site))]
    folded = {name.lower(): name for name in reversed(found)}
    unique = [name for name in dict.fromkeys(found) if folded[name.lower()] == name]
    return tuple(name for name in unique if not any(name != other and f" {name} " in f" {other} " for other in unique))


def _without_agency(line: str) -> str:
    """Cut the agency off the end of a line that names an author before it."""
    for name in () if agency(line) else named_in(line):
        line = re.sub(rf"(?<=\w)\s+(?:the )?{re.escape(name)}\W*$", "", line, flags=re.IGNORECASE)
    return line


def _said(page: Page, site: tuple[str, ...], near: list[HtmlElement]) -> Iterator[list[str]]:
    """Yield what names the authors, the most reliable first."""
    yield _in_linked_data(page.nodes)
    yield _in_metas(page)
    yield _in_author_links(near, site)
    yield _in_bylines(near)


def _person(part: str, site: tuple[str, ...]) -> str | None:
    name = _once(_LEAD.sub("", part).strip(" ,;:-–—"))
    plain = squeezed(name)
    if not (2 < len(name) <= LONGEST and _PERSON.fullmatch(name)) or _COMMON.search(name):
        return None
    if _ROLE.search(name) or agency(name) or not {plain, f"the{plain}", plain.removeprefix("the")}.isdisjoint(site):
        return None
    return _cased(name)


def _once(name: str) -> str:
    """Halve a name that a page prints twice in a row, as label of a picture and as text."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def _cased(name: str) -> str:
    if name.isupper() and len(name) > 4:
        return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 1 else word[0], name)
    return name


def _in_linked_data(nodes: Iterable[Node]) -> list[str]:
    for node in nodes:
        if ("headline" in node or "Article" in str(node.get("@type"))) and (
            said := node.get("author") or node.get("creator")
        ):
            return list(_names(said))
    return []


def _names(said: Any) -> Iterator[str]:
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and "Organization" not in str(one.get("@type")):
            yield from _names(one.get("name") or [])


def _in_metas(page: Page) -> list[str]:
    for name in _METAS:
        said = [one for one in page.metas.get(name, ()) if " " in one and not one.startswith(("http", "/", "@"))]
        if said:
            return said
    return []


def near_headline(tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements just after and just before the main heading; the whole page if it has none."""
    elements = list(tree.iter(*_BYLINE_TAGS, "h1"))
    headings = [
        at for at, element in enumerate(elements) if element.tag == "h1" and len("".join(element.itertext())) > 15
    ]
    at = headings[0] if headings else 0
    if not headings:
        return elements
    return elements[at : at + AFTER_HEADLINE] + elements[max(0, at - BEFORE_HEADLINE) : at]


def _in_author_links(elements: list[HtmlElement], site: tuple[str, ...]) -> list[str]:
    """Return the words of the first links that lead to a person's page, those side by side with it included."""
    found: list[str] = []
    beside: set[HtmlElement] = set()
    for link in elements:
        if link.tag != "a" or not _AUTHOR_PAGE.search(link.get("href") or "") or _elsewhere(link):
            continue
        around = set(list(link.iterancestors())[:3])
        words = " ".join(" ".join(link.itertext()).split())
        if found and not (beside & around):
            break
        if persons([words], site):
            found.append(words)
            beside = beside or around
    return found


def _in_bylines(elements: list[HtmlElement]) -> list[str]:
    """Return the first line that is marked up as a byline, or that begins with "By"."""
    for element in elements:
        if _is_byline(element):
            line = " ".join(" ".join(element.itertext()).split())
            if 2 < len(line) <= LONGEST_LINE:
                return [line]
    return []


def _is_byline(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('data-testid', '')}".lower()
    marked = "author" in (element.get("rel"), element.get("itemprop")) or _BYLINE.search(named)
    return bool(marked or _BY.match(element.text or "")) and not _elsewhere(element)


def _elsewhere(element: HtmlElement) -> bool:
    for above in (element, *list(element.iterancestors())[:4]):
        if above.tag in {"nav", "footer", "aside"} or _ELSEWHERE.search((above.get("class") or "").lower()):
            return True
    return False
