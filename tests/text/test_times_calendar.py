from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.calendar import interval, relation, weekday

VALUES = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    st.integers(1900, 2100).map(str),
    st.sampled_from(["199", "2003-Q2", "2004-SU", "2003-WI", "2005-W07", "2005-W07-WE", "2001-H1", "19"]),
    st.sampled_from(["", "PRESENT_REF", "P3D", "XXXX-WXX-7", "XXXX-02-09", "2003-13-40", "2005-W99"]),
)


@given(VALUES)
def test_an_interval_ends_no_earlier_than_it_begins(value):
    days = interval(value)

    assert days is None or days[0] <= days[1]


@given(VALUES, VALUES)
def test_relations_read_the_same_from_both_sides(a, b):
    assert relation(a, b) == relation(b, a)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2025-02-09", "2025-02-09", "equal"),
        ("2025-02-09", "2025-02-09T10:00", "equal"),
        ("2025-02-09", "2025-02-10", "disjoint"),
        ("2025-02", "2025-02-10", "contains"),
        ("2024-SU", "2024-Q3", "overlaps"),
        ("2024-W10", "2024-03-06", "contains"),
        ("199", "1995", "contains"),
        ("2003-WI", "2004-01-15", "contains"),
        ("XXXX-WXX-7", "XXXX-WXX-1", "disjoint"),
        ("XXXX-WXX-7", "2025-02-10", "disjoint"),
        ("XXXX-WXX-7", "2025-02-09", "unknown"),
        ("XXXX-02-09", "2025-02-10", "disjoint"),
        ("P3D", "2025-02-10", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_two_values_relate_as_far_as_they_go(a, b, expected):
    assert expected == relation(a, b)


def test_the_weekday_of_a_bare_sunday_and_of_a_date_are_known():
    assert 7 == weekday("XXXX-WXX-7") == weekday("2025-02-09")
