"""Which documents two reports both cite: a reading in, what it cites out; two such in, what they have in common out.

The reports of a story that cite a lawsuit cite the same one, by whatever name, unless the names tell two apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.model import Reading

DOCUMENTS = {
    "court papers": "lawsuit|suit|complaint|affidavit|indictment|filing",
    "letter": "letter",
    "report": "report|study|paper|survey|audit|review|findings",
    "notice": "advisory|bulletin|notice|memo|memorandum",
    "video": "video|footage|tape",
    "advertisement": "ad|advertisement|commercial",
    "test": "test|result",
}
KIND = {word: kind for kind, words in DOCUMENTS.items() for word in words.split("|")}
HEAD = re.compile(r"\w+(?= (?:of|by|in|for|on|from|filed|released|obtained) |$)")
PROPER = re.compile(r"\b[A-Z]\w+")


def documents(reading: Reading) -> frozenset[str]:
    """Return the names of the documents that a report gives something to."""
    speakers = (speaker for quote in reading.quotes for speaker in quote.speakers)
    return frozenset(speaker.name for speaker in speakers if speaker.kind == "document")


def common_documents(ours: frozenset[str], theirs: frozenset[str]) -> list[str]:
    """Return the documents that both cite, each by the fuller of its names."""
    return sorted({max(a, b, key=len) for a in ours for b in theirs if _are_one(a, b)})


@lru_cache(2**14)
def _are_one(a: str, b: str) -> bool:
    """Whether two names are of one kind of document, and no different proper names stand in them."""
    kind, names = _kind(a), [set(PROPER.findall(name)) for name in (a, b)]
    told_apart = all(names) and names[0].isdisjoint(names[1])
    return kind is not None and kind == _kind(b) and not told_apart


def _kind(name: str) -> str | None:
    head = HEAD.search(name)
    word = head[0].casefold() if head else ""
    return KIND.get(word) or KIND.get(word.removesuffix("s"))
