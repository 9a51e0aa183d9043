"""The command line: parse, ask the desk, print. Exit codes: 0 done, 1 some reports were rejected, 2 asked wrongly."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import click

from headwater import __version__

PATHS = click.argument("paths", nargs=-1, required=True)
JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON Lines (the wire format).")
OUTLET = click.option("--outlet", "outlets", multiple=True, metavar="NAME=FILE", help="Name the outlet of a file.")
PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
RUNNER = click.option(
    "--runner",
    default="local",
    type=click.Choice(("local", "pool", "dask")),
    help="One process, all cores, or a Dask cluster.",
)
SCHEDULER = click.option("--scheduler", metavar="TCP", help="Address of the Dask scheduler.")
RESUME = click.option("--resume", metavar="FOLDER", help="Keep finished work there, and go on from it.")
JUDGEMENTS = click.option("--judgements", metavar="FILE", help="A person's word on which reports are one story.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headwater")
def commands() -> None:
    """Trace a news story to its sources.

    PATHS are files (.txt .md .html .json .jsonl .warc .wacz, feeds, OPML), folders, URLs, or - for standard input.
    """


@commands.command()
@PATHS
@JSON
@OUTLET
@PRIVATE
def clean(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Label the passages of reports: body, headline, appeal, promo and the others."""
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
    """Read quotes, speakers, claims, names and times."""
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
    """Group reports into stories."""
    _answer("group", paths, as_json, options)


@commands.command()
@PATHS
@JSON
@OUTLET
@PRIVATE
@RUNNER
@SCHEDULER
@RESUME
@JUDGEMENTS
@click.option("--as-one-story", "one_story", is_flag=True, help="Skip grouping: all reports tell one story.")
@click.option("--claim", metavar="STATEMENT", help="Trace one statement only.")
@click.option("--html", metavar="FILE", help="Write the dossier as one self-contained page.")
@click.option("--markdown", metavar="FILE", help="Write the dossier as Markdown.")
@click.option("--all", "everything", is_flag=True, help="Show every claim, also those of a single report.")
def trace(paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Compose a dossier: claims × outlets, differences, origins."""
    _answer("trace", paths, as_json, options)


def _answer(command: str, paths: tuple[str, ...], as_json: bool, options: dict[str, Any]) -> None:
    """Print the answers and leave with the exit code."""
    from headwater.cli.show import shown  # noqa: PLC0415 (keeps --help fast)

    sys.exit(1 if shown(command, paths, as_json, options) else 0)


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
