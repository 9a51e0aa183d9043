import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text.media import bare, medium
from headwater.text.names import one_name, same_name, words

NAMES = st.lists(st.text("abcdefghilmnoprstuvz", min_size=3, max_size=9), min_size=1, max_size=4).map(
    lambda found: " ".join(word.title() for word in found)
)
KINDS = st.sampled_from(["person", "organisation"])


@given(NAMES, KINDS)
def test_a_name_is_the_same_as_itself_in_capitals(name, kind):
    assert same_name(name, name.upper(), kind).score == 1.0


@settings(deadline=None)
@given(NAMES, NAMES, KINDS)
def test_the_order_of_two_names_does_not_matter(a, b, kind):
    assert same_name(a, b, kind) == same_name(b, a, kind)


@settings(deadline=None)
@given(NAMES, NAMES, KINDS)
def test_every_comparison_says_why_and_how_sure(a, b, kind):
    likeness = same_name(a, b, kind)

    assert likeness.why
    assert 0 <= likeness.score <= 1


@settings(deadline=None)
@given(NAMES, NAMES, KINDS)
def test_names_made_one_in_a_story_are_always_like_each_other(a, b, kind):
    assert same_name(a, b, kind).same or not one_name(a, b, kind)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Aleksandr Morozenko", "Alexander Morozenko"),
        ("Yevgeny Tarasov", "Evgeni Tarasov"),
        ("Lee Sang Ho", "Lee Sang-ho"),
        ("Omar al-Khatib", "Omar Khatib"),
        ("Мария Соколова", "Maria Sokolova"),
        ("Lindqvist, Karin", "Karin Lindqvist"),
        ("Bob Ferndale", "Robert Ferndale"),
        ("Dr. Helena Marsh", "Helena Marsh"),
        ("José Arrieta", "Jose Arrieta"),
    ],
)
def test_spellings_of_one_person_are_one(a, b):
    assert one_name(a, b, "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Peter Marsh", "Petra Marsh"),
        ("Lee Sang-ho", "Lee Sang-il"),
        ("Karin Lindqvist", "Oskar Lindqvist"),
        ("Helena Marsh", "Helena Fairweather"),
    ],
)
def test_persons_with_similar_names_stay_apart(a, b):
    assert not one_name(a, b, "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Severnaya Gazeta", "Severnaia Gazeta"),
        ("Harbour Authority of Velm", "Harbor Authority of Velm"),
        ("Velm Transport Union", "VTU"),
        ("U.N. Ferry and Harbour Agency", "UNFHA"),
        ("UN's Ferry and Harbour Agency", "FHA"),
        ("Northline Ferries Ltd", "Northline Ferries Limited"),
    ],
)
def test_spellings_and_acronyms_of_one_body_are_one(a, b):
    assert one_name(a, b, "organisation")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Severnaya Gazeta", "Yuzhnaya Gazeta"),
        ("Velm Evening Post", "Velm Evening Times"),
        ("Ministry of Health", "Ministry of Defence"),
        ("North Velmland", "South Velmland"),
        ("Velm police", "Velm border police"),
        ("UN Harbour Agency", "HA"),
        ("US Army", "USA"),
    ],
)
def test_bodies_with_similar_names_stay_apart(a, b):
    assert not one_name(a, b, "organisation")


def test_words_leave_out_accents_marks_and_possessives():
    assert ["us", "coast", "guard", "elodie"] == words("U.S. Coast Guard’s Élodie")


@pytest.mark.parametrize("name", ["The Velm Times", "BBC", "Severnaya Gazeta", "Radio Velm", "Reuters"])
def test_media_are_told_by_name_or_by_their_words(name):
    assert medium(name)


@pytest.mark.parametrize("name", ["Velm Post Office Union", "Helena Marsh", "Northline Ferries", ""])
def test_other_names_are_no_media(name):
    assert not medium(name)


def test_a_medium_is_compared_without_article_and_kind():
    assert bare("The Severnaya Gazeta newspaper") == bare("Severnaya Gazeta’s")
