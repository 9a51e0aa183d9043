from made import COAST_GUARD, cell, report, row

from headwater.model import Credit, Speaker
from headwater.trace.origins import count
from headwater.trace.voices import voices

SUNK = ("A trawler sank off Orrin.", "Off Orrin a fishing boat went down.", "The Gull is on the ground of the sea.")
WIRE = Speaker("Orrin Press", "outlet", "Orrin Press")


def credited(name, *agencies, outlet=None):
    return report(name, "", outlet=outlet, credits=tuple(Credit(agency, "text") for agency in agencies))


def counted(reports, *cells):
    found = count(row(*cells), frozenset(), voices(reports))
    return found.identified, found.high


def test_a_text_speaks_for_the_agency_that_it_credits_and_that_agency_s_own_for_itself():
    told = voices([credited("a", "Orrin Press"), credited("b", "Orrin Press", outlet="Orrin Press"), credited("c")])

    assert ["Orrin Press", "Orrin Press", None] == [told[name].agency for name in "abc"]


def test_an_agency_is_one_also_by_its_initials_and_is_none_where_nobody_else_credits_it():
    named = voices([credited("a", "OHP"), credited("b", "Orrin Harbour Press")])

    assert {"OHP"} == {voice.agency for voice in named.values()}
    assert voices([credited("a", "Orrin Press", outlet="Orrin Press")])["a"].agency is None


def test_what_texts_of_one_agency_tell_in_their_own_voice_is_untraced_once():
    cells = [cell(name, text) for name, text in zip("abc", SUNK, strict=True)]

    assert ((), 2) == counted([credited("a", "Orrin Press"), credited("b", "Orrin Press"), credited("c")], *cells)
    assert ((), 3) == counted([credited("a", "Orrin Press"), credited("b", "Velm Wire"), credited("c")], *cells)


def test_a_text_of_an_agency_that_names_its_speaker_traces_the_others():
    cells = cell("a", SUNK[0], COAST_GUARD), cell("b", SUNK[1])

    assert (("coast guard",), 1) == counted([credited("a", "Orrin Press"), credited("b", "Orrin Press")], *cells)
    assert (("coast guard",), 2) == counted([credited("a", "Orrin Press"), credited("b", "Velm Wire")], *cells)


def test_an_agency_that_is_cited_is_no_origin_beside_whom_its_text_names():
    cells = cell("a", SUNK[0], COAST_GUARD), cell("b", SUNK[1], WIRE)

    assert (("coast guard",), 1) == counted([credited("a", "Orrin Press"), credited("b")], *cells)
    assert (("Orrin Press", "coast guard"), 2) == counted([credited("a"), credited("b")], *cells)


def test_what_an_agency_s_text_tells_in_its_own_voice_rests_on_the_agency_where_it_is_cited():
    cells = cell("a", SUNK[0]), cell("b", SUNK[1], WIRE)

    assert (("Orrin Press",), 1) == counted([credited("a", "Orrin Press"), credited("b")], *cells)


def test_what_an_agency_saw_itself_rests_on_the_agency():
    assert (("Orrin Press",), 1) == counted([credited("a", "Orrin Press")], cell("a", SUNK[0], WIRE))
