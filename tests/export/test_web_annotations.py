"""Web Annotations: every passage can be found by its words, and nothing but web addresses is linked."""

import json
from dataclasses import replace

import invented
from hypothesis import given
from hypothesis import strategies as st
from made import report as told_by

from headwater.export.selectors import AROUND
from headwater.export.web_annotations import web_annotations
from headwater.model import Alignment, Cell, Claim, Dossier, Reading, Report, Row, Span, Story, Trace
from headwater.read import read


def noted(dossier):
    return json.loads(web_annotations(dossier))["items"]


def selector(target):
    """How a target is found by its words; by its place besides, where that is known."""
    selectors = target["selector"]
    return selectors[0] if isinstance(selectors, list) else selectors


def around(target):
    """The words that a text-quote selector looks for."""
    return "".join(selector(target)[part] for part in ("prefix", "exact", "suffix"))


def alone(*readings):
    """A dossier in which nothing was aligned."""
    return Dossier(Story("s", "", tuple(each.report.id for each in readings)), readings, Alignment(()), Trace())


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
    assert report.at(span) == selector(target)["exact"]
    assert text.startswith(around(target), max(0, start - AROUND))


def test_quotes_and_names_are_found_too_and_told_apart_by_a_tag():
    told = read(told_by("r1", "“The harbour is closed,” said Jory Pell, the harbour master of Velm."))

    found = noted(alone(told))

    tags = [[body["value"] for body in each["body"] if body["purpose"] == "tagging"] for each in found]
    words = [[selector(target)["exact"] for target in each["target"]] for each in found]
    assert (["quote", "direct", "Jory Pell"], ["“The harbour is closed,”"]) in zip(tags, words, strict=True)
    assert (["name", "person"], ["Jory Pell"]) in zip(tags, words, strict=True)


def test_a_place_is_told_in_a_text_of_ones_own_alone_as_it_is_none_in_a_page():
    told = read(told_by("r1", "“The harbour is closed,” said Jory Pell, the harbour master of Velm."))
    page = replace(told, report=replace(told.report, url="https://orrin.example/harbour"))

    (here, *_), (there, *_) = noted(alone(told)), noted(alone(page))

    (here,), (there,) = here["target"], there["target"]
    kinds = [each["type"] for each in here["selector"]]
    assert ("urn:headwater:report:r1", ["TextQuoteSelector", "TextPositionSelector"]) == (here["source"], kinds)
    assert told.report.text[here["selector"][1]["start"] : here["selector"][1]["end"]] == selector(here)["exact"]
    assert ("https://orrin.example/harbour", "TextQuoteSelector") == (there["source"], there["selector"]["type"])


def test_a_place_in_a_title_is_one_in_the_title():
    told = read(told_by("r1", "", title="Harbour closed, says Jory Pell"))

    sources = {target["source"] for each in noted(alone(told)) for target in each["target"]}

    assert {"urn:headwater:report:r1:title"} == sources


def test_the_body_tells_the_claim_how_it_is_told_and_who_says_so():
    first = noted(invented.dossier())[0]

    statement, *tags = (body["value"] for body in first["body"])
    assert "Hundreds of injured Kestovian rescue workers are being treated in Ulmaria." == statement
    assert ["claim", "attributed", "Yevgeny Dorashenko"] == tags


def test_a_report_is_named_by_its_address_if_that_is_one():
    dossier = invented.dossier()
    hostile = replace(dossier.readings[2].report, url="javascript:alert(1)")
    without = replace(dossier, readings=(*dossier.readings[:2], replace(dossier.readings[2], report=hostile)))

    sources = {target["source"] for each in noted(dossier) for target in each["target"]}
    assert "https://tallowbaydaily.example/world/ulmaria-treats" in sources
    assert "urn:headwater:report:harbour-times" in sources
    assert not any("javascript" in target["source"] for each in noted(without) for target in each["target"])


def test_every_key_is_one_of_the_context():
    known = (
        "id type motivation creator body target value format purpose name source selector exact prefix suffix start end"
    )

    def keys(value):
        if isinstance(value, list):
            return {key for each in value for key in keys(each)}
        return {*value, *(key for each in value.values() for key in keys(each))} if isinstance(value, dict) else set()

    told = read(told_by("r1", "“The harbour is closed,” said Jory Pell, the harbour master of Velm."))
    assert keys([*noted(invented.dossier()), *noted(alone(told))]) == set(known.split())


def test_an_annotation_has_one_name():
    dossier = invented.dossier()
    readings = tuple(read(reading.report) for reading in dossier.readings)

    names = [each["id"] for each in noted(replace(dossier, readings=readings))]

    assert len(names) == len(set(names)) > 100


def test_a_dossier_without_claims_has_no_annotations():
    assert [] == noted(invented.bare())
