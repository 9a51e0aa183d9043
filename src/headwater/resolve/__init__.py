"""What only the story knows: one name per speaker, missing dates."""

from __future__ import annotations

from headwater.model import StoryInput
from headwater.resolve.dates import dates
from headwater.resolve.people import people


def resolve(story: StoryInput) -> StoryInput:
    """Return the story with one name per speaker, and with dates its reports do not tell but together establish."""
    return dates(people(story))
