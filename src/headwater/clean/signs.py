"""What speaks for and against a block of a page being article text, as numbers: one row of signs a block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headwater.clean.blocks import CUES
from headwater.clean.folding import pieces, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement
    from numpy.typing import NDArray

    from headwater.clean.blocks import Block

SURE_LENGTH = 20  # letters and digits from which on a line found in another text is no accident
WINDOW = 6
_WORD = re.compile(r"\w+")
_CLOSERS = "\"'”’») "
_SAYINGS = r"""
newsletter|subscri|sign up|inbox|log in|register|donat|support (?:us|our)
read more|related|more (?:from|on)|see also|also read|you (?:may|might)|trending|recommended|most read|click here
copyright|©|all rights reserved|licen[sc]e|terms of
getty|photo|image|illustration|credit|via ap|reuters/|ap photo|courtesy
\b(?:updated|published|posted|modified)\b.*\d|\bmin(?:ute)? read\b|\b\d{1,2}, 20\d\d|\d\d? (?:a|p)\.?m\b
share|facebook|twitter|instagram|follow|tweet|comment
\b(?:is|was) (?:a|an|the) .{0,60}(?:writer|editor|reporter|correspondent|journalist|author|columnist|contributor)
^by\b|^written by|^reporting by|contributed to|^contributed
\b(?:you|your)\b
\b(?:contact|e-?mail|tips?|reach (?:him|her|them))\b
affiliate|commission|sponsor|advert
^(?:editor.s note|correction|note|more information|source|disclaimer|provided by|citation)
^(?:related|more|also|read|see|watch|required reading|must read)\b.{0,12}:
"""
SAYINGS = tuple(re.compile(saying, re.IGNORECASE) for saying in _SAYINGS.split("\n") if saying)
HEADS = ("h2", "h3", "h4", "h5", "h6")
INSIDE = ("blockquote", "figure", "figcaption", "table", "aside", "footer", "nav", "header", "form", "article", "main",
          "ul", "ol", "section")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its blocks: its title, the text one extractor took, the text its data hold."""

    title: str
    extracted: str
    declared: str


def members(blocks: Sequence[Block], extracted: str) -> NDArray[np.bool_]:
    """Return which blocks are in an extracted text."""
    whole = squeezed(extracted)
    lines = {squeezed(line) for line in extracted.split("\n")}
    keys = [squeezed(block.text) for block in blocks]
    return np.array([key in whole if len(key) >= SURE_LENGTH else key in lines for key in keys], dtype=bool)


def signs(blocks: Sequence[Block], taken: NDArray[np.bool_], known: Known) -> NDArray[np.float64]:
    """Return one row a block; `taken` says which are in the extracted text."""
    words = np.array([len(_WORD.findall(block.text)) for block in blocks], dtype=float)
    linked = np.array([sum(end - start for start, end, _ in block.links) / len(block.text) for block in blocks])
    own = [[*_wording(block), *_markup(block), *_surroundings(block)] for block in blocks]
    parts = (
        taken[:, None],
        own,
        _against(blocks, known),
        _places(blocks, taken, words),
        _neighbours(taken, words, linked),
    )
    return np.hstack([np.asarray(part, dtype=float).reshape(len(blocks), -1) for part in parts])


def _wording(block: Block) -> list[float]:
    text, size = block.text, len(block.text)
    words = len(_WORD.findall(text))
    return [
        np.log1p(words),
        words < 5,
        words > 25,
        sum(end - start for start, end, _ in block.links) / size,
        min(len(block.links), 5),
        text.rstrip(_CLOSERS)[-1:] in ".!?…",
        text.endswith(":"),
        text[0].isupper(),
        any(mark in text for mark in '"“”'),
        sum(map(str.isdigit, text)) / size,
        sum(map(str.isupper, text)) / size,
        *(bool(saying.search(text)) for saying in SAYINGS),
    ]


def _markup(block: Block) -> list[float]:
    last = block.tags[-1] if block.tags else ""
    return [
        last == "p",
        last == "li",
        last == "h1",
        last in HEADS,
        last == "div",
        *(tag in block.tags for tag in INSIDE),
    ]


def _surroundings(block: Block) -> list[float]:
    return [bool(cues >> bit & 1) for cues in (block.near, block.mid, block.far) for bit in range(len(CUES))]


def _against(blocks: Sequence[Block], known: Known) -> list[list[float]]:
    """Compare with the title, the declared text and the other blocks."""
    declared, title, seen, rows = squeezed(known.declared), set(pieces(known.title)), set[str](), []
    for block in blocks:
        key, words = squeezed(block.text), set(pieces(block.text))
        alike = len(words & title) / max(1, len(words | title))
        sure = len(key) >= SURE_LENGTH and len(declared) > SURE_LENGTH
        rows.append([sure and key in declared, sure and key not in declared, alike, alike > 0.8, key in seen])
        seen.add(key)
    return rows


def _places(blocks: Sequence[Block], taken: NDArray[np.bool_], words: NDArray[np.float64]) -> list[list[float]]:
    """Tell where a block lies in the tree, measured from the elements that hold the extracted text."""
    weight: dict[HtmlElement, float] = {}
    for block, _, size in filter(lambda one: one[1], zip(blocks, taken, words, strict=True)):
        parent = _parent(block)
        weight[parent] = weight.get(parent, 0.0) + size
    home = max(weight, key=lambda element: weight[element], default=None)
    depth = len(list(home.iterancestors())) if home is not None else 0
    tags = {_parent(block).tag for block, is_taken in zip(blocks, taken, strict=True) if is_taken}
    return [
        [
            _parent(block) is home,
            home is not None and block.element is home,
            home is not None and home in set(block.element.iterancestors()),
            max(-5, min(5, len(block.tags) - depth)),
            weight.get(_parent(block), 0.0) > 0,
            _parent(block).tag in tags,
        ]
        for block in blocks
    ]


def _parent(block: Block) -> HtmlElement:
    above = block.element.getparent()
    return block.element if above is None else above


def _neighbours(
    taken: NDArray[np.bool_], words: NDArray[np.float64], linked: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Tell what the blocks around are, and how far into the extracted text a block lies."""
    size, was, spread = len(taken), taken.astype(np.float64), np.log1p(words).astype(np.float64)
    columns: list[NDArray[np.float64]] = [
        _moved(column, step) for step in (-2, -1, 1, 2) for column in (was, spread, linked)
    ]
    for sign in (-1, 1):
        around = np.stack([_moved(was, sign * step) for step in range(1, WINDOW + 1)])
        columns.append(around.sum(axis=0) / WINDOW)
    at, here = np.flatnonzero(taken), np.arange(size, dtype=float)
    first, last = (at[0], at[-1]) if len(at) else (size, -1)
    told = np.cumsum(words * was)
    share = told / max(1.0, told[-1] if size else 1.0)
    before, after = first - here, here - last
    edges = (before > 0, after > 0, np.clip(before, 0, 10), np.clip(after, 0, 10), share, share > 0.9)
    return np.stack([*columns, *(np.asarray(edge, np.float64) for edge in edges)], axis=1)


def _moved(values: NDArray[np.float64], step: int) -> NDArray[np.float64]:
    """Return each place's neighbour `step` places on, 0 beyond the ends."""
    out = np.zeros_like(values)
    if step > 0:
        out[:-step] = values[step:]
    else:
        out[-step:] = values[:step]
    return out


def declared_text(texts: Iterable[object]) -> str:
    """Return the longest of the article texts a page's data hold."""
    return max((text for text in texts if isinstance(text, str)), key=len, default="")
