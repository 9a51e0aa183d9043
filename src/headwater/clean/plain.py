"""A capture of plain text to a report whose passages are not yet labelled, or a reject with the remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from headwater.clean.dates import given_date, undated
from headwater.clean.decoding import MOST_BYTES, decode
from headwater.clean.identity import identity
from headwater.clean.invisible import invisible
from headwater.clean.outlets import completed, domain
from headwater.model import Outlet, Reject, Report

if TYPE_CHECKING:
    from headwater.clean.outlets import Owners
    from headwater.model import Capture

_WORD = re.compile(r"[^\W\d_]{2}")


def report(capture: Capture, owners: Owners) -> Report | Reject:
    """Return the capture's text unchanged, with what its sender said of it."""
    if len(capture.content) > MOST_BYTES:
        return _reject(capture, f"the text is longer than {MOST_BYTES:,} bytes; split it into its reports")
    text = decode(capture.content, capture.media_type)
    if text is None:
        return _reject(capture, "this is no text in a known encoding; save it as UTF-8 text")
    if not _WORD.search(text):
        return _reject(capture, "the text has no words; give a report with text")
    return _as_given(capture, text, owners)


def _as_given(capture: Capture, text: str, owners: Owners) -> Report:
    given, url = capture.given, capture.given.url or capture.url
    return Report(
        id=identity(given, url, given.title or "", text),
        text=text,
        title=given.title or "",
        outlet=completed(Outlet(given.outlet, domain(url), given.owner), owners),
        url=url,
        published=given_date(given.published),
        sha256=capture.sha256,
        fetched_at=capture.fetched_at,
        notes=(*undated(given), *invisible(text)),
    )


def _reject(capture: Capture, reason: str) -> Reject:
    return Reject("clean", capture.subject, reason)
