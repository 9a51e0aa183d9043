import numpy as np
import pytest

from headwater.group.trees import Node, Tree, Trees, trees

# feature 0 up to 1 goes left to leaves a and b, which feature 1 up to 5 parts; all else goes to c
LADDER = Tree((Node(0, 1.0, False, 0b011), Node(1, 5.0, True, 0b001)), np.array([10.0, 20.0, 30.0]))


@pytest.mark.parametrize(
    ("row", "value"),
    [((0, 5), 10), ((1, 6), 20), ((2, 0), 30), ((0, np.nan), 10), ((np.nan, 0), 30)],
)
def test_a_row_comes_to_the_leaf_that_its_answers_lead_to(row, value):
    columns = np.array([row], float).T

    assert [value] == LADDER(columns, np.isnan(columns)).tolist()


def test_the_values_of_all_trees_make_the_odds():
    assert [pytest.approx(1 / (1 + np.exp(-19.0)))] == Trees(-1.0, (LADDER, LADDER))(np.array([[0.0, 0.0]])).tolist()


@pytest.mark.parametrize("name", ["pairs", "neighbours"])
def test_what_ships_answers_many_rows_as_it_answers_each(name):
    rows = np.random.default_rng(0).normal(size=(50, 64))
    rows[::3, ::5] = np.nan

    assert trees(name)(rows).tolist() == [trees(name)(row[None])[0] for row in rows]
