"""What a source is where it is no person: a party in; the body, medium, document or group it names out."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.model import Speaker
from headwater.read.bodies import DEMONYM, body_in, body_meant, public
from headwater.read.cast import Cast
from headwater.read.documents import fullest
from headwater.read.names import plain
from headwater.read.nouns import nouns
from headwater.read.polls import poll, polled
from headwater.read.scene import Scene
from headwater.read.source import Party
from headwater.text.media import medium
from headwater.text.names_words import vocabulary

SET_OFF = re.compile(r", (?:the )?((?:[A-Z][\w&’'-]* ?){1,4})(?=[.,;(]|$)")
SET_OFF_WITHIN = 60  # letters
CALLED = re.compile(r"^(?:[a-z]+ )+(?=[A-Z])")
NEWSPAPER = re.compile(r"((?:[A-Z][\w’'-]* )+)(?:newspaper|magazine|news agency|news site|website)\b")
MANY = frozenset("few many most numerous other several some various".split())
PAPERS = vocabulary("papers") - {"survey"}  # a report in capitals is no body, a Geological Survey is one
PIECES = frozenset({"article", "report", "story"})
REPORTERS = frozenset({"correspondent", "reporter", "journalist"})


def body_named(party: Party, scene: Scene) -> Speaker | None:
    """A body, medium or country whose name holds the head of the party."""
    at = party.paragraph.of(party.head, party.head)
    for mention in scene.cast.inside(at) if party.noun not in PAPERS else ():
        if mention.type in {"organisation", "place"} and mention.span.start <= at.start:
            return of_name(mention.name, scene.cast)
    return None


def body_called(party: Party, scene: Scene) -> Speaker | None:
    """The body that a noun before its name says what it is: "the utility Velm Electric"."""
    at = party.paragraph.of(party.head, party.head).end + 1
    behind = next((m for m in scene.cast.mentions if m.type == "organisation" and m.span.start == at), None)
    paper = party.noun in nouns("document") - nouns("media")
    if (
        behind is None
        or paper
        or party.head.tag_ != "NN"
        or party.indefinite
        or scene.cast.report.text[at - 1 : at] != " "
    ):
        return None
    return of_name(behind.name, scene.cast)


def piece(party: Party, scene: Scene) -> Speaker | None:
    """What a medium printed or sent is the medium's: "a Velm Times article", "a report by the Times", "the television report"."""
    if party.noun not in PIECES:
        return None
    media = scene.cast.media_before(party.paragraph.of(party.head, party.head))
    whose = [m for m in scene.cast.inside(party.span) if scene.cast.is_medium(m.name)]
    by_kind = any(t.i < party.head.i and t.lower_ in nouns("outlet") for t in party.head.children)
    found = whose or (media if by_kind else [])
    return Speaker(found[-1].name, "outlet", found[-1].name) if found else None


def document(party: Party, scene: Scene) -> Speaker | None:
    """A document, under the fullest name it had before; those who were polled are their poll."""
    if polled(party, scene.cast):
        written = poll(scene.cast, scene.earlier)
    elif party.noun in nouns("document") and not _is_people(party):
        written = fullest(scene.cast.report, party.noun, party.short)
    else:
        return None
    return Speaker(written, "document", written)


def _is_people(party: Party) -> bool:
    """Whether figures are not numbers: "senior figures in the party"."""
    return party.noun == "figures" and any(word.lower_ in nouns("eminent") for word in party.head.lefts)


def cited_medium(party: Party, scene: Scene) -> Speaker | None:
    """A medium by its kind: "the newspaper" is the one named last, "local media" are nobody one could ask."""
    if medium(party.text) and _is_name(party) and not party.indefinite:
        written = CALLED.sub("", party.text)
        return Speaker(written, "outlet", written)
    if party.noun not in nouns("outlet"):
        return None
    called = NEWSPAPER.match(party.short)
    if called and party.head.tag_ == "NN" and not party.indefinite:
        return Speaker(called[1].strip(), "outlet", called[1].strip())
    inside = [m for m in scene.cast.inside(party.span) if scene.cast.is_medium(m.name)]
    named = scene.cast.media_before(party.span)
    if inside or (named and party.head.tag_ == "NN"):
        found = (inside or named)[-1].name
        return Speaker(found, "outlet", found)
    return Speaker(party.short, "unnamed", "unnamed")


def _is_name(party: Party) -> bool:
    """Whether words that a medium may be called by are one's name, or its kind: not "the Bachelor star", "the daily rate"."""
    return not party.head.is_lower or " " not in party.text or party.noun in nouns("outlet")


def reporter(party: Party, scene: Scene) -> Speaker | None:
    """A correspondent of a medium, without name: what he knows, the medium knows."""
    if party.noun not in REPORTERS:
        return None
    inside = [m.name for m in scene.cast.inside(party.span) if scene.cast.is_medium(m.name)]
    if inside:
        return Speaker(f"{inside[-1]} {party.noun}", "outlet", inside[-1], party.noun)
    ours = party.head.left_edge.lower_ == "our"
    meant = next((c for c in scene.cast.characters if ours and c.roles & REPORTERS), None)
    return scene.speaker(meant)


def group(party: Party, _scene: Scene) -> Speaker | None:
    """Agencies, services or forces of one country are a body; those of a region are nobody one could ask."""
    first, *rest = party.text.split()
    if party.noun not in {"agencies", "services", "officials"} or (
        party.noun == "officials" and rest[:1] != ["intelligence"]
    ):
        return None
    nation = first[0].isupper() and (first.endswith(DEMONYM) or party.head.left_edge.ent_type_ in {"NORP", "GPE"})
    if first.lower() in nouns("collective") or not nation:
        return Speaker(party.text, "unnamed", "unnamed")
    found = re.sub(r"(intelligence) (?:agencies|services|officials)$", r"\1", party.text)
    return Speaker(found, "organisation", found)


def body(party: Party, scene: Scene) -> Speaker | None:
    """A body by its kind, under the name the report has for it: "the ministry", "police"."""
    if party.noun not in nouns("body") | nouns("authorities"):
        return None
    ends = (party.paragraph.of(party.head, party.head).end, party.span.end)
    behind = (scene.cast.report.at(replace(party.span, start=end, end=end + SET_OFF_WITHIN)) for end in ends)
    set_off = next(filter(None, map(SET_OFF.match, behind)), None)
    if set_off and party.head.tag_ == "NN" and not party.indefinite:
        return of_name(plain(set_off[1]), scene.cast)
    found = body_meant(party, scene.cast, scene.earlier)
    if found.islower() and party.noun in nouns("outlet") and not (party.indefinite or public(found)):
        return cited_medium(party, scene) if scene.cast.media_before(party.span) else of_name(found, scene.cast)
    nobody = party.noun in nouns("authorities") - {"police"} and found.islower()
    return Speaker(found, "unnamed", "unnamed") if nobody else of_name(found, scene.cast)


def members(party: Party, scene: Scene) -> Speaker | None:
    """Officials of a named body speak for it, but not some of them."""
    if party.head.tag_ != "NNS" or party.noun not in nouns("members") or party.text.split()[0].lower() in MANY:
        return None
    found = body_in(party.span, party.text, scene.cast)
    return Speaker(found, "organisation", found) if found else None


def of_name(written: str, known: Cast) -> Speaker:
    """A name that is no person's, as a medium or a body."""
    return Speaker(written, "outlet" if known.is_medium(written) else "organisation", written)
