"""Which cells of a row are against it: contradictions between its cells in, the reports that lose out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.compare.difference import Difference, Place
from headwater.compare.polarity import gives
from headwater.text.versions import versions

Found = tuple[Place, Place, Difference]


def sided(places: Sequence[Place], conflicts: Iterable[Found]) -> Iterator[Found]:
    """Yield each conflict, and the same between every other cell with one of its values and the cell with the other alone."""
    for a, b, difference in conflicts:
        yield a, b, difference
        for other in places:
            if other in (a, b):
                continue
            with_a, with_b = (_gives(other, difference, side) for side in difference.sides)
            if with_b and not with_a and not _gives(a, difference, difference.sides[1]):
                yield a, other, difference
            elif with_a and not with_b and not _gives(b, difference, difference.sides[0]):
                yield other, b, difference


def given_both(places: Sequence[Place], found: Iterable[Found]) -> Iterator[Found]:
    """Yield what differs; two values of which a third cell gives both, "shot three, killing two", may be those of two things."""
    for a, b, difference in found:
        ours, theirs = difference.sides
        others = [place for place in places if place not in (a, b)] if difference.verdict == "conflict" else []
        both = ours != theirs and any(
            all(_gives(place, difference, side) for side in (ours, theirs)) for place in others
        )
        yield a, b, difference.if_of_one_thing() if both else difference


def losing(places: Sequence[Place], conflicts: Sequence[Found]) -> set[str]:
    """Return the fewest reports whose leaving ends every contradiction, the most contradicted first.

    Of two alike the one that denies, for a row states what is asserted; else the later. A version of a page that its next one
    contradicts leaves before all others, for its outlet stands by it no more, unless nobody left contradicts it.
    """
    denying = {
        place.report.id for *two, each in conflicts for place, side in zip(two, each.sides, strict=True) if side is True
    }
    left = {(a.report.id, b.report.id, difference.type) for a, b, difference in conflicts}
    order = {place.report.id: number for number, place in enumerate(places)}
    apart = {frozenset(two) for *two, _ in left}
    edited = versions(place.report for place in places) if left else ()
    superseded = {before.id for before, after in edited if {before.id, after.id} in apart}
    found = set(superseded)
    left = {each for each in left if found.isdisjoint(each[:2])}
    while left:
        worst = max(
            order, key=lambda report: (sum(report in two for *two, _ in left), report in denying, order[report])
        )
        found.add(worst)
        left = {each for each in left if worst not in each[:2]}
    return found - {before for before in superseded if all(two <= found for two in apart if before in two)}


def _gives(place: Place, difference: Difference, side: object) -> bool:
    """Whether a cell gives one of the values that a difference is between."""
    claim = place.cell.claim
    if difference.type == "number":
        return any((figure.low, figure.high) == side for figure in claim.figures)
    if difference.type == "date":
        return any(time.value.partition("T")[0] == side for time in claim.times)
    if difference.type == "polarity":
        return gives(place, side)
    return isinstance(side, str) and bool(side) and side.casefold() in claim.text.casefold()
