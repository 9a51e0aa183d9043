"""Numbers in running text as closed intervals in a unit; those that belong to dates and times of day are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from re import Match

from headwater.model import Figure, Span
from headwater.text.calendar import WEEKDAY
from headwater.text.figure_words import Words, figure_words
from headwater.text.numerals import FRACTIONS, number, scale
from headwater.text.times import times
from headwater.text.units import is_age, percent_end, unit_after

Bounds = tuple[float | None, float | None]


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order, without overlaps.

    "more than 10,000 troops" is from 10000 up, "up to 12,000" is to 12000, "dozens" is 20 to 199. Bounds are closed.
    """
    words = figure_words()
    if words.any.search(text) is None:
        return ()
    found = [figure for match in words.figure.finditer(text) if (figure := _read(match, text, words)) is not None]
    taken = [time.span for time in times(text, None) if time.type in ("DATE", "TIME")] if found else []
    return tuple(_joined([figure for figure in found if not _within(figure.span, taken)], text))


def _joined(found: list[Figure], text: str) -> Iterator[Figure]:
    """Yield the figures, those that tell one measure in two units as one in the smaller: "two hours and 20 minutes"."""
    before: Figure | None = None
    for figure in found:
        larger = before and figure_words().parts.get(f"{before.unit} {figure.unit}", 0)
        if before and larger and _PARTED.fullmatch(text, before.span.end, figure.span.start):
            low, high = (
                None if whole is None or rest is None else whole * larger + rest
                for whole, rest in ((before.low, figure.low), (before.high, figure.high))
            )
            before = Figure(Span(before.span.start, figure.span.end), low, high, figure.unit, before.about)
            continue
        if before:
            yield before
        before = figure
    if before:
        yield before


def _within(span: Span, taken: list[Span]) -> bool:
    """Whether a span overlaps one of several that are in order."""
    before = bisect_left(taken, span.end, key=lambda other: other.start)
    return before > 0 and taken[before - 1].overlaps(span)


def _read(match: Match[str], text: str, words: Words) -> Figure | None:
    value = _value(match, words)
    if value is None:
        return None
    start, end = _core(match)
    unit = words.currency(match["currency"]) or unit_after(text, match.start(), match.end() if match["behind"] else end)
    if re.search(r"(?:old|young)er$", match["behind"] or ""):
        unit = "year-old"
    if _is_no_count(match, text, unit, words):
        return None
    bound = words.bound(match["bound"]) or words.behind(match["behind"])
    low, high = _bounded(value, bound)
    span = Span(match.start() if match["bound"] else start, max(match.end(), percent_end(text, end)))
    return Figure(span, low, high, unit, bound in ("about", "just_under", "just_over"))


def _core(match: Match[str]) -> tuple[int, int]:
    """Return where the number itself stands, with "between" or its currency, without the words of its bound."""
    start = next(match.start(name) for name in ("between", "currency", "core") if match[name])
    return start, match.end("core")


def _value(match: Match[str], words: Words) -> Bounds | None:
    """Return what the number itself says, before "at least" and the like."""
    if match["vague"]:
        return words.vague[re.sub(r"\s+", " ", match["vague"].lower())]
    if match["fraction"]:
        return _share(re.split(r"[\s-]+", match["fraction"].lower()))
    if match["of"]:
        part, whole = number(match["part"]), number(match["of"])
        return (part / whole, part / whole) if part and whole and part < whole <= 100 else None
    if match["low"]:
        return _range(match["low"], match["high"])
    value = number(match["number"])
    return None if value is None else (value, value)


def _share(words: list[str]) -> Bounds:
    """Return what "two-thirds" or "half" is of one."""
    share = (number(words[0]) or 1.0 if len(words) > 1 else 1.0) / FRACTIONS[words[-1].removesuffix("s")]
    return share, share


def _range(low_words: str, high_words: str) -> Bounds | None:
    """Return the range of "3 to 5 million"; None for the score of a game ("3-2")."""
    low, high = number(low_words), number(high_words)
    if low is None or high is None:
        return None
    if scale(low_words) == 1 and low * scale(high_words) <= high:
        low *= scale(high_words)
    return (low, high) if low < high else None


def _bounded(value: Bounds, bound: str) -> Bounds:
    low, high = value
    if bound == "least":
        return low, None
    if bound == "most":
        return None, high
    if bound == "just_under" and low is not None:
        return 0.9 * low, high
    return (low, 1.1 * high) if bound == "just_over" and high is not None else value


def _is_no_count(match: Match[str], text: str, unit: str, words: Words) -> bool:
    """Whether the number is an hour ("at six on Friday"), a pronoun ("one of them"), or part of a name ("Flight 12")."""
    said, (start, end) = (match["number"] or "").lower(), match.span("core")
    before = (text, max(0, start - WIDEST), start)
    if said and not unit and _is_hour(match, text):
        return True
    if match["bound"] or match["currency"]:
        return False
    if said == "one":
        return not unit or words.pronoun.search(*before) is not None
    if not said[:1].isdigit() or is_age(unit):
        return False
    if _STREET.match(text, end) or _DIALLED.match(text, end) or _DIALLED_BEFORE.search(*before):
        return True
    pattern = words.named if unit else words.named_if_alone
    return pattern.search(*before) is not None


def _is_hour(match: Match[str], text: str) -> bool:
    """Whether a number without a unit tells the hour of a day that is told behind it."""
    hour = 1 <= (number(match["number"]) or 0) <= HOURS and _OF_A_DAY.match(text, match.end("core"))
    return bool(hour and (match["bound"] or _UP_TO_AN_HOUR.search(text, max(0, match.start() - WIDEST), match.start())))


HOURS = 12
WIDEST = 24  # letters of the words before a number that are looked at
_UP_TO_AN_HOUR = re.compile(r"\b(?:after|at|before|by|since|till|until)\s$", re.IGNORECASE)
_OF_A_DAY = re.compile(
    rf"\s(?:o['’]clock\b|on {WEEKDAY}\b"
    r"|(?:(?:in|on) )?(?:the|this|that|yesterday|tomorrow|last) (?:(?:next|following|same) )?(?:morning|afternoon|evening|night)\b)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[\s-]?[a-z]+\.?(?:,?\s(?:and\s)?)", re.IGNORECASE)
_DIALLED = re.compile(r"[ -]\d{2}")
_STREET = re.compile(
    r"\s(?:[A-Z][\w'’.]*\s){1,3}(?:Street|Avenue|Road|Drive|Lane|Boulevard|St\.|Ave\.|Rd\.|Blvd)(?!\w)"
)
_DIALLED_BEFORE = re.compile(r"\d{3}[ -]$")
