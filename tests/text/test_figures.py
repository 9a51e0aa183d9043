from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.figures import figures
from headwater.text.numerals import number, ordinal
from headwater.text.units import plural, singular

settings.register_profile("patient", deadline=None)  # the patterns are compiled at the first call
settings.load_profile("patient")
VOCABULARY = (
    "more than 12 at least 1,200 people two - thirds of $3 million half between and 40 percent one in "
    "five dozens hundreds thousand killed 2.5 to – , . said nearly twenty-six aged 35 no"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


def told(text):
    return [(figure.low, figure.high, figure.unit) for figure in figures(text)]


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_intervals_are_in_order_and_spans_do_not_overlap(text):
    found = figures(text)

    assert all(f.low is not None or f.high is not None for f in found)
    assert all(f.low <= f.high for f in found if f.low is not None and f.high is not None)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read_without_complaint(text):
    assert all(text[f.span.start : f.span.end].strip() for f in figures(text))


@given(st.integers(min_value=2, max_value=10**12))
def test_digits_with_thousands_separators_are_the_number_they_write(value):
    assert value == number(f"{value:,}")
    assert [(value, value, "villager")] == told(f"It holds {value:,} villagers.")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("More than 10,000 Ruritanian troops crossed.", 10_000, None, "troop"),
        ("Up to 12,000 soldiers crossed.", None, 12_000, "soldier"),
        ("no fewer than twenty-six goats", 26, None, "goat"),
        ("between 3 and 5 million dollars", 3e6, 5e6, "dollar"),
        ("10,000–12,000 litres were lost", 10_000, 12_000, "litre"),
        ("ten to twelve boats", 10, 12, "boat"),
        ("terms of between one and four years", 1, 4, "year"),
        ("a hundred and five thousand goats", 105_000, 105_000, "goat"),
        ("officials said.More than 50 villagers fled", 50, None, "villager"),
        ("winds topping 130 kilometres", 130, None, "kilometer"),
        ("losses topped $3 billion", 3e9, None, "dollar"),
        ("a 4-1/2-month term", 4.5, 4.5, "month"),
        ("a 4 - 1 / 2 - month term", 4.5, 4.5, "month"),
        ("The flight lasted two hours and 20 minutes.", 140, 140, "minute"),
        ("a man 6 feet, 2 inches tall", 74, 74, "inch"),
        ("sentenced to 3 years and 11 months in jail", 47, 47, "month"),
        ("at least one hour 40 minutes late", 100, None, "minute"),
        ("$2.5 million in aid", 2.5e6, 2.5e6, "dollar"),
        ("some 40 percent of it", 40, 40, "%"),
        ("from 5% to", 5, 5, "%"),
        ("a hundred and five villagers", 105, 105, "villager"),
        ("about 20, 000 seats", 20_000, 20_000, "seat"),
        ("dozens of homes", 20, 199, "home"),
        ("two-thirds of the votes", 2 / 3, 2 / 3, "vote"),
        ("half of the votes", 0.5, 0.5, "vote"),
        ("one in five adults", 0.2, 0.2, "adult"),
        ("a 16 - year - old boy", 16, 16, "year-old"),
        ("a 15-year girl", 15, 15, "year-old"),
        ("a 15-year lease", 15, 15, "year"),
        ("a wave of 6. 6 feet", 6.6, 6.6, "foot"),
        ("a 47 - yd kick", 47, 47, "yard"),
        ("a 6. 1 - magnitude tremor", 6.1, 6.1, "magnitude"),
        ("Ms. Example, 35, was there", 35, 35, "year-old"),
        ("four and a half months", 4.5, 4.5, "month"),
        ("two and a half million votes", 2.5e6, 2.5e6, "vote"),
        ("4½ acres", 4.5, 4.5, "acre"),
        ("a quarter of a million people", 225_000, 275_000, "person"),
        ("a 90 minute debate", 90, 90, "minute"),
        ("this ten acre city block", 10, 10, "acre"),
        ("anyone 58 or older", 58, None, "year-old"),
        ("a fall of 2,000ft", 2000, 2000, "foot"),
        ("a tremor of magnitude 6.1", 6.1, 6.1, "magnitude"),
        ("killing at least 12 people", 12, None, "dead"),
        ("17 people were killed", 17, 17, "dead"),
        ("injuring 30", 30, 30, "injured"),
        ("200 or more ships", 200, None, "ship"),
        ("a 7.1-magnitude quake", 7.1, 7.1, "magnitude"),
        ("three days of rain", 3, 3, "day"),
        ("just under half said so", 0.45, 0.5, ""),
        ("three-plus seasons", 3, None, "season"),
        ("more than 300 Velmians whose homes were lost", 300, None, "velmian"),
        ("He died aged 93 in Velm", 93, 93, "year-old"),
    ],
)
def test_bounds_words_and_units_are_read(text, low, high, unit):
    assert [(low, high, unit)] == told(text)


@pytest.mark.parametrize(
    "text", ["The toll rose to six on Friday.", "Six on the boat were hurt.", "He went up from six on Friday."]
)
def test_a_number_before_a_day_is_no_hour_unless_it_is_told_as_one(text):
    assert [(6, 6)] == [(low, high) for low, high, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "on Feb. 9, 2025, at 10 a.m.",
        "The home side won 3-2.",
        "no one saw it",
        "Flight 12 was late",
        "the third man",
        "They flew an F-16.",
        "The house at 24 Heron Street burned.",
        "The new card, the 9600M, was sold out.",
        "The roof fell in shortly before six on Wednesday morning.",
        "They met around 9 on Sunday night and left at two in the afternoon.",
    ],
)
def test_dates_scores_names_and_ordinals_are_no_figures(text):
    assert [] == told(text)


def test_a_share_and_a_sum_are_no_range():
    assert [(18, 18, "%"), (1.32e6, 1.32e6, "crown")] == told("It rose 18 percent to 1.32 million crowns.")


def test_both_of_two_ages_are_ages():
    assert [(15, 15, "year-old"), (12, 12, "year-old")] == told("girls aged 15 and 12")


def test_a_record_behind_a_name_is_no_age():
    assert [(5, 7, "")] == told("Velm (5-7) lost.")


def test_nearly_and_about_say_that_they_are_rough():
    assert [True, True, False] == [f.about for f in figures("nearly 50 cows, about 20 pigs, 3 hens")]
    assert (45, 50, "cow") == told("nearly 50 cows")[0]


@pytest.mark.parametrize(("words", "value"), [("third", 3), ("21st", 21), ("twenty-first", 21), ("blue", None)])
def test_ordinals_are_read(words, value):
    assert value == ordinal(words)


@pytest.mark.parametrize(
    ("noun", "one"), [("women", "woman"), ("cities", "city"), ("glasses", "glass"), ("bus", "bus")]
)
def test_units_are_compared_in_the_singular(noun, one):
    assert one == singular(noun)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("season", "seasons"),
        ("person", "people"),
        ("foot", "feet"),
        ("kilometer", "kilometers"),
        ("ton", "tons"),
        ("country", "countries"),
        ("day", "days"),
        ("match", "matches"),
        ("troop", "troops"),
        ("mile per hour", "miles per hour"),
        ("yen", "yen"),
        ("pound sterling", "pounds sterling"),
        ("dead", "dead"),
        ("year-old", "year-old"),
        ("%", "%"),
        ("", ""),
    ],
)
def test_units_are_told_in_the_plural(one, many):
    assert many == plural(one)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ten are still missing in Velm.", "missing"),
        ("Nine people are now known to have died.", "dead"),
        ("At least seven people drowned off Velm.", "dead"),
        ("The crew rescued 34 people from the lock.", "rescued"),
        ("Forty-three people were saved.", "rescued"),
        ("Twelve others remain trapped in the pit.", "trapped"),
        ("Police arrested 14 people in Velm.", "arrested"),
        ("They arrested a man, 41, in Velm.", "year-old"),
        ("The fire burned 5 square miles.", "square mile"),
        ("It covers 12 sq km of Velm.", "square kilometer"),
    ],
)
def test_what_befell_persons_and_what_is_square_is_part_of_what_is_counted(text, unit):
    assert [unit] == [figure.unit for figure in figures(text)]
