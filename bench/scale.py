"""Group a generated stream into stories and print what it took: time, memory, and how right the stories are.

    python bench/scale.py NUMBER... [--runner pool] [--workers N] [--daily N] [--then-a-day]

Each stream is written to a file first, which is not counted. What is counted is reports into stories: evidence, pairs,
links, groups, and stories with their links and reasons. With --then-a-day the stories are kept, one more day is handed
over, and that is counted by itself. Each count is taken in a process of its own; memory is that of the process and of
its largest worker, each by itself.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from stream import stream

from headwater.desk.grouping import Grouping
from headwater.group import Group, maker
from headwater.model import Dated, Report, Story
from headwater.run import chosen
from headwater.store import Library

ROW = "{:>10} {:>9} {:>9} {:>8} {:>9} {:>9} {:>8} {:>6} {:>6}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="+", metavar="NUMBER")
    parser.add_argument("--runner", default="local", choices=("local", "pool"))
    parser.add_argument("--workers", type=int)
    parser.add_argument("--daily", type=int, default=5_000)
    parser.add_argument("--then-a-day", action="store_true")
    asked = parser.parse_args()
    print(
        ROW.format("reports", "wall, s", "CPU, s", "ms each", "peak, MB", "worker", "stories", "F1", "exact"),
        flush=True,
    )
    for number in asked.numbers:
        with tempfile.TemporaryDirectory() as folder:
            before, after = write(Path(folder), number, asked.daily if asked.then_a_day else 0, asked.daily)
            kept = Path(folder, "stories.sqlite") if asked.then_a_day else None
            for path in (before, after) if kept else (before,):
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
                    print(apart.submit(counted, path, kept, asked.runner, asked.workers).result(), flush=True)


def write(folder: Path, number: int, more: int, daily: int) -> tuple[Path, Path]:
    """Write the stream, and what comes after it."""
    records = stream(number + more, daily=daily)
    before, after = folder / "before.jsonl", folder / "after.jsonl"
    for path, part in ((before, islice(records, number)), (after, records)):
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in part)
    return before, after


def counted(path: Path, kept: Path | None, runner: str, workers: int | None) -> str:
    """Group a file and return a line of the table."""
    began, progress = time.perf_counter(), {}

    def watch(what: str, done: int, _: int | None) -> None:
        if what not in progress:
            print(f"{time.perf_counter() - began:9.1f} s: {what}", file=sys.stderr, flush=True)
        progress[what] = done

    found: list[tuple[str, ...]] = []
    with Library.open(kept, maker()) as library:
        for story in Grouping(library, Group(), chosen(runner, workers), watch)(reports(path)):
            assert isinstance(story, Story), story
            found.append(story.reports)
        library.leave_untold(())
    wall = time.perf_counter() - began
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(used.ru_utime + used.ru_stime for used in (own, others))
    number, (f1, exact) = sum(1 for _ in path.open()), right(path, found)
    told = number, f"{wall:.1f}", f"{cpu:.1f}", f"{1000 * cpu / number:.2f}", own.ru_maxrss // 1024
    return ROW.format(*told, others.ru_maxrss // 1024, len(found), f"{f1:.3f}", f"{exact:.3f}")


def reports(path: Path) -> Iterator[Report]:
    with path.open(encoding="utf-8") as file:
        for record in map(json.loads, file):
            published = Dated(record["published"], "day", "metadata")
            yield Report(record["id"], record["text"], record["title"], published=published)


def right(path: Path, found: list[tuple[str, ...]]) -> tuple[float, float]:
    """Return BCubed F1 over the reports in the file, and the share of its stories of two or more found exactly."""
    with path.open(encoding="utf-8") as file:
        gold = {record["id"]: record["story"] for record in map(json.loads, file)}
    told = [[gold[report] for report in story if report in gold] for story in found]
    sizes, both = Counter(gold.values()), [Counter(story) for story in told]
    precision = sum(n * n / len(story) for story, counts in zip(told, both, strict=True) for n in counts.values())
    recall = sum(n * n / sizes[name] for counts in both for name, n in counts.items())
    exact = sum(len(counts) == 1 and max(counts.values()) == sizes[next(iter(counts))] > 1 for counts in both if counts)
    large = sum(size > 1 for size in sizes.values())
    return 2 * precision * recall / (precision + recall) / len(gold), exact / max(large, 1)


if __name__ == "__main__":
    main()
