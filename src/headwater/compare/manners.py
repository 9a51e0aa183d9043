"""How two cells tell the same thing: who drops the attribution, who loses or adds a hedge."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.model import Span


def attribution(left: Place, right: Place) -> Iterator[Difference]:
    """Yield an attribution that one cell has and the other, in its own voice, lacks."""
    told = [bool(place.cell.claim.speakers) for place in (left, right)]
    bare = [place.cell.claim.mode == "own" for place in (left, right)]
    if (told[0] and bare[1]) or (told[1] and bare[0]):
        giver = (left if told[0] else right).cell.claim
        names = ", ".join(speaker.name for speaker in giver.speakers)
        values = tuple("given to " + names if has else "plain fact" for has in told)
        yield Difference(
            "attribution",
            (values[0], values[1]),
            _spans(left, right),
            "compatible",
            f"one gives it to {names}, the other tells it as fact",
        )


def hedge(left: Place, right: Place) -> Iterator[Difference]:
    """Yield a hedge that one cell has and the other lacks."""
    ours, theirs = left.cell.claim.hedge, right.cell.claim.hedge
    if bool(ours) != bool(theirs):
        values = ours or "said flatly", theirs or "said flatly"
        yield Difference(
            "hedge", values, _spans(left, right), "compatible", f"one says “{ours or theirs}”, the other says it flatly"
        )


def _spans(left: Place, right: Place) -> tuple[Span, Span]:
    return left.cell.claim.spans[0], right.cell.claim.spans[0]
