"""How rows are stated: the words of the clearest cell, completed from their sentence where they cannot be read by themselves.

What is added stands in brackets, as an editor completes a quotation: "[The chief drove round the yard and] saw flames".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from headwater.compare.predicates import first_forms
from headwater.compare.wording import stems
from headwater.model import Claim, Report, Row, Span, StoryInput

LONGEST = 160  # characters of a statement that a table can show
LONGEST_MAIN = 240  # of the main one, which stands above it
BEFORE = 70  # characters of its sentence that lead up to a piece
FEW = 5  # words
BEGUN = 0.1  # of the headlines' words, for a main claim that begins as a sentence does
ENDED = 0.05  # and for one that breaks off nowhere
LEAST = 3  # words of what follows on a piece that are worth telling
LOOSE = re.compile(
    r"(?:that|which|who|whose|and|but|or|than|when|while|as|after|before|until|because|since|if|unless|though|although|where"
    r"|including|with|to|of|for|by|said|says|saying|was|were|is|are|be|been|has|have|had|\w+ing|\w+ed)\b",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"(?:the|an?|this|that|these|those|there|here|he|she|it|they|we|you|one|his|her|its|their|our|my|your|some|many|most|much|few"
    r"|all|both|no|not|none|nobody|nothing|each|every|any|another|other|more|less|at|in|on|about|over|under|up|nearly|almost|only"
    r"|such|who|what|how|why|two|three|four|five|six|seven|eight|nine|ten|several|dozens|hundreds|thousands|millions)\b",
)
RELATIVE = re.compile(r"(?:\w+ )?\w+ (?:which|whom|whose)\b", re.IGNORECASE)
DEPENDENT = re.compile(
    r"(?:as|after|before|since|while|when|if|unless|until|although|though|because|once|with|without|unlike|despite)\b"
    r"|(?:\w+ )?(?:minutes|hours|days|weeks|months|years) (?:after|before)\b|(?:\w+ )?\w+(?:ed|en|n|t) by\b|\w{3,}ing\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"(?:he|she|it|they|we|you|i|his|her|its|their|our|your|my)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\W*(?:i|we|my|our)\b", re.IGNORECASE)
FACTUAL = re.compile(
    r"(?:after|when|while|because|although|though) (?!\w+ing\b|\w+ed\b|(?:he|she|it|they|we|you|i)\b)", re.IGNORECASE
)
LED_UP_TO = re.compile(r"(?:[,;:—–(“”\"-]|\b(?:and|but|or|that|whether|because|so))\s*$")
GOES_ON = re.compile(r"(?:that|who|whom|whose|which|whether|what|how|why|where|than|or)\b")
RESUMED = re.compile(r"[,)—–-]\W*(?!said\b|says\b)\w+(?<!ing)\b")
UNFINISHED = re.compile(
    r"\b(?:(?:as|so|told) \w+|after|as|at|before|by|for|from|in|of|on|than|to|with|said|says|added)$"
)
PARTS = re.compile(r"(,|\)|\(|;|—|–|\b(?:who|whom|whose|which|that|where|including)\b)")
SETTING = re.compile(
    r"(?:in|on|at|during|after|before|by|for|with|under|over|among|as|since|from|according|instead|despite)\b",
    re.IGNORECASE,
)
VERB = re.compile(r"(?:do|does|did|will|would|can|could|may|might|must|shall|should|[a-z]\w+ed)$")
WORD = re.compile(r"\w+")
INFINITIVE = re.compile(r"\bto \w+")
DANGLING = re.compile(r"[\s,;]+(?:and|but|or|who|which|that|where|when|while|because)$", re.IGNORECASE)
FIRST_LETTER = re.compile(r"\A\W*\w")
OPENING = ("", "And", "But", "Or", "So", "Yet")
MARKS = "“”\"„«»‘’' ■▪•●◆*"
BRACKETS = re.compile(r"[\[\]]")
DATELINE = re.compile(r"^[A-Z]{3}[^—–]{0,50}[—–] ?")
STOPS = " .,;:—–-"
BREAKS = re.compile(r"[,;:—–]\s+")


def stated(rows: Sequence[Row], story: StoryInput) -> Iterator[Row]:
    """Yield the rows with their statements: in the words of a cell that supports it, if one does in no other row."""
    reports = {reading.report.id: reading.report for reading in story.readings}
    headlines = [stems(report.title) for report in reports.values() if report.title]
    stands = Counter((cell.report, cell.claim.spans) for row in rows for cell in row.cells)
    for row in rows:
        supporting = row.supporting or row.cells
        own = [cell for cell in supporting if row.main or stands[cell.report, cell.claim.spans] == 1] or supporting
        told = (_told(reports[cell.report], cell.claim) for cell in own)
        if row.main:
            statement = max(told, key=partial(Told.aptness, headlines=headlines)).completed(LONGEST_MAIN)
        else:
            statement = max(told, key=Told.clearness).completed(LONGEST)
        yield replace(row, statement=statement)


def leans(text: str) -> bool:
    """Whether a clause says little without the one beside it: it opens as a dependent one does, or has few words."""
    return LOOSE.match(text.strip(MARKS)) is not None or len(text.split()) <= FEW


def begins(text: str) -> bool:
    """Whether words begin as a sentence does, or after "that"."""
    words = text.strip(MARKS)
    inner = words.removeprefix("that ")
    piece = inner == words and inner[:1].islower() and STARTS.match(inner) is None
    return LOOSE.match(inner) is None and RELATIVE.match(inner) is None and not piece


def _told(report: Report, claim: Claim) -> Told:
    """The words of a claim between those of its sentence."""
    first, last = claim.spans[0], claim.spans[-1]
    sentence = claim.sentence or Span(first.start, last.end, first.place)
    before = report.at(replace(sentence, end=max(sentence.start, first.start)))
    after = report.at(replace(sentence, start=min(last.end, sentence.end)))
    speaker = claim.speakers[0].name if claim.speakers and claim.mode == "quoted" else ""
    before, words, after = (" ".join(part.split()) for part in (before, claim.text, after))
    return Told(
        before, words, after, _cued(claim), speaker, first.place == "title" and not report.title.rstrip().endswith(".")
    )


def _cued(claim: Claim) -> bool:
    """Whether an attribution leads up to a claim."""
    told = [part.end for part in (claim.cue, claim.source) if part]
    return bool(told) and 0 <= claim.spans[0].start - max(told) <= len(" that ")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's words between those of its sentence, whether an attribution leads up to them, and who is quoted with them."""

    before: str
    words: str
    after: str
    is_cued: bool
    speaker: str
    is_headline: bool

    def clearness(self, longest: int = LONGEST) -> tuple[bool | float | str, ...]:
        """By what the clearest of several is chosen: the fullest of those that stand by themselves and are not too long."""
        named = PRONOUN.match(self._plain) is None
        opens = self._opens + (self._is_whole and _has_verb(self._plain))
        length = min(len(self.words), longest)
        return self._begins, self._ends, not self.is_headline, named, self._is_sized(longest), opens, length, self.words

    def aptness(self, headlines: Sequence[frozenset[str]]) -> tuple[bool | float | str, ...]:
        """By what the main one of several is chosen: it tells much of the headlines, and stands by itself."""
        ours = stems(self.words)
        share = sum(len(ours & words) / max(1, len(words)) for words in headlines) / max(1, len(headlines))
        told = round(share + BEGUN * self._begins + ENDED * self._ends, 2)
        return not self.is_headline, self._is_sized(LONGEST_MAIN), told, *self.clearness(LONGEST_MAIN)

    def _is_sized(self, longest: int) -> bool:
        return len(self.words) <= longest and len(self.words.split()) > FEW

    def completed(self, longest: int) -> str:
        """The words, with as much of their sentence in brackets as a reader needs and there is room for."""
        words = self._plain if self._begins else self._bare
        if self._begins:
            words = FIRST_LETTER.sub(lambda first: first[0].upper(), words, count=1)
            led = f"[{self.speaker}:]" if self.speaker and FIRST_PERSON.match(words) else ""
        else:
            led = f"[{_last(self.before)}]" if WORD.search(self.before) else "…"
        words = f"{led} {words}".lstrip()
        return _balanced(words if self._ends else words + _first(self.after, longest - len(words)))

    @property
    def _plain(self) -> str:
        """The words without what joins them to those before: "that", or "after" before what happened."""
        words = self._bare.removeprefix("that ")
        joined = FACTUAL.match(words) if not self._opens or ("," not in words and self.after.startswith(",")) else None
        return words[joined.end() :] if joined and _has_verb(words[joined.end() :]) else words

    @property
    def _bare(self) -> str:
        return DANGLING.sub("", self.words.strip(MARKS))

    @property
    def _opens(self) -> bool:
        return self.before.strip(MARKS + STOPS) in OPENING or (self.before[-1] in "—–-" and self.words[:1].isupper())

    @property
    def _is_whole(self) -> bool:
        return self._opens and WORD.search(self.after) is None

    @property
    def _awaits(self) -> bool:
        """Whether the words are a clause that opens a sentence and depends on the one after the next comma."""
        is_within = self._plain.count(",") % 2 == 0 and self.after.startswith(",")
        return self._opens and is_within and DEPENDENT.match(self._plain) is not None

    @property
    def _begins(self) -> bool:
        """Whether the words begin as a sentence does: their own, or one that the words before them lead up to."""
        plain = self._plain
        if self._opens:
            return begins(plain) or plain[:1].isupper() or bool(self.before.strip(MARKS + STOPS))
        if PRONOUN.match(plain):
            return bool(self.speaker) and FIRST_PERSON.match(plain) is not None
        if self.is_cued or FACTUAL.match(self._bare):
            return _has_verb(plain) and LOOSE.match(plain) is None and not _has_verb(plain, first=True)
        led = plain != self._bare or LED_UP_TO.search(self.before) is not None
        return led and begins(plain) and _has_verb(plain)

    @property
    def _ends(self) -> bool:
        """Whether the words break off nowhere: what follows goes not on with them, and they say something of somebody."""
        if WORD.search(self.after) is None:
            return True
        if GOES_ON.match(self.after) or UNFINISHED.search(self.words) or self._awaits:
            return False
        subject = PARTS.split(self._plain)[0]
        resumed = RESUMED.match(self.after) is not None and _has_verb(self.after, first=True)
        return _says_something(self._plain) and (_has_verb(subject) or not resumed)


def _says_something(words: str) -> bool:
    """Whether words have a verb that is not about one of them only: behind "who", or before the subject is named."""
    first, *parts = PARTS.split(words)
    if not parts:
        return SETTING.match(words) is None or _has_verb(words)
    told = [("", first), *zip(parts[::2], parts[1::2], strict=True)]
    while told and SETTING.match(told[0][1].strip()):
        told.pop(0)
    if not told:
        return False
    (_, subject), *behind = told
    return _has_verb(subject) or any(mark in (",", ")") and _has_verb(part, first=True) for mark, part in behind)


def _has_verb(words: str, *, first: bool = False) -> bool:
    """Whether a verb stands among the words, or is the first of them; "to" and a verb say nothing of anybody."""
    found = WORD.findall(INFINITIVE.sub("", words))
    return any(VERB.match(word) is not None or word in first_forms() for word in (found[:1] if first else found))


def _last(before: str) -> str:
    """The end of what leads up to a piece, from a break in the sentence on."""
    before = DATELINE.sub("", BRACKETS.sub("", before.lstrip(MARKS)))
    if len(before) <= BEFORE:
        return before
    breaks = [found.end() for found in BREAKS.finditer(before) if found.end() < len(before)]
    start = next((at for at in breaks if len(before) - at <= BEFORE), before.find(" ", len(before) - BEFORE) + 1)
    return f"… {before[start:]}"


def _first(after: str, room: int) -> str:
    """The beginning of what follows on words that break off, as far as there is room, in brackets."""
    told = BRACKETS.sub("", after.rstrip(MARKS + STOPS))
    if len(told) + len(" []") > room:
        cut = told[: max(0, room - len(" […]"))].rpartition(" ")[0].rstrip(STOPS)
        if len(cut.split()) < LEAST:
            return "…"
        told = f"{cut}…"
    return f"[{told}]" if told[0] in STOPS else f" [{told}]"


def _balanced(words: str) -> str:
    """The words without quotation marks that open or close nothing."""
    even = words.count("“") == words.count("”") and words.count('"') % 2 == 0
    return words if even else re.sub('[“”"]', "", words)
