"""How the texts of two reports depend on each other: copied, shared material or independent, with the passages that show it.

copied: several sentences of running prose of one stand, as they are or edited, in the other. shared material: a run of eight words
or more in common that is more than a name, or the same medium, credited agency, statement, speech, post or document behind both.
Furniture never counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import combinations, islice, takewhile
from operator import eq

import numpy as np
from rapidfuzz.distance import LCSseq

from headwater.model import Derivation, Reading, Relation, Report, Reuse, Row, Span, StoryInput
from headwater.text.counts import word_counts
from headwater.text.marks import OPENING, unquoted
from headwater.text.media import called
from headwater.text.versions import versions
from headwater.text.words import Word, placed, words_of
from headwater.trace.copies import longest_run
from headwater.trace.documents import common_documents, documents
from headwater.trace.occasions import Given, Occasion, given, is_one, occasions
from headwater.trace.sentences import Sentence, likely
from headwater.trace.upstream import (
    Named,
    Upstream,
    cited_wires,
    common_media,
    common_reports,
    name_each_other,
    named,
    upstream,
)

BY = "descent/2"
RUN = 8  # words in a row that do not happen by chance
WIDTH = 5  # of the runs whose share is told
EDITED = 0.7  # of a sentence's words stand in the other in order: the same sentence, edited
MUCH = 0.5  # of the longer sentence's words, if fewer than RUN stand in a row
SEVERAL = 3  # such sentences make a copy
REWORKED = 0.5  # of the shorter sentence's words, in order, that a reworked one has
REWORKED_RUN = 6  # and words in a row; two such sentences count as one edited
LEAST_SENTENCE = 8  # words
PLAIN = 4  # words of a run that are neither capitalised nor little
WORD = re.compile(r"\S+")
COLON = re.compile(rf":[\s{re.escape(OPENING)}]*\Z")
NEAR = 9  # characters before a passage where a colon hands it over
LITTLE = frozenset("a an and as at by for from in is of on or the to was with".split())


@dataclass(frozen=True, slots=True)
class Prose:
    """A report's own text: the words of its body, and its sentences outside quotation marks, with where each is found.

    `name` is what readers know the report by; `runs` are those of RUN words, in order, `starts` tells where each of them begins.
    """

    name: str
    words: tuple[Word, ...]
    told: tuple[str, ...]
    runs: tuple[str, ...]
    starts: Mapping[str, Sequence[int]]
    sentences: tuple[Sentence, ...]
    named: Named
    occasions: frozenset[Occasion]
    documents: frozenset[str]

    @property
    def report(self) -> Report:
        """The report the words are from."""
        return self.named.report


def derivations(story: StoryInput, rows: Sequence[Row] = ()) -> tuple[Derivation, ...]:
    """Return one derivation for each pair of reports of the story; its rows tell which statements are one."""
    reports = [reading.report for reading in story.readings]
    names, edited = called(reports), {(before.id, after.id) for before, after in versions(reports)}
    later = {after for _, after in edited}
    prose = [_prose(reading, names[reading.report.id], reading.report.id in later) for reading in story.readings]
    near, shares, told = likely([each.sentences for each in prose], EDITED), _shares(prose), given(rows)
    pairs = combinations(range(len(prose)), 2)
    found = (_derivation(prose[i], prose[j], shares[i][j], near.get((i, j), {}), told) for i, j in pairs)
    return tuple(_with_version(each, edited) for each in found)


def _shares(prose: Sequence[Prose]) -> list[list[float]]:
    """What share of the runs of WIDTH words of the one that has fewer stands in the other, for each two reports."""
    runs = [{each.told[i : i + WIDTH] for i in range(len(each.told) - WIDTH + 1)} for each in prose]
    held, number = word_counts([list(each) for each in runs]), np.array([len(each) for each in runs])
    shares: list[list[float]] = ((held @ held.T).toarray() / np.maximum(1, np.minimum.outer(number, number))).tolist()
    return shares


def _with_version(found: Derivation, edited: AbstractSet[tuple[str, str]]) -> Derivation:
    """Tell of two versions of one page which is the later one, whatever else speaks for a direction."""
    before = next((a for a, b in ((found.a, found.b), (found.b, found.a)) if (a, b) in edited), None)
    return found if before is None else replace(found, source=before, why=f"{found.why}; versions of one page")


def _prose(reading: Reading, name: str, is_later: bool) -> Prose:
    report = reading.report
    bodies = [passage.span for passage in report.passages if passage.kind == "body"]
    spans = sorted({claim.sentence for claim in reading.claims if claim.sentence and claim.sentence.place == "text"})
    plain = unquoted(report.text)
    own = ((span, words_of(plain[span.start : span.end])) for span in spans)
    sentences = tuple((span, found) for span, found in own if len(found) >= LEAST_SENTENCE)
    body = tuple(word for span in bodies for word in placed(report.at(span), span.start))
    in_order = tuple(word.text for word in body)
    runs = tuple(" ".join(in_order[i : i + RUN]) for i in range(len(in_order) - RUN + 1))
    starts: dict[str, list[int]] = defaultdict(list)
    for i, run in enumerate(runs):
        starts[run].append(i)
    return Prose(
        name,
        body,
        in_order,
        runs,
        starts,
        sentences,
        named(reading, is_later),
        occasions(reading),
        documents(reading),
    )


def _derivation(a: Prose, b: Prose, share: float, near: Mapping[int, Sequence[int]], told: Given) -> Derivation:
    runs = tuple(run for run in _runs(a, b) if _is_more_than_a_name(a.report.at(run.a)))
    handed = [run.a for run in runs if _is_handed_over(a.report.text, run.a) or _is_handed_over(b.report.text, run.b)]
    edited = tuple(each for each in _edited(a, b, near) if not any(span.overlaps(each.a) for span in handed))
    wires, cited = _behind(a, b, told)
    above = upstream(a.named, b.named, bool(runs or edited or cited))
    wires = [above[1], *wires] if above else wires
    through = [f"both have it from {name}" for name in (*wires, *cited)]
    through += ["each names the other as where it has it from"] if name_each_other(a.named, b.named) else []
    reworked = _reworked(a, b, edited, handed) if 0 < len(edited) < SEVERAL else 0
    relation, why = _judged(runs, len(edited) + reworked // 2, through)
    source, direction = _direction(a, b, relation == "copied", above)
    return Derivation(
        a.report.id,
        b.report.id,
        relation,
        source=source,
        upstream=next(iter(wires if relation == "copied" else [*wires, *cited]), None),
        share=share,
        evidence=runs if len(runs) >= len(edited) else edited,
        by=BY,
        why=why + direction,
    )


def _behind(a: Prose, b: Prose, told: Given) -> tuple[list[str], list[str]]:
    """The media that both have their text or what is told in it from, and what else both cite: reports, occasions, documents."""
    reports = (a.report.id, b.report.id)
    wires = [*common_media(a.named.media, b.named.media), *cited_wires(a.named, b.named)]
    spoken = {each[0] for each in a.occasions & b.occasions if is_one(each[1], reports, told)}
    named_in_both = sorted(spoken) or (common_documents(a.documents, b.documents) if is_one("", reports, told) else [])
    return wires, [*common_reports(a.named, b.named), *named_in_both]


def _judged(runs: Sequence[Reuse], several: int, through: Sequence[str]) -> tuple[Relation, str]:
    if several >= SEVERAL:
        return "copied", f"{several} sentences of running prose stand in both, as they are or edited"
    if runs:
        passages = "a passage" if len(runs) == 1 else f"{len(runs)} passages"
        return "shared material", f"{passages} of {RUN} words or more in common"
    if through:
        return "shared material", through[0]
    return "independent", f"no common passage of {RUN} words, nothing named that both have it from"


def _direction(a: Prose, b: Prose, copied: bool, above: Upstream | None) -> tuple[str | None, str]:
    """Which report the other has it from, and what more is to say of why: the upstream itself, or the first of two copies.

    A first one that has it from another medium itself is no upstream of its own.
    """
    if above:
        name = a.name if above[0].id == a.report.id else b.name
        return above[0].id, f"; the report by {name} is the upstream itself"
    first = _earlier(a, b) if copied else None
    if first is None:
        return None, ""
    relayed = sorted(first.named.media)
    if relayed:
        return None, f"; {first.name} was first, but has it from {relayed[0]}"
    return first.report.id, ""


def _earlier(a: Prose, b: Prose) -> Prose | None:
    """Which report was published first, if their dates tell; the other copied it, or both took it from a third."""
    ours, theirs = a.report.published, b.report.published
    if ours is None or theirs is None or ours.precision != theirs.precision:
        return None
    if ours.value == theirs.value or "story" in (ours.basis, theirs.basis):
        return None
    return a if ours.value < theirs.value else b


def _is_more_than_a_name(text: str) -> bool:
    told = (found[0] for found in WORD.finditer(text))
    plain = (word for word in told if word[:1].islower() and word.casefold() not in LITTLE)
    return len(list(islice(plain, PLAIN))) == PLAIN


def _edited(a: Prose, b: Prose, likely: Mapping[int, Sequence[int]]) -> Iterator[Reuse]:
    """Sentences of one text that stand in the other, each used once; looked for where enough of their words are."""
    used: set[int] = set()
    for place, among in likely.items():
        span, found = a.sentences[place]
        near = [n for n in among if n not in used]
        same = next((n for n in near if b.sentences[n][1] == found), None)
        best = same if same is not None else max(near, key=lambda n: _alike(found, b.sentences[n][1]), default=None)
        if best is not None and _same_sentence(found, b.sentences[best][1]):
            used.add(best)
            yield Reuse(span, b.sentences[best][0], exact=found == b.sentences[best][1])


def _reworked(a: Prose, b: Prose, edited: Sequence[Reuse], handed: Sequence[Span]) -> int:
    """How many other sentences of one text stand reworked in the other, each used once."""
    ours = _sentences_but(a, [*handed, *(each.a for each in edited)])
    theirs = _sentences_but(b, [each.b for each in edited])
    found = 0
    for words in ours:
        best = max((other for other in theirs if _is_reworked(words, other)), key=partial(_alike, words), default=None)
        if best is not None:
            theirs.remove(best)
            found += 1
    return found


def _sentences_but(prose: Prose, spans: Sequence[Span]) -> list[tuple[str, ...]]:
    return [words for place, words in prose.sentences if not any(place.overlaps(each) for each in spans)]


def _is_reworked(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    common = LCSseq.similarity(a, b)
    return bool(common >= REWORKED * min(len(a), len(b))) and longest_run(a, b) >= REWORKED_RUN


@lru_cache(2**16)
def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return float(LCSseq.normalized_similarity(a, b))


@lru_cache(2**16)
def _same_sentence(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether most words of the shorter stand in the other, and these are much of the longer too or many in a row."""
    common = LCSseq.similarity(a, b)
    return bool(common >= EDITED * min(len(a), len(b))) and (
        bool(common >= MUCH * max(len(a), len(b))) or longest_run(a, b) >= RUN
    )


def _is_handed_over(text: str, span: Span) -> bool:
    """Whether a passage stands after a colon: a statement or listing that the report hands over, whoever else prints it too."""
    return COLON.search(text, max(0, span.start - NEAR), span.start) is not None


def _runs(a: Prose, b: Prose) -> Iterator[Reuse]:
    """Longest common runs of at least RUN words, wherever they stand in `b`, from left to right in `a`."""
    i = len(a.runs) if b.starts.keys().isdisjoint(a.starts) else 0
    while i < len(a.runs):
        length, j = max(((_length(a, b, i, j), j) for j in b.starts.get(a.runs[i], ())), default=(0, 0))
        if length:
            ours, theirs = a.words[i : i + length], b.words[j : j + length]
            yield Reuse(Span(ours[0].start, ours[-1].end), Span(theirs[0].start, theirs[-1].end))
        i += length or 1


def _length(a: Prose, b: Prose, i: int, j: int) -> int:
    """How many words are the same from two places on: by whole runs first."""
    whole = RUN * len(list(takewhile(bool, map(eq, a.runs[i::RUN], b.runs[j::RUN]))))
    i, j = i + whole, j + whole
    return whole + len(list(takewhile(bool, map(eq, a.told[i : i + RUN], b.told[j : j + RUN]))))
