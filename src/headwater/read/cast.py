"""The cast of a report: its mentions in; the persons and bodies it speaks of, with roles and gender, out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from headwater.model import Mention, Report, Span, SpeakerKind
from headwater.read.names import by_paragraph, order
from headwater.read.nouns import gender, kin, nouns, roles
from headwater.read.parsed import SUBJECTS, Paragraph
from headwater.text.media import medium
from headwater.text.names import words
from headwater.text.names_words import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_TITLE = 14
BRANCH = re.compile(
    r"\b(?:prime|foreign|defen[cs]e|interior|finance|health|justice|education|trade)(?= (?:minister|secretary)\b)"
)
NATION = re.compile(
    r"\b([A-Z][a-z]+(?:ian|ish|ese|an|i|ch))(?: [A-Za-z]+)? (?i:ambassador|commander|general|minister|officer|official|president)\b"
)
NEWS_AGENCY = ["news", "agency"]
BEING = frozenset({"is"})
WHENCE = re.compile(r"(?:at|from|of|with) ")
POSSESSIVES = frozenset({"his", "her"})


@dataclass(frozen=True, slots=True)
class Character:
    """A person or body of a report: what it is called, every place it is named, what is said of it there."""

    name: str
    kind: SpeakerKind
    places: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()
    roles: frozenset[str] = frozenset()
    gender: str = ""

    def before(self, place: Span) -> list[Span]:
        """Return where it is named before a place."""
        return [span for span in self.places if order(span) < order(place)]


@dataclass(frozen=True, slots=True)
class Cast:
    """The characters of a report, by name and by place."""

    report: Report
    characters: tuple[Character, ...]
    mentions: tuple[Mention, ...]
    subjects: frozenset[Span] = frozenset()
    sentences: tuple[tuple[bool, int], ...] = ()

    def named(self, name: str) -> Character | None:
        """Return the character of that canonical name."""
        return next((c for c in self.characters if c.name == name), None)

    def inside(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that lie in a span: looked up, for they are in order."""
        past = bisect_left(self.mentions, (span.place == "text", span.end), key=lambda m: order(m.span))
        return tuple(takewhile(lambda m: span.overlaps(m.span), reversed(self.mentions[:past])))[::-1]

    def holding(self, role: str, place: Span) -> Character | None:
        """Return the person of a role, as it is called at a place, who was named last before, or else first after it."""
        fits = [c for c in self.characters if c.kind == "person" and kin(role) & c.roles]
        fits = [c for c in fits if not any(_differ(self.report.at(place), self.report.at(t)) for t in c.titles)]
        earlier = [(max(map(order, seen)), c.name) for c in fits if (seen := c.before(place))]
        if earlier:
            return self.named(max(earlier)[1])
        after = [c for c in fits if role in c.roles or role != "official"]  # anyone may be called an official
        return min(after, key=lambda c: order(c.places[0]), default=None)

    def is_medium(self, name: str) -> bool:
        """Return whether a name is a medium's, by itself or by what the report calls it."""
        found = self.named(name)
        return medium(name) or (found is not None and found.kind == "outlet")

    def media_before(self, place: Span) -> list[Mention]:
        """Return the mentions of media that stand before a place, the last one last."""
        return [m for m in self.mentions if order(m.span) < order(place) and self.is_medium(m.name)]

    def bounds(self, place: Span) -> Span:
        """Return the sentence a place lies in, as far as its line goes: the next one may not be read."""
        number = self.sentence(place)
        text = self.report.whole(place.place)
        start = self.sentences[number - 1][1] if number else 0
        after = self.sentences[number] if number < len(self.sentences) else (place.place == "text", len(text))
        end = after[1] if after[0] == (place.place == "text") else len(text)
        line = text.find("\n", place.end, end)
        return Span(start, line if line >= 0 else end, place.place)

    def sentence(self, place: Span) -> int:
        """Return the number of the sentence a place lies in."""
        return bisect_right(self.sentences, order(place))


def cast(report: Report, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Cast:
    """Gather who and what the report speaks of."""
    found: dict[str, Character] = {}
    for paragraph, inside in by_paragraph(paragraphs, mentions):
        for mention in inside:
            if mention.type in {"person", "organisation", "place"}:
                character = found.get(mention.name) or Character(mention.name, _kind(mention))
                found[mention.name] = _seen(report, character, mention, list(_titles(paragraph, mention)))
    starts = sorted(order(p.at(s.start_char, s.end_char)) for p in paragraphs for s in p.doc.sents)
    told_of = ((p, m) for p, inside in by_paragraph(paragraphs, mentions) for m in _told_of(p, inside))
    subjects = frozenset(m.span for p, m in told_of if _subject(p, m))
    votes = _pronouns(paragraphs, mentions)
    characters = tuple(_gendered(c, votes[c.name]) for c in found.values())
    return Cast(report, characters, tuple(mentions), subjects, tuple(starts))


def _differ(called: str, title: str) -> bool:
    """Whether two offices cannot be one person's: of the prime and the foreign minister, the Norlandian and the Velmish one."""
    told = (called, title)
    offices, nations = [set(BRANCH.findall(t.lower())) for t in told], [set(NATION.findall(t)) for t in told]
    return any(bool(ours and theirs) and not ours & theirs for ours, theirs in (offices, nations))


def _told_of(paragraph: Paragraph, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a paragraph but for those in quotation marks: they are what somebody speaks of."""
    marks = paragraph.marked()
    return (mention for mention in mentions if not any(mark.covers(mention.span) for mark in marks))


def _subject(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether a mention, or what it stands in apposition to, is the subject of its clause."""
    root = paragraph.tokens(mention.span).root
    while root.dep_ in {"appos", "compound", "nmod"} and root.head.i != root.i:
        root = root.head
    return root.dep_ in SUBJECTS


def _kind(mention: Mention) -> SpeakerKind:
    if mention.type == "person":
        return "person"
    return "outlet" if medium(mention.name) else "organisation"


def _seen(report: Report, character: Character, mention: Mention, titles: list[Span]) -> Character:
    """Add what the words around a mention tell of the character."""
    phrases = [report.at(title) for title in titles]
    ours = any(medium(phrase.split("’")[0].split("'")[0]) for phrase in phrases if re.match(r"[^,]+['’]s? \S+", phrase))
    own = set(words(character.name))
    # "his lawyer" tells whose lawyer it is, not that the lawyer is a man
    told = (gender(w) for phrase in phrases for w in words(before_link(phrase)) if w not in own | POSSESSIVES)
    called = report.at(titles[0])[: -len(report.at(mention.span))].lower().split() if titles else []
    cited = mention.type != "person" and bool(called) and (called[-1] in nouns("media") or called[-2:] == NEWS_AGENCY)
    return replace(
        character,
        kind="outlet" if cited else character.kind,
        places=(*character.places, mention.span),
        titles=(*character.titles, *titles),
        roles=character.roles
        | ({head for head in map(role_head, phrases) if head} - own)
        | ({"correspondent"} if ours else set()),
        gender=character.gender or next(filter(None, told), ""),
    )


def _titles(paragraph: Paragraph, mention: Mention) -> Iterator[Span]:
    """The title before a name and the appositions behind or around it."""
    doc, name = paragraph.doc, paragraph.tokens(mention.span)
    yield paragraph.of(doc[_title_start(doc, name.start)], name[-1])
    root = name.root
    for child in root.children:
        if child.i > root.i and (child.dep_ == "appos" or _is_set_off(child) or _is_whence(child)):
            yield _phrase(paragraph, child)
        if child.dep_ == "relcl" and child.lower_ in BEING:
            yield from (_phrase(paragraph, what) for what in child.children if what.dep_ == "attr")
    if root.dep_ == "appos" and root.head.left_edge.i < name.start:
        yield paragraph.of(root.head.left_edge, doc[name.start - 1])
    if root.dep_ == "nsubj" and root.head.lower_ in BEING:
        yield from (_phrase(paragraph, child) for child in root.head.children if child.dep_ == "attr")


def _is_whence(token: Token) -> bool:
    """Whether it tells behind a name of which body its bearer is: "Mark Selby[, of Orrin Police]"."""
    return token.dep_ == "prep" and WHENCE.match(f"{token.lower_} ") is not None


def _is_set_off(token: Token) -> bool:
    """Whether an office stands between two commas behind a name, where the parser takes it for one more of a list."""
    doc, past = token.doc, token.right_edge.i + 1
    if token.dep_ != "conj" or token.tag_ != "NN" or token.lower_ not in roles() or past + 1 >= len(doc):
        return False
    return doc[token.left_edge.i - 1].text == doc[past].text == "," and doc[past + 1].dep_ != "cc"


def _phrase(paragraph: Paragraph, head: Token) -> Span:
    last = min(head.right_edge.i, head.left_edge.i + LONGEST_TITLE)
    return paragraph.of(head.left_edge, paragraph.doc[last])


def _title_start(doc: Doc, start: int) -> int:
    """How far left of a name the words of its title reach."""
    first = start
    while first and start - first < LONGEST_TITLE and _titular(doc[first - 1]):
        first -= 1
    while first < start and doc[first].ent_iob_ == "I":
        first -= 1
    return first


def _titular(token: Token) -> bool:
    if token.text in {"of", "for"}:  # "secretary of state Anna Olden", but no "arrest of Anna Olden"
        return token.i > 0 and token.nbor(-1).lower_ in roles() | nouns("body")
    return token.tag_[:2] in {"NN", "JJ", "PO"} or token.tag_ == "PRP$" or token.text in {"-", "&"}


OF_TWO_WORDS = re.compile(
    r"\b(attorney|auditor|governor|inspector|secretary|solicitor|special|surgeon) (counsel|general|prosecutor)\b"
)
LINK = re.compile(r"\s(?:of|for|to|in|at|from|with|by|who|which|that|on|and|is|was)\s|,")


def before_link(phrase: str) -> str:
    """The part of a phrase that holds its head: what stands before the first preposition or relative pronoun."""
    parts = LINK.split(f"{phrase} ")
    return next((part for part in parts if part.strip()), "")


def role_head(phrase: str) -> str:
    """The noun that says what somebody is: "mayor" in "the mayor of a small town", "director" in "policy and press director"."""
    joined = OF_TWO_WORDS.sub(r"\1-\2", phrase.lower())
    field = " and " in phrase and phrase.partition(" and ")[0].islower()
    heads = (before_link(joined), before_link(joined.replace(" and ", " & ", 1)) if field else "")
    found: list[str] = next(
        filter(None, ([w for w in re.findall(r"[\w-]+", head) if w in roles()] for head in heads)), [""]
    )
    return found[-1]


def _pronouns(paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> dict[str, Counter[str]]:
    """Count the pronouns behind each person in sentences that name no other."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph, inside in by_paragraph(paragraphs, mentions):
        people = [m for m in inside if m.type == "person"]
        for sentence in paragraph.doc.sents if people else ():
            span = paragraph.at(sentence.start_char, sentence.end_char)
            named = [m for m in people if span.covers(m.span)]
            if len({m.name for m in named}) == 1:
                after = (t for t in sentence if t.idx + paragraph.span.start > named[0].span.end)
                votes[named[0].name].update(gender(t.lower_) for t in after if t.tag_ in {"PRP", "PRP$"})
    return votes


def _gendered(character: Character, pronouns: Counter[str]) -> Character:
    if character.kind != "person" or character.gender:
        return character
    first = words(character.name)[0]
    known = {g: first in vocabulary(f"given_{name}") for g, name in (("f", "female"), ("m", "male"))}
    if any(known.values()):
        return replace(character, gender="f" if known["f"] else "m")
    told = max("fm", key=lambda g: pronouns[g])
    return replace(character, gender=told) if pronouns[told] > pronouns["f" if told == "m" else "m"] else character
