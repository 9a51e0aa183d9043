"""A report's text as HTML with what was found in it marked, and a passage in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from headwater.export.telling import visible
from headwater.model import Report, Span

END_OF_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÞА-ЯЁ0-9])")
LONGEST = 320


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
    over = [layer for layer in layers if layer.span.overlaps(within)]
    places = {within.start, within.end, *(anchors or ())}
    places.update(edge for layer in over for edge in (layer.span.start, layer.span.end))
    edges = sorted(place for place in places if within.start <= place <= within.end)
    parts: list[str] = []
    for start, end in pairwise(edges):
        parts += [f'<span class="at" id="{escape(name)}"></span>' for name in (anchors or {}).get(start, ())]
        parts.append(_stretch(report, Span(start, end, within.place), over))
    return Markup("".join(parts))  # noqa: S704 (each part is escaped above and in _stretch)


def in_sentence(report: Report, span: Span) -> Span:
    """Widen a span to its sentence, within its line and within reason."""
    text = report.title if span.place == "title" else report.text
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


def _stretch(report: Report, span: Span, layers: Sequence[Layer]) -> str:
    words = escape(visible(report.at(span)))
    over = [layer for layer in layers if layer.span.covers(span)]
    kinds = sorted({layer.kind for layer in over})
    href = next((layer.href for layer in over if layer.href), None)
    if href:
        words = Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(href, words)
    if not kinds:
        return str(words)
    tag = "mark" if "claim" in kinds else "u" if {"cue", "speaker"} & set(kinds) else "span"
    return f'<{tag} class="{" ".join(kinds)}">{words}</{tag}>'
