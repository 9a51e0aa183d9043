"""What a figure counts: the head noun or the per cent that follows it, in the singular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.text.figure_words import figure_words


def unit_after(text: str, start: int, end: int) -> str:
    """Return the singular of what the number at [start, end) counts: "%", "year-old", "troop", "dead" or ""."""
    if (age := _AGE.match(text, end)) is not None:
        return f"{age[1].lower()}-old"
    if (_AGED.search(text, max(0, start - 40), start) and not any(_words(text, end))) or _is_apposed(text, start, end):
        return "year-old"
    if _STRENGTH.search(text, max(0, start - 40), start):
        return "magnitude"
    if percent_end(text, end) > end:
        return "percentage point" if _POINT.match(text, end) else "%"
    noun, stop = _noun(text, start, end)
    harm = _harm(text, start, stop) if noun in figure_words().persons or noun.endswith(_DOERS) else ""
    return harm or figure_words().harms.get(noun, noun)


def _is_apposed(text: str, start: int, end: int) -> bool:
    """Tell an age that stands behind a name: "Ms. Example, 35, said"; a record as "(5-7)" is none."""
    if _NEXT_AGE.match(text, end) is None or "-" in text[start:end]:
        return False
    return _APPOSED.search(text, max(0, start - 40), start) is not None


def percent_end(text: str, end: int) -> int:
    """Return where the per cent behind a number ends; the number's own end if there is none."""
    found = _PERCENT.match(text, end)
    return found.end() if found else end


def is_age(unit: str) -> bool:
    """Return whether a unit is an age."""
    return unit.endswith("-old")


def singular(noun: str) -> str:
    """Return the singular of an English noun in lower case."""
    word = noun.lower()
    known = figure_words().singulars
    if word in known:
        return known[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    for plural, one in _ENDINGS:
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word.removesuffix("s")


def plural(unit: str) -> str:
    """Return a unit as more than one of it is told; what befell persons, shares and ages stay as they are."""
    known = figure_words()
    if is_age(unit) or unit in known.harms.values() or not unit[-1:].isalpha():
        return unit
    noun, per, rest = unit.partition(" per ")
    irregular = next((many for many, one in known.singulars.items() if one == noun), "")
    return (irregular or _regular(noun)) + per + rest


def _regular(noun: str) -> str:
    """Return the plural of a noun that has its ending."""
    if re.search(r"[^aeiou]y$", noun):
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _noun(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the head noun and where it ends: the first plural, a name only if no other; a singular after "one"."""
    words = list(_words(text, end))
    plurals = [(word, stop) for word, stop in words if _is_plural(word)]
    if words and words[0][0] in figure_words().measures:  # "a 90 minute debate"
        return words[0]
    if _ONE.fullmatch(text, start, end) or _HYPHEN.match(text, end):
        plain = (found for found in words if found[0].islower() and not found[0].endswith(_MODIFIERS))
        word, stop = next(plain, ("", end))
    else:
        common = (found for found in plurals if found[0].islower())
        word, stop = next(common, plurals[0] if plurals else _person(words, end))
    square = "square " if words and words[0][0].lower() in _SQUARE and stop > words[0][1] else ""
    return square + singular(word), stop


def _words(text: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield up to five words of the noun phrase behind a number, with their ends."""
    of = _OF.match(text, place)
    place = of.end() if of is not None else place
    for _ in range(5):
        found = _WORD.match(text, place)
        if found is None or found[1].lower() in figure_words().no_units:
            return
        place = found.end()
        yield found[1], place


def _is_plural(word: str) -> bool:
    return singular(word) != word.lower() or word.lower() in figure_words().singulars


def _person(words: list[tuple[str, int]], end: int) -> tuple[str, int]:
    return words[0] if words and words[0][0].lower() in figure_words().persons else ("", end)


def _harm(text: str, start: int, stop: int) -> str:
    """Return "dead", "missing", "rescued" and the like where the text counts persons and says what befell them."""
    harms = figure_words().harms
    if (after := _BEFALLEN.match(text, stop)) is not None:
        return harms.get(after[1].lower(), "")
    before = _TOLL.search(text, max(0, start - 40), start)
    return (before.lastgroup or "") if before else ""


_OF = re.compile(
    r"['’”\"]?\s(?:more\s|additional\s|other\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|our\s|those\s|these\s)?"
)
_WORD = re.compile(r"\s?[-–]?\s?([^\W\d_](?:[\w'’.-]*\w)?)")
_AGE = re.compile(
    r"(?:-|\s-\s|\s)(year|month|week|day)s?(?:(?:-|\s-\s|\s)olds?\b|(?=\s(?:boy|girl|man|woman)\b))", re.IGNORECASE
)
_ONE = re.compile(r"(?:.*\s)?(?:one|1)", re.IGNORECASE)
_SQUARE = frozenset(("square", "sq"))
_HYPHEN = re.compile(r"-(?=\w)|\s-\s(?=[a-z])")
_DOERS = ("er", "ian", "ist", "man", "or")  # miners, civilians, tourists, seamen, sailors
_MODIFIERS = ("ed", "ing", "al", "ous", "ful", "ic", "ive", "more", "other", "new")
_AGED = re.compile(
    r"\b(?:aged?|ages|age\sof|(?:he|she)\s(?:is|was)|(?:man|woman|boy|girl)\sof)\s(?:(?:from|between)\s)?(?:\w+\s(?:and|or|to)\s)?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"\b(?:(?:[A-Z][\w.'’-]+|man|woman)(?:,\s|\s\()"
    r"|(?:boy|girl|brother|child|daughter|sibling|sister|son|twin)(?:s|ren)?(?:,\s|\s\()(?:\d+,?\s(?:and\s)?)*)$"
)
_NEXT_AGE = re.compile(r"[,).;]|(?:,|\sand)\s\d+(?:[,).;]|\sand\b)")
_STRENGTH = re.compile(r"\bmagnitude(?:\s(?:of|was|at))?\s$", re.IGNORECASE)
_PERCENT = re.compile(
    r"\s?%|[\s-](?:per\s?cent|pct)\b(?:age)?(?:\spoints?)?|[\s-]percentage[\s-]points?", re.IGNORECASE
)
_POINT = re.compile(r"[\s-]*percent(?:age)?[\s-]points?", re.IGNORECASE)
_BEFALLEN = re.compile(
    r"\s*(?:(?:were|was|have|had|has|been|being|be|to|are|is|remain|remained|still|reported|confirmed|feared|known|thought"
    r"|believed|presumed|found|also|left|more|now)\s)*"
    r"(killed|dead|died|dies|deaths?|fatalities|lives|drowned|perished|injured|wounded|hurt|missing|injuries|rescued|saved|trapped"
    r"|arrested|detained)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:(?P<dead>kill(?:s|ed|ing)?|death\stoll(?:\s\w+){0,4}|dead|claim(?:s|ed|ing))"
    r"|(?P<injured>injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:ing)?)|(?P<rescued>(?:rescu|sav)(?:e[ds]?|ing))"
    r"|(?P<arrested>(?:arrest|detain)(?:s|ed|ing)?))\s(?:at\s|to\s|of\s|by\s|another\s)?$",
    re.IGNORECASE,
)
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))
