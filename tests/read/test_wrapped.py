"""Texts whose lines somebody wrapped by hand: they are read as if nobody had."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st
from made import report

from headwater.read import read

PARAGRAPHS = (
    "The Orrin ferry ran aground on Monday, the harbour office said, and its captain was taken to the Saint Odile hospital.",
    "“I saw the rocks and I shouted,” the cook, Lena Bark, told the government newspaper Skerry Vestnik on Tuesday night.",
    "Mayor Anton Reel urged the line to pay for the rescue. He said the 212 people on board had waited for six hours.",
)


@settings(max_examples=25, deadline=None)
@given(st.integers(30, 90))
def test_lines_wrapped_by_hand_are_read_as_if_they_were_not_and_pointed_at_as_they_are(width):
    plain = report("r", *PARAGRAPHS)
    text = "\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in PARAGRAPHS)
    wrapped = type(plain)("r", text, outlet=plain.outlet, passages=plain.passages, language="en")

    came, meant = read(wrapped), read(plain)

    assert came.report is wrapped
    assert (came.claims, came.quotes, came.mentions, came.times) == (
        meant.claims,
        meant.quotes,
        meant.mentions,
        meant.times,
    )
    assert all(wrapped.at(claim.spans[0]).split() == claim.text.split() for claim in came.claims)
