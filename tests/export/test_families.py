"""Families of copies: told once, however many pairs they make."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report

from headwater.dossier.families import kin
from headwater.export.copies import families
from headwater.export.markdown import markdown
from headwater.export.page import page
from headwater.model import Alignment, Derivation, Dossier, Reading, Reuse, Span, Story, Trace

TEXT = "The harbour of Velm is closed until the ice is gone."
NAMES = ("Ansel Courier", "Hallow Post", "Lanner Herald", "Skerry Times")


def pair(a, b, relation="copied", **more):
    return Derivation(a, b, relation, share=more.pop("share", 0.9), why="2 sentences stand in both", **more)


def dossier(*pairs, reports=4):
    outlets = [NAMES[n] if n < len(NAMES) else f"Outlet {n}" for n in range(reports)]
    readings = tuple(Reading(report(f"r{n}", TEXT, outlet=outlet)) for n, outlet in enumerate(outlets))
    ids = tuple(reading.report.id for reading in readings)
    return Dossier(Story("s", "Harbour closed", ids), readings, Alignment(()), Trace(pairs))


def told(*pairs, most=None):
    return [family.told(most) for family in families(dossier(*pairs))]


def test_two_copies_are_told_as_the_pair_that_they_are():
    assert ["Hallow Post took it from Ansel Courier; 90 % of the text in common"] == told(pair("r0", "r1", source="r0"))


def test_copies_of_copies_are_one_family_with_its_first_report():
    pairs = (pair("r0", "r1", source="r0"), pair("r1", "r2", source="r1", share=0.6))

    family = "Ansel Courier, Hallow Post and Lanner Herald share running text, first in Ansel Courier"
    assert [f"{family}; 60–90 % of the text in common"] == told(*pairs)


def test_a_family_whose_first_report_is_not_known_names_none():
    pairs = (pair("r0", "r2", source="r0"), pair("r1", "r2", source="r1"))

    assert ["Ansel Courier, Hallow Post and Lanner Herald share running text; 90 % of the text in common"] == told(
        *pairs
    )


def test_who_has_it_from_an_outlet_with_two_reports_is_told_without_that_outlet():
    resting = [
        pair("r0", "r1", "shared material", share=0.2, source="r1", upstream="Hallow Post"),
        pair("r0", "r2", "shared material", share=0.1, source="r2", upstream="Hallow Post"),
    ]
    whole = dossier(*resting)
    hallow = replace(whole.readings[2].report, outlet=whole.readings[1].report.outlet)
    readings = (*whole.readings[:2], Reading(hallow), whole.readings[3])

    (family,) = families(replace(whole, readings=readings))

    assert "Ansel Courier has it from Hallow Post; up to 20 % of the text in common" == family.told()


def test_two_families_are_told_apart_and_the_closer_one_first():
    pairs = (pair("r0", "r1", share=0.5), pair("r2", "r3", share=0.8))

    first, second = told(*pairs)
    assert first.startswith("Lanner Herald and Skerry Times")
    assert second.startswith("Ansel Courier and Hallow Post")


def test_what_a_family_rests_on_is_told_if_it_is_one_thing():
    wire = (pair("r0", "r1", upstream="Merin Press"), pair("r1", "r2"))
    two = (pair("r0", "r1", upstream="Merin Press"), pair("r1", "r2", upstream="Radio Orrin"))

    assert "; it rests on Merin Press; " in told(*wire)[0]
    assert "rests on" not in told(*two)[0]


def test_all_that_rests_on_one_thing_is_a_family_and_a_report_that_is_this_thing_its_first():
    rests = [pair("r1", f"r{n}", "shared material", upstream="Ansel Courier", share=0.04) for n in (2, 3)]
    itself = [pair("r0", f"r{n}", "shared material", upstream="Ansel Courier", source="r0", share=0) for n in (1, 2)]

    others = "Hallow Post, Lanner Herald and Skerry Times"
    assert [f"{others} rest on Ansel Courier; up to 4 % of the text in common"] == told(*rests)
    assert [f"{others} have it from Ansel Courier; up to 4 % of the text in common"] == told(*rests, *itself)


def test_a_passage_in_common_of_which_nothing_is_known_joins_no_third_report():
    shared = [pair("r0", "r1", "shared material"), pair("r1", "r2", "shared material")]

    assert 2 == len(told(*shared))


def test_a_passage_in_common_with_copies_of_one_text_is_told_once():
    copies = pair("r0", "r1")
    shared = [pair(f"r{n}", "r2", "shared material", share=share) for n, share in ((0, 0.04), (1, 0.02))]

    _, told_once = told(copies, *shared)
    assert "Ansel Courier, Hallow Post and Lanner Herald have passages in common; up to 4 % of the text" == told_once


def test_of_many_names_so_many_are_told_and_the_rest_counted():
    pairs = [pair(f"r{a}", f"r{b}") for a, b in combinations(range(4), 2)]

    assert told(*pairs, most=2)[0].startswith("Ansel Courier, Hallow Post and 2 more share running text")
    assert told(*pairs, most=3) == told(*pairs)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda two: two[0] < two[1]), unique=True))
def test_a_family_is_joined_by_one_pair_less_than_it_has_reports_and_no_pair_is_lost(pairs):
    found = families(dossier(*(pair(f"r{a}", f"r{b}") for a, b in pairs), reports=10))

    assert len(pairs) == sum(family.pairs for family in found)
    assert [len(family.names) - 1 for family in found] == [len(family.closest) for family in found]


def test_the_order_of_the_pairs_changes_no_family():
    pairs = [pair("r0", "r1"), pair("r2", "r3"), pair("r1", "r2", share=0.4)]

    once, again = (kin(order) for order in (pairs, pairs[::-1]))

    assert [len(each) for each in once] == [len(each) for each in again] == [3]


@pytest.mark.parametrize("write", [markdown, page])
def test_a_hundred_near_copies_are_told_in_lines_that_grow_with_the_reports_not_with_their_pairs(write):
    def lines(reports):
        reuse = (Reuse(Span(0, 20), Span(0, 20)),)
        pairs = (pair(f"r{a}", f"r{b}", evidence=reuse) for a, b in combinations(range(reports), 2))
        return len(write(dossier(*pairs, reports=reports)).splitlines())

    assert lines(100) - lines(10) < 30 * 90
