"""Readings to stories: reports that tell of the same event, joined by links that say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from headwater.group.block import BLOCK, Block, Carried, blocks
from headwater.group.candidates import days
from headwater.group.cluster import clusters, gathered
from headwater.group.evidence import Evidence, evidence, evidences
from headwater.group.links import linked
from headwater.group.naming import kept_names
from headwater.group.packed import Shelf, packed, shown
from headwater.group.parts import Linked, parts, told
from headwater.group.score import Pairs, Weigh, joined
from headwater.group.story import Named, Tell, identity
from headwater.group.take import Take, Taken, digest, maker
from headwater.model import Judgement, Link, Reading, Story
from headwater.seams import Runner, here

__all__ = [
    "Block",
    "Carried",
    "Evidence",
    "Group",
    "Linked",
    "Named",
    "Pairs",
    "Shelf",
    "Take",
    "Taken",
    "Tell",
    "Weigh",
    "blocks",
    "clusters",
    "digest",
    "evidence",
    "gathered",
    "identity",
    "kept_names",
    "linked",
    "maker",
    "parts",
    "shown",
    "told",
]


@dataclass(frozen=True, slots=True)
class Group:
    """Join reports into stories; needs their cleaned text alone, no quotes or claims.

    `judgements` are a person's and outrank the program's links; the last word on a pair counts.
    `least` is the average log-odds from which two groups of reports are one story.
    """

    judgements: tuple[Judgement, ...] = ()
    least: float = 0.0

    def __call__(self, readings: Iterable[Reading], run: Runner = here) -> Iterator[Story]:
        """Yield every story, those of a single report too, ordered by their first report's id."""
        return self.of_evidence(evidences(readings), run)

    def of_evidence(self, found: Iterable[Evidence], run: Runner = here) -> Iterator[Story]:
        """Do the same with evidence taken before; `run` weighs the blocks, whatever else it is."""
        known = {e.report: e for e in found}
        ordered = sorted(known.values(), key=lambda e: (e.day or 0, e.report))
        weigh = run if len(ordered) > BLOCK else here  # a single block gains nothing by workers that have to start
        stored = ordered if weigh is here else [packed(e) for e in ordered]
        work = blocks(lambda places: [stored[place] for place in places.tolist()], days(ordered))
        pairs = joined([part for parts in weigh(Weigh, ((block,) for block in work)) for part in parts])
        odds, _ = linked(len(ordered), pairs, np.zeros(0, np.float32), np.arange(len(ordered)))
        judged = self.judged({e.report: place for place, e in enumerate(ordered)})
        links = told(Linked(len(ordered), pairs.one, pairs.other, odds), judged)
        home = clusters(links, parts(links, self.least), self.least)
        grouped = sorted(gathered(home), key=lambda group: min(ordered[at].report for at in group))
        stories = [Named(group, identity(ordered[group[0]].report)) for group in grouped]
        yield from Tell(lambda places: [shown(ordered[place]) for place in places], judged)(links, stories)

    def judged(self, place: Mapping[str, int]) -> dict[tuple[int, int], Link]:
        """Return the links that a person's judgements on known reports stand for, by the places of their ends."""
        ends = [(sorted((place[x.a], place[x.b])), x) for x in self.judgements if x.a in place and x.b in place]
        last = {(one, other): said for (one, other), said in ends}
        return {
            pair: Link(said.a, said.b, float(said.same), (said.why,), said.by)
            for pair, said in last.items()
            if said.same is not None
        }
