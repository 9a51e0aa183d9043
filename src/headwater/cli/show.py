"""Ask the desk and print its answers: JSON Lines, or text a person likes to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.cli.progress import Progress
from headwater.codec import encode, header
from headwater.desk import Desk
from headwater.errors import UsageError
from headwater.ingest import Ingest
from headwater.model import Dossier, Reading, Reject, Report, Story
from headwater.pipeline import Road
from headwater.text.models import VERSIONS

Answer = Report | Reading | Story | Dossier | Reject


def shown(command: str, paths: tuple[str, ...], as_json: bool, options: dict[str, Any]) -> int:
    """Print the answers to a command and return how many reports were rejected."""
    with Progress() as watch:
        desk = Desk(
            paths,
            Ingest(outlets=_outlets(options["outlets"]), allow_private=options["allow_private"]),
            Road(one_story=options.get("one_story", False)),
            watch,
        )
        answers: Iterator[Answer] = getattr(desk, command)()
        return _json(command, answers) if as_json else _text(answers, options)


def _outlets(named: tuple[str, ...]) -> dict[str, str]:
    """The outlet of each file, from NAME=FILE."""
    wrong = next((value for value in named if "=" not in value), None)
    if wrong is not None:
        raise UsageError(f"--outlet {wrong!r} names no file; write --outlet NAME=FILE")
    return {value.split("=", 1)[1]: value.split("=", 1)[0] for value in named}


def _json(command: str, answers: Iterator[Answer]) -> int:
    rejects = 0
    _line(header(VERSIONS, {"command": command}))
    for answer in answers:
        rejects += isinstance(answer, Reject)
        _line(encode(answer))
    return rejects


def _line(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _text(answers: Iterator[Answer], options: dict[str, Any]) -> int:
    rejects = 0
    for answer in answers:
        if isinstance(answer, Reject):
            rejects += 1
            sys.stderr.write(f"rejected ({answer.stage}) {answer.subject}: {answer.reason}\n")
        else:
            _print(answer, options)
    return rejects


def _print(answer: Report | Reading | Story | Dossier, options: dict[str, Any]) -> None:
    if isinstance(answer, Dossier):
        _write(answer, options)
    sys.stdout.write(json.dumps(encode(answer), ensure_ascii=False, indent=1) + "\n")


def _write(dossier: Dossier, options: dict[str, Any]) -> None:
    if options.get("html"):
        from headwater.export.page import page  # noqa: PLC0415

        Path(options["html"]).write_text(page(dossier), encoding="utf-8")
    if options.get("markdown"):
        from headwater.export.markdown import markdown  # noqa: PLC0415

        Path(options["markdown"]).write_text(markdown(dossier), encoding="utf-8")
