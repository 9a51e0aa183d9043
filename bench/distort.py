"""Change one number, date, name or negation in one relay of a labelled story at a time, and count what headwater makes of it.

    python bench/distort.py [--number 80] [--seeds 1 2] [--labelled] [--further 0 120] [--show]

With --labelled the rows are the labelled ones, so that nothing hangs on alignment; with --further the stories are those of
`rows.jsonl.gz` from one number up to another (from 120 on they are held out: no rule was made looking at them). Only what another
report of the row gives too is changed, for nothing else can tell. In doubt: the altered cell is near a row that a cell with the
original words supports, for it is not established that both tell one fact. Of the others that are aligned, confirmed by mistake: the
altered cell still supports the row, whether or not the difference is told; told rightly: told as a difference of the right type in
that row. False alarms: conflicts in the unaltered stories that the labels do not have, among all rows of two or more cells.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from given_rows import rows
from labelled import Labels, further, origins, unresolved

from headwater.compare import compare
from headwater.compare.differ import differ
from headwater.compare.difference import BY
from headwater.compare.measures import comparable
from headwater.model import Alignment, Cell, Figure, Reading, Row, Span, StoryInput
from headwater.resolve import resolve

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
WORDS = "two three four five six seven eight nine ten eleven twelve".split()
PEOPLE = ("Anton Brask", "Ida Sorrel", "Pavel Linde", "Maren Holt")
NUMBERS = re.compile(rf"\d[\d.,]*|\b(?:one|{'|'.join(WORDS)})\b", re.IGNORECASE)
POSITIVE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|could|can)\b(?! (?:not|just|only|merely)\b|n)")


@dataclass(frozen=True)
class Change:
    """One value of a report put in the place of another."""

    story: str
    report: str
    span: Span
    old: str
    new: str
    kind: str
    others: frozenset[tuple[str, Span]]  # where other reports give what is changed here

    @property
    def place(self) -> Span:
        """Where the changed words stand after the change."""
        return Span(self.span.start, self.span.start + len(self.new))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=80, help="changes for each seed")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], metavar="SEED", help="a sample is drawn for each")
    parser.add_argument("--labelled", action="store_true", help="take the labelled rows for aligned")
    parser.add_argument(
        "--further", type=int, nargs=2, metavar=("FIRST", "END"), help="take further stories, by their numbers"
    )
    parser.add_argument("--show", action="store_true", help="print each change that was confirmed or not flagged")
    asked = parser.parse_args()
    given = further(*asked.further) if asked.further else origins()
    stories = {labels.name: Distorted(labels, given=asked.labelled) for labels in given}
    alarms, outcomes = Counter[str](), Counter[tuple[str, str]]()
    for story in stories.values():
        alarms += false_alarms(story.unaltered, story.gold)
    for seed in asked.seeds:
        dice = random.Random(seed)
        changes = [change for story in stories.values() for change in possible(story, dice)]
        for change in sample(changes, asked.number, dice):
            outcome = judged(change, stories[change.story].altered(change))
            outcomes[change.kind, outcome] += 1
            if asked.show and outcome not in ("flagged", "in doubt", "no longer aligned"):
                print(f"{outcome}: {change.report} {change.kind}: {change.old} -> {change.new}", file=sys.stderr)
    told(outcomes, alarms)
    return 0


class Distorted:
    """A labelled story, compared as it is or with one change, over its own rows or those that the labels give."""

    def __init__(self, labels: Labels, *, given: bool) -> None:
        self.name, self.given, self.gold = labels.name, given, labels.gold
        self.records = {record["id"]: record for record in map(json.loads, labels.records.splitlines())}
        self.story = unresolved(labels.records)
        self.unaltered = self.compared(self.story, self.gold)

    def altered(self, change: Change) -> Alignment:
        """Read the changed report, and compare its story again."""
        report = next(reading.report for reading in self.story.readings if reading.report.id == change.report)
        text = report.text[: change.span.start] + change.new + report.text[change.span.end :]
        (reading,) = unresolved(json.dumps(self.records[change.report] | {"text": text}).encode()).readings
        readings = tuple(reading if other.report.id == change.report else other for other in self.story.readings)
        return self.compared(replace(self.story, readings=readings), moved(self.gold, change))

    def compared(self, story: StoryInput, gold: Any) -> Alignment:
        resolved = resolve(story)
        if not self.given:
            return compare(resolved)
        stanced, found = differ(resolved, rows(resolved, gold))
        return Alignment(stanced, (), found)


def moved(gold: Any, change: Change) -> Any:
    """The labels, with the places of the changed report as they are after the change."""
    longer = len(change.new) - len(change.span)

    def place(at: int) -> int:
        return at + longer if at >= change.span.end else at

    def cell(old: Any) -> Any:
        if old["report"] != change.report or old.get("in") == "title":
            return old
        pieces = [[place(start), place(end)] for start, end in old.get("spans") or []]
        return old | {"start": place(old["start"]), "end": place(old["end"])} | ({"spans": pieces} if pieces else {})

    return gold | {"claims": [claim | {"cells": [cell(c) for c in claim["cells"]]} for claim in gold["claims"]]}


def possible(labelled: Distorted, dice: random.Random) -> Iterator[Change]:
    """Yield what can be changed in labelled cells of rows that other reports carry too."""
    readings = {reading.report.id: reading for reading in labelled.story.readings}
    places = {(c["report"], c["start"], c["end"]) for claim in labelled.gold["claims"] for c in claim["cells"]}
    for row in labelled.unaltered.rows:
        supporting = [cell for cell in row.cells if cell.stance == "supports"]
        for cell in supporting:
            span = cell.claim.spans[0]
            if span.place == "text" and any(r == cell.report and s < span.end and span.start < e for r, s, e in places):
                yield from changes_of(labelled.name, cell, [c for c in supporting if c is not cell], readings, dice)


def changes_of(
    story: str, cell: Cell, others: list[Cell], readings: dict[str, Reading], dice: random.Random
) -> Iterator[Change]:
    report = readings[cell.report].report
    for span, kind, value in values(cell, readings[cell.report]):
        sharing = frozenset((c.report, where) for c in others for where in given(c, readings[c.report], kind, value))
        old = report.at(span)
        new = another(old, kind, dice)
        if sharing and new and new != old:
            yield Change(story, cell.report, span, old, new, kind, sharing)


def values(cell: Cell, reading: Reading) -> Iterator[tuple[Span, str, Any]]:
    """The values of a cell that can be changed: where, of which kind, and what they are worth."""
    for figure in cell.claim.figures:
        yield figure.span, "number", figure
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


def given(cell: Cell, reading: Reading, kind: str, value: Any) -> Iterator[Span]:
    """Where a cell gives a value too; what one cell asserts, any other of its row does that denies nothing."""
    if kind == "polarity":
        yield from () if cell.claim.negated else cell.claim.spans[:1]
    else:
        yield from (span for span, k, v in values(cell, reading) if k == kind and is_one(v, value))


def is_one(ours: Any, theirs: Any) -> bool:
    """Whether two values are the same: of figures, no age is a count, nor a length a sum."""
    if isinstance(ours, Figure):
        return (ours.low, ours.high) == (theirs.low, theirs.high) and comparable(ours, theirs)
    return bool(ours == theirs)


def another(old: str, kind: str, dice: random.Random) -> str:
    """Return another value of the same form; nothing if there is none to be had by changing one number, as in a range."""
    if kind == "polarity":
        return f"{old} not"
    if kind == "name":
        ending = re.search(r"['’]s?$", old)
        return dice.choice([name for name in PEOPLE if name != old]) + (ending[0] if ending else "")
    if kind == "number" and len(NUMBERS.findall(old)) > 1:
        return ""
    for pool in (DAYS, MONTHS) if kind == "date" else (WORDS,):
        for word in re.findall(r"[A-Za-z]+", old):
            if word in pool:
                return old.replace(word, dice.choice([other for other in pool if other != word]), 1)
    digits = re.search(r"\d[\d,]*", old)
    if digits is None or re.search(r"\d *[–-] *\d", old) or (kind == "date" and len(digits[0]) != 4):
        return ""
    number = int(digits[0].replace(",", ""))
    step = 10 if re.search(r"\d0s\b", old) else 1  # a decade becomes another decade
    changed = number + step * dice.choice([-3, -2, 2, 3]) if kind == "date" else number * dice.choice([2, 3]) + 1
    return old.replace(digits[0], f"{changed:,}" if "," in digits[0] else str(changed), 1)


def sample(changes: list[Change], number: int, dice: random.Random) -> list[Change]:
    """As many of each kind as there are, up to a fourth of the number."""
    kinds = ("number", "date", "name", "polarity")
    groups = [[change for change in changes if change.kind == kind] for kind in kinds]
    return [change for group in groups for change in dice.sample(group, min(len(group), number // len(kinds)))]


def judged(change: Change, alignment: Alignment) -> str:
    near = [row for row in alignment.rows if is_in(row, change)]
    if not near:
        return "in doubt" if any(is_doubted(row, change) for row in alignment.rows) else "no longer aligned"
    kinds = {
        row.id: {d.type for d in alignment.discrepancies if d.row == row.id and change.report in d.reports}
        for row in near
    }
    confirmed = [row for row in near if confirms(row, change)]
    if confirmed:
        return (
            "confirmed though told" if all(change.kind in kinds[row.id] for row in confirmed) else "confirmed silently"
        )
    return "flagged" if any(change.kind in found for found in kinds.values()) else "flagged as another type"


def is_in(row: Row, change: Change) -> bool:
    """Whether the changed words stand in a cell of a row that a cell with the original ones is in."""
    return holds(row.cells, {(change.report, change.place)}) and holds(row.cells, change.others)


def is_doubted(row: Row, change: Change) -> bool:
    """Whether the changed words stand in a cell that was put in doubt where a cell with the original ones supports the row."""
    doubted = [cell for cell in row.near if cell.by == BY]
    return holds(doubted, {(change.report, change.place)}) and holds(row.cells, change.others)


def confirms(row: Row, change: Change) -> bool:
    supporting = [cell for cell in row.cells if cell.stance == "supports"]
    return holds(supporting, {(change.report, change.place)}) and holds(supporting, change.others)


def holds(cells: Iterable[Cell], places: Collection[tuple[str, Span]]) -> bool:
    """Whether one of the places stands in one of the cells."""
    return any(
        cell.report == report and any(s.overlaps(at) for s in cell.claim.spans)
        for cell in cells
        for report, at in places
    )


def false_alarms(alignment: Alignment, gold: Any) -> Counter[str]:
    known = {(d["type"], report) for d in gold["discrepancies"] for report in d["reports"]}
    content = ("number", "date", "name", "place", "polarity")
    told = [d for d in alignment.discrepancies if d.verdict == "conflict" and d.type in content]
    false = sum(not any((d.type, report) in known for report in d.reports) for d in told)
    rows = sum(len(row.cells) > 1 for row in alignment.rows)
    return Counter({"rows": rows, "conflicts": len(told), "false": false})


def told(outcomes: Counter[tuple[str, str]], alarms: Counter[str]) -> None:
    print(f"{'':10}{'aligned':>9}{'in doubt':>10}{'confirmed':>11}{'of these told':>15}{'told rightly':>14}")
    for kind in (*dict.fromkeys(kind for kind, _ in outcomes), "all"):
        counts = Counter[str]()
        for (of, outcome), count in outcomes.items():
            counts[outcome] += count if kind in (of, "all") else 0
        doubted = counts["in doubt"]
        aligned = sum(counts.values()) - counts["no longer aligned"] - doubted
        told_too = counts["confirmed though told"]
        confirmed, rightly = counts["confirmed silently"] + told_too, counts["flagged"] + told_too
        print(f"{kind:10}{aligned:9}{doubted:10}{confirmed:11}{told_too:15}{rightly / max(1, aligned):14.3f}")
    print(f"unaltered: {alarms['conflicts']} conflicts in {alarms['rows']} rows, {alarms['false']} not in the labels")


if __name__ == "__main__":
    sys.exit(main())
