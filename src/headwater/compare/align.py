"""Claims of different reports that state the same fact, in rows: a story in, its rows out.

Pairs of claims are judged by boosted trees over their evidence; a pair counts if no other claim of either report suits either side
better. Rows grow from the surest pair on, and take another cell only if it suits the cells already there on average. A claim that
tells two facts stands in two rows: where a row would lack its report, or with a claim that is left alone and suits it well. What
every report of a row tells in the same run of clauses is one cell in each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from headwater.compare.beside import Beside, laid_beside
from headwater.compare.difference import Place
from headwater.compare.evidence import Weighed, candidates, in_headline, weigh
from headwater.compare.likelihood import likelihood
from headwater.compare.polarity import polarity, takes_side
from headwater.compare.runs import Run, runs, whole
from headwater.compare.slots import alike
from headwater.model import Cell, Claim, Reading, Row, StoryInput
from headwater.seams import Watch, unwatched
from headwater.text.words import words

BY = "align/1"
LEAST = 0.25  # likelihood from which a pair counts
AGAIN = 0.35  # likelihood from which a claim that stands in a row stands in another too, with one that stands in none
JOINED = 0.25  # mean likelihood from which two rows are one
SLIGHT = 0.05  # likelihood below which a pair is out of the question
NEAR = 0.15  # likelihood from which a claim may state a row's fact, though it stands in none of its cells
COMPLETES = 0.35  # mean likelihood from which a row takes a claim of a report that it lacks
DENIABLE = 0.25  # likelihood from which it counts that a claim denies what another asserts
DENIED = 0.5  # power to which it is raised where they are alike: who denies a thing in its words speaks of it
CAUTION = 0.27  # of the likelihood is left where two origins would corroborate each other
NAMING = 0.8  # where an origin would be named for what the other tells of nobody that is known
LONG = 8  # words of a claim that two reports do not tell alike by chance

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely claims state one fact, as far as anybody asked: those of reports laid beside each other, and some others."""

    pairs: dict[Pair, float]
    of: dict[int, dict[int, float]]
    reading_of: Sequence[int]
    beside: Beside

    def known(self, i: int, among: Iterable[int]) -> Iterator[tuple[int, float]]:
        """Yield the claims of which it is known how likely they state what claim `i` does, and how likely."""
        found, report = self.of.get(i, {}), self.reading_of[i]
        laid, reading_of = self.beside[report], self.reading_of
        for j in among:
            if reading_of[j] in laid or reading_of[j] == report or j in found:
                yield j, found.get(j, 0.0)


def align(story: StoryInput, watch: Watch = unwatched) -> tuple[Row, ...]:
    """Return the rows of a story, in the order of their first cells: shared ones first, then those of a single report."""
    claims = [(reading, claim) for reading in story.readings for claim in reading.claims]
    reading_of = [i for i, reading in enumerate(story.readings) for _ in reading.claims]
    weighed = weigh(story.readings, watch)
    beside = laid_beside(len(story.readings), weighed.reading, weighed.alike, weighed.words)
    told = likelihoods(weighed, beside, watch) | dict.fromkeys(_word_for_word(weighed, beside), 1.0)
    cautious = cautiously(told, claims)
    likely = Likely(cautious, _beside(cautious), reading_of, beside)
    groups = _groups(likely)
    taken = {i for group in groups for i in group}
    shared = _outermost(_fullest(group, claims, reading_of) for group in groups)
    found = [*shared, *([i] for i in range(len(claims)) if i not in taken)]
    rows = list(runs(found, claims))
    near = _beside({pair: p for pair, p in told.items() if p >= NEAR})
    return tuple(
        _row(
            n,
            [(*whole(run, claims), _why(run, row, near)) for run in row],
            tuple(_near(row, near, claims, reading_of)),
        )
        for n, row in enumerate(rows)
    )


def likelihoods(weighed: Weighed, beside: Beside, watch: Watch = unwatched) -> dict[Pair, float]:
    """How likely each candidate pair of a story's claims, in reading order, states one fact."""
    found: dict[Pair, float] = {}
    for pairs in candidates(weighed, beside, watch):
        scores = likelihood(pairs.evidence)
        kept = scores >= SLIGHT
        ends = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
        found |= zip(ends, scores[kept].tolist(), strict=True)
    return found


def _word_for_word(weighed: Weighed, beside: Beside) -> Iterator[Pair]:
    """Yield long claims, with the first one that is the same word for word, of reports that are not laid beside each other."""
    reading = weighed.reading.tolist()
    for later, first in enumerate(weighed.alike.tolist()):
        apart = reading[later] != reading[first] and reading[later] not in beside[reading[first]]
        if apart and len(words(weighed.claims[later].text)) >= LONG:
            yield first, later


def cautiously(likely: dict[Pair, float], claims: Sequence[tuple[Reading, Claim]]) -> dict[Pair, float]:
    """The likelihoods by which claims are joined: the bar is higher where joining them would corroborate, or name an origin.

    To join two claims given to different named origins says that both know it, and a mistake there is worse than a miss; to join
    what one knows and what a report tells in its own voice names one behind both. A medium that is cited is none: those behind it
    are not known, or cite one another. Nor does corroborate what the other denies.
    """
    named = [
        frozenset(s.origin or s.name for s in claim.speakers if s.kind not in {"unnamed", "outlet"})
        for _, claim in claims
    ]
    cautious = {(i, j): p * _left(named[i], named[j]) for (i, j), p in likely.items()}
    return cautious | dict(_contested({pair: p for pair, p in likely.items() if p >= DENIABLE}, claims))


def _left(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of a likelihood that is left, by the named origins of both claims."""
    if ours and theirs:
        return 1.0 if ours & theirs else CAUTION
    return NAMING if ours or theirs else 1.0


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


def _groups(likely: Likely) -> list[list[int]]:
    """The claims of each fact; one that tells two facts stands in two groups, with a claim that is left alone or to complete one."""
    first = _grow(_mutual(likely.pairs, likely.reading_of, LEAST), likely, JOINED, {})
    placed = {i: number for number, group in enumerate(first) for i in group}
    left = {pair: p for pair, p in likely.pairs.items() if not (pair[0] in placed and pair[1] in placed)}
    groups = first + _grow(_mutual(left, likely.reading_of, AGAIN), likely, AGAIN, placed)
    _complete(groups, likely)
    return groups


def _complete(groups: list[list[int]], likely: Likely) -> None:
    """Give each group what suits it of the reports that it lacks: the claim that suits it best on average first.

    What stands in another group with a claim of this one is not taken: two groups would be nearly one.
    """
    reading_of = likely.reading_of
    holding: dict[int, list[list[int]]] = defaultdict(list)
    for group in groups:
        for i in group:
            holding[i].append(group)
    for group in groups:
        suits, taken, have = Counter[int](), list(group), {reading_of[i] for i in group}
        while taken:
            for i in taken:
                suits.update(likely.of[i])
            have.update(reading_of[i] for i in taken)
            some = (j for j, p in suits.items() if p >= COMPLETES and reading_of[j] not in have)
            enough = [j for j in some if suits[j] >= COMPLETES * sum(1 for _ in likely.known(j, group))]
            ours = set(group)
            apart = [j for j in enough if all(ours.isdisjoint(other) for other in holding[j])]
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
    return [
        list(row)
        for row in distinct
        if not any(len(other) > len(row) and other.issuperset(row) for other in holding[row[0]])
    ]


def _mutual(likely: dict[Pair, float], reading_of: Sequence[int], least: float) -> list[Pair]:
    """The pairs that count, surest first: likely enough, and the best for both sides in the other's report."""
    enough = {pair: p for pair, p in likely.items() if p >= least}
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), p in enough.items():
        for side, other in ((i, j), (j, i)):
            best[side, reading_of[other]] = max(best[side, reading_of[other]], p)
    kept = [(i, j) for (i, j), p in enough.items() if p >= best[i, reading_of[j]] and p >= best[j, reading_of[i]]]
    return sorted(kept, key=lambda pair: (-likely[pair], pair))


def _grow(pairs: Iterable[Pair], likely: Likely, joined: float, placed: dict[int, int]) -> list[list[int]]:
    """Rows grown from the surest pair on, joined from a mean likelihood of the pairs that were asked about.

    A report has several claims in a row only if one repeats the other; two that are placed in one row already are in no other.
    """
    home: dict[int, list[int]] = {}
    reading_of = likely.reading_of
    for i, j in pairs:
        ours, theirs = home.get(i, [i]), home.get(j, [j])
        if ours is theirs:
            continue
        across = [(reading_of[a] == reading_of[b], p) for a in ours for b, p in likely.known(a, theirs)]
        repeated = all(p >= LEAST for within, p in across if within)
        apart = {placed[a] for a in ours if a in placed}.isdisjoint(placed[b] for b in theirs if b in placed)
        if repeated and apart and sum(p for _, p in across) / len(across) >= joined:
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


def _why(run: Run, row: Sequence[Run], beside: dict[int, dict[int, float]]) -> str:
    if len(row) == 1:
        return "in this report only"
    others = {j for other in row if other is not run for j in other}
    least = min(max((p for j, p in beside.get(i, {}).items() if j in others), default=0.0) for i in run)
    return f"states the same fact: likelihood {least:.2f}"


def _row(number: int, cells: list[tuple[Reading, Claim, str]], near: tuple[Cell, ...]) -> Row:
    found = tuple(Cell(reading.report.id, claim, by=BY, why=why) for reading, claim, why in cells)
    return Row(f"c{number + 1}", "", found, near=near)
