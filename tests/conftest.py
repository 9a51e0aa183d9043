"""What many tests need and is costly to make: the sample stories, traced once."""

from functools import cache
from pathlib import Path

import pytest

from headwater.desk import Desk
from headwater.pipeline import Road

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def traced():
    """Trace a sample story by its folder's name, as one story."""
    return cache(_traced)


def _traced(name):
    (dossier,) = Desk((str(SAMPLES / name),), road=Road(one_story=True)).trace()
    return dossier
