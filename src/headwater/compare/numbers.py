"""Figures of a row's cells that differ, compared as intervals in one unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.compare.difference import Difference, Place
from headwater.compare.governing import HARMS
from headwater.compare.intervals import judged, near, written
from headwater.compare.measures import LOOSE, PER_CENT, comparable, in_per_cent, is_another, like, measure
from headwater.compare.persons import full_names
from headwater.compare.revisions import is_revised, retold
from headwater.compare.scores import counted
from headwater.compare.slots import (
    STEM,
    adjoined,
    behind,
    facing,
    next_to_one_word,
    one_slot,
    only_slot,
    side_by_side,
)
from headwater.model import Figure, Span
from headwater.text.units import is_age, unit_after

ANOTHER = re.compile(r"\b(?:another|other|further|additional)\s$", re.IGNORECASE)
MORE = re.compile(r"\s(?:others?|more|further|additional)\b(?!\sthan)", re.IGNORECASE)
NEAR = 16  # letters before or behind a figure in which such words stand
SMALL = 2  # figures up to this stand in a text for too many things
Pair = tuple[Figure, Figure]


def numbers(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the figures in which two cells differ."""
    ours, theirs = ([in_per_cent(figure) for figure in counted(place)] for place in (left, right))
    ours, theirs = _counting(left, ours, theirs), _counting(right, theirs, ours)
    sides = left, ours, right, theirs
    faced = [(x, y) for x, y in facing(*sides) if comparable(x, y) and not _is_given(x, [y])] or list(
        _recounted(*sides)
    )
    xs = [figure for figure in ours if not _is_given(figure, theirs) and figure not in (x for x, _ in faced)]
    ys = [figure for figure in theirs if not _is_given(figure, ours) and figure not in (y for _, y in faced)]
    paired = [*faced, *_paired(left, right, xs, ys)]
    yield from _of_two_measures(left, xs, right, ys)
    for x, y in paired:
        found = _difference(left, x, right, y)
        if found is not None:
            may_be_parts = found.verdict == "conflict" and not _only_there(left, x, right, y)
            yield _in_parts(found, x, y, (*ours, *theirs)) if may_be_parts else found
    if not paired:
        yield from _loose(left, ours, right, theirs)


def _recounted(left: Place, ours: list[Figure], right: Place, theirs: list[Figure]) -> Iterator[Pair]:
    """Yield two numbers of one thing of which the other cell gives one, but of something else: "23 from Tarn", "23, 11 of Tarn"."""
    ours, theirs = ([figure for figure in side if not is_age(figure.unit)] for side in (ours, theirs))
    for x in ours:
        for y in theirs:
            given = _is_given(x, theirs), _is_given(y, ours)
            if given[0] == given[1] or x.unit != y.unit or not _count_alike(left, x, right, y):
                continue
            given_there = [z for z in theirs if _is_given(x, [z]) and _count_alike(left, x, right, z)]
            given_here = [z for z in ours if _is_given(y, [z]) and _count_alike(left, z, right, y)]
            if not (given_there or given_here):
                yield x, y


def _count_alike(left: Place, ours: Figure, right: Place, theirs: Figure) -> bool:
    """Whether the telling word right behind two figures is one, and no number."""
    words = behind(left, ours.span)[:1]
    return words == behind(right, theirs.span)[:1] and words != [] and words[0].isalpha()


def _of_two_measures(left: Place, ours: list[Figure], right: Place, theirs: list[Figure]) -> Iterator[Difference]:
    """Yield a doubt over figures that alone make two cells differ, and measure two things: "fell by 8 percent", "by 8 million"."""
    for x in ours:
        for y in theirs:
            if not comparable(x, y) and _only_there(left, x, right, y):
                words = left.report.at(x.span), right.report.at(y.span)
                found = Difference(
                    "number", words, (x.span, y.span), "conflict", "", ((x.low, x.high), (y.low, y.high))
                )
                if (told := _of_two_things(found, x, y)) is not None:
                    yield told


def _counting(place: Place, figures: list[Figure], others: list[Figure]) -> list[Figure]:
    """The figures; one without a unit counts what the other cell does, if that stands close behind: "two under - aged girls"."""
    return [figure if figure.unit else replace(figure, unit=_unit_behind(place, figure, others)) for figure in figures]


def _unit_behind(place: Place, figure: Figure, others: list[Figure]) -> str:
    words = behind(place, figure.span)
    units = (other.unit for other in others if other.unit and not is_age(other.unit))
    return next((unit for unit in units if any(word.startswith(unit[:STEM]) for word in words)), "")


def _is_given(figure: Figure, others: list[Figure]) -> bool:
    """Whether a cell gives a figure too, exactly or about as here.

    A number of years is no count of sons, nor is any other number one where the cell counts sons as well; nor is a number of
    miles one of kilometres.
    """
    told = (figure.low, figure.high, figure.about)
    given = [other for other in others if (other.low, other.high, other.about) == told]
    units = {other.unit for other in given if other.unit == figure.unit or not is_another(figure, other)}
    if not figure.unit or figure.unit in units:
        return bool(units)
    if is_age(figure.unit):
        return any(not unit or is_age(unit) for unit in units)
    return any(not is_age(unit) for unit in units) and all(other.unit != figure.unit for other in others)


def _paired(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    """Figures that count the same: one number bounded otherwise, those beside one word, the only ones of a unit, the only ones.

    A number without a unit is a measure only right beside a word that stands beside the measure too.
    """
    for step in (_of_one_person, _of_one_number, _bare, _of_one_unit, _alone):
        for x, y in step(left, right, ours, theirs):
            one = comparable(x, y) and (measure(x) == measure(y) or adjoined(left, x.span, right, y.span))
            if x in ours and y in theirs and one and not _of_two_persons(left, x, right, y):
                yield x, y
                ours, theirs = ([f for f in side if f not in (x, y)] for side in (ours, theirs))


def _of_two_persons(left: Place, x: Figure, right: Place, y: Figure) -> bool:
    """Whether two figures are ages that stand beside the full names of two persons."""
    ours, theirs = _aged(left, x), _aged(right, y)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _aged(place: Place, figure: Figure) -> set[str]:
    """The words of the name right beside an age: "Ida Sorrel, 42", "42-year-old Ida Sorrel", or "Sorrel" where that is her."""
    if not is_age(figure.unit):
        return set()
    named = [(each.name, each.span) for each in full_names(place)]
    named += [(mention.name, mention.span) for mention in place.reading.mentions if mention.type == "person"]
    return {
        word
        for name, span in named
        if span.place == figure.span.place and _is_next(place, span, figure.span)
        for word in name.split()
    }


def _is_next(place: Place, name: Span, age: Span) -> bool:
    first, last = sorted((name, age), key=lambda span: span.start)
    between = place.report.at(Span(first.end, max(first.end, last.start), name.place))
    return re.fullmatch(r",? \(?|[\s-]*(?:year|month)s?[\s-]+olds? (?:[a-z]+,? )?", between) is not None


def _of_one_person(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    """Pairs of ages that stand beside one full name."""
    yield from ((x, y) for x in ours for y in theirs if len(_aged(left, x) & _aged(right, y)) > 1)


def _of_one_number(_left: Place, _right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    """Pairs in which one number stands, once with another bound: "20" and "at least 20"."""
    for x in ours:
        for y in theirs:
            if _number(x) == _number(y) is not None and (x.unit == y.unit or _is_telling(x, y)):
                yield x, y


def _is_telling(x: Figure, y: Figure) -> bool:
    """Whether two figures of one number but other units may well count the same."""
    return is_age(x.unit) == is_age(y.unit) and (_number(x) or 0) > SMALL


def _bare(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    """Pairs of figures that stand next to one word, one of them at least without a unit."""
    yield from ((x, y) for x, y in next_to_one_word(left, ours, right, theirs) if not (x.unit and y.unit))


def _of_one_unit(left: Place, right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    kinds = {figure.unit: figure for figure in ours if figure.unit}
    for _, kind in sorted(kinds.items()):
        xs, ys = ([figure for figure in side if like(figure, kind)] for side in (ours, theirs))
        if len(xs) == len(ys) == 1:
            yield xs[0], ys[0]
        else:
            yield from ((x, y) for x in xs for y in ys if side_by_side(left, x.span, right, y.span))


def _number(figure: Figure) -> float | None:
    """The one number a figure is or is bounded by; None for a range."""
    ends = {end for end in (figure.low, figure.high) if end is not None}
    return ends.pop() if len(ends) == 1 else None


def _alone(_left: Place, _right: Place, ours: list[Figure], theirs: list[Figure]) -> Iterator[Pair]:
    """The only figures left of either cell, ages aside."""
    xs, ys = ([figure for figure in side if not is_age(figure.unit)] for side in (ours, theirs))
    if len(xs) == len(ys) == 1:
        yield xs[0], ys[0]


def _difference(left: Place, ours: Figure, right: Place, theirs: Figure) -> Difference | None:
    words = left.report.at(ours.span), right.report.at(theirs.span)
    sides = (ours.low, ours.high), (theirs.low, theirs.high)
    verdict, why = judged(ours, theirs, words)
    found = Difference("number", words, (ours.span, theirs.span), verdict, why, sides)
    if verdict == "conflict" and _of_two_units(left, ours, right, theirs):
        if not side_by_side(left, ours.span, right, theirs.span):
            return _of_two_things(found, ours, theirs)
        found = found.if_of_one_thing()
    elif verdict == "conflict" and _counts_others(left, ours) != _counts_others(right, theirs):
        found = found.if_of_one_thing()
    return retold(left, right, found) if is_revised(left, ours, right, theirs) else found


def _only_there(left: Place, x: Figure, right: Place, y: Figure) -> bool:
    """Whether two cells differ in nothing but two figures."""
    differing = only_slot(left, right)
    return differing is not None and all(
        slot.overlaps(each.span) and each.span.start <= slot.start for slot, each in zip(differing, (x, y), strict=True)
    )


def _in_parts(found: Difference, x: Figure, y: Figure, among: tuple[Figure, ...]) -> Difference:
    """A conflict of figures that add up to a third one, or to all of a hundred, as no contradiction: "four of 20", "missed 16".

    Two numbers of dead, or of missing, are no parts; nor are two of shells of a 12-gauge gun.
    """
    if x.unit == y.unit in HARMS:
        return found
    if x.unit == y.unit:
        among = tuple(figure for figure in among if not (figure.unit and x.unit) or figure.unit == x.unit)
    numbers = [_number(figure) for figure in (x, y)]
    whole = sum(number for number in numbers if number is not None)
    wholes = {_number(figure) for figure in among} | ({PER_CENT} if x.unit == y.unit == "%" else set())
    if None in numbers or whole not in wholes:
        return found
    words = f"“{found.values[0]}” and “{found.values[1]}” may be two parts of {written(whole)}"
    return replace(found, verdict="compatible", why=words)


def _counts_others(place: Place, figure: Figure) -> bool:
    """Whether a figure counts others beside those that have been told of: "another five", "two more", "12 others"."""
    before, behind = place.before(figure.span, NEAR), place.behind(figure.span, NEAR)
    return ANOTHER.search(before) is not None or MORE.match(behind) is not None


def _of_two_units(left: Place, ours: Figure, right: Place, theirs: Figure) -> bool:
    """Whether two figures have units of their own, and do not stand between the same words."""
    if not (ours.unit and theirs.unit) or ours.unit == theirs.unit or is_another(ours, theirs):
        return False
    return not one_slot(left, ours.span, right, theirs.span)


def _of_two_things(found: Difference, ours: Figure, theirs: Figure) -> Difference | None:
    """A doubt over figures with no word beside them in common; nothing over "one", which stands in a text for too many things."""
    if 1 in (ours.high, theirs.high):
        return None
    units = (f"“{words}” ({figure.unit})" for words, figure in zip(found.values, (ours, theirs), strict=True))
    why = f"{' and '.join(units)} may count different things"
    return replace(found, verdict="compatible", why=why, unsure=True)


def _loose(left: Place, ours: list[Figure], right: Place, theirs: list[Figure]) -> Iterator[Difference]:
    """Yield the first figure of either cell for which the other has vaguer words: a rounder share, "numerous"."""
    for here, figures, there, others in ((left, ours, right, theirs), (right, theirs, left, ours)):
        for figure in figures:
            found = _rounder(figure, figures, there, others) or _vaguer(figure, there, others)
            if found is not None:
                span, why = found
                places = (figure.span, span) if here is left else (span, figure.span)
                words = left.report.at(places[0]), right.report.at(places[1])
                yield Difference("number", words, places, "compatible", f"“{words[0]}” and “{words[1]}” {why}")
                return


def _rounder(figure: Figure, figures: list[Figure], place: Place, others: list[Figure]) -> tuple[Span, str] | None:
    """A share that the other cell gives in words, rounder, as this one does beside: "almost half (47 %)"."""
    if figure.unit != "%" or (figure.low, figure.high) in {(other.low, other.high) for other in others}:
        return None
    worded = (other for other in others if not re.search(r"\d", place.report.at(other.span)))
    shares = [other for other in worded if other.unit == "%" and near(figure, other)]
    return (shares[0].span, "may be one share, rounded") if shares and len(figures) > 1 else None


def _vaguer(figure: Figure, place: Place, others: list[Figure]) -> tuple[Span, str] | None:
    """Where a cell without such a figure tells of what is counted in vaguer words."""
    if is_age(figure.unit) or max(figure.low or 0, figure.high or 0) < SMALL:
        return None
    if not figure.unit or figure.unit in {other.unit for other in others}:
        return None
    told = place.cell.claim.text
    for match in LOOSE.finditer(told):
        if unit_after(told, match.start(), match.end() - 1) == figure.unit:
            return _span(place, match[0].strip()), "are a number and vaguer words for it"
    return None


def _span(place: Place, words: str) -> Span:
    """Where words of a cell stand in its report; the whole cell if it is told in pieces."""
    whole = place.cell.claim.spans[0]
    at = place.report.at(whole).find(words)
    return Span(whole.start + at, whole.start + at + len(words), whole.place) if at >= 0 else whole
