"""What the words around a time expression say: its anchor, the tense of its sentence, the times before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.model import Time
from headwater.text.calendar import interval


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
        before, after = self.before(160), self.after(80)
        if (close := _CLOSE.search(before)) is not None:
            return 1 if close["future"] else -1
        marks = [*_TENSE.finditer(before)]
        mark = marks[-1] if marks else _TENSE.search(after)
        return 0 if mark is None else 1 if mark["future"] or mark["future2"] else -1

    def before(self, width: int) -> str:
        """The words of the same sentence before the expression."""
        start = self.span[0]
        return _SENTENCE_END.split(self.text[max(0, start - width) : start])[-1]

    def after(self, width: int) -> str:
        """The words of the same sentence after the expression."""
        end = self.span[1]
        return _SENTENCE_END.split(self.text[end : end + width])[0]

    def latest(self, shape: str) -> str | None:
        """The value of the last time before this one whose value has a shape."""
        return next((t.value for t in reversed(self.earlier) if re.fullmatch(shape, t.value)), None)

    def day(self) -> date | None:
        """The day last spoken of, or the anchor."""
        value = self.latest(r"\d{4}-\d\d-\d\d(?:T.*)?")
        days = interval(value) if value else None
        return days[0] if days else self.anchor


def nearest_weekday(anchor: date, weekday: int, direction: int) -> date:
    """Return the day with that ISO weekday: up to six days back, or from the next day on if the direction is 1."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor + timedelta(7 - back) if direction > 0 else anchor - timedelta(back)


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?]['\"’”]) |(?<=[a-z0-9)][.!?]) (?=[A-Z\"“‘'`])|\n\s*\n|\n(?=[A-Z])")
_CLOSE = re.compile(
    r"\b(?:(?P<future>until|till|by|starting|beginning|effective)|since|said|told)(?: on| last)?\s+$", re.IGNORECASE
)
_TENSE = re.compile(
    r"\b(?:(?P<future>will|won['’]t|would|shall|going to|to be|expected|expects?|scheduled|plans?|planned|set to|due|"
    r"slated|hopes?|intends?|may|can|should|upcoming)|said|told|was|were|had|did|has|have|been|[a-z]{2,}ed|rose|fell|went|"
    r"came|took|made|met|began|won|lost|held|sent|gave|left|ran|saw|got)\b|(?P<future2>['’]ll)\b",
    re.IGNORECASE,
)
