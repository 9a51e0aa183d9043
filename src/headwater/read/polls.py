"""Those who were polled stand for their poll: a party of a source in; the poll's name, with who asked and for whom, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from headwater.model import Span
from headwater.read.cast import Cast
from headwater.read.documents import fullest
from headwater.read.nouns import nouns
from headwater.read.pronouns import Said
from headwater.read.source import Party
from headwater.text.names import words

POLL = re.compile(r"\b(?:survey|poll)(?:s|ed)?\b")
COUNT = r"(?:a|one|two|three|four|\d+)"
SHARE = re.compile(
    r"(?:(?:only|just|almost|nearly|about|around|over|more than|less than|under|some) )*"
    rf"(?:(?:{COUNT} )?(?:half|thirds?|quarters?|fifths?|two-thirds|three-quarters|three-fifths|\d+ ?%|per ?cent)"
    rf"|{COUNT} (?:in|out of))(?!\w)",
    re.IGNORECASE,
)
MADE_KNOWN = re.compile(r"\b(?:commission|reveal|publish|releas|unveil)[a-z]*\b")


def polled(party: Party, cast: Cast) -> bool:
    """Whether a party is people who were polled, or a share of them."""
    told = answers(party.text) or SHARE.match(party.text) is not None
    return told and POLL.search(cast.report.text) is not None


def answers(phrase: str) -> bool:
    """Whether a phrase names people who were polled."""
    return bool(nouns("polled") & set(words(phrase)))


def poll(cast: Cast, earlier: Sequence[Said]) -> str:
    """The name of a report's poll: "Norstat survey for the harbour union"."""
    name = fullest(cast.report, "survey", "survey")
    if name.islower() or re.search(r" (?:for|of) ", name):
        return name
    behind = next((body for body in _behind(cast, earlier) if body not in name), None)
    return f"{name} for {behind}" if behind else name


def _behind(cast: Cast, earlier: Sequence[Said]) -> Iterator[str]:
    """The bodies that are said to have commissioned the poll or made it known."""
    for at, speaker in earlier:
        if speaker.kind == "organisation" and _made_known(cast, at):
            yield speaker.name
    for mention in cast.mentions:
        if mention.type == "organisation" and not cast.is_medium(mention.name) and _made_known(cast, mention.span):
            yield mention.name


def _made_known(cast: Cast, place: Span) -> bool:
    sentence = cast.report.at(cast.bounds(place))
    return POLL.search(sentence) is not None and MADE_KNOWN.search(sentence) is not None
