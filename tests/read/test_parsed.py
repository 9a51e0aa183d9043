"""Paragraphs: which lines of a report are parsed, and where they stand in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Passage, Report, Span
from headwater.read.parsed import LONGEST_WORD, MOST_LETTERS, parse


def report(text: str, title: str = "") -> Report:
    return Report("r", text, title=title, passages=(Passage(Span(0, len(text)), "body"),))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .“”\n\u00a0\t", max_size=80))
def test_each_paragraph_is_the_text_at_its_place(text: str) -> None:
    whole = report(text)

    for paragraph in parse(whole):
        assert whole.at(paragraph.span).replace("\n", " ") == paragraph.text == paragraph.doc.text
        assert paragraph.text == paragraph.text.strip() != ""


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab .'“\u00a0\t", max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_what_overlaps_a_paragraph_touches_tokens_of_it(text: str, start: int, size: int) -> None:
    span = Span(start, start + size)

    for paragraph in parse(report(text)):
        if paragraph.span.overlaps(span):
            found = paragraph.tokens(span)
            assert len(found) > 0
            assert paragraph.of(found[0], found[-1]).overlaps(span) or report(text).at(span).isspace()


def test_a_title_is_read_unless_the_text_begins_with_it() -> None:
    alone = parse(report("The pier is shut.", "Pier shut for May"))
    repeated = parse(report("Pier shut for May\nThe pier is shut.", "Pier shut for May"))

    assert [p.span.place for p in alone] == ["title", "text"]
    assert [p.span.place for p in repeated] == ["text", "text"]


def test_a_quotation_over_several_lines_is_one_paragraph_though_each_line_is_a_passage() -> None:
    lines = ["“The pier is shut.", "Nobody may fish,” she said.", "Fishing stops today."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    passages = tuple(Passage(Span(at, at + len(line)), "body") for at, line in zip(starts, lines, strict=True))

    found = [paragraph.text for paragraph in parse(Report("r", text, passages=passages))]

    assert ["“The pier is shut. Nobody may fish,” she said.", "Fishing stops today."] == found


def test_furniture_is_not_parsed() -> None:
    text = "The pier is shut.\nSubscribe to our letter"
    line = text.index("\n")
    passages = (Passage(Span(0, line), "body"), Passage(Span(line + 1, len(text)), "appeal"))

    assert [p.text for p in parse(Report("r", text, passages=passages))] == ["The pier is shut."]


def test_a_line_without_end_is_read_in_pieces() -> None:
    text = "The pier is shut. " * (3 * MOST_LETTERS // 18)

    found = parse(report(text))

    assert all(len(p.text) <= MOST_LETTERS for p in found)
    assert " ".join(p.text for p in found) == text.strip()


@pytest.mark.parametrize("mark", ["“", '"', ",", "(", "7", "—"])
def test_letters_that_no_white_space_breaks_are_parsed_in_short_pieces(mark: str) -> None:
    found = parse(report(f"The pier is shut. {mark * 3_000} It was shut in May."))

    assert max(len(word) for p in found for word in p.text.split()) <= LONGEST_WORD
    assert found[-1].text.endswith("It was shut in May.")
    assert all(p.text == p.text.strip() for p in found)
