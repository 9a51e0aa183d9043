"""What a row says and which row is the story's main one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.compare.evidence import in_headline
from headwater.compare.wording import wording
from headwater.model import Claim, Reading

LONGEST = 160  # characters of a statement that a table can show
LOOSE = re.compile(r"^(?:that|which|who|and|but|when|while|as|after|because|where|said|says|saying)\b", re.IGNORECASE)


def statement(claims: Sequence[Claim]) -> str:
    """Return the clearest cell's words: the fullest that begin as a sentence does and are not too long."""
    best = max(claims, key=lambda claim: (_clear(claim.text), min(len(claim.text), LONGEST), claim.text))
    words = re.sub(r"^that\s+", "", " ".join(best.text.split()))
    return words[:1].upper() + words[1:]


def _clear(text: str) -> int:
    return 2 * (LOOSE.match(text) is None) + (len(text) <= LONGEST) + text[:1].isupper()


def main_row(rows: Sequence[Sequence[tuple[Reading, Claim]]]) -> int:
    """Return the number of the main row: carried by most reports, early in them, and close to their headlines."""
    if not rows:
        return -1
    return max(range(len(rows)), key=lambda number: (_weight(rows[number]), -number))


def _weight(row: Sequence[tuple[Reading, Claim]]) -> float:
    carried = len(row)
    early = sum(1 / (1 + reading.claims.index(claim)) for reading, claim in row)
    return carried + early + 2 * sum(_in_headline(reading, claim) for reading, claim in row) / carried


def _in_headline(reading: Reading, claim: Claim) -> float:
    """The share of the headline's telling words that the claim repeats; the headline itself does not count."""
    if in_headline(claim, reading):
        return 0.0
    headline = wording(claim, reading.report.title).sentence
    return len(headline & wording(claim, claim.text).stems) / max(1, len(headline))
