from random import Random

from hypothesis import given
from hypothesis import strategies as st

from headwater.group.candidates import MOST
from headwater.group.cluster import clusters

MEMBERS = range(6)
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)).filter(lambda ends: ends[0] < ends[1]),
    st.floats(-4, 4),
).map(lambda scores: [(*ends, score) for ends, score in scores.items()])


@given(PAIRS)
def test_every_member_is_in_one_group(pairs):
    groups = clusters(MEMBERS, pairs, 0.0)

    assert list(MEMBERS) == sorted(member for group in groups for member in group)


@given(PAIRS)
def test_the_order_of_pairs_changes_nothing(pairs):
    assert clusters(MEMBERS, pairs, 0.0) == clusters(MEMBERS, pairs[::-1], 0.0)


def test_one_strong_pair_does_not_chain_two_events():
    pairs = [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 2.0)]

    assert [(0, 1), (2, 3)] == clusters(range(4), pairs, 0.0)


def test_a_story_too_large_for_all_its_pairs_to_be_asked_stays_whole():
    asked = Random(0)
    pairs = [(one, other, 3.0) for other in range(120) for one in asked.sample(range(other), min(other, MOST))]

    assert [tuple(range(120))] == clusters(range(120), pairs, 0.0)


def test_what_joins_on_average_is_one_group():
    assert [(0, 1, 2)] == clusters(range(3), [(0, 1, 4.0), (1, 2, 3.0), (0, 2, -1.0)], 0.0)


STORY = [(0, 1, 5.0), (0, 2, 5.0), (1, 2, 5.0)]


def test_a_report_like_one_of_a_story_alone_is_of_that_story():
    assert [(0, 1, 2, 3)] == clusters(range(4), [*STORY, (2, 3, 1.0)], 0.0)


def test_a_report_that_two_stories_suit_stays_alone():
    other = [(4, 5, 5.0), (3, 4, 0.5)]

    assert [(0, 1, 2), (3,), (4, 5)] == clusters(range(6), [*STORY, (2, 3, 1.0), *other], 0.0)


def test_a_report_that_a_person_keeps_apart_stays_alone():
    assert [(0, 1, 2), (3,)] == clusters(range(4), [*STORY, (2, 3, 4.0), (1, 3, -1e9)], 0.0)


def test_two_reports_that_are_alike_in_one_pair_each_do_not_bring_two_stories_together():
    other = [(3, 4, 5.0), (2, 3, 1.0)]

    assert [(0, 1, 2), (3, 4)] == clusters(range(5), [*STORY, *other], 0.0)
