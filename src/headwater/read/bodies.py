"""Which body is meant: words that name one, or stand for one, in; its name in the report out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import Span, Speaker
from headwater.read.cast import Cast, Character
from headwater.read.names import order, plain
from headwater.read.pronouns import Said
from headwater.read.source import Party
from headwater.read.words import nouns
from headwater.text.media import medium
from headwater.text.names import words

FORCE = re.compile(r"^[A-Z]{1,4}P[DS]$|^RCMP$")
GENERIC = frozenset(
    "company firm corporation manufacturer carrier airline operator retailer group organization organisation charity "
    "foundation association campaign movement team network watchdog regulator agency club school hospital university "
    "bank ministry department party union office committee commission council".split()
)


def body_in(span: Span, text: str, cast: Cast) -> str:
    """Return the body that a phrase names, as "a spokesman for the transport workers' union" does, or ""."""
    inside = [m for m in cast.inside(span) if m.type == "organisation" and not medium(m.name)]
    if inside:
        return inside[-1].name
    found = re.findall(r"[\w’'-]+", text)
    at = next((i for i, w in enumerate(found) if w.lower() in nouns("body") | {"forces"}), None)
    if at is None:
        return ""
    start = at
    while start and (found[start - 1][0].isupper() or found[start - 1].lower() in {"armed", "air", "security", "state"}):
        start -= 1
    return plain(" ".join(found[start : at + 1]))


def spoken_for(party: Party, cast: Cast) -> Speaker | None:
    """Return the body, or the person, that a spokesperson without a name speaks for."""
    name = body_in(party.span, party.text, cast)
    if name:
        return Speaker(name, "organisation", name, party.noun)
    for mention in cast.inside(party.span):
        if mention.type == "person":
            return Speaker(f"{mention.name} {party.noun}", "person", mention.name, party.noun)
        if mention.type == "place":
            return Speaker(mention.name, "organisation", mention.name, party.noun)
    return None


def body_meant(party: Party, cast: Cast, earlier: Sequence[Said]) -> str:
    """Return the name of the body a common noun stands for: "police" for the force the report names."""
    written = _written(party)
    if any(w[0].isupper() for w in written.split()[1:] or [written.lower()]) or written[0].isupper() and " " in written:
        return written
    bodies = [c for c in cast.characters if c.kind == "organisation" and _fits(party.noun, c)]
    if party.noun in GENERIC and not bodies:
        spoke = [s.name for span, s in earlier if s.kind == "organisation" and order(span) < order(party.span)]
        return spoke[-1] if spoke else written
    return max(bodies, key=lambda c: (len(c.places), c.name)).name if bodies else written


def _fits(noun: str, body: Character) -> bool:
    """Whether a body's own name, or what it is called beside it, has the noun."""
    if noun in words(body.name) or noun in body.roles:
        return len(words(body.name)) > 1 or noun in body.roles
    return noun == "police" and FORCE.match(body.name) is not None


def _written(party: Party) -> str:
    """The words of a party up to a clause."""
    return plain(re.split(r",|\s(?:who|which|that)\s", party.text)[0])


