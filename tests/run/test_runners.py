"""One contract for all runners: the same answers in the order of the shards, whatever ran where and whoever died."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from distributed import LocalCluster
from events import REPORTS

from headwater.desk.grouping import Grouping
from headwater.errors import RunError, UsageError
from headwater.group import Group, maker
from headwater.model import Reading
from headwater.run import Dask, Pool, Resumed, chosen, shards
from headwater.seams import here, unwatched
from headwater.store import Library

from .stages import DiesOnce, another, deadly, squares

NUMBERS = range(40)
EXPECTED = [tuple(n * n for n in shard) for shard in shards(NUMBERS, 3)]


@pytest.fixture(scope="module")
def cluster():
    """A real scheduler and two worker processes on the loopback."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0") as started:
        yield started


@pytest.fixture(params=["local", "pool", "dask"])
def runner(request):
    if request.param == "dask":
        return Dask(request.getfixturevalue("cluster").scheduler_address)
    return {"local": here, "pool": Pool(2)}[request.param]


@pytest.fixture(params=["pool", "dask"])
def guarded(request):
    """The runners whose workers are other processes."""
    return Pool(2) if request.param == "pool" else Dask(request.getfixturevalue("cluster").scheduler_address)


def test_answers_come_in_the_order_of_the_shards(runner):
    assert list(runner(squares(), shards(NUMBERS, 3))) == EXPECTED


def test_no_shards_give_no_answers(runner):
    assert list(runner(squares(), [])) == []


def test_a_killed_worker_costs_no_answer(guarded, tmp_path):
    recipe = squares(fatal=17, marker=tmp_path / "died")

    answers = list(guarded(recipe, shards(NUMBERS, 3)))

    assert (tmp_path / "died").exists()
    assert answers == EXPECTED


def test_without_the_extra_the_dask_runner_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(RunError, match="`pip install distributed`"):
        list(Dask("tcp://127.0.0.1:8786")(squares(), shards(NUMBERS, 3)))


@pytest.fixture
def stream(monkeypatch):
    """Reports of five events, in blocks of four, so that every worker has something to weigh."""
    monkeypatch.setattr("headwater.group.block.BLOCK", 4)
    monkeypatch.setattr("headwater.group.BLOCK", 4)
    return REPORTS


def grouped(reports, run):
    with Library.open(None, maker()) as library:
        return list(Grouping(library, Group(), run, unwatched)(reports))


def test_stories_are_the_same_whatever_weighs_them(runner, stream):
    expected = list(Group()(Reading(report) for report in stream))

    assert 5 == len(expected)
    assert expected == grouped(stream, runner)
    assert expected == list(Group()((Reading(report) for report in stream), runner))


def test_a_killed_worker_costs_no_story(guarded, stream, tmp_path):
    def fatal(recipe, shards):
        return guarded(DiesOnce(recipe, str(tmp_path / recipe.__name__)), shards)

    stories = grouped(stream, fatal)

    assert {"Take", "Weigh"} == {path.name for path in tmp_path.iterdir()}
    assert grouped(stream, here) == stories


def test_a_resumed_run_computes_only_what_is_missing(runner, tmp_path):
    once = Resumed(runner, tmp_path)
    half = list(once(squares(), list(shards(NUMBERS, 3))[:6]))
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}

    whole = list(once(squares(), shards(NUMBERS, 3)))

    assert EXPECTED[:6] == half
    assert whole == EXPECTED
    assert kept.items() <= {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}.items()


def test_what_another_state_of_the_program_kept_is_not_taken(monkeypatch, tmp_path):
    run = Resumed(here, tmp_path)
    list(run(squares(), [(1, 2, 3)]))

    monkeypatch.setattr("headwater.run.resume.program", lambda: b"another")
    list(run(squares(), [(1, 2, 3)]))

    assert 2 == len(list(tmp_path.iterdir()))


def test_two_runs_may_keep_in_one_folder_at_once(tmp_path):
    recipe, many = squares(), [(n,) for n in range(200)]

    with ThreadPoolExecutor(2) as threads:
        runs = [threads.submit(lambda: list(Resumed(here, tmp_path)(recipe, many))) for _ in range(2)]

    assert [[(n * n,) for n in range(200)]] * 2 == [run.result() for run in runs]
    assert 200 == len(list(tmp_path.iterdir()))


def test_a_folder_that_cannot_keep_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(RunError, match=r"file/readings .*; make room, or name a folder you may write to"):
        list(Resumed(here, tmp_path / "file" / "readings")(squares(), [(1,)]))


def test_a_kept_answer_that_is_broken_is_named(tmp_path):
    run = Resumed(here, tmp_path)
    list(run(squares(), [(1, 2, 3)]))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-3])

    with pytest.raises(RunError, match=rf"{kept.name} is broken .*; delete it"):
        list(run(squares(), [(1, 2, 3)]))


def test_a_shard_that_kills_every_worker_ends_the_run_with_a_remedy():
    with pytest.raises(RunError, match="smaller shards"):
        list(Pool(1)(deadly, [(1,)]))


def test_a_scheduler_that_is_not_there_is_named():
    with pytest.raises(RunError, match=r"tcp://127\.0\.0\.1:1;"):
        list(Dask("tcp://127.0.0.1:1", patience=1)(squares(), [(1,)]))


def test_a_runner_is_chosen_by_name_and_a_cluster_by_its_address():
    assert Pool(3) == chosen("pool", 3)
    assert Dask("tcp://127.0.0.1:8786") == chosen("tcp://127.0.0.1:8786")


def test_a_scheduler_without_workers_is_told():
    with (
        LocalCluster(n_workers=0, processes=True, dashboard_address="127.0.0.1:0") as idle,
        pytest.raises(RunError, match=r"no worker .*; start one with `dask worker tcp://"),
    ):
        list(Dask(idle.scheduler_address, patience=1)(squares(), [(1,)]))


def test_a_worker_with_another_headwater_is_named(cluster, monkeypatch):
    monkeypatch.setattr("headwater.run.dask.program", another)

    with pytest.raises(RunError, match=r"the worker at tcp://.* install it there"):
        list(Dask(cluster.scheduler_address)(squares(), [(1,)]))


@pytest.mark.parametrize("name", ["dask", "spark", "", "http://127.0.0.1:8786", "127.0.0.1:8786"])
def test_a_runner_that_cannot_be_chosen_says_what_to_do(name):
    with pytest.raises(UsageError, match=r"choose local, pool, or the address of a Dask scheduler \(tcp://"):
        chosen(name)


def test_shards_cover_the_stream_without_reading_ahead():
    taken = []
    stream = (taken.append(n) or n for n in NUMBERS)

    first = next(shards(stream, 4))

    assert first == (0, 1, 2, 3)
    assert taken == [0, 1, 2, 3]
