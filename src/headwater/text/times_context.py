"""What the words around a time expression say: its anchor, the tense of its sentence, the times before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.model import Time, TimeType
from headwater.text.calendar import interval
from headwater.text.times_grammar import Found
from headwater.text.times_tense import direction

Answer = tuple[TimeType, str] | None


@dataclass(frozen=True, slots=True)
class Context:
    """A time expression's place in its text, the day of publication, and the last times found before it."""

    text: str
    span: tuple[int, int]
    anchor: date | None
    earlier: tuple[Time, ...] = ()

    @property
    def direction(self) -> int:
        """-1 if the sentence speaks of the past, 1 of the future, 0 if it does not tell."""
        return direction(self.before(160), self.after(80))

    def before(self, width: int) -> str:
        """Return the words of the same sentence before the expression."""
        start = self.span[0]
        return _SENTENCE_END.split(self.text[max(0, start - width) : start])[-1]

    def after(self, width: int) -> str:
        """Return the words of the same sentence after the expression."""
        end = self.span[1]
        return _SENTENCE_END.split(self.text[end : end + width])[0]

    def latest(self, shape: str) -> str | None:
        """Return the value of the last time before this one whose value has a shape."""
        return next((t.value for t in reversed(self.earlier) if re.fullmatch(shape, t.value)), None)

    def year_in_sentence(self) -> str | None:
        """Return the year that the sentence has named before."""
        start = self.span[0] - len(self.before(160))
        years = [t.value[:4] for t in self.earlier if t.span.start >= start and re.match(r"\d{4}(?:-|$)", t.value)]
        return years[-1] if years else None

    def day(self) -> date | None:
        """Return the day last spoken of, or the anchor."""
        value = self.latest(r"\d{4}-\d\d-\d\d(?:T.*)?")
        days = interval(value) if value else None
        return days[0] if days else self.anchor


def nearest_weekday(anchor: date, weekday: int, direction: int) -> date:
    """Return the day with that ISO weekday: up to six days back, or six ahead if the direction is 1."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor + timedelta((7 - back) % 7) if direction > 0 else anchor - timedelta(back)


Handler = Callable[[Found, Context], Answer]
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?]['\"’”]) |(?<=[a-z0-9)][.!?]) (?=[A-Z\"“‘'`])|\n\s*\n|\n(?=[A-Z])")
