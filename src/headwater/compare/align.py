"""Claims of different reports that state the same fact, in rows: a story in, its rows out.

Pairs of claims are judged by boosted trees over their evidence; a pair counts if no other claim of either report suits either side
better. Rows grow from the surest pair on, and take another cell only if it suits the cells already there on average. A claim that
tells two facts stands in two rows: where a row would lack its report, or with a claim that is left alone and suits it well. What
every report of a row tells in the same run of clauses is one cell in each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from headwater.compare.difference import Place
from headwater.compare.evidence import candidates, in_headline
from headwater.compare.likelihood import likelihood
from headwater.compare.polarity import polarity, takes_side
from headwater.compare.runs import Run, runs, whole
from headwater.compare.slots import alike
from headwater.model import Cell, Claim, Reading, Row, StoryInput

BY = "align/1"
LEAST = 0.35  # likelihood from which a pair counts
AGAIN = 0.5  # likelihood from which a claim that stands in a row stands in another too, with one that stands in none
JOINED = 0.3  # mean likelihood from which two rows are one
SLIGHT = 0.05  # likelihood below which a pair is out of the question
NEAR = 0.15  # likelihood from which a claim may state a row's fact, though it stands in none of its cells
COMPLETES = 0.4  # mean likelihood from which a row takes a claim of a report that it lacks
DENIABLE = 0.25  # likelihood from which it counts that a claim denies what another asserts
DENIED = 0.5  # power to which it is raised where they are alike: who denies a thing in its words speaks of it
CAUTION = 0.4  # of the likelihood is left where two origins would corroborate each other

Pair = tuple[int, int]


def align(story: StoryInput) -> tuple[Row, ...]:
    """Return the rows of a story, in the order of their first cells: shared ones first, then those of a single report."""
    claims = [(reading, claim) for reading in story.readings for claim in reading.claims]
    reading_of = [i for i, reading in enumerate(story.readings) for _ in reading.claims]
    told = likelihoods(story)
    likely = _cautious(told, claims)
    groups = _groups(likely, reading_of)
    taken = {i for group in groups for i in group}
    shared = _outermost(_fullest(group, claims, reading_of) for group in groups)
    found = [*shared, *([i] for i in range(len(claims)) if i not in taken)]
    rows = list(runs(found, claims))
    beside = _beside({pair: p for pair, p in told.items() if p >= NEAR})
    return tuple(
        _row(
            n,
            [(*whole(run, claims), _why(run, row, likely)) for run in row],
            tuple(_near(row, beside, claims, reading_of)),
        )
        for n, row in enumerate(rows)
    )


def likelihoods(story: StoryInput) -> dict[Pair, float]:
    """How likely each candidate pair of a story's claims, in reading order, states one fact."""
    pairs = candidates(story)
    scores = likelihood(pairs.evidence)
    kept = scores >= SLIGHT
    ends = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
    return dict(zip(ends, scores[kept].tolist(), strict=True))


def _cautious(likely: dict[Pair, float], claims: Sequence[tuple[Reading, Claim]]) -> dict[Pair, float]:
    """The likelihoods by which claims are joined: the bar is higher where joining them would corroborate.

    To join two claims given to different named origins says that both know it, and a mistake there is worse than a miss. A medium
    that is cited is none: those behind it are not known, or cite one another. Nor does corroborate what the other denies.
    """
    named = [
        frozenset(s.origin or s.name for s in claim.speakers if s.kind not in {"unnamed", "outlet"})
        for _, claim in claims
    ]
    apart = {(i, j) for i, j in likely if named[i] and named[j] and not named[i] & named[j]}
    cautious = {pair: p * CAUTION if pair in apart else p for pair, p in likely.items()}
    return cautious | dict(_contested({pair: p for pair, p in likely.items() if p >= DENIABLE}, claims))


def _contested(likely: dict[Pair, float], claims: Sequence[tuple[Reading, Claim]]) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs of which one denies what the other asserts, and how likely they state one fact."""
    places = [Place(Cell(reading.report.id, claim), reading) for reading, claim in claims]
    sided = [takes_side(place) for place in places]
    for (i, j), p in likely.items():
        left, right = places[i], places[j]
        if (sided[i] or sided[j]) and left.report.id != right.report.id and any(polarity(left, right)):
            yield (i, j), p**DENIED if alike(left, right) else p


def _beside(likely: dict[Pair, float]) -> dict[int, dict[int, float]]:
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), p in likely.items():
        found[i][j] = found[j][i] = p
    return found


def _near(
    row: Sequence[Run],
    beside: dict[int, dict[int, float]],
    claims: Sequence[tuple[Reading, Claim]],
    reading_of: Sequence[int],
) -> Iterator[Cell]:
    """The likeliest claim of each report that has no cell in a row, as far as it may state the same fact."""
    have = {reading_of[i] for run in row for i in run}
    best: dict[int, tuple[float, int]] = {}
    for i in chain.from_iterable(row):
        for j, p in beside[i].items():
            if reading_of[j] not in have:
                best[reading_of[j]] = max(best.get(reading_of[j], (0.0, 0)), (p, -j))
    for number in sorted(best):
        p, place = best[number]
        reading, claim = claims[abs(place)]
        yield Cell(reading.report.id, claim, by=BY, why=f"may state the same fact: likelihood {p:.2f}")


def _groups(likely: dict[Pair, float], reading_of: list[int]) -> list[list[int]]:
    """The claims of each fact; one that tells two facts stands in two groups, with a claim that is left alone or to complete one."""
    first = _grow(_mutual(likely, reading_of, LEAST), likely, reading_of, JOINED, {})
    placed = {i: number for number, group in enumerate(first) for i in group}
    left = {pair: p for pair, p in likely.items() if not placed.keys() >= set(pair)}
    groups = first + _grow(_mutual(left, reading_of, AGAIN), likely, reading_of, AGAIN, placed)
    _complete(groups, likely, reading_of)
    return groups


def _complete(groups: list[list[int]], likely: dict[Pair, float], reading_of: list[int]) -> None:
    """Give each group what suits it of the reports that it lacks: the claim that suits it best on average first.

    What stands in another group with a claim of this one is not taken: two groups would be nearly one.
    """
    beside = _beside(likely)
    holding: dict[int, list[list[int]]] = defaultdict(list)
    for group in groups:
        for i in group:
            holding[i].append(group)
    for group in groups:
        suits, taken = Counter[int](), list(group)
        while taken:
            for i in taken:
                suits.update(beside[i])
            have = {reading_of[i] for i in group}
            enough = [j for j, p in suits.items() if p >= COMPLETES * len(group) and reading_of[j] not in have]
            apart = [j for j in enough if all(set(group).isdisjoint(other) for other in holding[j])]
            taken = sorted(apart, key=lambda j: (-suits[j], j))[:1]
            for j in taken:
                group.append(j)
                holding[j].append(group)


def _outermost(rows: Iterable[list[int]]) -> list[list[int]]:
    """The rows that lie in no other, in order."""
    holding: dict[int, list[set[int]]] = defaultdict(list)
    distinct = sorted({tuple(row) for row in rows})
    for row in distinct:
        for i in row:
            holding[i].append(set(row))
    return [list(row) for row in distinct if not any(other > set(row) for other in holding[row[0]])]


def _mutual(likely: dict[Pair, float], reading_of: list[int], least: float) -> list[Pair]:
    """The pairs that count, surest first: likely enough, and the best for both sides in the other's report."""
    enough = {pair: p for pair, p in likely.items() if p >= least}
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), p in enough.items():
        for side, other in ((i, j), (j, i)):
            best[side, reading_of[other]] = max(best[side, reading_of[other]], p)
    kept = [(i, j) for (i, j), p in enough.items() if p >= best[i, reading_of[j]] and p >= best[j, reading_of[i]]]
    return sorted(kept, key=lambda pair: (-likely[pair], pair))


def _grow(
    pairs: Iterable[Pair], likely: dict[Pair, float], reading_of: list[int], joined: float, placed: dict[int, int]
) -> list[list[int]]:
    """Rows grown from the surest pair on, joined from a mean likelihood.

    A report has several claims in a row only if one repeats the other; two that are placed in one row already are in no other.
    """
    home: dict[int, list[int]] = {}
    for i, j in pairs:
        ours, theirs = home.get(i, [i]), home.get(j, [j])
        if ours is theirs:
            continue
        across = {(a, b): likely.get((min(a, b), max(a, b)), 0.0) for a in ours for b in theirs}
        repeated = all(p >= LEAST for (a, b), p in across.items() if reading_of[a] == reading_of[b])
        apart = {placed[a] for a in ours if a in placed}.isdisjoint(placed[b] for b in theirs if b in placed)
        if repeated and apart and sum(across.values()) / len(across) >= joined:
            both = ours + theirs
            home.update(dict.fromkeys(both, both))
    return list({id(group): group for group in home.values()}.values())


def _fullest(group: list[int], claims: list[tuple[Reading, Claim]], reading_of: list[int]) -> list[int]:
    """One claim per report: that of the body before that of the headline, the longer before the shorter."""
    best: dict[int, int] = {}
    for i in group:
        held = best.setdefault(reading_of[i], i)
        if _fullness(*claims[i]) > _fullness(*claims[held]):
            best[reading_of[i]] = i
    return sorted(best.values())


def _fullness(reading: Reading, claim: Claim) -> tuple[bool, int]:
    return not in_headline(claim, reading), len(claim.text)


def _why(run: Run, row: Sequence[Run], likely: dict[Pair, float]) -> str:
    best = [
        max((likely.get((min(i, j), max(i, j)), 0.0) for other in row if other is not run for j in other), default=None)
        for i in run
    ]
    least = min((p for p in best if p is not None), default=None)
    return "in this report only" if least is None else f"states the same fact: likelihood {least:.2f}"


def _row(number: int, cells: list[tuple[Reading, Claim, str]], near: tuple[Cell, ...]) -> Row:
    found = tuple(Cell(reading.report.id, claim, by=BY, why=why) for reading, claim, why in cells)
    return Row(f"c{number + 1}", "", found, near=near)
