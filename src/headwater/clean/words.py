"""A word to a number: its hash and the marks that tell prose from furniture, packed to count a page in one go."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from zlib import crc32

HASH_BITS = 18
SHAPES = (
    "capital", "shout", "digit", "stop", "question", "ellipsis", "comma", "colon", "address", "past", "quote", "symbol",
    "bullet", "long", "year", "clock", "lower", "ordinal", "money", "bar",
)  # fmt: skip
_EDGES = "\"'“”‘’«»„()[]{}<>.,;:!?…*_#•·–—-|►▸»"
_CLOSING = "\"'”’)]»"
_QUOTES, _MONEY = frozenset('"“”„«»'), frozenset("$£€")
_BITS = tuple(1 << place for place in range(len(SHAPES)))
_CAPITAL, _SHOUT, _PAST, _LONG, _LOWER = (
    _BITS[SHAPES.index(name)] for name in ("capital", "shout", "past", "long", "lower")
)
_DIGITS = re.compile(r"\d")
_ADDRESSES = ("www", "com", "org", "net")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_ORDINAL = re.compile(r"\d{1,3}[.)]")
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|org|net)\b", re.IGNORECASE)


@lru_cache(maxsize=1 << 18)
def packed(word: str) -> int:
    """Return the word's marks, one bit each in the order of `marks()`, above the bits of its hash."""
    bare = word.strip(_EDGES)
    lower = bare.lower().replace("’", "'")
    if bare.isalpha() and not lower.endswith(_ADDRESSES):
        shapes, hashed = _letters(bare, lower) | _edges(word.replace(bare, "a", 1)), lower
    else:
        shapes, hashed = _shapes(word, bare, lower), _DIGITS.sub("0", lower or word)
    bits = _classes().get(lower or word, 0) << len(SHAPES) | shapes
    return bits << HASH_BITS | (crc32(hashed.encode("utf-8", "replace")) & ((1 << HASH_BITS) - 1))


@cache
def marks() -> tuple[str, ...]:
    """Return the names of all marks: the shapes a word can have, then the classes it can belong to."""
    return (*SHAPES, *(name for name, _ in _listed()))


def _letters(word: str, lower: str) -> int:
    """Return the bits of a word of letters alone, as most are; few shapes are open to it, which saves asking for the rest."""
    bits = _CAPITAL * word[:1].isupper() | _LOWER * word[:1].islower() | _LONG * (len(word) > 12)
    bits |= _PAST * (len(word) > 4 and lower.endswith("ed"))
    return bits | _SHOUT * (len(word) > 1 and word.isupper())


@lru_cache(maxsize=1 << 12)
def _edges(word: str) -> int:
    """Return the bits of the marks around a word, which is given as "a"."""
    return _shapes(word, "a", "a") & ~_LOWER


def _shapes(word: str, bare: str, lower: str) -> int:
    end = word.rstrip(_CLOSING)[-1:]
    shown = (
        bare[:1].isupper(),
        len(bare) > 1 and bare.isupper(),
        _DIGITS.search(bare) is not None,
        bool(end) and end in ".!",
        end == "?",
        word.endswith(("...", "…")),
        word[-1:] == ",",
        word[-1:] == ":",
        _ADDRESS.search(word) is not None,
        len(lower) > 4 and lower.endswith("ed"),
        not _QUOTES.isdisjoint(word),
        not bare,
        word in ("•", "-", "*", "–", "·", "►", "▸", "»", "—", "+"),
        len(bare) > 12,
        len(bare) == 4 and bare.isdigit() and bare[:2] in ("19", "20"),
        _CLOCK.fullmatch(bare) is not None,
        bare[:1].islower(),
        _ORDINAL.fullmatch(word) is not None,
        not _MONEY.isdisjoint(word),
        "|" in word,
    )
    return sum(bit for bit, has in zip(_BITS, shown, strict=True) if has)


@cache
def _classes() -> dict[str, int]:
    found: dict[str, int] = {}
    for place, (_, words) in enumerate(_listed()):
        for word in words:
            found[word] = found.get(word, 0) | 1 << place
    return found


@cache
def _listed() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = files("headwater.clean").joinpath("data/word_marks.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple((name, tuple(words.split())) for name, _, words in rows)
