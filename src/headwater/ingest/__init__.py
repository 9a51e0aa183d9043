"""Ways in: whatever a person hands over, as captures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.ingest.files import path, standard_input
from headwater.ingest.inlet import Handed, refused
from headwater.ingest.settings import DEFAULTS, Ingest
from headwater.model import Capture, Reject

__all__ = ["Ingest", "sources"]


def sources(arguments: Sequence[str], settings: Ingest = DEFAULTS) -> Iterator[Capture | Reject]:
    """Yield what files, folders, URLs and standard input hold, in the order asked; the unusable as rejects."""
    for argument in arguments:
        for handed in _handed(argument, settings):
            if isinstance(handed, Capture | Reject):
                yield handed


def _handed(argument: str, settings: Ingest) -> Handed:
    if argument == "-":
        yield from standard_input(settings)
    elif "://" in argument:
        yield refused(argument, "cannot be fetched yet; save the page and hand over the file")
    else:
        yield from path(argument, settings)
