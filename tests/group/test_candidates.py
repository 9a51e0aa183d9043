from datetime import date
from operator import itemgetter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.group import evidence
from headwater.group.block import Carried, blocks
from headwater.group.candidates import candidates, days
from headwater.group.packed import packed, shown, unpacked
from headwater.model import Dated, Reading, Report

WORDS = ["quayside", "marmalade", "sturgeon", "bellwether", "gasometer", "peat", "tannery", "ostler", "weir", "kiln"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), min_size=2, max_size=20)
DATED = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), st.sampled_from([0, 738_000, 738_020, 738_060])
    ),
    min_size=2,
    max_size=20,
)
DAYS = [0, 738_000, 738_020, 738_040, 738_060, 738_080]
RUN = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS[:3]), min_size=1, max_size=2), st.sampled_from(DAYS)),
    min_size=1,
    max_size=5,
)


def pile(texts, dates=()):
    dated = [date.fromordinal(day).isoformat() if day else None for day in dates] or [None] * len(texts)
    reports = (
        Report(f"r{number:03}", " ".join(words), published=Dated(day, "day", "metadata") if day else None)
        for number, (words, day) in enumerate(zip(texts, dated, strict=True))
    )
    return [evidence(Reading(report)) for report in reports]


def shelf(found):
    return lambda places: [packed(found[place]) for place in places]


def pairs(found):
    return list(zip(*(ends.tolist() for ends in found), strict=True))


@settings(deadline=None)
@given(TEXTS, st.data())
def test_what_comes_later_takes_no_pair_away(texts, data):
    first = data.draw(st.integers(1, len(texts)))

    before = pairs(candidates(pile(texts[:first])))

    assert before == [pair for pair in pairs(candidates(pile(texts))) if pair[1] < first]


@settings(deadline=None)
@given(DATED, st.data())
def test_blocks_ask_together_what_a_pile_asks(dated, data):
    texts, dates = zip(*sorted(dated, key=lambda report: report[1] or 0), strict=True)
    found = pile(texts, dates)

    asked = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.group.block.BLOCK", data.draw(st.integers(1, 5)))
        patch.setattr("headwater.group.block.STEP", data.draw(st.integers(1, 12)))
        for block in blocks(shelf(found), days(found)):
            asked += pairs((block.places[block.one], block.places[block.other]))

    assert pairs(candidates(found)) == asked


def told(block):
    return block.start, block.end, block.evidence, *(ends.tolist() for ends in (block.places, block.one, block.other))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(RUN, st.booleans()), min_size=2, max_size=5), st.integers(1, 2), st.integers(1, 4))
@example(
    [([(["peat"], 0), (["peat"], DAYS[1])], True), ([(["weir"], DAYS[3])], True), ([(["peat"], DAYS[4])], True)], 1, 4
)
def test_blocks_are_the_same_with_what_any_earlier_run_carried(runs, postings, step):
    found = pile(*zip(*(report for run, _ in runs for report in sorted(run, key=itemgetter(1))), strict=True))
    carried, since = {}, 0

    def known(asked):
        return max((one for one in carried.values() if one.since <= asked), key=lambda one: one.since, default=None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.group.candidates.POSTINGS", postings)
        patch.setattr("headwater.group.block.STEP", step)
        for run, whole in runs:
            kept, day = [], days(found)[: since + len(run)]
            with_it = list(map(told, blocks(shelf(found), day, since, known, kept.append)))
            assert list(map(told, blocks(shelf(found), day, since))) == with_it
            if kept and whole:  # a run may break before anything is kept
                carried |= {one.since == 0: Carried.read(one.written()) for one in kept}
            since += len(run)


def noting(shelf, read):
    """Return the shelf, which notes what is read."""
    return lambda places: read.update(places.tolist()) or shelf(places)


def test_a_new_day_reads_none_of_the_days_that_are_carried(monkeypatch):
    monkeypatch.setattr("headwater.group.block.STEP", 4)
    found, kept, read = pile([[word] * 3 for word in WORDS], [738_000] * 8 + [738_001] * 2), [], set()
    list(blocks(shelf(found), days(found)[:8], keep=kept.append))

    list(blocks(noting(shelf(found), read), days(found), 8, lambda _: kept[-1]))

    assert {8, 9} == read


def test_reports_without_a_day_read_none_that_an_earlier_one_read():
    found, kept, read = pile([[word] * 3 for word in WORDS], [738_000] * 7 + [0, 738_090, 0]), [], set()
    list(blocks(shelf(found), days(found)[:8], 7, keep=kept.append))

    list(blocks(noting(shelf(found), read), days(found), 9, lambda _: kept[-1]))

    assert {7, 8, 9} == read


@settings(deadline=None)
@given(DATED, st.data())
def test_reports_added_ask_all_that_are_near_them_whenever_these_came(dated, data):
    since = data.draw(st.integers(0, len(dated)))
    dated = [*dated[:since], *sorted(dated[since:], key=lambda report: report[1] or 0)]
    found = pile(*zip(*dated, strict=True))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.group.block.STEP", data.draw(st.integers(1, 12)))
        work = list(blocks(shelf(found), days(found), since))

    asked = [pair for block in work for pair in pairs((block.places[block.one], block.places[block.other]))]
    assert {pair for pair in pairs(candidates(found)) if pair[1] >= since} == set(asked)
    assert [*range(since, len(found))] == [place for block in work for place in range(block.start, block.end)]


def test_reports_that_share_no_rare_word_are_no_pair():
    assert [] == pairs(candidates(pile([["weir", "kiln"], ["peat", "ostler"]])))


@pytest.mark.parametrize(("apart", "asked"), [(45, 1), (46, 0)])
def test_reports_far_apart_in_time_are_no_pair(apart, asked):
    texts = [["weir", "sturgeon"]] * 2

    assert asked == len(pairs(candidates(pile(texts, [738_000, 738_000 + apart]))))


def test_a_report_asks_a_bounded_number_however_many_are_like_it(monkeypatch):
    monkeypatch.setattr("headwater.group.candidates.MOST", 3)

    asked = pairs(candidates(pile([["weir", "sturgeon", "kiln"]] * 12)))

    assert 3 == max(np.bincount([other for _, other in asked]))


def test_a_word_that_many_have_leads_to_the_last_of_them(monkeypatch):
    monkeypatch.setattr("headwater.group.candidates.POSTINGS", 2)
    monkeypatch.setattr("headwater.group.block.BLOCK", 1)
    found = pile([["weir", "sturgeon"]] * 10)

    *_, last = blocks(shelf(found), days(found))

    assert [(7, 9), (8, 9)] == pairs((last.places[last.one], last.places[last.other]))


@given(st.text(), st.text(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_evidence_is_unpacked_as_it_was_packed(title, text, day):
    found = evidence(Reading(Report("r", text, title, published=Dated(day.isoformat(), "day", "metadata"))))
    back, told = unpacked(packed(found)), shown(packed(found))

    assert found == back
    assert shown(found) == told
    for name in ("columns", "rarities", "weights", "marks"):
        assert getattr(found, name).tolist() == getattr(back, name).tolist()
