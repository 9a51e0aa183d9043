"""The graph of origins: every way is told, named ways are solid, and many origins stay readable."""

import re
from dataclasses import replace

import invented

from headwater.export.graph import HEIGHT, MOST_ORIGINS, UNTRACED, graph, routes
from headwater.model import Alignment, Count, Derivation, Outlet, Row, Speaker, Trace
from headwater.trace.origins import count


def test_every_supporting_cell_lies_on_a_route():
    dossier = invented.dossier()
    told = {(row, route.report) for route in routes(dossier) for row in route.rows}
    cells = {(row.id, cell.report) for row in dossier.alignment.rows for cell in row.cells if cell.stance == "supports"}

    assert told == cells


def test_a_way_that_the_report_names_is_solid():
    route = next(each for each in routes(invented.dossier()) if each.report == "harbour-times")

    assert (route.via, route.ground) == (("Kestovsky Vestnik",), "named")


def test_what_stands_in_the_outlets_own_voice_is_inferred():
    grounds = {route.ground for route in routes(invented.dossier()) if route.origin == UNTRACED}

    assert grounds == {"inferred"}


def test_a_copied_claim_came_through_the_report_it_was_copied_from():
    dossier = invented.crowd(2, 3, share=1)
    copied = Derivation("r0", "r1", "copied", source="r0")
    dossier = replace(dossier, trace=Trace((copied,), dossier.trace.counts, dossier.trace.origins))

    ways = {route.report: (route.via, route.ground) for route in routes(dossier)}

    assert ways == {"r0": ((), "named"), "r1": (("Ansel Courier",), "inferred")}


def test_a_claim_came_through_a_medium_only_if_a_report_names_it_for_that_claim():
    dossier = invented.crowd(2, 2, share=1)
    first, second = dossier.alignment.rows
    told, *others = first.cells
    through = replace(first, cells=(replace(told, claim=replace(told.claim, via=("Radio Orrin",))), *others))
    dossier = replace(dossier, alignment=Alignment((through, second)))

    ways = {(route.report, route.rows): (route.via, route.ground) for route in routes(dossier)}

    assert ways == {
        ("r0", ("c0",)): (("Radio Orrin",), "named"),
        ("r1", ("c0",)): (("Radio Orrin",), "inferred"),
        ("r0", ("c1",)): ((), "named"),
        ("r1", ("c1",)): ((), "named"),
    }


def test_whom_a_row_counts_as_another_is_no_origin_of_its_own():
    dossier = invented.crowd(2, 1, share=1)
    (row,) = dossier.alignment.rows
    told, other = row.cells
    port = replace(told, claim=replace(told.claim, speakers=(Speaker("port", "organisation", "port"),)))
    known = Count(row.id, ("Ansel Harbour Office",), merged=(("port", "Ansel Harbour Office"),))
    dossier = replace(
        dossier,
        alignment=Alignment((replace(row, cells=(port, other)),)),
        trace=replace(dossier.trace, counts=(known,)),
    )

    assert {"Ansel Harbour Office"} == {route.origin for route in routes(dossier)}


def test_a_medium_that_is_told_by_a_short_name_of_a_report_s_outlet_was_seen():
    dossier = invented.dossier()
    first, *others = dossier.readings
    known = replace(first, report=replace(first.report, outlet=Outlet("The Old Kestovsky Vestnik")))

    notes = {node.label: node.note for node in graph(replace(dossier, readings=(known, *others))).nodes}

    assert ["", "not among the reports"] == [notes["Kestovsky Vestnik"], notes["Kestovskiy Vestnik"]]


def test_an_origin_that_nobody_could_ask_is_hollow():
    hollow = {node.label for node in graph(invented.dossier()).nodes if node.hollow}

    assert hollow == {"foreign relief agencies", UNTRACED, "Kestovsky Vestnik", "Kestovskiy Vestnik"}


def test_boxes_never_overlap():
    places = [(node.x, node.y) for node in graph(invented.crowd(50, 20)).nodes]

    assert len(set(places)) == len(places)


def test_no_line_runs_behind_the_box_of_a_medium_that_it_does_not_end_at():
    dossier = invented.dossier()
    drawn = graph(dossier)
    media = [node for node in drawn.nodes if node.key[0] == "via"]
    direct = [edge.path for edge in drawn.edges if edge.path.count("C") == 2]

    assert media
    assert direct
    for path in direct:
        level = float(re.search(r",([\d.]+) H", path)[1])
        assert not any(node.y - 2 < level < node.y + HEIGHT + 2 for node in media)


def test_where_origins_are_many_those_of_one_report_alone_are_left_to_words():
    dossier = invented.dossier()
    extra = [_alone(dossier.alignment.rows[-1], number) for number in range(12)]
    counts = (*dossier.trace.counts, *(count(row, frozenset()) for row in extra))
    dossier = replace(
        dossier, alignment=Alignment((*dossier.alignment.rows, *extra)), trace=replace(dossier.trace, counts=counts)
    )

    drawn = graph(dossier)

    assert drawn.left_out == 12
    assert {f"witness {number}" for number in range(12)} <= {route.origin for route in drawn.routes}


def test_of_a_great_many_origins_those_with_most_claims_are_drawn():
    dossier = invented.crowd(2, 3, share=1)
    row = dossier.alignment.rows[0]
    shared = tuple(_given(row, f"x{number}", f"witness {number}") for number in range(MOST_ORIGINS))
    rows = (*dossier.alignment.rows, *shared)
    counts = tuple(count(each, frozenset()) for each in rows)
    drawn = graph(replace(dossier, alignment=Alignment(rows), trace=replace(dossier.trace, counts=counts)))

    told = [node.label for node in drawn.nodes if node.key[0] == "origin"]

    assert (MOST_ORIGINS, 1) == (len(told), drawn.left_out)
    assert "Ansel Harbour Office" == told[0]


def test_what_is_copied_from_a_wire_came_through_it():
    dossier = invented.crowd(2, 1, share=1)
    copied = Derivation("r0", "r1", "copied", upstream="Orrin Wire", share=0.9)

    found = routes(replace(dossier, trace=replace(dossier.trace, derivations=(copied,))))

    assert {(("Orrin Wire",), "inferred")} == {(route.via, route.ground) for route in found}


def _given(row, name, origin):
    speaker = Speaker(origin, "person", origin)
    cells = tuple(replace(cell, claim=replace(cell.claim, speakers=(speaker,))) for cell in row.cells)
    return Row(name, row.statement, cells)


def _alone(row, number):
    return _given(replace(row, cells=row.cells[:1]), f"x{number}", f"witness {number}")
