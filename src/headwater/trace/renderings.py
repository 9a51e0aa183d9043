"""What the wording of common quotes hints at: a derivation and what its reports quote in; the same derivation with the hint out.

One translation in both reports hints at one translator behind them, two at separate access to what was said. Whether an utterance
was translated the reports seldom tell, so the hint says "if".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from headwater.model import Derivation, Utterance, Variant
from headwater.text.words import words_of

ALIKE = 0.8  # of the shorter rendering's words stand in the other, in order
LEAST_WORDS = 8  # of a rendering that tells one hand from two


Quoting = Mapping[str, Mapping[str, Variant]]
"""For each report what it has of each utterance."""


def quoting(utterances: Sequence[Utterance]) -> Quoting:
    """Return what each report has of the utterances."""
    found: dict[str, dict[str, Variant]] = defaultdict(dict)
    for utterance in utterances:
        for variant in utterance.variants:
            found[variant.report][utterance.id] = variant
    return found


def with_renderings(derivation: Derivation, quoted: Quoting) -> Derivation:
    """Add to the reasons of a derivation how alike the two reports render what both quote."""
    told = list(_rendered(quoted.get(derivation.a, {}), quoted.get(derivation.b, {})))
    one_hand = [name for name, alike in told if alike]
    two_hands = [name for name, alike in told if not alike]
    hints = [
        f"{', '.join(names)} {hint}"
        for names, hint in (
            (one_hand, "nearly word for word in both: if translated, by one hand"),
            (two_hands, "in other words in each: if translated, by two hands, which hints at separate access"),
        )
        if names
    ]
    return replace(derivation, why="; ".join([derivation.why, *hints])) if hints else derivation


def _rendered(one: Mapping[str, Variant], other: Mapping[str, Variant]) -> Iterator[tuple[str, bool]]:
    """The utterances that both reports quote at length, and whether in nearly the same words.

    The same words tell something only where both have them from one medium; else he may have said them so.
    """
    for utterance, ours in one.items():
        theirs = other.get(utterance)
        if theirs is None:
            continue
        a, b = (words_of(variant.text) for variant in (ours, theirs))
        short = min(len(a), len(b))
        alike = a == b or LCSseq.similarity(a, b) >= ALIKE * short
        if short >= LEAST_WORDS and (not alike or set(ours.quote.via) & set(theirs.quote.via)):
            yield utterance, alike
