"""Captures to reports: text, passages with kinds, outlet, dates, byline, credits, links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from headwater.clean import furniture, plain
from headwater.clean.language import language
from headwater.model import Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from headwater.model import Capture, Report

__all__ = ["Clean"]

_PLAIN = frozenset({"text/plain", "text/markdown"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Clean:
    """Turn captures into reports, every passage labelled; what cannot be used is a reject."""

    def __call__(self, captures: Iterable[Capture]) -> Iterator[Report | Reject]:
        """Yield a report or a reject per capture, in order; the same report given twice is yielded once."""
        seen: dict[str, str] = {}
        for capture in captures:
            made = _extracted(capture)
            if isinstance(made, Reject):
                yield made
                continue
            content = sha256(
                repr((made.text, made.title, made.url, made.outlet)).encode("utf-8", "replace")
            ).hexdigest()
            if made.id not in seen:
                seen[made.id] = content
                yield _labelled(made)
            elif seen[made.id] != content:
                yield Reject(
                    "clean", capture.subject, f"the id {made.id} came before with other content; give it another id"
                )


def _extracted(capture: Capture) -> Report | Reject:
    media_type = capture.media_type.partition(";")[0].strip().lower()
    if media_type in _PLAIN:
        return plain.report(capture)
    if media_type in _HTML:
        from headwater.clean import html  # noqa: PLC0415 (trafilatura takes a second to import)

        return html.report(capture)
    return Reject("clean", capture.subject, f"media type {media_type} cannot be read; give HTML or plain text")


def _labelled(report: Report) -> Report:
    passages = furniture.label(report.text, furniture.Context(report.title))
    body = [report.at(p.span) for p in passages if p.kind == "body"] or [report.text]
    return replace(report, passages=passages, language=report.language or language(body))
