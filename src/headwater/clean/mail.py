"""A mail, or a page that a browser packed like one, to a report: its text or page, with what its head says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from headwater.clean import plain
from headwater.clean.decoding import decode
from headwater.clean.outlets import completed
from headwater.clean.wrapped import unwrapped
from headwater.model import Reject, Report
from headwater.text.mime import body, held, parsed, said

if TYPE_CHECKING:
    from email.message import Message

    from headwater.clean.outlets import Owners
    from headwater.model import Capture

EXTRACTOR = "mail/1"
FEW = 25  # words: of a plain text beside a page, and of what is said above a mail that is passed on
ANYBODYS = frozenset(  # who writes from there is not whose domain it is
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk icloud.com me.com aol.com gmx.net"
    " gmx.de gmx.com web.de proton.me protonmail.com mail.ru yandex.ru ukr.net zoho.com fastmail.com".split()
)
_OFFICE = re.compile(  # of a body, that writes for it
    r"(?:[\s,–—-]+(?:the )?(?:(?:press|media|pr|news|information|public relations|communications?)"
    r" (?:office|team|service|department|desk|relations|centre|center|unit)|newsroom|public relations|communications))\Z",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(r"\A(?:\s*(?:fwd?|fw|wg|tr)\s*:)+\s*", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:[>\s]*\*?(?:from|sent|date|b?cc|to|subject|reply-to):\*?[^\n]*(?:\n|\Z)){3,}", re.IGNORECASE | re.MULTILINE
)
_FIELD = re.compile(r"^[>\s]*\*?(from|sent|date|subject):\*?[ \t]*([^\n]*)", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the head of a mail says: who sent it, from which address, when, and what it is about."""

    name: str | None
    address: str
    sent: str | None
    subject: str | None

    @property
    def sender(self) -> str | None:
        """The body or person that it is from, not the office that wrote it."""
        return _OFFICE.sub("", self.name or "") or self.domain

    @property
    def domain(self) -> str | None:
        """Whose machine it came from, unless anybody may write from there."""
        host = self.address.rpartition("@")[2].lower()
        return host if "." in host and host not in ANYBODYS else None

    @property
    def told(self) -> str:
        """Who sent it and when, as the head says."""
        who = f"{self.name} <{self.address}>" if self.name else self.address or "nobody named"
        return f"{who} on {self.sent}" if self.sent else who


def report(capture: Capture, owners: Owners) -> Report | Reject:
    """Return the report that a mail or a packed page holds, or why it holds none."""
    try:
        message = parsed(capture.content)
        shown = _shown(message)
    except RecursionError:
        shown = None
    if shown is None:
        reason = "the mail has no text of its own; save the text of its attachment as .txt"
        return Reject("clean", capture.subject, reason)
    if _is_packed(message):
        return _page(replace(capture, url=_address(message, shown), fetched_at=_moment(message)), shown, owners)
    letter = _letter(said(message, "from"), said(message, "date"), said(message, "subject"))
    if shown.get_content_subtype() == "html":
        return _sent(_page(_given(capture, letter), shown, owners), letter, None, owners)
    text, first = _passed_on((decode(held(shown), said(shown, "content-type")) or "").replace("\r\n", "\n"))
    written = replace(
        _given(capture, first or letter),
        content=unwrapped(text, shown.get_param("format") == "flowed").encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
    )
    return _sent(plain.report(written, owners), letter, first, owners)


def _shown(message: Message) -> Message | None:
    """Return what a reader of the mail sees: its plain text, or the page beside it if that text is only a line or two."""
    text, page = body(message, "plain"), body(message, "html")
    return page if page is not None and (text is None or len(held(text).split()) < FEW) else text


def _is_packed(message: Message) -> bool:
    """Whether this is a page that a browser saved with its pictures in one file."""
    return "snapshot-content-location" in message or said(message, "from").lower().startswith("<saved by")


def _address(message: Message, shown: Message) -> str | None:
    told = said(message, "snapshot-content-location") or said(shown, "content-location")
    return told if told.startswith(("http://", "https://")) else None


def _moment(message: Message) -> str | None:
    """Return when a browser saved the page."""
    try:
        return parsedate_to_datetime(said(message, "date")).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _page(capture: Capture, shown: Message, owners: Owners) -> Report | Reject:
    from headwater.clean import html  # noqa: PLC0415 (trafilatura takes a second to import)

    made = html.report(replace(capture, content=held(shown), media_type=said(shown, "content-type")), owners)
    return made if isinstance(made, Reject) else replace(made, extractor=f"{EXTRACTOR}, {made.extractor}")


def _letter(sender: str, sent: str, subject: str) -> Letter:
    name, address = parseaddr(sender)
    return Letter(name.strip("'\" ") or None, address, sent or None, _PASSED_ON.sub("", subject) or None)


def _passed_on(text: str) -> tuple[str, Letter | None]:
    """Return a text, and the head of the mail that it passes on, if little stands above that; then the text is that mail's."""
    head = _HEAD.search(text)
    if head is None or len(text[: head.start()].split()) >= FEW:
        return text, None
    told = {name.lower(): words for name, words in _FIELD.findall(head[0])}
    if "from" not in told:
        return text, None
    rest = text[head.end() :]
    if all(line.startswith(">") for line in rest.splitlines() if line.strip()):
        rest = _QUOTED.sub("", rest)
    return rest, _letter(told["from"], told.get("date") or told.get("sent") or "", told.get("subject", ""))


def _given(capture: Capture, letter: Letter) -> Capture:
    """Fill in what the sender of the file did not say: a mail is published by who sent it, when it was sent."""
    given = capture.given
    told = replace(
        given,
        outlet=given.outlet or letter.sender,
        published=given.published or letter.sent,
        title=given.title or letter.subject,
    )
    return replace(capture, given=told)


def _sent(made: Report | Reject, letter: Letter, first: Letter | None, owners: Owners) -> Report | Reject:
    if isinstance(made, Reject):
        return made
    told = f"a mail from {(first or letter).told}{f', passed on by {letter.told}' if first else ''}; who sent it was not checked"
    outlet = completed(replace(made.outlet, domain=made.outlet.domain or (first or letter).domain), owners)
    return replace(made, outlet=outlet, extractor=made.extractor or EXTRACTOR, notes=(told, *made.notes))
