"""What the passages of a report say of it: headline, author, date and credits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.clean.archives import captured_at, held
from headwater.clean.authors import persons
from headwater.clean.credits import picture_credits, text_credits
from headwater.clean.dates import written_date
from headwater.clean.mastheads import address, days, outlet
from headwater.clean.outlets import domain
from headwater.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from headwater.model import Credit, Passage, Report

BY = "details/1"
_LATER = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:published|posted|issued|first)\b", re.IGNORECASE)
_TELLS = re.compile(r"\W*(?:first |last )?(?:published|posted|issued|updated|modified)\b", re.IGNORECASE)
_CONTACT = re.compile(r"\s*[\[(<].*?[\])>]|\S+@\S+")


def with_details(report: Report) -> Report:
    """Return the report with what its own lines say, where nothing better is known."""
    published, updated = _dates(report)
    return replace(
        _addressed(report),
        title=report.title or _headline(report),
        byline=report.byline or _byline(report),
        published=report.published or published,
        updated=report.updated or updated,
        credits=_merged((*text_credits(report), *report.credits, *picture_credits(report))),
    )


def _addressed(report: Report) -> Report:
    """Return the report with the outlet and the address that stand above it, where nothing is known of either."""
    told = None if report.url else address(report)
    url, known = held(told) if told else report.url, report.outlet
    name = known.name if known.name or known.domain else outlet(report)
    return replace(
        report,
        url=url,
        fetched_at=report.fetched_at or captured_at(told),
        outlet=replace(known, name=name, domain=known.domain or domain(url)),
    )


def _of(report: Report, *kinds: str) -> Iterator[tuple[Passage, str]]:
    return ((passage, report.at(passage.span)) for passage in report.passages if passage.kind in kinds)


def _headline(report: Report) -> str:
    return next((" ".join(words.split()) for _, words in _of(report, "headline")), "")


def _byline(report: Report) -> tuple[str, ...]:
    return persons([_CONTACT.sub("", words) for _, words in _of(report, "byline")], ())


def _dates(report: Report) -> tuple[Dated | None, Dated | None]:
    """Return when the text says that it was published and updated; a bare date at its head may be the page's clock."""
    first = next((p.span.start for p in report.passages if p.kind == "body"), len(report.text))
    published = updated = clock = None
    for passage, words in _of(report, "dateline", "byline", "navigation"):
        said = passage.kind != "navigation" or (passage.span.end <= first and _TELLS.match(words))
        if not (said and (day := written_date(words))):
            continue
        if _LATER.search(words) and not _SAID.search(words):
            updated = updated or Dated(day, "day", "byline", BY, f"the line {words!r}")
        elif _SAID.search(words) or passage.kind == "byline":
            published = published or Dated(day, "day", "byline", BY, f"the line {words!r}")
        elif passage.span.end <= first:
            clock = clock or Dated(
                day, "day", "text", BY, f"the line {words!r} above the report, perhaps the page's clock"
            )
    if clock is None and (above := next(days(report), None)):
        clock = Dated(above[0], "day", "text", BY, f"the words {above[1]!r} above the report")
    return published or clock or updated, updated


def _merged(told: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return the first credit of each for the text, and for a picture."""
    found: dict[tuple[str, str], Credit] = {}
    for credit in told:
        found.setdefault((credit.name, credit.of), credit)
    return tuple(found.values())
