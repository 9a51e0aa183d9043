"""Text that was decoded wrongly on its way here ("womenâ€™s"): read as it was meant, pointed at as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from headwater.model import Reading, Report, Span

_SUSPECT = re.compile("(?:[\u00c2-\u00f4](?=[^\x00-\x7f])|[\x80-\x9f])[^\x00-\x7f]*")


@dataclass(frozen=True, slots=True)
class Mended:
    """A report whose title and text say what they were meant to; where each of their characters stands in what is there."""

    report: Report
    given: Report
    places: dict[str, tuple[int, ...]]

    def told(self, reading: Reading) -> Reading:
        """Return the reading of the mended report with all its spans in the report as it was given."""
        moved: Reading = _moved(reading, self._there)
        return replace(moved, report=self.given)

    def _there(self, span: Span) -> Span:
        places = self.places[span.place]
        return Span(places[span.start], places[span.end], span.place)


def mended(report: Report) -> Mended | None:
    """Return the report as it was meant; None if nothing in it was decoded wrongly.

    Ask ftfy (Robyn Speer, 2019) of each stretch outside ASCII that may be UTF-8 read as Latin-1 or Windows-1252.
    """
    if not (_SUSPECT.search(report.text) or _SUSPECT.search(report.title)):
        return None
    (title, in_title), (text, in_text) = _meant(report.title), _meant(report.text)
    places = {"title": in_title, "text": in_text}

    def here(span: Span) -> Span:
        meant = places[span.place]
        return Span(bisect_left(meant, span.start), bisect_left(meant, span.end), span.place)

    return Mended(replace(_moved(report, here), title=title, text=text), report, places)


def _meant(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text as it was meant, and where each of its characters, and its end, stands in the text given."""
    from ftfy import fix_encoding  # noqa: PLC0415 (few reports need it)

    words: list[str] = []
    places: list[int] = []
    done = 0
    for run in _SUSPECT.finditer(text):
        meant = fix_encoding(run[0])
        words += text[done : run.start()], meant
        places += range(done, run.start())
        places += (run.start() + len(run[0]) * n // len(meant) for n in range(len(meant)))
        done = run.end()
    return "".join((*words, text[done:])), (*places, *range(done, len(text) + 1))


def _moved(value: Any, to: Callable[[Span], Span]) -> Any:
    """Return a frozen value with each span in it, however deep, put where it is told."""
    if isinstance(value, Span):
        return to(value)
    if isinstance(value, tuple):
        return tuple(_moved(one, to) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _moved(getattr(value, field.name), to) for field in fields(value)})
    return value
