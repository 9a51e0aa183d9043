import pytest
from made import report

from headwater.model import Span
from headwater.read import read
from headwater.read.garbled import mended

MEANT = (
    "TARN — “The dam’s wall held,” the mayor, Anna Müller, told reporters on Monday. “It cost £3 million.”",
    "“Nobody slept,” said Jory Pell, a baker…",
)
LEFT = "An old wall, “Père” — 3 £ — held in Ålesund, said Zoë Ó Sé."


def garbled(text, encoding):
    """UTF-8 read as something else, as browsers do: what Windows-1252 leaves out is taken for Latin-1."""
    return "".join(bytes([b]).decode(encoding, "replace").replace("\ufffd", chr(b)) for b in text.encode())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_text_decoded_wrongly_is_read_as_it_was_meant_and_pointed_at_as_it_is(encoding):
    meant, came = read(report("r", *MEANT)), read(report("r", *(garbled(line, encoding) for line in MEANT)))

    assert [(c.mode, c.text, c.speakers) for c in came.claims] == [(c.mode, c.text, c.speakers) for c in meant.claims]
    assert [m.name for m in came.mentions] == [m.name for m in meant.mentions]
    for claim, same in zip(came.claims, meant.claims, strict=True):
        assert came.report.at(claim.spans[0]) == garbled(same.text, encoding)


def test_the_report_that_was_given_stays_as_it_is():
    given = report("r", garbled(MEANT[0], "latin-1"))

    assert read(given).report is given


def test_what_was_decoded_rightly_is_left_alone():
    assert mended(report("r", *MEANT, LEFT)) is None or mended(report("r", LEFT)).report.text == LEFT


def test_a_title_is_mended_as_well():
    one = mended(report("r", "A wall held.", title="The damâ\x80\x99s wall"))

    assert one.report.title == "The dam’s wall"
    assert one.places["title"][Span(0, 5, "title").end] == 5
