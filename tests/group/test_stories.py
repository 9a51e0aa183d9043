from itertools import permutations

import pytest

from headwater.group import Group
from headwater.model import Dated, Reading, Report

BRIDGE = (
    Report(
        "bridge-1",
        "The Tarnow rope bridge over the Olza gorge collapsed on Sunday, hurting seven.",
        "Rope bridge falls",
    ),
    Report(
        "bridge-2",
        "Seven hikers were hurt when a rope bridge across the Olza gorge near Tarnow gave way.",
        "Olza bridge gives way",
    ),
)
STRIKE = (
    Report(
        "strike-1", "Ferry crews in Port Ellery began a strike over night shifts, stranding islanders.", "Ferries idle"
    ),
    Report(
        "strike-2",
        "A strike by Port Ellery ferry crews about night shifts left islanders stranded.",
        "Islanders stranded",
    ),
)


def grouped(*reports):
    return {story.reports for story in Group()(Reading(report) for report in reports)}


def test_reports_of_one_event_join_and_others_stay_apart():
    assert {("bridge-1", "bridge-2"), ("strike-1", "strike-2")} == grouped(*BRIDGE, *STRIKE)


def test_two_reports_alone_are_not_one_story_for_being_the_likest_there_are():
    aground = Report(
        "aground",
        "A passenger ferry with 212 people aboard ran onto rocks off Port Ellery on Monday, injuring 14, the coastguard said.\n\n"
        "The ship struck the reef in thick fog at about 5.40 a.m., coastguard spokesman Tomas Rehn said.",
        "Ferry runs aground off Port Ellery",
    )
    pier = Report(
        "pier",
        "The harbour board of Port Ellery approved a new breakwater on Tuesday, its chairwoman Ilse Brandt said.\n\n"
        "It will cost four million crowns and take two years to build, she said.",
        "Breakwater approved",
    )

    assert {("aground",), ("pier",)} == grouped(aground, pier)


def test_a_second_accident_that_recalls_the_first_is_another_event():
    first = (
        Report(
            "first-1",
            "A ferry carrying about 120 people sank off Balimo island on Sunday evening, killing at least 41.\n\n"
            "The Santa Elena left the port of Kuru at 5 p.m. and overturned in high waves within an hour. Fishermen pulled 63 "
            "survivors from the water.\n\nCoast guard commander Teodoro Ramil said the vessel was licensed for 80 passengers.",
            "Ferry sinks off Balimo island, 41 dead",
            published=Dated("2024-03-04", "day", "metadata"),
        ),
        Report(
            "first-2",
            "Investigators said on Monday that the Santa Elena, which capsized near Balimo on Sunday, carried 40 people more than "
            "it was licensed for.\n\nThe death toll rose to 43 after two bodies were found on a beach. Commander Teodoro Ramil said "
            "the search would go on for three days.",
            "Overloaded ferry blamed for 43 deaths near Balimo",
            published=Dated("2024-03-05", "day", "metadata"),
        ),
    )
    second = (
        Report(
            "second-1",
            "Nineteen people drowned when the ferry Maria Pilar collided with a cargo ship in the Kuru strait before dawn on "
            "Monday.\n\nIt comes a week after the Santa Elena sank off Balimo island with the loss of 43 lives.\n\n"
            "The cargo ship, the Hai Lung 6, was taken to the naval base. Its captain was being questioned, coast guard commander "
            "Teodoro Ramil said.",
            "Second ferry disaster in a week: 19 drown in Kuru strait",
            published=Dated("2024-03-11", "day", "metadata"),
        ),
        Report(
            "second-2",
            "Police detained the captain of the Hai Lung 6 on Tuesday, a day after the freighter rammed the ferry Maria Pilar and "
            "19 passengers died.\n\nThe ferry went down within minutes in the Kuru strait. Sixty-two people were rescued.\n\n"
            "Last week another ferry, the Santa Elena, capsized near Balimo, killing 43.",
            "Captain of cargo ship held after collision with ferry",
            published=Dated("2024-03-12", "day", "metadata"),
        ),
    )

    assert {("first-1", "first-2"), ("second-1", "second-2")} == grouped(*first, *second)


def test_a_report_without_company_is_a_story_of_its_own():
    assert {("bridge-1",), ("strike-1",)} == grouped(BRIDGE[0], STRIKE[0])


def test_no_reports_make_no_stories():
    assert set() == grouped()


@pytest.mark.parametrize("order", list(permutations(BRIDGE + STRIKE[:1])))
def test_the_order_of_reports_changes_nothing(order):
    expected = list(Group()(map(Reading, BRIDGE + STRIKE[:1])))

    assert expected == list(Group()(map(Reading, order)))


def test_every_link_inside_a_story_says_why_and_by_whom():
    for story in Group()(map(Reading, BRIDGE + STRIKE)):
        for link in story.links:
            assert link.reasons
            assert link.by
