import numpy as np

from headwater.group.evidence import evidence
from headwater.group.nearby import nearby
from headwater.group.sheets import Sheets
from headwater.model import Reading, Report

COMMON = "An earthquake shook the coast and frightened residents left their houses for the hills overnight"
QUAKES = [
    *(f"{COMMON} near Vellamo, where the harbour wall fell {when}." for when in ("at dawn", "early", "on Tuesday")),
    *(f"{COMMON} near Ostrale, where a school roof fell {when}." for when in ("at noon", "later", "on Friday")),
]
PAIRS = tuple(np.array(end) for end in zip(*((a, b) for b in range(6) for a in range(b)), strict=True))
ALIKE = 1  # the column of words without phrases


def rows(texts, pairs=PAIRS):
    found = [evidence(Reading(Report(str(at), text, ""))) for at, text in enumerate(texts)]
    return nearby(Sheets(found), *pairs)


def test_what_neighbouring_events_have_in_common_counts_less_among_them():
    first_of_each = (np.array([0]), np.array([3]))
    among_others = rows(QUAKES)[[at == (0, 3) for at in zip(*PAIRS, strict=True)], ALIKE]

    assert rows(QUAKES, first_of_each)[0, ALIKE] > among_others[0]


def test_reports_of_one_of_two_neighbouring_events_are_more_alike_than_those_of_both():
    near = rows(QUAKES)[:, ALIKE]
    same = np.array([a // 3 == b // 3 for a, b in zip(*PAIRS, strict=True)])

    assert near[same].min() > near[~same].max()


def test_what_comes_later_changes_nothing():
    early = tuple(end[PAIRS[1] < 4] for end in PAIRS)

    assert np.allclose(rows(QUAKES, early), rows(QUAKES)[PAIRS[1] < 4])


def test_reports_that_are_not_linked_change_nothing():
    elsewhere = "The council of Brennick voted for a new tram line through the old market."
    expected = rows(QUAKES)

    assert np.allclose(expected, rows([*QUAKES, elsewhere, elsewhere]))


def test_phrases_count_beside_words():
    one = "Mira Holt told the board that Tom Quill resigned."
    regrouped = "Tom Holt told the board that Mira Quill resigned."
    pair = (np.array([0]), np.array([1]))

    assert rows([one, one], pair)[0, 0] > rows([one, regrouped], pair)[0, 0]
