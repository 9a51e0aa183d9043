from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.group import Group
from headwater.model import Link, Reading, Report

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


def judged(a, b, score):
    return Link(a, b, score, ("read both",), "a person")


@settings(deadline=None)
@given(st.sampled_from(PAIRS), st.booleans())
def test_a_judgement_outranks_the_program(pair, same):
    stories = grouped(judged(*pair, float(same)))

    assert any(set(pair) <= set(story) for story in stories) == same


def test_without_judgements_the_words_decide():
    assert {("dam-1", "dam-2"), ("fair-1",)} == grouped()


def test_a_judgement_on_an_unknown_report_changes_nothing():
    assert grouped() == grouped(judged("dam-1", "harbour-9", 1.0))


def test_a_judgement_is_shown_as_the_link_that_it_is():
    told = judged("dam-1", "fair-1", 1.0)

    stories = list(Group((told,))(map(Reading, REPORTS)))

    assert any(told in story.links for story in stories)
