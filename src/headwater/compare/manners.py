"""How two cells tell the same thing: who drops the attribution, who loses or adds a hedge."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from headwater.compare.difference import Difference, Place
from headwater.model import Span
from headwater.text.names import is_named

PLAIN, FLAT = "plain fact", "said flatly"
LONGEST = 80  # characters of the words that are given


def attribution(left: Place, right: Place) -> Iterator[Difference]:
    """Yield an attribution that one cell has and the other, in its own voice, lacks, nor tells of whom it is given to."""
    told = [bool(place.cell.claim.speakers) for place in (left, right)]
    bare = [place.cell.claim.mode == "own" for place in (left, right)]
    if (told[0] and bare[1]) or (told[1] and bare[0]):
        giver, other = (left, right) if told[0] else (right, left)
        if any(is_named(speaker.name, _sentence(other)) for speaker in giver.cell.claim.speakers):
            return
        names = ", ".join(speaker.name for speaker in giver.cell.claim.speakers)
        words = _giving(giver) or f"given to {names}"
        yield Difference(
            "attribution",
            (words, PLAIN) if told[0] else (PLAIN, words),
            _spans(left, right),
            "compatible",
            f"one gives it to {names}, the other tells it as fact: {_brief(other)}",
        )


def hedge(left: Place, right: Place) -> Iterator[Difference]:
    """Yield a hedge that one cell has and the other lacks."""
    ours, theirs = left.cell.claim.hedge, right.cell.claim.hedge
    if bool(ours) != bool(theirs):
        flat = left if theirs else right
        why = f"one says “{ours or theirs}”, the other says it flatly: {_brief(flat)}"
        yield Difference("hedge", (ours or FLAT, theirs or FLAT), _spans(left, right), "compatible", why)


def _sentence(place: Place) -> str:
    """The sentence that a cell stands in."""
    claim = place.cell.claim
    return place.report.at(claim.sentence) if claim.sentence else claim.text


def _giving(place: Place) -> str:
    """The words by which a cell is given to somebody, from source to cue; none if its own words stand between them."""
    found = [span for span in (place.cell.claim.cue, place.cell.claim.source) if span]
    if not found or len({span.place for span in found}) > 1:
        return ""
    whole = Span(min(s.start for s in found), max(s.end for s in found), found[0].place)
    across = any(whole.overlaps(told) for told in place.cell.claim.spans)
    return "" if across or len(whole) > LONGEST else place.report.at(whole)


def _brief(place: Place) -> str:
    """A cell's words, the first of them where they are many."""
    return f"“{shorten(place.cell.claim.text, LONGEST, placeholder='…')}”"


def _spans(left: Place, right: Place) -> tuple[Span, Span]:
    return left.cell.claim.spans[0], right.cell.claim.spans[0]
