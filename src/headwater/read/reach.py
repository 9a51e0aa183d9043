"""How far the words of a source reach: the span the net gives in; that with the name and office beside it out."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.model import Report, Span
from headwater.read.cast import Cast
from headwater.read.nouns import roles
from headwater.text.names import words

OFFICE = re.compile(r", (?P<office>[^,.;:“”\"]{4,50}), (?:[A-Z][\w&.’'-]* ?(?:(?:and|for|of|the) )*)+,?")
CUT = re.compile(r"[^\W\d_]+-$")
LONGEST_HALF = 20  # letters


def reach(source: Span, known: Cast) -> Span:
    """Return a source with the name right behind it, the name and office before its body, the first half of a double name."""
    whole = replace(source, end=_past_name(source, known))
    return replace(whole, start=_signed_from(whole, known) - len(_cut_off(known.report, whole)))


def _past_name(source: Span, known: Cast) -> int:
    """Where a source ends with the name right behind it: "police chief[ Mark Selby]"."""
    written = known.report.at(source)
    if not written[-1:].isalpha() or known.report.at(replace(source, start=source.end, end=source.end + 1)) != " ":
        return source.end
    begins = (source.place, source.end + 1)
    people = (m.span for m in known.mentions if m.type == "person")
    return next((span.end for span in people if (span.place, span.start) == begins), source.end)


def _signed_from(source: Span, known: Cast) -> int:
    """Where a source begins with the name and office before its body, as releases write it: "[Helena Marsh, Director, ]ORD said"."""
    here = known.bounds(source)
    named = (
        m for m in known.inside(replace(here, end=source.start)) if m.type == "person" and m.span.start >= here.start
    )
    for mention in named:
        office = OFFICE.fullmatch(known.report.at(replace(source, start=mention.span.end)))
        if office and set(words(office["office"])) & roles():
            return mention.span.start
    return source.start


def _cut_off(report: Report, source: Span) -> str:
    """The first half of a double name that the parse cut at its hyphen."""
    before = CUT.search(report.at(replace(source, start=max(0, source.start - LONGEST_HALF), end=source.start)))
    return before[0] if before else ""
