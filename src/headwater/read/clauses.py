"""A sentence's clauses: the smallest stretches that can state a fact of their own.

Whole sentences are too coarse to align (three labelled cells of five share their sentence with another), so a sentence is cut at
commas, dashes, parentheses, conjunctions of verbs, relative pronouns and subordinators; a piece without a verb stays with the piece
before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MARKS = frozenset(",;:—–()")  # not brackets: they hold a word put into a quote
MEASURES = frozenset({"npadvmod", "advmod"})
OF_A_NOUN = frozenset({"det", "poss", "amod", "nummod", "compound"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
VERBAL = ("VB", "MD")
QUOTE_MARKS = frozenset("\"“”„‟''``")
LEAST = 3  # words; a shorter piece states nothing alone

Clause = tuple[int, int]


def clauses(doc: Doc, borders: frozenset[int] = frozenset()) -> Iterator[Clause]:
    """Yield token ranges [first, past) of the clauses of a paragraph, in order; `borders` are character offsets cut at besides."""
    borders = _at_tokens(doc, borders)
    for sentence in doc.sents:
        pieces = list(_pieces(sentence, borders))
        for first, past in _joined(doc, pieces, borders):
            found = _trimmed(doc, first, past)
            if found[1] > found[0]:
                yield found


def _at_tokens(doc: Doc, borders: frozenset[int]) -> frozenset[int]:
    """The offsets of the tokens at the borders, or next after them."""
    starts = [token.idx for token in doc]
    after = (bisect_left(starts, border) for border in borders)
    return frozenset(starts[at] for at in after if at < len(starts))


def _pieces(sentence: Span, borders: frozenset[int]) -> Iterator[Clause]:
    start = sentence.start
    subordinate = {_with_measure(token) for token in sentence if _subordinates(token)}
    for token in sentence:
        if token.i > start and (token.idx in borders or token.i in subordinate or _opens(token)):
            yield start, token.i
            start = token.i
    yield start, sentence.end


def _opens(token: Token) -> bool:
    """Whether a clause may begin at a token."""
    if token.text in MARKS or token.text.startswith("--"):
        return not (_within_number(token) or _within_phrase(token))
    if token.tag_ in RELATIVE:
        return token.i == 0 or token.nbor(-1).tag_ != "IN"
    if token.tag_ == "CC":
        return any(child.dep_ == "conj" and child.i > token.i and _verbal(child) for child in token.head.children)
    return False


def _subordinates(token: Token) -> bool:
    return bool(token.dep_ == "mark" and token.tag_ == "IN" and token.lower_ != "for")  # "called for him to go"


def _with_measure(mark: Token) -> int:
    """Where a subordinate clause begins: at its mark, or at the words that measure it ("one day after", "even though")."""
    first: int = mark.i
    for child in reversed(list(mark.head.lefts)):
        if child.dep_ in MEASURES and child.right_edge.i == first - 1:
            first = child.left_edge.i
    return first


def _within_number(token: Token) -> bool:
    return 0 < token.i < len(token.doc) - 1 and token.nbor(-1).like_num and token.nbor(1).like_num


def _within_phrase(token: Token) -> bool:
    """Whether a parenthesis stands between a noun and a word that leads up to it: "our (Velmish) neighbours"."""
    if token.text not in "()":
        return False
    opening = next((t for t in reversed(token.doc[token.sent.start : token.i + 1]) if t.text == "("), None)
    if opening is None or opening.i == 0:
        return False
    before = opening.nbor(-1)
    if before.dep_ not in OF_A_NOUN:
        return False
    closing = next((t.i for t in token.doc[token.i : token.sent.end] if t.text == ")"), token.i)
    return before.head.i > closing


def _joined(doc: Doc, pieces: list[Clause], borders: frozenset[int]) -> Iterator[Clause]:
    """Join a piece that states nothing alone to the piece before it, unless an attribution ends between them."""
    held: Clause | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif (_states(doc, piece) and _states(doc, held)) or doc[piece[0]].idx in borders:
            yield held
            held = piece
        else:
            held = held[0], piece[1]
    if held is not None:
        yield held


def _states(doc: Doc, piece: Clause) -> bool:
    words = [token for token in doc[piece[0] : piece[1]] if token.is_alpha or token.like_num]
    return len(words) >= LEAST and any(_verbal(token) for token in words)


def _verbal(token: Token) -> bool:
    return bool(token.tag_.startswith(VERBAL))


def _trimmed(doc: Doc, first: int, past: int) -> Clause:
    """Leave out the punctuation and conjunctions a clause begins or ends with."""
    while first < past and (doc[first].is_punct or doc[first].tag_ == "CC" or doc[first].text in QUOTE_MARKS):
        first += 1
    while past > first and doc[past - 1].is_punct and doc[past - 1].text not in ")]%":
        past -= 1
    return first, past
