"""Where two cells that say otherwise the same differ: one stretch of words stands where the other cell has another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from headwater.compare.difference import Place
from headwater.model import Span
from headwater.text.shingles import Word, words

ALIKE = 0.6  # of the shorter cell's words stand in the other, in order
NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
DENIALS = re.compile(r"n't$")


def alike(left: Place, right: Place) -> bool:
    """Whether two cells have most of their words in common, in order, negations aside."""
    a, b = (_plain(place) for place in (left, right))
    matched = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return matched >= ALIKE * max(1, min(len(a), len(b))) and matched > 2


def slots(left: Place, right: Place) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches in which two cells differ and that stand between the same words."""
    a, b = (_words(place) for place in (left, right))
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b], autojunk=False)
    ours, theirs = (place.cell.claim.spans[0].place for place in (left, right))
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "replace":
            yield Span(a[i].start, a[j - 1].end, ours), Span(b[k].start, b[n - 1].end, theirs)


def _words(place: Place) -> tuple[Word, ...]:
    return tuple(word for span in place.cell.claim.spans for word in words(place.report.at(span), span.start))


def _plain(place: Place) -> list[str]:
    found = (word.text for word in words(place.cell.claim.text))
    return [word for word in found if word not in NEGATIONS and not DENIALS.search(word)]
