"""A captured page to a report: article text as trafilatura extracts it, with what the page says of itself."""

from __future__ import annotations

import logging
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from headwater.clean.identity import identity
from headwater.clean.metadata import describe
from headwater.clean.outlets import shipped_owners
from headwater.clean.page import parse
from headwater.model import Capture, Reject, Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def report(capture: Capture) -> Report | Reject:
    """Return the page's article as a report without passages, or why there is none."""
    page = parse(capture)
    if page is None:
        return _reject(capture, "the page is empty; fetch it again")
    text = _body(page.tree, capture.url)
    if not text:
        return _reject(capture, "no article text was found; give the address of a single article, or its text")
    described = describe(page, capture, shipped_owners())
    return replace(
        described,
        id=identity(capture.given, described.url, described.title, text),
        text=text,
        sha256=capture.sha256,
        fetched_at=capture.fetched_at,
        extractor=f"trafilatura {version('trafilatura')}",
    )


def _reject(capture: Capture, reason: str) -> Reject:
    return Reject("clean", capture.subject, reason)


def _body(tree: HtmlElement, url: str | None) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow to import)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(tree, url=url, favor_precision=True, include_comments=False)
    return str(getattr(found, "text", None) or "")
