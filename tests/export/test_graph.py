"""The graph of origins: every way is told, named ways are solid, and many origins stay readable."""

import re
from dataclasses import replace

import invented

from headwater.export.graph import HEIGHT, UNTRACED, graph, routes
from headwater.model import Alignment, Derivation, Row, Trace


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
    dossier = replace(dossier, alignment=Alignment((*dossier.alignment.rows, *extra)))

    drawn = graph(dossier)

    assert drawn.left_out == 12
    assert {f"witness {number}" for number in range(12)} <= {route.origin for route in drawn.routes}


def _alone(row, number):
    cell = row.cells[0]
    speaker = replace(cell.claim.speakers[0], name=f"witness {number}", origin=f"witness {number}")
    return Row(f"x{number}", row.statement, (replace(cell, claim=replace(cell.claim, speakers=(speaker,))),))
