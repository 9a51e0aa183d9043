"""What comparing and tracing costs, readings at hand.

Stories of 5 reports on the pool; stories of 5, 10, 25 and 50 alone; one report that 40 outlets carry.

    python bench/trace_cost.py [--stories 60]

Reports are those of the yardsticks' `stories` set, in groups of one story where it is large enough, else of neighbouring ones.
Each size runs in a process of its own, which has traced one other small story before, so its models are loaded but hardly a
sentence is known to it. Of the pool, the first stories (WARM a worker) are told apart: they wait for the models.
"""

import argparse
import multiprocessing
import os
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from labelled import everything, readings

from headwater.model import Reading, Story, StoryInput
from headwater.pipeline import Dossiers
from headwater.run import Pool, shards

SIZES = (5, 10, 25, 50)
CARRIERS = 40
WARM = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60, help="stories of five reports")
    count = parser.parse_args().stories
    told = in_order(5 * max(count, 1) + max(SIZES))
    alone, rest = told[: max(SIZES)], told[max(SIZES) :]
    fresh = multiprocessing.get_context("spawn")
    asked = {f"a story of {size}": alone[:size] for size in SIZES} | {f"a report that {CARRIERS} carry": carried()}
    for name, reports in asked.items():
        with ProcessPoolExecutor(1, mp_context=fresh) as process:
            wall, processor = process.submit(cost, story(rest[:2]), story(reports)).result()
        print(f"{name}: {wall:.1f} s, {processor:.2f} s of processor")
    on_the_pool([story(rest[start : start + 5]) for start in range(0, len(rest) - 4, 5)])


def cost(other: StoryInput, asked: StoryInput) -> tuple[float, float]:
    """Seconds, and seconds of processor, that a story takes where the models are loaded."""
    trace = Dossiers()
    list(trace([other]))
    start, before = time.perf_counter(), time.process_time()
    list(trace([asked]))
    return time.perf_counter() - start, time.process_time() - before


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


def story(told: list[Reading]) -> StoryInput:
    ordered = tuple(sorted(told, key=lambda reading: reading.report.id))
    return StoryInput(Story("story", "", tuple(r.report.id for r in ordered)), ordered)


if __name__ == "__main__":
    main()
