"""What is known where a source is read: the cast and the paragraphs of a report in; whom one of the cast speaks for out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.model import Quote, Span, Speaker
from headwater.read.bodies import FORMER, body_in, called_after
from headwater.read.cast import WHENCE, Cast, Character, role_head
from headwater.read.names import plain
from headwater.read.nouns import nouns
from headwater.read.parsed import Paragraph
from headwater.read.pronouns import Said
from headwater.text.names import words

PRESIDING = re.compile(r"\b(?:vice[ -])?president\b", re.IGNORECASE)
REPRESENTING = re.compile(r"\b(?:attorney|counsel|lawyer|solicitor)s? (?:for|of|representing)\b", re.IGNORECASE)
OFFICE_OF = re.compile(
    r"\b(?:[Cc]hair\w*|[Cc]hief|[Dd]irector|[Ee]xecutive|[Hh]ead|[Mm]anager|[Oo]fficer|CEO) (?:of|at|for) (?:the )?"
    r"((?:\d+ )?[A-Z][\w&.’'-]*(?: (?:(?:and|of|for|&) )?[A-Z\d][\w&.’'-]*)*)"
)
DELIBERATING = frozenset("assembly congress house parliament senate".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when a source is read: the cast, the paragraphs, who spoke before, and what is said."""

    cast: Cast
    paragraphs: tuple[Paragraph, ...]
    earlier: tuple[Said, ...] = ()
    said: Quote | None = None

    def paragraph(self, span: Span) -> Paragraph | None:
        """Return the paragraph that holds a span."""
        return next((p for p in self.paragraphs if p.span.overlaps(span)), None)

    def speaker(self, meant: Character | None) -> Speaker | None:
        """Return a character as a speaker: one of the cast, or who spoke before without a name."""
        if meant is None or meant in self.cast.characters:
            return person(meant, self.cast) if meant else None
        return next(speaker for span, speaker in self.earlier if span in meant.places)


def person(character: Character, scene_cast: Cast) -> Speaker:
    """A person of the cast as a speaker, for himself or for the body his role puts him in."""
    titles = [scene_cast.report.at(title) for title in character.titles]
    best = max(titles, key=lambda title: (role_head(title) != "", len(title)))
    role = plain(best) if role_head(best) else ""
    behind = (_behind(title, character, scene_cast) for title in character.titles)
    return Speaker(character.name, "person", next(filter(None, behind), character.name), role)


def _behind(title: Span, character: Character, scene_cast: Cast) -> str:
    """The body, or for a spokesperson also the person, for whom somebody of a title speaks; a parliament has none."""
    text = scene_cast.report.at(title)
    head = role_head(text)
    if head in nouns("spokes"):
        called = called_after(title, text, scene_cast)
        if called:
            return called
        others = (m.name for m in scene_cast.inside(title) if m.type == "person" and m.name != character.name)
        return next(others, "") or body_in(title, text, scene_cast)
    told_whence = bool(character.roles & nouns("bodied")) and WHENCE.match(text) is not None
    if character.roles & nouns("lawmaking"):  # also where he heads a committee
        return ""
    if not (head in nouns("bodied") or told_whence or PRESIDING.search(text) or REPRESENTING.search(text)):
        return ""
    found = body_in(title, text, scene_cast) or (_of_which(title, text, scene_cast) if head in nouns("bodied") else "")
    return "" if set(words(found)) & DELIBERATING else found


def _of_which(title: Span, text: str, scene_cast: Cast) -> str:
    """The name in capitals behind an office, where the recogniser saw none: "Managing Director of [North Fifty]"."""
    hit = None if FORMER.search(text) else OFFICE_OF.search(text)
    seen = hit and any(m.span.start >= title.start + hit.start(1) for m in scene_cast.inside(title))
    return plain(hit[1]) if hit and not seen else ""
