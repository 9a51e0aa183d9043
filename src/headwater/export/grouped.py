"""A story on a terminal: its reports by their headlines, each with what joins it to the one that it has most to do with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from headwater.export import screen, wording
from headwater.model import Link, Story


def show_story(story: Story, console: Console) -> None:
    """Print what a story is about, and why each report is in it."""
    screen.show(_parts(story), console)


def _parts(story: Story) -> Iterator[RenderableType]:
    yield Text(wording.visible(story.headline or story.id), style="bold")
    yield Text(f"{wording.plural(len(story.reports), 'report')} · {story.id}", style="dim")
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(overflow="fold")
    grid.add_column(ratio=1)
    grid.add_column(ratio=1, style="dim")
    for report, headline in zip_longest(story.reports, story.headlines):
        grid.add_row(*(Text(wording.visible(cell)) for cell in (report, headline or "", _joined(report, story))))
    yield grid
    yield ""


def _joined(report: str, story: Story) -> str:
    """The surest link of a report within its story: with which report, why, and how sure."""
    links = [link for link in story.links if report in (link.a, link.b)]
    best = max(links, key=lambda link: link.score, default=None)
    return f"{best.score:.2f} with {_other(best, report)}: {'; '.join(best.reasons)}" if best else ""


def _other(link: Link, report: str) -> str:
    return link.b if link.a == report else link.a
