"""A captured page to a report: the article's text with its links, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from headwater.clean.archives import captured_at
from headwater.clean.body import Body, body
from headwater.clean.credits import agencies_of
from headwater.clean.decoding import MOST_BYTES
from headwater.clean.identity import identity
from headwater.clean.invisible import invisible
from headwater.clean.language import language
from headwater.clean.metadata import describe
from headwater.clean.outlets import shipped_owners
from headwater.clean.page import parse
from headwater.clean.refusal import is_partly_closed, refusal
from headwater.model import Reject, Report

if TYPE_CHECKING:
    from headwater.clean.outlets import Owners
    from headwater.clean.page import Page
    from headwater.model import Capture


def report(capture: Capture, owners: Owners | None = None) -> Report | Reject:
    """Return the page's article as a report without passages, or why there is none."""
    if len(capture.content) > MOST_BYTES:
        return _reject(capture, f"the page is longer than {MOST_BYTES:,} bytes; save the article alone")
    capture = replace(capture, fetched_at=capture.fetched_at or captured_at(capture.given.url or capture.url))
    page = parse(capture)
    if page is None:
        return _reject(capture, "the page is empty; fetch it again")
    described = describe(page, capture, shipped_owners() if owners is None else owners)
    article = body(page, described.title, capture.url or described.url)
    if reason := refusal(page, article, described.title, described.url):
        return _reject(capture, reason)
    return _reported(capture, page, described, article)


def _reject(capture: Capture, reason: str) -> Reject:
    return Reject("clean", capture.subject, reason)


def _reported(capture: Capture, page: Page, described: Report, article: Body) -> Report:
    return replace(
        described,
        id=identity(capture.given, described.url, described.title, article.text),
        text=article.text,
        links=article.links,
        credits=(*described.credits, *agencies_of(article.captions)),
        language=language(article.text.split("\n")) or described.language,
        sha256=capture.sha256,
        fetched_at=capture.fetched_at,
        extractor=_extractor(),
        notes=(*described.notes, *_notes(page, article), *invisible(article.text)),
    )


@cache
def _extractor() -> str:
    return f"trafilatura {version('trafilatura')}, blocks/1"


def _notes(page: Page, article: Body) -> tuple[str, ...]:
    cut = ("the page says that not all of it is free; its text may be cut",) if is_partly_closed(page) else ()
    data = ("the text stands only in the page's data (articleBody)",) if article.from_data else ()
    return (*cut, *data, *(f"the page carries a correction: {line}" for line in article.corrections))
