from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.group import evidence
from headwater.group.candidates import Index, candidates
from headwater.group.packed import packed, unpacked
from headwater.group.sheets import Sheets
from headwater.model import Dated, Reading, Report

WORDS = ["quayside", "marmalade", "sturgeon", "bellwether", "gasometer", "peat", "tannery", "ostler", "weir", "kiln"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), min_size=2, max_size=20)


def sheets(texts, days=()):
    dated = [date.fromordinal(day).isoformat() for day in days] or [None] * len(texts)
    reports = (
        Report(f"r{number:03}", " ".join(words), published=Dated(day, "day", "metadata") if day else None)
        for number, (words, day) in enumerate(zip(texts, dated, strict=True))
    )
    return Sheets([evidence(Reading(report)) for report in reports])


def pairs(found):
    return list(zip(*(ends.tolist() for ends in found), strict=True))


@settings(deadline=None)
@given(TEXTS, st.data())
def test_what_comes_later_takes_no_pair_away(texts, data):
    first = data.draw(st.integers(1, len(texts)))

    before = pairs(candidates(sheets(texts[:first]), 0))

    assert before == [pair for pair in pairs(candidates(sheets(texts), 0)) if pair[1] < first]


@settings(deadline=None)
@given(TEXTS, st.data())
def test_blocks_ask_together_what_one_block_asks(texts, data):
    index, cut = Index.of(sheets(texts)), data.draw(st.integers(0, len(texts)))

    assert pairs(index.pairs(0, len(texts))) == pairs(index.pairs(0, cut)) + pairs(index.pairs(cut, len(texts)))


def test_reports_that_share_no_rare_word_are_no_pair():
    assert [] == pairs(candidates(sheets([["weir", "kiln"], ["peat", "ostler"]]), 0))


@pytest.mark.parametrize(("apart", "asked"), [(45, 1), (46, 0)])
def test_reports_far_apart_in_time_are_no_pair(apart, asked):
    texts = [["weir", "sturgeon"]] * 2

    assert asked == len(pairs(candidates(sheets(texts, [738_000, 738_000 + apart]), 0)))


def test_a_report_asks_a_bounded_number_however_many_are_like_it(monkeypatch):
    monkeypatch.setattr("headwater.group.candidates.MOST", 3)

    asked = pairs(candidates(sheets([["weir", "sturgeon", "kiln"]] * 12), 0))

    assert 3 == max(np.bincount([other for _, other in asked]))


def test_a_word_that_many_have_leads_to_the_last_of_them(monkeypatch):
    monkeypatch.setattr("headwater.group.candidates.POSTINGS", 2)

    assert [(7, 9), (8, 9)] == pairs(candidates(sheets([["weir", "sturgeon"]] * 10), 9))


@given(st.text(), st.text(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_evidence_is_unpacked_as_it_was_packed(title, text, day):
    found = evidence(Reading(Report("r", text, title, published=Dated(day.isoformat(), "day", "metadata"))))
    back = unpacked(packed(found))

    assert found == back
    for name in ("columns", "rarities", "weights", "marks"):
        assert getattr(found, name).tolist() == getattr(back, name).tolist()
