from datetime import date

import pytest

from headwater.group.days import days, of_url
from headwater.group.evidence import evidence
from headwater.model import Passage, Reading, Report, Span

PUBLISHED = date(2021, 1, 4).toordinal()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The kiln burned down on March 3, 2019.", date(2019, 3, 3)),
        ("The kiln burned down on 3 March 2019.", date(2019, 3, 3)),
        ("The kiln burned down on 2019-03-03.", date(2019, 3, 3)),
        ("The kiln burned down on Dec. 30.", date(2020, 12, 30)),
        ("The kiln burned down on Friday.", date(2021, 1, 1)),
    ],
)
def test_a_day_is_found_however_it_is_written(text, day):
    assert day.toordinal() in days("", text, PUBLISHED).named


def test_a_day_that_is_in_no_calendar_is_not_a_day():
    assert not days("", "Ticket no. 2019-02-31 was drawn.", PUBLISHED).named


@pytest.mark.parametrize("counted", ["20 marines", "12 mayors", "5 decades", "3 octopuses", "7 martyrs"])
def test_what_is_counted_is_no_day_because_it_begins_like_a_month(counted):
    assert not days("", f"The kiln was guarded by {counted}.", PUBLISHED).dates


def test_a_report_without_a_date_is_as_old_as_its_head_says():
    assert date(2019, 3, 3).toordinal() == days("", "March 3, 2019. The kiln burned down.", None).own


def test_a_report_that_names_no_day_has_none():
    assert days("Kiln burns", "The kiln burned down.", None).own is None


@pytest.mark.parametrize(
    "address",
    [
        "https://herald.example/2019/03/03/kiln",
        "https://herald.example/a/2019/mar/03/kiln",
        "https://h.example/20190303-1.html",
    ],
)
def test_a_web_address_may_say_the_day(address):
    assert date(2019, 3, 3).toordinal() == of_url(address)


@pytest.mark.parametrize(
    "address", [None, "https://herald.example/kiln-27225422", "https://herald.example/2019/13/03/kiln"]
)
def test_other_numbers_in_an_address_are_no_day(address):
    assert of_url(address) is None


def test_a_report_is_of_the_day_at_the_head_of_its_page_even_in_a_line_of_furniture():
    line = "Updated: March 3, 2019"
    report = Report(
        "kiln", f"{line}\nThe kiln burned down.", "Kiln burns", passages=(Passage(Span(0, len(line)), "byline"),)
    )

    assert date(2019, 3, 3).toordinal() == evidence(Reading(report)).days.own


def test_figures_in_any_script_may_be_a_day():
    assert date(2019, 3, 3).toordinal() in days("", "Der «ofen»: ٣ March 2019.", PUBLISHED).named
