"""What comparing and tracing costs, readings at hand.

Stories of 5 reports on the pool; stories of 5, 10, 25 and 50 alone; one report that 40 outlets carry; with sizes, these instead.

    python bench/trace_cost.py [--stories 60]
    python bench/trace_cost.py --sizes 100 200 400

Reports are those of the yardsticks' `stories` set, in groups of one story where it is large enough, else of neighbouring ones. Near
copies are one of them as outlets edit it: each leaves a paragraph out, and a word in another. Of all reports in one story, every
other one is such a copy where it is called mixed.
Each size runs in a process of its own, which has traced one other small story before, so its models are loaded but hardly a
sentence is known to it. Of the pool, the first stories (WARM a worker) are told apart: they wait for the models.
"""

import argparse
import multiprocessing
import os
import random
import resource
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Any

from labelled import everything, readings

from headwater.model import Reading, Story, StoryInput
from headwater.pipeline import Dossiers
from headwater.run import Pool, shards

SIZES = (5, 10, 25, 50)
CARRIERS = 40
CARRIED = 3000  # letters at least of what is carried with edits
WARM = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60, help="stories of five reports")
    parser.add_argument("--sizes", type=int, nargs="+", help="large stories of so many reports, and nothing else")
    asked = parser.parse_args()
    if asked.sizes:
        told = in_order(max(asked.sizes) + 2)
        large = {f"{size} {name}": made for size in asked.sizes for name, made in kinds(told[2:], size)}
        alone(told[:2], large)
        return
    told = in_order(5 * max(asked.stories, 1) + max(SIZES))
    first, rest = told[: max(SIZES)], told[max(SIZES) :]
    small = {f"a story of {size}": first[:size] for size in SIZES}
    alone(rest[:2], small | {f"a report that {CARRIERS} carry": carried()})
    on_the_pool([story(rest[start : start + 5]) for start in range(0, len(rest) - 4, 5)])


def alone(other: list[Reading], asked: dict[str, list[Reading]]) -> None:
    """Print what each story costs in a process that has traced another one."""
    fresh = multiprocessing.get_context("spawn")
    for name, reports in asked.items():
        with ProcessPoolExecutor(1, mp_context=fresh) as process:
            wall, processor, memory = process.submit(cost, story(other), story(reports)).result()
        print(f"{name}: {wall:.1f} s, {processor:.2f} s of processor, at most {memory:.1f} GB more", flush=True)


def kinds(told: list[Reading], size: int) -> list[tuple[str, list[Reading]]]:
    """Different reports, near copies of one, and both in one story."""
    near = readings(map(edited, range(size)))
    mixed = [near[n] if n % 2 else told[n] for n in range(size)]
    return [("different reports", told[:size]), ("near copies", near), ("mixed", mixed)]


def cost(other: StoryInput, asked: StoryInput) -> tuple[float, float, float]:
    """Seconds, seconds of processor and memory beyond what was held, that a story takes where the models are loaded."""
    trace = Dossiers()
    list(trace([other]))
    held, start, before = peak(), time.perf_counter(), time.process_time()
    list(trace([asked]))
    return time.perf_counter() - start, time.process_time() - before, peak() - held


def peak() -> float:
    """The most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def on_the_pool(fives: list[StoryInput]) -> None:
    warm = WARM * (os.cpu_count() or 1)
    start = time.perf_counter()
    done = [time.perf_counter() - start for shard in Pool()(Dossiers, shards(fives, WARM)) for _ in shard]
    each = (done[-1] - done[warm - 1]) / (len(done) - warm)
    print(f"{warm} stories of 5 on the pool, models loaded meanwhile: {done[warm - 1]:.1f} s; ", end="")
    print(f"the next {len(done) - warm}: {each:.2f} s each; 1,000 of them: {each * 1000 / 60:.1f} min")


def in_order(most: int) -> list[Reading]:
    """Readings of the largest stories first, each story's together."""
    stories = defaultdict(list)
    for record in everything():
        stories[record["story"]].append(record)
    ordered = sorted(stories.values(), key=lambda records: (-len(records), records[0]["id"]))
    return readings(islice((record for records in ordered for record in records), most))


def carried() -> list[Reading]:
    """Readings of one report as each of its carriers has it."""
    record = next(everything())
    return readings(record | {"id": f"r{n}", "outlet": f"outlet {n}"} for n in range(CARRIERS))


def edited(number: int) -> dict[str, Any]:
    """One report as an outlet edits it: a paragraph left out, and a word in another."""
    choose = random.Random(number)
    record = next(record for record in everything() if len(record["text"]) >= CARRIED)
    paragraphs = record["text"].split("\n")
    paragraphs.pop(choose.randrange(1, len(paragraphs)))
    cut = choose.randrange(len(paragraphs))
    words = paragraphs[cut].split(" ")
    words.pop(choose.randrange(len(words)))
    paragraphs[cut] = " ".join(words)
    return record | {"id": f"edited {number:03}", "outlet": f"outlet {number}", "text": "\n".join(paragraphs)}


def story(told: list[Reading]) -> StoryInput:
    ordered = tuple(sorted(told, key=lambda reading: reading.report.id))
    return StoryInput(Story("story", "", tuple(r.report.id for r in ordered)), ordered)


if __name__ == "__main__":
    main()
