"""Captures to reports: text, passages with kinds, outlet, dates, byline, credits, links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from headwater.clean import furniture, mail, plain
from headwater.clean.details import with_details
from headwater.clean.language import language
from headwater.clean.outlets import Owners, shipped_owners
from headwater.clean.profiles import OutletProfile, outlet_key, profiles
from headwater.model import Reject, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from headwater.model import Capture, Passage

__all__ = ["Clean", "OutletProfile", "once", "profiles"]

_PLAIN = frozenset({"text/plain", "text/markdown"})
_MAIL = "message/rfc822"
_HTML = frozenset({"text/html", "application/xhtml+xml"})
MOST_REPORTS = 32  # labelled together, which takes less time than one by one
MOST_LETTERS = 200_000


@dataclass(frozen=True, slots=True)
class Clean:
    """Turn captures into reports, every passage labelled; `profiles` say which lines an outlet repeats.

    `owners` (name and owner by domain) takes the place of the table that comes with headwater.
    """

    profiles: tuple[OutletProfile, ...] = ()
    owners: Owners | None = None

    def __call__(self, captures: Iterable[Capture]) -> Iterator[Report | Reject]:
        """Yield a report or a reject per capture, in order: what the capture says and the settings, whatever stands beside it."""
        known = {profile.outlet: profile for profile in self.profiles}
        owners = shipped_owners() if self.owners is None else self.owners
        for batch in _batches(_extracted(capture, owners) for capture in captures):
            yield from _labelled(batch, known)


def once(cleaned: Iterable[tuple[str, Report | Reject]]) -> Iterator[Report | Reject]:
    """Yield what was made of captures, each with what it is called; the same report given twice is yielded once."""
    seen: dict[str, str] = {}
    for subject, made in cleaned:
        if isinstance(made, Reject):
            yield made
        elif made.id not in seen:
            seen[made.id] = _content(made)
            yield made
        elif seen[made.id] != _content(made):
            reason = f"the id {made.id} came before with other content; give each report an id of its own"
            yield Reject("clean", subject, reason)


def _extracted(capture: Capture, owners: Owners) -> Report | Reject:
    media_type = capture.media_type.partition(";")[0].strip().lower()
    if media_type in _PLAIN:
        return plain.report(capture, owners)
    if media_type == _MAIL:
        return mail.report(capture, owners)
    if media_type in _HTML:
        from headwater.clean import html  # noqa: PLC0415 (trafilatura takes a second to import)

        return html.report(capture, owners)
    return Reject("clean", capture.subject, f"media type {media_type} cannot be read; give HTML or plain text")


def _content(report: Report) -> str:
    """Return a digest of what makes two reports of one id the same, whatever date each list gives it."""
    said = (report.text, report.title, report.url, report.outlet)
    return sha256(repr(said).encode("utf-8", "backslashreplace")).hexdigest()


def _batches(made: Iterable[Report | Reject]) -> Iterator[list[Report | Reject]]:
    batch: list[Report | Reject] = []
    size = 0
    for each in made:
        batch.append(each)
        size += len(each.text) if isinstance(each, Report) else 0
        if len(batch) >= MOST_REPORTS or size >= MOST_LETTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _labelled(batch: list[Report | Reject], known: Mapping[str, OutletProfile]) -> Iterator[Report | Reject]:
    reports = [each for each in batch if isinstance(each, Report)]
    contexts = [furniture.Context(each.title, known.get(outlet_key(each.outlet) or "")) for each in reports]
    found = iter(furniture.labels([(each.text, context) for each, context in zip(reports, contexts, strict=True)]))
    for each in batch:
        yield _told(each, next(found)) if isinstance(each, Report) else each


def _told(report: Report, passages: tuple[Passage, ...]) -> Report:
    body = [report.at(passage.span) for passage in passages if passage.kind == "body"] or [report.text]
    return with_details(replace(report, passages=passages, language=report.language or language(body)))
