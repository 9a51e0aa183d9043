"""Names, places and negations of two cells that say otherwise the same: one word stands where the other has another."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.compare.slots import DENIALS, NEGATIONS, alike, slots
from headwater.model import DiscrepancyType, Mention, Span
from headwater.text.names import same_name
from headwater.text.shingles import words

LONGEST = 4  # words of a name
STEM = 5  # letters by which two forms of a word are told to be one
SHORT = 3  # letters of words that carry no meaning of their own


def polarity(left: Place, right: Place) -> Iterator[Difference]:
    """Yield a negation that one of two cells alike has and the other lacks."""
    if left.cell.claim.negated == right.cell.claim.negated:
        return
    if not alike(left, right) and not _denies(left, right):
        return
    spans = left.cell.claim.spans[0], right.cell.claim.spans[0]
    values = left.cell.claim.text, right.cell.claim.text
    denied = left if left.cell.claim.negated else right
    why = f"{denied.report.outlet.name or denied.report.id} denies what the other asserts: cannot both be true"
    yield Difference("polarity", values, spans, "conflict", why)


def _denies(left: Place, right: Place) -> bool:
    """Whether what stands behind the negation of the one stands in the other, where it is not negated."""
    denied, other = (left, right) if left.cell.claim.negated else (right, left)
    told, asserted = ([word.text for word in words(place.cell.claim.text)] for place in (denied, other))
    theirs = {word[:STEM] for word in asserted if len(word) > SHORT}
    negations = (n for n, word in enumerate(told) if (word in NEGATIONS and word != "no") or DENIALS.search(word))
    behind = ([word[:STEM] for word in told[n + 1 : n + 4] if len(word) > SHORT] for n in negations)
    return any(found and found[0] in theirs for found in behind)


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


def persons(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the one person of each cell whom the other does not name, in cells alike, if a report knows only its own."""
    ours, theirs = _unshared(left, right), _unshared(right, left)
    if len(ours) != 1 or len(theirs) != 1:
        return
    (a,), (b,) = ours, theirs
    spelling = same_name(a.name, b.name, "person")
    values, spans = (left.report.at(a.span), right.report.at(b.span)), (a.span, b.span)
    if spelling.same and len({value.casefold() for value in values}) > 1 and all(" " in value for value in values):
        yield Difference("name", values, spans, "compatible", f"two spellings of one name: {spelling.why}")
    elif _are_two(a.name, b.name) and alike(left, right) and not (_knows(right, a) and _knows(left, b)):
        why = f"one names “{values[0]}” where the other names “{values[1]}”: cannot both be true"
        yield Difference("name", values, spans, "conflict", why)


def _are_two(a: str, b: str) -> bool:
    """Whether two full names have no word in common, nor one like another."""
    x, y = ({word.text for word in words(name)} for name in (a, b))
    return min(len(x), len(y)) > 1 and not x & y and not same_name(a, b, "person").same


def _unshared(place: Place, other: Place) -> list[Mention]:
    """The persons whom a cell names, those left out whom the other cell names too."""
    named = {mention.name for mention in _persons(other)}
    found = {mention.name: mention for mention in _persons(place)}
    return [mention for name, mention in found.items() if name not in named]


def _persons(place: Place) -> list[Mention]:
    spans = place.cell.claim.spans
    said = place.cell.claim.source
    return [
        mention
        for mention in place.reading.mentions
        if mention.type == "person"
        and any(span.covers(mention.span) for span in spans)
        and not (said and said.overlaps(mention.span))
    ]


def _knows(place: Place, person: Mention) -> bool:
    """Whether a report names a person anywhere."""
    return any(m.name == person.name for m in place.reading.mentions) or person.name in place.report.text


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
