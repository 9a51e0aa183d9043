import pytest

from headwater.model import Passage, Report, Span
from headwater.read.cast import cast
from headwater.read.names import _firms, mentions, untitled
from headwater.read.parsed import parse


def found(text, title=""):
    told = Report("r", text, title=title, passages=(Passage(Span(0, len(text)), "body"),))
    return told, mentions(told, parse(told))


def test_every_mention_lies_where_it_says():
    told, named = found("Helena Marsh met Oskar Brandt of Northline Ferries in Oslo. Marsh left early.")

    assert all(told.at(m.span).strip() for m in named)
    assert ["Helena Marsh", "Helena Marsh"] == [m.name for m in named if "Marsh" in told.at(m.span)]


def test_a_title_is_no_part_of_a_name():
    _, named = found("Mr. Oskar Brandt said so. Minister Oskar Brandt left.")

    assert {"Oskar Brandt"} == {m.name for m in named if m.type == "person"}


def test_an_acronym_in_brackets_stands_for_the_name_before_it():
    _, named = found("The Velm Transport Union (VTU) went on strike. The VTU said it would last.")

    assert {"Velm Transport Union"} == {m.name for m in named if m.type == "organisation"}


def test_a_newspaper_is_never_a_person():
    _, named = found("Oskar Brandt told Severnaya Gazeta that he would stay. Severnaya Gazeta printed it.")

    assert {"person": {"Oskar Brandt"}, "organisation": {"Severnaya Gazeta"}} == {
        kind: {m.name for m in named if m.type == kind} for kind in ("person", "organisation")
    }


def test_capitals_of_a_headline_make_no_names():
    _, named = found("Helena Marsh opened the bridge on Monday.", title="Mayor Marsh To Open New Bridge")

    assert {"Helena Marsh"} == {m.name for m in named if m.type == "person"}


def test_what_is_called_a_newspaper_is_one_whatever_its_name():
    _, named = found("Helena Marsh told the government newspaper Velmsky Vestnik that the bridge would stay shut.")

    assert {"Velmsky Vestnik": "organisation", "Helena Marsh": "person"} == {m.name: m.type for m in named}


def test_a_name_behind_a_role_is_a_person_and_a_club_is_a_body():
    _, named = found("Granby Rovers have signed the striker Idrissa Dembo from Castello, the club announced.")

    assert {("Idrissa Dembo", "person"), ("Granby Rovers", "organisation")} <= {(m.name, m.type) for m in named}


def test_a_dateline_is_no_part_of_a_name():
    told, named = found("BAYVIEW - Saint Odile Hospital on Friday denied it had paid a ransom to hackers.")

    assert ["Saint Odile Hospital"] == [m.name for m in named if "Hospital" in m.name]
    assert ["Saint Odile Hospital"] == [told.at(m.span) for m in named if "Hospital" in m.name]


def test_whoever_has_an_age_behind_the_name_is_a_person_and_so_is_the_full_name():
    _, named = found("CASTELLO - Striker Idrissa Dembo has left for Granby Rovers. Dembo, 23, signed until June 2029.")

    assert {("Idrissa Dembo", "person")} == {(m.name, m.type) for m in named if "Dembo" in m.name}


def test_a_name_behind_union_or_company_is_a_body_s():
    _, named = found("Train drivers will strike on Friday, the drivers' union Aslo said.")

    assert [("Aslo", "organisation")] == [(m.name, m.type) for m in named]


def test_a_name_does_not_end_in_a_preposition():
    _, named = found("Saint Odile Hospital in Bayview paid hackers two million dollars last month.")

    assert "Saint Odile Hospital" in {m.name for m in named}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The chase took an hour, Orrin County Sheriff Robert Q. Velder said.", "Robert Q. Velder"),
        ('"He knew it," Undersheriff Mark Selby said.', "Mark Selby"),
        ('Asst Ch Con Brian Selby said: "An officer died today."', "Brian Selby"),
        ("House Speaker Pro Tempore Anna Keel said so too.", "Anna Keel"),
    ],
)
def test_an_office_before_a_name_is_no_name(text, person):
    _, named = found(text)

    assert {person} == {m.name for m in named if m.type == "person"}


def test_a_name_behind_an_office_is_a_person_though_it_is_one_word():
    _, named = found("Two houses fell, said disaster agency official Fauzi. Fauzi said more would come.")

    assert {("Fauzi", "person")} == {(m.name, m.type) for m in named}


def test_what_is_called_a_firm_once_is_a_body_everywhere():
    _, named = found("Trina Marlow said on Monday that it would leave Orrin. Trina Marlow Ltd. makes panels.")

    assert {"organisation"} == {m.type for m in named if "Trina" in m.name}


def test_a_ship_is_no_person():
    _, named = found("INS Mahira reported two boats. INS Mahira was sailing to Velm.")

    assert not [m for m in named if m.type == "person"]


def test_a_last_name_that_two_share_is_whose_it_was_most():
    told, named = found(
        "Mayor Donald Orrin met Melania Orrin. Orrin spoke first. Donald Orrin left, Orrin said. Melania Orrin stayed. "
        "Orrin had the last word."
    )

    assert {"Donald Orrin"} == {m.name for m in named if told.at(m.span) == "Orrin"}


def test_a_family_name_that_comes_first_is_the_persons():
    _, named = found("“It will hurt,” said the spokesman, Wang Shai. In this case, Wang said all of it is here.")

    assert {"Wang Shai"} == {m.name for m in named if m.type == "person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In May Oskar Brandt’s Northrail filed a complaint against the port.", "Oskar Brandt", "person"),
        ("On Tuesday Velmpost’s Mark Selby reported that the port would close.", "Mark Selby", "person"),
        ("“Eat less salt,” said Helena Marsh MS, who teaches in Velm.", "Helena Marsh", "person"),
        ("“Eat less salt,” said Aslo Verin, RD, a registered dietitian.", "Aslo Verin", "person"),
        (
            "Orrin Port Police Superintendent Pedro Toledo urged calm. ``It is rare,'' Toledo said.",
            "Pedro Toledo",
            "person",
        ),
        ("Sankar Das Orvel leads it. “It fell,” Das Orvel said. Das Orvel left.", "Sankar Das Orvel", "person"),
        ("“It fell,” said Sen. Ron Marsh(R-Velm), who chairs the panel.", "Ron Marsh", "person"),
        ("Councilmember Casey Orvel opposed the plan.", "Casey Orvel", "person"),
        ("The U.S. said that the port was shut.", "U.S.", "place"),
        ("Mark Tarn met Theresa Olden. Mark told Theresa that he was leaving.", "Theresa Olden", "person"),
        (
            "Lorsen Inc. said it would close the mill. Lorsen said the stock remains for sale.",
            "Lorsen Inc",
            "organisation",
        ),
        (
            "Victoria Power said the line was down. “We are on it,” Victoria Power said.",
            "Victoria Power",
            "organisation",
        ),
        ("Shares fell at noon. SkyPort confirmed the launch.", "SkyPort", "organisation"),
        ("• Northrail Union leaders met the ministry on Monday.", "Northrail Union", "organisation"),
    ],
)
def test_a_name_is_no_more_and_no_less_than_the_name(text, name, kind):
    _, named = found(text)

    assert (name, kind) in {(m.name, m.type) for m in named}
    assert not {m.name for m in named if m.name != name and set(name.split()) & set(m.name.split())}


def test_a_major_city_has_no_rank():
    _, named = found("The port is free from the crowds of most other major African cities.")

    assert not [m for m in named if m.type == "person"]


def test_who_is_told_of_as_he_or_she_is_no_body():
    text = (
        "Orvel Zhongmin was angry. Orvel Zhongmin said he would not watch it again and that his side had slept. "
        "Orvel Zhongmin praised his keeper. Orvel Zhongmin left when he could."
    )

    _, named = found(text)

    assert {"person"} == {m.type for m in named if m.name == "Orvel Zhongmin"}


@pytest.mark.parametrize(
    "text", ["He took the reins in the Queen Velm, and led Orrin.", "It was the Vice President (IVP). The report fell."]
)
def test_a_name_behind_a_title_lies_where_it_says(text):
    told, named = found(text)

    assert all(m.name in told.at(m.span) for m in named)


@pytest.mark.parametrize("name", ["T - Marvel", "Al - Sawarmi Oltem"])
def test_a_name_with_a_dash_stays_whole(name):
    _, named = found(f"{name} has announced that it will sell the phone.")

    assert name in {m.name for m in named}


def test_a_firm_that_is_a_leader_is_no_person():
    _, named = found("Helena Marsh’s Holdings Inc., a leader in its field, said net rose. The firm sells ferries.")

    assert {"Helena Marsh’s Holdings Inc": "organisation"} == {m.name: m.type for m in named if "Marsh" in m.name}


def test_an_office_is_no_name_behind_a_title():
    assert ["Inspector General for Ports", "Oskar Brandt"] == [
        untitled(name) for name in ("Inspector General for Ports", "Inspector General Oskar Brandt")
    ]


def test_a_name_that_ends_a_report_with_the_word_for_an_office_is_one():
    _, named = found("They asked Anna Captain")

    assert [("Anna Captain", "person")] == [(m.name, m.type) for m in named]


@pytest.mark.parametrize("place", ["title", "text"])
def test_mentions_are_looked_up_where_they_lie(place):
    told, named = found(
        "Helena Marsh met Oskar Brandt of Northline Ferries in Oslo.\nMarsh, a friend of Anna Maria Brandt’s, left Velm early.",
        title="Marsh meets Northline in Oslo",
    )
    known = cast(told, parse(told), named)

    for start in range(len(told.whole(place))):
        for size in (1, 9, 60):
            span = Span(start, start + size, place)
            assert tuple(m for m in named if span.overlaps(m.span)) == known.inside(span)


def test_the_form_of_a_firm_is_that_of_the_whole_name_before_it():
    told = Report("r", "Lorsen sued McLorsen Inc. on Monday, and Velm Ferries, Ltd in May.")

    assert ["McLorsen", "Velm Ferries"] == list(_firms(told, ["Lorsen", "McLorsen", "Ferries Velm", "Velm Ferries"]))
