"""Roles of a row's cells: one person told by two titles, or by one with and without "former", "deputy" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.compare.difference import Difference, Place
from headwater.model import Mention, Span
from headwater.text.names_words import vocabulary

QUALIFIERS = frozenset("former ex acting interim deputy assistant associate senior vice retired".split())
ONE_OFFICE = {
    "rep": "congressman", "reps": "congressman", "representative": "congressman", "congresswoman": "congressman",
    "sen": "senator", "sens": "senator", "gov": "governor", "pm": "premier", "mp": "lawmaker", "mk": "lawmaker",
    "mep": "lawmaker", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel", "gen": "general",
    "supt": "superintendent", "det": "detective", "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "prof": "professor", "pres": "president",
}  # fmt: skip
NO_OFFICE = frozenset(
    "mr mrs ms miss mx sir dame lord lady dr prime general attorney son sister brother mother father".split()
)
WORD = re.compile(r"[^\W\d_]+")
LINKS = frozenset(
    "a an the and or but that which who whom whose said says told by with for to from in on at as is was were has had after "
    "when while if because like along".split()
)
APPOSED = re.compile(
    r"(?:(?:['’]s)?\s?,\s(?:who (?:is|was)\s)?(?!who|which|whose|that\b)|\s(?:is|was|became)\s(?=the|a|an)\b)"
    r"(?:(?:the|a|an|its|their|his|her)\s)?([^,.;()“”\"]{3,60})"
)
MOST = 6  # words of a title before a name


def roles(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the first person whom the two cells tell by titles that differ."""
    theirs = {mention.name: title for mention, title in _titled(right)}
    for mention, title in _titled(left):
        other = theirs.get(mention.name)
        if other is None:
            continue
        values = left.report.at(title), right.report.at(other)
        if _differ(*values):
            why = f"“{values[0]}” and “{values[1]}” are two titles of {mention.name}, who may hold both"
            yield Difference("role", values, (title, other), "compatible", why)
            return


def _titled(place: Place) -> Iterator[tuple[Mention, Span]]:
    """The persons in a cell with the title before or in apposition behind their name."""
    for mention in place.reading.mentions:
        part = next((part for part in place.cell.claim.spans if part.covers(mention.span)), None)
        if mention.type != "person" or part is None:
            continue
        before = _before(place, Span(part.start, mention.span.start, part.place))
        behind = APPOSED.match(place.report.at(Span(mention.span.end, part.end, part.place)))
        if before is not None and _offices(place.report.at(before)):
            yield mention, before
        elif behind is not None and _offices(behind[1]):
            start = mention.span.end + behind.start(1)
            yield mention, Span(start, start + len(behind[1].rstrip()), part.place)


def _before(place: Place, span: Span) -> Span | None:
    """The words before a name, back to a mark or a word that links."""
    text = place.report.at(span)
    start = len(text)
    for word in reversed(list(WORD.finditer(text))[-MOST:]):
        gap = text[word.end() : start]
        if word[0].casefold() in LINKS or re.search(r"[,;:“”\"()]", gap):
            break
        start = word.start()
    return Span(span.start + start, span.start + len(text.rstrip()), span.place) if start < len(text.rstrip()) else None


def _differ(a: str, b: str) -> bool:
    """Whether two titles tell of no office in common, or of one with and without "former" or "deputy"."""
    ours, theirs = _offices(a), _offices(b)
    if not ours & theirs:
        return True
    qualified = [{word.casefold() for word in WORD.findall(title)} & QUALIFIERS for title in (a, b)]
    return qualified[0] != qualified[1]


def _offices(title: str) -> set[str]:
    """The offices that a title names, each by one word: "Sen." and "senator" are one."""
    plain = title.casefold().replace("prime minister", "premier")
    found = (
        ONE_OFFICE.get(word, word) for word in WORD.findall(plain) if word in vocabulary("titles") or word in ONE_OFFICE
    )
    return set(found) - NO_OFFICE - QUALIFIERS
