"""Numbers in digits or English words, to a float."""

from __future__ import annotations

import re

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "a": 1, "an": 1, "couple": 2, "dozen": 12,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "mn": 1e6, "k": 1e3}
FRACTIONS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

MOST = 1e18

_NAMES = sorted({*ONES, *TENS} - {"a", "an", "couple", "dozen", "zero"}, key=len, reverse=True)
WORD = rf"(?:{'|'.join(_NAMES)})"
BIG = r"(?:hundred|thousand|million|billion|trillion)"
_MEASURED = (
    r"[\s-]+(?:magnitude|feet|foot|inch|miles?|met(?:er|re)s?|k?m|kilomet(?:er|re)s?|per\s?cent|(?:m|b|tr)illion)\b"
)
_APART = rf"\.\s\d{{1,2}}(?=\s?%|{_MEASURED})"  # "6. 6 feet", as some texts are cut
DIGITS = rf"(?:\d{{1,3}}(?:,\s?\d{{3}}(?!\d))+(?:\.\d+)?|\d+(?:{_APART}|\.\d+)?)"
SPELLED = rf"(?:{WORD}|(?:an?|one)(?=[ -]{BIG}\b))(?:(?:[ -]|\s-\s)(?:{WORD}|{BIG}(?:,? and {WORD})?)\b)*"
DOZEN = rf"(?:an?|{WORD})[ -]dozen"
HALF = r"(?:\sand\sa\shalf\b|\s?½|(?:\s|-|\s-\s)1\s?/\s?2\b)"
NUMBER = rf"(?:{DOZEN}|{DIGITS}{HALF}?(?:(?: |\s?-\s?)?(?:{BIG}|bn|mn|m|k)\b)?|{SPELLED}(?:{HALF}(?:\s{BIG}\b)?)?)"

_SPLIT = re.compile(r"(?<=,)\s(?=\d{3}\b)|(?<=\d\.)\s(?=\d)")
_PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def number(words: str) -> float | None:
    """Return the value of "1,200", "1.5 million", "twenty-six" or "a hundred and five"; None if it is no number."""
    words = re.sub(HALF, " half", _SPLIT.sub("", words))
    total = group = 0.0
    seen = False
    for part in _PART.findall(words.lower()):
        if part in SCALES and (len(part) > 2 or group < 1000):  # "9600M" is a model
            total, group = total + (group or 1) * SCALES[part], 0.0
        elif part == "half":
            group += 0.5
        elif part == "hundred":
            group = (group or 1) * 100
        elif (value := _small(part)) is not None:
            group = group * value if part == "dozen" and group else group + value
        elif part != "and":
            return None
        seen = True
    value = total + group
    return round(value, 6) if seen and value < MOST else None


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


def scale(words: str) -> float:
    """Return 1000000 for "2.5 million", 1 for a number without such a word."""
    return max((SCALES[part] for part in _PART.findall(words.lower()) if part in SCALES), default=1.0)
