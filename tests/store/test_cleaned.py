"""What was cleaned is not cleaned again, and nobody can tell by the answers."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.clean import Clean
from headwater.errors import RunError
from headwater.ingest.vet import vet
from headwater.model import Capture, Given
from headwater.store import Cleaned

LINES = (
    "The Orsk Merin ferry stayed in port on Monday because its crew had no coal.",
    "“We asked for it in March,” Captain Ida Sorrel said.",
    "Support independent journalism with a gift of three crowns a month.",
    "(Photo: Lumen Pictures)",
    "-",
)
PAGE = "<title>Ferry stays in port</title><article><h1>Ferry stays in port</h1><p>{}</p></article>"


class PowerCutError(Exception):
    """Stands for anything that ends a run halfway."""


class Cleaning:
    """The stage of cleaning, which counts what it is asked for and can break after some."""

    def __init__(self, most=1000):
        self.asked, self.most = 0, most

    def __call__(self, captures):
        return Clean()(self._counted(captures))

    def _counted(self, captures):
        for capture in captures:
            self.asked += 1
            if self.asked > self.most:
                raise PowerCutError
            yield capture


def capture(text, subject="ferry.txt", media_type="text/plain", **given):
    return vet(Capture(subject, text.encode(), media_type, "", Given(**given)), 1 << 20)


texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=4).map("\n".join)
said = st.one_of(texts.map(lambda text: (text, "text/plain")), texts.map(lambda text: (PAGE.format(text), "text/html")))
captures = st.builds(
    lambda said, subject, outlet: capture(said[0], subject, said[1], outlet=outlet),
    said,
    st.sampled_from(["line 1 of x.jsonl", "line 2 of x.jsonl"]),
    st.sampled_from([None, "Merin Gazette"]),
)
MAKER = b"this version"
FERRY, STRIKE = capture(LINES[0]), capture(LINES[1], "strike.txt")


def cleaned(path, captures, clean=None, maker=MAKER):
    with Cleaned.open(path, maker, clean or Clean()) as stage:
        return list(stage(captures))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "cleaned.sqlite"


@settings(deadline=None, max_examples=25)
@given(st.lists(captures, max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_the_answers_are_those_of_cleaning_whatever_was_kept_and_whatever_broke(tmp_path_factory, given, before, most):
    path = tmp_path_factory.mktemp("kept") / "cleaned.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.store.cleaned.MOST_CAPTURES", 3)
        cleaned(path, given[:before])
        with suppress(PowerCutError):
            cleaned(path, given[::-1], Cleaning(most))

        assert list(Clean()(given)) == cleaned(path, given)


def test_what_was_cleaned_is_not_cleaned_again_wherever_it_stands_and_whatever_it_is_called(path):
    first, again = Cleaning(), Cleaning()
    cleaned(path, [FERRY, FERRY, capture("-")], first)

    cleaned(path, [replace(capture("-"), subject="line 9"), STRIKE, replace(FERRY, subject="moved.txt")], again)

    assert 2 == first.asked
    assert 1 == again.asked


@pytest.mark.parametrize(
    "other",
    [
        capture(LINES[0] + "\n"),
        capture(LINES[0], outlet="Merin Gazette"),
        capture(LINES[0], media_type="text/markdown"),
        replace(FERRY, url="https://merin.example/ferry"),
        replace(FERRY, fetched_at="2026-05-04T08:30:00Z"),
    ],
)
def test_what_says_anything_else_is_cleaned(path, other):
    run = Cleaning()
    cleaned(path, [FERRY])

    assert list(Clean()([other])) == cleaned(path, [other], run)
    assert 1 == run.asked


def test_a_reject_names_what_was_handed_over_now(path):
    cleaned(path, [capture("-", "line 1 of x.jsonl")])

    (reject,) = cleaned(path, [capture("-", "line 2 of x.jsonl")])

    assert "line 2 of x.jsonl" == reject.subject


def test_what_another_program_or_other_settings_answered_is_dropped(path):
    run = Cleaning()
    cleaned(path, [FERRY])

    cleaned(path, [FERRY], run, b"the next version")
    cleaned(path, [FERRY], run)

    assert 2 == run.asked


def test_what_was_kept_before_a_break_is_not_cleaned_again(path, monkeypatch):
    monkeypatch.setattr("headwater.store.cleaned.MOST_CAPTURES", 1)
    run = Cleaning()
    with Cleaned.open(path, MAKER, Clean()) as stage:
        next(stage([FERRY, STRIKE]))

    cleaned(path, [FERRY, STRIKE], run)

    assert 1 == run.asked


def test_a_stream_is_not_read_to_its_end_before_the_first_answer(path):
    stream = iter([capture(f"The ferry {number} left the harbour.") for number in range(100)])

    with Cleaned.open(path, MAKER, Clean()) as stage:
        next(stage(stream))

    assert 68 == len(list(stream))


def test_two_runs_may_clean_into_one_file(path):
    with (
        Cleaned.open(path, MAKER, Clean()) as one,
        Cleaned.open(path, MAKER, Clean()) as other,
    ):
        together = list(zip(one([FERRY, STRIKE]), other([STRIKE, FERRY]), strict=True))

    assert [tuple(Clean()([FERRY, STRIKE])), tuple(Clean()([STRIKE, FERRY]))] == list(zip(*together, strict=True))


def no_file_of_ours(path):
    path.write_text("Dear diary, " * 100, encoding="utf-8")


def scribbled_over(path):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE cleaned SET answer = x'2a'")


@pytest.mark.parametrize("damaged", [no_file_of_ours, scribbled_over])
def test_a_file_that_is_damaged_is_named_with_the_remedy(path, damaged):
    cleaned(path, [FERRY])
    damaged(path)

    with pytest.raises(RunError, match=r"cleaned.sqlite is damaged or none; delete it, and ask again"):
        cleaned(path, [FERRY])
