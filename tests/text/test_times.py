from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Span
from headwater.text.times import is_established, times

PUBLISHED = "2019-10-16"  # a Wednesday
VOCABULARY = (
    "said Monday last the year 12 May 2019 on , . in will three weeks ago quarter night 9 a.m. every "
    "since 1990s million September 31 a half an hour week's Friday's early mid- 20th century 99999999 "
    "recently"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


def values(text, anchor=PUBLISHED):
    return [time.value for time in times(text, anchor)]


@given(st.lists(WORDS, max_size=25).map(" ".join), st.dates(date(1600, 1, 1), date(2100, 12, 31)))
def test_every_time_stands_where_it_says_and_none_overlap(text, day):
    found = times(text, day.isoformat())

    assert [time.text for time in found] == [text[time.span.start : time.span.end] for time in found]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was arrested early Sept. 6 near the pier.", ["2019-09-06"]),
        ("The boat sank late March 3, 2018.", ["2018-03-03"]),
        ("It was forecast to reach Velm overnight Friday.", ["2019-10-11TNI"]),
        ("The hall burned down overnight on Sunday.", ["2019-10-13TNI"]),
    ],
)
def test_a_day_keeps_what_part_of_it_is_told(text, value):
    assert value == values(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("It closed on Feb. 29.", ["2024-02-29"]), ("It will close on Feb. 29.", ["2028-02-29"])],
)
def test_a_leap_day_is_that_of_the_nearest_leap_year_the_tense_allows(text, value):
    assert value == values(text, "2026-03-01")


@given(st.text(max_size=200), st.none() | st.just(PUBLISHED) | st.text(max_size=12))
def test_any_text_and_any_anchor_is_read_without_complaint(text, anchor):
    assert all(time.text for time in times(text, anchor))


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_without_an_anchor_nothing_is_resolved_by_metadata(text):
    assert {time.basis for time in times(text, None)} <= {"text", None}


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_full_date_is_its_own_value_whatever_the_anchor(day):
    written = f"It opened on {day:%B} {day.day}, {day.year}."

    if 1500 <= day.year < 2100:
        assert [day.isoformat()] == values(written)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_something_was_said_on_lies_in_the_week_before(day, weekday):
    (value,) = values(f"The mayor said {weekday} that the bridge was shut.", day.isoformat())

    assert 0 <= (day - date.fromisoformat(value)).days < 7
    assert weekday == f"{date.fromisoformat(value):%A}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court ruled Monday.", ["2019-10-14"]),
        ("The court will rule on Friday.", ["2019-10-18"]),
        ("She resigned last week.", ["2019-W41"]),
        ("He left the town three years ago.", ["2016"]),
        ("The mine closed in June.", ["2019-06"]),
        ("The fair is scheduled for March.", ["2020-03"]),
        ("It began in the spring of 2011.", ["2011-SP"]),
        ("Floods came last winter and last summer.", ["2018-WI", "2019-SU"]),
        ("They met at 9:30 p.m. on Tuesday.", ["2019-10-15T21:30"]),
        ("They met on Tuesday night.", ["2019-10-15TNI"]),
        ("The strike lasted three days and a half.", ["P3.5D"]),
        ("The 16-hour journey took several weeks to plan.", ["PT16H", "PXW"]),
        ("Trains leave every day, and boats each Thursday.", ["P1D", "XXXX-WXX-4"]),
        ("It was built in the 1960s, or the late '70s.", ["196", "197"]),
        ("No such flood had come since the 19th century.", ["18"]),
        ("Profit rose in the third quarter from a year earlier.", ["2019-Q3", "2018-Q3"]),
        ("The talks ran from May 3 to 5, 2017.", ["2017-05-03", "2017-05-05"]),
        ("The minister is now abroad; a new one comes soon.", ["PRESENT_REF", "FUTURE_REF"]),
        ("Over the past three years prices doubled.", ["P3Y"]),
        ("On 2019-03-04 and 4/5/18 it snowed.", ["2019-03-04", "2018-04-05"]),
        ("The ship sank on 3 May 1931, a Sunday.", ["1931-05-03", "2019-10-13"]),
        ("Shops close on Christmas Eve and Easter Monday 2018.", ["2019-12-24", "2018-04-02"]),
        ("The dam broke overnight.", ["2019-10-16TNI"]),
        ("It broke early morning on Sunday, May 6, 2018.", ["2018-05-06TMO"]),
        ("It broke on May 3, 2018, at 10: 45 p. m.", ["2018-05-03", "2018-05-03T22:45"]),
        ("It broke on May 3, 2018. By noon it was gone.", ["2018-05-03", "2018-05-03T12:00"]),
        ("The mayor vowed to resign Friday.", ["2019-10-18"]),
        ("The bid had been due to expire Friday.", ["2019-10-11"]),
        ("The plan will be published in December.", ["2019-12"]),
        ("The island split off after a March referendum and its May election.", ["2019-03", "2019-05"]),
    ],
)
def test_values_follow_the_report_s_day_and_the_tense_of_the_sentence(text, expected):
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 2019-03-04T09:30 it snowed.", ["2019-03-04T09:30"]),
        ("The forms are dated 2019-02-31 and 25/12/89.", ["1989-12-25"]),
        ("Rain is due on 9 to 11 March.", ["2020-03-09", "2020-03-11"]),
        ("He said it on April 24 and 25.", ["2019-04-24", "2019-04-25"]),
        ("They met on May 3, 2018. That evening they left.", ["2018-05-03", "2018-05-03TEV"]),
        ("They met at 12:15 a.m. on Sunday and left at midnight.", ["2019-10-13T00:15", "2019-10-13T24:00"]),
        ("Every Thursday night they met.", ["XXXX-WXX-4TNI"]),
        ("They met the previous Sunday and last Wednesday.", ["2019-10-06", "2019-10-09"]),
        ("They met in May 2018. That month it rained, that year it snowed.", ["2018-05", "2018-05", "2018"]),
        ("They met on May 3, 2018. The following week they left.", ["2018-05-03", "2018-W19"]),
        ("They met on May 3, 2018, and parted the same day.", ["2018-05-03", "2018-05-03"]),
    ],
)
def test_days_and_hours_are_told_by_their_words_and_by_the_times_before_them(text, expected):
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanksgiving 2018 was warm, Memorial Day 2018 was cold.", ["2018-11-22", "2018-05-28"]),
        ("It was shut on Good Friday 2018 and last Halloween.", ["2018-03-30", "2018-10-31"]),
        ("It shuts every March; it was shut in April last year.", ["XXXX-03", "2018-04"]),
        ("It was shut last May and last September.", ["2019-05", "2018-09"]),
        ("It will open next January, or next spring.", ["2020-01", "2020-SP"]),
        ("It grew in the first half of 2018 and in last year's second quarter.", ["2018-H1", "2018-Q2"]),
        ("It fell in the year-ago third quarter.", ["2018-Q3"]),
        ("Sales will grow in the fourth quarter.", ["2019-Q4"]),
        ("It began in the mid-nineties, in the second half of 1998.", ["199", "1998-H2"]),
        ("It opened in nineteen ninety-eight, not in two thousand and five.", ["1998", "2005"]),
        ("It rose in the third quarter of 1990. In the 1988 period it fell.", ["1990-Q3", "1988-Q3"]),
        ("The latest quarter was weak, as was the full year.", ["2019-Q3", "2019"]),
        ("By the end of the year it was shut, at year-end it was sold.", ["2019", "2019-12-31"]),
        ("It fell from the year-ago quarter.", ["2018-Q3"]),
    ],
)
def test_feasts_months_quarters_and_years_are_told_from_the_report_s_day(text, expected):
    assert expected == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended many years ago, ten minutes ago, 20,000 years ago.", ["PAST_REF"] * 3),
        ("It began three decades ago, or a century ago.", ["1989", "1919"]),
        ("It will begin two weeks from now.", ["2019-W44"]),
        ("They left two hours later.", ["PT2H"]),
        ("It shut over the weekend and will shut next weekend.", ["2019-W41-WE", "2019-W43-WE"]),
        ("The near future is dark, the recent past was not.", ["FUTURE_REF", "PAST_REF"]),
        ("It was shut in recent months, but not in recent years.", ["PXM", "PAST_REF"]),
        ("They met once a week for half an hour.", ["P1W", "PT0.5H"]),
        ("The day-long strike took 3 to 5 days to plan.", ["P1D", "P5D"]),
        ("They came every night and every other day.", ["XXXX-XX-XXTNI", "P2D"]),
        ("The paper is printed daily; the average daily wage is paid annually.", ["P1D", "P1Y"]),
        ("It took weeks, the first nine months, two and a half years, two centuries.", ["PXW", "P9M", "P2.5Y", "P2CE"]),
    ],
)
def test_how_long_how_often_and_how_long_ago_are_told(text, expected):
    assert expected == values(text)


def test_a_feast_that_moves_has_no_day_where_no_year_is_known():
    assert ["XXXX-12-25", "", ""] == values("It was shut on Christmas, Easter and Labor Day.", None)


@pytest.mark.parametrize(
    "text",
    [
        "A 39-year-old man and a boy who is 12 years old survived.",
        "The march may go on.",
        "They held a March for the Coast, and a March on the Port.",
        "He earned $1990 a ticket, and some 2000 people came.",
        "It is the second largest port, a quarter of all trade.",
        "There are four flights a week, at $50 a day.",
        "They left as soon as they could.",
        "The crews built a total of 1522 yards of wall.",
    ],
)
def test_ages_verbs_counts_rates_and_idioms_are_no_times(text):
    assert [] == values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in an interview published Sunday", "XXXX-WXX-7"),
        ("in an interview published on Feb. 9", "XXXX-02-09"),
        ("the visit in June", "XXXX-06"),
        ("the visit last summer", "XXXX-SU"),
        ("a pact signed last year", ""),
        ("at 10 a.m. on Sunday", "XXXX-WXX-7T10:00"),
        ("a pact signed yesterday", ""),
    ],
)
def test_without_an_anchor_a_time_says_no_more_than_its_words(text, expected):
    (time,) = times(text, None)

    assert expected == time.value
    assert not is_established(time.value)
    assert time.basis is None


def test_a_month_after_a_year_in_the_same_sentence_belongs_to_that_year():
    assert ["2016", "2016-06"] == values("The two deepened ties in 2016, signing a pact in June.", None)


def test_words_alone_and_the_anchor_are_told_apart_as_basis():
    found = times("He was born in 1950 and left on Monday.", PUBLISHED)

    assert ["text", "metadata"] == [time.basis for time in found]


def test_what_one_stretch_names_the_next_counts_from_and_what_lies_between_is_not_read():
    text = "They met on May 3, 2018.\nRead more: Sale ends Monday\nThe next day they left."
    stretches = [Span(0, 24), Span(text.index("The next"), len(text))]

    assert ["2018-05-03", "2018-05-04"] == [time.value for time in times(text, PUBLISHED, stretches)]
