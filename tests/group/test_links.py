"""Pairs among their neighbours: reports that come bit by bit give the links that they give at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from headwater.group.links import linked
from headwater.group.neighbours import WAYS, Neighbours, Ranked, in_common
from headwater.group.odds import Odds, odds
from headwater.group.parts import AGAINST, SURE
from headwater.group.score import Pairs

SOME = settings(deadline=None, max_examples=40)
NONE = np.zeros(0, np.float32)
piles = st.tuples(st.integers(0, 2**32 - 1), st.integers(3, 30)).map(lambda drawn: pile(*drawn))


def pile(seed, reports):
    """Draw a pile of three events, each report of which asks some of those before it, most of them of its own event."""
    rng = np.random.default_rng(seed)
    one, other = np.triu_indices(reports, 1)
    same = one % 3 == other % 3
    asked = rng.random(len(one)) < np.where(same, 0.7, 0.15)
    one, other, same = (values[asked] for values in (one, other, same))
    order = np.lexsort((one, other))
    chance = np.where(same, rng.random(len(one)) ** 0.3, rng.random(len(one)) ** 3).clip(0.02)
    near = rng.normal(-3, 2, len(one))
    values = (value[order].astype(np.float32) for value in (chance, rng.random(len(one)), near))
    return reports, Pairs(one[order].astype(np.int32), other[order].astype(np.int32), *values)


def first(pairs, reports):
    """Return the pairs of the first so many reports."""
    until = np.searchsorted(pairs.other, reports)
    return Pairs(pairs.one[:until], pairs.other[:until], pairs.chance[:until], pairs.alike[:until], pairs.near[:until])


def stands(reports, pairs, asked):
    ends, values = (pairs.one, pairs.other), (pairs.chance.astype(float), pairs.alike.astype(float))
    return Neighbours(reports, ends, *values)(asked)


def few(features):
    """Return the shipped model with some of its features alone."""
    shipped = odds("neighbours")
    weights = shipped.weights.reshape(-1, len(WAYS)) * np.isin(np.arange(len(WAYS)), list(features))
    return Odds(shipped.start, shipped.mean, shipped.scale, weights.ravel())


@SOME
@given(piles, st.sampled_from([range(len(WAYS)), (5, 6), (8,), (8, 9, 10), (13, 14, 22), (22,)]), st.data())
def test_reports_that_come_bit_by_bit_have_the_links_that_they_have_at_once(drawn, features, data):
    reports, pairs = drawn
    model, found, until = few(features), NONE, 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.group.links.odds", lambda _: model)
        for stop in [*sorted(data.draw(st.sets(st.integers(1, reports - 1), max_size=4))), reports]:
            found, _ = linked(stop, first(pairs, stop), found, np.arange(until, stop))
            until = stop

        at_once, _ = linked(reports, pairs, NONE, np.arange(reports))

    assert np.array_equal(at_once.clip(AGAINST, SURE), found.clip(AGAINST, SURE))


@SOME
@given(piles, st.data())
def test_pairs_that_get_no_neighbour_in_common_go_known_ways(drawn, data):
    reports, pairs = drawn
    known = data.draw(st.integers(1, reports - 1))
    before, new = first(pairs, known), pairs.other >= known
    common = in_common(reports, (pairs.one[new], pairs.other[new]), before.one, before.other)
    apart = np.flatnonzero(common == 0)

    changes = stands(reports, pairs, apart) - stands(known, before, apart)

    assert not (changes[:, WAYS >= 0] < -1e-9).any()
    assert not (changes[:, WAYS <= 0] > 1e-9).any()


@SOME
@given(st.lists(st.lists(st.floats(0, 1, width=16), max_size=9), min_size=1, max_size=6), st.floats(0, 1, width=16))
def test_the_best_of_each_report_and_how_many_are_better_than_a_value(rows, value):
    number = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.arange(len(row)) for row in rows])

    ranked = Ranked.of(csr_array((np.concatenate(rows), columns, number), shape=(len(rows), 9)))

    best = [sorted(row, reverse=True) + [0.0] * 10 for row in rows]
    assert [[row[place] for row in best] for place in range(10)] == [ranked.best(place).tolist() for place in range(10)]
    assert [sum(each > value for each in row) for row in rows] == ranked.better(
        np.arange(len(rows)), np.full(len(rows), value)
    ).tolist()
