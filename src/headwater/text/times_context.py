"""What the words around a time expression say: its anchor, the tense of its sentence, the times before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.model import Time, TimeType
from headwater.text.calendar import interval
from headwater.text.times_grammar import Found

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
        before, after = self.before(160), self.after(80)
        if (close := _CLOSE.search(before)) is not None:
            if close["open"]:
                return _tense(_TENSE.search(after)) or 1
            return 1 if close["future"] else -1
        return _tense_of_last(before) or _tense(_TENSE.search(after))

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


def _tense_of_last(words: str) -> int:
    """Return the tense of the last verb cue; a participle takes it from its auxiliary ("will be opened")."""
    tense, end = 0, 0
    for mark in _TENSE.finditer(words):
        if not (tense > 0 and _TO_BE.fullmatch(words, end, mark.start())):
            tense = _tense(mark)
        end = mark.end()
    return tense


def _tense(mark: re.Match[str] | None) -> int:
    return 0 if mark is None else 1 if mark["future"] or mark["future2"] else -1


_TO_BE = re.compile(r"\s(?:not |also |to |soon )*(?:be |have |have been )?(?:\w+ly )?")


def nearest_weekday(anchor: date, weekday: int, direction: int) -> date:
    """Return the day with that ISO weekday: up to six days back, or six ahead if the direction is 1."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor + timedelta((7 - back) % 7) if direction > 0 else anchor - timedelta(back)


Handler = Callable[[Found, Context], Answer]
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?]['\"’”]) |(?<=[a-z0-9)][.!?]) (?=[A-Z\"“‘'`])|\n\s*\n|\n(?=[A-Z])")
_CLOSE = re.compile(
    r"\b(?:(?P<future>starting|beginning|effective|as (?:soon|early|late) as|scheduled for|set for|planned for)"
    r"|(?P<open>until|till|through)|since|said|told)(?: on| last| at)?\s+$",
    re.IGNORECASE,
)
_TENSE = re.compile(
    r"\b(?:(?P<future>will|won['’]t|would|shall|going to|to be|expected|expects?|scheduled|plan(?:s|ned|ning)? to|"
    r"set to|due|slated|hopes? to|intends? to|(?-i:may|can)|should|upcoming|begins?|starts?|opens?|takes?|"
    r"meets?|leaves?|arrives?|expires?|ends|closes)|(?:is|are|was|were|had|has|have|been|did|"
    r"said|told|rose|fell|went|came|took|made|met|began|won|lost|held|sent|gave|left|ran|saw|got|broke|hit|shot|put|"
    r"spoke|wrote|found|became|led|kept|struck|fled|bought|sold|brought|drew|paid|read|"
    r"(?-i:(?!need|hundred|indeed|speed|seed|feed|proceed|exceed|succeed)[a-z]{2,}ed)))\b|(?P<future2>['’]ll)\b",
    re.IGNORECASE,
)
