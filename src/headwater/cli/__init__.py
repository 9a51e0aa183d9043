"""The command line: parse, ask the desk, print.

Exit codes: 0 done, 1 some reports were rejected, 2 asked wrongly or could not go on, 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click

from headwater import __version__

INTERRUPTED = 130  # as shells have it
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
PATHS = click.argument("paths", nargs=-1, required=True)
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON Lines (the wire format) instead of text.")
OUTLET = click.option(
    "--outlet", "outlets", multiple=True, metavar="NAME=FILE", help="Name the outlet of a file; repeatable."
)
PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
RUNNER = click.option(
    "--runner",
    default="local",
    show_default=True,
    metavar="local|pool|ADDRESS",
    help="Work in one process, on all cores (pool), or on the Dask cluster whose scheduler is at tcp://HOST:8786.",
)
RESUME = click.option(
    "--resume",
    metavar="FOLDER",
    help="Keep finished work in this folder; after a break, the same command goes on from it.",
)
JUDGEMENTS = click.option(
    "--judgements",
    metavar="FILE",
    help='What a person decided: on each line {"a": ID, "b": ID, "same": true or false}, or null to withdraw it.',
)


class InOrder(click.Group):
    """Commands in the order of the road, each a step further than the one before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands as they were written down."""
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headwater")
def commands() -> None:
    """Trace a news story to its sources.

    Each command goes a step further than the one before, from the reports themselves; for a dossier, trace is all it takes:

    \b
      headwater trace one.html two.html three.html --write dossier.html

    PATHS are files (.txt .md .html .mhtml .eml .mbox .json .jsonl .warc .wacz, feeds, OPML), folders, URLs, or - for standard input.
    What cannot be used is told on standard error, and the rest goes on.

    Exit codes: 0 done, 1 some of the input could not be used, 2 asked wrongly or could not go on, 130 interrupted.
    """  # noqa: D301 (\b keeps click from folding the lines below it)


@commands.command()
@PATHS
@JSON
@OUTLET
@PRIVATE
def clean(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Label passages of reports as body, headline, appeal and so on.

    What is no part of the account (appeals, teasers, advertisements) is labelled and left where it is; it is not read on.
    """
    _answer("clean", paths, as_json, options)


@commands.command()
@PATHS
@JSON
@OUTLET
@PRIVATE
@RUNNER
@RESUME
def read(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Read who says what: quotes, claims, speakers, names, times."""
    _answer("read", paths, as_json, options)


@commands.command()
@PATHS
@JSON
@OUTLET
@PRIVATE
@RUNNER
@RESUME
@JUDGEMENTS
def group(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Group the reports that tell of the same event into stories."""
    _answer("group", paths, as_json, options)


@commands.command()
@PATHS
@click.option("--as-one-story", "one_story", is_flag=True, help="Take all reports as one story, without grouping them.")
@click.option("--claim", metavar="STATEMENT", help="Trace this statement alone: who says so, and who says otherwise.")
@click.option(
    "--write",
    multiple=True,
    metavar="FILE",
    help="Also write the dossier into a file, as its ending says; a second story's name adds -2. Repeatable: "
    ".html (page), .md (Markdown), .csv (table), .json (all of it), .jsonld (schema.org and PROV), "
    ".anno.json (Web Annotations), .ftm.json (FollowTheMoney).",
)
@click.option("--all", "everything", is_flag=True, help="Print everything, not only the beginning of each list.")
@JSON
@OUTLET
@PRIVATE
@RUNNER
@RESUME
@JUDGEMENTS
def trace(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Compose dossiers: claims × outlets, differences, origins."""
    _answer("trace", paths, as_json, options)


def _answer(command: str, paths: tuple[str, ...], as_json: bool, options: dict[str, Any]) -> None:
    """Print the answers and leave with the exit code; what the operator can put right is one line, never a traceback."""
    from headwater.errors import HeadwaterError  # noqa: PLC0415 (keeps --help fast)

    try:
        from headwater.cli.show import shown  # noqa: PLC0415

        rejected = shown(command, paths, as_json, options)
        sys.stdout.flush()
    except HeadwaterError as error:
        _leave(2, str(error))
    except KeyboardInterrupt:
        _leave(INTERRUPTED, f"interrupted{_kept(options)}")
    except BrokenPipeError:
        _quiet()
        sys.exit(0)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _quiet()
        _leave(2, f"cannot write any further: {error.strerror}; make room, and ask again")
    sys.exit(1 if rejected else 0)


def _leave(code: int, told: str) -> NoReturn:
    click.echo(f"headwater: {told}", err=True)
    sys.exit(code)


def _kept(options: dict[str, Any]) -> str:
    """Say how an interrupted run can go on."""
    if options.get("resume"):
        return "; the same command goes on from here"
    return "; with --resume FOLDER, what is finished is kept" if "resume" in options else ""


def _quiet() -> None:
    """Let what is left for standard output go nowhere: it is not tried again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: Iterable[str] | None = None) -> None:
    """Run the command line."""
    commands(list(arguments) if arguments is not None else None, prog_name="headwater")
