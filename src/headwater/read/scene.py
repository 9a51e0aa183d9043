"""What is known where a source is read: the cast and the paragraphs of a report in; whom one of the cast speaks for out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.model import Quote, Span, Speaker
from headwater.read.bodies import body_in
from headwater.read.cast import WHENCE, Cast, Character, role_head
from headwater.read.names import plain
from headwater.read.parsed import Paragraph
from headwater.read.pronouns import Said
from headwater.read.words import nouns


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
    best = max(character.titles, key=lambda t: (role_head(scene_cast.report.at(t)) != "", len(t)), default=None)
    role = plain(scene_cast.report.at(best)) if best and role_head(scene_cast.report.at(best)) else ""
    bodied = bool(character.roles & nouns("bodied"))
    origin = next(filter(None, (_behind(title, scene_cast, bodied) for title in character.titles)), character.name)
    return Speaker(character.name, "person", origin, role)


def _behind(title: Span, scene_cast: Cast, bodied: bool) -> str:
    text = scene_cast.report.at(title)
    vice = re.search(r"\bvice[ -]president\b", text, re.IGNORECASE) is not None
    speaks = vice or role_head(text) in nouns("bodied") or (bodied and WHENCE.match(text) is not None)
    return body_in(title, text, scene_cast) if speaks else ""
