"""Every line of a text to a passage with its kind and the reason; nothing is deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from headwater.clean.folding import folded
from headwater.clean.headlines import headlines
from headwater.clean.lines import units
from headwater.clean.lookalikes import Look, look
from headwater.clean.prose import BY as PROSE
from headwater.clean.prose import chances
from headwater.model import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from headwater.clean.profiles import OutletProfile
    from headwater.model import PassageKind

    Verdict = tuple[PassageKind, str, str]

BY = "furniture/1"
LEAST = 0.4
DOUBTFUL = 0.1
SURELY = 0.9
BUTTON = 8
OPENING = 8  # words of a sentence that may open a report
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*$")
_PARTIES = re.compile(r"\b(?:you|your|yours|we|us|our|ours)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|la|du)){1,3}")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a report besides its text."""

    title: str = ""
    profile: OutletProfile | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with how likely it is body, and what its own words speak for."""

    text: str
    chance: float
    look: Look | None
    words: int

    @property
    def body(self) -> bool:
        """Whether it is kept: likely enough, and nothing sure speaks against it."""
        return self.chance >= LEAST and not (self.look and self._outweighed(self.look))

    def _outweighed(self, look: Look) -> bool:
        return look.sure or (self.chance < SURELY and self.words < 40)

    @property
    def addresses(self) -> bool:
        """Whether it speaks to the reader or for the outlet."""
        return _PARTIES.search(self.text) is not None


def labels(reports: Sequence[tuple[str, Context]]) -> list[tuple[Passage, ...]]:
    """Return one passage per unit of each text, in order; they cover everything but white space.

    Each text is judged by itself, but together they take less time.
    """
    spans = [units(text) for text, _ in reports]
    lines = [[text[span.start : span.end] for span in each] for (text, _), each in zip(reports, spans, strict=True)]
    likely = iter(chances(list(chain.from_iterable(lines)), [len(each) for each in lines]).tolist())
    found = []
    for (_, known), where, said in zip(reports, spans, lines, strict=True):
        verdicts = _verdicts(_read(said, list(islice(likely, len(said))), known.profile), known.title)
        found.append(tuple(Passage(span, *verdict) for span, verdict in zip(where, verdicts, strict=True)))
    return found


def _read(lines: Sequence[str], likely: Sequence[float], profile: OutletProfile | None) -> list[_Line]:
    read = [_line(line, chance, profile) for line, chance in zip(lines, likely, strict=True)]
    if not any(line.body for line in read):
        read = [_alone(line, only=len(read) == 1) for line in read]
    return [_kept(each, read[max(0, i - 1) : i], read[i + 1 : i + 2]) for i, each in enumerate(read)]


def _alone(line: _Line, *, only: bool) -> _Line:
    """Let what is likely body be it where nothing else is, and the only line if it is a sentence: a report has a body."""
    if line.look:
        return line if line.look.sure else replace(line, look=None)
    sentence = only and line.words >= OPENING and _SENTENCE_END.search(line.text)
    return replace(line, chance=max(line.chance, LEAST)) if sentence else line


def _kept(line: _Line, before: Sequence[_Line], after: Sequence[_Line]) -> _Line:
    """Keep a doubtful sentence that stands between two lines of the body, or opens the text before one.

    A lost sentence is worse than a kept teaser.
    """
    doubtful = DOUBTFUL <= line.chance < LEAST and line.look is None and line.words >= (12 if before else OPENING)
    if doubtful and after and all(each.body for each in (*before, *after)) and _SENTENCE_END.search(line.text):
        return replace(line, chance=LEAST)
    return line


def _line(line: str, chance: float, profile: OutletProfile | None) -> _Line:
    words = len(line.split())
    seen = look(line, words)
    if profile and folded(line) in profile.lines:
        kind = seen.kind if seen else "navigation"
        seen = Look(kind, "this outlet repeats the line in its reports", sure=True)
    return _Line(line, chance, seen, words)


def _verdicts(lines: list[_Line], title: str) -> list[Verdict]:
    body = [i for i, line in enumerate(lines) if line.body]
    first, middle, last = (body[0], body[len(body) // 3], body[-1]) if body else (len(lines),) * 3
    barred = frozenset(i for i, line in enumerate(lines) if line.look)
    heads = headlines([line.text for line in lines], first, title, barred)
    found: list[Verdict] = []
    over = False
    for i, line in enumerate(lines):
        asked = bool(found) and found[-1][0] == "appeal"
        if i in heads:
            found.append(("headline", BY, heads[i]))
        elif asked and _goes_on_asking(line):
            found.append(("appeal", BY, "goes on asking the reader"))
        elif line.body and not (over and line.chance < SURELY):
            found.append(("body", PROSE, f"{line.chance:.2f} likely to be body by its words, place and neighbours"))
        else:
            found.append(_furniture(lines, i, min(heads, default=first), (first, last)))
        over = over or (found[-1][0] == "bio" and i > middle)
    return _with_headings(lines, found)


def _goes_on_asking(line: _Line) -> bool:
    return line.addresses if line.body else line.look is None and (line.addresses or line.words <= BUTTON)


def _furniture(lines: list[_Line], at: int, head: int, body: tuple[int, int]) -> Verdict:
    line = lines[at]
    if line.look:
        return line.look.kind, BY, line.look.why
    if _NAME.fullmatch(line.text) and (_beside_author(lines, at) or head < at < body[0] <= at + 4):
        return "byline", BY, "a name where authors are named"
    if line.words >= (6 if at > body[1] else 12):
        return "promo", PROSE, f"prose, {line.chance:.2f} likely to belong to the body beside it"
    return "navigation", BY, "a label, no sentence of the report"


def _beside_author(lines: list[_Line], at: int) -> bool:
    """Whether a line close by says who the author is."""
    near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 3]
    return any(line.look is not None and line.look.kind in {"bio", "byline"} for line in near)


def _with_headings(lines: list[_Line], found: list[Verdict]) -> list[Verdict]:
    """Let a heading go with the furniture that it stands over, from the last line up."""
    for i in range(len(found) - 2, -1, -1):
        kind, below = found[i][0], found[i + 1][0]
        if below == "appeal" and kind in {"navigation", "promo", "body"} and _heads(lines[i], 1.0):
            found[i] = ("appeal", BY, "the heading of an appeal")
        elif below in {"promo", "bio"} and kind == "body" and _heads(lines[i], SURELY):
            found[i] = ("promo", BY, f"a heading over a {below}, {lines[i].chance:.2f} likely to be body")
    return found


def _heads(line: _Line, most: float) -> bool:
    return line.words <= 20 and line.chance < most and _SENTENCE_END.search(line.text) is None
