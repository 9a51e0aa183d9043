"""Names of a row's cells: one that stands in the slot of another, and one name spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from headwater.compare.difference import Difference, Place
from headwater.compare.places import lies_in
from headwater.compare.slots import alike, slots
from headwater.model import DiscrepancyType, Span
from headwater.text.names import same_name
from headwater.text.words import words

LISTED = re.compile(r",?\s(?:and|or)\s|,\s", re.IGNORECASE)  # what stands between the names of a list
LONGEST = 4  # words of a name
NEAR = 80  # per cent by which two spellings of one word are alike
CAPITAL = re.compile(r"\b[A-Z][^\W_’'-]{4,}(?:[’'-][^\W_]{2,})*")
ENDINGS = re.compile(r"(?:s|n|an|ian|ese|i|ic|ish|es|ed|ing)$")
HABITS = str.maketrans(
    {"z": "s", "ñ": "n", "é": "e", "á": "a", "ó": "o", "í": "i", "ú": "u", "ü": "u", "ö": "o", "ä": "a"}
)


def names(left: Place, right: Place) -> Iterator[Difference]:
    """Yield names that stand in the same slot of two cells alike, or a name that either spells in its own way."""
    for ours, theirs in _swapped(left, right):
        values = left.report.at(ours), right.report.at(theirs)
        if _are_one(left, right, *values) or _is_given(values[0], right) or _is_given(values[1], left):
            continue
        kind: DiscrepancyType = "place" if "place" in (_type(left, ours), _type(right, theirs)) else "name"
        if kind == "place" and (lies_in(*values, left, right) or lies_in(values[1], values[0], left, right)):
            continue
        if _is_listed(left, ours) and _is_listed(right, theirs):
            why = f"“{values[0]}” and “{values[1]}” stand in lists of which either report may leave out some"
            yield Difference(kind, values, (ours, theirs), "compatible", why)
        elif alike(left, right):
            why = f"“{values[0]}” and “{values[1]}” stand in the same place of the same sentence: cannot both be true"
            sides = values[0].casefold(), values[1].casefold()
            yield Difference(kind, values, (ours, theirs), "conflict", why, sides)
    yield from _spellings(left, right)


def _are_one(left: Place, right: Place, a: str, b: str) -> bool:
    """Whether two names are, or may be, names of one."""
    if _is_part(a, b) or _is_seat(a, b) or same_name(a, b, "person").same or _is_one_word(a, b):
        return True
    return any(_names_both(place, a, b) for place in (left, right))


def _is_seat(a: str, b: str) -> bool:
    """Whether one is a country and the other its capital, which stands for its government."""
    return not _seats().isdisjoint({(a, b), (b, a)})


@cache
def _seats() -> frozenset[tuple[str, str]]:
    told = files("headwater.compare").joinpath("data/capitals.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in told.splitlines())
    return frozenset((country, capital) for country, capital in pairs)


def _spellings(left: Place, right: Place) -> Iterator[Difference]:
    """Yield two spellings of one word of a name, neither of which the other report knows."""
    ours, theirs = _capitals(left), _capitals(right)
    for a, here in ours.items():
        for b, there in theirs.items():
            if a in theirs or b in ours or a in right.report.text or b in left.report.text:
                continue
            if _is_one_word(a, b):
                why = f"“{a}” and “{b}” are two spellings of one name"
                yield Difference("name", (a, b), (here, there), "compatible", why)


def _is_one_word(a: str, b: str) -> bool:
    x, y = (_without_habits(word) for word in (a, b))
    if x == y or ENDINGS.sub("", x) == ENDINGS.sub("", y) or x.startswith(y) or y.startswith(x):
        return False
    return ratio(x, y) >= NEAR


def _without_habits(word: str) -> str:
    """A word as any desk would spell it: "organisation", "defense", "theater", "color", without accents."""
    plain = word.casefold().translate(HABITS)
    return re.sub(r"our\b", "or", re.sub(r"tre\b", "ter", re.sub(r"ence\b", "ense", plain)))


def _capitals(place: Place) -> dict[str, Span]:
    """The longer words with a capital, the first of a sentence among them."""
    taken = [time.span for time in place.cell.claim.times]
    found: dict[str, Span] = {}
    for part in place.cell.claim.spans:
        for match in CAPITAL.finditer(place.report.at(part)):
            span = Span(part.start + match.start(), part.start + match.end(), part.place)
            if not any(other.overlaps(span) for other in taken):
                found.setdefault(match[0], span)
    return found


def _swapped(left: Place, right: Place) -> Iterator[tuple[Span, Span]]:
    """Names that stand where the other cell has another one; a people may be told by another ("Velmers", "Tarnians").

    What is taken for two kinds is one where cells alike differ in nothing else: rare names are taken for anything.
    """
    differing = list(slots(left, right))
    for ours, theirs in differing:
        types = {_type(left, ours), _type(right, theirs)} - {"other"}
        if "" not in types and (len(types) == 1 or (len(types) > 1 and len(differing) == 1)):
            yield ours, theirs


def _type(place: Place, span: Span) -> str:
    """What a stretch names; nothing if it is none, or a date or a figure, or longer than a name."""
    claim, told = place.cell.claim, place.report.at(span)
    taken = [time.span for time in claim.times] + [figure.span for figure in claim.figures]
    if any(other.overlaps(span) for other in taken):
        return ""
    if not all(word[:1].isupper() for word in told.split()) or len(told.split()) > LONGEST:
        return ""
    return next((mention.type for mention in place.reading.mentions if mention.span.overlaps(span)), "")


def _is_listed(place: Place, span: Span) -> bool:
    """Whether a name stands in a list of names of its type: which of them another cell leaves out contradicts none."""
    kind = _type(place, span)
    others = (mention.span for mention in place.reading.mentions if mention.type == kind)
    ends = ((min(a.end, b.end), max(a.start, b.start)) for a, b in ((span, other) for other in others))
    return any(a < b and LISTED.fullmatch(place.report.at(Span(a, b, span.place))) for a, b in ends)


def _is_given(name: str, other: Place) -> bool:
    bare = re.sub(r"['’]s$", "", name)
    return re.search(rf"\b{re.escape(bare)}\b", other.cell.claim.text) is not None


def _names_both(place: Place, a: str, b: str) -> bool:
    """Whether a report has a person's name with a word of either: "Ida" and "Mrs Sorrel" where it names "Ida Sorrel"."""
    if any(f"{x} {y}" in text for x, y in ((a, b), (b, a)) for text in (place.report.text, place.report.title)):
        return True
    names = (set(words(mention.name)) for mention in place.reading.mentions if mention.type == "person")
    x, y = (set(words(name)) for name in (a, b))
    return any(x & told and y & told for told in names)


def _is_part(a: str, b: str) -> bool:
    x, y = ({word.removesuffix("'s") for word in words(text)} for text in (a, b))
    initials = ["".join(word[:1] for word in text.split()) for text in (a, b)]
    short = a.startswith(b) or b.startswith(a)  # "Fla." for a whole name
    return short or x <= y or y <= x or a.replace(".", "") == initials[1] or b.replace(".", "") == initials[0]
