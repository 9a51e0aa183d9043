"""A library of stories: broken runs go on, new reports change what they are about and nothing else, names stay."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import numpy as np
import pytest
from events import EVENTS, REPORTS
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.desk.grouping import Grouping
from headwater.errors import RunError
from headwater.group import Group, Take, Weigh, blocks, maker
from headwater.model import Dated, Judgement, Outlet, Reading, Reject, Story
from headwater.seams import here
from headwater.store import Library

SOME = settings(max_examples=25)


class PowerCutError(Exception):
    """Stands for anything that ends a run halfway."""


class Counting:
    """The local runner, which counts the blocks that are weighed and can break after some."""

    def __init__(self, most=1000):
        self.most, self.weighed = most, 0

    def __call__(self, recipe, shards):
        for answer in here(recipe, shards):
            if recipe is Weigh:
                self.weighed += 1
                if self.weighed > self.most:
                    raise PowerCutError
            yield answer


def power_cut(*_):
    raise PowerCutError


def grouped(reports, path=None, run=here, judgements=()):
    with Library.open(path, maker()) as library:
        told = list(Grouping(library, Group(tuple(judgements)), run, lambda *_: None)(reports))
        library.leave_untold(())
        return told


def members(stories):
    return {story.reports for story in stories}


def judged(a, b, same):
    return Judgement(a, b, same, "read both")


def event(name):
    return [report for report in REPORTS if report.id.startswith(name)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library" / "stories.sqlite"


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr("headwater.group.block.BLOCK", 4)


def test_each_event_is_a_story(path):
    assert {tuple(f"{name}-{n}" for n in (1, 2, 3)) for name in EVENTS} == members(grouped(REPORTS, path))


@SOME
@given(st.permutations(REPORTS), st.integers(1, 15))
def test_a_library_tells_the_stories_that_the_stage_tells(reports, number):
    expected = list(Group()(Reading(report) for report in reports[:number]))

    assert expected == grouped(reports[:number])


@SOME
@given(st.permutations(REPORTS), st.integers(0, 15), st.integers(0, 15))
def test_reports_that_come_bit_by_bit_make_the_stories_that_they_make_at_once(tmp_path_factory, reports, one, other):
    path = tmp_path_factory.mktemp("library") / "stories.sqlite"
    first, second = sorted((one, other))
    for part in (reports[:first], reports[first:second], reports[second:]):
        grouped(part, path)

    assert members(grouped(REPORTS)) == members(grouped(REPORTS, path))


@SOME
@given(st.permutations(REPORTS), st.integers(0, 15), st.integers(0, 15), st.integers(0, 3))
def test_a_library_tells_the_same_with_the_index_that_it_keeps_and_without(tmp_path_factory, reports, one, other, most):
    folder = tmp_path_factory.mktemp("library")
    first, second = sorted((one, other))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("headwater.group.block.BLOCK", 2)
        patch.setattr("headwater.group.block.STEP", 3)
        for part in (reports[:first], reports[first:second], reports[second:]):
            with suppress(PowerCutError):
                grouped(part, folder / "with", Counting(most))
            with_it = grouped(part, folder / "with")
            with pytest.MonkeyPatch.context() as without:
                without.setattr(Library, "carried", lambda *_: None)
                assert grouped(part, folder / "without") == with_it


@SOME
@given(st.permutations(REPORTS), st.integers(1, 14))
def test_a_report_never_reshuffles_unrelated_stories(tmp_path_factory, reports, number):
    path = tmp_path_factory.mktemp("library") / "stories.sqlite"
    grouped(reports[:number], path)
    before = {story.id: story for story in grouped(reports[:number], path)}
    added = reports[number]

    told = grouped([added], path)
    after = {story.id: story for story in grouped(reports[:number], path)}

    assert any(added.id in story.reports for story in told)
    changed = {story.id for story in told}
    assert {name: story for name, story in before.items() if name not in changed} == {
        name: story for name, story in after.items() if name not in changed
    }
    assert all(report.split("-")[0] == added.id.split("-")[0] for story in told for report in story.reports)


def test_a_new_day_weighs_its_own_blocks_alone(path, small_blocks):
    run = Counting()
    grouped(REPORTS[:12], path)

    grouped(REPORTS[12:], path, run)

    assert 1 == run.weighed


def test_a_new_day_reads_no_links_of_days_out_of_its_reach(path, monkeypatch):
    def dated(months, reports):
        return [
            replace(r, id=f"{months}-{r.id}", published=Dated(f"2025-{months}-01", "day", "metadata")) for r in reports
        ]

    for months in ("01", "04", "07"):
        grouped(dated(months, event("dam")[:2]), path)
    read = []
    for name in ("pairs", "odds", "links"):
        stored = getattr(Library, name)
        monkeypatch.setattr(Library, name, lambda self, since, of=stored: read.append(since) or of(self, since))

    (story,) = grouped(dated("07", event("dam")[2:]), path)

    assert 3 == len(story.reports)
    assert {4} == set(read)


def test_a_broken_run_goes_on_where_it_stopped(path, small_blocks):
    with suppress(PowerCutError):
        grouped(REPORTS, path, Counting(most=2))
    rest = Counting()

    stories = grouped(REPORTS, path, rest)

    assert grouped(REPORTS) == stories
    assert 2 == rest.weighed


@pytest.mark.parametrize("chunk", [1, 7])
def test_pairs_have_the_same_chance_in_whatever_parts_they_are_asked(path, monkeypatch, chunk):
    expected = grouped(REPORTS)
    monkeypatch.setattr("headwater.group.links.CHUNK", chunk)

    assert expected == grouped(REPORTS, path)


def test_a_run_that_hands_over_nothing_new_weighs_nothing(path):
    run = Counting()
    before = grouped(REPORTS, path)

    assert before == grouped(REPORTS, path, run)
    assert 0 == run.weighed


def test_a_story_keeps_its_id_when_an_earlier_report_comes_late(path):
    first, *others = event("dam")
    (before,) = grouped(others, path)

    (after,) = grouped([first], path)

    assert before.id == after.id
    assert 3 == len(after.reports)


def test_a_story_that_becomes_part_of_another_is_its_alias(path):
    before = {story.reports[0]: story.id for story in grouped([*event("dam"), *event("fair")[:1]], path)}

    (merged,) = grouped([], path, judgements=[judged("dam-1", "fair-1", same=True)])

    assert before["dam-1"] == merged.id
    assert (before["fair-1"],) == merged.aliases


def test_stories_that_a_person_parts_have_different_ids(path):
    (before,) = grouped(event("dam")[:2], path)

    after = grouped([], path, judgements=[judged("dam-1", "dam-2", same=False)])

    assert {("dam-1",), ("dam-2",)} == members(after)
    assert before.id in {story.id for story in after}
    assert 2 == len({story.id for story in after})


def test_a_judgement_survives_reports_that_come_later(path):
    grouped([*event("dam"), *event("moth")[:1]], path, judgements=[judged("moth-1", "dam-1", same=True)])

    stories = grouped(event("moth")[:2], path)

    assert [True] == ["dam-1" in story.reports for story in stories if "moth-1" in story.reports]


def test_a_judgement_counts_even_if_the_run_that_brought_it_broke(path, monkeypatch):
    grouped(event("dam"), path)

    with monkeypatch.context() as broken, suppress(PowerCutError):
        broken.setattr("headwater.desk.grouping.clusters", power_cut)
        grouped([], path, judgements=[judged("dam-1", "dam-2", same=False)])
    told = grouped([], path, judgements=[judged("dam-1", "dam-2", same=False)])

    assert 2 == len(told)


def test_what_a_broken_run_changed_is_told_by_the_next_and_then_no_more(path):
    grouped(event("dam"), path)

    with Library.open(path, maker()) as library:
        run = Grouping(library, Group((judged("dam-1", "dam-2", same=False),)), here, lambda *_: None)
        first = next(run([]))
    told = grouped([], path)

    assert first in told
    assert 2 == len(told)
    assert [] == grouped([], path)


def test_a_judgement_on_a_report_that_is_not_here_yet_waits_for_it(path):
    grouped(event("dam"), path, judgements=[judged("moth-1", "dam-1", same=True)])

    (story,) = grouped(event("moth")[:1], path)

    assert {"dam-1", "moth-1"} <= set(story.reports)


def test_a_person_may_think_again(path):
    grouped(event("dam"), path, judgements=[judged("dam-1", "dam-2", same=False)])

    after = grouped(event("dam"), path, judgements=[judged("dam-2", "dam-1", same=True)])

    assert {("dam-1", "dam-2", "dam-3")} == members(after)


PAIRS = st.tuples(*[st.sampled_from([report.id for report in REPORTS])] * 2).filter(lambda pair: pair[0] != pair[1])


@SOME
@given(st.permutations(REPORTS), st.integers(0, 15), st.lists(st.tuples(PAIRS, st.booleans()), min_size=1, max_size=3))
def test_what_was_judged_and_withdrawn_was_never_judged(tmp_path_factory, reports, number, said):
    path, never = (tmp_path_factory.mktemp("library") / name for name in ("judged", "never"))
    for part in (reports[:number], reports[number:]):
        grouped(part, never)
    grouped(reports[:number], path)
    grouped([], path, judgements=[judged(a, b, same=same) for (a, b), same in said])

    with pytest.MonkeyPatch.context() as broken, suppress(PowerCutError):
        broken.setattr("headwater.desk.grouping.clusters", power_cut)
        grouped([], path, judgements=[judged(b, a, same=None) for (a, b), _ in said])
    grouped(reports[number:], path, judgements=[judged(b, a, same=None) for (a, b), _ in said])

    told, expected = ([replace(story, id="", aliases=()) for story in grouped(REPORTS, each)] for each in (path, never))
    assert expected == told


def test_a_story_that_a_judgement_enlarged_has_its_id_when_the_judgement_is_withdrawn(path):
    (before,) = grouped(event("dam"), path)
    grouped(event("fair")[:1], path, judgements=[judged("dam-1", "fair-1", same=True)])

    after = grouped([], path, judgements=[judged("dam-1", "fair-1", same=None)])

    assert [before, ("fair-1",)] == [after[0], after[1].reports]
    assert [] == grouped([], path, judgements=[judged("dam-1", "fair-1", same=None)])


def test_a_judgement_that_is_withdrawn_before_its_report_comes_never_counts(path):
    grouped(event("dam"), path, judgements=[judged("moth-1", "dam-1", same=True)])
    grouped([], path, judgements=[judged("dam-1", "moth-1", same=None)])

    (story,) = grouped(event("moth")[:1], path)

    assert ("moth-1",) == story.reports


def test_a_report_that_comes_again_with_other_content_is_rejected(path):
    grouped(REPORTS, path)

    told = grouped([replace(REPORTS[0], text="The dam holds.")], path)

    assert [("group", "dam-1")] == [(reject.stage, reject.subject) for reject in told]


def test_a_report_that_comes_again_with_another_date_is_the_same_and_by_another_outlet_is_not(path):
    before = grouped(event("dam"), path)
    report = event("dam")[0]
    dated = replace(report, published=Dated("2025-03-09", "day", "metadata"))
    lifted = replace(report, outlet=Outlet("The Borrower"))

    assert before == grouped([dated], path)
    assert [("group", "dam-1")] == [(reject.stage, reject.subject) for reject in grouped([lifted], path)]


def test_rejects_pass_through(path):
    reject = Reject("clean", "x.html", "is a login page")

    assert [reject] == [answer for answer in grouped([REPORTS[0], reject], path) if not isinstance(answer, Story)]


def test_a_library_of_another_version_is_not_mixed_with(path):
    with Library.open(path, "an older version"):
        pass

    with pytest.raises(RunError, match="another version"):
        grouped(REPORTS, path)


def no_library(path):
    path.write_text("Dear diary, " * 100, encoding="utf-8")


def cut_short(path):
    grouped(REPORTS, path)
    path.write_bytes(path.read_bytes()[: 5 * 4096])


def scribbled_over(path):
    grouped(REPORTS, path)
    stored = path.read_bytes()
    path.write_bytes(stored[: 3 * 4096] + b"scribble" * 512 * 8 + stored[11 * 4096 :])


def of_somebody_else(path):
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE reports(headline)")


@pytest.mark.parametrize("damaged", [no_library, cut_short, scribbled_over, of_somebody_else])
def test_a_library_that_is_damaged_or_none_is_named_with_the_remedy(path, damaged):
    path.parent.mkdir()
    damaged(path)

    with pytest.raises(RunError, match=r"stories.sqlite is damaged or none; put a copy of it in its place, or name"):
        grouped(REPORTS, path)


def test_a_library_in_use_is_named(path):
    with Library.open(path, maker()), pytest.raises(RunError, match="is in use by another run; wait"):
        grouped(REPORTS, path)


def test_blocks_ask_for_nothing_twice(path, small_blocks):
    with Library.open(path, maker()) as library:
        list(Grouping(library, Group(), here, lambda *_: None)(REPORTS))
        numbers, day = library.order()

        asked = [
            (int(block.places[one]), int(block.places[other]))
            for block in blocks(library.shelf(numbers), day)
            for one, other in zip(block.one, block.other, strict=True)
        ]

    assert len(asked) == len(set(asked))
    assert all(one < other for one, other in asked)


def test_a_library_hands_evidence_out_in_the_order_in_which_it_is_asked_for():
    with Library.open(None, maker()) as library:
        numbers = np.array(library.take_in(taken := list(Take()(REPORTS))))
        asked = np.array([3, 0, 4, 0, 1])

        assert library.shelf(numbers)(asked) == [taken[place].evidence for place in asked]
        assert list(library.take_in(Take()([replace(REPORTS[0], id="another")]))) == [len(REPORTS) + 1]
