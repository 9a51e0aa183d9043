"""To whom a clause is given: the attributions of a paragraph and one of its clauses in; the one it stands under out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from headwater.model import Quote, Report, Span, Spans, Speaker
from headwater.read.acts import ACTS, SEEN
from headwater.read.parsed import FINITE, STATING, SUBJECTS, Paragraph
from headwater.read.plainly import states
from headwater.read.saying import gives, names_a_saying, performs, says, unsaid
from headwater.text.calendar import WEEKDAY

if TYPE_CHECKING:
    from spacy.tokens import Token

BACKGROUND = re.compile(r"(?:which|who|whose|whom|where|when)\b", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"(?:when|who|which|whose|where|because|while|since|if|(?:during|after) which)\b", re.IGNORECASE
)
OPENING = 25  # letters of a clause in which its subject begins
OCCASION = re.compile(
    rf"\s*(?:(?:at|before|during|earlier|early|in|last|late|on|this|today|tonight|yesterday)\b|{WEEKDAY}\b|$)"
)
THAT = re.compile(r"that\b", re.IGNORECASE)
ASKED = re.compile(r"\b(?:ask|wonder)(?:s|ed|ing)?\b", re.IGNORECASE)
WHETHER = re.compile(r"^\w+(?: \S+){0,5}? (?:about|how|if|what|whether|why)\b", re.IGNORECASE)
OPEN = re.compile(r"whether\b")  # begins what is not settled: "will announce whether she goes"
HELD = re.compile(
    r"\b(?:said|thought|believed|known|understood|reported|alleged|rumou?red) to (?:be|have)\b", re.IGNORECASE
)
OF_OTHERS = re.compile(
    r"\b(?:amid|after|against|despite|following|in the face of|over|(?:answer|react|repl|respon)\w+(?: \S+){0,3} to"
    r"|dr(?:aw[ns]?|ew)|face[sd]?|prompt(?:s|ed)|spark(?:s|ed)) "
    r"(?:(?!(?:her|his|its|my|our|their|your)\b)[a-z]+ ){0,2}"
    r"(?P<noun>allegations?|accusations?|claims?|charges|criticisms?|complaints?|reports?|rumou?rs?|speculation|suggestions?)\s+$"
)
LEADS_IN = re.compile(r":\s*[“\"‘']")
THAN = re.compile(r"\bthan\s+$")
NEAR = 8  # letters before a source
BESIDE = 30  # letters between a noun for a saying and what is said behind it
AFTER = 4  # words behind the attribution that ends a sentence: when or where it was said


@dataclass(frozen=True, slots=True)
class Given:
    """The attributions of a paragraph: those that state something in clauses of their own, and those that are an act."""

    report: Report
    paragraph: Paragraph
    told: tuple[Quote, ...]
    acts: tuple[Quote, ...]

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said, where a clause begins and ends with it."""
        return tuple(span for quote in self.told for span in quote.content if not quote.by.startswith(SEEN))

    def to(self, clause: Span, sentence: Span) -> Quote | None:
        """Return the attribution that a clause stands under, if any."""
        quote = _around(clause, self.told)
        if quote is not None and _gives(quote, clause, self):
            return self._of_others(quote, clause, sentence) or self._relayed(quote, clause)
        closing = _closing(clause, sentence, self) or _coordinated(clause, self)
        if closing is not None or SUBORDINATE.match(self.report.at(clause)):
            return closing
        deeds = (act for act in self.acts if _opens_with(clause, act) or self._completes(clause, act))
        return next(deeds, None) or next((said for said in self.told if self._says(clause, said)), None)

    def _says(self, clause: Span, quote: Quote) -> bool:
        """Whether a clause tells no more than when or where somebody said it: "the mayor said at a meeting on Sunday"."""
        if quote.cue is None or not gives(self.report.at(quote.cue)) or not _opens_with(clause, quote):
            return False
        after = self.report.at(replace(clause, start=min(quote.cue.end, clause.end)))
        return OCCASION.match(after) is not None and all(part.start >= clause.end for part in quote.content)

    def _completes(self, clause: Span, act: Quote) -> bool:
        """Whether a clause is what an act is about: "recommended [that schools close]", "urged them to pay and [mend the pier]"."""
        if act.cue is None or self.report.at(act.cue).startswith("to "):
            return False
        if 0 <= clause.start - act.cue.end <= 1:
            return THAT.match(self.report.at(clause)) is not None
        words = self.paragraph.within((clause,))
        verb = next((token for token in words if token.tag_.startswith("VB")), None)
        asked = clause.start > act.cue.end and any(part.covers(clause) for part in act.content)
        if verb is None or not asked or any(token.tag_ in STATING for token in words):
            return False
        return verb.tag_ == "VB" or (verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).tag_ == "IN")

    def _of_others(self, quote: Quote, clause: Span, sentence: Span) -> Quote | None:
        """What others allege, where somebody does something about it: "she answered to allegations [that …]"."""
        if not THAT.match(self.report.at(clause)):
            return None
        before = OF_OTHERS.search(self.report.at(replace(sentence, end=clause.start)))
        if before is None:
            return None
        first, past = (sentence.start + at for at in before.span("noun"))
        noun = replace(sentence, start=first, end=past)
        why = f"“{before['noun']}” of somebody who is not named"
        return replace(
            quote, speakers=(Speaker(before["noun"], "unnamed", "unnamed"),), cue=noun, source=noun, via=(), why=why
        )

    def _relayed(self, quote: Quote, clause: Span) -> Quote:
        """The statement that a medium relays, where the clause names its speaker: "the minister denied it, the daily said"."""
        media = tuple(speaker.name for speaker in quote.speakers if speaker.kind == "outlet")
        act = next((act for act in self.acts if _opens_with(clause, act)), None)
        if act is None or not act.speakers or len(media) != len(quote.speakers):
            return quote
        return replace(act, via=tuple(dict.fromkeys((*act.via, *media))))


def given(report: Report, paragraph: Paragraph, quotes: Sequence[Quote]) -> Given:
    """Return the attributions of a paragraph."""
    here = (q for q in quotes if any(paragraph.span.overlaps(span) for span in q.content))
    near = [
        q
        for q in here
        if not (_asks(q, report) or _holds(q, report) or _is_unsaid_yet(q, paragraph) or _measures(q, report))
    ]
    stated = (quote for quote in near if _states(quote, paragraph) and _spoken(quote, paragraph, report))
    told = tuple(quote for quote in stated if not OPEN.match(report.at(quote.content[0])))
    acts = (quote for quote in near if quote not in told and _performs(quote, report))
    return Given(report, paragraph, told, tuple(acts))


def _performs(quote: Quote, report: Report) -> bool:
    if quote.cue is None:
        return False
    behind = report.at(replace(quote.cue, start=quote.cue.end, end=quote.cue.end + len(" upon"))).split()
    return quote.by.startswith(ACTS) or performs(report.at(quote.cue), *behind[:1])


def _asks(quote: Quote, report: Report) -> bool:
    """Whether an attribution reports a question, which states nothing: "asked him whether he had prayed"."""
    if quote.cue is None or quote.type == "direct" or not ASKED.search(report.at(quote.cue)):
        return False
    return WHETHER.search(report.at(replace(quote.content[0], start=quote.cue.start))) is not None


def _holds(quote: Quote, report: Report) -> bool:
    """Whether an attribution tells what its subject is held to be, by whomever: "a van, thought to be stolen"."""
    return (
        quote.cue is not None
        and HELD.search(report.at(replace(quote.cue, end=quote.cue.end + len(" to have")))) is not None
    )


def _is_unsaid_yet(quote: Quote, paragraph: Paragraph) -> bool:
    """Whether nobody has said it: "you should write and [explain] that …", "[assume] that …", "it is wrong for banks [to say] …"."""
    words = paragraph.within((quote.cue,)) if quote.cue and quote.type != "direct" else []
    verbs = [token for token in words if token.tag_.startswith("VB") or token.tag_ in {"MD", "TO"}]
    if not verbs or verbs[0].tag_ not in {"VB", "TO"}:
        return False
    return verbs[0].tag_ == "VB" or any(child.dep_ in SUBJECTS for verb in verbs[1:2] for child in verb.lefts)


def _measures(quote: Quote, report: Report) -> bool:
    """Whether what somebody says is only what something is measured by: "the dam is older than [the files suggest]"."""
    if quote.source is None or quote.type != "indirect":
        return False
    return (
        THAN.search(report.at(replace(quote.source, start=max(0, quote.source.start - NEAR), end=quote.source.start)))
        is not None
    )


def _spoken(quote: Quote, paragraph: Paragraph, report: Report) -> bool:
    """Whether words in quotation marks are somebody's, not a name, a title or a doubt of the outlet's ("massed at the “border”")."""
    cue = report.at(quote.cue) if quote.cue else ""
    if quote.type == "indirect" or not cue or says(cue) or performs(cue):
        return True
    if quote.type == "mixed":
        return (paragraph.headline and cue == ":") or any(LEADS_IN.search(report.at(part)) for part in quote.content)
    return cue.endswith(":") or any(token.tag_ in STATING for token in paragraph.within(quote.content))


def _states(quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the content states something by itself; headlines do without a verb ("Wounded receiving treatment, envoy says")."""
    if quote.by.startswith(ACTS):
        return False
    return paragraph.headline or quote.by.startswith(SEEN) or states(paragraph, quote)


def _around(span: Span, quotes: Sequence[Quote]) -> Quote | None:
    """The innermost attribution whose content holds most of the clause, its own words aside."""
    holding = [quote for quote in quotes if 2 * _shared(span, quote.content) > len(span) - _shared(span, _own(quote))]
    return min(holding, key=_reach, default=None)


def _own(quote: Quote) -> Spans:
    """The words of an attribution that say whose its content is."""
    return tuple(part for part in (quote.cue, quote.source) if part)


def _reach(quote: Quote) -> tuple[int, bool, tuple[Span, ...]]:
    """How far an attribution reaches; of two that reach as far, what the words tell plainly comes first."""
    return sum(map(len, quote.content)), not quote.by.startswith(SEEN), quote.content


def _gives(quote: Quote, span: Span, known: Given) -> bool:
    """Whether an attribution gives the clause to its speaker, or the clause is the outlet's own background to it.

    Reported speech is interrupted by non-restrictive clauses ("…, who is in jail, …") that the outlet adds; and what somebody does
    ("appointed", "objected to") is not what he says.
    """
    cue = known.report.at(quote.cue) if quote.cue else ""
    if quote.type != "direct" and _is_background(quote, span, known.report):
        return False
    if quote.type != "indirect":
        return quote.type == "direct" or not unsaid(cue)
    if quote.cue is not None and names_a_saying(cue) and not _tells(quote.cue, known.paragraph):
        return 0 <= span.start - quote.cue.end <= BESIDE and gives(cue)
    return not cue or quote.by.startswith(SEEN) or gives(cue)


def _tells(cue: Span, paragraph: Paragraph) -> bool:
    """Whether a cue that looks like a noun for a saying is a verb: "the daily reports that …"."""
    return any(token.tag_ in FINITE for token in paragraph.within((cue,)))


def _is_background(quote: Quote, span: Span, report: Report) -> bool:
    """Whether a clause within reported speech, and not within its quotation marks, is a non-restrictive one."""
    if BACKGROUND.match(report.at(span)) is None or not report.at(
        replace(span, start=0, end=span.start)
    ).rstrip().endswith(","):
        return False
    said = report.at(replace(span, start=min(span.start, quote.content[0].start), end=span.start))
    return said.count("“") == said.count("”") and said.count('"') % 2 == 0


def _closing(clause: Span, sentence: Span, known: Given) -> Quote | None:
    """The attribution that ends a sentence, and with it gives all that the sentence says: "…, according to X"."""
    return next((quote for quote in known.told if _closes(quote, clause, sentence, known.report)), None)


def _coordinated(clause: Span, known: Given) -> Quote | None:
    """The attribution whose content a clause goes on with: "they say they laid mines [and shelled the port]", "…, [using ships]"."""
    if not any(_beside(quote, clause) for quote in known.told):
        return None
    tokens = known.paragraph.within((clause,))
    inside = {token.i for token in tokens}
    root = next((t for t in tokens if t.head.i not in inside and _goes_on(t)), None)
    if root is None:
        return None
    head = known.paragraph.of(root.head, root.head)
    holding = (q for q in known.told if _beside(q, clause) and any(part.covers(head) for part in q.content))
    return next((q for q in holding if _gives(q, clause, known)), None)


def _goes_on(root: Token) -> bool:
    """Whether a clause is coordinated, or a participle that hangs on what stands before it."""
    return root.dep_ == "conj" or (root.dep_, root.tag_) == ("advcl", "VBG")


def _beside(quote: Quote, clause: Span) -> bool:
    """Whether an attribution's own words stand outside a clause."""
    return quote.type != "direct" and not any(clause.overlaps(part) for part in _own(quote))


def _closes(quote: Quote, clause: Span, sentence: Span, report: Report) -> bool:
    if quote.cue is None or quote.source is None or not gives(report.at(quote.cue)):
        return False
    begins, ends = min(quote.cue.start, quote.source.start), max(quote.cue.end, quote.source.end)
    if quote.type == "direct" and not _leads_over(quote, sentence, report):
        return False
    if report.at(quote.cue).lower().startswith("according") and 0 <= quote.cue.start - sentence.start <= 1:
        return clause.start >= quote.cue.end and sentence.covers(clause)
    left = re.findall(r"\w+", report.at(replace(sentence, start=min(ends, sentence.end))))
    last = sentence.covers(quote.cue) and sentence.covers(quote.source) and len(left) <= AFTER
    before = (clause,) if quote.type == "direct" else (clause, *quote.content)
    return last and all(part.end <= begins for part in before)


def _leads_over(quote: Quote, sentence: Span, report: Report) -> bool:
    """Whether what ends a sentence gives both it and the quotation behind it: "The plan is dead, the mayor says. “…”"."""
    begins = min(part.start for part in (quote.cue, quote.source) if part)
    before = report.at(replace(sentence, end=max(sentence.start, begins)))
    return before.endswith(", ") and all(part.start >= sentence.end for part in quote.content)


def _shared(span: Span, parts: Spans) -> int:
    """How many letters of a clause stand in these parts of the report."""
    return sum(map(span.shared, parts))


def _opens_with(span: Span, quote: Quote) -> bool:
    """Whether a clause tells of the act: its speaker stands first, or before it ("…, who had been ill, denied the claim")."""
    if quote.cue is None or quote.source is None or not span.covers(quote.cue):
        return False
    first = min(part.start for part in (quote.source, quote.cue) if span.covers(part))
    return first < span.start + OPENING
