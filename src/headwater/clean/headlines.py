"""Which lines of a text are its headline: the given title again, or what stands like one above the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.folding import WORD, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = re.compile(r"[.,;:][\"”’)]?$")
_SENTENCE = re.compile(r"[^.]{20}\.[\"”’]?$")
_CONTENT = 4
FEWEST, MOST = 3, 32
NEAREST = 12


def headlines(lines: Sequence[str], first_body: int, title: str, barred: frozenset[int]) -> dict[int, str]:
    """Return the places of lines that are the headline, with the reason; `barred` lines are known to be none."""
    found = _given(lines, title) if title else _found(lines, first_body, barred)
    repeated = {folded(lines[i]) for i in found}
    openers = tuple(map(_opener, repeated))
    again = (
        i
        for i, line in enumerate(lines)
        if i not in found and i not in barred and _opener(line) in openers and folded(line) in repeated
    )
    return found | dict.fromkeys(again, "repeats the headline")


def _opener(line: str) -> str:
    """Return the first word of a line as `folded` writes it, which takes a fraction of folding the line."""
    found = WORD.search(line.replace("’", "'").lower())
    return found[0] if found else ""


def _found(lines: Sequence[str], first_body: int, barred: frozenset[int]) -> dict[int, str]:
    best = _standing(lines, first_body, barred)
    return {} if best is None else {best: "stands above the body and shares its words"}


def _given(lines: Sequence[str], title: str) -> dict[int, str]:
    """Lines with the words of the given title; one that ends as a sentence is the report's first sentence as well."""
    wanted = folded(title)
    opener = _opener(wanted)
    likely = (i for i, line in enumerate(lines) if wanted and _opener(line) == opener)
    same = (i for i in likely if _same(folded(lines[i]), wanted))
    return {i: "the given title" for i in same if not _SENTENCE.search(lines[i])}


def _same(line: str, title: str) -> bool:
    """Whether they are the same but for the name of the site at the end."""
    short, long = sorted((line, title), key=len)
    return short == long or (len(short.split()) >= 5 and long.startswith(short + " ") and len(short) > len(long) * 0.7)


def _standing(lines: Sequence[str], first_body: int, barred: frozenset[int]) -> int | None:
    lead = _content(" ".join(lines[first_body : first_body + 6]))
    best, most = None, 0.0
    for i in range(max(0, first_body - NEAREST), min(first_body + 1, len(lines))):
        if i not in barred and (score := _likeness(lines[i], lead, i == first_body)) > most:
            best, most = i, score
    return best


def _likeness(line: str, lead: set[str], in_body: bool) -> float:
    """How much a line is like a headline of a text that begins with these words, 0 if not at all."""
    count = len(line.split())
    if not FEWEST <= count <= MOST or _END.search(line) or (in_body and line[-1:] in '?!"”’)'):
        return 0.0
    words = _content(line)
    shared = len(words & lead) / max(1, len(words))
    return 0.0 if shared < 0.2 else shared + min(count, 8) / 20


def _content(text: str) -> set[str]:
    return {word[:6] for word in folded(text).split() if len(word) >= _CONTENT}
