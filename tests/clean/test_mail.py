"""Mails and packed pages to reports: what a reader of them sees, and what their head says."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mails import PAGE, TEXT, mail

from headwater.clean import Clean
from headwater.clean.wrapped import unwrapped
from headwater.model import Capture, Given, Reject, Report

FORWARDED = """Hi, worth a line? Lena

---------- Forwarded message ---------
From: Orlen Ferries Press Office <press@orlenferries.example>
Date: Mon, 2 Mar 2026 at 09:02
Subject: Ferry Gull back in service
To: <newsdesk@ansel.example>


"""
OUTLOOK = """FYI

From: Orlen Ferries Press Office <press@orlenferries.example>
Sent: Monday, 2 March 2026 09:02
To: newsdesk@ansel.example
Subject: Ferry Gull back in service

"""


def cleaned(raw, **said):
    raw = raw if isinstance(raw, bytes) else raw.as_bytes()
    capture = Capture("release.eml", raw, "message/rfc822", sha256(raw).hexdigest(), Given(**said))
    (made,) = Clean()([capture])
    return made


def test_a_mail_is_a_report_of_its_sender_with_its_day_and_subject():
    made = cleaned(mail())

    assert TEXT == made.text
    assert ("Orlen Ferries", "orlenferries.example") == (made.outlet.name, made.outlet.domain)
    assert ("2026-03-02T09:02+01:00", "Ferry Gull back in service") == (made.published.value, made.title)
    assert ("mail/1", sha256(mail().as_bytes()).hexdigest()) == (made.extractor, made.sha256)
    assert made.notes[0] == (
        "a mail from Orlen Ferries Press Office <press@orlenferries.example> on Mon, 02 Mar 2026 09:02:00 +0100;"
        " who sent it was not checked"
    )


def test_what_is_said_of_the_file_outranks_its_head():
    made = cleaned(mail(), outlet="Orlen Ferries", published="2026-03-01")

    assert ("Orlen Ferries", "2026-03-01") == (made.outlet.name, made.published.value)


def test_who_writes_from_anybodys_domain_is_called_by_name_alone():
    made = cleaned(mail(From="Maren Holt <maren@gmail.com>"))

    assert ("Maren Holt", None) == (made.outlet.name, made.outlet.domain)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "koi8-r"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_a_text_is_read_in_its_encoding(charset, cte):
    said = "Паром снова в пути." if charset == "koi8-r" else "Le bac est à l’eau depuis mardi, dit la société à Vélm."
    if charset == "iso-8859-1":
        said = said.replace("’", "'")
    message = mail()
    message.set_content(said, charset=charset, cte=cte)

    assert said == cleaned(message).text.strip()


def test_a_subject_and_sender_in_encoded_words_are_read():
    made = cleaned(mail(Subject="Fwd: Le bac est à l’eau", From="Société Vélm <presse@velm.example>"))

    assert ("Le bac est à l’eau", "Société Vélm") == (made.title, made.outlet.name)


@pytest.mark.parametrize(
    "sender",
    [
        "=?x?q?=ff?= <press@velm.example>",
        'Press: "a" <b@[c>, d@;',
        "Vélm Dairy <press@velm.example>",
        "",
        "=?utf-8?b?////?=",
    ],
)
def test_a_broken_head_is_read_as_far_as_it_can_be(sender):
    raw = f"From: {sender}\nMIME-Version: 1.0\nSubject: Vélm\nDate: 99 Foo 99999\n\n{TEXT}".encode()

    assert "Vélm" == cleaned(raw).title


def test_of_text_and_page_the_text_is_read_unless_it_is_a_stub():
    both, stub = cleaned(mail(page=PAGE)), cleaned(mail("Your program shows no pages.", PAGE))

    assert TEXT == both.text
    assert "The rudder was replaced" in stub.text
    assert stub.extractor.startswith("mail/1, trafilatura")


def test_a_mail_that_is_a_page_alone_is_read_as_one():
    made = cleaned(mail(None, PAGE))

    assert "“The rudder was replaced within nine days,” said Maren Holt" in made.text
    assert ("Ferry Gull back in service", "Orlen Ferries") == (made.title, made.outlet.name)


@pytest.mark.parametrize("above", [FORWARDED, OUTLOOK], ids=["forwarded", "outlook"])
def test_a_mail_that_is_passed_on_is_a_report_of_who_wrote_it(above):
    made = cleaned(mail(above + TEXT, From="Lena Brask <lena@ansel.example>", Subject="FW: Ferry Gull back in service"))

    assert TEXT.strip() == made.text.strip()
    assert ("Orlen Ferries", "orlenferries.example") == (made.outlet.name, made.outlet.domain)
    assert "2026-03-02" == made.published.value[:10]
    assert "passed on by Lena Brask <lena@ansel.example>" in made.notes[0]


def test_a_quoted_mail_that_is_passed_on_loses_its_marks():
    quoted = "Begin forwarded message:\n\n" + "".join(
        f"> {line}\n" for line in (*FORWARDED.split("---------\n")[1].strip().splitlines(), "", *TEXT.splitlines())
    )

    assert TEXT.strip() == cleaned(mail(quoted)).text.strip()


def test_a_head_far_down_a_text_passes_nothing_on():
    made = cleaned(mail(TEXT + "\n" + OUTLOOK + "An older mail."))

    assert made.text.startswith("The ferry Gull sails again")


def test_a_mail_without_a_text_is_refused_with_a_remedy():
    message = mail(None)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")

    assert "the mail has no text of its own; save the text of its attachment as .txt" == cleaned(message).reason


def test_a_page_that_a_browser_packed_has_its_address_and_the_moment_it_was_saved():
    raw = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ansel.example/ferry\r\nSubject: Ferry\r\n"
        b"Date: Mon, 2 Mar 2026 09:02:00 +0100\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ansel.example/ferry\r\n\r\n"
        + f"<html><head><title>Gull sails again</title></head>{PAGE[6:-7]}</html>".replace("=", "=3D")
        .encode()
        .replace(b"\xe2\x80\x9c", b"=E2=80=9C")
        .replace(b"\xe2\x80\x9d", b"=E2=80=9D")
        + b"\r\n--b\r\nContent-Type: image/png\r\nContent-Location: https://ansel.example/a.png\r\n\r\nx\r\n--b--\r\n"
    )

    made = cleaned(raw)

    assert ("https://ansel.example/ferry", "2026-03-02T08:02:00Z") == (made.url, made.fetched_at)
    assert ("ansel.example", None) == (made.outlet.domain, made.published)
    assert "“The rudder was replaced within nine days,”" in made.text
    assert sha256(raw).hexdigest() == made.sha256


def test_lines_that_were_full_are_one_line_and_others_stay():
    text = (
        "Ferry Gull back in service\n\nThe ferry Gull sails again between Orlen and Velm from Tuesday,\n"
        "Orlen Ferries said. The rudder was replaced within nine days in the\nyard of Velm.\n\nOrlen Ferries\nQuay 2\nVelm"
    )

    assert unwrapped(text, False).split("\n") == [
        "Ferry Gull back in service", "",
        "The ferry Gull sails again between Orlen and Velm from Tuesday, Orlen Ferries said. The rudder was replaced within"
        " nine days in the yard of Velm.", "", "Orlen Ferries", "Quay 2", "Velm",
    ]  # fmt: skip


def test_lines_that_their_program_marked_as_broken_are_one_line():
    assert unwrapped("The ferry \nsails.\n\n-- \nMaren Holt", True) == "The ferry sails.\n\n-- \nMaren Holt"


@given(st.lists(st.text("ab .", max_size=120), max_size=12), st.booleans())
def test_unwrapping_changes_no_word(lines, flowed):
    text = "\n".join(lines)

    assert text.split() == unwrapped(text, flowed).split()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_mail_is_a_report_or_a_reject_never_an_exception(data):
    raw = bytearray(mail(FORWARDED + TEXT, data.draw(st.sampled_from([None, PAGE]))).as_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))

    assert isinstance(cleaned(bytes(raw)), Report | Reject)


@given(st.text(max_size=40).filter(str.isprintable), st.text(max_size=40).filter(str.isprintable))
def test_a_head_of_whatever_words_is_read(subject, sent):
    assert isinstance(cleaned(mail(Subject=subject, X_Date=sent)), Report)


@pytest.mark.parametrize("office", ["Press Office", "press office", "Media Relations", "– Newsroom", "Communications"])
def test_the_office_that_sent_a_mail_is_the_body_that_it_sends_for(office):
    made = cleaned(mail(From=f"Orlen Ferries {office} <press@orlenferries.example>"))

    assert "Orlen Ferries" == made.outlet.name


def test_an_agency_keeps_its_name():
    assert "Merin Press" == cleaned(mail(From="Merin Press <wire@merin.example>")).outlet.name
