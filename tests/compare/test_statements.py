"""How rows are stated: each case is a row's cells, each a sentence in which the cell's words stand between bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import report, story

from headwater.compare.statements import LONGEST, LONGEST_MAIN, stated
from headwater.model import Cell, Claim, Reading, Row, Span, Speaker

BRANDT = Speaker("Ilse Brandt", "person")


def statement(*told, mode="own", speakers=(), stances=(), main=False, title=""):
    readings = tuple(_reading(f"r{n}", each, mode, speakers, title) for n, each in enumerate(told))
    stances = stances or ["supports"] * len(told)
    cells = tuple(Cell(r.report.id, r.claims[0], s) for r, s in zip(readings, stances, strict=True))
    (row,) = stated([Row("c1", "", cells, main)], story(*readings))
    return row.statement


def _reading(name, told, mode, speakers, title):
    before, words, after = told.split("|") if "|" in told else ("", told, "")
    text = before + words + after
    span = Span(len(before), len(before + words))
    claim = Claim((span,), words, mode, speakers, sentence=Span(0, len(text)))
    return Reading(report(name, text, title=title), claims=(claim,))


def test_a_whole_sentence_is_the_clearest():
    assert "The ferry ran aground off Tarn." == statement(
        "|The ferry, which had left Tarn at nine with the mail aboard,| ran aground.",
        "The ferry ran aground off Tarn.",
    )


def test_the_main_claim_is_told_as_the_headlines_tell_it():
    told = (
        "The old town hall has stood beside the fish market of Tarn since 1967, a landmark to sailors.",
        "The council is considering a sale of the old town hall.",
    )

    assert told[0] == statement(*told)
    assert told[1] == statement(*told, main=True, title="Tarn council considers sale of town hall")


def test_a_piece_that_tells_the_headline_is_the_main_claim_before_a_sentence_that_does_not():
    told = (
        "Unlike others who hope for it this year, he has no crew.",
        "On Monday Ilse Brandt said |she would sail for the cup|.",
    )

    assert told[0] == statement(*told)
    assert "[On Monday Ilse Brandt said] she would sail for the cup" == statement(
        *told, main=True, title="Brandt to sail for cup"
    )


def test_the_main_claim_has_more_room_than_others():
    long = "The council of Tarn has closed the old pier because divers, whom it had hired in May to look at its piles, found that"
    told = f"{long} worms from the warm bay had eaten through them.", "The pier of Tarn is old and closed."

    assert told[1] == statement(*told)
    assert told[0] == statement(*told, main=True)


def test_a_few_words_are_less_clear_than_a_sentence_cut_short():
    assert "The ferry ran aground off Tarn on Monday" == statement(
        "Ferry runs aground.", "|The ferry ran aground off Tarn on Monday|, police said."
    )


def test_a_sentence_with_a_verb_is_clearer_than_one_without():
    assert "The ferry ran aground off Tarn." == statement(
        "The long grey ferry of the island line off the harbour of Tarn.", "The ferry ran aground off Tarn."
    )


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Engines came from Velm and Tarn, |including three ladder trucks|.",
         "[Engines came from Velm and Tarn,] including three ladder trucks"),
        ("The chief drove round the yard and |saw flames under the eaves of the barn|.",
         "[The chief drove round the yard and] saw flames under the eaves of the barn"),
        ("The keeper was told to wait for the man |who was arrested on Monday|.",
         "[The keeper was told to wait for the man] who was arrested on Monday"),
        ("On Monday, the mayor said |she would ask the council to sell the pier|.",
         "[On Monday, the mayor said] she would ask the council to sell the pier"),
        ("VELM, Sept. 9 (NHA) — The council passed |the mayor’s bill on the pier|.",
         "[The council passed] the mayor’s bill on the pier"),
        ("The council passed a rule, |in which every bill must name its cost|.",
         "[The council passed a rule,] in which every bill must name its cost"),
        ("The visit came |a day after the minister met his team in Orlen|.",
         "[The visit came] a day after the minister met his team in Orlen"),
    ],
)  # fmt: skip
def test_a_piece_is_told_with_what_leads_up_to_it_in_brackets(sentence, told):
    assert told == statement(sentence)


def test_what_leads_up_to_a_piece_is_cut_where_the_sentence_has_a_break():
    told = statement(
        "On Thursday the upper house of the island parliament passed a new version of the bill at the wish of the mayor, "
        "striking out clauses |that would have let shops turn customers away|."
    )

    assert "[… striking out clauses] that would have let shops turn customers away" == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("|Anton Reel, an oil heir who became the first man convicted in the affair|, has died at 75.",
         "Anton Reel, an oil heir who became the first man convicted in the affair[, has died at 75]"),
        ("|The keeper’s old dog, named Fenn|, was found in the yard.",
         "The keeper’s old dog, named Fenn[, was found in the yard]"),
        ("|Fred Reel, an old friend of the mayor and the first man to plead guilty|, has died.",
         "Fred Reel, an old friend of the mayor and the first man to plead guilty[, has died]"),
        ("|In the week after the fatal crossing of the old ferry|, nobody sailed.",
         "In the week after the fatal crossing of the old ferry[, nobody sailed]"),
        ("|The keeper has not always been| what he called the black sheep.",
         "The keeper has not always been [what he called the black sheep]"),
        ("|The council closed the pier over the weekend after| three warnings.",
         "The council closed the pier over the weekend after [three warnings]"),
        ("|The town pays for the repairs as long| as the pier stays open.",
         "The town pays for the repairs as long [as the pier stays open]"),
        ("|In an interview on Tuesday, Ms. Reel said| the pier would close.",
         "In an interview on Tuesday, Ms. Reel said [the pier would close]"),
        ("|As divers searched the basin for the boy|, the harbour was closed.",
         "As divers searched the basin for the boy[, the harbour was closed]"),
        ("|If the pier, in the council’s eyes, is not safe|, the town will sell it.",
         "If the pier, in the council’s eyes, is not safe[, the town will sell it]"),
        ("|With the pier officially reaching its last season|, the town sold it.",
         "With the pier officially reaching its last season[, the town sold it]"),
        ("|Listening to the mayor in the old hall|, one could think that the pier was safe.",
         "Listening to the mayor in the old hall[, one could think that the pier was safe]"),
        ("|Minutes after the keeper was suspended|, the lamp went out.",
         "Minutes after the keeper was suspended[, the lamp went out]"),
        ("|Shot by a photographer from Velm|, the picture shows the keeper.",
         "Shot by a photographer from Velm[, the picture shows the keeper]"),
    ],
)  # fmt: skip
def test_words_that_break_off_are_told_with_what_follows_in_brackets(sentence, told):
    assert told == statement(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Trains stopped |after a falling tree tore down the wire near Velm|.", "A falling tree tore down the wire near Velm"),
        ("Police said |that the lorries were turned back at the border|.", "The lorries were turned back at the border"),
        ("|As the water rose, the keeper left the lighthouse|.", "As the water rose, the keeper left the lighthouse"),
        ("|Crews from two towns fought the fire|, using a pump from the harbour.", "Crews from two towns fought the fire"),
        ("Trains stopped |after neighbours reported a smell of smoke|.", "Neighbours reported a smell of smoke"),
        ("“All is free,” |Anton Reel told a newspaper in Velm|.", "Anton Reel told a newspaper in Velm"),
        ("“|There’s nowhere dry in Velm|,” said the mayor.", "There’s nowhere dry in Velm"),
        ('|The mayor called the dam "as safe as a house|", and left.', "The mayor called the dam as safe as a house"),
        ('|The mayor called the "old dam" safe|, and left.', 'The mayor called the "old dam" safe'),
        ("|While the keeper and his wife agreed to the sale|, others wavered.", "The keeper and his wife agreed to the sale"),
        ("|On Monday the mayor resigned|, the council said.", "On Monday the mayor resigned"),
        ("VELM (NHA) — |Storm winds tore off the roof|.", "Storm winds tore off the roof"),
    ],
)  # fmt: skip
def test_words_that_can_be_read_by_themselves_are_told_as_they_are(sentence, told):
    assert told == statement(sentence)


def test_what_somebody_says_of_himself_is_told_with_his_name():
    told = statement("|I have asked for a second inspection|.", mode="quoted", speakers=(BRANDT,))

    assert "[Ilse Brandt:] I have asked for a second inspection" == told


def test_brackets_of_a_report_stand_in_none_of_a_statement():
    told = statement("We asked our [Tarnish] neighbours for boats and |saw them turn back|.")

    assert "[We asked our Tarnish neighbours for boats and] saw them turn back" == told


def test_who_is_meant_matters_more_than_how_much_is_told():
    assert "The fault is ours alone" == statement(
        "|The fault is ours alone|, he said.", "|We lost it by our own doing|, he said."
    )


def test_of_two_that_are_told_to_the_end_one_that_opens_its_sentence_is_clearer():
    assert "All 62 keepers will be offered posts" == statement(
        "|All 62 keepers will be offered posts|, he said.",
        "He said |the keepers would each be offered a post in another town|.",
    )


def test_a_piece_of_no_known_sentence_is_shown_as_one():
    assert "… runs a shelter of 40 beds in Velm" == statement("runs a shelter of 40 beds in Velm")


def test_a_headline_is_less_clear_than_a_sentence_of_the_text():
    headline = "Lighthouse Keeper’s Dog Found After Week"
    told = report("a", "The dog of the keeper was found by a boy, who had heard it bark.", title=headline)
    cells = [
        Cell("a", Claim((span,), told.at(span), "own", sentence=sentence))
        for span, sentence in (
            (Span(0, len(headline), "title"), Span(0, len(headline), "title")),
            (Span(0, 40), Span(0, len(told.text))),
        )
    ]

    (row,) = stated([Row("c1", "", tuple(cells))], story(told))

    assert "The dog of the keeper was found by a boy" == row.statement


def test_a_row_is_told_in_the_words_of_a_cell_that_supports_it():
    told = statement(
        "The ferry did not run aground.", "The ferry ran aground off Tarn.", stances=("against", "supports")
    )

    assert "The ferry ran aground off Tarn." == told


@given(
    st.text('ab .,;:[]“”"—-( who said', max_size=40),
    st.lists(st.sampled_from(["a", "said", "[", ",", "by", "who"]), min_size=1).map(" ".join),
    st.text("[], .a who", max_size=9),
)
def test_whatever_stands_around_a_claim_it_can_be_stated(before, words, after):
    assert statement(f"{before}|{words}|{after}") is not None


def test_what_is_added_leaves_a_statement_short_enough_for_a_table():
    long = ", and the harbour was closed to every ship of the line for the rest of the month of May" * 3

    told = f"|Anton Reel, an oil heir who became rich|{long}."

    assert LONGEST >= len(statement(told))
    assert LONGEST < len(statement(told, main=True)) <= LONGEST_MAIN
