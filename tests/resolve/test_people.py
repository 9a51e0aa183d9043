from dataclasses import replace
from itertools import permutations

import pytest

from headwater.model import Claim, Mention, Outlet, Quote, Reading, Report, Span, Speaker, Story, StoryInput
from headwater.resolve.people import people


def reading(number, *speakers, mentions=()):
    quote = Quote((Span(0, 1),), "indirect", speakers=speakers)
    claim = Claim((Span(0, 1),), "x", "attributed", speakers=speakers)
    named = tuple(Mention(Span(0, 1), kind, name) for name, kind in mentions)
    return Reading(Report(f"r{number}", "x"), (quote,), (claim,), named)


def person(name, origin=None, role=""):
    return Speaker(name, "person", origin or name, role)


def body(name):
    return Speaker(name, "organisation", name)


def resolved(*readings):
    story = people(StoryInput(Story("s", "h", tuple(r.report.id for r in readings)), readings))
    return [each.quotes[0].speakers for each in story.readings]


def test_spellings_of_one_speaker_become_the_most_used():
    found = resolved(
        reading(1, person("Aleksandr Morozenko")), reading(2, person("Alexander Morozenko")),
        reading(3, person("Alexander Morozenko")),
    )  # fmt: skip

    assert [(person("Alexander Morozenko"),)] * 3 == found


def test_a_last_name_alone_takes_the_full_name_from_another_report():
    found = resolved(reading(1, person("Morozenko")), reading(2, person("Alexander Morozenko")))

    assert [(person("Alexander Morozenko"),)] * 2 == found


def test_who_speaks_for_a_body_in_one_report_does_in_all():
    found = resolved(reading(1, person("Oskar Brandt", "Northline Ferries")), reading(2, person("Oskar Brandt")))

    assert ["Northline Ferries"] * 2 == [s.origin for (s,) in found]


def test_a_body_is_its_acronym_which_keeps_an_abbreviation_whole():
    found = resolved(reading(1, body("UNFHA")), reading(2, body("U.N. Ferry and Harbour Agency")))

    assert 1 == len({speaker.name for (speaker,) in found})


def test_a_point_of_the_compass_is_one_whether_it_is_written_out_or_not():
    found = resolved(reading(1, body("N. Velmia")), reading(2, body("North Velmia")), reading(3, body("South Velmia")))

    assert 2 == len({speaker.name for (speaker,) in found})


def test_police_are_the_only_force_of_the_story():
    found = resolved(reading(1, body("police")), reading(2, body("Velm Police")))

    assert [(body("Velm Police"),)] * 2 == found


def test_police_stay_police_where_the_story_has_two_forces():
    found = resolved(reading(1, body("police")), reading(2, body("Velm Police")), reading(3, body("Oslo Police")))

    assert {"police", "Velm Police", "Oslo Police"} == {s.name for (s,) in found}


def test_two_papers_of_similar_name_stay_two():
    found = resolved(reading(1, body("Severnaya Gazeta")), reading(2, body("Yuzhnaya Gazeta")))

    assert 2 == len({s.name for (s,) in found})


def test_unnamed_speakers_are_left_as_they_are():
    unnamed = Speaker("officials", "unnamed", "unnamed")

    assert [(unnamed,), (unnamed,)] == resolved(reading(1, unnamed), reading(2, unnamed))


def test_claims_vias_and_mentions_are_renamed_with_the_quotes():
    one = reading(1, person("Morozenko"), mentions=[("Morozenko", "person")])
    quote = replace(one.quotes[0], via=("Severnaia Gazeta",))
    two = reading(2, person("Alexander Morozenko"), mentions=[("Severnaya Gazeta", "organisation")] * 2)
    three = reading(3, mentions=[("Severnaya Gazeta", "organisation"), ("Severnaia Gazeta", "organisation")])
    story = people(StoryInput(Story("s", "h", ("r1", "r2", "r3")), (replace(one, quotes=(quote,)), two, three)))

    first = story.readings[0]

    assert "Alexander Morozenko" == first.claims[0].speakers[0].name == first.mentions[0].name
    assert ("Severnaya Gazeta",) == first.quotes[0].via


def test_the_order_of_the_reports_does_not_matter():
    readings = (
        reading(1, person("Morozenko")), reading(2, person("Aleksandr Morozenko")), reading(3, body("Velm Police")),
        reading(4, body("police")),
    )  # fmt: skip
    answers = {
        tuple(sorted((r.report.id, s.name) for r in people(StoryInput(Story("s", "h", ()), each)).readings
                     for s in r.quotes[0].speakers))
        for each in permutations(readings)
    }  # fmt: skip

    assert 1 == len(answers)


def test_somebody_told_by_his_office_alone_is_the_only_holder_of_it_in_the_story():
    office = person("Kestovia's envoy to Ulmaria", role="envoy")
    found = resolved(reading(1, office), reading(2, person("Oskar Brandt", role="the Kestovian envoy")))

    assert ["Oskar Brandt"] * 2 == [s.name for (s,) in found]


def test_an_office_that_two_hold_stays_as_it_is_told():
    office = person("mayor of Tarn", role="mayor")
    found = resolved(
        reading(1, office),
        reading(2, person("Oskar Brandt", role="mayor")),
        reading(3, person("Jo Pell", role="mayor")),
    )

    assert {"mayor of Tarn", "Oskar Brandt", "Jo Pell"} == {s.name for (s,) in found}


def test_outlets_of_the_story_that_cite_one_another_are_media_whatever_they_were_taken_for():
    text = "X reported"
    told = [
        ("Arn Lantern", person("Brae Sentinel"), None),
        ("Brae Sentinel", body("Clune Online"), Span(2, len(text))),
        ("Clune Online", body("Arn Lantern"), None),
        ("Orrin Gazette", Speaker("Record", "document", "Record"), None),
        ("Holm Record", person("Ada Brand"), None),
        ("Velm Museum", body("Velm Museum"), None),
    ]
    readings = tuple(
        Reading(Report(outlet, text, outlet=Outlet(outlet)), (Quote((Span(0, 1),), "indirect", cue, speakers=(who,)),))
        for outlet, who, cue in told
    )

    assert [*["outlet"] * 4, "person", "organisation"] == [s.kind for (s, *_) in resolved(*readings)]


def test_a_body_that_other_reports_know_as_a_person_is_one():
    idris = (("Idris Dembo", "person"),)

    found = resolved(
        reading(1, body("Idris Dembo"), mentions=[("Idris Dembo", "organisation")]),
        reading(2, person("Idris Dembo", role="striker"), mentions=idris),
        reading(3, body("Dembo"), mentions=[("Dembo", "organisation")]),
        reading(4, body("Dembo Steel"), mentions=[("Dembo Steel", "organisation")]),
    )

    assert ["organisation"] == [s.kind for s in found[3]]
    assert [["Idris Dembo"]] * 2 == [[s.name for s in speakers if s.kind == "person"] for speakers in found[:2]]
    assert ["organisation"] == [s.kind for s in found[2]]  # of the person or of the company: not established


def test_a_last_name_taken_for_a_body_is_the_person_that_the_story_knows():
    found = resolved(
        reading(1, person("Idris Dembo"), mentions=[("Idris Dembo", "person")]),
        reading(2, body("Dembo"), mentions=[("Dembo", "organisation")]),
    )

    assert [("Idris Dembo", "person")] * 2 == [(s.name, s.kind) for (s,) in found]


def test_a_company_s_name_without_its_trade_is_the_company():
    found = resolved(reading(1, body("Tamura")), reading(2, body("Tamura Motors")), reading(3, body("Tamura Motors")))

    assert [(body("Tamura Motors"),)] * 3 == found


def test_a_name_that_two_bodies_begin_with_is_neither():
    found = resolved(reading(1, body("Tamura")), reading(2, body("Tamura Motors")), reading(3, body("Tamura Foods")))

    assert {"Tamura", "Tamura Motors", "Tamura Foods"} == {s.name for (s,) in found}


def test_a_name_that_is_a_place_s_or_a_person_s_too_is_no_company_s():
    place = resolved(reading(1, body("Velm"), mentions=[("Velm", "place")]), reading(2, body("Velm Motors")))
    named = resolved(reading(1, body("Varga"), mentions=[("Leo Varga", "person")]), reading(2, body("Varga Motors")))

    assert {"Velm", "Velm Motors"} == {s.name for (s,) in place}
    assert {"Varga", "Varga Motors"} == {s.name for (s,) in named}


def test_a_body_s_police_or_paper_is_another_body():
    for longer in ("Tamura Police", "Tamura Telegraph", "Tamura Workers Union"):
        found = resolved(reading(1, body("Tamura")), reading(2, body(longer)))

        assert {"Tamura", longer} == {s.name for (s,) in found}


def test_a_board_is_the_regional_board_if_the_story_has_no_other():
    found = resolved(reading(1, body("water board")), reading(2, body("regional water board")))

    assert 1 == len({s.name for (s,) in found})


def test_a_body_called_by_common_nouns_is_the_only_one_they_fit():
    found = resolved(
        reading(1, body("Velmish state television")),
        reading(2, body("State television")),
        reading(3, body("Orrin Observatory for Tides")),
        reading(4, body("Observatory")),
    )

    assert ["Velmish state television"] * 2 + ["Orrin Observatory for Tides"] * 2 == [s.name for (s,) in found]


def test_common_nouns_that_fit_two_bodies_stay_alone():
    found = resolved(
        reading(1, body("Velmish state television")),
        reading(2, body("Tarnish state television")),
        reading(3, body("State television")),
    )

    assert "State television" == found[2][0].name


def test_somebodys_spokeswoman_is_not_another_ones():
    hers = Speaker("Helena Marsh spokeswoman", "person", "Helena Marsh", "spokeswoman")

    found = resolved(reading(1, hers), reading(2, person("Anna Keel", role="a spokeswoman for Speaker Oskar Brandt")))

    assert [("Helena Marsh spokeswoman",), ("Anna Keel",)] == [tuple(s.name for s in each) for each in found]
    assert "Anna Keel" == found[1][0].origin


def test_a_last_name_that_no_recogniser_saw_is_the_persons_of_another_report():
    unseen = Speaker("Morozenko", "unnamed", "unnamed")

    found = resolved(
        reading(1, unseen), reading(2, body("Morozenko")),
        reading(3, person("Aleksandr Morozenko"), mentions=(("Aleksandr Morozenko", "person"),)),
    )  # fmt: skip

    assert [(person("Aleksandr Morozenko"),)] * 3 == found


def test_what_one_report_says_something_was_told_to_is_a_medium_in_the_others():
    interview = reading(1, person("Oskar Brandt"))
    passed = replace(interview, quotes=(replace(interview.quotes[0], via=("Dnevnik Velm", "Telegram")),))
    _, (medium,), (platform,) = resolved(passed, reading(2, person("Dnevnik Velm")), reading(3, body("Telegram")))

    assert ["outlet", "organisation"] == [medium.kind, platform.kind]


def test_a_body_that_nobody_mentions_and_that_is_called_like_a_person_is_that_person():
    mentioned = [("Ruth Amory", "person"), ("Jon RVMP", "person")]
    found = resolved(reading(1, person("Ruth Amory"), mentions=mentioned), reading(2, body("Amory"), body("RVMP")))

    assert ["Ruth Amory", "RVMP"] == [speaker.name for speaker in found[1]]


def test_a_noun_that_opens_a_sentence_is_no_part_of_a_name():
    ours = replace(reading(1, person("Nima Sonam")), report=Report("r1", "The wind rose, said guide Nima Sonam."))
    found = resolved(ours, reading(2, person("Guide Nima Sonam")))

    assert [(person("Nima Sonam"),)] * 2 == found


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Orrin Police", "Orrin Police Department", "Orrin Police Department"),
        ("Sheriff's Office", "Orrin County Sheriff's Office", "Orrin County Sheriff's Office"),
        ("Police Department", "Orrin Police Department", "Orrin Police Department"),
        ("Advanced Orrin", "Advanced Orrin Technologies Inc", "Advanced Orrin Technologies Inc"),
        ("NorthRail", "NorthRail Freight", "NorthRail Freight"),
        ("NORTHRAIL Corp", "NorthRail", "NORTHRAIL Corp"),
    ],
)
def test_a_force_and_its_department_an_office_and_whose_it_is_are_one_body(one, other, name):
    assert [(body(name),)] * 2 == resolved(reading(1, body(one)), reading(2, body(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("House", "White House"),
        ("OPB", "OPB Laboratory"),
        ("Northrail", "Northrail’s Rolling House"),
        ("Orrin Police", "Orrin Police Union"),
        ("Orrin Police", "Velm Police Department"),
    ],
)
def test_a_chamber_a_union_another_town_are_other_bodies(one, other):
    assert [(body(one),), (body(other),)] == resolved(reading(1, body(one)), reading(2, body(other)))


def test_an_office_that_two_bodies_of_the_story_hold_stays_as_it_is():
    found = resolved(
        reading(1, body("Police Department")), reading(2, body("Orrin Police Department")),
        reading(3, body("Velm Police Department")),
    )  # fmt: skip

    assert (body("Police Department"),) == found[0]


def test_a_lawsuit_against_the_same_first_party_is_the_same_lawsuit():
    found = resolved(
        reading(1, Speaker("lawsuit against Tall Hat TV and one of its contractors", "document", "x")),
        reading(2, Speaker("suit against Tall Hat TV and Orrin Builders", "document", "x")),
    )

    assert 1 == len({s.name for (s,) in found})
