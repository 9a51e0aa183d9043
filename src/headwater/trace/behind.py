"""Whom a row's cells rest on: supporting cells in; named origins and whether each cell is traced out.

A medium that only relays is no origin: not where somebody behind it is named, not an outlet that cites itself, and not where media
cite one another in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Cell, Speaker
from headwater.text.media import bare, publishes
from headwater.trace.voices import Voices


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one cell: the origins it names, whether it names somebody unnamed, whether it is traced at all."""

    cell: Cell
    named: frozenset[str] = frozenset()
    unnamed: bool = False
    traced: bool = False


def behind(cells: Sequence[Cell], voices: Voices, ring: frozenset[str]) -> list[Behind]:
    """Return what stands behind each cell; `ring` are the reports that cite one another in a circle."""
    through = _relays(cells, voices)
    told = [_told(cell, voices, through, ring) for cell in cells]
    media = {s.name for each in told for s in each.cell.claim.speakers if s.kind == "outlet" and _name(s) in each.named}
    return [_itself(each, voices, media) for each in told]


def _relays(cells: Sequence[Cell], voices: Voices) -> frozenset[str]:
    """The media that have it from somebody: those through which a named one told a cell, and those whose own report gives it to one.

    Of their own report it is enough that it has it from somebody unnamed.
    """
    asked = [cell for cell in cells if any(speaker.kind != "outlet" for speaker in cell.claim.speakers)]
    known = [cell for cell in cells if any(_is_somebody(speaker) for speaker in cell.claim.speakers)]
    passed = {via for cell in known for via in cell.claim.via}
    beside = {s.name for cell in known for s in cell.claim.speakers if s.kind == "outlet"}
    own = {
        s.name
        for cell in cells
        for s in cell.claim.speakers
        if s.kind == "outlet" and any(voices[other.report].of(s.name) for other in asked)
    }
    return frozenset(bare(name) for name in passed | beside | own)


def _is_somebody(speaker: Speaker) -> bool:
    return speaker.kind not in {"outlet", "unnamed"}


def _told(cell: Cell, voices: Voices, through: frozenset[str], ring: frozenset[str]) -> Behind:
    speakers = [s for s in cell.claim.speakers if s.kind != "outlet" or not _cites_itself(s, cell, voices, ring)]
    named = frozenset(
        _name(s) for s in speakers if s.kind != "unnamed" and not (s.kind == "outlet" and bare(s.name) in through)
    )
    return Behind(cell, named, any(s.kind == "unnamed" for s in speakers), bool(speakers))


def _cites_itself(speaker: Speaker, cell: Cell, voices: Voices, ring: frozenset[str]) -> bool:
    """Whether a medium is the report's own outlet, or cited in a circle; a text of an agency may say what the agency saw."""
    around = ring if cell.report in ring else frozenset({cell.report})
    return any(publishes(voices[name].outlet, speaker.name) for name in around)


def _itself(each: Behind, voices: Voices, media: set[str]) -> Behind:
    """A claim in the own voice of a medium that others cite for it rests on that medium."""
    voice = voices[each.cell.report]
    if each.traced or not any(voice.of(name) for name in media):
        return each
    return Behind(each.cell, traced=True)


def _name(speaker: Speaker) -> str:
    return speaker.origin or speaker.name
