"""Attributions in invented reports: what is said, by whom, and the words that say so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Passage, Quote, Report, Span
from headwater.read.parsed import parse
from headwater.read.quotes import quotes


def read(text: str) -> tuple[Report, tuple[Quote, ...]]:
    report = Report("r", text, passages=(Passage(Span(0, len(text)), "body"),))
    return report, quotes(report, parse(report))


def said(text: str) -> list[tuple[str, str, list[str]]]:
    report, found = read(text)
    return [
        (report.at(q.source) if q.source else "", report.at(q.cue) if q.cue else "", [report.at(s) for s in q.content])
        for q in found
    ]


def words(text: str) -> str:
    return text.strip(" ,.“”\"'")


SENTENCES = (
    "“The bridge was closed for two days,” said Orla Venn, the harbour master.",
    "The ministry said the ferry carried 120 people.",
    "According to police, nobody was hurt.",
    "The rain had stopped by noon.",
    '"We\'ll rebuild," she told the Tarn Courier. "We always do."',
    "He called the plan “a costly mistake”.",
    "“An open mark that is never closed",
    "Ünïcode — и кириллица 𝔸 «so it goes».",
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([" ", "\n", "\n\n"]))
def test_every_span_lies_in_its_text_and_holds_words(sentences: list[str], joint: str) -> None:
    report, found = read(joint.join(sentences))

    for quote in found:
        spans = [*quote.content, *(s for s in (quote.cue, quote.source) if s)]
        assert all(0 <= s.start < s.end <= len(report.text) and report.at(s).strip() for s in spans)
        assert list(quote.content) == sorted(quote.content)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_a_report_is_read_the_same_way_twice(sentences: list[str]) -> None:
    text = "\n".join(sentences)

    assert read(text)[1] == read(text)[1]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The dam is safe,” said Maren Holt.", "Maren Holt", "said", "The dam is safe"),
        ("Maren Holt said the dam is safe.", "Maren Holt", "said", "the dam is safe"),
        ("According to the ministry, the dam is safe.", "the ministry", "According to", "the dam is safe"),
        ("The dam is safe, police said on Monday.", "police", "said", "The dam is safe"),
        ("The dam will be safe, as first reported by Velmposten.", "Velmposten", "reported", "The dam will be safe"),
        ('"The dam is safe," Ms. Holt told reporters.', "Ms. Holt", "told", "The dam is safe"),
    ],
)
def test_source_cue_and_content_are_told_apart(text: str, source: str, cue: str, content: str) -> None:
    found = said(text)

    assert len(found) == 1
    assert (source, content) == (words(found[0][0]), words(found[0][2][0]))
    assert cue in found[0][1]


def test_an_interrupted_quote_is_one_quote_in_two_pieces() -> None:
    report, found = read("“The water came at night,” he said, “and it took the road with it.”")

    assert len(found) == 1
    assert [words(report.at(s)) for s in found[0].content] == [
        "The water came at night",
        "and it took the road with it",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The dam is safe,” said Maren Holt.", "direct"),
        ("Maren Holt said the dam is “safe and sound” after the storm.", "mixed"),
        ("Maren Holt said the dam is safe.", "indirect"),
    ],
)
def test_the_type_follows_the_quotation_marks(text: str, kind: str) -> None:
    _, found = read(text)

    assert [kind] == [q.type for q in found]


def test_a_report_without_prose_has_no_quotes() -> None:
    assert quotes(Report("r", ""), ()) == ()


def test_plain_narration_is_no_quote() -> None:
    assert said("The river rose by two metres overnight. Three roads were closed.") == []


def test_a_quotation_in_the_next_paragraph_goes_on_with_its_speaker() -> None:
    report, found = read("“We heard the siren at six,” said Maren Holt.\n\n“Nobody told us where to go.”")

    assert [report.at(q.source) for q in found if q.source] == ["Maren Holt", "Maren Holt"]
    assert words(report.at(found[1].content[0])) == "Nobody told us where to go"


def test_whom_somebody_quotes_does_not_go_on_after_him() -> None:
    report, found = read(
        "“The bridge is sound,” said Maren Holt.\n\n“As the port’s own surveyor has said, it will stand for a century."
        "\n\n“And the cost is known.”"
    )

    assert "Maren Holt" == report.at(found[-1].source)


def test_a_statement_that_is_issued_is_the_quotation_in_the_next_paragraph() -> None:
    report, found = read(
        "Maren Holt issued the following comment on Monday after the harbour board approved the plan.\n\n"
        "“The board has taken a good step. The vote makes clear that there is support for the bridge."
    )

    assert {"Maren Holt"} == {report.at(q.source) for q in found if q.type == "direct"}


def test_a_colon_introduces_the_quotation_in_the_next_paragraph() -> None:
    report, found = read("The harbour master, Orla Venn, said in a statement:\n\n“The pier will stay shut until May.”")

    assert ["Orla Venn" in report.at(q.source) for q in found if q.source] == [True]


def test_a_quotation_after_narration_has_no_speaker() -> None:
    _, found = read("The pier was shut on Monday.\n\n“The pier will stay shut until May.”")

    assert [q.source for q in found] == [None] * len(found)


def test_quoted_words_that_are_signed_belong_to_the_signature() -> None:
    report, found = read("“Keep the old pier as it is.” — Ines Harrow\n\n“Pull it down.” — Odo Lund")

    assert [report.at(q.source) for q in found if q.source] == ["Ines Harrow", "Odo Lund"]
    assert [report.at(q.cue) for q in found if q.cue] == ["—", "—"]


def test_white_space_is_no_part_of_a_span() -> None:
    report, found = read("Maren Holt\u00a0 said\u00a0 the dam is safe\u00a0.")

    spans = [s for q in found for s in (*q.content, q.cue, q.source) if s]
    assert all(report.at(s) == report.at(s).strip() for s in spans)


def test_who_is_cited_is_no_part_of_what_is_said() -> None:
    text = "The Tarn Courier reported, citing two officials, that the bridge had been closed for a week."

    report, found = read(text)

    assert ["the bridge had been closed" in report.at(s) for q in found for s in q.content] == [True]
    assert not any("officials" in report.at(s) for q in found for s in q.content)


def test_in_a_paragraph_as_long_as_a_report_words_are_given_to_a_source_close_by() -> None:
    far = "The crane had stood on the quay since the spring, grey and tall above the sheds of the harbour. " * 6
    text = (
        f'"The crane was never safe," Jory Pell said. {far}"We pay for nothing that we did not break," Orla Venn said. '
        f'{far}"The town will sell it," said Anton Reel.'
    )

    assert ["Jory Pell", "Orla Venn", "Anton Reel"] == [source for source, _, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The minister will resign this week, two of her allies told Harbour Insider.",
            "two of her allies",
            "The minister will resign this week",
        ),
        (
            "Innkeeper Morag Pell told Radio Orrin the village had food for a week.",
            "Innkeeper Morag Pell",
            "the village had food for a week",
        ),
        (
            "The line has been fined 12 million crowns, the water authority told the Orla Morning Post.",
            "the water authority",
            "The line has been fined 12 million crowns",
        ),
    ],
)
def test_whom_it_is_told_neither_says_it_nor_is_what_is_said(text: str, source: str, content: str) -> None:
    ((who, _, what),) = said(text)

    assert (source, [content]) == (words(who), [words(piece) for piece in what])


@pytest.mark.parametrize("dateline", ["BAYVIEW - ", "BAYVIEW (AP)—", "(Reuters)—", "Bayview (AFP) — "])
def test_a_dateline_is_no_part_of_the_source(dateline: str) -> None:
    ((source, _, _),) = said(f"{dateline}Saint Odile Hospital on Friday denied it had paid a ransom to hackers.")

    assert source.startswith("Saint Odile Hospital")


@pytest.mark.parametrize("whom", ["the paper", "the newspaper", "a neighbour", "reporters"])
def test_whom_something_is_told_is_no_part_of_what_is_told(whom):
    ((_, _, content),) = said(f"Ida Sorrel told {whom} that Anton Brask first met her in 1979 outside a mill.")

    assert ["that Anton Brask first met her in 1979 outside a mill"] == content
