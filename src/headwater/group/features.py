"""Pairs of reports to numbers: what they share, what only one of them has, and how far apart their days are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from headwater.group.apart import APART, Calendar
from headwater.group.marked import FIGURE, IN_LEAD, IN_TITLE, NAME
from headwater.group.met import Met
from headwater.group.sheets import Entries, Sheets
from headwater.group.stretches import Stretches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]
    Both = tuple[Values, Values]

FEATURES = (
    "words alike", "lead alike", "title alike", "names alike", "lead names alike", "common words alike",
    "lead covered, less", "lead covered, more", "title covered, less", "title covered, more",
    "lead names covered, less", "lead names covered, more", "title in lead, less", "title in lead, more",
    "lead names in lead, less", "lead names in lead, more", "names covered, less", "names covered, more",
    "words covered, less", "words covered, more",
    "names missing, less", "names missing, more", "lead names shared", "rarest lead name",
    "lead words shared", "rarest lead word", "figures shared", "figures covered",
    "title words shared that are no names",
    *APART,
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of words: the values of what the one and the other of each pair share, and the sum and length over all they have."""

    shared: Both
    whole: Both
    length: Both


@dataclass(frozen=True)
class Meeting:
    """Pairs of reports, with the entries that the two of each share: what they have in common is a sum over these."""

    entries: Entries
    ends: tuple[Rows, Rows]
    shared: tuple[Rows, Rows]
    stretches: Stretches

    @classmethod
    def of(cls, entries: Entries, one: Rows, other: Rows) -> Meeting:
        """Find what the reports of each pair share."""
        met = Met.of(entries, one, other)
        return cls(entries, (one, other), met.entries, met.stretches)

    def kind(self, values: Values) -> Kind:
        """Look up the values of one kind of words."""
        whole, length = self.entries.total(values), np.maximum(self.entries.norm(values), 1e-9)
        return Kind(self.among(values), self._each(whole), self._each(length))

    def among(self, values: Any) -> Any:
        """Return what stands for the shared entries of the one and of the other."""
        return values[self.shared[0]], values[self.shared[1]]

    def _each(self, values: Values) -> Both:
        return values[self.ends[0]], values[self.ends[1]]

    def count(self, marks: Marks) -> Values:
        """Return how many of the marked words both have, marked in both."""
        return self.stretches.sums(np.multiply(*self.among(marks.astype(np.float32))))

    def alike(self, kind: Kind) -> Values:
        """Return the cosine of each pair's values."""
        cosine: Values = self.stretches.sums(np.multiply(*kind.shared)) / np.multiply(*kind.length)
        return cosine

    def covered(self, kind: Kind, within: tuple[Marks, Marks] | None = None) -> Both:
        """Return the share of one's words that the other has, the lesser and the greater of both ways."""
        there, back = map(self.stretches.sums, _where(kind.shared, within))
        one, other = (np.maximum(whole, 1e-9) for whole in kind.whole)
        return _ordered(there / one, back / other)

    def missing(self, kind: Kind) -> Both:
        """Return the rarity of one's words that the other lacks, the lesser and the greater of both ways."""
        there, back = map(self.stretches.sums, kind.shared)
        return _ordered(kind.whole[0] - there, kind.whole[1] - back)

    def both(self, kind: Kind, within: tuple[Marks, Marks] | None = None) -> Both:
        """Return the rarity of all the words of either that the other has too, and of the rarest."""
        most = np.maximum(*_where(kind.shared, within))
        return self.stretches.sums(most), self.stretches.most(most)

    def given(self, kind: Kind, within: tuple[Marks, Marks]) -> Both:
        """Return the rarity of one's words that the other has, and its share of the shorter list."""
        there = self.stretches.sums(_where(kind.shared, within)[0])
        return there, there / np.maximum(np.minimum(*kind.whole), 1)


def features(sheets: Sheets, one: Rows, other: Rows) -> NDArray[np.float64]:
    """Return a row of FEATURES for each pair; not a number where a report says nothing of it."""
    meeting = Meeting.of(sheets.entries, one, other)
    in_lead, are_names, are_figures = (meeting.among(sheets.marked(mark)) for mark in (IN_LEAD, NAME, FIGURE))
    words, lead, title, names, lead_names, common, figures = map(
        meeting.kind,
        (sheets.words, sheets.lead, sheets.title, sheets.names, sheets.lead_names, sheets.common, sheets.figures),
    )
    columns = [
        *map(meeting.alike, (words, lead, title, names, lead_names, common)),
        *meeting.covered(lead),
        *meeting.covered(title),
        *meeting.covered(lead_names),
        *meeting.covered(title, in_lead),
        *meeting.covered(lead_names, in_lead),
        *meeting.covered(names, are_names),
        *meeting.covered(words),
        *meeting.missing(lead_names),
        *meeting.both(lead_names, are_names),
        *meeting.both(lead),
        *meeting.given(figures, are_figures),
        np.log1p(meeting.count(sheets.marked(IN_TITLE) & ~sheets.marked(NAME))),
    ]
    apart = Calendar(sheets.found).apart(one, other)
    return np.column_stack([*columns, apart]).astype(np.float64)


def _where(shared: Both, within: tuple[Marks, Marks] | None) -> Both:
    """Return the values that the one and the other share, 0 where the opposite is not within."""
    return (shared[0] * within[1], shared[1] * within[0]) if within else shared


def _ordered(there: Values, back: Values) -> Both:
    return np.minimum(there, back), np.maximum(there, back)
