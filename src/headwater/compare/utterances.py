"""Utterances: what was said once and stands in quotation marks in several reports, with its variants."""

from __future__ import annotations

from headwater.model import StoryInput, Utterance


def utterances(story: StoryInput) -> tuple[Utterance, ...]:
    """Return the utterances that two or more reports quote."""
    return ()
