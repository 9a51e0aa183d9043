"""Which reports of a large story are laid beside each other, and what comes of it."""

from collections import Counter
from importlib import import_module

import numpy as np
import pytest
from compared import told
from made import report, story
from scipy import sparse

from headwater.compare.align import align
from headwater.compare.beside import FEW, MOST, everybody, laid_beside
from headwater.read import read

WIRE = (
    "A barge loaded with gravel struck the pier of the old bridge at Orlen on Tuesday morning, the river police said.",
    "The bridge was closed to traffic, and trains to the coast stopped at Merin.",
    "Two men of the barge’s crew were pulled out of the river unhurt by a fishing boat.",
    "“The pier has moved by the width of a hand,” said the town’s engineer, Ida Sorrel.",
    "The bridge, built in 1911, carries 14,000 cars on a working day.",
    "A temporary ferry will cross every half hour from Thursday, the district office said.",
    "Repairs to the bridge had been put off three times for want of money.",
    "The barge, the Alkyone, belongs to a gravel works in Tarn.",
)
LARGE = MOST + 8


def claims(told):
    """The claims of reports as `laid_beside` takes them: each word is a claim, and the same one wherever it stands."""
    numbers = {word: n for n, word in enumerate(dict.fromkeys(word for words in told for word in words))}
    alike = np.array([numbers[word] for words in told for word in words], np.int64)
    reading = np.array([n for n, words in enumerate(told) for _ in words], np.int64)
    bags = sparse.csr_matrix((np.ones(len(alike), np.float32), (np.arange(len(alike)), alike)))
    return len(told), reading, alike, bags


def test_in_a_small_story_every_report_is_laid_beside_every_other():
    apart = [[f"{n} {k}" for k in range(3)] for n in range(MOST + 1)]

    assert everybody(len(apart)) == laid_beside(*claims(apart))


@pytest.mark.parametrize("size", [200, 800])
def test_reports_are_laid_beside_as_many_however_large_the_story_is(size):
    dice = np.random.default_rng(1)
    told = [sorted({f"fact {k}" for k in dice.integers(0, 6000, 20)}) for _ in range(size)]

    beside = laid_beside(*claims(told))

    assert sum(map(len, beside)) <= 2 * MOST * size
    assert all(one in beside[other] for one, others in enumerate(beside) for other in others)
    assert min(map(len, beside)) >= MOST


def test_of_reports_that_print_one_text_most_are_laid_beside_a_few():
    text = [f"sentence {k}" for k in range(20)]
    told = [[each for each in text if each != text[n % 20]] for n in range(200)]

    beside = laid_beside(*claims(told))

    assert Counter(map(len, beside)).most_common(1)[0][0] <= FEW
    assert sum(map(len, beside)) <= 3 * FEW * len(told)


@pytest.fixture(scope="module")
def carried():
    """A wire story as many outlets carry it, each without one of its sentences."""
    kept = [[line for k, line in enumerate(WIRE) if k != n % len(WIRE)] for n in range(LARGE)]
    return story(*(read(report(f"r{n:02}", *lines, outlet=f"Outlet {n}")) for n, lines in enumerate(kept)))


def test_a_sentence_that_many_outlets_carry_is_one_row_of_all_of_them(carried):
    rows = align(carried)

    for number, line in enumerate(WIRE):
        having = {f"r{n:02}" for n in range(LARGE) if n % len(WIRE) != number}
        telling = [row for row in rows if any(cell.claim.text in line for cell in row.cells)]
        assert telling
        assert all(having == {cell.report for cell in row.cells} for row in telling)


def test_what_many_tell_in_the_same_words_is_compared_once(monkeypatch):
    asked = []
    differ = import_module("headwater.compare.differ")  # the function of that name hides it
    monkeypatch.setattr(differ, "COMPARERS", (lambda *places: iter(asked.append(places) or ()),))

    told(*["The bridge carries 14,000 cars on a working day."] * 20, *["It carries 12,000 cars on a working day."] * 20)

    assert 1 == len(asked)


def test_what_is_found_of_two_texts_is_told_of_every_report_that_has_them():
    one, other = "The bridge carries 14,000 cars on a working day.", "The bridge carries 12,000 cars on a working day."

    row, found = told(*[one] * 4, *[other] * 3)

    assert [f"r{n}" for n in range(7)] == sorted(found[0].reports)
    assert ["r4", "r5", "r6"] == [cell.report for cell in row.cells if cell.stance == "against"]
