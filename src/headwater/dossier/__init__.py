"""Everything known of a story, composed into a dossier."""

from __future__ import annotations

from dataclasses import replace

from headwater.dossier.brief import brief
from headwater.dossier.corrections import corrected, corrections
from headwater.dossier.families import told_once
from headwater.dossier.gaps import losses, questions, silences
from headwater.dossier.timeline import timeline
from headwater.model import Alignment, Dossier, Story, StoryInput, Trace
from headwater.text.media import called
from headwater.text.words import words


def compose(story: StoryInput, alignment: Alignment, trace: Trace) -> Dossier:
    """Return the dossier of a story: its table, what got lost, who is silent, what to ask, when what happened."""
    found, names = corrections(story), called(reading.report for reading in story.readings)
    alignment = corrected(alignment, found, story)
    lost = losses(story, alignment)
    silent = silences(story, alignment)
    return Dossier(
        _headed(story, alignment),
        story.readings,
        alignment,
        replace(trace, derivations=told_once(trace.derivations)),
        losses=lost,
        silences=silent,
        questions=questions(story, alignment, trace, found),
        timeline=timeline(story, alignment),
        brief=brief(story, alignment, trace),
        notes=(
            *(f"{names[r.report.id]}: {r.unread}" for r in story.readings if r.unread),
            *dict.fromkeys(f"Circular reporting: {circle.why}" for circle in trace.circles),
            *dict.fromkeys(f"{each.told[0].upper()}{each.told[1:]}" for each in found),
        ),
    )


def _headed(story: StoryInput, alignment: Alignment) -> Story:
    """Head a story that grouping did not with the title likest its main claim, of the reports that support it, if one has any."""
    main = next((row for row in alignment.rows if row.main), None)
    if story.story.headline or main is None:
        return story.story
    carriers = {cell.report for cell in main.supporting}
    told = [reading.report.title for reading in story.readings if reading.report.id in carriers]
    claimed = set(words(main.statement))
    return replace(story.story, headline=max(told, key=lambda title: len(claimed & set(words(title))), default=""))
