"""Web Annotations: every passage can be found by its words, and nothing but web addresses is linked."""

import json
from dataclasses import replace

import invented
from hypothesis import given
from hypothesis import strategies as st

from headwater.export.web_annotations import AROUND, web_annotations
from headwater.model import Alignment, Cell, Claim, Dossier, Reading, Report, Row, Span, Story, Trace


def noted(dossier):
    return json.loads(web_annotations(dossier))["items"]


def around(target):
    """The words that a text-quote selector looks for."""
    return "".join(target["selector"][part] for part in ("prefix", "exact", "suffix"))


def test_every_passage_is_found_where_it_stands():
    dossier = invented.dossier()
    texts = [reading.report.text for reading in dossier.readings]
    cells = [cell for row in dossier.alignment.rows for cell in row.cells]

    targets = [target for each in noted(dossier) for target in each["target"]]

    assert sum(len(cell.claim.spans) for cell in cells) == len(targets)
    assert all(any(around(target) in text for text in texts) for target in targets)


@given(st.text(min_size=1), st.data())
def test_a_passage_keeps_its_words_wherever_it_begins(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    report = Report("r", text)
    row = Row("c", "so it is", (Cell("r", Claim((span,), report.at(span), "own")),), main=True)

    (only,) = noted(Dossier(Story("s", "", ("r",)), (Reading(report),), Alignment((row,)), Trace()))

    (target,) = only["target"]
    assert report.at(span) == target["selector"]["exact"]
    assert text.startswith(around(target), max(0, start - AROUND))


def test_the_body_tells_the_claim_how_it_is_told_and_who_says_so():
    first = noted(invented.dossier())[0]

    statement, *tags = (body["value"] for body in first["body"])
    assert "Hundreds of injured Kestovian rescue workers are being treated in Ulmaria." == statement
    assert ["attributed", "Yevgeny Dorashenko"] == tags


def test_a_report_is_named_by_its_address_if_that_is_one():
    dossier = invented.dossier()
    hostile = replace(dossier.readings[2].report, url="javascript:alert(1)")
    without = replace(dossier, readings=(*dossier.readings[:2], replace(dossier.readings[2], report=hostile)))

    sources = {target["source"] for each in noted(dossier) for target in each["target"]}
    assert "https://tallowbaydaily.example/world/ulmaria-treats" in sources
    assert "urn:headwater:report:harbour-times" in sources
    assert not any("javascript" in target["source"] for each in noted(without) for target in each["target"])


def test_a_dossier_without_claims_has_no_annotations():
    assert [] == noted(invented.bare())
