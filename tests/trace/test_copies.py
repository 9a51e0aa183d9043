from hypothesis import given
from hypothesis import strategies as st
from made import FISHERMAN, HOSPITAL, cell

from headwater.trace.copies import copy_groups, same_passage

WORDS = "the old mill at Skerry burned down in one night and nobody was hurt said its keeper".split()
cells = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16).map(" ".join), max_size=6).map(
    lambda texts: [cell(f"r{n}", text) for n, text in enumerate(texts)]
)
copied = st.sets(st.sampled_from(["r0", "r1", "r2", "r3", "r4"]), min_size=2, max_size=2).map(
    lambda pair: frozenset({frozenset(pair)})
)


@given(cells, copied)
def test_every_cell_is_in_one_group(told, pairs):
    grouped = [c for group in copy_groups(told, pairs) for c in group]

    assert sorted(told, key=lambda c: c.report) == sorted(grouped, key=lambda c: c.report)


@given(cells, copied, st.randoms())
def test_groups_do_not_depend_on_the_order(told, pairs, random):
    shuffled = list(told)
    random.shuffle(shuffled)

    ours, theirs = ({frozenset(c.report for c in g) for g in copy_groups(each, pairs)} for each in (told, shuffled))

    assert ours == theirs


@given(cells, copied)
def test_being_the_same_passage_is_mutual(told, pairs):
    for a in told:
        assert same_passage(a, a, pairs)
        for b in told:
            assert same_passage(a, b, pairs) == same_passage(b, a, pairs)


@given(cells)
def test_copied_reports_have_no_fewer_copies(told):
    everyone = frozenset(frozenset((a.report, b.report)) for a in told for b in told)

    assert len(copy_groups(told, everyone)) <= len(copy_groups(told, frozenset()))


def test_a_sentence_with_a_word_changed_is_a_copy():
    one = cell("a", "The old mill at Skerry burned to the ground on Sunday night, and nobody was hurt.")
    other = cell("b", "The old mill at Skerry burned to the ground late on Sunday, and nobody was hurt.")

    assert same_passage(one, other, frozenset())


def test_the_same_fact_in_other_words_is_none():
    one = cell("a", "The old mill at Skerry burned to the ground on Sunday night, and nobody was hurt.")
    other = cell("b", "Nobody was hurt when a fire on Sunday destroyed the mill that stood at Skerry.")

    assert not same_passage(one, other, frozenset())


def test_between_copied_reports_eight_words_in_a_row_are_a_copy_whatever_follows():
    begun = "The fire at Skerry seems to have begun in the hay loft"
    one = cell("a", f"{begun}, the one part of the mill that was never rebuilt after the war or insured against loss.")
    other = cell("b", f"{begun} while its keeper sat at a wedding dinner three miles away and heard no bell at all.")

    assert same_passage(one, other, frozenset({frozenset("ab")}))
    assert not same_passage(one, other, frozenset())


def test_words_quoted_with_slips_of_the_ear_were_said_once():
    one = cell("a", "Because we’re gonna go out there and we’re gonna raise that boat", FISHERMAN, mode="quoted")
    other = cell("b", "Because we’re going to go out there and we’re going to raise that boat", HOSPITAL, mode="quoted")

    assert same_passage(one, other, frozenset())
