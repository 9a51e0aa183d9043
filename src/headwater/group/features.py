"""Pairs of reports to numbers: what they share, what only one of them has, and how far apart their days are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.apart import APART, Calendar
from headwater.group.evidence import FIGURE, IN_LEAD, NAME
from headwater.group.sheets import Entries, Sheets
from headwater.group.stretches import Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]

FEATURES = (
    "words alike", "lead alike", "title alike", "names alike", "lead names alike", "common words alike",
    "lead covered, less", "lead covered, more", "title covered, less", "title covered, more",
    "lead names covered, less", "lead names covered, more", "title in lead, less", "title in lead, more",
    "lead names in lead, less", "lead names in lead, more", "names covered, less", "names covered, more",
    "words covered, less", "words covered, more",
    "names missing, less", "names missing, more", "lead names shared", "rarest lead name",
    "lead words shared", "rarest lead word", "figures shared", "figures covered",
    *APART,
)  # fmt: skip


@dataclass(frozen=True)
class Meeting:
    """Pairs of reports, with the entries that the two of each share: what they have in common is a sum over these."""

    entries: Entries
    one: Rows
    other: Rows
    shared: tuple[Rows, Rows]
    stretches: Stretches

    @classmethod
    def of(cls, entries: Entries, one: Rows, other: Rows) -> Meeting:
        """Find what the reports of each pair share."""
        pair, *shared = entries.meetings(one, other)
        return cls(entries, one, other, (shared[0], shared[1]), Stretches.of(pair, len(one)))

    def alike(self, values: Values) -> Values:
        """Return the cosine of each pair's values."""
        lengths = np.maximum(self.entries.norm(values), 1e-9)
        cosine: Values = self.product(values) / (lengths[self.one] * lengths[self.other])
        return cosine

    def product(self, values: Values) -> Values:
        """Return the product of each pair's values as vectors."""
        return self.stretches.sums(np.multiply(*self._within(values, None)))

    def covered(self, values: Values, within: Marks | None = None) -> tuple[Values, Values]:
        """Return the share of one's words that the other has, the lesser and the greater of both ways."""
        whole = np.maximum(self.entries.total(values), 1e-9)
        there, back = map(self.stretches.sums, self._within(values, within))
        return _ordered(there / whole[self.one], back / whole[self.other])

    def missing(self, values: Values) -> tuple[Values, Values]:
        """Return the rarity of one's words that the other lacks, the lesser and the greater of both ways."""
        whole = self.entries.total(values)
        there, back = map(self.stretches.sums, self._within(values, None))
        return _ordered(whole[self.one] - there, whole[self.other] - back)

    def both(self, values: Values, within: Marks | None = None) -> tuple[Values, Values]:
        """Return the rarity of all the words of either that the other has too, and of the rarest."""
        most = np.maximum(*self._within(values, within))
        return self.stretches.sums(most), self.stretches.most(most)

    def given(self, values: Values, within: Marks) -> tuple[Values, Values]:
        """Return the rarity of one's words that the other has, and its share of the shorter list."""
        whole = self.entries.total(values)
        there = self.stretches.sums(self._within(values, within)[0])
        return there, there / np.maximum(np.minimum(whole[self.one], whole[self.other]), 1)

    def _within(self, values: Values, within: Marks | None) -> tuple[Values, Values]:
        """Return the value of each shared entry of the one, then of the other, where the opposite is within."""
        ours, theirs = self.shared
        if within is None:
            return values[ours], values[theirs]
        return values[ours] * within[theirs], values[theirs] * within[ours]


def features(sheets: Sheets, one: Rows, other: Rows) -> NDArray[np.float64]:
    """Return a row of FEATURES for each pair; not a number where a report says nothing of it."""
    meeting = Meeting.of(sheets.entries, one, other)
    lead, names = sheets.marked(IN_LEAD), sheets.marked(NAME)
    kinds = (sheets.words, sheets.lead, sheets.title, sheets.names, sheets.lead_names, sheets.common)
    columns = [
        *map(meeting.alike, kinds),
        *meeting.covered(sheets.lead),
        *meeting.covered(sheets.title),
        *meeting.covered(sheets.lead_names),
        *meeting.covered(sheets.title, lead),
        *meeting.covered(sheets.lead_names, lead),
        *meeting.covered(sheets.names, names),
        *meeting.covered(sheets.words),
        *meeting.missing(sheets.lead_names),
        *meeting.both(sheets.lead_names, names),
        *meeting.both(sheets.lead),
        *meeting.given(sheets.figures, sheets.marked(FIGURE)),
    ]
    apart = Calendar(sheets.found).apart(one, other)
    return np.column_stack([*columns, apart]).astype(np.float64)


def _ordered(there: Values, back: Values) -> tuple[Values, Values]:
    return np.minimum(there, back), np.maximum(there, back)
