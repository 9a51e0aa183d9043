"""What differs between the cells of a row, compared as values; cells that cannot be true together with the row are against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from headwater.compare.dates import dates
from headwater.compare.difference import BY, IF_ONE, Difference, Place, moved_to
from headwater.compare.doers import doers
from headwater.compare.doubts import doubts
from headwater.compare.governing import of_one_act, of_one_event
from headwater.compare.manners import attribution, hedge
from headwater.compare.names import names
from headwater.compare.numbers import numbers
from headwater.compare.parties import Found, given_both, losing, sided
from headwater.compare.persons import persons, variants
from headwater.compare.places import places
from headwater.compare.polarity import polarity
from headwater.compare.ranks import ranks
from headwater.compare.revisions import published, revised
from headwater.compare.roles import roles
from headwater.compare.scores import scores
from headwater.compare.slots import of_one_fact
from headwater.model import Discrepancy, Row, Stance, StoryInput, Verdict
from headwater.seams import Watch, unwatched
from headwater.text.media import called
from headwater.text.negation import denies

MANNERS = frozenset({"attribution", "hedge"})
VALUES = frozenset({"number", "date", "place", "name"})
COMPARERS: tuple[Callable[[Place, Place], Iterator[Difference]], ...] = (
    numbers, ranks, scores, dates, places, names, variants, persons, roles, doers, polarity, attribution, hedge,
)  # fmt: skip


def differ(
    story: StoryInput, rows: tuple[Row, ...], watch: Watch = unwatched
) -> tuple[tuple[Row, ...], tuple[Discrepancy, ...]]:
    """Return the rows with their stances, and the discrepancies."""
    readings = {reading.report.id: reading for reading in story.readings}
    named = called(reading.report for reading in story.readings)
    told: list[Row] = []
    differing: list[list[Found]] = []
    for number, row in enumerate(rows, 1):
        watch("claims compared", number, len(rows))
        places = [Place(cell, readings[cell.report], named[cell.report]) for cell in row.cells]
        found = [_weighed(*each) for each in given_both(places, revised(places, _found(places)))]
        told.append(_stanced(row, places, found))
        held = {cell.report: cell.stance for cell in told[-1].cells}
        differing.append([each for each in found if _is_told(each, held)])
    discrepancies = (
        each for row, found in zip(rows, _told_once(differing), strict=True) for each in _gathered(row.id, found)
    )
    return tuple(_distrusting(told)), tuple(discrepancies)


def conflicts(left: Place, right: Place) -> tuple[Difference, ...]:
    """Return why two cells cannot both be true, or cannot if both tell of one thing; nothing if they can."""
    found = (each for compare in COMPARERS for each in compare(left, right))
    return tuple(each for each in found if each.verdict == "conflict" or each.unsure)


def _found(places: list[Place]) -> Iterator[Found]:
    """What differs between the cells, pair by pair; what two texts of one day differ in is found once, wherever they stand."""
    told = [_told_whole(place) for place in places]
    known: dict[tuple[Hashable, Hashable], tuple[Place, Place, list[Difference]]] = {}
    for (left, ours), (right, theirs) in combinations(zip(places, told, strict=True), 2):
        if ours == theirs:
            continue
        texts = (ours, published(left)), (theirs, published(right))
        if texts not in known:
            known[texts] = left, right, _differences(left, right)
        first, second, differences = known[texts]
        if (left, right) != (first, second) and differences:
            ends = (first, left), (second, right)
            moved = [moved_to(each, ends) for each in differences]
            differences = [each for each in moved if each] if all(moved) else _differences(left, right)
        yield from ((left, right, each) for each in differences)


def _differences(left: Place, right: Place) -> list[Difference]:
    differences = _whole([difference for compare in COMPARERS for difference in compare(left, right)])
    return list(_of_one_time(left, right, _of_one_event(differences)))


def _whole(differences: Sequence[Difference]) -> list[Difference]:
    """What differs of two cells, but for what does as a part of other words that differ: "Yevgeni" within "Yevgeni Dorash"."""

    def is_part(each: Difference, other: Difference) -> bool:
        spans = zip(other.spans, each.spans, strict=True)
        return (
            other.type == each.type and other.spans != each.spans and all(long.covers(short) for long, short in spans)
        )

    return [each for each in differences if not any(is_part(each, other) for other in differences)]


def _told_whole(place: Place) -> Hashable:
    """All that is compared of a cell, but for what else its report tells: two cells alike in it do not differ."""
    claim = place.cell.claim
    times = tuple((time.value, time.basis) for time in claim.times)
    speakers = tuple((speaker.name, speaker.kind, speaker.origin) for speaker in claim.speakers)
    sentence = place.report.at(claim.sentence) if claim.sentence else ""
    return claim.text, sentence, claim.mode, speakers, claim.hedge, claim.via, times


def _of_one_event(differences: Sequence[Difference]) -> list[Difference]:
    """What differs of two cells; of values of two kinds that cannot both be true, each only if both cells tell of one thing.

    A relay that errs does so in one of them; what happened on another day to another number is another event.
    """
    apart = {each.type for each in differences if each.type in VALUES and (each.verdict == "conflict" or each.unsure)}
    if len(apart) < 2:
        return list(differences)
    return [
        each.if_of_one_thing() if each.verdict == "conflict" and each.type in apart else each for each in differences
    ]


def _of_one_time(left: Place, right: Place, differences: Sequence[Difference]) -> Iterator[Difference]:
    """What differs of two cells, without that one denies for one day what the other asserts for another: both can be true.

    Where somebody "denied on Tuesday" that it was so, the day is that of his denial, and does not conflict.
    """
    conflicts = {each.type for each in differences if each.verdict == "conflict"}
    apart = {"date", "polarity"} <= conflicts
    told = any(denies(place.cell.claim.text) for place in (left, right))
    yield from (
        each for each in differences if not apart or (each.type != "date" and (told or each.type != "polarity"))
    )


def _weighed(left: Place, right: Place, difference: Difference) -> Found:
    """A difference between two cells; unsure if it is a conflict of values, and they are not told of one fact and one act."""
    if difference.verdict == "conflict" and difference.type in VALUES:
        one = of_one_fact(left, right) and _of_one_act(left, right, difference)
        difference = difference if one else difference.if_of_one_thing()
    return left, right, difference


def _is_told(found: Found, held: Mapping[str, Stance]) -> bool:
    """Whether a difference is worth a line: unsure figures of one act; of cells left, dates of one fact or act, and the rest.

    How two cells tell a thing is no matter where one of them is against it.
    """
    left, right, difference = found
    if difference.unsure:
        return difference.type == "number" and difference.why.endswith(IF_ONE) and _of_one_act(*found)
    stances = {held.get(place.report.id) for place in (left, right)}
    is_left = None not in stances and (difference.type not in MANNERS or len(stances) == 1)
    return is_left and (difference.type != "date" or of_one_fact(left, right) or _of_one_act(*found))


def _of_one_act(left: Place, right: Place, difference: Difference) -> bool:
    """Whether the two figures, or dates, of a difference are told of one act."""
    is_one = {"number": of_one_act, "date": of_one_event}.get(difference.type)
    return is_one is None or is_one(left, difference.spans[0], right, difference.spans[1])


def _told_once(rows: list[list[Found]]) -> Iterator[list[Found]]:
    """The differences of each row that no other row of shorter cells has, nor an earlier one of cells as short."""
    shortest = dict[Hashable, tuple[int, int]]()
    for number, found in enumerate(rows):
        for each in found:
            size = (sum(len(place.cell.claim.text) for place in each[:2]), number)
            shortest[_identity(each)] = min(size, shortest.get(_identity(each), size))
    for number, found in enumerate(rows):
        yield [each for each in found if shortest[_identity(each)][1] == number]


def _identity(found: Found) -> Hashable:
    """What makes a difference one that another row tells: the words that differ, or two forms of one name, wherever they stand."""
    left, right, difference = found
    if difference.type == "name" and difference.verdict == "compatible" and not difference.unsure:
        return difference.type, frozenset(difference.values)
    return difference.type, frozenset(zip((left.report.id, right.report.id), difference.spans, strict=True))


def _stanced(row: Row, places: list[Place], found: list[Found]) -> Row:
    """The row with the cells against it: those that contradict the larger party, or the later one of two alike.

    What would contradict others if both told of one thing is near the row, as is what is in doubt.
    """
    conflicts = [each for each in found if each[2].verdict == "conflict"]
    against = _losing(places, conflicts)
    left = [place for place in places if place.report.id not in against]
    unsure = _losing(left, [each for each in found if each[2].unsure and each[0] in left and each[1] in left])
    left = [place for place in left if place.report.id not in unsure]
    whys = {report: f"{why}, which is not established" for report, why in unsure.items()} | doubts(left, found)
    adrift = {
        report: against[report] for report in against if _contradicts_none(report, left, whys, sided(places, conflicts))
    }
    return _near(_against(row, {report: why for report, why in against.items() if report not in adrift}), whys | adrift)


def _contradicts_none(report: str, left: Sequence[Place], doubted: Collection[str], conflicts: Iterable[Found]) -> bool:
    """Whether a report contradicts none of the cells that stay in its row."""
    kept = {place.report.id for place in left} - set(doubted)
    return not any(report in two and two & kept for two in ({a.report.id, b.report.id} for a, b, _ in conflicts))


def _losing(places: list[Place], conflicts: list[Found]) -> dict[str, str]:
    """The reports that lose out in some contradictions, and why."""
    contradictions = list(sided(places, conflicts))
    return {report: _why(report, contradictions) for report in losing(places, contradictions)}


def _near(row: Row, whys: Mapping[str, str]) -> Row:
    """The row with the cells of some reports near it only, and why: that they tell the same fact is not established."""
    if not whys:
        return row
    cells = tuple(cell for cell in row.cells if cell.report not in whys)
    near = tuple(replace(cell, by=BY, why=whys[cell.report]) for cell in row.cells if cell.report in whys)
    return replace(row, cells=cells, near=(*row.near, *near))


def _distrusting(rows: list[Row]) -> Iterator[Row]:
    """The rows, near which only is a passage that is against another one where it stands, if others support them."""
    doubted = {
        (cell.report, cell.claim.spans): cell.why for row in rows for cell in row.cells if cell.stance == "against"
    }
    for row in rows:
        supporting = {
            cell.report: doubted.get((cell.report, cell.claim.spans)) for cell in row.cells if cell.stance == "supports"
        }
        whys = {report: f"contradicted elsewhere: {why}" for report, why in supporting.items() if why}
        yield _near(row, whys) if len(whys) < len(supporting) else row


def _against(row: Row, whys: Mapping[str, str]) -> Row:
    """The row with the cells of some reports against it, and why."""
    if not whys:
        return row
    cells = tuple(
        replace(cell, stance="against", by=BY, why=whys[cell.report]) if cell.report in whys else cell
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _why(report: str, contradictions: list[Found]) -> str:
    return reasoning([d for a, b, d in contradictions if report in (a.report.id, b.report.id)])


def _gathered(row: str, found: list[Found]) -> Iterator[Discrepancy]:
    """One discrepancy for each type of a row, with all its values; a conflict if any two of them are one."""
    for kind in dict.fromkeys(d.type for _, _, d in found):
        alike = [(a, b, d) for a, b, d in found if d.type == kind]
        verdict: Verdict = "conflict" if any(d.verdict == "conflict" for _, _, d in alike) else "compatible"
        values = {
            (place.report.id, span): value
            for a, b, d in alike
            for place, span, value in ((a, d.spans[0], d.values[0]), (b, d.spans[1], d.values[1]))
        }
        reports, why = tuple(report for report, _ in values), reasoning([d for _, _, d in alike])
        yield Discrepancy(row, kind, reports, tuple(values.values()), verdict, why, BY, tuple(values))


def reasoning(differences: Sequence[Difference]) -> str:
    """The reasons of several differences, each value and each conclusion told once, whichever of two values it names first."""
    told = dict.fromkeys(each for difference in differences for each in difference.told)
    whys = dict[tuple[str, ...], str]()
    for difference in sorted(differences, key=lambda each: each.unsure):
        said = difference.why.partition(": “")[0].removesuffix(
            IF_ONE
        )  # of a claim that several tell as fact, the first
        whys.setdefault(tuple(sorted(re.findall(r"\w+", said.casefold()))), difference.why)
    ends = "; ".join(whys.values())
    if len(told) > 2:
        ends = ends.replace("cannot both be true", "cannot all be true").replace(
            "one is wider than the other", "some are wider"
        )
    return f"{'; '.join(_likewise(told))}: {ends}" if told else ends


def _likewise(told: Iterable[str]) -> Iterator[str]:
    """What the values are, with the ground in parentheses that several of them rest on given once."""
    grounds = set[str]()
    for each in told:
        value, _, ground = each.partition(" (")
        yield f"{value} (likewise)" if ground and ground in grounds else each
        grounds.add(ground)
