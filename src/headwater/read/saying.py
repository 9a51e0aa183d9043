"""Whether a cue says something: verbs and nouns of speech, writing, thought and finding, in any inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

IRREGULAR = {
    "said": "say", "told": "tell", "thought": "think", "felt": "feel", "wrote": "write", "found": "find", "shown": "show",
    "spoke": "speak", "spoken": "speak", "knew": "know", "known": "know", "heard": "hear", "saw": "see", "seen": "see",
    "swore": "swear", "sworn": "swear", "understood": "understand", "meant": "mean", "written": "write",
}  # fmt: skip
ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


def says(cue: str) -> bool:
    """Whether a cue's words tell that something was said, written, thought or found; "according to" does."""
    words = re.findall(r"[a-z]+", cue.casefold())
    return "according" in words or any(_says(word) for word in words)


@cache
def _says(word: str) -> bool:
    return any(form in _vocabulary() for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield IRREGULAR.get(word, word)
    for ending, letters in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem + letters
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(files("headwater.read").joinpath("data/saying.txt").read_text(encoding="utf-8").split())
