"""Names, places and negations of two cells that say otherwise the same: one word stands where the other has another."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import alike, slots
from headwater.model import DiscrepancyType, Span
from headwater.text.names import same_name
from headwater.text.shingles import words

LONGEST = 4  # words of a name


def polarity(left: Place, right: Place) -> Iterator[Difference]:
    """Yield a negation that one of two cells alike has and the other lacks."""
    if left.cell.claim.negated == right.cell.claim.negated or not alike(left, right):
        return
    spans = left.cell.claim.spans[0], right.cell.claim.spans[0]
    values = left.cell.claim.text, right.cell.claim.text
    denied = left if left.cell.claim.negated else right
    why = f"{denied.report.outlet.name or denied.report.id} denies what the other asserts: cannot both be true"
    yield Difference("polarity", values, spans, "conflict", why)


def names(left: Place, right: Place) -> Iterator[Difference]:
    """Yield names that stand in the same slot of two cells, or spell one name in two ways."""
    for ours, theirs in _swapped(left, right):
        values = left.report.at(ours), right.report.at(theirs)
        kind: DiscrepancyType = "place" if _type(left, ours) == "place" else "name"
        if _is_part(*values):
            continue
        spelling = same_name(*values, "person")
        if spelling.same:
            yield Difference("name", values, (ours, theirs), "compatible", f"two spellings of one name: {spelling.why}")
        elif alike(left, right):
            why = f"“{values[0]}” and “{values[1]}” stand in the same place of the same sentence: cannot both be true"
            yield Difference(kind, values, (ours, theirs), "conflict", why)


def _swapped(left: Place, right: Place) -> Iterator[tuple[Span, Span]]:
    """Names that stand where the other cell has another one."""
    for ours, theirs in slots(left, right):
        if _type(left, ours) and _type(left, ours) == _type(right, theirs):
            yield ours, theirs


def _type(place: Place, span: Span) -> str:
    """What a stretch names; nothing if it is none, or a date or a figure, or longer than a name."""
    claim, told = place.cell.claim, place.report.at(span)
    taken = [time.span for time in claim.times] + [figure.span for figure in claim.figures]
    if any(other.overlaps(span) for other in taken):
        return ""
    if not all(word[:1].isupper() for word in told.split()) or len(told.split()) > LONGEST:
        return ""
    return next((mention.type for mention in place.reading.mentions if mention.span.overlaps(span)), "")


def _is_part(a: str, b: str) -> bool:
    x, y = ({word.text.removesuffix("'s") for word in words(text)} for text in (a, b))
    initials = ["".join(word[:1] for word in text.split()) for text in (a, b)]
    return x <= y or y <= x or a.replace(".", "") == initials[1] or b.replace(".", "") == initials[0]
