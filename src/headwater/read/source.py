"""The words that name a source: a span in; its parties, one for each of several sources, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.model import Span
from headwater.read.names import plain
from headwater.read.nouns import roles
from headwater.read.parsed import Paragraph
from headwater.text.calendar import WEEKDAY
from headwater.text.names_words import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

HEAD = re.compile(r"NN|PRP$|WP$|WDT|EX|FW|CD")
UNSETTLED = frozenset({"a", "an", "one", "another", "some", "any", "my", "our", "your"})
RELATIVE = frozenset({"who", "which", "that"})
PAIR = ("NN", "NNP")  # tags of what one is
OTHERS = frozenset({"CC", "VB", "WP"})  # begin what is told of others than the last one named
LINKS = frozenset({"IN", "TO"})
MOST_WORDS = 12  # of a source that has no end
HYPHEN = "HYPH"
ARTICLES = frozenset({"a", "an", "the"})
NOUN = re.compile(r"NN|CD|PRP$|WP$|DT|FW")
ADJECTIVE = r"[A-Z][\w.]*(?:[ -][A-Z][\w.]*)?"
LIST = re.compile(rf"^((?:{ADJECTIVE},\s+)*{ADJECTIVE},?\s+and\s+{ADJECTIVE})\s+((?!.*\band\b)[a-z][\w -]*s)$")
DAY = re.compile(
    rf"(?:^|\s)(?:(?:early |late |earlier |later )?(?:on |this |last )?(?:{WEEKDAY}|week|month|year)"
    r"(?: (?:morning|afternoon|evening|night))?|today|yesterday)$"
)
TOGETHER = re.compile(r",?\s+(?:along with|together with|as well as)\s+")


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a source: where it stands, its head, and how it is written."""

    paragraph: Paragraph
    span: Span
    head: Token
    text: str

    @property
    def noun(self) -> str:
        """The head in lower case."""
        return str(self.head.lower_)

    @property
    def indefinite(self) -> bool:
        """Whether it may be anyone: "a man", "two men"."""
        first = self.head.left_edge
        return first.lower_ in UNSETTLED or first.tag_ == "CD"

    @property
    def opens(self) -> bool:
        """Whether its head is the first word of a sentence, and has its capital letter from that."""
        return self.head.i == self.head.sent.start

    @property
    def short(self) -> str:
        """Its words up to a relative clause or apposition."""
        words = self.text.split()
        ends = (i for i, word in enumerate(words) if i and (word in RELATIVE or words[i - 1].endswith(",")))
        return plain(" ".join(words[: next(ends, MOST_WORDS)]))


def parties(paragraph: Paragraph, span: Span) -> tuple[Party, ...]:
    """Split a source into its parties."""
    words = paragraph.tokens(span)
    beside = TOGETHER.search(words.text)
    if beside and RELATIVE.isdisjoint(words.text[: beside.start()].lower().replace(",", "").split()):
        ends = (
            (words.start_char, words.start_char + beside.start()),
            (words.start_char + beside.end(), words.end_char),
        )
        return tuple(party for first, past in ends for party in parties(paragraph, paragraph.at(first, past)))
    shared = LIST.match(plain(words.text))
    if shared:
        return tuple(_of_list(paragraph, words, shared))
    root = _head(words)
    joined = root.conjuncts if any(token.tag_ == "CC" for token in words) else ()  # else it explains the name
    heads = [root, *(t for t in joined if words.start <= t.i < words.end and NOUN.match(t.tag_))]
    heads = heads[-1:] if len(heads) > 1 and _is_one(*heads) else heads
    return tuple(_party(paragraph, words, head, heads) for head in heads)


def _is_one(*heads: Token) -> bool:
    """Whether offices before one name are one person's: "president and chief executive Mark Selby"."""
    *offices, last = heads
    named = last.tag_ == "NNP" and last.left_edge.tag_ not in {"DT", "PRP$"}
    titled = len(offices) > 1 or any(token.lower_ in roles() for token in last.lefts)
    return named and titled and all(_is_office(token) for token in offices)


def _is_office(noun: Token) -> bool:
    """Whether a noun is an office without article: "Velm president", but not "the president", who may be another."""
    return noun.lower_ in roles() and noun.tag_ in PAIR and noun.left_edge.lower_ != "the" and noun.nbor().text != ","


def _of_list(paragraph: Paragraph, words: Tokens, shared: re.Match[str]) -> Iterator[Party]:
    """One party for each adjective: "Western, South Korean and Ukrainian agencies"."""
    for adjective in re.split(r",\s+(?:and\s+)?|\s+and\s+", shared[1]):
        yield Party(paragraph, paragraph.of(words[0], words[-1]), words.root, f"{adjective} {shared[2]}")


def _head(words: Tokens) -> Token:
    """The noun that heads the words, whatever a strange parse makes of them: the name at their end, if it is told whose."""
    root = words.root
    for name in words.ents:
        ends = name.end == words.end or words.doc[name.end].tag_ in {",", "WP"}
        if name.label_ == "PERSON" and ends and _bears(words.doc[words.start : name.start]):
            return name[-1]
    if HEAD.match(root.tag_) and root.lower_ not in ARTICLES and root.ent_type_ not in {"DATE", "TIME"}:
        return root
    stop = next((t.i for t in words if t.i > words.start and t.tag_ in {"IN", "TO", ",", "WP", "WDT"}), words.end)
    nouns = [t for t in words if t.i < stop and t.lower_ not in ARTICLES and t.ent_type_ not in {"DATE", "TIME"}]
    return nouns[-1] if nouns else words[max(0, stop - words.start - 1)]


def _bears(told: Tokens) -> bool:
    """Whether words before a name are what its one bearer is: "police Capt.", "the team's manager,", "one of her sons"."""
    before = [token for token in told if token.text != ","]
    if not before or any(token.tag_[:2] in OTHERS or _is_named(token) for token in before):
        return False
    if any(token.tag_ in LINKS for token in before):  # "a spokesman for Mayor", whose name follows, is not she
        return before[0].lower_ == "one" and before[-1].tag_ == "NNS"
    return before[-1].tag_ in PAIR and before[-1].lower_.strip(".") in roles() | vocabulary("titles")


def _is_named(token: Token) -> bool:
    """Whether a word ends the name of another person, behind which a comma stands."""
    return token.ent_type_ == "PERSON" and token.nbor().text == ","


def _party(paragraph: Paragraph, words: Tokens, head: Token, heads: list[Token]) -> Party:
    """The words of one head, without those of the others."""
    past = min([words.end, head.right_edge.i + 1, *(max(head.i + 1, t.left_edge.i) for t in heads if t.i > head.i)])
    while past - 1 > head.i and paragraph.doc[past - 1].tag_ in {"CC", ",", ":"}:
        past -= 1
    past = _before_day(paragraph, head.i + 1, past)
    first = min(head.i, max(words.start, head.left_edge.i))
    while first > words.start and HYPHEN in {paragraph.doc[first - 1].tag_, paragraph.doc[first].tag_}:
        first -= 1
    own = paragraph.doc[first : max(past, head.i + 1)]
    return Party(paragraph, paragraph.of(own[0], own[-1]), head, plain(own.text))


def _before_day(paragraph: Paragraph, first: int, past: int) -> int:
    """Where a party's words end without the day that stands behind them: "a staffer on Friday"."""
    day = DAY.search(paragraph.doc[first:past].text) if first < past else None
    at = paragraph.doc[first].idx + day.start() if day else None
    return next((t.i for t in paragraph.doc[first:past] if at is not None and t.idx >= at), past)
