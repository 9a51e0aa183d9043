from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import report, story

from headwater.compare.utterances import utterances
from headwater.model import Passage, Quote, Reading, Span, Speaker

LISS = Speaker("Hanne Liss", "person", "Hanne Liss")
BRANDL = Speaker("Otto Brandl", "person", "Otto Brandl")
SAID = "“We are going to open again in May, with or without a roof over the stage,” Hanne Liss said."
POOL = (
    SAID,
    "Liss said they would open in May “with or without a roof over the stage”.",
    "“We will open again in May, with a roof above the stage or without one,” said Hanne Liss.",
    "“Nobody had told me that the bolts were rusty,” Otto Brandl said.",
    "The storm came from the sea and was gone by midnight.",
)


def quoting(name, *paragraphs, speaker=LISS):
    """A reading that gives every pair of quotation marks to one speaker."""
    told = report(name, *paragraphs)
    quotes = []
    start = told.text.find("“")
    while start >= 0:
        end = told.text.index("”", start)
        quotes.append(Quote((Span(start, end + 1),), "direct", speakers=(speaker,)))
        start = told.text.find("“", end)
    return Reading(told, quotes=tuple(quotes))


def test_the_same_words_are_one_utterance_in_one_wording():
    (found,) = utterances(story(quoting("a", SAID), quoting("b", f"At the hall: {SAID}")))

    assert found.same_wording
    assert "Hanne Liss" == found.speaker
    assert ["a", "b"] == [variant.report for variant in found.variants]


def test_a_report_that_repeats_a_part_of_what_it_quotes_has_one_variant_the_fullest():
    (found,) = utterances(story(quoting("a", SAID, POOL[1]), quoting("b", POOL[1])))

    assert ["a", "b"] == [variant.report for variant in found.variants]
    assert found.variants[0].text.startswith("We are going to open")


def test_a_quotation_over_several_lines_is_one_utterance():
    broken = "“We are going to open again in May,", "with or without a roof over the stage,” Hanne Liss said."
    (found,) = utterances(story(quoting("a", SAID), quoting("b", *broken)))

    assert found.same_wording
    assert found.variants[1].text.endswith("over the stage")


def test_a_cut_is_still_the_same_wording():
    (found,) = utterances(story(quoting("a", SAID), quoting("b", POOL[1])))

    assert found.same_wording
    assert "with or without a roof over the stage" == found.variants[1].text


def test_another_translation_of_one_speaker_is_one_utterance_in_two_wordings():
    (found,) = utterances(story(quoting("a", SAID), quoting("b", POOL[2])))

    assert not found.same_wording


@pytest.mark.parametrize("speaker", [LISS, BRANDL])
def test_other_words_with_another_sense_are_no_utterance_in_common(speaker):
    assert () == utterances(story(quoting("a", SAID), quoting("b", POOL[3], speaker=speaker)))


def test_what_one_report_quotes_twice_is_nothing_in_common():
    assert () == utterances(story(quoting("a", SAID, SAID), quoting("b", POOL[4])))


def test_an_unattributed_quotation_counts_if_it_is_long_enough_for_speech():
    long, short = Reading(report("b", f"It read: {SAID}")), Reading(report("c", "They call it “May”."))

    (found,) = utterances(story(quoting("a", SAID), long, short))

    assert {"a", "b"} == {variant.report for variant in found.variants}


def test_words_that_say_who_speaks_are_no_utterance_where_a_mark_before_them_is_missing():
    def broken(name):
        told = report(name, 'We open in May," she told reporters outside the concert hall. "With or without a roof."')
        cue = told.text.index("told")
        return Reading(told, quotes=(Quote((Span(0, 14),), "direct", cue=Span(cue, cue + 4), speakers=(LISS,)),))

    assert not any("reporters" in v.text for u in utterances(story(broken("a"), broken("b"))) for v in u.variants)


def test_quotation_marks_in_furniture_are_no_utterance():
    promo = replace(report("b", SAID), passages=(Passage(Span(0, len(SAID)), "promo"),))

    assert () == utterances(story(quoting("a", SAID), promo))


@given(st.lists(st.lists(st.sampled_from(POOL), max_size=3), min_size=2, max_size=3))
@settings(max_examples=50)
def test_every_variant_stands_in_its_report_without_its_marks_and_two_reports_have_it(told):
    readings = [quoting(f"r{n}", *paragraphs) for n, paragraphs in enumerate(told)]
    reports = {reading.report.id: reading.report for reading in readings}

    for found in utterances(story(*readings)):
        assert len({variant.report for variant in found.variants}) > 1
        for variant in found.variants:
            (span,) = variant.spans
            assert variant.text == reports[variant.report].at(span)
            assert variant.text[0] not in "“”"
            assert variant.text[-1] not in "“”"


def test_the_names_of_the_reports_change_nothing():
    told = (SAID, POOL[1], POOL[2])
    found = set()
    for names in permutations("abc"):
        back = dict(zip(names, "xyz", strict=True))
        made = utterances(story(*(quoting(name, text) for name, text in zip(names, told, strict=True))))
        found.add(frozenset(frozenset((back[v.report], v.text) for v in u.variants) for u in made))

    assert 1 == len(found)
