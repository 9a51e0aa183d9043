"""Whom a pronoun, or other words for somebody, stand for: where they stand and who spoke before in; a speaker, if clear, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import log

from headwater.model import Quote, Span, Speaker
from headwater.read.cast import Cast, Character, before_link
from headwater.read.names import order
from headwater.read.nouns import gender, nouns, roles
from headwater.read.source import Party
from headwater.text.names import words

Said = tuple[Span, Speaker]

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
THING = frozenset({"it", "its"})
SPEECH = frozenset("i me my we us our you your".split())  # who speaks, and who is spoken to
PLURAL = frozenset({"they", "them", "their"})
FAR = 6
AHEAD = 4  # sentences
ALONE = re.compile(r"(?:an?|another|each|every|he|it|one|she|that|this)\b", re.IGNORECASE)
ONE = re.compile(r"(?:an?|another|one)\b")
FOCUS = 2  # statements of a person after whom other words for him need no name
NEW = nouns("officers") | nouns("spokes") | nouns("witnessing")  # of whom a report may bring a new one without a name
PRONOUNS = SINGULAR | THING | PLURAL


def person_meant(
    pronoun: str, place: Span, cast: Cast, earlier: Sequence[Said], said: Quote | None = None
) -> Character | None:
    """Return the person of that gender who is most in view: subject or speaker, and near.

    What is said names its matter: no name in a quotation is in view, in reported speech only a subject that more is told of.
    Who spoke without a name ("a navy officer") is in view as well.
    """
    nameless = _nameless(cast, earlier)
    spoke = frozenset(span for c in nameless for span in c.places)
    cast = replace(cast, subjects=cast.subjects | spoke)
    sex = gender(pronoun)
    others = {s.name for span, s in earlier if sex and gender(cast.report.at(span).lower()) not in {"", sex}}
    fits = [c for c in cast.characters if c.kind == "person"] + nameless
    fits = [c for c in fits if c.name not in others and (not sex or c.gender in {"", sex})]
    seen = [replace(c, places=tuple(p for p in c.places if _is_in_view(p, c, cast, said))) for c in fits]
    seen = [c for c in seen if c.before(place)]
    if not seen:
        return _told_of_next(fits, place, cast) if sex else None
    last = next(
        (e for e in reversed(earlier) if (e[1].kind == "person" or e[0] in spoke) and order(e[0]) < order(place)), None
    )
    alone = _alone_in_line(seen, place, cast) if sex and last and not _in_one_line(last[0], place, cast) else None
    if alone is not None:
        return next(c for c in fits if c.name == alone.name)
    last = None if last and _is_another_told_of(last, seen, place, cast) else last
    best = max((_view(c, place, cast, last) + 0.5 * bool(c.gender), c.name) for c in seen)[1]
    return next(c for c in fits if c.name == best)


def _nameless(cast: Cast, earlier: Sequence[Said]) -> list[Character]:
    """Those who spoke as one person without being named, as characters: "a navy officer", "a spokeswoman for the port"."""
    found: dict[Speaker, Character] = {}
    for span, speaker in earlier:
        written = cast.report.at(span).lower()
        if speaker in found or _is_one_nameless(speaker, written, cast):
            sex = next(filter(None, map(gender, words(before_link(written)))), "")
            known = found.get(speaker) or Character(speaker.name, speaker.kind, gender=sex)
            found[speaker] = replace(known, places=(*known.places, span))
    return list(found.values())


def _is_one_nameless(speaker: Speaker, written: str, cast: Cast) -> bool:
    if speaker.kind == "unnamed":
        return ONE.match(written) is not None and bool(set(words(before_link(written))) & (roles() | nouns("unnamed")))
    return bool(speaker.role) and cast.named(speaker.name) not in [c for c in cast.characters if c.kind == "person"]


def _told_of_next(fits: Sequence[Character], place: Span, cast: Cast) -> Character | None:
    """Who is told of right behind a pronoun that nobody stands before, as in a report without its beginning."""
    here = cast.sentence(place)
    near = ((order(p), c) for c in fits for p in c.places if p in cast.subjects and p.place == place.place)
    behind = [(at, c.name) for at, c in near if at > order(place) and cast.sentence(Span(at[1], at[1])) - here <= AHEAD]
    return cast.named(min(behind)[1]) if behind else None


def _is_another_told_of(last: Said, fits: Sequence[Character], place: Span, cast: Cast) -> bool:
    """Whether a new paragraph began since somebody spoke, and before the pronoun it tells of another who fits."""
    told = {span for c in fits if c.name != last[1].name for span in c.before(place) if span in cast.subjects}
    return not _in_one_line(last[0], place, cast) and any(_in_one_line(span, place, cast) for span in told)


def _alone_in_line(fits: Sequence[Character], place: Span, cast: Cast) -> Character | None:
    """The one person whom the sentences before a pronoun name since its paragraph began, if no pronoun stands before the name."""
    here = cast.sentence(place)
    named = [
        (span, c)
        for c in fits
        for span in c.before(place)
        if cast.sentence(span) < here and _in_one_line(span, place, cast)
    ]
    if len({c.name for _, c in named}) != 1:
        return None
    first, meant = min(named, key=lambda each: order(each[0]))
    text = cast.report.whole(first.place)
    begins = text.rfind("\n", 0, first.start) + 1
    asked = "?" in text[first.end : place.start]
    return None if asked or SINGULAR & set(words(text[begins : first.start])) else meant


def _in_one_line(span: Span, place: Span, cast: Cast) -> bool:
    return span.place == place.place and "\n" not in cast.report.at(replace(span, start=span.end, end=place.start))


def _is_in_view(place: Span, character: Character, cast: Cast, said: Quote | None) -> bool:
    if said is None or not any(part.covers(place) for part in said.content):
        return True
    told_of = len(character.places) > 1 or bool(character.roles)
    return said.type == "indirect" and place in cast.subjects and told_of


def focus(party: Party, cast: Cast, earlier: Sequence[Said]) -> Character | None:
    """Return who spoke just now and most so far, where other words for him are used: "the Texas governor", "the hopeful"."""
    told = [speaker.name for _, speaker in earlier if speaker.kind == "person"]
    before = party.paragraph.doc[party.head.left_edge.i : party.head.i].text.lower()
    whose = any(child.dep_ == "poss" for child in party.head.children)  # "Marsh's attorney" is not Marsh
    if len(told) < FOCUS or party.noun in NEW or whose or before in {"", "the"}:
        return None
    return cast.named(told[-1]) if 3 * told.count(told[-1]) > 2 * len(told) else None


def speaker_meant(pronoun: str, place: Span, cast: Cast, earlier: Sequence[Said]) -> Speaker | None:
    """Return the body, document or group that "it" or "they" spoke before, or the body most in view."""
    kinds = {"organisation", "document", "outlet"} if pronoun in THING else {"unnamed", "organisation"}
    here = cast.sentence(place)
    for span, speaker in reversed(earlier):
        alone = speaker.kind == "unnamed" and ALONE.match(cast.report.at(span))
        if speaker.kind in kinds and not alone and order(span) < order(place) and here - cast.sentence(span) <= FAR:
            return speaker
    bodies = {m.name for m in cast.mentions if m.type == "organisation"}
    views = [(_view(c, place, cast, None), c.name) for c in cast.characters if c.name in bodies and c.before(place)]
    return Speaker(max(views)[1], "organisation", max(views)[1]) if views and max(views)[0] > 1 else None


def _view(character: Character, place: Span, cast: Cast, last: Said | None) -> float:
    """How much a person is in view at a place."""
    here = cast.sentence(place)
    near = max(_weight(span, cast) * 0.5 ** min(12, here - cast.sentence(span)) for span in character.before(place))
    view = near + 0.15 * log(len(character.places))
    if last is not None and last[1].name == character.name:
        view += 2.0 * 0.8 ** min(12, here - cast.sentence(last[0]))
    return view


def _weight(span: Span, cast: Cast) -> float:
    return 2.4 if span in cast.subjects else 1.0
