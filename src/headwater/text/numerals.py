"""Numbers in digits or English words, to a float."""

from __future__ import annotations

import re

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"a": 1, "an": 1, "no": 0, "single": 1, "couple": 2, "dozen": 12}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "mn": 1e6, "k": 1e3}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}

_NAMES = sorted({*ONES, *TENS} - {"a", "an", "no", "single", "couple", "dozen", "zero"}, key=len, reverse=True)
WORD = rf"(?:{'|'.join(_NAMES)})"
BIG = r"(?:hundred|thousand|million|billion|trillion)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
SPELLED = rf"(?:{WORD}|(?:an?|one)(?=[ -]{BIG}\b))(?:(?:[ -]|\s-\s|,? and (?={WORD}\b))(?:{WORD}|{BIG})\b)*"
NUMBER = rf"(?:{DIGITS}(?:(?: |\s?-\s?)?(?:{BIG}|bn|mn|m|k)\b)?|{SPELLED})"

_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def number(words: str) -> float | None:
    """Return the value of "1,200", "1.5 million", "twenty-six" or "a hundred and five"; None if it is no number."""
    total = group = 0.0
    seen = False
    for part in _PART.findall(words.lower()):
        if part in SCALES:
            total, group = total + (group or 1) * SCALES[part], 0.0
        elif part == "hundred":
            group = (group or 1) * 100
        elif (value := _small(part)) is not None:
            group = group * value if part == "dozen" and group else group + value
        elif part != "and":
            return None
        seen = True
    return round(total + group, 6) if seen else None


def ordinal(words: str) -> int | None:
    """Return 3 for "third" or "3rd", 21 for "twenty-first"; None if it is no ordinal."""
    word = words.lower()
    if (digits := re.match(r"\d+", word)) is not None:
        return int(digits.group())
    tens, _, last = word.replace(" ", "-").rpartition("-")
    return TENS.get(tens, 0) + ORDINALS[last] if last in ORDINALS else None


def _small(part: str) -> float | None:
    if part[0].isdigit():
        return float(part.replace(",", ""))
    return ONES.get(part, TENS.get(part))
