"""A mail, or a page that a browser packed like one, to a report: its text or page, with what its head says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from headwater.clean import plain
from headwater.clean.decoding import decode
from headwater.clean.outlets import completed
from headwater.clean.wrapped import unwrapped
from headwater.model import Reject, Report

if TYPE_CHECKING:
    from email.message import EmailMessage

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
        message = message_from_bytes(capture.content, policy=policy.default)
        body = _body(message)
    except RecursionError:
        body = None
    if body is None:
        return Reject(
            "clean", capture.subject, "the mail has no text of its own; save the text of its attachment as .txt"
        )
    if _is_packed(message):
        return _page(replace(capture, url=_address(message, body), fetched_at=_moment(message)), body, owners)
    letter = _letter(_said(message, "from"), _said(message, "date"), _said(message, "subject"))
    if body.get_content_subtype() == "html":
        return _sent(_page(_given(capture, letter), body, owners), letter, None, owners)
    text = (decode(_bytes(body), str(body["content-type"])) or "").replace("\r\n", "\n")
    text, first = _passed_on(text)
    written = replace(
        _given(capture, first or letter),
        content=unwrapped(text, body.get_param("format") == "flowed").encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
    )
    return _sent(plain.report(written, owners), letter, first, owners)


def _body(message: EmailMessage) -> EmailMessage | None:
    """Return what a reader of the mail sees: its plain text, or the page beside it if that text is only a line or two."""
    text, page = (cast("EmailMessage | None", message.get_body((kind,))) for kind in ("plain", "html"))
    return page if page is not None and (text is None or len(_bytes(text).split()) < FEW) else text


def _bytes(part: EmailMessage) -> bytes:
    return cast("bytes", part.get_payload(decode=True))


def _said(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())


def _is_packed(message: EmailMessage) -> bool:
    """Whether this is a page that a browser saved with its pictures in one file."""
    return "snapshot-content-location" in message or _said(message, "from").lower().startswith("<saved by")


def _address(message: EmailMessage, body: EmailMessage) -> str | None:
    told = _said(message, "snapshot-content-location") or _said(body, "content-location")
    return told if told.startswith(("http://", "https://")) else None


def _moment(message: EmailMessage) -> str | None:
    """Return when a browser saved the page."""
    try:
        return parsedate_to_datetime(_said(message, "date")).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _page(capture: Capture, body: EmailMessage, owners: Owners) -> Report | Reject:
    from headwater.clean import html  # noqa: PLC0415 (trafilatura takes a second to import)

    made = html.report(replace(capture, content=_bytes(body), media_type=str(body["content-type"])), owners)
    return made if isinstance(made, Reject) else replace(made, extractor=f"{EXTRACTOR}, {made.extractor}")


def _letter(sender: str, sent: str, subject: str) -> Letter:
    name, address = parseaddr(sender)
    return Letter(name.strip("'\" ") or None, address, sent or None, _PASSED_ON.sub("", subject) or None)


def _passed_on(text: str) -> tuple[str, Letter | None]:
    """Return a text, and the head of the mail that it passes on, if little stands above that; then the text is that mail's."""
    head = _HEAD.search(text)
    if head is None or len(text[: head.start()].split()) >= FEW:
        return text, None
    told = {name.lower(): said for name, said in _FIELD.findall(head[0])}
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
