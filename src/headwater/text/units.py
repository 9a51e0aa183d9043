"""What a figure counts: the head noun, currency or per cent that follows it, in the singular."""

from __future__ import annotations

import re

_CURRENCIES = {
    "$": "dollar", "US$": "dollar", "USD": "dollar", "€": "euro", "EUR": "euro", "£": "pound sterling",
    "GBP": "pound sterling", "¥": "yen", "₩": "won", "₹": "rupee", "RS": "rupee", "RS.": "rupee", "₽": "rouble",
    "₴": "hryvnia", "RP": "rupiah", "A$": "Australian dollar", "AU$": "Australian dollar", "C$": "Canadian dollar",
    "CA$": "Canadian dollar", "HK$": "Hong Kong dollar", "NZ$": "New Zealand dollar",
}  # fmt: skip
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "policemen": "policeman", "gunmen": "gunman",
    "fishermen": "fisherman", "firemen": "fireman", "businessmen": "businessman", "wives": "wife", "knives": "knife",
    "percent": "%", "tonnes": "ton", "crises": "crisis", "persons": "person", "kilometres": "kilometer",
    "metres": "meter", "km": "kilometer", "roubles": "rouble", "rubles": "rouble", "grandchildren": "grandchild",
    "schoolchildren": "schoolchild", "wolves": "wolf", "homes": "home", "theses": "thesis", "dead": "dead",
}  # fmt: skip
_SAME = frozenset(
    [
        "police",
        "troops",
        "aircraft",
        "series",
        "species",
        "dead",
        "injured",
        "wounded",
        "killed",
        "missing",
        "staff",
        "won",
        "yen",
    ]
)
_STOP = frozenset(
    [
        "of",
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "but",
        "as",
        "that",
        "which",
        "who",
        "when",
        "while",
        "where",
        "after",
        "before",
        "since",
        "until",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "said",
        "says",
        "say",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "these",
        "those",
        "than",
        "into",
        "over",
        "under",
        "between",
        "among",
        "during",
        "against",
        "through",
        "about",
        "out",
        "up",
        "down",
        "not",
        "no",
        "if",
        "because",
        "so",
        "then",
        "there",
        "per",
        "each",
        "more",
        "less",
        "least",
        "most",
        "other",
        "another",
        "also",
        "just",
        "only",
        "later",
        "earlier",
        "ago",
    ]
)
_WORD = re.compile(r"[\s\xa0]*(?:[-–]\s?)?([^\W\d_][\w'’.-]*[\w]|[^\W\d_])")
_HARM = re.compile(
    r"\s*(?:were |was |have been |had been |has been |are |is |reported |confirmed )?(killed|dead|died|dies|deaths?|fatalities|injured|wounded|hurt|missing|injuries)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"(?:\b(?P<dead>kill(?:s|ed|ing)?|death toll(?:\s\w+){0,3}|dead)|\b(?P<hurt>injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:ing)?))\s(?:at\s\w+\s|about\s|to\s|of\s)?$",
    re.IGNORECASE,
)
_HARMS = {
    "dead": "dead",
    "killed": "dead",
    "died": "dead",
    "dies": "dead",
    "death": "dead",
    "deaths": "dead",
    "fatalities": "dead",
    "missing": "missing",
}
_PERSONS = frozenset({"person", "other", "victim", ""})
_CASES = ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")


def unit_of_money(sign: str | None) -> str:
    """Return the currency of a sign: "dollar" for "$", "" for none."""
    return _CURRENCIES.get((sign or "").strip().upper(), "")


def unit_after(text: str, start: int, end: int) -> str:
    """Return the singular of what the number at [start, end) counts: "%", "year-old", "troop", "dead" or ""."""
    if (age := _AGE.match(text, end)) is not None:
        return f"{age[1].lower()}-old"
    if text[end : end + 1] == "%" or _PERCENT.match(text, end):
        return "percentage point" if _POINT.match(text, end) else "%"
    noun, stop = _noun(text, end)
    if noun in _PERSONS:
        if (harm := _HARM.match(text, stop)) is not None:
            return _HARMS.get(harm[1].lower(), "injured")
        if (toll := _TOLL.search(text, max(0, start - 40), start)) is not None:
            return "dead" if toll["dead"] else "injured"
    return noun


_AGE = re.compile(r"(?:-|\s-\s|\s)(year|month|week|day)s?(?:-|\s-\s|\s)old\b", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]*(?:per\s?cent|pct|percentage)\b|\s%", re.IGNORECASE)
_POINT = re.compile(r"[\s-]*percentage[\s-]points?", re.IGNORECASE)


def singular(noun: str) -> str:
    """Return the singular of an English noun in lower case."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return "troop" if word == "troops" else word
    for plural, one in _CASES:
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word.removesuffix("s")


def _noun(text: str, place: int) -> tuple[str, int]:
    """Return the first plural noun within five words, or else the first word, and where it ends."""
    if text[place : place + 4] == " of ":
        place += 3
    first: tuple[str, int] = ("", place)
    for _ in range(5):
        found = _WORD.match(text, place)
        if found is None or found[1].lower() in _STOP:
            break
        word, place = found[1], found.end()
        if singular(word) != word.lower() or word.lower() in _SAME:
            return singular(word), place
        first = first if first[0] else (word.lower(), place)
    return first
