"""One name per speaker across a story: a story's readings in; the same with canonical names out."""

from __future__ import annotations

from headwater.model import StoryInput


def people(story: StoryInput) -> StoryInput:
    """Give each speaker, origin and mention the name it goes by in the story."""
    return story
