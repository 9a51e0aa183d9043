"""Through which media a statement reached the report: named quotes in; the same with via, told or carried over, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from headwater.model import Mention, Quote, Report, Span
from headwater.read.cast import Cast
from headwater.read.names import order
from headwater.text.media import platforms, publishes

Talk = tuple[tuple[bool, int], str, str]
SHORT = r"(?:[\w’'-]+ ){0,7}"
SPOKEN = r"(?:spoke|speaking|talk(?:ed|ing)|said|says|remarks|comments?|testimony|statement|letter) (?:to|with)"
WRITTEN = (
    r"(?:wrote|writing|writes|article|op-ed|column|essay|published|reported|posted|appear\w+|said|says|speaking|remarks"
    r"|comments?) (?:in|for|on|by)"
)
TO = re.compile(
    rf"\b(?:t(?:old|ells?|elling)|{SPOKEN}|interview\w*|{WRITTEN}|quoted (?:by|in)|cited by|according to) {SHORT}$",
    re.IGNORECASE,
)
THE_PAPER = re.compile(
    rf"\b(?:t(?:old|ells?|elling)|{SPOKEN}) the (?:broadcaster|channel|daily|magazine|network|newspaper|paper|station|website)\b",
    re.IGNORECASE,
)
RELAYS = re.compile(r"^[’'s]*\s+(?:\w+ ){0,3}?(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|report(?:ed|s))\b", re.IGNORECASE)
INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
OCCASION = re.compile(
    r"\b(?:(?:news|press) conference|conference call|statement|tweet\w*|speech|testi\w+|hearing|rally|briefing|letter"
    r"|posted|post on|wrote|e-?mail|court)\b",
    re.IGNORECASE,
)
NEAR_TOP = 3
TWEET = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)


def through(cast: Cast, named: Sequence[Quote]) -> tuple[Quote, ...]:
    """Add the media that the sentence of each attribution names, then those that an interview carries on."""
    told = [replace(quote, via=_told(cast, quote)) for quote in named]
    talks = tuple(_talks(cast))
    return tuple(_carried(cast, quote, told, talks) for quote in told)


def _told(cast: Cast, quote: Quote) -> tuple[str, ...]:
    place = quote.source or quote.cue
    if place is None:
        return ()
    report, sentence = cast.report, cast.bounds(place)
    speakers = {speaker.name for speaker in quote.speakers}
    media = [
        mention.name
        for mention in cast.inside(sentence)
        if cast.is_medium(mention.name)
        and mention.name not in speakers
        and not publishes(report.outlet, mention.name)
        and not any(content.covers(mention.span) for content in quote.content)
        and _passes(report, sentence, mention)
    ]
    around = _outside(report, sentence, quote)
    named = cast.media_before(place) if THE_PAPER.search(around) and not media else []
    meant = [mention.name for mention in named[-1:] if not publishes(report.outlet, mention.name)]
    return tuple(dict.fromkeys([*quote.via, *media, *meant, *_posted(around)]))


def _passes(report: Report, sentence: Span, mention: Mention) -> bool:
    """Whether words before or after a medium's name say that something was told to it or passed on by it."""
    before = report.at(replace(sentence, end=mention.span.start))
    after = report.at(replace(sentence, start=mention.span.end))
    return TO.search(f"{before.rstrip()} ") is not None or RELAYS.match(after) is not None


def _outside(report: Report, sentence: Span, quote: Quote) -> str:
    """The words of a sentence that are not what is said."""
    letters = list(report.at(sentence))
    for content in quote.content:
        for at in range(max(content.start, sentence.start), min(content.end, sentence.end)):
            if content.place == sentence.place:
                letters[at - sentence.start] = " "
    return "".join(letters)


def _posted(words: str) -> Iterator[str]:
    """The platforms on which something was posted."""
    for hit in _platform().finditer(words):
        if not hit[1].islower():  # "small to medium"
            yield hit[1] if hit[1].isupper() else hit[1].title()
    if TWEET.search(words):
        yield "Twitter"


@cache
def _platform() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(platforms() - {"x"}, key=len, reverse=True))
    own = r"(?:(?:his|her|its|their|the|an?|official|personal|verified|social network) )*"
    return re.compile(rf"\b(?:[Oo]n|[Vv]ia|[Ii]n|[Tt]o) {own}((?i:{names})|X)\b(?! -)")


def _carried(cast: Cast, quote: Quote, told: Sequence[Quote], talks: Sequence[Talk]) -> Quote:
    """Let statements without occasion of their own inherit the medium of the interview that the report rests on."""
    if quote.via or not quote.speakers or quote.speakers[0].kind == "unnamed":
        return quote
    name = quote.speakers[0].name
    sentence = cast.bounds(quote.source or quote.cue or quote.content[0])
    around = _outside(cast.report, sentence, quote)
    if OCCASION.search(around) and not INTERVIEW.search(around):
        return quote
    mine = sorted((q for q in told if name in {s.name for s in q.speakers}), key=lambda q: order(q.given_at))
    first = mine[:NEAR_TOP]
    media = {medium for at, who, medium in talks if who == name and at <= order(first[-1].given_at)}
    media = media or _named_later(cast, mine, first)
    if len(media) != 1:
        return quote
    return replace(quote, via=tuple(media), why=f"{quote.why}; from the interview with {min(media)}")


def _talks(cast: Cast) -> Iterator[Talk]:
    """Where the report says that a person gave a medium an interview."""
    for mention in cast.mentions:
        if cast.is_medium(mention.name) and not publishes(cast.report.outlet, mention.name):
            sentence = cast.bounds(mention.span)
            persons = [m for m in cast.inside(sentence) if m.type == "person"]
            told = INTERVIEW.search(cast.report.at(sentence)) and _passes(cast.report, sentence, mention)
            for person in [m for m in persons if m.span in cast.subjects][:1] or persons[:1] if told else ():
                yield order(sentence), person.name, mention.name


def _named_later(cast: Cast, mine: Sequence[Quote], first: Sequence[Quote]) -> set[str]:
    """The media a person told something, where his first statements speak of an interview without naming it."""
    spoken_of = any(INTERVIEW.search(cast.report.at(cast.bounds(quote.given_at))) for quote in first)
    return {medium for quote in mine for medium in quote.via} if spoken_of else set()
