"""Which of two reports is the upstream itself: a pair of readings in; the report the other has it from, and what it is called, out.

It is, where the other names or credits its outlet (an interview, a wire), or has words in common with it and it is what a body says:
the body that the other gives them to, or a press release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.model import Reading, Report
from headwater.text.marks import unquoted
from headwater.text.media import issuer, medium, platforms, publishes
from headwater.text.names import acronym
from headwater.text.versions import is_before

Upstream = tuple[Report, str]
Media = Mapping[str, frozenset[str]]

NAME = r"((?:[A-Z][\w&.’'-]*)(?: (?:of |and |on |& )?[A-Z][\w&.’'-]*){0,4})"
FOUND_OUT = (
    "report(?:s|ed)?|reveal(?:s|ed)|publish(?:es|ed)|obtain(?:s|ed)|broke|alleg(?:es|ed|ing)|story|article|piece"
)
BARE = re.compile(r"^[Tt]he |['’]s$|[.’'-]+$")
OWN_REPORT = re.compile(
    rf"\b(?:(?i:per|according to)|(?:reported|revealed|published|obtained)(?: \w+){{0,2}} by) (?:[Tt]he )?{NAME}"
    rf"|{NAME}(?: (?:first|has|had|also|later|recently))* (?:{FOUND_OUT})\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a report names as where it has its text or what is told in it from, and whose own release it is itself.

    `is_later`: it is the later version of a page, from which nobody has anything who was out before.
    """

    report: Report
    media: Media
    credited: frozenset[str]
    cited: frozenset[str]
    reported: frozenset[str]
    bodies: frozenset[str]
    issuer: str | None
    is_later: bool = False


def named(reading: Reading, is_later: bool = False) -> Named:
    """Return what a report names as where it has it from, and whose release it is."""
    report, speakers = reading.report, [speaker for quote in reading.quotes for speaker in quote.speakers]
    cited = frozenset(speaker.name for speaker in speakers if speaker.kind == "outlet")
    bodies = frozenset(speaker.origin for speaker in speakers if speaker.kind != "unnamed")
    own_reports = frozenset(_own_reports(report))
    return Named(report, media(reading), credited(report), cited, own_reports, bodies, issuer(report), is_later)


def credited(report: Report) -> frozenset[str]:
    """Return the agencies that a report's text is credited to, none of which is its own outlet."""
    return frozenset(credit.name for credit in report.credits if credit.of == "text" and not _own(report, credit.name))


def media(reading: Reading) -> Media:
    """Return the media a report has its text or what is told in it through: credited, or told to them, then by whom.

    A platform tells nothing itself, and what an outlet has from itself is its own.
    """
    found: dict[str, set[str]] = {name: set() for name in credited(reading.report)}
    for quote in reading.quotes:
        for via in quote.via:
            if via.casefold() not in platforms() and not _own(reading.report, via):
                found.setdefault(via, set()).update(speaker.name for speaker in quote.speakers)
    return {name: frozenset(tellers) for name, tellers in found.items()}


def _own(report: Report, medium: str) -> bool:
    return publishes(report.outlet, medium) or same_medium(medium, report.outlet.name or "")


def common_media(a: Media, b: Media) -> list[str]:
    """Return the media that two reports have in common, also where one calls them by their initials.

    What two different people told one newspaper are two statements.
    """
    return sorted(one for one in a if any(same_medium(one, other) and _is_common(a[one], b[other]) for other in b))


def cited_wires(a: Named, b: Named) -> list[str]:
    """Return the agencies that the text of one of two reports is credited to and that the other cites."""
    pairs = [(name, other) for one, two in ((a, b), (b, a)) for name in one.credited for other in two.cited]
    return sorted({name for name, other in pairs if same_medium(name, other)})


def common_reports(a: Named, b: Named) -> list[str]:
    """Return the media whose own report both name: what they reported or revealed, or have from their sources."""
    return sorted(name for name in a.reported if any(same_medium(name, other) for other in b.reported))


def _own_reports(report: Report) -> Iterator[str]:
    """The media that a report names for what they found out; one that says something may speak for itself."""
    for before, after in OWN_REPORT.findall(unquoted(report.text)):
        name = BARE.sub("", before or after)
        if medium(name) and name.casefold() not in platforms() and not _own(report, name):
            yield name


def same_medium(one: str, other: str) -> bool:
    """Return whether two media are the same: by name, or one by the initials of the other."""
    return one == other or acronym(one, other)


def _is_common(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or bool(ours & theirs)


def upstream(a: Named, b: Named, common: bool) -> Upstream | None:
    """Return the one of two reports that is upstream of the other; neither, if each names the other.

    `common` says that they share passages or a statement: without, a body's own text is not known to be what the other relays.
    """
    found = _naming(a, b, common)
    return found[0] if len(found) == 1 else None


def name_each_other(a: Named, b: Named) -> bool:
    """Return whether each of two reports has what it tells from the other's outlet."""
    return len(_naming(a, b, common=False)) > 1


def _naming(a: Named, b: Named, common: bool) -> list[Upstream]:
    return [(one.report, name) for one, other in ((a, b), (b, a)) if (name := _name_of(one, other, common))]


def _name_of(one: Named, other: Named, common: bool) -> str | None:
    """What another report calls a report's outlet that it has something from; none where that is its own outlet too."""
    if one.is_later and is_before(other.report, one.report):
        return None
    bodies = [*sorted(other.bodies), one.issuer] if common else []
    ours, theirs = one.report.outlet, other.report.outlet
    names = (name for name in (*sorted(other.media.keys() | other.cited | other.reported), *bodies) if name)
    return next((name for name in names if publishes(ours, name) and not publishes(theirs, name)), None)
