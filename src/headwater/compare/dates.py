"""Dates of a row's cells that differ, compared as calendar intervals."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from headwater.compare.difference import MOST_KEPT, Difference, Place
from headwater.compare.moments import goes_on, of_one_span, one_moment
from headwater.compare.revisions import published
from headwater.compare.slots import alike, facing, next_to_one_word, one_slot, side_by_side, stems
from headwater.model import Span, Time, Verdict
from headwater.text.calendar import interval, relation, weekday

DAY, WEEK, MONTH, YEAR, DECADE = 2, 7, 31, 366, 3653  # days at most
MONTH_NAMED = re.compile(rf"\b(?:{'|'.join(month[:3] for month in month_name if month)})|\d{{4}}")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BOUND = re.compile(
    r"\b(before|after|until|since|by|from|starting|beginning|around|about|late|early|mid|shortly after|just after|just before"
    r"|prior to)\W+(?:(?:on|the)\s)?$",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"(?:^|\b(?:in|since|of|from|by|until|before|after|during|to|through|for|and)\s+|\b(?:in|during)\sthe\s|[^\w\s]\s*)$",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\s?['’]s?\b")
UNDATED = re.compile(
    r"(?:(?:at|about|around|approximately|just|shortly|before|after)\s)*\d{1,2}(?:\s?[:.]\s?\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s[A-Z]{2,4})?|(?:on\s)?(?:that|the (?:same|following|next|previous)) (?:day|night|morning|week|month|year)"
    r"|(?:about|around|some|almost|nearly|over|more than|roughly)\b.* ago|.+ (?:later|earlier|afterwards)",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"\b((?:1[5-9]|20)\d\d)(?:\s?[-–/]\s?|\s(?:to|through|until|and)\s)((?:1[5-9]|20)?\d\d)\b(?!\s?[-–/]\s?\d)"
)
ALIKE = (frozenset(("from", "starting", "beginning", "since", "")), frozenset(("around", "about")))
COMPARED = re.compile(r"\b(?:from|than|versus|against|compared (?:with|to))\b(?=[^,;]*$)", re.IGNORECASE)
Dated = tuple[Place, Time]
BEFORE, BEHIND = 16, 24  # letters before a date in which such a word stands; behind it in which what it dates does


def dates(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the dates in which two cells differ, or one date told with other bounds or to the hour."""
    sides = left, _all_dated(left), right, _all_dated(right)
    ours, theirs = _unshared(left, right), _unshared(right, left)
    pairs = [
        *facing(*sides),
        *((x, y) for x, y in next_to_one_word(*sides) if (x in ours or y in theirs) and _comparable(x, y)),
        *_paired(left, ours, right, theirs),
    ]
    found = [each for x, y in dict.fromkeys(pairs) for each in _difference(left, x, right, y)]
    yield from found or [*_of_one_day(left, right)] or _adrift(left, right)


def strange_dates(place: Place, others: Sequence[Place]) -> Iterator[tuple[Time, Time]]:
    """Yield the dates of a cell that none of that width in other cells can be, each with one of those that none here can be."""
    ours, theirs = ([(each, time) for each in side for time in _dated(each)] for side in ([place], others))
    strange = _strange(theirs, ours)
    yield from ((x, y) for x in _strange(ours, theirs) for y in strange if _width(x) == _width(y))


def _strange(times: list[Dated], others: list[Dated]) -> list[Time]:
    """The times that no other of that width can be."""
    return [
        time
        for place, time in times
        if all(_are_apart(place, time, there, other) for there, other in others if _width(time) == _width(other))
    ]


def _are_apart(left: Place, x: Time, right: Place, y: Time) -> bool:
    """Whether two times cannot be one, nor were read from the same words, nor lie in one span, as the cells tell them."""
    if relation(x.value, y.value) != "disjoint" or not _are_known(x, y) or _in_one_range(left, x, right, y):
        return False
    bounds = _bounds((left, x), (right, y))
    return not one_moment(x, y, bounds) and not of_one_span(x, y, bounds)


def _in_one_range(left: Place, x: Time, right: Place, y: Time) -> bool:
    """Whether one of two dates is the first or last of several years that hold the other too; two such stretches must be one."""
    ours, theirs = _years(left, x), _years(right, y)
    if ours and theirs:
        return ours == theirs
    within = interval(y.value if ours else x.value)
    first, last = ours or theirs or (0, 0)
    return within is not None and first <= within[0].year and within[1].year <= last


def _years(place: Place, time: Time) -> tuple[int, int] | None:
    """The first and last of the years that a date opens or closes: "1974 to 1978", "2004-05"."""
    for match in YEARS.finditer(
        place.report.at(Span(0, time.span.end + BEHIND, time.span.place)), max(0, time.span.start - BEFORE)
    ):
        if match.start() < time.span.end and time.span.start < match.end():
            first = int(match[1])
            last = int(match[2]) if len(match[2]) > 2 else first - first % 100 + int(match[2])
            return (first, last) if first < last else None
    return None


def _paired(left: Place, ours: list[Time], right: Place, theirs: list[Time]) -> Iterator[tuple[Time, Time]]:
    """Dates of the same thing: the only ones, or of one width the only ones, or those beside the same words.

    Among several, a date that belongs to a noun of one cell alone is not looked at.
    """
    if len(ours) == len(theirs) == 1:
        yield ours[0], theirs[0]
        return
    for width in dict.fromkeys(map(_width, ours)):
        xs, ys = _of_width(width, left, ours, right), _of_width(width, right, theirs, left)
        only = len(xs) == len(ys) == 1
        yield from ((x, y) for x in xs for y in ys if only or side_by_side(left, x.span, right, y.span))


def _of_width(width: str, place: Place, times: list[Time], other: Place) -> list[Time]:
    """The dates of a width, without those that belong to a noun of this cell alone."""
    return [time for time in times if _width(time) == width and _is_known_to(other, place, time)]


def _unshared(place: Place, other: Place) -> list[Time]:
    """The days and longer dates of a cell, each as it is told first, without those that the other gives too, to the hour or not."""
    given = {_side(time) for time in _all_dated(other) if _is_known_to(place, other, time)}
    first: dict[str, Time] = {}
    for time in _dated(place):
        first.setdefault(_side(time), time)
    return [time for side, time in first.items() if side not in given]


@lru_cache(MOST_KEPT)
def _dated(place: Place) -> tuple[Time, ...]:
    return tuple({time.value: time for time in _all_dated(place)}.values())


def _all_dated(place: Place) -> list[Time]:
    return [time for time in place.cell.claim.times if time.type in ("DATE", "TIME") and _is_date(time)]


def _difference(left: Place, ours: Time, right: Place, theirs: Time) -> Iterator[Difference]:
    how, two = relation(ours.value, theirs.value), ((left, ours), (right, theirs))
    if how in ("contains", "overlaps"):
        yield _told(*two, "compatible", "one is wider than the other")
    elif how == "disjoint" and _are_apart(left, ours, right, theirs) and _date_one_thing(left, ours, right, theirs):
        if _is_compared(left, ours) != _is_compared(right, theirs):
            return
        found = _told(*two, "conflict", "cannot both be true")
        apart = _tell_their_days(left, ours, right, theirs) or goes_on(ours, theirs, _bounds(*two))
        yield found.if_of_one_thing() if apart else found
    elif how == "disjoint" and _are_known(ours, theirs) and one_moment(ours, theirs, _bounds(*two)):
        yield _told(*two, "compatible", "they may be one night, or one moment by the clocks of two places")


def _is_compared(place: Place, time: Time) -> bool:
    """Whether a date is that of a number with which another is compared: "3.1 percent, from 4.4 percent last year"."""
    clause = place.cell.claim.spans[0]
    before = place.report.at(Span(clause.start, max(clause.start, time.span.start), clause.place))
    found = COMPARED.search(before)
    return found is not None and any(
        clause.start + found.end() <= figure.span.start < time.span.start for figure in place.cell.claim.figures
    )


def _are_known(ours: Time, theirs: Time) -> bool:
    """Whether two days are what the texts tell: not both read from the same words, nor guessed for an hour or "that day".

    A day that is reckoned from what other reports tell ("Thursday" in one without a date) is known by its day of the week alone.
    """
    if ours.text.casefold() == theirs.text.casefold() or any(UNDATED.fullmatch(time.text) for time in (ours, theirs)):
        return False
    days = _day_of_week(ours), _day_of_week(theirs)
    return (all(days) and days[0] != days[1]) or not any(map(_is_reckoned, (ours, theirs)))


def _day_of_week(time: Time) -> str:
    fell = weekday(time.value) if MONTH_NAMED.search(time.text) else None
    return _day_named(time.text) or (DAYS[fell - 1] if fell else "")


def _is_reckoned(time: Time) -> bool:
    """Whether a time counts from a day that only other reports of the story tell; a day of a month does not."""
    return time.basis == "story" and MONTH_NAMED.search(time.text) is None


def _date_one_thing(left: Place, ours: Time, right: Place, theirs: Time) -> bool:
    """Whether two dates stand in one slot, have one width below a year, or can be compared and what they date is in both cells."""
    if one_slot(left, ours.span, right, theirs.span) or _width(ours) == _width(theirs) not in (
        "year",
        "decade",
        "longer",
    ):
        return True
    return _comparable(ours, theirs) and _is_known_to(right, left, ours) and _is_known_to(left, right, theirs)


def _tell_their_days(left: Place, ours: Time, right: Place, theirs: Time) -> bool:
    """Whether two reports of two days each tell, in words of its own, of its day or the one before: maybe of two events."""
    days = [published(place) for place in (left, right)]
    fresh = [-1 <= _days_from(day, time) <= 0 for day, time in zip(days, (ours, theirs), strict=True) if day]
    return days[0] != days[1] and len(fresh) == 2 and all(fresh) and not alike(left, right)


def _days_from(day: str, time: Time) -> int:
    """By how many days a date lies behind another day; many if it is none itself."""
    told, known = interval(time.value), interval(day)
    return (told[0] - known[0]).days if told and known and told[0] == told[1] else YEAR


def _comparable(x: Time, y: Time) -> bool:
    """Whether two dates have one width, up to a year, or both name a year."""
    return _width(x) == _width(y) != "longer" or (_names_its_year(x) and _names_its_year(y))


def _names_its_year(time: Time) -> bool:
    return re.match(r"\d{4}", time.value) is not None and time.value[:4] in time.text


def _is_known_to(other: Place, place: Place, time: Time) -> bool:
    """Whether the noun that carries a date ("the 2022 invasion", "Sunday's march") stands in the other cell.

    A date without "'s" that is no year, a year after a preposition ("in the 2022 campaign") and "last year" date the whole cell.
    """
    behind = place.behind(time.span, BEHIND)
    if not POSSESSIVE.match(behind) and (
        _width(time) not in ("year", "decade")
        or LEADS.search(place.before(time.span, BEFORE))
        or not re.search(r"\d", time.text)
    ):
        return True
    dated = stems(behind)[:1]
    return bool(dated) and dated[0] in stems(other.cell.claim.text)


def _of_one_day(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the first date that both cells give in ways that differ."""
    for x in _dated(left):
        for y in _dated(right):
            one_day = _side(x) == _side(y) or relation(x.value, y.value) == "equal"
            if one_day and (found := _otherwise(left, x, right, y)) is not None:
                yield found
                return


def _otherwise(left: Place, x: Time, right: Place, y: Time) -> Difference | None:
    """How one date is told in two ways; None if the ways agree."""
    if (wrong := _misnamed(x) or _misnamed(y)) and _day_named(x.text) != _day_named(y.text):
        return _told((left, x), (right, y), "conflict", f"{wrong}; cannot both be true")
    bounds = _bounds((left, x), (right, y))
    if bounds[0] != bounds[1] and not any(set(bounds) <= group for group in ALIKE):
        words = " ".join(filter(None, (bounds[0], x.text))), " ".join(filter(None, (bounds[1], y.text)))
        why = f"“{words[0]}” and “{words[1]}” bound one date in two ways"
        return Difference("date", words, (x.span, y.span), "compatible", why, (x.value, y.value))
    hours = ["T" in time.value for time in (x, y)]
    if x.value != y.value and any(hours):
        return _told((left, x), (right, y), "compatible", "one tells the time of day more closely")
    return None


def _adrift(left: Place, right: Place) -> Iterator[Difference]:
    """Yield the only dates of two cells in other words, if one counts from a day that is not known: "yesterday" and "Friday"."""
    ours, theirs = (list(_calendar(place)) for place in (left, right))
    if len(ours) != 1 or len(theirs) != 1:
        return
    x, y = ours[0], theirs[0]
    if not (x.value and y.value) and not _worded(x) & _worded(y):
        why = "whether they are one date is not established: the day that one of them counts from is not known"
        yield Difference("date", (x.text, y.text), (x.span, y.span), "compatible", f"“{x.text}” and “{y.text}”: {why}")


def _calendar(place: Place) -> Iterator[Time]:
    """The dates of a cell, those without a value among them; no "now", hour without its day, or half of a game."""
    for time in place.cell.claim.times:
        if time.type in ("DATE", "TIME") and not re.search(r"_REF$|^XXXX-(?:XX|H)", time.value):
            yield time


def _worded(time: Time) -> set[str]:
    return set(re.findall(r"\w+", time.text.casefold())) - {"last", "next", "this", "the"}


def _bounds(ours: Dated, theirs: Dated) -> tuple[str, str]:
    return _bound(*ours), _bound(*theirs)


def _bound(place: Place, time: Time) -> str:
    found = BOUND.search(place.before(time.span, BEFORE))
    return found[1].casefold() if found and not _is_of_noun(found, place.behind(time.span, BEHIND)) else ""


def _is_of_noun(found: re.Match[str], behind: str) -> bool:
    """Whether a date belongs to the noun behind it, and what stands before binds that: "killed by the 2004 tsunami"."""
    return found[0].rstrip().endswith("the") and re.match(r"\s(?!(?:and|or|to|in|at|on)\b)[a-zA-Z]", behind) is not None


def _misnamed(time: Time) -> str:
    """What a time calls a day that is another day of the week: "Monday, November 10" of a Thursday; nothing if right."""
    named, fell = _day_named(time.text), weekday(time.value)
    if not named or fell is None or not re.search(r"\d", time.text) or DAYS[fell - 1] == named:
        return ""
    return f"“{time.text}” is a {DAYS[fell - 1]}"


def _day_named(text: str) -> str:
    return next((day for day in DAYS if day.casefold() in text.casefold()), "")


def _width(time: Time) -> str:
    """Whether a value is a day, a week, a month, a year, a decade or something longer."""
    days = interval(time.value)
    if days is None:
        return "month" if re.fullmatch(r"XXXX-\d\d", time.value) else "day"
    length = (days[1] - days[0]).days
    widths = (("day", DAY), ("week", WEEK), ("month", MONTH), ("year", YEAR), ("decade", DECADE))
    return next((width for width, most in widths if length < most), "longer")


def _is_date(time: Time) -> bool:
    return interval(time.value) is not None or time.value.startswith("XXXX")


def _told(ours: tuple[Place, Time], theirs: tuple[Place, Time], verdict: Verdict, end: str) -> Difference:
    x, y = ours[1], theirs[1]
    told = _reckoned(*ours), _reckoned(*theirs)
    return Difference("date", (x.text, y.text), (x.span, y.span), verdict, end, (_side(x), _side(y)), told)


def _side(time: Time) -> str:
    return time.value.partition("T")[0]


def _reckoned(place: Place, time: Time) -> str:
    """What a time is worth, and by what a reader can check it."""
    days = interval(time.value)
    if days is None:
        return f"“{time.text}”"
    value = _plain(days[0]) if days[0] == days[1] else f"{_plain(days[0])} to {_plain(days[1])}"
    return f"“{time.text}” is {value}{_by_what(place, time)}"


def _by_what(place: Place, time: Time) -> str:
    """What fixes a relative time: the reason kept with it, or the day of the report if it names one."""
    published = place.report.published
    if re.search(r"\d{4}", time.text) or published is None:
        return ""
    if time.basis == "story" or published.basis == "story":
        return f" ({time.why})" if time.why else ""
    return f" by {place.name}'s date of {published.value[:10]}"


def _plain(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
