"""Why a page cannot be used as a report: it holds no article, or only the beginning of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from headwater.clean.body import Body
    from headwater.clean.page import Page

STUB = 120  # words up to which a text on a closed page is taken for its beginning only
SHORT = 25  # words below which a page is asked what else it could be
FEW = 5  # words below which there is no report at all
MOSTLY = 0.6  # share of a text in links from which it is a list of links
_WORD = re.compile(r"\w+")
_CHECKPOINT = re.compile(
    r"just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|are you a robot|unusual traffic"
    r"|access denied|attention required|enable javascript and cookies|captcha|security check|request blocked",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:404|410)\b|page (?:was )?not found|page (?:no longer|does not|doesn.t) exist|internal server error"
    r"|service unavailable|bad gateway",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|we (?:and our partners )?(?:use|value|care)[^.]{0,60}(?:cookies|privacy)|consent to"
    r"|accept (?:all )?cookies|cookie (?:settings|preferences|consent|policy)|your privacy choices"
    r"|manage (?:your )?consent",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:log|sign) ?in to (?:continue|read|view|your)|please (?:log|sign) ?in|create (?:a free|an) account to",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|to (?:continue|keep) reading"
    r"|already a (?:subscriber|member)"
    r"|(?:this|the) (?:article|story|content) is (?:for|only|available|exclusive)[^.]{0,40}(?:subscriber|member)"
    r"|subscribers? only|unlock this (?:article|story)",
    re.IGNORECASE,
)
_WALL = re.compile(r"pay-?wall|reg-?wall|subscriber-?only|piano-?offer|meter", re.IGNORECASE)
_VIDEO = re.compile(r"/(?:videos?|watch|av|mediathek)/", re.IGNORECASE)


def refusal(page: Page, article: Body, title: str, url: str | None) -> str | None:
    """Return the reason with its remedy, or None if the page's article can be used."""
    words = len(_WORD.findall(article.text))
    if words < SHORT and (why := _instead(page, title)):
        return why
    if _is_video(page, url) and words < STUB:
        return "this is a page around a video; give a transcript or a written report"
    if words < STUB and _is_stub(page, article.text):
        return f"only the first {words} words are there, the rest is behind a paywall; save the page while signed in"
    if _is_index(page, url) and (article.linked > MOSTLY or words < STUB):
        return "this is a page of links to articles; give the articles themselves"
    if words < FEW:
        return "no article text was found; give the address of a single article, or its text"
    return None


def is_partly_closed(page: Page) -> bool:
    """Whether the page's data say that not all of it is free."""
    return any(str(node.get("isAccessibleForFree")).lower() == "false" for node in page.nodes)


def _instead(page: Page, title: str) -> str | None:
    said = _visible(page)
    for pattern, why in (
        (_CHECKPOINT, "the site answered with a check for robots, not the article; save the page in a browser"),
        (_MISSING, "the site answered that there is no such page; check the address or look in a web archive"),
        (_CONSENT, "this is a cookie or consent page; accept it in a browser and save the article"),
        (_LOGIN, "the article is behind a login; save the page while signed in"),
    ):
        if pattern.search(title) or pattern.search(said):
            return why
    return None


def _visible(page: Page) -> str:
    """Return the first words the page shows, of the body without scripts."""
    shown: list[str] = []
    for element in page.tree.iter("h1", "h2", "h3", "p", "button", "a", "div", "span", "title", "label"):
        shown.append(element.text or "")
        if len(shown) > 400:
            break
    return " ".join(" ".join(shown).split())


def _is_stub(page: Page, text: str) -> bool:
    """Whether the text breaks off, or the page asks for a subscription, where there is or may be a wall."""
    if not (is_partly_closed(page) or _has_wall(page)):
        return False
    return bool(_PAYWALL.search(_visible(page))) or not text.rstrip("\"'”’») ").endswith((".", "!", "?"))


def _has_wall(page: Page) -> bool:
    marked = page.tree.iter("div", "section", "aside")
    return any(_WALL.search(f"{element.get('class', '')} {element.get('id', '')}") for element in marked)


def _is_video(page: Page, url: str | None) -> bool:
    said = (page.meta("og:type") or "").startswith("video")
    return not page.is_article and (said or ("VideoObject" in page.kinds and _VIDEO.search(url or "") is not None))


def _is_index(page: Page, url: str | None) -> bool:
    if page.is_article or page.meta("og:type") == "article":
        return False
    try:
        path = urlsplit(url or "").path.strip("/")
    except ValueError:
        path = "?"
    front = bool(url) and (
        not path or path in {"news", "world", "politics", "business", "sport", "sports", "index.html"}
    )
    return front or not page.kinds.isdisjoint({"CollectionPage", "ItemList", "SearchResultsPage"})
