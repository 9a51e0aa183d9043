"""The language a text is written in, told from its longest lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH = 600
_ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "was", "with", "for", "is", "said", "from", "by", "has", "have", "were", "this",
    "they", "which", "would", "been",
})  # fmt: skip


def language(lines: Sequence[str]) -> str | None:
    """Return the ISO 639-1 code of the language of the longest lines, None if there are no words to tell by."""
    words, size = [], 0
    for line in sorted(lines, key=len, reverse=True):
        words.append(line[:ENOUGH])
        size += len(words[-1])
        if size >= ENOUGH:
            break
    sample = " ".join(words)
    if sum(map(str.isalpha, sample)) < 20:
        return None
    if _plainly_english(sample):
        return "en"
    import py3langid  # noqa: PLC0415 (its model takes a second to load)

    code: str = py3langid.classify(sample)[0]
    return code


def _plainly_english(sample: str) -> bool:
    """Whether so many words are English that no model need be asked; asking costs as much as all the rest."""
    words = sample.lower().split()
    known = [word for word in words if word in _ENGLISH]
    return len(words) >= 20 and len(known) > len(words) * 0.14 and len(set(known)) >= 5
