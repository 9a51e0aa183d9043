from hypothesis import given
from hypothesis import strategies as st
from made import COAST_GUARD, FISHERMAN, OFFICIALS, cell, report, row, story, table

from headwater.dossier import compose
from headwater.dossier.brief import MOST, brief
from headwater.model import Quote, Reading, Span, Trace
from headwater.trace.origins import count

SANK = "The trawler Signe sank."
MISSING = "Two men are missing."
GONE = "Its crew of nine had gone ashore."
speakers = st.lists(st.sampled_from([COAST_GUARD, FISHERMAN, OFFICIALS]), max_size=2, unique=True)
told_rows = st.lists(st.lists(speakers, min_size=1, max_size=3), min_size=1, max_size=9)


def told(*rows, reports="ab"):
    trace = Trace(counts=tuple(count(row, frozenset()) for row in rows))
    return brief(story(*(report(name) for name in reports)), table(*rows), trace)


def test_the_brief_opens_with_the_main_claim_and_who_stands_behind_it():
    first, second = told(
        row(cell("a", MISSING, FISHERMAN), cell("b", "A pair of sailors was lost."), name="c1", main=False),
        row(cell("a", SANK, COAST_GUARD), cell("b", SANK, COAST_GUARD), name="c2"),
    )

    assert "“The trawler Signe sank.” (2 of 2 reports; single origin: coast guard)." == first.text
    assert (
        "“Two men are missing.” (2 of 2 reports; 1 to 2 independent origins: Jory Pell; besides, 1 untraced passage)."
        == second.text
    )


def test_that_somebody_speaks_is_no_fact_of_the_brief():
    said, told_where = "the lock is shut", "Maren Holt said at a meeting of owners on Monday"
    text = f"{told_where} that {said}."
    quote = Quote((Span(text.index(said), len(text) - 1),), "indirect", cue=Span(11, 15), source=Span(0, 10))
    readings = story(*(Reading(report(name, text), quotes=(quote,)) for name in "ab"))
    rows = row(cell("a", SANK), cell("b", SANK)), row(*(cell(name, told_where) for name in "ab"), name="c2", main=False)

    found = brief(readings, table(*rows), Trace(counts=tuple(count(each, frozenset()) for each in rows)))

    assert ["c1"] == [sentence.cells[0][0] for sentence in found]


def test_nobody_named_is_no_origin_established():
    (only,) = told(row(cell("a", SANK), cell("b", SANK)))

    assert "no origin established" in only.text


def test_what_is_against_a_claim_does_not_carry_it():
    (only,) = told(row(cell("a", SANK, COAST_GUARD), cell("b", "It did not sink.", FISHERMAN, stance="against")))

    assert "“The trawler Signe sank.” (1 of 2 reports, 1 against it; single origin: coast guard)." == only.text


def test_claims_of_one_report_are_left_out_unless_one_is_the_main_claim():
    (only,) = told(row(cell("a", SANK)), row(cell("b", GONE), name="c2", main=False))

    assert SANK in only.text


def test_claims_that_can_be_read_by_themselves_come_first_whoever_carries_them():
    piece = row(cell("a", "[The crew rowed and] came ashore"), cell("b", "came ashore"), name="c2", main=False)
    pronoun = row(cell("a", GONE), cell("b", GONE), cell("c", GONE), name="c3", main=False)
    whole = row(*(cell(each, "The crew of the trawler came ashore.") for each in "ab"), name="c4", main=False)

    found = told(row(cell("a", SANK), cell("b", SANK)), piece, pronoun, whole, reports="abc")

    assert ["c1", "c4", "c3", "c2"] == [sentence.cells[0][0] for sentence in found]


def test_what_the_sentences_of_a_fact_already_told_carry_is_not_told_again():
    sentence = Span(0, 60)
    cells = [[cell(report, words, sentence=sentence) for report in "ab"] for words in (SANK, MISSING)]
    other = row(cell("a", GONE), cell("b", GONE), name="c3", main=False)

    found = told(row(*cells[0]), row(*cells[1], name="c2", main=False), other)

    assert [SANK, GONE] == [sentence.text[1 : sentence.text.index("”")] for sentence in found]


def test_a_fact_of_which_most_cells_stand_in_sentences_already_told_is_not_told_again():
    first, second = Span(0, 60), Span(61, 120)
    main = row(*(cell(report, SANK, sentence=first) for report in "abc"))

    def beside(*sentences):
        cells = (cell(report, MISSING, sentence=place) for report, place in zip("abc", sentences, strict=True))
        return len(told(main, row(*cells, name="c2", main=False), reports="abc"))

    assert 1 == beside(first, first, second)
    assert 2 == beside(first, second, second)


@given(told_rows)
def test_every_sentence_cites_cells_that_exist_and_says_no_more_than_a_reader_takes(cast):
    rows = [
        row(*(cell(f"r{i}", SANK, *who) for i, who in enumerate(cells)), name=f"c{n}", main=n == 0)
        for n, cells in enumerate(cast)
    ]
    there = {(each.id, cell.report) for each in rows for cell in each.cells}

    found = told(*rows, reports=[f"r{i}" for i in range(3)])

    assert 1 <= len(found) <= 1 + MOST
    for sentence in found:
        assert sentence.cells
        assert there >= set(sentence.cells)


def test_a_dossier_notes_what_was_not_read():
    unread = Reading(report("b"), unread="language 'de' is not read")
    rows = (row(cell("a", SANK)),)

    found = compose(story(report("a"), unread), table(*rows), Trace(counts=(count(rows[0], frozenset()),)))

    assert ("B: language 'de' is not read",) == found.notes
