"""Plain text in, labelled passages out: properties over any text, then a page of our own with every kind of line."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.clean import Clean, profiles
from headwater.clean.furniture import Context, labels
from headwater.clean.lines import units
from headwater.clean.words import _EDGES, HASH_BITS, SHAPES, _shapes, packed
from headwater.model import Capture, Credit, Given, Passage, Reject, Report
from headwater.pipeline import Road

WORDS = st.sampled_from(
    ["ferry", "Harbour", "said", "the", "By", "©", "(AP)", "2031", "•", "Subscribe", "you", "“No,”", "|"]
)
ANY_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="ab .\n\r\t\u2028\u200b\x1c\x85", max_size=60),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=40).map("\n".join),
)


def capture(text: str | bytes, media_type: str = "text/plain", **said: str) -> Capture:
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Capture("a test", content, media_type, sha256(content).hexdigest(), Given(**said))


def cleaned(text: str | bytes, **said: str) -> Report:
    (made,) = Clean()([capture(text, **said)])
    assert isinstance(made, Report)
    return made


def label(text: str, context: Context | None = None) -> tuple[Passage, ...]:
    (passages,) = labels([(text, context or Context())])
    return passages


def kinds(report: Report) -> dict[str, str]:
    return {report.at(passage.span): passage.kind for passage in report.passages}


@settings(deadline=None)
@given(ANY_TEXT)
def test_passages_are_in_order_and_leave_out_only_white_space(text):
    passages = label(text)

    covered = "".join(text[p.span.start : p.span.end] for p in passages)
    ends = [0, *(bound for p in passages for bound in (p.span.start, p.span.end))]
    assert ends == sorted(ends)
    assert "".join(text.split()) == "".join(covered.split())
    assert all(p.by and p.why and len(p.span) for p in passages)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, st.text(max_size=30))
def test_any_text_becomes_a_report_with_its_text_unchanged_or_a_reject_with_a_reason(text, title):
    clean_text = text.encode("utf-8", "replace").decode("utf-8")

    (made,) = Clean()([capture(clean_text, title=title)])

    assert (isinstance(made, Reject) and made.reason) or made.text == clean_text.removeprefix("\ufeff")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_become_a_report_or_a_reject(content):
    (made,) = Clean()([capture(content)])

    assert isinstance(made, Report | Reject)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY_TEXT, max_size=5))
def test_texts_labelled_together_are_labelled_as_each_is_alone(texts):
    together = labels([(text, Context()) for text in texts])

    assert [[(p.span, p.kind) for p in label(text)] for text in texts] == [
        [(p.span, p.kind) for p in passages] for passages in together
    ]


def test_reports_and_rejects_come_out_in_the_order_they_were_given():
    pages = [capture(f"The ferry {i} left the harbour." if i % 3 else "-", id=f"n{i}") for i in range(70)]

    made = list(Clean()(pages))

    assert [i % 3 == 0 for i in range(70)] == [isinstance(each, Reject) for each in made]
    assert [f"n{i}" for i in range(70) if i % 3] == [each.id for each in made if isinstance(each, Report)]


def test_a_stream_is_not_read_to_its_end_before_the_first_report():
    stream = iter([capture(f"The ferry {i} left the harbour.") for i in range(100)])

    next(iter(Clean()(stream)))

    assert len(list(stream)) > 50


@settings(deadline=None)
@given(ANY_TEXT)
def test_units_hold_no_outer_white_space(text):
    assert all(text[u.start : u.end] == text[u.start : u.end].strip() != "" for u in units(text))


BODY = (
    (
        "Engineers closed the swing bridge at Port Amery on Tuesday after an inspection found cracks in two of its "
        "bearings, the harbour authority said."
    ),
    (
        "“Nobody was in danger at any time,” harbour master Elin Brandvold told reporters. “We would rather close the "
        "bridge for a month than for a year.”"
    ),
    "About 4,000 vehicles cross the bridge every day, according to the authority. Buses will use the northern tunnel.",
    "The bridge was opened in 1974 and was last repaired nine years ago, when the council paid for a new deck.",
    "Brandvold said that divers would look at the foundations next week and that the bridge would stay closed.",
)
PAGE = "\n".join([
    "61.2 F",
    "Saturday, March 8, 2031",
    "Cracked bearings close the swing bridge at Port Amery",
    "By Tomas Wierzba",
    "3 min read",
    "Cars wait before the swing bridge at Port Amery on March 4, 2031. (Getty Images)",
    *BODY[:2],
    "- Advertisement -",
    *BODY[2:],
    "A Message from The Amery Courier:",
    "Dear readers,",
    "We are a small newsroom and we need your help. Please support us from just $3 a month.",
    "Continue",
    "Remind me later",
    "Tomas Wierzba is a reporter at The Amery Courier. He previously worked as an editor for two radio stations.",
    "Read more",
    "© 2031 The Amery Courier. All rights reserved.",
])  # fmt: skip


def test_a_page_keeps_every_sentence_of_its_body_and_nothing_else():
    report = cleaned(PAGE)

    assert list(BODY) == [words for words, kind in kinds(report).items() if kind == "body"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("61.2 F", "navigation"),
        ("Saturday, March 8, 2031", "dateline"),
        ("Cracked bearings close the swing bridge at Port Amery", "headline"),
        ("By Tomas Wierzba", "byline"),
        ("3 min read", "navigation"),
        ("Cars wait before the swing bridge at Port Amery on March 4, 2031. (Getty Images)", "caption"),
        ("- Advertisement -", "advertisement"),
        ("A Message from The Amery Courier:", "appeal"),
        ("Dear readers,", "appeal"),
        ("Continue", "appeal"),
        ("Remind me later", "appeal"),
        ("Read more", "navigation"),
        ("© 2031 The Amery Courier. All rights reserved.", "navigation"),
    ],
)
def test_each_line_of_a_page_has_the_kind_an_editor_would_give_it(words, kind):
    assert kind == kinds(cleaned(PAGE))[words]


@pytest.mark.parametrize(
    "line",
    [
        "(Corrects paragraph 2 to say that the bridge was opened in 1974, not 1947)",
        "(Adds details, quotes)",
        "(This story has been refiled to fix a typo in the headline)",
        "(Recasts with the council's answer)",
    ],
)
def test_a_line_in_brackets_that_tells_what_an_agency_changed_is_a_correction(line):
    assert kinds(cleaned("\n".join((BODY[0], line, *BODY[1:]))))[line] == "correction"


def test_the_author_s_life_is_a_biography():
    found = kinds(cleaned(PAGE))

    assert {"bio"} == {kind for words, kind in found.items() if words.startswith("Tomas Wierzba is")}


def test_a_page_tells_its_headline_author_date_and_credits():
    report = cleaned(PAGE)

    assert report.title == "Cracked bearings close the swing bridge at Port Amery"
    assert report.byline == ("Tomas Wierzba",)
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2031-03-08", "text")
    assert [("Getty Images", "picture")] == [(credit.name, credit.of) for credit in report.credits]
    assert report.language == "en"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Tue Mar 4, 2031 3:00pm EST", "2031-03-04"),
        ("Tue Mar 4, 2031 3: 00pm EST", "2031-03-04"),
        ("Published on: 4 March 2031 - 11: 25am", "2031-03-04"),
        ("Published time: March 4, 2031 02:03", "2031-03-04"),
        ("Posted: 03/24/2031 5:05 pm EDT Updated: 03/24/2031 5:59 pm EDT", "2031-03-24"),
    ],
)
def test_a_line_with_a_day_above_the_report_dates_it(line, value):
    report = cleaned("\n".join(["Cracked bearings close the swing bridge at Port Amery", line, *BODY]))

    assert report.published is not None
    assert value == report.published.value
    assert "dateline" == kinds(report)[line]


def test_a_dateline_credits_the_agency_of_the_text_and_a_bracket_that_of_the_picture():
    lead = "PORT AMERY, March 4 (AP) — " + BODY[0]
    picture = "Cars wait before the bridge at Port Amery. [YONHAP, REUTERS]"

    report = cleaned("\n".join([lead, picture, *BODY[1:]]))

    found = [(credit.name, credit.of) for credit in report.credits]
    assert [("Associated Press", "text"), ("Yonhap", "picture"), ("Reuters", "picture")] == found
    assert all(isinstance(c, Credit) and c.span and report.at(c.span) for c in report.credits)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CAPE DORAN (NDA) — " + BODY[0], ["NDA"]),
        ("VELM, Aug 28 (Northern Press) - " + BODY[0], ["Northern Press"]),
        ("VELM (Port Amery Mail) — " + BODY[0], []),
        ("The ferry (Alkyone) - the oldest of the line - ran aground.", []),
        (BODY[0] + " (Reuters)", ["Reuters"]),
        (BODY[0] + "\n\n" + BODY[1] + "\n\n(Reporting by Reuters)", ["Reuters"]),
        (BODY[0] + "\n\n" + BODY[1] + "\n\nReuters contributed to this report.", ["Reuters"]),
        (BODY[0] + "\n\n" + BODY[1] + "\n\n© 2026 Reuters", ["Reuters"]),
    ],
)
def test_an_agency_that_a_dateline_names_is_credited_whether_it_is_known_or_not(text, names):
    report = cleaned(text, outlet="Port Amery Mail")

    assert names == [credit.name for credit in report.credits if credit.of == "text"]


def test_a_text_without_furniture_loses_nothing():
    report = cleaned("\n\n".join(BODY))

    assert ["body"] * len(BODY) == [passage.kind for passage in report.passages]


def test_lines_wrapped_by_hand_are_read_as_paragraphs():
    wrapped = "\n\n".join(_wrap(paragraph) for paragraph in BODY)

    report = cleaned(wrapped)

    assert len(BODY) == len(report.passages)
    assert report.text == wrapped


def _wrap(text: str, width: int = 66) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) < width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return "\n".join(lines)


def test_a_given_title_names_the_headline():
    passages = label("\n".join(["Bridge shut", *BODY]), Context("Bridge Shut!"))

    assert ["headline", *["body"] * len(BODY)] == [passage.kind for passage in passages]


def test_a_line_that_an_outlet_repeats_is_furniture_once_its_profile_is_known():
    repeated = "The Amery Courier has told the stories of this coast for more than ninety years and counting."
    pages = [capture("\n".join([*BODY[i:], repeated, *BODY[:i]]), outlet="Amery Courier", id=str(i)) for i in range(4)]
    learned = profiles(report for report in Clean()(pages) if isinstance(report, Report))

    reports = list(Clean(profiles=learned)(pages))

    assert ["amery courier"] == [profile.outlet for profile in learned]
    assert all("body" != kinds(report)[repeated] for report in reports)
    assert all("repeats" in p.why for r in reports for p in r.passages if r.at(p.span) == repeated)


def test_the_same_report_given_twice_comes_once_and_another_of_its_id_is_rejected():
    one, other = capture(PAGE, id="a"), capture("\n".join(BODY), id="a")

    first, second = Road().reports([one, one, replace(other, subject="another test")])

    assert isinstance(first, Report)
    assert ("clean", "another test") == (second.stage, second.subject)
    assert "a came before with other content" in second.reason


def test_a_report_that_two_lists_date_differently_is_one_report():
    one, other = (capture(PAGE, published=date) for date in ("2026-05-04", "2026-05-05"))

    (report,) = Road().reports([one, other])

    assert "2026-05-04" == report.published.value


def test_an_id_is_given_or_depends_on_outlet_address_title_and_text_alone():
    assert cleaned(PAGE, id="mine").id == "mine"
    assert cleaned(PAGE).id == cleaned(PAGE).id
    assert (
        len({cleaned(PAGE, **said).id for said in ({}, {"outlet": "x"}, {"url": "https://x.example"}, {"title": "x"})})
        == 4
    )


@pytest.mark.parametrize(
    ("content", "remedy"),
    [(b"", "give a report"), (b" \n\t", "give a report"), (b"\x00\x01\x02\xff\xfe\x00PK", "save it as UTF-8")],
)
def test_what_is_no_text_is_rejected_with_the_remedy(content, remedy):
    (made,) = Clean()([capture(content)])

    assert isinstance(made, Reject)
    assert remedy in made.reason


def test_a_text_of_more_than_fifty_megabytes_is_rejected():
    (made,) = Clean()([capture(b"word " * 10_000_001)])

    assert isinstance(made, Reject)
    assert "split it" in made.reason


def test_a_text_in_an_old_encoding_is_read_and_a_byte_order_mark_dropped():
    swedish = "Bron över Ån stängdes i går, sade hamnkaptenen. Två lager är spruckna och måste bytas före våren." * 3

    assert cleaned(swedish.encode("cp1252")).text == swedish
    assert cleaned(b"\xef\xbb\xbf" + PAGE.encode()).text == PAGE
    assert cleaned("\ufeff".encode("utf-16-le") + PAGE.encode("utf-16-le")).text == PAGE


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Bron över Ån stängdes. ".encode() + "Våren".encode("cp1252"), "Bron över Ån stängdes. Våren"),
        ("Bron över Å".encode() + b"\xc3", "Bron över Å\ufffd"),
        ("Мост закрыт на ночь".encode()[:-1], "Мост закрыт на ноч\ufffd"),
    ],
)
def test_a_text_joined_from_two_or_cut_in_a_character_is_read_as_what_most_of_it_is(content, text):
    assert text == cleaned(content).text


def test_invisible_characters_are_kept_and_noted():
    text = PAGE.replace("bridge", "br\u200bidge")

    report = cleaned(text)

    assert report.text == text
    assert any("zero-width" in note for note in report.notes)


@pytest.mark.parametrize(
    ("said", "value", "precision"),
    [
        ("2031-03-04", "2031-03-04", "day"),
        ("2031-03", "2031-03", "month"),
        ("2031", "2031", "year"),
        ("2031-03-04T08:30:12+02:00", "2031-03-04T08:30+02:00", "minute"),
        ("Tue, 04 Mar 2031 08:30:12 GMT", "2031-03-04T08:30Z", "minute"),
        ("March 4, 2031", "2031-03-04", "day"),
        ("1930379412", "2031-03-04T08:30Z", "minute"),
        ("1930379412345", "2031-03-04T08:30Z", "minute"),
    ],
)
def test_a_given_date_keeps_its_precision(said, value, precision):
    published = cleaned(PAGE, published=said).published

    assert published is not None
    assert (value, precision, "metadata") == (published.value, published.precision, published.basis)


@pytest.mark.parametrize("said", ["soon", "9999-12-31", "0001-01-01", "0001-01-01T00:00:00Z", "0000", "2031-13"])
def test_a_given_date_that_is_none_is_noted_and_not_invented(said):
    report = cleaned("\n".join(BODY), published=said)

    assert report.published is None
    assert any(said in note for note in report.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Banco Ferrol is only days away from collapse, Exchange Watch reports.\nThe central bank would not comment.",
        "The navy said that it had seized a tanker off Orlen. Its crew of 14 was taken to the port of Velm. (Reuters)",
        "Great news: the ferry to Orlen sails again from Monday.",
    ],
)
def test_a_short_report_keeps_its_first_sentence_whatever_it_ends_with(text):
    assert {"body"} == {passage.kind for passage in label(text)}


def test_what_is_neither_a_page_nor_plain_text_is_rejected():
    (made,) = Clean()([capture("{}", "application/json")])

    assert isinstance(made, Reject)
    assert "application/json cannot be read" in made.reason


@given(
    st.text("abDeéß’'", min_size=1, max_size=16),
    st.sampled_from(["", "“", "(", "•"]),
    st.sampled_from(["", ".", ",”", "?)"]),
)
def test_a_word_of_letters_alone_has_the_marks_that_it_has_where_all_are_asked_for(letters, before, behind):
    word = f"{before}{letters}{behind}"
    bare = word.strip(_EDGES)
    shown = _shapes(word, bare, bare.lower().replace("’", "'"))

    assert shown == packed(word) >> HASH_BITS & ((1 << len(SHAPES)) - 1)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Your gift of any size pays for the reports that you read here every day.", "appeal"),
        ("The gift of any size pays for the reports that the town reads here every day.", "body"),
    ],
)
def test_what_speaks_to_the_reader_behind_an_appeal_goes_on_with_it(line, kind):
    passages = label("\n".join([*BODY, "Support our journalism", line]))

    assert ["appeal", kind] == [passage.kind for passage in passages[-2:]]
