"""Quotes as the outlets print them, the words in which they differ marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup, escape

from headwater.export import telling
from headwater.model import Dossier, Utterance

WORDS = re.compile(r"\s+|[\[(][^\])]*[\])]|…|[^\s\[\]()…]+")
FULL = 0.6


@dataclass(frozen=True, slots=True)
class VariantView:
    """One outlet's wording."""

    outlet: str
    text: Markup


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """What was said once, in its wordings."""

    speaker: str
    same: bool
    why: str
    variants: tuple[VariantView, ...]


def utterances(dossier: Dossier) -> tuple[UtteranceView, ...]:
    """Prepare every utterance, those in different wordings first."""
    ordered, names = sorted(dossier.alignment.utterances, key=lambda each: each.same_wording), telling.names(dossier)
    return tuple(_utterance(each, names) for each in ordered)


def _utterance(said: Utterance, names: dict[str, str]) -> UtteranceView:
    texts = [WORDS.findall(variant.text) for variant in said.variants]
    longest = max(texts, key=len, default=[])
    rest = [text for text in texts if text is not longest and len(text) >= FULL * len(longest)]
    written = [_differing(text, rest if text is longest else [longest]) for text in texts]
    return UtteranceView(
        said.speaker or "speaker not established", said.same_wording, said.why,
        tuple(
            VariantView(names[variant.report], text)
            for variant, text in zip(said.variants, written, strict=True)
        ),
    )  # fmt: skip


def _differing(text: Sequence[str], others: Sequence[Sequence[str]]) -> Markup:
    """Mark the words that are missing in one of the others; brackets and cuts get a class of their own."""
    plain = [place for place, word in enumerate(text) if _bare(word)]
    same = [_matched([_bare(text[place]) for place in plain], [w for w in map(_bare, other) if w]) for other in others]
    lost = {place for number, place in enumerate(plain) if any(number not in each for each in same)}
    kinds = [_kind(word, place in lost) for place, word in enumerate(text)]
    kinds = [_between(kinds, place) if not word.strip() else kinds[place] for place, word in enumerate(text)]
    parts = [
        _wrapped("".join(text[place] for place in run), kind)
        for kind, run in groupby(range(len(text)), key=kinds.__getitem__)
    ]
    return Markup("").join(parts)


def _matched(ours: Sequence[str], theirs: Sequence[str]) -> set[int]:
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {block.a + step for block in blocks for step in range(block.size)}


def _bare(word: str) -> str:
    return "" if _kind(word, lost=False) else re.sub(r"\W", "", word).casefold()


def _kind(word: str, lost: bool) -> str:
    if word == "…":
        return "cut"
    return "added" if word[0] in "[(" else "differs" if lost else ""


def _between(kinds: Sequence[str], place: int) -> str:
    """Blanks between two differing words belong to the difference."""
    inside = 0 < place < len(kinds) - 1 and kinds[place - 1] == kinds[place + 1] == "differs"
    return "differs" if inside else ""


def _wrapped(words: str, kind: str) -> Markup:
    tag = "mark" if kind == "differs" else "span"
    return Markup('<{0} class="{1}">{2}</{0}>').format(tag, kind, words) if kind else escape(words)
