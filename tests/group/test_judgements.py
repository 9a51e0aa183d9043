from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.group import Group
from headwater.model import Judgement, Link, Reading, Report

REPORTS = (
    Report("dam-1", "Engineers in Vell Hollow drained the Marrick dam after a crack was found.", "Marrick dam drained"),
    Report(
        "dam-2", "The Marrick dam above Vell Hollow was drained when engineers found a crack.", "Crack in Marrick dam"
    ),
    Report("fair-1", "The Osterley book fair opened with a reading by the poet Ida Renn.", "Book fair opens"),
)
PAIRS = (("dam-1", "dam-2"), ("dam-1", "fair-1"), ("dam-2", "fair-1"))


def grouped(*judgements):
    return {story.reports for story in Group(judgements)(map(Reading, REPORTS))}


def judged(a, b, same):
    return Judgement(a, b, same, "read both", "Ida")


@settings(deadline=None)
@given(st.sampled_from(PAIRS), st.booleans())
def test_a_judgement_outranks_the_program(pair, same):
    stories = grouped(judged(*pair, same))

    assert any(set(pair) <= set(story) for story in stories) == same


def test_without_judgements_the_words_decide():
    assert {("dam-1", "dam-2"), ("fair-1",)} == grouped()


def test_a_judgement_on_an_unknown_report_changes_nothing():
    assert grouped() == grouped(judged("dam-1", "harbour-9", True))


def test_a_judgement_is_shown_as_the_link_that_it_is():
    stories = list(Group((judged("dam-1", "fair-1", True),))(map(Reading, REPORTS)))

    assert any(Link("dam-1", "fair-1", 1.0, ("read both",), "Ida") in story.links for story in stories)


@given(st.sampled_from(PAIRS), st.lists(st.sampled_from([True, False, None]), max_size=3))
def test_a_judgement_that_was_withdrawn_counts_as_none(pair, said):
    told = [judged(*pair[:: (-1) ** number], same) for number, same in enumerate(said)]

    assert list(Group()(map(Reading, REPORTS))) == list(Group((*told, judged(*pair, None)))(map(Reading, REPORTS)))
