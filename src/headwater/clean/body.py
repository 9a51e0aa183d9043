"""The article on a page: the blocks that hold its text, chosen from what trafilatura takes and what surrounds it."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import numpy as np
from lxml import html

from headwater.clean.archives import held
from headwater.clean.blocks import blocks, in_caption
from headwater.clean.signs import Known, declared_text, members, signs
from headwater.clean.titles import same_words
from headwater.model import Hyperlink, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from headwater.clean.blocks import Block
    from headwater.clean.page import Page

NEWLINE = "\n"
KEEP = 0.2  # a block trafilatura takes goes below this
ADD = 0.7  # a block it leaves out comes in above this
REACH = 10  # blocks before the first and after the last of trafilatura's that are weighed at all
LEAST_LEFT = 0.5  # share of trafilatura's words below which the weighing is not trusted
LEAST_REPEATED = 40  # characters from which a repeated block is a repetition of the page, not of the author
LONGEST_CORRECTION = 800
_CORRECTION = re.compile(
    r"(?:correction|clarification|retraction|corrected|amendment)\b.{0,30}?[:—–]"
    r"|(?:an earlier|a previous) version of this (?:article|story|report|post)"
    r"|this (?:article|story|report|post) (?:has been|was) (?:corrected|amended|retracted|clarified)",
    re.IGNORECASE,
)
_EMBED = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|reddit-embed|bluesky-embed|mastodon-embed|fb-post"
)
_POST = re.compile(r"/status/|/p/|/reel/|/video/|/comments/|/post/|/posts/|/@[^/]+/\d")


Weights = tuple["NDArray[np.float64]", float]


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article, the links in it, the share of the text they cover, and what stands around it."""

    text: str
    links: tuple[Hyperlink, ...] = ()
    linked: float = 0.0
    captions: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    from_data: bool = False


def body(page: Page, title: str, url: str | None) -> Body:
    """Return the article's text, one line a block; an empty one if the page holds none."""
    taken, declared = extracted(page, url), declared_text(node.get("articleBody") for node in page.nodes)
    found = blocks(page.tree)
    if not (found and taken.strip()):
        return Body(_from_data(declared), from_data=bool(declared.strip()))
    weighed = chosen_blocks(found, Known(title, taken, declared), _weights())
    chosen = [block for block, keep in zip(found, weighed, strict=True) if keep]
    composed = _composed(once(chosen, title), _base(page, url)) if chosen else Body(taken.strip())
    return replace(composed, captions=tuple(_captions(found)), corrections=tuple(_corrections(found)))


def extracted(page: Page, url: str | None) -> str:
    """Return the text trafilatura takes from a page."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow to import)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(page.tree, url=url, favor_precision=True, include_comments=False)
    except RecursionError:
        return ""
    return str(getattr(found, "text", None) or "")


def _from_data(declared: str) -> str:
    """Return the text of a page that is drawn by a script, from the data it comes with."""
    if not declared.strip():
        return ""
    tree = html.document_fromstring(f"<div>{declared.replace(NEWLINE, '<br>')}</div>")
    return NEWLINE.join(block.text for block in blocks(tree))


def chosen_blocks(found: Sequence[Block], known: Known, by: Weights) -> NDArray[np.bool_]:
    """Return which blocks are article text: those trafilatura takes, corrected by what their surroundings say."""
    taken = members(found, known.extracted)
    near = reach(taken)
    if near.start == near.stop:
        return taken
    probable = 1 / (1 + np.exp(-(signs(found[near], taken[near], known) @ by[0] + by[1])))
    chosen = taken.copy()
    chosen[near] = np.where(taken[near], probable > KEEP, probable > ADD)
    sizes = np.array([len(block.text) for block in found])
    return chosen if sizes[chosen].sum() >= LEAST_LEFT * sizes[taken].sum() else taken


def reach(taken: NDArray[np.bool_]) -> slice:
    """Return the stretch of blocks that is weighed: from a little before the first taken to a little after the last."""
    at = np.flatnonzero(taken)
    return slice(max(0, int(at[0]) - REACH), int(at[-1]) + REACH + 1) if len(at) else slice(0, 0)


@cache
def _weights() -> Weights:
    shipped = json.loads(files("headwater.clean").joinpath("data/blocks.json").read_text("utf-8"))
    return np.array(shipped["weights"]), float(shipped["bias"])


def once(chosen: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks without those that repeat one before them, or the title."""
    seen: set[str] = set()
    kept = []
    for block in chosen:
        repeated = len(block.text) >= LEAST_REPEATED and block.text in seen
        seen.add(block.text)
        if not repeated and not same_words(block.text, title):
            kept.append(block)
    return kept


def _base(page: Page, url: str | None) -> str:
    """Return the address that links are relative to."""
    said = next((base.get("href") or "" for base in page.tree.iter("base")), "")
    try:
        return str(urljoin(url or "", said.strip()))
    except ValueError:
        return ""


def _composed(chosen: Sequence[Block], base: str) -> Body:
    text, links, covered = "", [], 0
    for block in chosen:
        text += "\n" if text else ""
        found = [(*link[:2], target) for link in block.links if (target := _target(link[2], base))]
        covered += sum(end - start for start, end, _ in found)
        found += [(0, len(block.text), post)] if (post := _embedded(block)) else []
        links += [Hyperlink(Span(len(text) + start, len(text) + end), href) for start, end, href in found]
        text += block.text
    return Body(text, tuple(links), covered / max(1, len(text)))


def _target(href: str, base: str) -> str | None:
    """Return where a link leads, None for one that leads nowhere else."""
    href = href.strip()
    if href.startswith("#"):
        return None
    try:
        absolute = urljoin(base, href)
    except ValueError:
        return None
    return held(absolute) if absolute.startswith(("http://", "https://")) else None


def _embedded(block: Block) -> str | None:
    """Return the address of the post a block is quoted from, where it stands in an embedded post."""
    for above in (block.element, *block.element.iterancestors("blockquote")):
        if not _EMBED.search(above.get("class") or ""):
            continue
        named = above.get("cite") or above.get("data-instgrm-permalink")
        hrefs = [href for link in above.iter("a") if _POST.search(href := link.get("href") or "")]
        address = named or (hrefs[-1] if hrefs else None)
        return address if address and address.startswith("http") else None
    return None


def _captions(found: Sequence[Block]) -> Iterator[str]:
    for block in found:
        if "figure" in block.tags or "figcaption" in block.tags or in_caption(block):
            yield block.text


def _corrections(found: Sequence[Block]) -> Iterator[str]:
    said = (block.text for block in found if len(block.text) <= LONGEST_CORRECTION)
    return (text for text in dict.fromkeys(said) if _CORRECTION.match(text))
