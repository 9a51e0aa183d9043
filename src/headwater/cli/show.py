"""Ask the desk and print its answers: JSON Lines, or text a person likes to read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from headwater.cli.asked import checked
from headwater.cli.progress import Progress
from headwater.codec import encode, header
from headwater.desk import Desk
from headwater.errors import UsageError
from headwater.export.annotated import show_reading, show_report
from headwater.export.forms import form
from headwater.export.grouped import show_story
from headwater.export.terminal import render
from headwater.export.wording import visible
from headwater.group import Group
from headwater.ingest import Ingest, judgements
from headwater.model import Dossier, Judgement, Reading, Reject, Report, Story
from headwater.pipeline import Road
from headwater.run import chosen
from headwater.text.models import VERSIONS
from headwater.wire import Line

Answer = Report | Reading | Story | Dossier | Reject


def shown(command: str, paths: tuple[str, ...], as_json: bool, options: dict[str, Any]) -> int:
    """Print the answers to a command and return how many reports were rejected."""
    checked(paths, options)
    with Progress() as watch:
        desk = Desk(
            paths,
            Ingest(outlets=_outlets(options["outlets"]), allow_private=options["allow_private"]),
            Road(group=Group(judgements=_judgements(options)), one_story=options.get("one_story", False)),
            options.get("claim"),
            chosen(options.get("runner", "local")),
            watch,
            Path(options["resume"]) if options.get("resume") else None,
        )
        answers: Iterator[Answer] = watch.around(getattr(desk, command)())
        if as_json:
            _line(header(VERSIONS, {"command": command}))
            return _told(answers, lambda answer, _: _line(encode(answer)), options)
        return _told(answers, partial(_print, console=Console(), everything=options.get("everything", False)), options)


def _outlets(named: tuple[str, ...]) -> dict[str, str]:
    """The outlet of each file, from NAME=FILE."""
    outlets: dict[str, str] = {}
    for value in named:
        name, _, file = value.partition("=")
        if not (name.strip() and file.strip()):
            raise UsageError(
                f"--outlet {value!r} names no {'file' if name.strip() else 'outlet'}; write --outlet NAME=FILE"
            )
        if outlets.setdefault(file, name) != name:
            raise UsageError(f"--outlet names two outlets for {file}, {outlets[file]} and {name}; name one")
    return outlets


def _judgements(options: dict[str, Any]) -> tuple[Judgement, ...]:
    """A person's judgements, where a file of them is named."""
    return judgements(Path(options["judgements"])) if options.get("judgements") is not None else ()


def _told(answers: Iterator[Answer], tell: Callable[[Answer, Sequence[str]], None], options: dict[str, Any]) -> int:
    """Tell each answer, with the files that a dossier is written into, and return how many are rejects."""
    rejects = stories = 0
    for answer in answers:
        rejects += isinstance(answer, Reject)
        stories += isinstance(answer, Dossier)
        tell(answer, _written(answer, stories, options) if isinstance(answer, Dossier) else ())
    return rejects


def _line(value: Line) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()  # what the library has on record as told has left this process


def _print(answer: Answer, written: Sequence[str], console: Console, everything: bool) -> None:
    match answer:
        case Reject():
            told = f"rejected ({answer.stage}) {answer.subject}: {answer.reason}"
            sys.stderr.write(visible(" ".join(told.splitlines())) + "\n")
        case Report():
            show_report(answer, console)
        case Reading():
            show_reading(answer, console)
        case Story():
            show_story(answer, console)
        case Dossier():
            render(answer, console, everything=everything, written=written)


def _written(dossier: Dossier, number: int, options: dict[str, Any]) -> tuple[str, ...]:
    """Write the files asked for and return their names; the second story and those after it add their number."""
    names = []
    for asked in options["write"]:
        chosen_form = form(asked)
        path = Path(asked if number == 1 else chosen_form.numbered(asked, number))
        _save(path, chosen_form.write(dossier))
        names.append(str(path))
    return tuple(names)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name a file in a folder you may write to") from error
