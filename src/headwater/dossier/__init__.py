"""Everything known of a story, composed into a dossier."""

from __future__ import annotations

from headwater.model import Alignment, Dossier, StoryInput, Trace


def compose(story: StoryInput, alignment: Alignment, trace: Trace) -> Dossier:
    """Return the dossier of a story."""
    return Dossier(story.story, story.readings, alignment, trace)
