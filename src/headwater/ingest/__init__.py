"""Ways in: whatever a person hands over, as captures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from headwater.errors import UsageError
from headwater.ingest.crawl import crawled
from headwater.ingest.files import path, standard_input
from headwater.ingest.inlet import Handed, Wanted
from headwater.ingest.judged import judgements
from headwater.ingest.settings import DEFAULTS, Ingest
from headwater.model import Capture, Given, Reject

__all__ = ["Ingest", "judgements", "sources"]


def sources(arguments: Sequence[str], settings: Ingest = DEFAULTS) -> Iterator[Capture | Reject]:
    """Yield what files, folders, URLs and standard input hold, in the order asked; the unusable as rejects."""
    for key, outlet in settings.outlets.items():
        if key not in arguments and not Path(key).exists():
            raise UsageError(f"the outlet {outlet} is named for {key}, which is not there; check the path")
    yield from crawled(_handed(arguments, settings), settings)


def _handed(arguments: Sequence[str], settings: Ingest) -> Handed:
    for argument in arguments:
        if argument == "-":
            yield from standard_input(settings)
        elif "://" in argument:
            yield Wanted(argument, argument, Given(outlet=settings.outlets.get(argument)))
        else:
            yield from path(argument, settings)
