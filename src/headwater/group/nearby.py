"""Pairs of reports to numbers once more, now with words weighed by how rare they are among the reports at hand.

What neighbouring events have in common is rare in the news and common here: it says nothing about which of them a
report tells of. So a report's words are weighed by the reports that it is linked with, and by the background where
these are few. Nobody else has a say, so a new report changes nothing far from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.evidence import IN_LEAD, NAME
from headwater.group.features import Meeting, of_meeting
from headwater.group.sheets import Sheets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]

BACKGROUND = 100  # reports that the background counts for, beside those at hand


def nearby(sheets: Sheets, pairs: tuple[Rows, Rows], asked: Rows) -> Values:
    """Return for each pair asked the features of the pair alone, then those weighed by the neighbours.

    `pairs` are all that the ends of those asked have; who is linked with whom is said by them alone.
    """
    words, phrases = (Meeting.of(entries, *pairs) for entries in (sheets.entries, sheets.phrase_entries))
    rare, rare_phrases = _rarities(words, sheets.shares), _rarities(phrases, np.zeros_like(sheets.phrases))
    chosen, chosen_phrases = (meeting.only(asked) for meeting in (words, phrases))
    weighed = _weighed(sheets, (chosen, rare), (chosen_phrases, sheets.phrases * rare_phrases))
    return np.column_stack([of_meeting(sheets, chosen), weighed])


def _rarities(links: Meeting, shares: Values) -> Values:
    """Return the rarity of each report's words among the reports that it is linked with, itself too, and the background."""
    _, ours, theirs = links.shared
    having = 1 + np.bincount(ours, minlength=len(shares)) + np.bincount(theirs, minlength=len(shares))
    ends = np.concatenate([links.one, links.other])
    reports = 1 + np.bincount(ends, minlength=len(links.entries.until) - 1)[links.entries.report]
    rare = np.log((BACKGROUND + reports) / (BACKGROUND * shares + having)).clip(0)
    return rare.astype(np.float32)


def _weighed(sheets: Sheets, of_words: tuple[Meeting, Values], of_phrases: tuple[Meeting, Values]) -> Values:
    (meeting, rare), (phrase_meeting, phrases) = of_words, of_phrases
    leading, named = sheets.marked(IN_LEAD), sheets.marked(NAME)
    words, lead, lead_names = sheets.counts * rare, rare * leading, rare * sheets.marked(IN_LEAD | NAME)
    names = words * named
    columns = [
        _beside(meeting, words, phrase_meeting, phrases),
        *map(meeting.alike, (words, lead, names, words - names)),
        *meeting.covered(lead),
        *meeting.covered(names, named),
        *meeting.covered(lead_names),
        *phrase_meeting.covered(phrases),
        *meeting.covered(words),
        *meeting.both(lead),
        phrase_meeting.least(phrases),
    ]
    return np.column_stack(columns).astype(np.float64)


def _beside(meeting: Meeting, words: Values, phrase_meeting: Meeting, phrases: Values) -> Values:
    """Return the cosine of words and phrases as one list."""
    both = meeting.product(words) + phrase_meeting.product(phrases)
    lengths = np.hypot(meeting.entries.norm(words), phrase_meeting.entries.norm(phrases)).clip(1e-9)
    cosine: Values = both / (lengths[meeting.one] * lengths[meeting.other])
    return cosine
