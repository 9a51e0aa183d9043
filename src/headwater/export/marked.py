"""A report's text as HTML with what was found in it marked, and a passage in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from headwater.model import Report, Span

END_OF_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÞА-ЯЁ0-9])")
LONGEST = 320
Look = tuple[tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class Layer:
    """A span with the class that its words get, and where they link to (an address that is safe to link)."""

    span: Span
    kind: str
    href: str | None = None


def marked(
    report: Report, within: Span, layers: Iterable[Layer], anchors: Mapping[int, Sequence[str]] | None = None
) -> Markup:
    """Write the words within a span, escaped, each stretch with the classes above it; anchors by offset."""
    names = anchors or {}
    over = [layer for layer in layers if layer.span.overlaps(within)]
    places = {within.start, within.end, *names}
    places.update(edge for layer in over for edge in (layer.span.start, layer.span.end))
    edges = sorted(place for place in places if within.start <= place <= within.end)
    runs: list[tuple[int, Look]] = []
    for start, end in pairwise(edges):
        look = _look(Span(start, end, within.place), over)
        if not runs or start in names or look != runs[-1][1]:
            runs.append((start, look))
    ends = [*(start for start, _ in runs[1:]), within.end]
    parts = (
        _stretch(report, Span(start, end, within.place), look, names.get(start, ()))
        for (start, look), end in zip(runs, ends, strict=False)
    )
    return Markup("".join(parts))  # noqa: S704 (each part is escaped in _stretch)


def in_sentence(report: Report, span: Span, read: Span | None = None) -> Span:
    """Widen a span to its sentence as it was read, or else as its line is cut; within reason."""
    if read is not None and read.covers(span):
        return Span(max(read.start, span.start - LONGEST), min(read.end, span.end + LONGEST), span.place)
    text = report.whole(span.place)
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    ends = [line_start + match.end() for match in END_OF_SENTENCE.finditer(text[line_start:line_end])]
    start = max((end for end in ends if end <= span.start), default=line_start)
    end = min((end for end in ends if end >= span.end), default=line_end)
    return Span(max(start, span.start - LONGEST), max(span.end, min(end, span.end + LONGEST)), span.place)


def enclosing(spans: Sequence[Span]) -> Span:
    """Find the stretch from the first span's start to the end of the last one that lies in the same place."""
    first = spans[0]
    return Span(first.start, max(span.end for span in spans if span.place == first.place), first.place)


def _look(span: Span, layers: Sequence[Layer]) -> Look:
    """What a stretch looks like: the classes above it, and where it links to."""
    over = [layer for layer in layers if layer.span.covers(span)]
    return tuple(sorted({layer.kind for layer in over})), next((layer.href for layer in over if layer.href), None)


def _stretch(report: Report, span: Span, look: Look, names: Sequence[str]) -> str:
    words = escape(report.at(span))
    kinds, href = look
    if href:
        words = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(href, words)
    tag = "mark" if "claim" in kinds else "u" if {"cue", "speaker"} & set(kinds) else "span"
    ids = [f' id="{escape(name)}"' for name in names]
    classes = " ".join(kind for kind in kinds if kind != "claim")
    told = f' class="{classes}"' if classes else ""
    if not (kinds or ids):
        return str(words)
    also = "".join(f"<span{name}></span>" for name in ids[1:])
    return f"{also}<{tag}{''.join(ids[:1])}{told}>{words}</{tag}>"
