"""Change one number, date, name or negation in one relay of a labelled story at a time, and count what headwater makes of it.

    python bench/distort.py [--number 80] [--seed 1] [--show]

Only what another report of the row gives too is changed, for nothing else can tell. Confirmed by mistake: the altered cell
still supports a row that a cell with the original supports. Flagged: told as a difference of the right type in that row.
False alarms: conflicts in the unaltered stories that the labels do not have, as a share of rows of two or more cells.
"""

import argparse
import json
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from headwater.compare import compare
from headwater.desk import Desk
from headwater.model import Alignment, Cell, Reading, Row, Span, StoryInput
from headwater.pipeline import Road
from headwater.resolve import resolve

HERE = Path(__file__).parent
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", HERE.parents[1] / "shared" / "yardsticks"))
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
PEOPLE = ("Anton Brask", "Ida Sorrel", "Pavel Linde", "Maren Holt")
POSITIVE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|could|can)\b(?! not|n)")


@dataclass(frozen=True)
class Change:
    """One value of a report put in the place of another."""

    story: str
    report: str
    span: Span
    old: str
    new: str
    kind: str
    others: frozenset[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each change that was confirmed or not flagged")
    asked = parser.parse_args()
    dice = random.Random(asked.seed)
    records, stories, alarms = {}, {}, Counter[str]()
    changes: list[Change] = []
    for folder in sorted((YARDSTICKS / "origins").glob("s*")):
        lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        records |= {record["id"]: record for record in map(json.loads, lines)}
        stories[folder.name] = read(folder / "reports.jsonl")
        alignment = compare(resolve(stories[folder.name]))
        (gold,) = map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
        alarms += false_alarms(alignment, gold)
        changes += possible(folder.name, stories[folder.name], alignment, gold, dice)
    outcomes = Counter[tuple[str, str]]()
    for change in sample(changes, asked.number, dice):
        outcome = judged(change, altered(stories[change.story], records[change.report], change))
        outcomes[change.kind, outcome] += 1
        if asked.show and outcome not in ("flagged", "no longer aligned"):
            print(f"{outcome}: {change.report} {change.kind}: {change.old} -> {change.new}", file=sys.stderr)
    told(outcomes, alarms)
    return 0


def read(path: Path) -> StoryInput:
    readings = [answer for answer in Desk((str(path),)).read() if isinstance(answer, Reading)]
    return next(Road(one_story=True).stories(readings))


def possible(name: str, story: StoryInput, alignment: Alignment, gold: Any, dice: random.Random) -> Iterator[Change]:
    """Yield what can be changed in labelled cells of rows that other reports carry too."""
    readings = {reading.report.id: reading for reading in story.readings}
    labelled = {(cell["report"], cell["start"], cell["end"]) for claim in gold["claims"] for cell in claim["cells"]}
    for row in alignment.rows:
        supporting = [cell for cell in row.cells if cell.stance == "supports"]
        for cell in supporting:
            span = cell.claim.spans[0]
            if span.place == "text" and any(
                r == cell.report and s < span.end and span.start < e for r, s, e in labelled
            ):
                yield from changes_of(name, cell, [c for c in supporting if c is not cell], readings, dice)


def changes_of(
    story: str, cell: Cell, others: list[Cell], readings: dict[str, Reading], dice: random.Random
) -> Iterator[Change]:
    report = readings[cell.report].report
    for span, kind, value in values(cell, readings[cell.report]):
        sharing = frozenset(
            c.report
            for c in others
            if kind == "polarity" or value in {v for _, k, v in values(c, readings[c.report]) if k == kind}
        )
        old = report.at(span)
        new = another(old, kind, dice)
        if sharing and new and new != old:
            yield Change(story, cell.report, span, old, new, kind, sharing)


def values(cell: Cell, reading: Reading) -> Iterator[tuple[Span, str, Any]]:
    """The values of a cell that can be changed: where, of which kind, and what they are worth."""
    for figure in cell.claim.figures:
        yield figure.span, "number", (figure.low, figure.high)
    for time in cell.claim.times:
        if time.type == "DATE":
            yield time.span, "date", time.value
    said = cell.claim.source
    for mention in reading.mentions:
        if said and said.overlaps(mention.span):
            continue  # another speaker is another attribution, not another fact
        if (
            mention.type == "person"
            and " " in reading.report.at(mention.span)
            and any(s.covers(mention.span) for s in cell.claim.spans)
        ):
            yield mention.span, "name", mention.name
    verb = POSITIVE.search(cell.claim.text)
    if verb and len(cell.claim.spans) == 1 and not cell.claim.negated:
        start = cell.claim.spans[0].start + verb.start()
        yield Span(start, start + len(verb[0])), "polarity", "asserted"


def another(old: str, kind: str, dice: random.Random) -> str:
    """Return another value of the same form; nothing if there is none to be had by changing one word."""
    if kind == "polarity":
        return f"{old} not"
    if kind == "name":
        return dice.choice([name for name in PEOPLE if name != old])
    for pool in (DAYS, MONTHS) if kind == "date" else (WORDS,):
        for word in re.findall(r"[A-Za-z]+", old):
            if word in pool:
                return old.replace(word, dice.choice([other for other in pool if other != word]), 1)
    digits = re.search(r"\d[\d,]*", old)
    if digits is None or (kind == "date" and len(digits[0]) != 4):
        return ""
    number = int(digits[0].replace(",", ""))
    changed = number + dice.choice([-3, -2, 2, 3]) if kind == "date" else number * dice.choice([2, 3]) + 1
    return old.replace(digits[0], f"{changed:,}" if "," in digits[0] else str(changed), 1)


def sample(changes: list[Change], number: int, dice: random.Random) -> list[Change]:
    """As many of each kind as there are, up to a fourth of the number."""
    kinds = ("number", "date", "name", "polarity")
    groups = [[change for change in changes if change.kind == kind] for kind in kinds]
    return [change for group in groups for change in dice.sample(group, min(len(group), number // len(kinds)))]


def altered(story: StoryInput, record: dict[str, Any], change: Change) -> Alignment:
    """Read the changed report, and compare its story again."""
    report = next(reading.report for reading in story.readings if reading.report.id == change.report)
    text = report.text[: change.span.start] + change.new + report.text[change.span.end :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text(json.dumps(record | {"text": text}) + "\n", encoding="utf-8")
        (reading,) = read(path).readings
    readings = tuple(reading if other.report.id == change.report else other for other in story.readings)
    return compare(resolve(replace(story, readings=readings)))


def judged(change: Change, alignment: Alignment) -> str:
    rows = [row for row in alignment.rows if is_in(row, change)]
    if any(confirms(row, change) for row in rows):
        return "confirmed by mistake"
    if not rows:
        return "no longer aligned"
    kinds = {
        found.type
        for row in rows
        for found in alignment.discrepancies
        if found.row == row.id and change.report in found.reports
    }
    return "flagged" if change.kind in kinds else "flagged as another type"


def is_in(row: Row, change: Change) -> bool:
    """Whether the changed words stand in a cell of a row that a cell with the original ones is in."""
    place = Span(change.span.start, change.span.start + len(change.new))
    here = any(c.report == change.report and any(s.overlaps(place) for s in c.claim.spans) for c in row.cells)
    return here and any(cell.report in change.others for cell in row.cells)


def confirms(row: Row, change: Change) -> bool:
    supporting = {cell.report for cell in row.cells if cell.stance == "supports"}
    return change.report in supporting and bool(supporting & change.others)


def false_alarms(alignment: Alignment, gold: Any) -> Counter[str]:
    known = {(d["type"], report) for d in gold["discrepancies"] for report in d["reports"]}
    content = ("number", "date", "name", "place", "polarity")
    told = [d for d in alignment.discrepancies if d.verdict == "conflict" and d.type in content]
    false = sum(not any((d.type, report) in known for report in d.reports) for d in told)
    rows = sum(len(row.cells) > 1 for row in alignment.rows)
    return Counter({"rows": rows, "conflicts": len(told), "false": false})


def told(outcomes: Counter[tuple[str, str]], alarms: Counter[str]) -> None:
    for kind in dict.fromkeys(kind for kind, _ in outcomes):
        print(kind, {outcome: count for (k, outcome), count in sorted(outcomes.items()) if k == kind})
    total = Counter[str]()
    for (_, outcome), count in outcomes.items():
        total[outcome] += count
    aligned = sum(total.values()) - total["no longer aligned"]
    print(
        f"changes {sum(total.values())}, still aligned {aligned}, confirmed by mistake {total['confirmed by mistake']}"
    )
    print(f"flagged with the right type {total['flagged'] / max(1, aligned):.3f} of those still aligned")
    print(f"unaltered: {alarms['conflicts']} conflicts in {alarms['rows']} rows, {alarms['false']} not in the labels")


if __name__ == "__main__":
    sys.exit(main())
