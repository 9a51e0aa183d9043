"""Score headwater against the labelled sets and print one table: set, metric, figure, figure to beat, figure to reach.

    python bench/yardsticks.py [--quick] [--floors] [SET...]

`yardsticks.toml` lists the sets. They are looked for in ../shared/yardsticks, or where HEADWATER_YARDSTICKS says; sets
that are not there are passed over. Each set runs in a process of its own, so that time and memory are its own.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", HERE.parents[1] / "shared" / "yardsticks"))
LESS_IS_BETTER = ("_mae", "_too_high")
HELP_SECONDS = 0.3


@dataclass(frozen=True)
class Yardstick:
    """A labelled set: what to ask headwater, what to score the answers against."""

    name: str
    command: str
    inputs: list[str]
    scorer: str
    gold: str
    metrics: dict[str, dict[str, float]] = field(default_factory=dict)
    quick: bool = False
    trained: bool = False
    unpack: bool = False

    def paths(self) -> list[Path]:
        """Return the inputs that are there."""
        return sorted(path for pattern in self.inputs for path in YARDSTICKS.glob(pattern))


@dataclass(frozen=True)
class Cost:
    """What an answer took: seconds on the clock, seconds of processor time, megabytes at the peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Measured:
    """A set with its scores, its cost, and what fell below a floor."""

    yardstick: Yardstick
    scores: dict[str, float | None]
    cost: Cost
    shortfalls: str


def main() -> int:
    asked = _asked()
    sets = [Yardstick(**one) for one in tomllib.loads((HERE / "yardsticks.toml").read_text(encoding="utf-8"))["set"]]
    wanted = [one for one in sets if (one.quick or not asked.quick) and (not asked.sets or one.name in asked.sets)]
    present = [one for one in wanted if one.paths()]
    if not present:
        print(f"no yardsticks to run; they are looked for in {os.path.relpath(YARDSTICKS)}")
        return 0
    measured = [_told(measure(one, floors=asked.floors)) for one in present]
    console = Console(width=None if sys.stdout.isatty() else 100)
    console.print(figures(measured))
    if any(one.yardstick.trained for one in measured):
        console.print("* a model that ships was trained on it; the design notes have the figures on texts held out")
    console.print(costs(measured))
    console.print(f"headwater --help: {help_seconds():.2f} s (to reach: {HELP_SECONDS} s)")
    return 1 if any(one.shortfalls for one in measured) else 0


def measure(yardstick: Yardstick, *, floors: bool) -> Measured:
    """Let headwater answer, in a new process, and score the answers."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder, "answers.jsonl")
        paths = _unpacked(yardstick, Path(folder, "inputs")) if yardstick.unpack else yardstick.paths()
        began = time.perf_counter()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            cpu, peak = pool.submit(answer, yardstick.command, paths, answers).result()
            wall = time.perf_counter() - began
        scores, shortfalls = score(yardstick, answers, floors=floors)
    return Measured(yardstick, scores, Cost(wall, cpu, peak), shortfalls)


def answer(command: str, paths: list[Path], answers: Path) -> tuple[float, float]:
    """Write what headwater answers; return the processor time and the peak memory of this process."""
    with answers.open("w", encoding="utf-8") as file:
        for line in same_names(paths[0]) if command == "names" else asked_of_desk(command, paths):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def asked_of_desk(command: str, paths: list[Path]) -> Iterator[Any]:
    """Ask the desk once per file; each file of reports to trace tells one story."""
    from headwater.codec import encode  # noqa: PLC0415 (in the new process only)
    from headwater.desk import Desk  # noqa: PLC0415
    from headwater.pipeline import Road  # noqa: PLC0415

    for path in paths:
        desk = Desk((str(path),), road=Road(one_story=command == "trace"))
        yield from map(encode, getattr(desk, command)())


def same_names(path: Path) -> Iterator[dict[str, Any]]:
    """Say of each pair of names whether it is one."""
    from headwater.text.names import same_name  # noqa: PLC0415

    with path.open(encoding="utf-8", newline="") as file:
        for pair in csv.DictReader(file):
            kind = "person" if pair["schema"] == "Person" else "organisation"
            yield {"id": pair["id"], "label": same_name(pair["name1"], pair["name2"], kind).same}


def score(yardstick: Yardstick, answers: Path, *, floors: bool) -> tuple[dict[str, float | None], str]:
    """Return the scores, and what fell below a floor."""
    least = {name: bounds["floor"] for name, bounds in yardstick.metrics.items() if "floor" in bounds}
    floor = ",".join(f"{name}={bound}" for name, bound in least.items()) if floors else ""
    done = _scorer(yardstick.scorer, answers, YARDSTICKS / yardstick.gold, "--json", "--floor", floor)
    return json.loads(done.stdout), done.stderr.strip()


def figures(measured: list[Measured]) -> Table:
    """Lay out the figures; a figure that is not yet the one to beat stands in red, one that reaches it in green."""
    table = Table("set", "metric", box=None, pad_edge=False)
    for heading in ("figure", "to beat", "to reach"):
        table.add_column(heading, justify="right")
    for one in measured:
        name = one.yardstick.name + (" *" if one.yardstick.trained else "")
        for metric, bounds in one.yardstick.metrics.items():
            value = one.scores.get(metric)
            figure = f"[{_colour(metric, value, bounds)}]{_number(value)}[/]"
            table.add_row(name, metric, figure, _number(bounds.get("beat")), _number(bounds.get("reach")))
            name = ""
    return table


def costs(measured: list[Measured]) -> Table:
    """Lay out what the answers took."""
    table = Table("set", box=None, pad_edge=False)
    for heading in ("wall, s", "CPU, s", "peak, MB"):
        table.add_column(heading, justify="right")
    for one in measured:
        table.add_row(one.yardstick.name, f"{one.cost.wall:.1f}", f"{one.cost.cpu:.1f}", f"{one.cost.peak:.0f}")
    return table


def help_seconds() -> float:
    """Return how long `headwater --help` takes, at best of five."""
    return min(_timed([sys.executable, "-m", "headwater", "--help"]) for _ in range(5))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="only these")
    parser.add_argument("--quick", action="store_true", help="only the sets that take seconds")
    parser.add_argument("--floors", action="store_true", help="exit 1 if a metric falls below its floor")
    return parser.parse_args()


def _unpacked(yardstick: Yardstick, folder: Path) -> list[Path]:
    """Give each story of a packed set its own file."""
    for path in yardstick.paths():
        _scorer("unpack", path, folder)
    return sorted(folder.iterdir())


def _scorer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, YARDSTICKS / "score.py", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and "SHORTFALL" not in done.stderr:
        raise SystemExit(done.stderr)
    return done


def _told(measured: Measured) -> Measured:
    """Say on standard error that a set is done; what follows may take minutes."""
    print(f"{measured.yardstick.name}: {measured.cost.wall:.0f} s {measured.shortfalls}", file=sys.stderr)
    return measured


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def _colour(metric: str, value: float | None, bounds: dict[str, float]) -> str:
    if value is None:
        return "dim"
    sign = -1 if metric.endswith(LESS_IS_BETTER) else 1
    if sign * value >= sign * bounds.get("reach", bounds.get("beat", 0.0)):
        return "green"
    return "red" if "beat" in bounds and sign * value <= sign * bounds["beat"] else "default"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
