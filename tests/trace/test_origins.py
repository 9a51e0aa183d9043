import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import COAST_GUARD, FISHERMAN, HOSPITAL, OFFICIALS, cell, row, table

from headwater.model import Outlet, Speaker
from headwater.trace.origins import count, origins
from headwater.trace.voices import Voice

PASSAGES = (
    "The trawler Signe sank off Cape Orrin before dawn on Saturday.",
    "Two of the crew of the trawler were still missing on Saturday night.",
    "The harbour at Lanner was closed to all ships until Monday.",
    "A hole the width of a door had been torn in the hull.",
)
speakers = st.lists(st.sampled_from([COAST_GUARD, HOSPITAL, FISHERMAN, OFFICIALS]), max_size=2, unique=True)
stances = st.sampled_from(["supports", "supports", "against"])


@st.composite
def rows(draw):
    told = draw(st.lists(st.tuples(st.sampled_from(PASSAGES), speakers, stances), min_size=1, max_size=6))
    return row(*(cell(f"r{n}", text, *who, stance=stance) for n, (text, who, stance) in enumerate(told)))


def counted(*cells, copied=()):
    found = count(row(*cells), frozenset(map(frozenset, copied)))
    return found.low, found.high


@given(rows())
def test_low_is_never_above_high(told):
    found = count(told, frozenset())

    assert 0 <= found.low <= found.high


@given(rows())
def test_there_are_at_most_as_many_origins_as_speakers_and_own_voices(told):
    supporting = [c for c in told.cells if c.stance == "supports"]

    assert count(told, frozenset()).high <= sum(max(1, len(c.claim.speakers)) for c in supporting)


@given(rows(), st.data())
def test_a_copy_adds_no_origin(told, data):
    original = data.draw(st.sampled_from(told.cells))
    copy = cell("copy", original.claim.text, *original.claim.speakers, stance=original.stance)

    before, after = (count(r, frozenset()) for r in (told, row(*told.cells, copy)))

    assert (before.low, before.high) == (after.low, after.high)


@given(rows(), st.data())
def test_a_copy_that_drops_the_attribution_adds_no_origin(told, data):
    original = data.draw(st.sampled_from([*told.cells]))
    copy = cell("copy", original.claim.text, stance=original.stance)

    before, after = (count(r, frozenset()) for r in (told, row(*told.cells, copy)))

    assert (before.low, before.high) == (after.low, after.high)


@given(rows(), st.randoms())
def test_the_order_of_the_cells_changes_no_count(told, random):
    shuffled = list(told.cells)
    random.shuffle(shuffled)

    one, other = (count(r, frozenset()) for r in (told, row(*shuffled)))

    assert (one.identified, one.low, one.high) == (other.identified, other.low, other.high)


@given(rows(), speakers)
def test_a_cell_against_the_row_adds_no_origin(told, who):
    before, after = (
        count(r, frozenset()) for r in (told, row(*told.cells, cell("no", "Nothing sank.", *who, stance="against")))
    )

    assert (before.low, before.high) == (after.low, after.high)


def test_a_body_is_one_origin_whoever_speaks_for_it():
    colleague = Speaker("Ode Farran", "person", "coast guard")

    assert (1, 1) == counted(cell("a", PASSAGES[0], COAST_GUARD), cell("b", PASSAGES[1], colleague))


def test_own_voice_is_untraced():
    assert (0, 2) == counted(cell("a", PASSAGES[0]), cell("b", "A fishing boat went down near Orrin."))


def test_one_speaker_and_nobody_else_is_a_single_origin():
    found = count(row(cell("a", PASSAGES[0], FISHERMAN), cell("b", PASSAGES[1], FISHERMAN)), frozenset())

    assert found.single
    assert ("Jory Pell",) == found.identified


PAIR = (COAST_GUARD, FISHERMAN)


@pytest.mark.parametrize(
    ("cells", "together"),
    [
        ([cell("a", "x", *PAIR)], True),
        ([cell("a", "x", *PAIR), cell("b", "The ship went down.", *PAIR), cell("c", "It sank.")], True),
        ([cell("a", "x", *PAIR), cell("b", "The ship went down.", FISHERMAN)], False),
        ([cell("a", "x", COAST_GUARD), cell("b", "The ship went down.", FISHERMAN)], False),
        ([cell("a", "x", FISHERMAN)], False),
    ],
)
def test_two_who_are_only_named_together_may_not_know_it_separately(cells, together):
    found = count(row(*cells), frozenset())

    assert together == found.together == any("named together" in why for why in found.why)


def test_the_same_words_given_to_two_are_not_known_to_be_known_by_two():
    assert (1, 1) == counted(cell("a", PASSAGES[1], COAST_GUARD), cell("b", PASSAGES[1], HOSPITAL))
    assert (2, 2) == counted(cell("a", PASSAGES[1], COAST_GUARD), cell("b", "Two men are missing.", HOSPITAL))


def test_few_words_may_be_said_alike_by_two():
    found = counted(cell("a", "Five people were injured", COAST_GUARD), cell("b", "five people were injured", HOSPITAL))

    assert (2, 2) == found


def test_unnamed_speakers_of_different_passages_may_be_two():
    assert (0, 2) == counted(cell("a", PASSAGES[0], OFFICIALS), cell("b", PASSAGES[1], OFFICIALS))


def test_a_copy_that_names_its_speaker_traces_the_other():
    assert (1, 1) == counted(cell("a", PASSAGES[1]), cell("b", PASSAGES[1], HOSPITAL))


def test_less_of_a_passage_needs_to_be_the_same_where_the_prose_is_copied():
    edited = "Two of the crew remained missing late on Saturday."
    cells = cell("a", PASSAGES[1]), cell("b", edited)

    assert (0, 2) == counted(*cells)
    assert (0, 1) == counted(*cells, copied=[("a", "b")])


def test_why_names_what_was_counted_once_and_what_is_untraced():
    cells = cell("a", PASSAGES[0]), cell("b", PASSAGES[0]), cell("c", PASSAGES[2], stance="against")

    assert (
        "c against it: supports nothing",
        "a = b: the same passage, counted once",
        "a in own voice: untraced",
    ) == count(row(*cells), frozenset()).why


def test_origins_list_their_rows_and_carriers_and_the_busiest_comes_first():
    rows = (
        row(cell("a", PASSAGES[0], COAST_GUARD, via=("Radio Lanner",)), cell("b", PASSAGES[0], COAST_GUARD)),
        row(cell("a", PASSAGES[1], COAST_GUARD), cell("b", PASSAGES[1], HOSPITAL), name="c2"),
    )

    first, second = origins(table(*rows))

    assert ("coast guard", "organisation", ("c1", "c2"), ("a", "b")) == (
        first.name,
        first.kind,
        first.rows,
        first.carriers,
    )
    assert ("Radio Lanner",) == first.via
    assert "official" == first.access
    assert ("Tarn hospital", ("c2",), ("b",)) == (second.name, second.rows, second.carriers)


def test_what_is_told_of_a_name_that_is_counted_as_another_is_told_of_the_other():
    watch = Speaker("watch", "organisation", "watch of Tarn")
    told = row(cell("a", PASSAGES[0], COAST_GUARD), cell("b", PASSAGES[0], watch), cell("c", PASSAGES[0], COAST_GUARD))

    ours = count(told, frozenset())

    assert (("coast guard",), "coast guard") == (ours.identified, ours.origin_of(watch))
    assert [("coast guard", ("a", "b", "c"))] == [(each.name, each.carriers) for each in origins(table(told), (ours,))]


def test_two_passages_that_are_given_to_two_each_leave_one_of_them():
    one, other, third, fourth = (
        Speaker(name, "person", name) for name in ("Ada Lund", "Bo Marr", "Cai Orr", "Di Penn")
    )
    told = [
        cell("a", PASSAGES[0], one), cell("b", PASSAGES[0], other, third),
        cell("c", PASSAGES[1], other), cell("d", PASSAGES[1], one, fourth),
    ]  # fmt: skip

    ours = count(row(*told), frozenset())

    assert ours.low
    assert {ours.origin_of(speaker) for speaker in (one, other)} <= set(ours.identified)


def test_passages_that_are_given_to_each_other_in_a_ring_have_one_origin():
    pell, holt, brand, orr = (
        Speaker(name, "person", name) for name in ("Jory Pell", "Maren Holt", "Ada Brand", "Tom Orr")
    )
    given = (
        (PASSAGES[0], (pell,), (holt,)),
        (PASSAGES[1], (holt,), (brand,)),
        (PASSAGES[2], (pell, orr), (holt,)),
        (PASSAGES[3], (brand,), (brand,), (brand,)),
    )
    cells = (cell(f"r{n}{k}", text, *who) for n, (text, *told) in enumerate(given) for k, who in enumerate(told))

    found = count(row(*cells), frozenset())

    assert ("Ada Brand", "Tom Orr") == found.identified


def test_a_row_that_somebody_contradicts_is_none_that_rests_on_him():
    rows = (
        row(cell("a", PASSAGES[0], COAST_GUARD)),
        row(cell("a", PASSAGES[1], HOSPITAL), cell("b", PASSAGES[1], COAST_GUARD, stance="against"), name="c2"),
    )

    found = {origin.name: origin.rows for origin in origins(table(*rows), [count(each, frozenset()) for each in rows])}

    assert {"coast guard": ("c1",), "Tarn hospital": ("c2",)} == found


@given(rows())
def test_unnamed_speakers_are_no_origins(told):
    named = {s.origin for c in told.cells for s in c.claim.speakers if s.kind != "unnamed"}

    assert named == {origin.name for origin in origins(table(told))}


def test_an_outlet_that_repeats_itself_by_name_is_one_untraced_voice():
    itself = Speaker("Arn Post", "outlet", "Arn Post")
    cells = (cell("r1", "The mayor of Velm will resign."), cell("r2", "Velm's mayor steps down in March.", itself))

    assert 1 == count(row(*cells), frozenset(), {"r1": Voice(Outlet("Arn Post")), "r2": Voice(Outlet("Arn Post"))}).high
    assert (
        2 == count(row(*cells), frozenset(), {"r1": Voice(Outlet("Brae Post")), "r2": Voice(Outlet("Arn Post"))}).high
    )


def test_a_medium_whose_own_report_has_it_from_somebody_unnamed_is_no_origin_of_its_own():
    cited, workers = Speaker("Arn Post", "outlet", "Arn Post"), OFFICIALS
    cells = (
        cell("r1", "The mayor of Velm will resign.", workers),
        cell("r2", "Velm's mayor steps down in March.", cited),
    )

    found = count(row(*cells), frozenset(), {"r1": Voice(Outlet("Arn Post")), "r2": Voice(Outlet("Tarn Herald"))})

    assert (0, 1) == (found.low, found.high)


@pytest.mark.parametrize(("other", "high"), [("arnpost.example", 1), ("velmpost.example", 2)])
def test_outlets_that_are_known_by_their_sites_alone_repeat_nobody_but_themselves(other, high):
    itself = Speaker("Arn Post", "outlet", "Arn Post")
    cells = (cell("r1", "The mayor of Velm will resign."), cell("r2", "Velm's mayor steps down in March.", itself))
    voices = {"r1": Voice(Outlet(None, other)), "r2": Voice(Outlet(None, "arnpost.example"))}

    assert high == count(row(*cells), frozenset(), voices).high


def test_who_is_named_together_with_somebody_unnamed_for_the_same_words_leaves_him_open():
    words = "Nobody could have swum ashore in that sea."
    both = cell("a", words, COAST_GUARD, OFFICIALS, mode="quoted")

    assert (1, 2) == counted(both, cell("b", words, COAST_GUARD, mode="quoted"))
    assert (1, 1) == counted(cell("a", words, OFFICIALS, mode="quoted"), cell("b", words, COAST_GUARD, mode="quoted"))
