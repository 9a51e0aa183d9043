import math

import numpy as np
import pytest

from headwater.group.evidence import evidence
from headwater.group.features import FEATURES, features
from headwater.group.sheets import Sheets
from headwater.model import Dated, Reading, Report

TEXT = "Keepers in Ostrava said that the lighthouse would be closed. Ostrava has two."


def told(feature, *reports):
    pair = np.array([0]), np.array([1])
    return float(features(Sheets([evidence(Reading(report)) for report in reports]), *pair)[0, FEATURES.index(feature)])


def report(name, title="Lighthouse closed", text=TEXT, published=None):
    return Report(name, text, title, published=published and Dated(published, "day", "metadata"))


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("Lighthouse keepers evacuated from Ostrava", "Ostrava keepers flee", 1),
        ("Lighthouse keepers evacuated from Ostrava", "Keepers are evacuated", 2),
        ("Ostrava waits", "Quiet day in Ostrava", 0),
    ],
)
def test_two_titles_share_the_words_that_are_no_names(one, other, shared):
    found = told("title words shared that are no names", report("a", one), report("b", other))

    assert found == pytest.approx(math.log1p(shared))


def test_days_given_with_both_reports_are_trusted_apart_from_days_found_in_one_of_them():
    given, late = report("a", published="2021-01-04"), report("b", published="2021-01-07")
    found = report("c", text=f"January 7, 2021. {TEXT}")

    assert told("given days apart", given, late) == pytest.approx(math.log1p(3))
    assert math.isnan(told("guessed days apart", given, late))
    assert math.isnan(told("given days apart", given, found))
    assert told("guessed days apart", given, found) == pytest.approx(math.log1p(3))


def test_the_day_on_which_a_report_appeared_may_be_one_that_another_names():
    named = report("a", text=f"{TEXT} It has been dark since January 4, 2021.", published="2021-02-20")

    assert told("named days apart", named, report("b", published="2021-01-04")) == 0
