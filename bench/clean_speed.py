"""Measure how many reports of plain text `Clean` labels per second of processor time.

    OMP_NUM_THREADS=1 python bench/clean_speed.py [FILE...]

Without files it takes the stories of the labelled sets (../shared/yardsticks, or where HEADWATER_YARDSTICKS says). Models
are loaded before the clock starts; each of five runs begins without a word known. The middle and the best run are shown,
since a machine that does other work besides makes runs slower, never faster.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median

import py3langid

from headwater.clean import Clean
from headwater.clean.words import packed
from headwater.ingest import sources
from headwater.model import Capture, Report

YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", Path(__file__).parents[2] / "shared" / "yardsticks"))
RUNS = 5


def main() -> None:
    paths = sys.argv[1:] or [str(YARDSTICKS / "stories" / "open.jsonl.gz")]
    captures = [each for each in sources(paths) if isinstance(each, Capture)]
    py3langid.classify("loads the model")
    reports = [each for each in Clean()(captures) if isinstance(each, Report)]
    lines = sum(len(report.passages) for report in reports)
    rates = sorted(len(captures) / seconds(captures) for _ in range(RUNS))
    print(f"{len(captures)} reports of {lines / max(1, len(reports)):.0f} lines each")
    print(f"reports per second of processor time: {median(rates):.0f} (best run {rates[-1]:.0f})")


def seconds(captures: list[Capture]) -> float:
    packed.cache_clear()
    start = time.process_time()
    for _ in Clean()(captures):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
