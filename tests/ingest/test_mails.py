"""Mails and mailboxes to captures: whole as they came, and what is attached like files."""

import gzip
import io
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mails import TEXT, mail

from headwater.ingest import Ingest, sources
from headwater.ingest.inlet import Inlet
from headwater.ingest.kinds import kind
from headwater.ingest.readers import opened
from headwater.model import Capture, Reject

BOX = b"From press@orlenferries.example Mon Mar  2 09:02:00 2026\n%s\n\nFrom a@b.example Tue Mar  3 08:00:00 2026\n%s\n"

HEAD_ALONE = b"From: a@b.example\nMIME-Version: 1.0\n"


def handed(content, name="release.eml"):
    inlet = Inlet(name, io.BufferedReader(io.BytesIO(content)))
    return list(opened(inlet, name, Ingest()))


def test_a_mail_is_captured_byte_for_byte(tmp_path):
    raw = mail().as_bytes()
    (tmp_path / "release.eml").write_bytes(raw)

    (capture,) = sources([str(tmp_path)])

    assert (raw, "message/rfc822", sha256(raw).hexdigest()) == (capture.content, capture.media_type, capture.sha256)


@pytest.mark.parametrize("name", ["release.eml", "release.txt", "", "release.mht"])
def test_a_mail_is_known_by_its_head_whatever_its_file_is_called(name):
    assert "mail" == kind(name, mail().as_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "From: Maren Holt\nSubject: The ferry\n\nIt sails again.",
        "Note: it sails again.\nReceived: nothing yet\n",
        "From now on 2026\n",
    ],
)
def test_a_text_that_only_looks_like_a_mail_is_a_text(text):
    assert "text" == kind("note.txt", text.encode())


def test_a_document_that_is_attached_is_told_and_a_logo_is_passed_over():
    message = mail()
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="release.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")

    capture, told = handed(message.as_bytes())

    assert isinstance(capture, Capture)
    assert ("release.pdf in release.eml", "is a PDF; save its text as .txt") == (told.subject, told.reason)


def test_a_text_that_is_attached_is_read_like_a_file():
    message = mail("See attached.")
    message.add_attachment(TEXT, filename="release.txt")
    message.add_attachment(
        gzip.compress(TEXT.encode()), maintype="application", subtype="gzip", filename="again.txt.gz"
    )

    _, attached, packed = handed(message.as_bytes())

    assert ["text/plain", "text/plain"] == [each.media_type.partition(";")[0] for each in (attached, packed)]
    assert TEXT.encode() == packed.content


def test_a_mail_that_is_attached_is_a_mail_and_the_words_that_pass_it_on_are_no_report():
    short, long = mail("FYI", Subject="Fwd: ferry"), mail(Subject="Fwd: ferry")
    for each in (short, long):
        each.add_attachment(mail())

    (passed_on,) = handed(short.as_bytes())
    assert "part 2 in release.eml" == passed_on.subject
    assert b"Ferry Gull back in service" in passed_on.content
    assert 2 == len(handed(long.as_bytes()))


def test_a_mail_that_is_attached_comes_as_it_was_however_broken_its_head_is():
    inner = (
        "From: Vélm <a@velm.example>\nDate: Mon, 02 Mar 2026 09:02\x0c?\x01bject: x\nSubject: The ferry\n\tsails\n\n"
        "From Tuesday the ferry sails again.\n"
    ).encode()

    (attached,) = handed(HEAD_ALONE + b"Content-Type: message/rfc822\n\n" + inner)

    assert inner == attached.content


def test_a_mail_that_is_attached_and_too_broken_to_be_written_out_is_refused():
    (told,) = handed(HEAD_ALONE + "Content-Type: message/rfc822\n\nContent-Type: multipart/mixed\n\nVélm\n".encode())

    assert "is a broken mail; save it as a file of its own" == told.reason


def test_a_mailbox_gives_its_mails_one_by_one():
    first, second = mail().as_bytes(), mail(">From Tuesday the ferry sails again.", Subject="Again").as_bytes()

    one, two = handed(BOX % (first, second.replace(b"\n>From", b"\n>>From")), "press.mbox")

    assert ["mail 1 of press.mbox", "mail 2 of press.mbox"] == [one.subject, two.subject]
    assert first.strip() == one.content.strip()
    assert b"\n>From Tuesday" in two.content


def test_a_mailbox_is_known_by_its_first_lines():
    assert "mailbox" == kind("press.txt", BOX % (mail().as_bytes(), b""))


def test_a_mailbox_without_mails_says_so():
    (told,) = handed(b"no mail\n", "press.mbox")

    assert told.reason.startswith("holds no mail")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_mail_is_a_capture_or_a_reject_never_an_exception(data):
    message = mail()
    message.add_attachment(TEXT, filename="release.txt")
    message.add_attachment(mail())
    raw = bytearray(message.as_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))

    assert all(isinstance(each, Capture | Reject) for each in handed(bytes(raw)))


@pytest.mark.parametrize("many", [10, 400, 5000])
def test_mails_within_mails_without_end_are_refused(many):
    raw = HEAD_ALONE + b"Content-Type: message/rfc822\n\n" * many + b"Content-Type: text/plain\n\nEnough."

    *_, told = handed(raw)

    assert "mails within mails" in told.reason
