from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.group.candidates import MOST
from headwater.group.cluster import LOOSER, clusters, gathered
from headwater.group.parts import AGAINST, SAME, Linked, parts

SOME = settings(deadline=None)
MEMBERS = range(6)
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)).filter(lambda ends: ends[0] < ends[1]),
    st.floats(-1.2, 4),
).map(lambda scores: [(*ends, score) for ends, score in scores.items()])


def grouped(number, pairs):
    one, other, odds = zip(*pairs, strict=True) if pairs else ((), (), ())
    linked = Linked(number, np.array(one, np.int32), np.array(other, np.int32), np.array(odds, np.float64))
    return gathered(clusters(linked, parts(linked, 0.0), 0.0))


def best_first(number, pairs):
    """Join the best two groups, again and again: average linkage as books tell it, in a pile where all pairs were asked."""
    score = {frozenset(pair): value for *pair, value in pairs}

    def average(one, other):
        found = [score.get(frozenset((a, b)), AGAINST) for a in one for b in other]
        return sum(found) / len(found)

    groups = [(member,) for member in range(number)]
    while True:
        ways = ((average(a, b), a, b) for a in groups for b in groups if a < b)
        best, one, other = max(ways, default=(-1.0, (), ()), key=lambda way: way[0])
        if best < 0:
            return sorted(groups)
        groups = [group for group in groups if group not in (one, other)] + [tuple(sorted(one + other))]


@SOME
@given(PAIRS)
def test_every_member_is_in_one_group(pairs):
    assert list(MEMBERS) == sorted(member for group in grouped(6, pairs) for member in group)


@SOME
@given(PAIRS)
def test_the_order_of_pairs_changes_nothing(pairs):
    assert grouped(6, pairs) == grouped(6, pairs[::-1])


@SOME
@given(st.integers(0, 2**32 - 1))
def test_groups_that_suit_each_other_best_join_as_if_the_best_of_all_joined_first(seed):
    drawn = np.random.default_rng(seed)
    one, other = np.triu_indices(12, 1)
    odds = drawn.uniform(AGAINST, AGAINST + LOOSER, len(one))  # as alike between as within
    pairs = list(zip(one.tolist(), other.tolist(), odds.tolist(), strict=True))

    joined = grouped(12, pairs)

    left = {group for group in best_first(12, pairs) if len(group) == 1}
    assert {group for group in best_first(12, pairs) if group not in left} <= {
        tuple(member for member in group if (member,) not in left) for group in joined
    }


@SOME
@given(PAIRS, st.integers(0, 2**32 - 1))
def test_a_pile_far_away_changes_nothing(pairs, seed):
    drawn = Random(seed)
    away = [(6 + one, 6 + other, drawn.uniform(-1, 5)) for other in range(9) for one in range(other)]

    assert grouped(6, pairs) == grouped(15, [*away, *pairs])[: len(grouped(6, pairs))]


def test_one_strong_pair_does_not_chain_two_events():
    pairs = [(0, 1, 4.0), (2, 3, 4.0), (1, 2, 2.0)]

    assert [(0, 1), (2, 3)] == grouped(4, pairs)


def test_a_story_too_large_for_all_its_pairs_to_be_asked_stays_whole():
    asked = Random(0)
    pairs = [(one, other, 3.0) for other in range(120) for one in asked.sample(range(other), min(other, MOST))]

    assert [tuple(range(120))] == grouped(120, pairs)


def test_what_joins_on_average_is_one_group():
    assert [(0, 1, 2)] == grouped(3, [(0, 1, 4.0), (1, 2, 3.0), (0, 2, -1.0)])


STORY = [(0, 1, 5.0), (0, 2, 5.0), (1, 2, 5.0)]


def test_a_report_like_one_of_a_story_alone_is_of_that_story():
    assert [(0, 1, 2, 3)] == grouped(4, [*STORY, (2, 3, 1.0)])


def test_a_report_that_two_stories_suit_stays_alone():
    other = [(4, 5, 5.0), (3, 4, 0.5)]

    assert [(0, 1, 2), (3,), (4, 5)] == grouped(6, [*STORY, (2, 3, 1.0), *other])


def test_a_report_that_a_person_keeps_apart_stays_alone():
    assert [(0, 1, 2), (3,)] == grouped(4, [*STORY, (2, 3, 4.0), (1, 3, -1e9)])


def test_two_reports_that_are_alike_in_one_pair_each_do_not_bring_two_stories_together():
    other = [(3, 4, 5.0), (2, 3, 1.0)]

    assert [(0, 1, 2), (3, 4)] == grouped(5, [*STORY, *other])


def events(size, within, between):
    """All pairs of two groups of one size."""
    reports = range(2 * size)
    return [(a, b, within if (a < size) == (b < size) else between) for b in reports for a in range(b)]


def test_two_small_groups_that_are_much_more_alike_within_are_two_events():
    assert [(0, 1), (2, 3)] == grouped(4, events(2, 8.0, 5.4))


def test_two_small_groups_about_as_alike_as_each_is_within_are_one_event():
    assert [(0, 1, 2, 3)] == grouped(4, events(2, 8.0, 5.6))


def test_a_report_by_itself_joins_a_small_group_that_is_more_alike_within():
    assert [(0, 1, 2)] == grouped(3, [(0, 1, 8.0), (0, 2, 4.0), (1, 2, 4.0)])


def test_groups_of_many_reports_join_although_each_is_more_alike_within():
    assert [tuple(range(10))] == grouped(10, events(5, 8.0, 4.0))


def test_a_person_joins_two_groups_that_are_more_alike_within():
    pairs = [pair for pair in events(2, 8.0, 4.0) if pair[:2] != (1, 2)]

    assert [(0, 1, 2, 3)] == grouped(4, [*pairs, (1, 2, SAME)])


def test_reports_that_a_person_put_together_need_not_be_alike_to_keep_their_story():
    story = [(0, 1, 8.0), (0, 2, 8.0), (1, 2, 8.0)]

    assert [(0, 1, 2, 3)] == grouped(4, [*story, (0, 3, SAME)])
