"""Linked data: what is written parses as RDF, in terms that the vocabularies have, and every passage is found by its selectors."""

import json
from collections import Counter
from dataclasses import replace

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report, story
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, SDO, XSD

from headwater.export.linked import linked
from headwater.export.selectors import urn
from headwater.model import Dated, Derivation, Mention, Outlet, Passage, Quote, Span, Speaker
from headwater.model.stories import identity
from headwater.pipeline import dossier as traced
from headwater.read import read

SCHEMA = Namespace("http://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
HW = Namespace("urn:headwater:terms:")
OF_OA = set(
    "Annotation SpecificResource TextQuoteSelector TextPositionSelector hasBody hasTarget hasSource hasSelector motivatedBy "
    "identifying exact prefix suffix start end".split()
)
OWN = {"contradicts", "hedge", "originsLow", "originsHigh", "originsTogether"}
STORY = "urn:headwater:story:st-1"


def graph(dossier):
    return Graph().parse(data=linked(dossier), format="json-ld")


def whole():
    """The invented dossier with all that is read in its reports."""
    made = invented.dossier()
    readings = tuple(read(reading.report) for reading in made.readings)
    return replace(made, readings=readings)


@pytest.fixture(scope="module")
def told():
    return graph(whole())


def terms(found):
    """Predicates and classes."""
    return {each for _, predicate, _ in found for each in [predicate]} | set(found.objects(None, RDF.type))


KNOWN = {
    SCHEMA: SDO.__contains__,
    PROV: PROV.__contains__,
    RDF: RDF.__contains__,
    OA: OF_OA.__contains__,
    HW: OWN.__contains__,
}


def test_every_term_is_one_that_its_vocabulary_has(told):
    found = terms(told) | terms(graph(everything_else()))

    unknown = {
        term
        for term in found
        if not any(term.startswith(str(space)) and has(term.removeprefix(str(space))) for space, has in KNOWN.items())
    }
    assert set() == unknown


def everything_else():
    """A dossier with what the invented one lacks: copies, corrections, credits, owners, captures, who speaks for whom."""
    made = invented.dossier()
    first, second, third = (reading.report for reading in made.readings)
    outlet = Outlet("Harbour Times", "harbour.example", "Moorland Media")
    correction = Passage(first.passages[0].span, "correction")
    first = replace(
        first, outlet=outlet, url="https://harbour.example/1", title="Hundreds treated", byline=("Jory Pell",),
        published=Dated("2026-03-08T09:30+01:00", "minute", "metadata"), updated=Dated("2026-03-09", "day", "metadata"),
        passages=(correction, *first.passages[1:]), fetched_at="2026-03-10T10:00:00+00:00",
    )  # fmt: skip
    second = replace(second, published=Dated("2026-03-09", "day", "metadata"))
    copied = Derivation(first.id, second.id, "copied", source=first.id, share=0.8)
    wire = Derivation(second.id, third.id, "copied", upstream="Merin Press", share=0.7)
    mentions = (Mention(first.passages[0].span, "place", "Ulmaria"), Mention(first.passages[1].span, "event", "flood"))
    readings = (
        replace(made.readings[0], report=first, mentions=mentions),
        replace(made.readings[1], report=second),
        made.readings[2],
    )
    return replace(made, readings=readings, trace=replace(made.trace, derivations=(copied, wire)))


def test_a_claim_appears_in_the_passages_that_support_it_and_is_attributed_to_its_origins(told):
    claim = URIRef(f"{STORY}:c5")
    surveys = {URIRef(f"{STORY}:organisation:{name}%20geological%20survey") for name in ("Haldish", "Sorvish")}

    texts = {str(told.value(passage, SCHEMA.text)) for passage in told.objects(claim, SCHEMA.appearance)}
    assert SCHEMA.Claim in set(told.objects(claim, RDF.type))
    assert "40,000 to 45,000 people were displaced along the lower Tarn in April 2024." == str(
        told.value(claim, SCHEMA.text)
    )
    assert 2 == len(texts)
    assert surveys == set(told.objects(claim, PROV.wasAttributedTo)) == set(told.objects(claim, SCHEMA.author))
    assert (2, 4) == tuple(told.value(claim, HW[f"origins{end}"]).toPython() for end in ("Low", "High"))


def test_origins_that_no_passage_names_apart_are_told_as_such():
    made = invented.dossier()
    counts = tuple(replace(each, together=each.row == "c5") for each in made.trace.counts)

    found = graph(replace(made, trace=replace(made.trace, counts=counts)))

    assert [(URIRef(f"{STORY}:c5"), Literal(True))] == list(found.subject_objects(HW.originsTogether))


def test_what_is_asked_is_named_by_its_words_as_the_rows_of_the_story_are_other_claims():
    told = read(report("r1", "The ferry carried 412 passengers, the harbour office said."))

    claims = set(graph(traced(story(told), "The ferry carried 214 passengers")).subjects(RDF.type, SCHEMA.Claim))

    (claim,) = claims
    assert claim.endswith(f":{identity('c', 'The ferry carried 214 passengers')}")


def test_a_passage_against_a_claim_is_no_appearance_of_it(told):
    against = [
        (row.id, cell) for row in invented.dossier().alignment.rows for cell in row.cells if cell.stance == "against"
    ]

    assert against
    for row, cell in against:
        claim = URIRef(f"{STORY}:{row}")
        (passage,) = told.subjects(HW.contradicts, claim)
        assert cell.claim.text == str(told.value(passage, SCHEMA.text))
        assert passage not in set(told.objects(claim, SCHEMA.appearance))


def test_a_quotation_has_its_speaker_the_medium_it_came_through_and_what_it_renders(told):
    rendered = list(told.subjects(SCHEMA.exampleOfWork, URIRef(f"{STORY}:q1")))
    media = {
        each
        for passage in told.subjects(RDF.type, SCHEMA.Quotation)
        for each in told.objects(passage, PROV.wasQuotedFrom)
    }

    assert len(rendered) > 1
    assert all(SCHEMA.Quotation in told.objects(each, RDF.type) for each in rendered)
    assert {URIRef(f"{STORY}:person:Yevgeny%20Dorashenko")} == {
        speaker for each in rendered for speaker in told.objects(each, SCHEMA.spokenByCharacter)
    }
    assert media
    assert all(f"{STORY}:medium:" in each for each in media)
    assert all(
        set(told.objects(each, SCHEMA.isBasedOn)) >= set(told.objects(each, PROV.wasQuotedFrom)) for each in rendered
    )


def test_reported_speech_is_a_statement_and_no_quotation(told):
    kinds = Counter(kind for kind in told.objects(None, RDF.type) if kind in (SCHEMA.Quotation, SCHEMA.Statement))
    both = set(told.subjects(RDF.type, SCHEMA.Quotation)) & set(told.subjects(RDF.type, SCHEMA.Statement))

    assert kinds[SCHEMA.Statement] > 20
    assert set() == both


def test_every_claim_quote_and_name_is_found_by_its_words_and_by_its_place(told):
    dossier = whole()
    texts = {URIRef(urn("report", each.report.id)): each.report.text for each in dossier.readings}
    spans = {(each.report.id, span) for each in dossier.readings for quote in each.quotes for span in quote.content}
    spans |= {(each.report.id, mention.span) for each in dossier.readings for mention in each.mentions}
    spans |= {(cell.report, span) for row in dossier.alignment.rows for cell in row.cells for span in cell.claim.spans}

    found = set()
    for target in told.subjects(RDF.type, OA.SpecificResource):
        source = told.value(target, OA.hasSource)
        words, place = sorted(told.objects(target, OA.hasSelector), key=lambda each: (each, OA.start, None) in told)
        start, end = (told.value(place, OA[edge]) for edge in ("start", "end"))
        assert {XSD.nonNegativeInteger} == {start.datatype, end.datatype}
        exact = texts[source][start.toPython() : end.toPython()]
        prefix, suffix = (str(told.value(words, OA[part])) for part in ("prefix", "suffix"))
        assert exact == str(told.value(words, OA.exact))
        assert f"{prefix}{exact}{suffix}" in texts[source]
        found.add((source, start.toPython(), end.toPython()))
    assert found >= {
        (URIRef(urn("report", name)), span.start, span.end) for name, span in spans if span.place == "text"
    }


def test_what_is_named_is_also_told(told):
    named = {each for each in told.objects() if isinstance(each, URIRef) and each.startswith("urn:headwater:")}

    assert [] == sorted(named - set(told.subjects()))


def test_a_copy_is_derived_from_its_source_and_two_of_one_wire_from_that():
    found = graph(everything_else())
    first, second, third = (
        URIRef(urn("report", each)) for each in ("harbour-times", "sorvik-independent", "tallow-bay-daily")
    )

    assert first in set(found.objects(second, PROV.wasDerivedFrom))
    assert {first} == set(found.objects(second, PROV.alternateOf)) == set(found.objects(third, PROV.alternateOf))
    assert SCHEMA.NewsArticle in set(found.objects(first, RDF.type))


def test_what_was_captured_is_told_with_its_digest_and_the_time(told):
    found = graph(everything_else())
    article = URIRef(urn("report", "harbour-times"))
    capture = found.value(article, SCHEMA.encoding)

    assert Literal("5f" * 32) == found.value(capture, SCHEMA.sha256)
    assert XSD.dateTime == found.value(capture, PROV.generatedAtTime).datatype
    assert (article, SCHEMA.url, URIRef("https://harbour.example/1")) in found
    assert found.value(article, SCHEMA.correction)


def test_the_first_appearance_is_told_where_every_report_that_makes_the_claim_gives_its_own_day():
    def first(*dates):
        made = invented.dossier()
        readings = tuple(
            replace(each, report=replace(each.report, published=date))
            for each, date in zip(made.readings, dates, strict=True)
        )
        return graph(replace(made, readings=readings)).value(URIRef(f"{STORY}:c1"), SCHEMA.firstAppearance)

    early, late, guessed = (
        Dated("2026-03-08", "day", "metadata"),
        Dated("2026-03-09", "day", "url"),
        Dated("2026-03-07", "day", "story"),
    )
    assert first(late, early, late).startswith(urn("report", "sorvik-independent"))
    assert first(early, early, late) is None
    assert first(early, guessed, late) is None
    assert first(early, None, late) is None
    assert first(Dated("2026-03", "month", "text"), early, late) is None


def test_a_person_who_speaks_for_a_body_does_so_here_and_the_unnamed_have_no_name_of_their_own():
    told = read(
        report("r1", "Maren Holt of the coast guard said that 12 boats were lost. Officials said the port is open.")
    )
    guard = Speaker("Maren Holt", "person", "coast guard", "spokeswoman")
    nobody = Speaker("officials", "unnamed", "unnamed")
    claims = tuple(
        replace(each, mode="attributed", speakers=(who,))
        for each, who in zip(told.claims, (guard, nobody), strict=True)
    )

    found = graph(traced(story(replace(told, claims=claims))))
    holt = next(found.subjects(SCHEMA.name, Literal("Maren Holt")))
    unnamed = set(found.subjects(SCHEMA.name, Literal("officials")))

    assert found.value(holt, PROV.actedOnBehalfOf).endswith(":organisation:coast%20guard")
    assert Literal("spokeswoman") == found.value(holt, SCHEMA.jobTitle)
    assert unnamed
    assert not any(isinstance(each, URIRef) for each in unnamed)


def test_a_body_that_is_no_origin_here_but_spoken_for_is_told_too():
    made = invented.dossier()
    quote = Quote((Span(0, 20),), "indirect", speakers=(Speaker("Maren Holt", "person", "coast guard"),))
    readings = (replace(made.readings[0], quotes=(quote,)), *made.readings[1:])

    found = graph(replace(made, readings=readings))

    assert (URIRef(f"{STORY}:organisation:coast%20guard"), RDF.type, SCHEMA.Organization) in found


@pytest.mark.parametrize(
    "attack", ['"><script>alert(1)</script>', "urn:x> <urn:y", "a\u202eb\x1b", '{"@id": "x"}', "@type"]
)
def test_hostile_words_stay_words(attack):
    found = graph(invented.hostile(attack.ljust(12)))

    assert not any(str(each).startswith("javascript:") for each in found.objects() if isinstance(each, URIRef))
    assert attack.ljust(12) in {str(each) for each in found.objects(None, SCHEMA.text)}


@given(st.text(min_size=12))
def test_whatever_a_report_says_the_graph_can_be_read(text):
    graph(invented.hostile(text))


def test_a_dossier_of_nothing_is_a_graph_of_its_reports():
    found = graph(invented.bare())

    assert {URIRef("urn:headwater:report:r")} == set(found.subjects(RDF.type, SCHEMA.NewsArticle))
    assert set() == set(found.subjects(RDF.type, SCHEMA.Claim))


def test_the_keys_are_those_of_schema_org_so_that_json_alone_is_enough():
    nodes = json.loads(linked(whole()))["@graph"]

    claim = next(each for each in nodes if "Claim" in each["@type"])
    assert {"text", "appearance", "author"} <= claim.keys()
