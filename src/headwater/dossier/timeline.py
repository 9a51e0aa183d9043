"""The timeline: events as the reports date them, conflicting datings side by side, and publication by publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from headwater.model import Alignment, Dated, Moment, Precision, Row, Span, StoryInput, Time
from headwater.text.calendar import interval
from headwater.text.media import called

YEAR = 4  # digits; decades and centuries, which are written with fewer, tell of no moment
HOURS = {"TMO": "T06", "TMI": "T12", "TAF": "T13", "TEV": "T18", "TNI": "T21"}  # when a part of the day begins


def timeline(story: StoryInput, alignment: Alignment) -> tuple[Moment, ...]:
    """Return the moments in calendar order; a claim dated differently appears once for each dating."""
    moments = [*_events(alignment), *_publications(story)]
    return tuple(sorted(moments, key=lambda moment: (*_begins(moment.value), moment.value, moment.what, moment.text)))


def _begins(value: str) -> tuple[date, str]:
    """The first day of a value, so that a week or a season stands among the days, and when on it."""
    days = interval(value)
    return (days[0] if days else date.max), HOURS.get(value[10:], value[10:])


def _events(alignment: Alignment) -> Iterator[Moment]:
    for row in alignment.rows:
        for value, cells in _datings(row).items():
            yield Moment(value, _precision(value), row.statement, cells=tuple(cells))


def _datings(row: Row) -> dict[str, list[tuple[str, Span]]]:
    """The calendar values the cells of a row give, with the places where they do."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for cell in row.cells:
        for time in cell.claim.times:
            if _on_calendar(time):
                found[time.value].append((cell.report, time.span))
    return found


def _on_calendar(time: Time) -> bool:
    return time.type in ("DATE", "TIME") and len(time.value) >= YEAR and interval(time.value) is not None


def _publications(story: StoryInput) -> Iterator[Moment]:
    reports = [reading.report for reading in story.readings]
    for report, name in zip(reports, called(reports).values(), strict=True):
        if dated := report.published:
            yield Moment(dated.value, dated.precision, f"{name} publishes{_basis(dated)}", "publication")


def _basis(dated: Dated) -> str:
    return " (inferred from the story)" if dated.basis == "story" else ""


def _precision(value: str) -> Precision:
    days = interval(value)
    if days is None:
        return "year"
    length = (days[1] - days[0]).days
    return "day" if length == 0 else "month" if length <= 31 else "year"
