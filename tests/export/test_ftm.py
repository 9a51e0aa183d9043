"""FollowTheMoney entities: of schemata and properties that the model has, with nothing referred to that is not there."""

import json
import re
from dataclasses import replace
from pathlib import Path

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.export.ftm import ftm
from headwater.export.links import to_words
from headwater.model import Dated, Derivation, Outlet, Speaker
from headwater.read import read

MODEL = json.loads((Path(__file__).parent / "ftm_model.json").read_text(encoding="utf-8"))
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?)?)?)?")


def entities(dossier):
    return [json.loads(line) for line in ftm(dossier).split("\n") if line]


def whole():
    """The invented dossier with all that is read in its reports, an address, dates and a copy."""
    made = invented.dossier()
    readings = [read(reading.report) for reading in made.readings]
    first = replace(
        readings[0].report, url="https://harbour.example/1", outlet=Outlet("Harbour Times", "harbour.example"),
        published=Dated("2026-03-08T09:30+01:00", "minute", "metadata"), fetched_at="2026-03-10T10:00:00+00:00",
    )  # fmt: skip
    readings[0] = replace(readings[0], report=first)
    ids = [reading.report.id for reading in readings]
    copied = Derivation(ids[0], ids[1], "copied", source=ids[0], share=0.8, why="4 sentences stand in both")
    return replace(made, readings=tuple(readings), trace=replace(made.trace, derivations=(copied,)))


def of(schema, dossier):
    return [each["properties"] for each in entities(dossier) if schema == each["schema"]]


def unlike_the_model(dossier):
    """What the published model does not have: schemata, properties, references, values of a type."""
    found = entities(dossier)
    schemata = {each["id"]: each["schema"] for each in found}
    for each in found:
        known = MODEL["schemata"][each["schema"]]["properties"]
        for key, values in each["properties"].items():
            yield from ((each["schema"], key, value) for value in values if not fits(known.get(key), value, schemata))


def fits(kind, value, schemata):
    """Whether a value is one of a property's type; a reference, whether it leads to an entity of the wanted kind."""
    if kind is None or not isinstance(value, str) or not value:
        return False
    if kind.startswith("entity "):
        return value in schemata and kind.removeprefix("entity ") in MODEL["schemata"][schemata[value]]["is"]
    of_type = {
        "date": DATE.fullmatch,
        "url": re.compile(r"https?://[^\s/]+.*").fullmatch,
        "language": MODEL["languages"].__contains__,
    }
    return of_type[kind](value) if kind in of_type else True


@pytest.mark.parametrize("make", [whole, invented.dossier, invented.bare, lambda: invented.crowd(5, 6)])
def test_what_is_written_is_what_the_model_knows(make):
    assert [] == list(unlike_the_model(make()))


@pytest.mark.parametrize("make", [whole, lambda: invented.crowd(5, 6)])
def test_an_entity_stands_once(make):
    ids = [each["id"] for each in entities(make())]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"hw-[0-9a-f]{40}", each) for each in ids)


def test_a_report_is_an_article_with_its_text():
    article = of("Article", whole())[0]

    assert ["https://harbour.example/1"] == article["sourceUrl"]
    assert (["Harbour Times"], ["https://harbour.example"]) == (article["publisher"], article["publisherUrl"])
    assert (["2026-03-08T09:30+01:00"], ["eng"]) == (article["publishedAt"], article["language"])
    assert [whole().readings[0].report.text] == article["bodyText"]
    assert {"Ulmaria", "Brelin"} <= set(article["locationMentioned"])


def test_a_date_that_the_story_lent_is_none_of_the_article():
    made = invented.dossier()
    first, *others = made.readings
    lent = replace(first.report, published=Dated("2026-03", "month", "story"))

    assert "publishedAt" not in of("Article", replace(made, readings=(replace(first, report=lent), *others)))[0]


def test_a_claim_is_a_note_on_the_reports_that_carry_it_and_on_its_origins():
    found = entities(whole())
    named = {each["id"]: each["properties"]["name"] for each in found if each["schema"] == "Person"}

    main = next(each["properties"] for each in found if "main claim" in each["properties"].get("keywords", ()))
    assert ["Hundreds of injured Kestovian rescue workers are being treated in Ulmaria."] == main["description"]
    assert ["Independent origins: 1 (Yevgeny Dorashenko)"] == main["summary"]
    assert ["claim", "main claim", "single origin"] == main["keywords"]
    assert 3 == len(main["proof"])
    assert [["Yevgeny Dorashenko"]] == [named[each] for each in main["entity"] if each in named]


def test_every_passage_says_where_it_stands():
    dossier = whole()
    texts = {each["id"]: each["properties"]["bodyText"][0] for each in entities(dossier) if each["schema"] == "Article"}
    cells = [cell for row in dossier.alignment.rows for cell in row.cells]
    spans = {span for cell in cells for span in cell.claim.spans}
    spans |= {span for each in dossier.readings for quote in each.quotes for span in quote.content}

    places = set()
    for note in of("Note", dossier):
        found = [re.fullmatch(r"text char=(\d+),(\d+)", each) for each in note.get("notes", ())]
        told = [(int(each[1]), int(each[2])) for each in found if each]
        places |= set(told)
        if told:
            assert note["description"] == [" … ".join(texts[note["proof"][0]][start:end] for start, end in told)]
    assert {(span.start, span.end) for span in spans} <= places


def test_a_passage_links_to_its_words_in_the_page_and_names_its_speaker_and_medium():
    dossier = whole()
    found = {each["id"]: each["properties"] for each in entities(dossier)}

    note = next(
        each for each in found.values() if "via Kestovsky Vestnik" in each.get("notes", ()) and "sourceUrl" in each
    )
    assert note["sourceUrl"][0].startswith("https://harbour.example/1#:~:text=")
    assert ["Yevgeny Dorashenko"] in [found[each].get("name") for each in note["entity"]]


def test_a_name_in_a_report_is_a_mention_resolved_to_who_speaks_if_he_does():
    mentions = of("Mention", whole())

    ambassador = [each for each in mentions if ["Yevgeny Dorashenko"] == each["name"]]
    assert ambassador
    assert all("resolved" in each and ["Person"] == each["detectedSchema"] for each in ambassador)
    assert any("resolved" not in each for each in mentions)


def test_origins_are_joined_to_the_reports_that_carry_them_and_copies_to_their_source():
    dossier = whole()

    roles = [each["role"][0] for each in of("Documentation", dossier)]
    (link,) = of("UnknownLink", dossier)
    assert 3 == roles.count("origin (participant)")
    assert (["took its text from"], ["4 sentences stand in both"]) == (link["role"], link["summary"])
    ids = {each["properties"]["publisher"][0]: each["id"] for each in entities(dossier) if each["schema"] == "Article"}
    assert ([ids["Sorvik Independent"]], [ids["Harbour Times"]]) == (link["subject"], link["object"])


def test_whoever_speaks_for_a_body_of_the_story_represents_it():
    made = invented.dossier()
    survey = "Haldish geological survey"
    envoy = Speaker("Ilse Tannert", "person", survey, "geologist")
    row = made.alignment.rows[0]
    spoken = replace(row, cells=(replace(row.cells[0], claim=replace(row.cells[0].claim, speakers=(envoy,))),))

    found = replace(made, alignment=replace(made.alignment, rows=(spoken, *made.alignment.rows[1:])))

    (person,) = [each for each in of("Person", found) if ["Ilse Tannert"] == each["name"]]
    assert ["geologist"] == person["position"]
    assert [["speaks for"]] == [each["role"] for each in of("Representation", found)]


def test_the_unnamed_are_told_in_words_as_nobody_knows_who_they_are():
    found = entities(whole())

    assert not any("foreign relief agencies" in each["properties"].get("name", ()) for each in found)
    assert any(
        "given to foreign relief agencies, who is not named" in each["properties"].get("notes", ()) for each in found
    )


@given(st.text(min_size=12))
def test_whatever_a_report_says_is_one_entity_a_line(text):
    assert all({"id", "schema", "properties"} == each.keys() for each in entities(invented.hostile(text)))


@pytest.mark.parametrize(
    ("url", "words", "address"),
    [
        ("https://a.example/x", "ice-bound, they said", "https://a.example/x#:~:text=ice%2Dbound%2C%20they%20said"),
        ("https://a.example/x#top", "so", "https://a.example/x#top:~:text=so"),
        ("https://a.example/x", "one two three four five and " + "so on " * 20 + "six seven eight nine ten",
         "https://a.example/x#:~:text=one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten"),
        ("javascript:alert(1)", "so", None),
        (None, "so", None),
    ],
)  # fmt: skip
def test_an_address_can_lead_to_words_in_a_page(url, words, address):
    assert address == to_words(url, words)
