"""Values of expressions that tell how long or how often: durations and sets."""

from __future__ import annotations

import re

from headwater.text.numerals import number
from headwater.text.times_context import Answer, Context, Handler
from headwater.text.times_grammar import Found
from headwater.text.times_words import LETTERS, NUMBER_WORDS, PARTS, singular


def length(match: Found, context: Context) -> Answer:
    """Give "three days", "half an hour", "several years", "two-year"; not ages, rates and titles."""
    unit, count = singular(match["unit"]), match["count"].lower()
    if match["old"] or _is_title(match["unit"]):
        return None
    if count in ("a", "an", "one") and (unit in ("second", "quarter") or _RATE.search(context.before(20))):
        return None
    many = amount(count)
    if many is not None and match.group().lower().endswith("and a half"):
        many += 0.5
    return "DURATION", length_value(many, unit)


def long(match: Found, _: Context) -> Answer:
    """Give "day-long"."""
    return "DURATION", length_value(1, singular(match["unit"]))


def plural(match: Found, context: Context) -> Answer:
    """Give "years"; not the rest of "52 years old" or "60 Minutes"."""
    if match["unit"][0].isupper() or _COUNTED.search(context.before(12)):
        return None
    return "DURATION", length_value(None, singular(match["unit"]))


def span_near(match: Found, _: Context) -> Answer:
    """Give "the past three years", "the first nine months"."""
    unit = singular(match["unit"])
    if not match["count"] and not match["unit"].lower().endswith("s"):
        return None
    return "DURATION", length_value(amount(match["count"] or "several"), unit)


def every(match: Found, _: Context) -> Answer:
    """Give "every day", "each month"."""
    word = singular(match["unit"])
    if word in PARTS:
        return "SET", f"XXXX-XX-XXT{PARTS[word]}"
    count = 2 if match["count"] == "other" else amount(match["count"] or "a")
    return "SET", length_value(count, word)


def times_a(match: Found, _: Context) -> Answer:
    """Give "once a week"."""
    return "SET", length_value(1, singular(match["unit"]))


def adverb_set(match: Found, context: Context) -> Answer:
    """Give "daily", "annually"; not an average or a newspaper."""
    if _NO_ADVERB.search(context.before(20)) or context.after(2)[1:].isupper():
        return None
    unit = {"we": "week", "mo": "month", "an": "year", "ye": "year", "ho": "hour"}
    return "SET", length_value(1, unit.get(match["word"][:2].lower(), "day"))


_COUNTED = re.compile(r"(?:\d|-|ty|teen|\bof)[ -]$|\b(?:on|for) $")
_NO_ADVERB = re.compile(r"(?:\baverage|\b[Tt]he [A-Z]\w+) $")
_AND_A_HALF = re.compile(r" (?:and a half|1/2)$")
_RATE = re.compile(
    r"(?:\b(?!(?:is|was|has|takes|lasts|his|this|ends|needs|does|us)\b)[a-z]+s|[\d%]|cent|million|billion|once|twice)\s$",
    re.IGNORECASE,
)


def _is_title(unit: str) -> bool:
    """Whether a capital tells the name of a programme or film ("60 Minutes")."""
    return unit[0].isupper() and not unit.isupper()


def amount(words: str) -> float | None:
    """Return how many units a count names, None for "several"."""
    low = words.lower()
    if low in NUMBER_WORDS:
        return NUMBER_WORDS[low]
    whole = _AND_A_HALF.sub("", low)
    value = number(whole)
    return value + 0.5 if value is not None and whole != low else value


def length_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of so many units: P3Y, PT16H, PXM."""
    letter = LETTERS[unit]
    digits = "X" if count is None else f"{count * (2 if unit == 'fortnight' else 1):g}"
    return f"PT{digits}{letter[1]}" if letter[0] == "T" else f"P{digits}{letter}"


LENGTHS: dict[str, Handler] = {
    "length": length, "adjective": length, "range": length, "long": long, "plural": plural,
    "span_near": span_near, "every": every, "times_a": times_a, "adverb_set": adverb_set,
}  # fmt: skip
