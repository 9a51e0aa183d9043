"""The sample stories traced: what a checker would want to be told of each."""

import io

import pytest
from rich.console import Console

from headwater.export.graph import routes
from headwater.export.terminal import render
from headwater.text.media import called


def main(dossier):
    (row,) = [row for row in dossier.alignment.rows if row.main]
    (count,) = [count for count in dossier.trace.counts if count.row == row.id]
    return row, count


def outlets(dossier):
    return {reading.report.id: reading.report.outlet.name for reading in dossier.readings}


def derived(dossier):
    names = outlets(dossier)
    return {frozenset((names[d.a], names[d.b])): d for d in dossier.trace.derivations}


@pytest.mark.parametrize("name", ["interview", "interview-plain"])
def test_an_interview_relayed_by_three_is_one_origin_with_three_carriers(traced, name):
    row, count = main(traced(name))

    assert 3 == len(row.cells)
    assert (1, True) == (count.low, count.high <= 2)
    assert "Dorashenko" in count.identified[0]


@pytest.mark.parametrize("name", ["interview", "interview-plain"])
def test_the_newspaper_that_had_the_interview_is_named_and_asked_for(traced, name):
    dossier = traced(name)
    (origin,) = [origin for origin in dossier.trace.origins if "Dorashenko" in origin.name]

    assert 3 == len(origin.carriers)
    assert ["Vestnik"] == [via.split()[-1] for via in origin.via]
    assert any("Vestnik" in question.text for question in dossier.questions)


@pytest.mark.parametrize("name", ["interview", "interview-plain", "statement", "wire", "witnesses"])
def test_table_list_and_graph_tell_the_same_claims_of_an_origin(traced, name):
    dossier = traced(name)
    drawn = {}
    for route in routes(dossier):
        drawn.setdefault(route.origin, set()).update(route.rows)

    for origin in dossier.trace.origins:
        counted = {count.row for count in dossier.trace.counts if origin.name in count.identified}

        assert counted == set(origin.rows) == drawn[origin.name]


def test_reports_that_rest_on_one_interview_share_material_and_copied_nothing(traced):
    assert {"shared material"} == {d.relation for d in traced("interview").trace.derivations}


def test_a_sentence_translated_twice_is_one_utterance(traced):
    found = [u for u in traced("interview").alignment.utterances if any("repay" in v.text for v in u.variants)]

    assert found
    assert not all(u.same_wording for u in traced("interview").alignment.utterances)


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("interview", ("gift", "gathered around 900 hectares", "icebreakers", "Skerry Awards", "61.2 F", "unwelcome")),
        ("witnesses", ("free articles", "Win a weekend", "whippets", "Become a Courier member", "ropemaker")),
    ],
)  # fmt: skip
def test_furniture_is_neither_claimed_nor_said(traced, name, furniture):
    dossier = traced(name)
    claimed = " ".join(cell.claim.text for row in dossier.alignment.rows for cell in row.cells)

    assert [] == [words for words in furniture if words in claimed]
    assert {"Pavla Hrastova", "Bram Odell"}.isdisjoint(origin.name for origin in dossier.trace.origins)


def test_copies_of_the_wire_are_found_and_point_at_the_wire(traced):
    found = derived(traced("wire"))
    reprint = found[frozenset(("Meridian Press", "Coldwater Gazette"))]
    pasted = found[frozenset(("Meridian Press", "Eastmoor Herald"))]

    assert ("copied", "copied") == (reprint.relation, pasted.relation)
    assert "meridian-0612" == reprint.source == pasted.source
    assert pasted.share < 0.9 < reprint.share


def test_a_rewrite_of_the_wire_is_not_taken_for_independent(traced):
    assert "independent" != derived(traced("wire"))[frozenset(("Meridian Press", "The Lanner Post"))].relation


def test_four_carriers_of_one_wire_are_fewer_origins_than_carriers(traced):
    row, count = main(traced("wire"))

    assert 4 == len(row.cells)
    assert count.high < 4


def test_witnesses_who_copied_nobody_are_independent_reports_and_several_origins(traced):
    dossier = traced("witnesses")
    identified = {name for count in dossier.trace.counts for name in count.identified}

    assert {"independent"} == {d.relation for d in dossier.trace.derivations}
    assert 2 <= len(identified)
    assert {"Milo Stanek", "Pete Amadi", "Noor Haddad"} <= {origin.name for origin in dossier.trace.origins}


def test_a_statement_translated_by_three_has_its_company_for_origin(traced):
    dossier = traced("statement")
    origin = dossier.trace.origins[0]

    assert "Montrava" in origin.name
    assert 3 == len(origin.carriers)


def test_the_german_report_takes_part_and_says_it_was_not_read(traced):
    dossier = traced("statement")
    (german,) = [reading for reading in dossier.readings if reading.unread]

    assert "de" == german.report.language
    assert 4 == len(dossier.story.reports)
    assert any(note.startswith(german.report.outlet.name) for note in dossier.notes)


def test_that_a_report_was_not_read_is_told_once(traced):
    console = Console(file=io.StringIO(), width=100)

    render(traced("statement"), console)

    assert 1 == console.file.getvalue().count("'de' is not read")


def test_what_a_page_changed_and_dropped_is_told_and_who_still_carries_it(traced):
    dossier = traced("edited")
    names = called(reading.report for reading in dossier.readings)
    changed = " ".join(each.why for each in dossier.alignment.discrepancies)
    (dropped,) = (loss for loss in dossier.losses if "ordered the shift to stay inside" in loss.why)
    (kept,) = (row for row in dossier.alignment.rows if row.id == dropped.row)
    pairs = {frozenset((names[each.a], names[each.b])): each for each in dossier.trace.derivations}
    relay = pairs[frozenset(("Estuary Today", "The Holm Record"))]

    assert "The Holm Record has changed “Thirty” to “Eighty” on its page" in changed
    assert "dropped" == dropped.type
    assert {"The Holm Record", "Estuary Today"} == {names[cell.report] for cell in kept.cells}
    assert "The Holm Record" == names[relay.source]
