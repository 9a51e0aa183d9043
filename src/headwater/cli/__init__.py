"""The command line: parse, ask the desk, print. Exit codes: 0 done, 1 some reports were rejected, 2 asked wrongly."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from typing import Any

import click

from headwater import __version__

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
    type=click.Choice(("local", "pool", "dask")),
    help="Work in one process, on all cores (pool), or on a Dask cluster.",
)
SCHEDULER = click.option("--scheduler", metavar="ADDRESS", help="The Dask cluster's scheduler: tcp://HOST:8786.")
RESUME = click.option(
    "--resume",
    metavar="FOLDER",
    help="Keep finished work in this folder; after a break, the same command goes on from it.",
)
JUDGEMENTS = click.option(
    "--judgements",
    metavar="FILE",
    help='What a person decided: on each line {"a": ID, "b": ID, "same": true or false}.',
)


class InOrder(click.Group):
    """Commands in the order of the road, each a step further than the one before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands as they were written down."""
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headwater")
def commands() -> None:
    r"""Trace a news story to its sources.

    Each command goes a step further than the one before, from the reports themselves; for a dossier, trace is all it takes:

    \b
      headwater trace one.html two.html three.html --html dossier.html

    PATHS are files (.txt .md .html .json .jsonl .warc .wacz, feeds, OPML), folders, URLs, or - for standard input.
    What cannot be used is told on standard error, and the rest goes on.

    Exit codes: 0 done, 1 some of the input could not be used, 2 asked wrongly.
    """


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
@SCHEDULER
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
@SCHEDULER
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
    "--html", metavar="FILE", help="Also write the dossier as a page, one file; a second story's name adds -2."
)
@click.option("--markdown", metavar="FILE", help="Also write the dossier as Markdown, likewise.")
@click.option("--all", "everything", is_flag=True, help="Print everything, not only the beginning of each list.")
@JSON
@OUTLET
@PRIVATE
@RUNNER
@SCHEDULER
@RESUME
@JUDGEMENTS
def trace(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Compose dossiers: claims × outlets, differences, origins."""
    _answer("trace", paths, as_json, options)


def _answer(command: str, paths: tuple[str, ...], as_json: bool, options: dict[str, Any]) -> None:
    """Print the answers and leave with the exit code."""
    from headwater.cli.show import shown  # noqa: PLC0415 (keeps --help fast)

    rejected = shown(command, paths, as_json, options)
    sys.stdout.flush()
    sys.exit(1 if rejected else 0)


def main(arguments: Iterable[str] | None = None) -> None:
    """Run the command line; what the operator can put right is one line, never a traceback."""
    from headwater.errors import HeadwaterError  # noqa: PLC0415

    try:
        commands(list(arguments) if arguments is not None else None, prog_name="headwater")
    except HeadwaterError as error:
        click.echo(f"headwater: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        click.echo(f"headwater: cannot write any further: {error.strerror}; make room, and ask again", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is not tried again at the end
        sys.exit(2)
