from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report, story

from headwater.model import Claim, Credit, Dated, Passage, Quote, Reading, Span
from headwater.trace.descent import derivations

FIRE = (
    "A fire that began in a paint store destroyed eleven boathouses on the Merin shore early on Tuesday.",
    "Firefighters from four towns pumped water from the lake for six hours before the flames were out.",
    "The harbour master said that three of the boats had been moored there for more than forty years.",
    "Nobody was hurt, but two families who lived above the boathouses have been taken to a school.",
    "The owner of the paint store had been warned in April about the way he kept his drums of thinner.",
)
OTHER = (
    "Insurers put the loss of the burned boathouses at nine million crowns, most of it for the boats.",
    "The town council meets on Friday to talk about where the homeless families are going to live.",
    "Children from the school by the shore brought blankets, and the baker brought all his bread.",
)
paragraphs = st.lists(st.sampled_from(FIRE + OTHER), min_size=1, max_size=6, unique=True)


def read(told):
    """A reading with one claim per paragraph, as far as descent needs one."""
    claims = tuple(Claim((p.span,), told.at(p.span), "own", sentence=p.span) for p in told.passages)
    return Reading(told, claims=claims)


def derived(a, b):
    (found,) = derivations(story(a, b))
    return found


@given(paragraphs, paragraphs)
def test_the_relation_is_the_same_whichever_report_comes_first(ours, theirs):
    one = derived(read(report("a", *ours)), read(report("b", *theirs)))
    other = derived(read(report("b", *ours)), read(report("a", *theirs)))

    assert (one.relation, one.share) == (other.relation, other.share)


@given(paragraphs, paragraphs)
def test_the_evidence_lies_in_both_texts_and_there_is_some_for_every_copy(ours, theirs):
    a, b = report("a", *ours), report("b", *theirs)

    found = derived(read(a), read(b))

    assert found.evidence or found.relation != "copied"
    for reuse in found.evidence:
        assert 0 <= reuse.a.start < reuse.a.end <= len(a.text)
        assert 0 <= reuse.b.start < reuse.b.end <= len(b.text)
        if reuse.exact:
            assert a.at(reuse.a).casefold().split() == b.at(reuse.b).casefold().split()


@given(paragraphs)
def test_a_reprint_shares_everything(told):
    found = derived(read(report("a", *told)), read(report("b", *told)))

    assert 1 == pytest.approx(found.share)
    assert "independent" != found.relation
    assert found.by
    assert found.why


def test_there_is_one_derivation_for_each_pair():
    readings = [read(report(name, *FIRE)) for name in "abcd"]

    assert 6 == len({(d.a, d.b) for d in derivations(story(*readings))})


def test_several_sentences_edited_are_a_copy():
    edited = (
        "A fire that started in a paint store destroyed eleven boathouses on the Merin shore on Tuesday morning.",
        "Firefighters from four towns pumped water out of the lake for six hours before the flames were out.",
        "No one was hurt, but two families who lived above the boathouses were taken to a school.",
    )

    assert "copied" == derived(read(report("a", *FIRE)), read(report("b", *edited))).relation


REWORKED = (
    "A fire that began in a paint store destroyed eleven boathouses in Merin overnight, their insurers have been told.",
    "Firefighters from four towns pumped water from the lake and two of them are in hospital with burns.",
    "The harbour master said that three of the boats belonged to one club, which has now lost its whole fleet.",
    "Two families who lived above the boathouses are looking for another place to stay, with help from the town hall.",
)


def test_two_sentences_reworked_count_as_one_beside_those_that_are_edited():
    edited = FIRE[4], FIRE[2]
    one = read(report("a", *FIRE))

    assert "copied" == derived(one, read(report("b", *edited, *REWORKED[:2]))).relation
    assert "shared material" == derived(one, read(report("b", *edited, REWORKED[0]))).relation
    assert "copied" != derived(one, read(report("b", *REWORKED))).relation


def test_the_same_news_in_other_words_is_independent():
    retold = (
        "Eleven sheds for boats burned on the lake at Merin before sunrise on Tuesday.",
        "It took crews from the region until noon to put out the blaze, which seems to have begun among tins of paint.",
    )

    assert "independent" == derived(read(report("a", *FIRE)), read(report("b", *retold))).relation


def test_the_earlier_of_two_copies_is_the_one_copied_from():
    first, second = Dated("2026-05-01", "day", "metadata"), Dated("2026-05-02", "day", "metadata")

    assert "b" == derived(read(report("a", *FIRE, published=second)), read(report("b", *FIRE, published=first))).source
    assert derived(read(report("a", *FIRE, published=first)), read(report("b", *FIRE, published=first))).source is None
    assert derived(read(report("a", *FIRE, published=first)), read(report("b", *FIRE))).source is None


def test_one_quote_word_for_word_is_shared_material_and_no_copy():
    words = "“I have rowed on this lake every morning since I was a boy and never saw it burn,” Tomas Rell said."

    found = derived(read(report("a", FIRE[0], words)), read(report("b", OTHER[0], words)))

    assert "shared material" == found.relation


SAID = (
    "The store was closed for good in April and every drum of thinner left it then.",
    "Whoever says that it was full of paint has never once set foot in the place.",
    "My insurers have had the keys since May and can tell you what they found there.",
)


def test_a_quotation_of_several_sentences_is_no_running_prose():
    first, *others = SAID
    words = (f"“{first}", *others, "Nothing of theirs was ever found by the sheds.", "I say so to whoever asks me.”")

    found = derived(read(report("a", FIRE[0], *words)), read(report("b", OTHER[0], *words)))

    assert "shared material" == found.relation


@pytest.mark.parametrize("before", ["The owner wrote to the town:", "Statement:"])
def test_what_a_report_hands_over_after_a_colon_is_no_running_prose_of_the_other(before):
    quoted = f"“{' '.join(SAID)}” he wrote."

    handed = derived(read(report("a", FIRE[0], before, *SAID)), read(report("b", OTHER[0], *SAID, OTHER[1])))
    cited = derived(read(report("a", FIRE[0], before, *SAID)), read(report("b", OTHER[0], quoted)))

    assert ["shared material"] * 2 == [handed.relation, cited.relation]


def test_a_short_sentence_whose_words_a_long_one_has_here_and_there_is_not_that_sentence():
    short = (
        "The harbour master said three boats had been there.",
        "Nobody was hurt but two have been to a school.",
        "The owner had been warned about his drums of paint.",
    )

    assert "independent" == derived(read(report("a", *FIRE)), read(report("b", *short))).relation


def test_who_was_first_but_has_it_from_another_medium_is_no_upstream_of_its_own():
    first, second = (Dated(f"2025-03-0{day}", "day", "metadata") for day in (1, 2))
    credited = report("a", *FIRE, published=first, credits=(Credit("Orrin Press", "text"),))

    found = derived(read(credited), read(report("b", *FIRE, published=second)))

    assert ("copied", None) == (found.relation, found.source)
    assert "A was first, but has it from Orrin Press" in found.why


def test_the_same_medium_behind_both_is_shared_material():
    told = [
        Reading(report(name, text), quotes=(Quote((Span(0, 9),), "indirect", via=("Merin Gazette",)),))
        for name, text in (("a", FIRE[0]), ("b", OTHER[0]))
    ]

    assert "shared material" == derived(*told).relation


def test_the_same_agency_credited_by_both_is_shared_material():
    credited = (Credit("Meridian Press", "text"),)

    found = derived(read(report("a", FIRE[0], credits=credited)), read(report("b", OTHER[0], credits=credited)))

    assert "shared material" == found.relation


def test_the_same_furniture_is_nothing_in_common():
    appeal = "Our newsroom of six lives by its readers alone, so please give us what you can spare today."
    told = []
    for made in (report("a", FIRE[0], appeal), report("b", OTHER[0], appeal)):
        body, last = made.passages
        told.append(Reading(replace(made, passages=(body, Passage(last.span, "appeal")))))

    assert "independent" == derived(*told).relation


def test_of_two_versions_of_a_page_the_earlier_is_where_the_later_has_it_from_though_it_relays_an_agency():
    given = {"url": "https://merin.example/fire", "credits": (Credit("Reuters", "text"),)}
    days = {"b": Dated("2026-05-03", "day", "metadata"), "a": Dated("2026-05-04", "day", "metadata")}
    early, late = (read(report(name, *FIRE, published=day, **given)) for name, day in days.items())

    found = derived(late, early)

    assert ("copied", "b") == (found.relation, found.source)
    assert found.why.endswith("versions of one page")
