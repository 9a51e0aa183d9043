"""Run the commands told in Markdown files, and put what they print below them.

    python bench/retell.py [--check] FILE...

A command is a line "$ …" in a block marked `console`; what follows it, up to the next command or the end of the block,
is its standard output. With --check nothing is written: what has changed is printed, and the exit code is 1.
"""

import argparse
import difflib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRELUDE = 'headwater() { "$PYTHON" -m headwater "$@"; }\n'


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; print what has changed")
    asked = parser.parse_args()
    changed = False
    for file in asked.files:
        told = file.read_text(encoding="utf-8")
        now = retold(told)
        if asked.check:
            diff = list(difflib.unified_diff(told.splitlines(), now.splitlines(), f"{file}", "as of now", lineterm=""))
            changed |= bool(diff)
            print("\n".join(diff), end="\n" if diff else "")
        elif now != told:
            file.write_text(now, encoding="utf-8")
            print(f"retold {file}")
    return 1 if changed else 0


def retold(text: str) -> str:
    """Return the text with the answers as they are now."""
    with ThreadPoolExecutor(2) as pool:
        answers = dict(pool.map(lambda command: (command, answer(command)), commands(text)))
    return "\n".join(_lines(text, answers))


def commands(text: str) -> list[str]:
    """Return the commands, in order."""
    return [line[2:] for line, console in _marked(text) if console and line.startswith("$ ")]


def answer(command: str) -> str:
    """Return what a command prints, a hundred columns wide; it may write into the folder TMP."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"TMP": folder, "COLUMNS": "100", "NO_COLOR": "1", "PYTHON": sys.executable}
        told = ["bash", "-c", PRELUDE + command]
        done = subprocess.run(told, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise SystemExit(f"$ {command}\n{done.stderr}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").split("\n"))


def _lines(text: str, answers: dict[str, str]) -> Iterator[str]:
    kept = True
    for line, console in _marked(text):
        kept = kept or not console or line.startswith("$ ")
        if kept:
            yield line
        if console and line.startswith("$ "):
            if answers[line[2:]]:
                yield answers[line[2:]]
            kept = False


def _marked(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it lies within a console block."""
    console = False
    for line in text.split("\n"):
        if console and line == "```":
            console = False
        yield line, console
        console = console or line == "```console"


if __name__ == "__main__":
    sys.exit(main())
