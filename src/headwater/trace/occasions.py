"""Where words come from besides media: a reading in; the statements, speeches, posts and documents that it names as such out.

Somebody may give two statements: two reports mean one where a row of the story gives both to him. An interview is no such occasion,
for each newspaper may hold its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.model import Quote, Reading, Row, Span
from headwater.text.media import issuer, platforms

Occasion = tuple[str, str]
"""What it is called, and who says what is said there; nobody, if its name tells which document it is."""

Given = Mapping[tuple[str, str], frozenset[str]]
"""The rows in which a report gives something to somebody."""

WORDS = {
    "statement": "statement communique communiqué release announcement",
    "news conference": "conference briefing",
    "speech": "speech address keynote remarks sermon",
    "testimony": "testimony hearing",
    "letter": "letter",
    "e-mail": "email e-mail",
    "post": "post posting blog",
    "video": "video",
}
KIND = {word: kind for kind, words in WORDS.items() for word in words.split()}
ON = re.compile(
    rf"\b(?i:in|at|during|from|according to|gave|issu\w+|releas\w+|deliver\w+) (?:[\w’'-]+ ){{0,4}}?({'|'.join(KIND)})s?\b"
)


def occasions(reading: Reading) -> frozenset[Occasion]:
    """Return what a report names as where the words come from that it gives to somebody; a release names itself."""
    sentences = [claim.sentence for claim in reading.claims if claim.sentence]
    named = {each for quote in reading.quotes for each in _named(quote, _around(reading, quote, sentences))}
    body = issuer(reading.report)
    return frozenset(named | ({(f"{body}'s statement", body)} if body else set()))


def given(rows: Sequence[Row]) -> Given:
    """Return in which rows each report gives something to whom."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for cell in row.cells:
            for speaker in cell.claim.speakers:
                found[cell.report, speaker.origin or speaker.name].add(row.id)
    return {each: frozenset(rows) for each, rows in found.items()}


def is_one(occasion: Occasion, reports: tuple[str, str], told: Given) -> bool:
    """Return whether two reports that name it mean the same: its name tells, or a row has the same from it in both."""
    _, whose = occasion
    ours, theirs = (told.get((report, whose), frozenset()) for report in reports)
    return not whose or not ours.isdisjoint(theirs)


def _named(quote: Quote, around: str) -> Iterator[Occasion]:
    posts = [f"post on {via}" for via in quote.via if via.casefold() in platforms()]
    told = [*posts, *(KIND[word] for word in ON.findall(around))]
    for speaker in quote.speakers:
        if speaker.kind == "document":
            yield speaker.name, "" if " " in speaker.name else speaker.name
        elif speaker.kind != "unnamed":
            whose = speaker.origin or speaker.name
            yield from ((f"{whose}'s {kind}", whose) for kind in told)


def _around(reading: Reading, quote: Quote, sentences: Sequence[Span]) -> str:
    """The words of the sentence that names who says something, without what is said."""
    place = quote.source or quote.cue
    sentence = next((each for each in sentences if place and each.covers(place)), place)
    if sentence is None:
        return ""
    letters = list(reading.report.at(sentence))
    for content in quote.content:
        if content.place == sentence.place:
            start, end = (min(max(at - sentence.start, 0), len(letters)) for at in (content.start, content.end))
            letters[start:end] = " " * (end - start)
    return "".join(letters)
