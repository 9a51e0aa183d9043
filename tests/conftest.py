"""What many tests need and is costly to make: the sample stories, traced once."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from headwater.desk import Desk
from headwater.pipeline import Road

settings.register_profile("unhurried", deadline=None)  # the first call loads models
settings.load_profile("unhurried")
SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def traced():
    """Trace a sample story by its folder's name, as one story."""
    return cache(_traced)


def _traced(name):
    (dossier,) = Desk((str(SAMPLES / name),), road=Road(one_story=True)).trace()
    return dossier
