import numpy as np
import pytest

from headwater.group.odds import Odds, odds, standard

EVEN = Odds(0.0, np.array([10.0]), np.array([2.0]), np.array([1.0, 0.0, 0.0, 0.0]))


def test_what_is_not_known_says_nothing():
    assert EVEN(np.array([[np.nan]]))[0] == 0.5


def test_a_value_above_the_mean_speaks_for_what_its_weight_speaks_for():
    below, above = EVEN(np.array([[8.0], [12.0]]))

    assert below < 0.5 < above


def test_a_value_far_out_counts_as_one_at_the_edge():
    edge, far = EVEN(np.array([[16.0], [1e9]]))

    assert edge == far


def test_a_slope_may_bend_above_and_below_the_mean():
    assert np.allclose([[1.0, 0.2, 0.0, 0.0], [-1.0, 0.0, 0.6, 0.0]], standard(np.array([[1.0], [-1.0]]), 0.0, 1.0))


@pytest.mark.parametrize("name", ["pairs", "neighbours"])
def test_weights_ship_for_every_feature(name):
    shipped = odds(name)

    assert len(shipped.weights) == 4 * len(shipped.mean)


def test_log_odds_rise_at_most_as_far_as_their_features_may_go():
    bent = Odds(0.0, np.array([10.0, 0.0]), np.array([2.0, 1.0]), np.array([1.0, -1.0, -1.5, 0.0, 0.0, 0.0, 0.0, 0.0]))

    rises = [bent.most_rise(np.array(ways)) for ways in ([1, 0], [-1, 0], [0, 1], [0, -1], [1, -1])]

    assert np.allclose([3.8, 1.1, 0.0, 6.0, 9.8], rises)
