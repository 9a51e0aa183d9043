"""Where words come from besides media: a reading in; the statements, speeches, posts and documents that it names as such out.

Somebody may give two statements: two reports mean one where a row of the story gives both to him. An interview is no such occasion,
for each newspaper may hold its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.model import Quote, Reading, Row, Span, Speaker
from headwater.text.marks import unquoted
from headwater.text.media import issuer, platforms
from headwater.trace.documents import DOCUMENTS

Occasion = tuple[str, str]
"""What it is called, and who says what is said there; nobody, if its name tells which document or occasion it is."""

Given = Mapping[tuple[str, str], frozenset[str]]
"""The rows in which a report gives something to somebody; to nobody: in which it tells something."""

WORDS = {
    **DOCUMENTS,
    "statement": "statement|communique|communiqué|release|announcement",
    "news conference": "news conference|press conference|media conference|briefing",
    "speech": "speech|address|keynote|remarks|sermon",
    "testimony": "testimony|hearing",
    "e-mail": "email|e-mail",
    "post": "post|posting|blog",
}
KIND = {word: kind for kind, words in WORDS.items() for word in words.split("|")}
ON = re.compile(
    r"\b(?i:in|at|during|from|according to|gave|held|sent|wrote|posted|filed|issu\w+|releas\w+|deliver\w+) "
    rf"(?:[\w’'-]+ ){{0,4}}?({'|'.join(KIND)})s?\b"
)
TO_THE_PRESS = re.compile(
    r"\b(?:told|tells|telling|addressed|addressing) (?:[\w’'-]+ ){0,2}?(?:reporters|journalists|conference)\b"
)
CONFERENCE = re.compile(r"\b(?:news|press|media) (?:conference|briefing)")
UNTOLD = {"unnamed", "document"}  # nobody who speaks on an occasion
ONCE = {"statement", "news conference", "speech", "letter"}  # of a person in one story


def occasions(reading: Reading) -> frozenset[Occasion]:
    """Return what a report names as where the words come from that it gives to somebody; a release names itself."""
    named = {each for quote in reading.quotes for each in _cited(quote)}
    body = issuer(reading.report)
    return frozenset(named | set(_told_of(reading)) | ({(f"{body}'s statement", body)} if body else set()))


def given(rows: Sequence[Row]) -> Given:
    """Return in which rows each report gives something to whom, and in which it tells something at all."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for cell in row.cells:
            for whose in ("", *(speaker.origin or speaker.name for speaker in cell.claim.speakers)):
                found[cell.report, whose].add(row.id)
    return {each: frozenset(rows) for each, rows in found.items()}


def is_one(whose: str, reports: tuple[str, str], told: Given) -> bool:
    """Return whether a row has the same from somebody in both reports; from whomever, if what both name is known by its name."""
    ours, theirs = (told.get((report, whose), frozenset()) for report in reports)
    return not ours.isdisjoint(theirs)


def _cited(quote: Quote) -> Iterator[Occasion]:
    """The documents that something is given to, and posts on a platform."""
    for speaker in quote.speakers:
        if speaker.kind == "document":
            yield speaker.name, "" if " " in speaker.name else speaker.name
        elif speaker.kind != "unnamed":
            whose = speaker.origin or speaker.name
            yield from ((f"{whose}'s post on {via}", whose) for via in quote.via if via.casefold() in platforms())


def _told_of(reading: Reading) -> Iterator[Occasion]:
    """The occasions that a sentence tells of, of everyone whom it gives something to or names; a news conference is everybody's."""
    plain = {"text": unquoted(reading.report.text), "title": unquoted(reading.report.title)}
    speakers = {each.name: each for quote in reading.quotes for each in quote.speakers if each.kind not in UNTOLD}
    if CONFERENCE.search(plain["text"]):
        yield from (each for speaker in speakers.values() for each in _given_by(speaker, "news conference", False))
    for sentence in {claim.sentence for claim in reading.claims if claim.sentence}:
        giving = [quote for quote in reading.quotes if (place := quote.source or quote.cue) and sentence.covers(place)]
        kinds = set(_kinds(_around(plain[sentence.place], sentence, giving)))
        if kinds:
            names = {mention.name for mention in reading.mentions if sentence.covers(mention.span)}
            names |= {each.name for quote in giving for each in quote.speakers}
            those = [speaker for name, speaker in speakers.items() if name in names]
            yield from (each for speaker in those for kind in kinds for each in _given_by(speaker, kind, kind in ONCE))


def _kinds(words: str) -> Iterator[str]:
    words = words.lower() if words.isupper() else words
    yield from (KIND[word] for word in ON.findall(words))
    if TO_THE_PRESS.search(words):
        yield "news conference"


def _given_by(speaker: Speaker, kind: str, once: bool) -> Iterator[Occasion]:
    whose = speaker.origin or speaker.name
    yield f"{whose}'s {kind}", whose
    if once and speaker.kind == "person" and whose == speaker.name:
        yield f"{whose}'s {kind}", ""


def _around(plain: str, sentence: Span, giving: Sequence[Quote]) -> str:
    """The words of a sentence without what is quoted in it, and without what is said before the one who says it is named."""
    letters = list(plain[sentence.start : sentence.end])
    for quote in giving:
        place = quote.source or quote.cue
        for content in quote.content:
            if place and content.place == sentence.place and content.end <= place.start:
                start, end = (min(max(at - sentence.start, 0), len(letters)) for at in (content.start, content.end))
                letters[start:end] = " " * (end - start)
    return "".join(letters)
