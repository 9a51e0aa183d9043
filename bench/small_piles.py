"""Group small piles of two neighbouring events each, invented for this, and count the pairs that are joined rightly and wrongly.

    python bench/small_piles.py [--undated]

Two ferries, two rounds of talks, a race and the next: the reports (`small_piles.jsonl`) are short, share names and places, and
many of the second event recall the first. Which event a report tells of was written down before any was grouped.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from headwater.group import Group
from headwater.model import Dated, Reading, Report

PILES = Path(__file__).with_suffix(".jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--undated", action="store_true", help="without the day of publication")
    dated = not parser.parse_args().undated
    piles = defaultdict[str, list[dict[str, Any]]](list)
    for line in PILES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        piles[row["pile"]].append(row)
    counts = Counter[str]()
    for name, rows in piles.items():
        found = pairs(rows, dated)
        if found["wrong"]:
            print(f"joined: {name}")
        counts += found + Counter(piles=1, exact=not found["wrong"] and found["right"] == found["all"])
    print("{right} of {all} pairs right, {wrong} wrong, {exact} of {piles} piles exact".format_map(counts))


def pairs(rows: list[dict[str, Any]], dated: bool) -> Counter[str]:
    """Group one pile; return how many pairs are of one event, and how many are joined, rightly and wrongly."""
    event = {f"{number}": row["event"] for number, row in enumerate(rows)}
    stories = Group()(Reading(report(id_, row, dated)) for id_, row in zip(event, rows, strict=True))
    joined = [Counter(event[id_] for id_ in story.reports) for story in stories]
    right = sum(n * (n - 1) // 2 for of in joined for n in of.values())
    together = sum(n * (n - 1) // 2 for of in joined for n in [of.total()])
    return Counter(
        right=right, wrong=together - right, all=sum(n * (n - 1) // 2 for n in Counter(event.values()).values())
    )


def report(id_: str, row: dict[str, Any], dated: bool) -> Report:
    published = Dated(row["published"], "day", "metadata") if dated else None
    return Report(id_, row["text"], row["title"], published=published)


if __name__ == "__main__":
    main()
