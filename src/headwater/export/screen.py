"""Printing on a terminal without the blanks that tables pad their lines with, so that a pipe gets clean text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.segment import Segment, Segments

NARROWEST, WIDEST = 50, 120  # a table needs the one, lines longer than the other are hard to read
PLAIN = str.maketrans({
    "●": "Q", "◐": "A", "○": "O", "✗": "X", "·": ".", "▸": ">", "…": "...", "≈": "~", "↓": "v", "≠": "/", "→": "->",
    "×": "x", "─": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
    "\N{NO-BREAK SPACE}": " ",
})  # fmt: skip


def width(console: Console) -> int:
    """Tell how wide a text may become: as wide as the screen, within reason."""
    return max(NARROWEST, min(console.width, WIDEST))


def show(parts: Iterable[RenderableType], console: Console) -> None:
    """Print the parts under one another."""
    options = console.options.update(width=width(console))
    lines = console.render_lines(Group(*parts), options, pad=False)
    segments = (each for line in lines for each in (*_trimmed(line), Segment.line()))
    console.print(Segments(_writable(each, console.encoding) for each in segments), end="", crop=False)


def _writable(segment: Segment, encoding: str) -> Segment:
    """Where a screen or pipe cannot hold the marks, write letters instead."""
    if encoding.startswith("utf"):
        return segment
    plain = segment.text.translate(PLAIN).encode(encoding, "replace").decode(encoding)
    return Segment(plain, segment.style)


def _trimmed(line: Sequence[Segment]) -> Sequence[Segment]:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return [*kept[:-1], Segment(kept[-1].text.rstrip(), kept[-1].style)] if kept else kept
