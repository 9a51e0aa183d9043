from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Claim, Dated, Reading, Report, Span, Story, StoryInput, Time
from headwater.resolve.dates import dates
from headwater.text.calendar import interval
from headwater.text.times import is_established, times


def reading(name, text, published=None, precision="day"):
    dated = Dated(published, precision, "metadata") if published else None
    found = times(text, published)
    claim = Claim((Span(0, len(text)),), text, "own", times=found)
    return Reading(Report(name, text, published=dated), claims=(claim,), times=found)


def story(*readings):
    return StoryInput(Story("ferry", "Ferry sinks", tuple(r.report.id for r in readings)), readings)


def told(story_input, name):
    (found,) = (r for r in story_input.readings if r.report.id == name)
    return [(time.text, time.value) for time in found.times]


RELAYED = (
    reading("gull", "The captain spoke in an interview published Sunday. He had warned of it last summer."),
    reading("heron", "In an interview published on Sept. 8, the captain said the hull was rotten since June."),
    reading("plover", "The captain's interview, published Monday, was denied on Tuesday.", "2019-09-10"),
)


def test_undated_reports_take_days_and_years_from_the_dated_report_of_their_story():
    resolved = dates(story(*RELAYED))

    assert [("Sunday", "2019-09-08"), ("last summer", "2019-SU")] == told(resolved, "gull")
    assert [("Sept. 8", "2019-09-08"), ("June", "2019-06")] == told(resolved, "heron")
    assert [("Monday", "2019-09-09"), ("Tuesday", "2019-09-10")] == told(resolved, "plover")


def test_what_the_story_gave_says_so_in_times_and_claims_alike():
    first = dates(story(*RELAYED)).readings[0]

    assert {"story"} == {time.basis for time in first.times}
    assert first.times == first.claims[0].times
    assert "plover (2019-09-10)" in first.times[0].why


def test_an_undated_report_is_dated_no_more_precisely_than_the_story_establishes():
    near, apart = reading("b", "It sank.", "2019-09-10"), reading("c", "It sank.", "2019-11-02")

    assert ("2019-09", "month", "story") == _published(dates(story(reading("a", "It sank."), near)))
    assert ("2019", "year", "story") == _published(dates(story(reading("a", "It sank."), near, apart)))


def _published(resolved):
    published = resolved.readings[0].report.published
    return published.value, published.precision, published.basis


def test_days_on_which_the_dated_reports_disagree_stay_open():
    undated = reading("a", "It sank on Sunday, as it did last year.")
    resolved = dates(story(undated, reading("b", "It sank.", "2019-09-10"), reading("c", "It sank.", "2019-09-20")))

    assert [("Sunday", "XXXX-WXX-7"), ("last year", "2018")] == told(resolved, "a")


@given(
    st.lists(st.dates(date(2019, 2, 1), date(2019, 3, 31)), min_size=1, max_size=5),
    st.lists(
        st.sampled_from(["on Sunday", "on March 3", "last year", "in June", "today", "that day"]),
        min_size=1,
        max_size=4,
    ),
)
def test_a_time_is_established_where_each_day_that_the_story_leaves_open_gives_it_the_same_value(days, words):
    text = f"It sank {', '.join(words)}."
    before = story(reading("a", text), *(reading(f"b{n}", "It sank.", str(day)) for n, day in enumerate(days)))
    asked = [times(text, str(day + timedelta(n))) for day in days for n in (-1, 0, 1)]

    for place, resolved in enumerate(dates(before).readings[0].times):
        values = {found[place].value for found in asked}
        assert resolved.value == values.pop() if len(values) == 1 else resolved.basis != "story"


def test_yesterday_of_an_undated_report_stays_open():
    resolved = dates(story(reading("a", "It sank yesterday."), reading("b", "It sank.", "2019-09-10")))

    assert [("yesterday", "")] == told(resolved, "a")


def test_a_day_without_a_year_takes_that_of_a_full_date_close_by():
    resolved = dates(story(reading("a", "It sank on Sept. 8."), reading("b", "It sank on September 8, 2019.")))

    assert [("Sept. 8", "2019-09-08")] == told(resolved, "a")
    assert "2019-09-08, which report b names" in resolved.readings[0].times[0].why


def test_a_far_full_date_lends_no_year():
    resolved = dates(story(reading("a", "It sank on Sept. 8."), reading("b", "It was built on May 1, 1987.")))

    assert [("Sept. 8", "XXXX-09-08")] == told(resolved, "a")


def test_a_report_dated_to_the_month_resolves_what_the_whole_month_agrees_on():
    resolved = dates(story(reading("a", "It sank on Sunday, as it did last year.", "2019-09", "month")))

    assert [("Sunday", "XXXX-WXX-7"), ("last year", "2018")] == told(resolved, "a")


@pytest.mark.parametrize("text", ["It sank Sunday.", "It sank last week.", "It sank in May."])
def test_a_story_without_any_date_is_left_as_it_is(text):
    before = story(reading("a", text), reading("b", "It sank on Monday."))

    assert before == dates(before)


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from(["Sunday", "March 3", "last year", "June", "today"])
)
def test_resolving_changes_only_what_was_open_and_twice_is_as_good_as_once(day, words):
    before = story(reading("a", f"It sank {words}, not in 1988."), reading("b", "It sank.", day.isoformat()))
    once = dates(before)

    for old, new in zip(before.readings[0].times, once.readings[0].times, strict=True):
        assert old == new or (not is_established(old.value) and interval(new.value) is not None)
    assert once == dates(once)


def test_a_time_that_no_words_of_its_line_give_is_left_open():
    report = Report("a", "It sank.")
    lost = Time(Span(3, 7), "sank", "DATE", "")
    before = story(Reading(report, times=(lost,)), reading("b", "It sank.", "2019-09-10"))

    assert "" == dates(before).readings[0].times[0].value
