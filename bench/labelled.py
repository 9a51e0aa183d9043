"""Stories with labelled rows, as headwater reads them: the yardsticks' own, and further ones labelled for training."""

import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.desk import Desk
from headwater.model import Reading, StoryInput
from headwater.pipeline import Road
from headwater.resolve import resolve

HERE = Path(__file__).parent
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", HERE.parents[1] / "shared" / "yardsticks"))


@dataclass(frozen=True)
class Labelled:
    """A story with its rows of cells; where `all_rows` is false, not every shared fact has one."""

    name: str
    story: StoryInput
    rows: list[list[dict[str, Any]]]
    all_rows: bool = True


@dataclass(frozen=True)
class Labels:
    """A labelled story as it stands in its set: its report records, and the labels."""

    name: str
    records: bytes
    gold: Any

    def read(self) -> Labelled:
        """Read its reports, as far as the resolved story."""
        return Labelled(self.name, resolve(unresolved(self.records)), [claim["cells"] for claim in self.gold["claims"]])


def origins() -> Iterator[Labels]:
    """Yield the labelled stories of the yardsticks."""
    for folder in sorted((YARDSTICKS / "origins").glob("s*")):
        gold = json.loads((folder / "gold.jsonl").read_text(encoding="utf-8"))
        yield Labels(f"origins/{folder.name}", (folder / "reports.jsonl").read_bytes(), gold)


def propositions() -> Iterator[Labelled]:
    for line in gzip.decompress((YARDSTICKS / "claims/open.jsonl.gz").read_bytes()).splitlines():
        topic = json.loads(line)
        story = resolve(unresolved(lines(topic["reports"])))
        yield Labelled(f"claims/{topic['topic']}", story, topic["clusters"], all_rows=False)


def further(first: int = 0, end: int | None = None) -> Iterator[Labels]:
    """Yield the stories of rows.jsonl.gz, whose texts stand in the yardsticks' `stories` set.

    Their labels tell of a difference only in which row it is.
    """
    reports = {report["id"]: report for report in everything()}
    told = gzip.decompress((HERE / "rows.jsonl.gz").read_bytes()).splitlines()[first:end]
    for number, line in enumerate(map(json.loads, told), first):
        claims = [claim | {"id": f"c{n}", "statement": ""} for n, claim in enumerate(line["claims"])]
        differing = [
            {"claim": claim["id"], "type": each["type"], "reports": [cell["report"] for cell in claim["cells"]]}
            for claim in claims
            for each in claim["differs"]
        ]
        records = lines(reports[name] for name in line["reports"])
        yield Labels(f"further/{number}", records, {"claims": claims, "discrepancies": differing})


def everything() -> Iterator[dict[str, Any]]:
    """Yield the records of the yardsticks' `stories` set."""
    yield from map(json.loads, gzip.decompress((YARDSTICKS / "stories/open.jsonl.gz").read_bytes()).splitlines())


def lines(reports: Iterable[dict[str, Any]]) -> bytes:
    """The report records without their answers, as JSON Lines."""
    kept = ("id", "url", "outlet", "published", "title", "text")
    return "".join(json.dumps({k: r[k] for k in kept if r.get(k)}) + "\n" for r in reports).encode()


def unresolved(records: bytes) -> StoryInput:
    """Take report records as one story."""
    return next(iter(Road(one_story=True).stories(_readings(records))))


def readings(reports: Iterable[dict[str, Any]]) -> list[Reading]:
    """Read reports, in the order given."""
    given = list(reports)
    found = {reading.report.id: reading for reading in _readings(lines(given))}
    return [found[report["id"]] for report in given if report["id"] in found]


def _readings(records: bytes) -> list[Reading]:
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(records)
        file.flush()
        return [answer for answer in Desk((file.name,)).read() if isinstance(answer, Reading)]


def matched(labelled: Labelled) -> list[set[int]]:
    """Return, for each claim of a story in reading order, the labelled rows of which it meets a cell."""
    sys.path.insert(0, str(YARDSTICKS))
    from dossiers import meets  # noqa: PLC0415
    from metrics import spans_of  # noqa: PLC0415

    cells = [(n, cell) for n, row in enumerate(labelled.rows) for cell in row]
    return [
        {
            n
            for n, cell in cells
            if cell["report"] == reading.report.id
            and cell.get("in", "text") == claim.spans[0].place
            and meets([(claim.spans[0].start, claim.spans[0].end)], spans_of(cell))
        }
        for reading in labelled.story.readings
        for claim in reading.claims
    ]
