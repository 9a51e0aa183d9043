"""What the wording of common quotes hints at."""

from headwater.model import Derivation, Quote, Span, Utterance, Variant
from headwater.trace.renderings import quoting, with_renderings

PAIR = Derivation("a", "b", "shared material", why="both have it from the Velm Courier")
PLAIN = "We shall not leave the island before the last boat is home."


def uttered(*texts, via=("Velm Courier",)):
    variants = (
        Variant(name, Quote((Span(0, len(text)),), "direct", via=via), (Span(0, len(text)),), text)
        for name, text in zip("abc", texts, strict=False)
    )
    return Utterance("q1", "Hanne Liss", same_wording=False, variants=tuple(variants))


def test_nearly_the_same_words_hint_at_one_translation():
    found = with_renderings(
        PAIR, quoting([uttered(PLAIN, "We will not leave the island before the last boat is home.")])
    )

    assert found.why.startswith(PAIR.why)
    assert "by one hand" in found.why


def test_the_same_words_from_no_common_medium_hint_at_nothing():
    assert PAIR == with_renderings(PAIR, quoting([uttered(PLAIN, PLAIN, via=())]))


def test_other_words_hint_at_separate_access():
    found = with_renderings(
        PAIR, quoting([uttered(PLAIN, "Until the last of our boats has come back, nobody goes from here.")])
    )

    assert "by two hands, which hints at separate access" in found.why


def test_scraps_and_what_only_one_of_them_quotes_hint_at_nothing():
    scrap = uttered("the last boat", "the last of our boats")
    elsewhere = uttered(PLAIN)

    assert PAIR == with_renderings(PAIR, quoting([scrap, elsewhere]))
