"""Stretches in quotation marks, in the styles that news uses."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.marks import closed, flowing, quoted


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We saw it,” she said, “and ran.”", ["“We saw it,”", "“and ran.”"]),
        ('"We saw it," she said.', ['"We saw it,"']),
        ("''We saw it,'' she said.", ["''We saw it,''"]),
        ("\"We saw it, '' she said. \"We ran. ''", ["\"We saw it, ''", "\"We ran. ''"]),
        ("``We saw it,'' she said, ``and ran.''", ["``We saw it,''", "``and ran.''"]),
        ("``It isn't over. It goes on in the next paragraph.", ["``It isn't over. It goes on in the next paragraph."]),
        ("„Wir sahen es“, sagte sie.", ["„Wir sahen es“"]),
        ("«On l’a vu», dit-elle.", ["«On l’a vu»"]),
        ("‘It’s gone,’ he said.", ["‘It’s gone,’"]),
        ("Bridge 'isn't safe', inspectors say", ["'isn't safe'"]),
        ("“He called it ‘a gift’ twice.”", ["“He called it ‘a gift’ twice.”"]),
        ("The boys' team of the '90s wasn't there.", []),
        ("”Set the wrong way round,” she wrote.", ["”Set the wrong way round,”"]),
        ("“It goes on in the next paragraph.", ["“It goes on in the next paragraph."]),
    ],
)
def test_marks_of_every_style_are_paired(text: str, found: list[str]) -> None:
    assert inside(text) == found


def test_a_paragraph_that_leaves_its_mark_open_is_not_closed() -> None:
    assert not closed("“We waited all night.")
    assert closed("“We waited all night.” Nobody came.")
    assert closed("Nobody came.")


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("“We waited.\nNobody came,” she said.\nIt rained.", "“We waited. Nobody came,” she said.\nIt rained."),
        ("“We waited.\n“Nobody came,” she said.", "“We waited.\n“Nobody came,” she said."),
        ("“We waited.\n\nNobody came,” she said.", "“We waited.\n\nNobody came,” she said."),
        ("“We waited.\nNobody came.", "“We waited.\nNobody came."),
        ("“We waited.\nNobody came.\n“It rained.”", "“We waited. Nobody came.\n“It rained.”"),
        ("“We waited. It rained.\nAll left.\n“No,” he said.", "“We waited. It rained.\nAll left.\n“No,” he said."),
    ],
)
def test_a_quotation_flows_over_a_line_break_where_the_next_line_closes_it(text: str, flows: str) -> None:
    assert flows == flowing(text)


@given(st.text(alphabet="ab '`\"“”‘’«»„.,\n", max_size=60))
def test_stretches_come_in_order_and_do_not_overlap(text: str) -> None:
    found = list(quoted(text))

    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all("\n" not in text[start:end] for start, end in found)
