"""Names in a report: its parsed paragraphs in; mentions out, variants of one name merged to its fullest form."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Mention, MentionType, Report
from headwater.read.parsed import Paragraph
from headwater.text.names import same_name

TYPES: dict[str, MentionType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event",
    "WORK_OF_ART": "work", "LAW": "work", "NORP": "other", "PRODUCT": "other",
}  # fmt: skip


def mentions(report: Report, paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
    """Return every name in the paragraphs, in text order, with the canonical name it stands for."""
    found = [
        Mention(p.at(e.start_char, e.end_char), TYPES[e.label_], _plain(e.text))
        for p in paragraphs
        for e in p.doc.ents
        if e.label_ in TYPES
    ]
    full = _fullest(found)
    return tuple(Mention(m.span, m.type, full.get((m.type, m.name), m.name)) for m in found)


def _plain(text: str) -> str:
    name = " ".join(text.split()).removesuffix("’s").removesuffix("'s")
    return name[4:] if name.lower().startswith("the ") else name


def _fullest(found: Sequence[Mention]) -> dict[tuple[MentionType, str], str]:
    """Map each name to the longest one of its type that is the same."""
    full: dict[tuple[MentionType, str], str] = {}
    for kind in ("person", "organisation"):
        names = sorted({m.name for m in found if m.type == kind}, key=lambda n: (-len(n), n))
        for name in names:
            full[kind, name] = next((n for n in names if len(n) > len(name) and same_name(name, n, kind).same), name)
    return full
