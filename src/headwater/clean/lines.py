"""A text cut into units: its lines, or its blocks where lines are wrapped by hand at one width."""

from __future__ import annotations

import re
from statistics import median

from headwater.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*\S[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
_GAP = re.compile(r"(?:\r\n|\n|\r)\s*?(?:\r\n|\n|\r)")


def units(text: str) -> tuple[Span, ...]:
    """Return the spans of the units, in order, without surrounding white space; only white space lies between them."""
    lines = [_bare(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    return _blocks(text, lines) if _wrapped(text, lines) else tuple(Span(*line) for line in lines)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines stop at one width in the middle of a sentence, with blank lines between blocks."""
    if len(lines) < 8 or not _GAP.search(text):
        return False
    widths = sorted(end - start for start, end in lines)
    broad = widths[int(len(widths) * 0.98) - 1]
    if not 50 <= broad <= 110 or median(widths) < broad * 0.75:
        return False
    broken = sum(text[end - 1] not in ".!?:;\"”’')" for _, end in lines)
    return broken > len(lines) * 0.5


def _blocks(text: str, lines: list[tuple[int, int]]) -> tuple[Span, ...]:
    blocks = [lines[0]]
    for start, end in lines[1:]:
        if _GAP.search(text, blocks[-1][1], start):
            blocks.append((start, end))
        else:
            blocks[-1] = (blocks[-1][0], end)
    return tuple(Span(*block) for block in blocks)
