"""Values for tests, made by hand: cells, rows and stories of invented words, without a reader in between."""

from headwater.model import (
    Alignment,
    Cell,
    Claim,
    Outlet,
    Passage,
    Reading,
    Report,
    Row,
    Span,
    Speaker,
    Story,
    StoryInput,
)

COAST_GUARD = Speaker("Maren Holt", "person", "coast guard", access="official")
HOSPITAL = Speaker("Tarn hospital", "organisation", "Tarn hospital")
FISHERMAN = Speaker("Jory Pell", "person", "Jory Pell", access="witness")
OFFICIALS = Speaker("officials", "unnamed")


def cell(report, text, *speakers, stance="supports", **more):
    mode = more.pop("mode", "attributed" if speakers else "own")
    return Cell(report, Claim((Span(0, len(text)),), text, mode, speakers, **more), stance)


def row(*cells, name="c1", main=True):
    return Row(name, cells[0].claim.text if cells else "", cells, main)


def report(name, *paragraphs, outlet=None, **more):
    """A report all of which is body, a passage a paragraph."""
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    passages = tuple(
        Passage(Span(start, start + len(p)), "body") for start, p in zip(starts, paragraphs, strict=True) if p
    )
    more = {"language": "en", **more}
    outlet = outlet if isinstance(outlet, Outlet) else Outlet(outlet or name.title())
    return Report(name, text, outlet=outlet, passages=passages, **more)


def story(*readings):
    """The readings as one story; reports may be given instead of readings."""
    given = [r if isinstance(r, Reading) else Reading(r) for r in readings]
    ordered = tuple(sorted(given, key=lambda reading: reading.report.id))
    ids = tuple(reading.report.id for reading in ordered)
    return StoryInput(Story("story", "", ids), ordered)


def table(*rows):
    return Alignment(tuple(rows))


SENTENCES = (  # of ordinary kinds and of none
    "The ferry Gull sank off Heron Point on Sunday, the harbour master said.",
    "The ferry Gull was raised on Monday.",
    "ferry",
    "  a “quoted”\tword\nand\xa0an e\u0301, a \x85 and a\x1cb  ",
    "日本 語\u3000文",
    "▁ ¨ \u0301x",
    "the hull was rotten and " * 150,
)
