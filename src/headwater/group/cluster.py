"""Scored pairs to groups: average linkage over log-odds, where a pair without a score speaks against joining.

Two groups join when each suits the other best, wherever they are: what happens far away has no say in it. Where there are
few reports, whatever is alike at all looks like one event; so small groups of which each is much more alike within stay apart.
A late or short report of a large story is unlike most of it and close to one: left alone, it joins the group of that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from headwater.group.candidates import MOST
from headwater.group.parts import AGAINST, SAME, Linked, counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Values = NDArray[np.floating[Any]]
    Marks = NDArray[np.bool_]

CLEAR = 1.0  # log-odds by which a group must suit a report left alone better than any other group
FEW = 8  # reports of two groups together
HARDLY = 1000  # by this what pairs say above what they count for only decides between equals
LOOSER = 2.5  # log-odds by which few reports of one event can be less alike than those of either group among themselves


def clusters(linked: Linked, part: Rows, least: float) -> NDArray[np.int64]:
    """Return the group of each report, called by its first; pairs between different parts have no say.

    Groups with an average of `least` join until none is left, then those who are left alone are added.
    """
    inside = np.flatnonzero(part[linked.one] == part[linked.other])
    there = np.zeros(linked.reports, np.bool_)
    there[linked.one[inside]] = there[linked.other[inside]] = True
    places, number = np.flatnonzero(there), np.cumsum(there) - 1
    near = Linked(len(places), number[linked.one[inside]], number[linked.other[inside]], linked.odds[inside])
    home = _with_stragglers(near, _joined(near, part[places], least), least)
    found = np.arange(linked.reports)
    found[places] = places[home]
    return found


def gathered(home: Rows, places: Rows | None = None) -> list[tuple[int, ...]]:
    """Return the reports of each group, all of them or those at some places, by the group's first."""
    places = np.arange(len(home)) if places is None else places
    places = places[np.argsort(home[places], kind="stable")]
    cuts = np.flatnonzero(np.diff(home[places])) + 1
    return [tuple(group.tolist()) for group in np.split(places, cuts)] if len(places) else []


@dataclass(frozen=True)
class Between:
    """Two groups a row, called by their first reports: the sum over the pairs of both, and on average for each.

    Both are there twice, as they count for joining and, in a second line, as they are.
    """

    one: Rows
    other: Rows
    gain: Values
    average: Values

    @classmethod
    def of(cls, one: Rows, other: Rows, gains: Values, size: Values) -> Self:
        """Sum the gains of the same two groups, of which each has a size."""
        keys = np.minimum(one, other) * len(size) + np.maximum(one, other)
        order = np.argsort(keys, kind="stable")
        begin = np.flatnonzero(np.diff(keys[order], prepend=-1))
        gain = np.add.reduceat(gains[:, order], begin, axis=1) if len(begin) else gains
        first, second = np.divmod(keys[order[begin]], len(size))
        return cls(first, second, gain, gain / _looked_at(size[first], size[second]))

    def __getitem__(self, rows: Rows) -> Between:
        """Return some of the rows."""
        return Between(self.one[rows], self.other[rows], self.gain[:, rows], self.average[:, rows])

    def __add__(self, more: Between) -> Between:
        """Return the rows of both."""
        return Between(
            one=np.concatenate([self.one, more.one]),
            other=np.concatenate([self.other, more.other]),
            gain=np.concatenate([self.gain, more.gain], axis=1),
            average=np.concatenate([self.average, more.average], axis=1),
        )

    def suiting(self, groups: int) -> Between:
        """Return the groups that suit each other best; of rows that count the same those that are more alike, then the first."""
        best, ends, alike = np.zeros(groups), (self.one, self.other), self.average[0] + self.average[1] / HARDLY
        for end in ends:
            np.maximum.at(best, end, alike)
        keys, first = self.one * groups + self.other, np.full(groups, groups**2)
        for end in ends:
            top = alike == best[end]
            np.minimum.at(first, end[top], keys[top])
        return self[np.flatnonzero((first[self.one] == keys) & (first[self.other] == keys))]

    def after(self, grown: Marks, home: Rows, size: Values) -> Between:
        """Return the rows once groups have grown: what became one group is no row, and rows of the same two groups are one."""
        again = grown[self.one] | grown[self.other]
        one, other, gain = home[self.one[again]], home[self.other[again]], self.gain[:, again]
        apart = np.flatnonzero(one != other)
        return self[np.flatnonzero(~again)] + Between.of(one[apart], other[apart], gain[:, apart], size)


@dataclass(frozen=True)
class Groups:
    """How many reports each group has, and the sum over the pairs within; called by their first reports."""

    size: Values
    inside: Values

    def join(self, pairs: Between) -> None:
        """Let the one of each row take in the other; those whom a person put together need not be alike."""
        said = pairs.gain[1] >= SAME
        self.inside[pairs.one] += self.inside[pairs.other] + np.where(said, -np.inf, pairs.gain[1])
        self.size[pairs.one] += self.size[pairs.other]

    def two_events(self, between: Between) -> Marks:
        """Mark the rows of few reports, no group a single one, that are much less alike than those of either group are."""
        sizes = [self.size[end] for end in (between.one, between.other)]
        small = (np.minimum(*sizes) > 1) & (np.add(*sizes) <= FEW)
        within = [
            self.inside[end] / np.maximum(size * (size - 1) / 2, 1)
            for end, size in zip((between.one, between.other), sizes, strict=True)
        ]
        marks: Marks = small & (np.minimum(*within) - between.average[1] > LOOSER)
        return marks


def _joined(linked: Linked, part: Rows, least: float) -> Rows:
    """Join until no average is enough; a part in which none is any more is finished."""
    enough, reports = least - AGAINST, linked.reports
    groups, home = Groups(np.ones(reports), np.zeros(reports)), np.arange(reports)
    gains = np.stack([counted(linked.odds), linked.odds]) - AGAINST
    between = Between.of(linked.one, linked.other, gains, groups.size)
    part = np.unique(part, return_inverse=True)[1]
    while True:
        good = between[np.flatnonzero(between.average[0] >= enough)]
        good = good[np.flatnonzero(~groups.two_events(good))]
        if not len(good.one):
            break
        pairs = good.suiting(reports)
        groups.join(pairs)
        home[pairs.other] = pairs.one
        going, grown = np.zeros(reports, np.bool_), np.zeros(reports, np.bool_)
        going[part[good.one]] = grown[pairs.one] = grown[pairs.other] = True
        between = between[np.flatnonzero(going[part[between.one]])].after(grown, home, groups.size)
    while (home[home] != home).any():
        home = home[home]
    return home


def _with_stragglers(linked: Linked, home: Rows, least: float) -> Rows:
    """Add each report left alone to the group with its best pair, if that pair would join two and no other group comes near.

    A person who keeps a report apart from one of a group keeps it out of that group.
    """
    size, home = np.bincount(home, minlength=linked.reports), home.copy()
    report, other = (np.concatenate(ends) for ends in ((linked.one, linked.other), (linked.other, linked.one)))
    score, good = np.tile(counted(linked.odds), 2), np.zeros(linked.reports, np.bool_)
    good[report[score >= least]] = True
    asked = np.flatnonzero(good[report] & (size[home[report]] == 1))
    report, group, score = report[asked], home[other[asked]], score[asked]
    order = np.lexsort((-score, group, report))
    cuts = np.flatnonzero(np.diff(report[order] * linked.reports + group[order], prepend=-1, append=-1))
    first, last = order[cuts[:-1]], order[cuts[1:] - 1]
    ranked = np.lexsort((-score[first], report[first]))
    first, worst = first[ranked], score[last[ranked]]
    leading = np.diff(report[first], prepend=-1) != 0
    runner_up = np.where(np.append(leading[1:], True), -np.inf, np.append(score[first[1:]], 0))
    clear = leading & (score[first] >= least) & (score[first] - runner_up >= CLEAR)
    suited = first[clear & (worst >= AGAINST) & (size[group[first]] > 1)]
    home[report[suited]] = group[suited]
    called = np.arange(linked.reports)
    np.minimum.at(called, home, np.arange(linked.reports))
    found: Rows = called[home]
    return found


def _looked_at(one: Values, other: Values) -> Values:
    """Return how many pairs of two groups can have a score: all, unless each report could ask but MOST before it."""
    size = one + other
    asked = MOST * (MOST + 1) / 2 + (size - MOST - 1) * MOST
    return one * other * np.where(size <= MOST + 1, 1.0, asked / (size * (size - 1) / 2))
