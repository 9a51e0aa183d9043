"""Which body is meant: words that name one, or stand for one, in; its name in the report out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from headwater.model import Span, Speaker
from headwater.read.cast import Cast, Character
from headwater.read.names import order, plain
from headwater.read.nouns import nouns, roles
from headwater.read.pronouns import Said
from headwater.read.source import Party
from headwater.text.media import medium
from headwater.text.names import is_police, words
from headwater.text.names_words import vocabulary

FORMER = re.compile(r"\b(?:former|ex|outgoing|retired|late)\b", re.IGNORECASE)
OWNED = re.compile(
    r"^(?:[Aa]n? |(?:her|his|its|our|their) )?(?:(?:city|country|county|island|nation|region|state|town)['’]s )?"
)
MILITARY = frozenset({"military", "army", "troops", "soldiers"})
ANY = re.compile(r"\b(?:at|by|for|from|in|of|to|with) an?\b")
POSSESSIVE = re.compile(r"['’]s?$")
AFTER_NAME = re.compile(
    r"\b([A-Z][\w-]+)(?:['’]s?)? (?:re-?election |presidential )?"
    r"(administration|camp|campaign|estate|family|foundation|office|team)\b"
)
PERSONAL = frozenset({"camp", "campaign", "estate", "family"})  # whoever has one is a person
NEAR = 2  # sentences back that "its chairman" looks for its body
PRIVATE = frozenset({"advertising", "aid", "news", "rating", "ratings", "relief", "rights", "travel"})
FORCES = frozenset({"army", "military", "forces"})
ATTORNEYS = frozenset({"attorney", "office"})  # an office that charges people, in the United States
PLAIN = nouns("plain")
LINKING = vocabulary("articles") | vocabulary("links") | {"and", "as", "who"}
OFFICES = frozenset("foreign interior health defense defence justice finance education trade supreme high".split())
KINDS = (
    frozenset("airline bank carrier chain company corporation firm giant maker manufacturer operator retailer".split()),
    frozenset("army cabinet council court government military ministry parliament police senate".split()),
    frozenset("association federation union".split()),
    frozenset("charity foundation".split()),
    frozenset({"club"}),
    frozenset({"party"}),
)
DEMONYM = ("ian", "an", "ish", "ese", "ch", "i", "ic")
WORD = re.compile(r"[\w-]+(?:['’]s?)?")


def body_in(span: Span, text: str, cast: Cast) -> str:
    """Return the body that a phrase names, as "a spokesman for the transport workers' union" does, or ""."""
    if FORMER.search(text):
        return ""
    inside = [m for m in cast.inside(span) if m.type == "organisation" and not medium(m.name)]
    if inside:
        return _of_nation(inside[0].name, text)
    if re.match(r"(?:its|their)\b", text, re.IGNORECASE):
        before = [m for m in cast.mentions if m.type == "organisation" and order(m.span) < order(span)]
        near = [m.name for m in before if cast.sentence(span) - cast.sentence(m.span) <= NEAR]
        return near[-1] if near else ""
    return _by_kind(span, text, cast)


def _by_kind(span: Span, text: str, cast: Cast) -> str:
    """The body that a phrase has a common noun for: "the civil aviation authority", "union president", "the group's head"."""
    found, kinds = _words(text), nouns("body") - nouns("territory")
    at = next((i for i, word in enumerate(found) if POSSESSIVE.sub("", word.lower()) in kinds), None)
    if at is None:
        return ""
    name = _around(found, at)
    known = name if " " in name else meant(name.lower(), "", cast)
    if known not in nouns("wide"):
        return known
    return "" if ANY.search(text) else _in_view((known, span), cast, ()) or known


def _of_nation(name: str, text: str) -> str:
    """A body that only its nation tells apart, with it: "an Utopian Foreign Ministry spokesman"."""
    plainly = all(word in nouns("body") | OFFICES for word in words(name))
    before = re.search(rf"\b([A-Z][\w-]*(?:{'|'.join(DEMONYM)})) {re.escape(name)}", text) if plainly else None
    return f"{before[1]} {name}" if before else name


def called_after(span: Span, text: str, cast: Cast) -> str:
    """Return what is called after a name in a phrase: "the Holt campaign", "Tarn's family", a person's "office"; or ""."""
    for hit in AFTER_NAME.finditer(text):
        bearers = {m.type for m in cast.inside(span) if hit[1] in m.name.split()}
        if "person" in bearers or (bearers and hit[2] in PERSONAL):
            return f"{hit[1]} {hit[2]}"
    return ""


def spoken_for(party: Party, cast: Cast) -> Speaker | None:
    """Return the body, or the person, that a spokesperson without a name speaks for."""
    name = called_after(party.span, party.text, cast) or body_in(party.span, party.text, cast)
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
    written = OWNED.sub("", plain(re.split(r",|\s(?:who|which|that)\s", party.text)[0]))
    first = party.head.left_edge
    if first.is_sent_start and (
        party.opens or not (first.ent_type_ or first.tag_[:3] == "NNP")
    ):  # capital for that alone
        written = written.replace(first.text, first.lower_, 1)
    seats = {
        w for m in cast.inside(party.span) if m.type == "place" for w in m.name.split()
    }  # "the New Orleans company"
    told = [word for word in _words(written) if word[0].isupper()]
    capitals = [word for word in told if word not in seats or party.noun not in nouns("wide")]
    found = meant(party.noun, " ".join(capitals), cast)
    if found != party.noun and (not capitals or party.noun in MILITARY):
        return found
    spoke = [s.name for _, s in earlier if s.kind == "organisation" and _has(party.noun, set(words(s.name)))]
    if spoke and not capitals:
        return spoke[-1]
    if party.noun in nouns("wide") and _bare(capitals) and not public(written):
        return _in_view((party.noun, party.span), cast, earlier) or written
    return written


def _words(text: str) -> list[str]:
    """The words of a phrase but for where a body has its seat: "the Velm-based organisation"."""
    return [word for word in WORD.findall(text) if not word.endswith("-based")]


def _bare(capitals: Sequence[str]) -> bool:
    """Whether nothing but a nation tells a body apart: "the company", "the Norwegian company"."""
    return not capitals or (len(capitals) == 1 and capitals[0].endswith(DEMONYM))


def public(written: str) -> bool:
    """Return whether an agency is told by what it is for, which names it: "the civil defence agency", not "the aid agency"."""
    *before, noun = written.split()
    return noun == "agency" and any(word[0].islower() and word not in PLAIN | PRIVATE for word in before)


def meant(noun: str, whose: str, cast: Cast) -> str:
    """Return the body of the cast that a noun fits, the most named if several, or the noun itself."""
    bodies = [c for c in cast.characters if c.kind == "organisation" and _fits(noun, c) and _of(whose, c)]
    return _most_named(bodies) or noun


def _most_named(bodies: Sequence[Character]) -> str:
    """The body named most, of several the one named first."""
    first = sorted(bodies, key=lambda c: (*map(order, c.places[:1]), c.name))
    return max(first, key=lambda c: len(c.places)).name if first else ""


def _fits(noun: str, body: Character) -> bool:
    """Whether a body's own name, or what it is called beside it, has the noun."""
    own = set(words(body.name))
    if len(own) > 1 and (_has(noun, own) or (noun in MILITARY and own & FORCES)):
        return True
    return noun == "police" and is_police(body.name)


def _has(noun: str, own: AbstractSet[str]) -> bool:
    """Whether the words of a name have a noun: those of an office that charges people have "prosecutors"."""
    return noun in own or (noun == "prosecutors" and ("prosecutor" in own or own >= ATTORNEYS))


def _of(whose: str, body: Character) -> bool:
    """Whether a body's name has the nation a phrase names: "Israeli", "Israel"."""
    return all(any(w[:4] == part[:4] for w in words(body.name)) for part in words(whose))


def _around(found: Sequence[str], at: int) -> str:
    """The name around a noun of a body: the capitalised words on both sides of it, what an office is for."""
    first = past = at
    if found[at].lower() in nouns("offices"):
        while first and found[first - 1].islower() and found[first - 1] not in PLAIN | LINKING:
            first -= 1
    while first and (found[first - 1][0].isupper() or found[first - 1].lower() in {"armed", "air", "security"}):
        first -= 1
    while found[past][0].isupper() and past + 1 < len(found) and found[past + 1][0].isupper():
        if found[past + 1].lower() in roles():
            break
        past += 1
    named = list(found[first : past + 1])
    opens = first == 0 and found[at].islower()  # capital for that alone: "Senior administration officials"
    while len(named) > 1 and named[0].lower() in (PLAIN if opens else {"a", "an", "the"}):
        named = named[1:]
    return plain(" ".join(named))


def _in_view(called: tuple[str, Span], cast: Cast, earlier: Sequence[Said]) -> str:
    """The body that "the group" or "the company" stands for: the last that spoke, or the one named most."""
    noun, place = called
    before = [(span, s.name) for span, s in earlier if s.kind == "organisation" and order(span) < order(place)]
    places = {m.name for m in cast.mentions if m.type == "place"}
    spoke = [name for span, name in before if name not in places and _may_be(noun, name, cast, cast.report.at(span))]
    if spoke:
        return spoke[-1]
    named = _bodies(cast)
    bodies = [c for c in cast.characters if c.kind == "organisation" and c.name in named and c.before(place)]
    bodies = [c for c in bodies if _may_be(noun, c.name, cast)]
    return _most_named(bodies)


def _may_be(noun: str, name: str, cast: Cast, written: str = "") -> bool:
    """Whether a body may be called so: what its name or the words for it make a ministry or a union is no company."""
    kinds = [kind for kind in KINDS if noun in kind]
    body = cast.named(name)
    titles = [cast.report.at(title) for title in body.titles] if body else []
    told = {word for text in (name, written, *titles) for word in words(text)}
    called = [kind for kind in KINDS if kind & told]
    return not kinds or not called or kinds[0] in called


def _bodies(cast: Cast) -> set[str]:
    return {m.name for m in cast.mentions if m.type == "organisation"}
