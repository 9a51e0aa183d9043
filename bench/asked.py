"""Ask what the labelled claims state, as it stands and with one number, date, name or negation changed, and count the answers.

    python bench/asked.py [--number 120] [--seed 1]

The statements are the labellers' own words. A cell is right if it meets a labelled one of that claim (`score.py`). A changed
statement is confirmed by mistake where a report supports it that supported it unchanged, as its label does, and gives what was
changed. Every fourth statement is also asked of a story that is not its own.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from distort import PEOPLE, POSITIVE, another
from labelled import YARDSTICKS, origins, unresolved

from headwater.compare import compare
from headwater.model import Cell, Claim, Span, StoryInput
from headwater.pipeline import asking
from headwater.resolve import resolve
from headwater.text.figures import figures
from headwater.text.negation import is_negated
from headwater.text.times import times

sys.path.insert(0, str(YARDSTICKS))
from dossiers import cells_of, meets, spans_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=120, help="statements")
    parser.add_argument("--seed", type=int, default=1, help="by which they are drawn and changed")
    given = parser.parse_args()
    dice, counts = random.Random(given.seed), Counter[str]()
    told = list(origins())
    stories = {labels.name: unresolved(labels.records) for labels in told}
    gold = {labels.name: labels.gold for labels in told}
    asked = [(name, claim) for name, story in gold.items() for claim in story["claims"]]
    for number, (name, claim) in enumerate(dice.sample(asked, given.number)):
        leads = {r["id"] for r in gold[name].get("reports", []) if r.get("title_begins_text")}
        first = answers(stories[name], claim["statement"])
        found = {cell.report: met(cell, claim, leads) for cell in first}
        counts.update(cells=len(found), right=sum(map(bool, found.values())), labelled=len(cells_of(claim)))
        counts["met"] += sum(any(label in labels for labels in found.values()) for label in cells_of(claim))
        good = [cell for cell in first if found[cell.report] and found[cell.report][0]["stance"] == "supports"]
        counts.update(good=len(good), against=sum(cell.stance == "against" for cell in good))
        for kind, statement, value in changes(claim["statement"], stories[name], dice):
            if statement == claim["statement"]:
                continue
            told = {cell.report: cell.stance for cell in answers(stories[name], statement)}
            for cell in good:
                if cell.stance == "supports" and gives(cell.claim, kind, value):
                    counts[f"{kind} {told.get(cell.report, 'left out')}"] += 1
        if number % 4 == 0:
            other = dice.choice([other for other in stories if other != name])
            counts.update(foreign=1, answered=bool(answers(stories[other], claim["statement"])))
    tell(counts)


def answers(story: StoryInput, statement: str) -> tuple[Cell, ...]:
    return compare(resolve(story), asking(story, statement)).rows[0].cells


def met(cell: Cell, claim: dict, leads: set[str]) -> list[dict]:
    """The labelled cells that a cell meets; where a report's text begins with its title, either place is as good."""
    spans = [(span.start, span.end) for span in cell.claim.spans]
    place = "text" if cell.report in leads else cell.claim.spans[0].place
    return [
        label
        for label in cells_of(claim)
        if label["report"] == cell.report
        and place == ("text" if cell.report in leads else label.get("in") or "text")
        and meets(spans, spans_of(label))
    ]


def changes(statement: str, story: StoryInput, dice: random.Random) -> Iterator[tuple[str, str, Any]]:
    """Yield a statement with one thing changed: of which kind, how it is then, and what stood there."""
    for figure in figures(statement)[:1]:
        yield "number", swapped(statement, "number", figure.span, dice), (figure.low, figure.high)
    for time in [time for time in times(statement, None) if time.type == "DATE"][:1]:
        yield "date", swapped(statement, "date", time.span, dice), time.text.casefold()
    persons = {m.name for reading in story.readings for m in reading.mentions if m.type == "person" and " " in m.name}
    for name in sorted(name for name in persons if name in statement)[:1]:
        yield "name", statement.replace(name, dice.choice(PEOPLE)), name
    verb = POSITIVE.search(statement)
    if verb and not is_negated(statement):
        yield "negation", f"{statement[: verb.end()]} not{statement[verb.end() :]}", False


def swapped(statement: str, kind: str, span: Span, dice: random.Random) -> str:
    old = statement[span.start : span.end]
    return statement[: span.start] + (another(old, kind, dice) or old) + statement[span.end :]


def gives(claim: Claim, kind: str, value: Any) -> bool:
    held = {
        "number": [(figure.low, figure.high) for figure in claim.figures],
        "date": [time.text.casefold() for time in claim.times],
        "negation": [claim.negated],
    }
    return value in held.get(kind, claim.text)


def tell(counts: Counter[str]) -> None:
    shares = (
        f"right {counts['right'] / counts['cells']:.3f}, labelled ones met {counts['met'] / counts['labelled']:.3f}"
    )
    print(
        f"{counts['cells']} cells: {shares}; asked of another story: {counts['answered']} of {counts['foreign']} answered"
    )
    print(f"{counts['against']} of {counts['good']} cells that support what is asked are told as against it")
    print(f"{'changed':10}{'asked':>8}{'confirmed':>11}{'against':>9}{'left out':>10}")
    for kind in ("number", "date", "name", "negation"):
        told = [counts[f"{kind} {how}"] for how in ("supports", "against", "left out")]
        print(f"{kind:10}{sum(told):8}{told[0]:11}{told[1]:9}{told[2]:10}")


if __name__ == "__main__":
    main()
