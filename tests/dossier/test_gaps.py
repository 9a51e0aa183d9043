from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import COAST_GUARD, FISHERMAN, HOSPITAL, cell, report, row, story, table

from headwater.dossier.corrections import corrections
from headwater.dossier.gaps import MOST_QUESTIONS, losses, questions, silences
from headwater.model import Circle, Count, Dated, Discrepancy, Figure, Origin, Reading, Span, Speaker, Trace

SANK = "The trawler sank with eleven people aboard."
cells = st.lists(
    st.tuples(
        st.sampled_from(["supports", "supports", "against"]),
        st.sampled_from([(), (COAST_GUARD,)]),
        st.sampled_from([None, "reportedly"]),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda told: [cell(f"r{n}", SANK, *who, stance=stance, hedge=hedge) for n, (stance, who, hedge) in enumerate(told)]
)


def lost(*told):
    return [(loss.report, loss.type) for loss in losses(told_by(told), table(row(*told)))]


def told_by(cells):
    return story(*(report(name) for name in {cell.report for cell in cells}))


def test_plain_fact_here_that_another_gives_to_somebody_lost_its_attribution():
    assert [("b", "attribution")] == lost(cell("a", SANK, COAST_GUARD), cell("b", SANK))


@pytest.mark.parametrize("name", ["Maren O’Holt", "Maren Al-Holt", "M. Hölt"])
@pytest.mark.parametrize("told", ["{} says that it sank.", "By {}'s account it sank."])
def test_a_sentence_that_names_whose_it_is_lost_no_attribution(name, told):
    given = cell("a", SANK, Speaker(name, "person", name))

    assert [] == lost(given, cell("b", told.format(name.split()[-1])))
    assert [("b", "attribution")] == lost(given, cell("b", told.format("Maren")))


def test_flatly_here_what_another_hedges_lost_its_hedge():
    assert [("b", "hedge")] == lost(cell("a", SANK, hedge="reportedly"), cell("b", SANK))


def test_what_nobody_attributes_or_hedges_lost_nothing():
    assert [] == lost(cell("a", SANK), cell("b", SANK))


def test_a_loss_says_who_has_what_is_lost():
    reports = story(report("a", outlet="Tarn Herald"), report("b"))

    (found,) = losses(reports, table(row(cell("a", SANK, COAST_GUARD), cell("b", SANK))))

    assert "Tarn Herald gives it to Maren Holt; here it is plain fact" == found.why


def test_of_two_reports_of_one_outlet_the_second_is_numbered():
    reports = story(report("a", outlet="Tarn Herald"), report("b", outlet="Tarn Herald"))

    (found,) = losses(reports, table(row(cell("a", SANK), cell("b", SANK, COAST_GUARD))))

    assert found.why.startswith("Tarn Herald (2) gives it to")


PAGE = {"url": "https://tarn.example/signe", "outlet": "Tarn Herald"}
DRUNK, RAISED, CALM = "The captain was drunk.", "The trawler will be raised.", "The sea off Velm was calm all night."


def page(name, hour, *paragraphs):
    return report(name, *paragraphs, published=Dated(f"2026-05-03T{hour}:00", "minute", "metadata"), **PAGE)


def dropped(*reports, first):
    told = [row(cell(first, each), name=f"c{n}", main=False) for n, each in enumerate((DRUNK, CALM, SANK))]
    return [(loss.row, loss.report) for loss in losses(story(*reports), table(*told)) if loss.type == "dropped"]


def test_what_the_later_version_of_a_page_leaves_out_was_dropped():
    early, late = (
        page("a", "08", SANK, CALM, DRUNK),
        page("b", "14", f"{SANK} The sea was calm off Velm all night.", RAISED),
    )

    assert [("c0", "b")] == dropped(early, late, first="a")
    assert [] == dropped(early, replace(late, url=None), first="a")


def test_what_was_dropped_is_told_once_though_it_stands_in_two_rows():
    early, late = page("a", "08", SANK, DRUNK), page("b", "14", SANK)
    told = [row(cell("a", DRUNK), name="c1"), row(cell("a", DRUNK), cell("c", CALM), name="c2", main=False)]

    found = losses(story(early, late, report("c")), table(*told))

    assert ["c1"] == [loss.row for loss in found if loss.type == "dropped"]


def test_an_attribution_is_not_lost_where_the_sentence_names_who_is_given_it_elsewhere():
    named = cell("b", "Coast guard boats under Maren Holt found the trawler sunk.")

    assert [] == lost(cell("a", SANK, COAST_GUARD), named)


def test_no_attribution_is_lost_where_a_report_is_by_whom_it_is_given_to():
    reports = story(report("a"), report("b", outlet="Coast Guard"))

    assert () == losses(reports, table(row(cell("a", SANK, COAST_GUARD), cell("b", SANK))))


@given(cells)
def test_only_supporting_cells_in_own_voice_lose_anything(told):
    own = {c.report for c in told if c.stance == "supports" and c.claim.mode == "own"}

    assert own >= {report for report, _ in lost(*told)}


@given(cells)
def test_nothing_is_lost_twice(told):
    found = lost(*told)

    assert len(found) == len(set(found))


def silent(reports, *rows):
    return [(s.row, s.reports) for s in silences(story(*(report(name) for name in reports)), table(*rows))]


def test_who_leaves_out_what_most_reports_carry_is_named():
    told = row(cell("a", SANK), cell("b", SANK), cell("c", SANK), main=False)

    assert [("c1", ("d",))] == silent("abcd", told)


def test_what_two_rows_state_in_the_same_words_is_left_out_once():
    carried = [row(*(cell(report, SANK) for report in "abc"), name=name, main=False) for name in ("c1", "c2")]

    assert [("c1", ("d",))] == silent("abcd", *carried)


def test_what_half_of_the_reports_leave_out_or_two_carry_is_no_silence_unless_it_is_the_main_claim():
    told = row(cell("a", SANK), cell("b", SANK), main=False)

    assert [] == silent("abcd", told)
    assert [] == silent("abc", told)
    assert [("c1", ("c", "d"))] == silent("abcd", replace(told, main=True))


def test_nobody_is_silent_on_what_one_report_alone_tells():
    assert [] == silent("abc", row(cell("a", SANK)))


def test_a_report_that_may_tell_a_claim_is_not_silent():
    told = row(cell("a", SANK), cell("b", SANK))

    assert [("c1", ("c",))] == silent("abc", told)
    assert [] == silent("abc", replace(told, near=(cell("c", "It went down off Velm."),)))


def test_a_report_is_not_silent_whose_headline_or_sentence_has_nearly_all_words_of_a_claim():
    told = table(row(cell("a", SANK), cell("b", SANK)))

    def leaving_out(**more):
        return silences(story(report("a"), report("b"), report("c", "Nets were mended.", **more)), told)

    assert leaving_out(title="Trawler mends nets, eleven aboard")
    assert not leaving_out(title="Trawler sank with eleven people off Velm")


def test_a_report_that_was_not_read_is_not_silent():
    unread = Reading(report("c"), unread="language 'de' is not read")
    readings = story(report("a"), report("b"), unread)

    assert () == silences(readings, table(row(cell("a", SANK), cell("b", SANK))))


def asked(alignment, trace, *outlets):
    told = story(*(report(name.lower()[:3], outlet=name) for name in outlets))
    return [(q.text, q.rows) for q in questions(told, alignment, trace, corrections(told))]


def test_a_conflict_is_the_first_thing_to_ask():
    differing = Discrepancy("c1", "number", ("a", "b"), ("eleven", "twelve"), "conflict", "11 is not 12")
    alignment = replace(table(row(cell("a", SANK), cell("b", SANK))), discrepancies=(differing,))

    questions = asked(alignment, Trace(counts=(Count("c1", untraced=2),)))

    assert (f"Which number is right in “{SANK}”: “eleven” or “twelve”?", ("c1",)) == questions[0]
    assert (f"Who says so? Nobody is named for “{SANK}”.", ("c1",)) == questions[1]


def test_of_many_values_a_question_names_the_first_and_counts_the_others():
    numbers = ("nine", "ten", "eleven", "twelve", "fourteen", "fifteen", "sixteen")
    differing = Discrepancy("c1", "number", ("a", "b"), numbers, "conflict", "9 is not 10")
    alignment = replace(table(row(cell("a", SANK), cell("b", SANK))), discrepancies=(differing,))

    question, _ = asked(alignment, Trace(counts=(Count("c1", ("coast guard",)),)))[0]

    assert question.endswith("“nine”, “ten”, “eleven”, “twelve”, “fourteen” or one of 2 more?")


def test_what_is_open_in_two_claims_is_asked_once_for_both():
    rows = [row(cell("a", SANK), cell("b", SANK), name=name) for name in ("c1", "c2")]
    differing = [
        Discrepancy(r.id, "number", ("a", "b"), ("eleven", "twelve"), "conflict", "11 is not 12") for r in rows
    ]
    counts = tuple(Count(r.id, ("coast guard",)) for r in rows)

    found = asked(replace(table(*rows), discrepancies=tuple(differing)), Trace(counts=counts))

    assert [(f"Which number is right in “{SANK}”: “eleven” or “twelve”?", ("c1", "c2"))] == found


def test_of_a_denial_it_is_asked_who_is_right():
    sides = ("The pilot was drunk", "the pilot was not drunk")
    differing = Discrepancy("c1", "polarity", ("abc", "bee"), sides, "conflict", "one denies it")
    told = row(cell("abc", sides[0]), cell("bee", sides[1], stance="against"))

    ((text, _), *_) = asked(
        replace(table(told), discrepancies=(differing,)), Trace(counts=(Count("c1", ("Jory Pell",)),)), "Abc", "Bee"
    )

    assert "Is it so? “The pilot was drunk” is what Abc says; Bee tells otherwise." == text


def test_what_is_compatible_is_not_asked():
    differing = Discrepancy("c1", "number", ("a", "b"), ("eleven", "about ten"), "compatible", "rounder")
    alignment = replace(table(row(cell("a", SANK, FISHERMAN))), discrepancies=(differing,))

    assert [] == asked(alignment, Trace(counts=(Count("c1", ("Jory Pell",)),)))


def test_a_medium_in_between_that_was_not_seen_is_asked_for_and_one_that_was_seen_is_not():
    origin = Origin("coast guard", "organisation", rows=("c1",), via=("Radio Lanner", "Lanner Post"))
    alignment = table(row(cell("a", SANK, COAST_GUARD, via=origin.via)))

    found = asked(alignment, Trace(counts=(Count("c1", ("coast guard",)),), origins=(origin,)), "Lanner Post")

    assert [("What does Radio Lanner say itself? It was not seen.", ("c1",))] == found


def test_of_a_medium_no_more_is_asked_than_what_came_through_it():
    rows = row(cell("a", SANK, COAST_GUARD, via=("Radio Lanner",))), row(cell("a", SANK, COAST_GUARD), name="c2")
    origin = Origin("coast guard", "organisation", rows=("c1", "c2"), via=("Radio Lanner",))
    counts = tuple(Count(each.id, ("coast guard",)) for each in rows)

    found = asked(table(*rows), Trace(counts=counts, origins=(origin,)))

    assert [("What does Radio Lanner say itself? It was not seen.", ("c1",))] == found


def test_of_a_platform_what_people_posted_on_it_is_asked_for_in_one_question():
    told = row(cell("a", SANK, FISHERMAN, via=("Telegram",)), cell("b", SANK, HOSPITAL, via=("Telegram",)))
    origins = tuple(Origin(each.origin, each.kind, rows=("c1",), via=("Telegram",)) for each in (FISHERMAN, HOSPITAL))

    found = asked(table(told), Trace(counts=(Count("c1", ("Jory Pell", "Tarn hospital")),), origins=origins))

    assert [("What did Jory Pell and Tarn hospital post on Telegram? It was not seen.", ("c1",))] == found


def test_a_document_posts_nothing():
    post = Speaker("post", "document", "post")
    told = row(cell("a", SANK, FISHERMAN, post, via=("Telegram",)))
    origins = tuple(Origin(each.origin, each.kind, rows=("c1",), via=("Telegram",)) for each in (post, FISHERMAN))

    ((text, _),) = asked(table(told), Trace(counts=(Count("c1", ("Jory Pell", "post")),), origins=origins))

    assert "What did Jory Pell post on Telegram? It was not seen." == text


def test_who_cites_one_another_is_called_by_outlet():
    circle = Circle("c1", ("lan", "rad", "tar"), "each cites the next")
    told = table(row(cell("lan", SANK), cell("rad", SANK), cell("tar", SANK), main=False))
    trace = Trace(counts=(Count("c1", untraced=1),), circles=(circle,))

    ((text, _),) = asked(table(replace(told.rows[0], main=True)), trace, "Lanner Post", "Radio Orrin", "Tarn Herald")

    assert "Where do Lanner Post, Radio Orrin and Tarn Herald have it from? They cite one another." == text


def test_who_says_what_no_origin_is_known_of_is_asked_of_the_main_claim_and_of_what_most_reports_carry():
    figure = (Figure(Span(0, 3), 11, 11),)
    rows = [
        replace(
            row(*(cell(report, SANK, figures=figure) for report in "abcd"[:carriers]), name=f"c{n}", main=n == 1),
            statement=f"{SANK} {n}",
        )
        for n, carriers in enumerate((2, 2, 3, 4), 1)
    ]

    found = asked(table(*rows), Trace(counts=tuple(Count(r.id, untraced=2) for r in rows)))

    assert [("c1",), ("c4",), ("c3",)] == [told_of for _, told_of in found]


def test_of_a_figure_that_few_reports_carry_nobody_is_asked_for():
    told = row(*(cell(each, SANK, figures=(Figure(Span(0, 3), 11, 11),)) for each in "ab"), main=False)

    assert [] == asked(table(told), Trace(counts=(Count("c1", untraced=2),)), "Ada", "Ben", "Cor", "Dan")


@pytest.mark.parametrize(("unit", "questions"), [("man", 0), ("%", 1)])
def test_of_a_figure_that_anybody_can_count_nobody_is_asked_for_but_of_a_share(unit, questions):
    told = row(*(cell(each, SANK, figures=(Figure(Span(0, 3), 2, 2, unit),)) for each in "ab"), main=False)

    assert questions == len(asked(table(told), Trace(counts=(Count("c1", untraced=2),)), "Ada", "Ben"))


def test_there_are_never_too_many_questions():
    differing = [Discrepancy("c1", "number", ("a", "b"), ("one", f"{n} men"), "conflict", "") for n in range(2, 30)]
    alignment = replace(table(row(cell("a", SANK), cell("b", SANK))), discrepancies=tuple(differing))

    assert MOST_QUESTIONS == len(asked(alignment, Trace(counts=(Count("c1", untraced=2),))))
