"""What comparing and tracing costs, readings at hand: stories of 5 reports on the pool, and stories of 10, 25 and 50 alone.

    python bench/trace_cost.py [--stories 60]

Reports are those of the yardsticks' `stories` set, in groups of one story where it is large enough, else of neighbouring ones.
"""

import argparse
import time
from collections import defaultdict
from itertools import islice

from labelled import everything, readings

from headwater.model import Reading, Story, StoryInput
from headwater.pipeline import Trace
from headwater.run import Pool, shards

SIZES = (10, 25, 50)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60, help="stories of five reports")
    count = parser.parse_args().stories
    told = in_order(max(5 * count, *SIZES))
    fives = [story(told[start : start + 5]) for start in range(0, 5 * count, 5)]
    start = time.perf_counter()
    made = sum(1 for shard in Pool()(Trace, shards(fives, 4)) for _ in shard)
    wall = time.perf_counter() - start
    print(f"{made} stories of 5, pool: {wall:.1f} s; 1,000 of them: {wall / made * 1000 / 60:.1f} min")
    trace = Trace()
    for size in SIZES:
        start, before = time.perf_counter(), time.process_time()
        list(trace([story(told[:size])]))
        print(
            f"a story of {size}: {time.perf_counter() - start:.1f} s, {time.process_time() - before:.1f} s of processor"
        )


def in_order(most: int) -> list[Reading]:
    """Readings of the largest stories first, each story's together."""
    stories = defaultdict(list)
    for record in everything():
        stories[record["story"]].append(record)
    ordered = sorted(stories.values(), key=lambda records: (-len(records), records[0]["id"]))
    return readings(islice((record for records in ordered for record in records), most))


def story(told: list[Reading]) -> StoryInput:
    ordered = tuple(sorted(told, key=lambda reading: reading.report.id))
    return StoryInput(Story("story", "", tuple(r.report.id for r in ordered)), ordered)


if __name__ == "__main__":
    main()
