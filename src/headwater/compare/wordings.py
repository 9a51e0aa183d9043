"""Names, places and negations of two cells that say otherwise the same: one word stands where the other has another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from headwater.compare.difference import Difference, Place
from headwater.model import DiscrepancyType, Span
from headwater.text.names import same_name
from headwater.text.shingles import Word, words

ALIKE = 0.6  # of the shorter cell's words stand in the other, in order
NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
DENIALS = re.compile(r"n't$")


def polarity(left: Place, right: Place) -> Iterator[Difference]:
    """Yield a negation that one of two cells alike has and the other lacks."""
    if left.cell.claim.negated == right.cell.claim.negated or not _alike(left, right):
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
        kind = _kind(left, ours, right, theirs)
        alike = same_name(*values, "person") if kind == "name" else None
        if _is_part(*values):
            continue
        if alike is not None and alike.same:
            yield Difference("name", values, (ours, theirs), "compatible", f"two spellings of one name: {alike.why}")
        elif _alike(left, right):
            why = f"“{values[0]}” and “{values[1]}” stand in the same place of the same sentence: cannot both be true"
            yield Difference(kind, values, (ours, theirs), "conflict", why)


def _alike(left: Place, right: Place) -> bool:
    a, b = (_plain(place) for place in (left, right))
    matched = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return matched >= ALIKE * max(1, min(len(a), len(b))) and matched > 2


def _plain(place: Place) -> list[str]:
    found = (word.text for word in words(place.cell.claim.text))
    return [word for word in found if word not in NEGATIONS and not DENIALS.search(word)]


def _swapped(left: Place, right: Place) -> Iterator[tuple[Span, Span]]:
    """Capitalised stretches that stand where the other cell has another one."""
    a, b = (words(place.cell.claim.text, place.cell.claim.spans[0].start) for place in (left, right))
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b], autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "replace" and i and _name(left, a[i:j]) and _name(right, b[k:n]):
            place = left.cell.claim.spans[0].place
            yield Span(a[i].start, a[j - 1].end, place), Span(b[k].start, b[n - 1].end, right.cell.claim.spans[0].place)


def _name(place: Place, found: tuple[Word, ...]) -> bool:
    where = place.cell.claim.spans[0].place
    return 0 < len(found) <= 4 and all(
        place.report.at(Span(word.start, word.end, where))[:1].isupper() for word in found
    )


def _kind(left: Place, ours: Span, right: Place, theirs: Span) -> DiscrepancyType:
    types = {
        mention.type
        for place, span in ((left, ours), (right, theirs))
        for mention in place.reading.mentions
        if mention.span.overlaps(span)
    }
    return "place" if types == {"place"} else "name"


def _is_part(a: str, b: str) -> bool:
    x, y = ({word.text for word in words(text)} for text in (a, b))
    return x <= y or y <= x
