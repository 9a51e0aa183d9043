"""What a row says and which row is the story's main one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.compare.difference import BY
from headwater.compare.evidence import in_headline
from headwater.compare.wording import wording
from headwater.model import Claim, Reading, Row, StoryInput

LONGEST = 160  # characters of a statement that a table can show
FEW = 5  # words
CLEAR = 0.5  # of a main row's weight, for a cell that can be read by itself
HEADLINE = 3  # carriers of a main row that weigh as much as one that repeats all telling words of its headline
LOOSE = re.compile(
    r"(?:that|which|who|whose|and|but|or|than|when|while|as|after|before|until|because|since|if|unless|though|although|where"
    r"|including|with|to|of|for|by|said|says|saying|was|were|is|are|be|been|has|have|had|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"(?:the|an?|this|that|these|those|there|here|he|she|it|they|we|you|one|his|her|its|their|our|my|your|some|many|most|much|few"
    r"|all|both|no|not|none|nobody|nothing|each|every|any|another|other|more|less|at|in|on|about|over|under|up|nearly|almost|only"
    r"|who|what|how|why|two|three|four|five|six|seven|eight|nine|ten|several|dozens|hundreds|thousands|millions)\b",
)
PRONOUN = re.compile(r"(?:that )?(?:he|she|it|they|we|you|i)\b", re.IGNORECASE)
DANGLING = re.compile(r"[\s,;]+(?:and|but|or|who|which|that|where|when|while|because)$", re.IGNORECASE)
FIRST_LETTER = re.compile(r"\A\W*\w")
MARKS = "“”\"„«»‘’' ■▪•●◆*"


def statement(claims: Sequence[Claim]) -> str:
    """Return the clearest cell's words: those that open a sentence, name whom they are about and are not too long, the fullest.

    Where every cell has only a piece of a sentence, the piece is given as one, after "…".
    """
    best = max(claims, key=_clearness)
    words = re.sub(r"^that\s+", "", _balanced(DANGLING.sub("", " ".join(best.text.split()).strip(MARKS))))
    return FIRST_LETTER.sub(lambda m: m[0].upper(), words, count=1) if _clear(best.text) > 1 else f"… {words}"


def _clearness(claim: Claim) -> tuple[int, bool, bool, int, str]:
    named = PRONOUN.match(claim.text.strip(MARKS)) is None
    return _clear(claim.text), named, opens(claim), min(len(claim.text), LONGEST), claim.text


def _balanced(words: str) -> str:
    """The words without quotation marks that open or close nothing."""
    even = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    return words if even else re.sub('[“”"]', "", words)


def leans(text: str) -> bool:
    """Whether a clause says little without the one beside it: it opens as a dependent one does, or has few words."""
    return LOOSE.match(text.strip(MARKS)) is not None or len(text.split()) <= FEW


def opens(claim: Claim) -> bool:
    """Whether a claim begins where its sentence does."""
    return claim.sentence is not None and claim.spans[0].start == claim.sentence.start


def _clear(text: str) -> int:
    """How clear a claim's words are by themselves: 2 and more if they begin as a sentence or after "that", odd if not too long."""
    words = text.strip(MARKS)
    inner = words.removeprefix("that ")
    piece = inner == words and inner[:1].islower() and STARTS.match(inner) is None
    return 2 * (LOOSE.match(inner) is None and not piece) + (len(text) <= LONGEST)


def alone(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield a row of its own for each claim that comparison left near its row, if it stands in no other."""
    stands = {(cell.report, cell.claim.spans) for row in rows for cell in row.cells}
    doubted = {(cell.report, cell.claim.spans): cell for row in rows for cell in row.near if cell.by == BY}
    left = [cell for place, cell in doubted.items() if place not in stands]
    for number, cell in enumerate(left, len(rows) + 1):
        yield Row(f"c{number}", statement([cell.claim]), (replace(cell, why="in this report only"),))


def with_main(rows: Sequence[Row], story: StoryInput) -> tuple[Row, ...]:
    """Return the rows, one of them as the main one: carried by most of the reports, early in them, close to their headlines.

    What a single report says is no story's main fact while several reports share another. Cells against a row count too: a
    story's main fact may be what its reports contradict each other about.
    """
    readings = {reading.report.id: reading for reading in story.readings}
    told = [[(readings[cell.report], cell.claim) for cell in row.cells] for row in rows]
    main = max(range(len(rows)), key=lambda n: (len(told[n]) > 1, _weight(told[n], len(readings)), -n), default=None)
    return tuple(replace(row, main=n == main) for n, row in enumerate(rows))


def _weight(row: Sequence[tuple[Reading, Claim]], reports: int) -> float:
    places = [_place(reading, claim) for reading, claim in row]
    high = sum(1 - at / len(reading.claims) for at, (reading, _) in zip(places, row, strict=True)) / len(row)
    headline = sum(_in_headline(reading, claim) for reading, claim in row)
    clear = any(_clear(claim.text) > 1 for _, claim in row)
    return (len(row) + HEADLINE * headline) / reports + 1 / (1 + min(places)) + high + CLEAR * clear


def _place(reading: Reading, claim: Claim) -> int:
    """How many claims of its report a cell stands behind."""
    first = claim.spans[0]
    return next(n for n, each in enumerate(reading.claims) if each.spans[0].overlaps(first))


def _in_headline(reading: Reading, claim: Claim) -> float:
    """The share of the headline's telling words that the claim repeats; the headline itself does not count."""
    if in_headline(claim, reading):
        return 0.0
    headline = wording(claim, reading.report.title).sentence
    return len(headline & wording(claim, claim.text).stems) / max(1, len(headline))
