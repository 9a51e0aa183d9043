from hypothesis import given
from hypothesis import strategies as st

from headwater.group import kept_names

STORIES = st.dictionaries(st.integers(0, 12), st.integers(1, 4))
GROUPS = st.lists(st.integers(0, 3), min_size=13, max_size=13).map(
    lambda labels: [tuple(at for at, label in enumerate(labels) if label == name) for name in sorted(set(labels))]
)


@given(GROUPS, STORIES)
def test_no_two_groups_go_on_under_one_story(groups, before):
    names, _ = kept_names(groups, before)

    assert len(names) == len(set(names.values()))


@given(GROUPS, STORIES)
def test_every_earlier_story_goes_on_or_is_part_of_one_that_does(groups, before):
    names, parts = kept_names(groups, before)

    assert set(before.values()) == set(names.values()) | set(parts)
    assert set(parts.values()) <= set(names.values())
    assert set(parts).isdisjoint(names.values())


def test_the_larger_part_of_a_story_that_splits_keeps_its_name():
    assert ({1: 7}, {}) == kept_names([(0,), (1, 2)], {0: 7, 1: 7, 2: 7})


def test_the_larger_of_two_stories_that_join_lends_its_name():
    assert ({0: 8}, {7: 8}) == kept_names([(0, 1, 2)], {0: 7, 1: 8, 2: 8})


def test_a_group_of_new_reports_has_no_name_yet():
    assert ({}, {}) == kept_names([(0, 1)], {})
