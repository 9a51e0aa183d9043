"""What speaks for two claims stating the same fact: a story's claims in, a table of candidate pairs with their evidence out.

Candidates are pairs of claims, of reports laid beside each other, that resemble each other in words or in sense more than most of
their neighbours do; only these are weighed in full. Similarities are weighted by how rare a word is in the story (idf over its
sentences).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np

from headwater.compare import standing, wordwise
from headwater.compare.wording import Wording, wording
from headwater.seams import Watch, unwatched
from headwater.text.models import senses, vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

    from headwater.compare.beside import Beside
    from headwater.model import Claim, Reading, Span
    from headwater.text.senses import Senses

    Table = NDArray[np.float32]
    Places = NDArray[np.int64]

LIKENESSES = (
    "sense", "sense_of_sentences", "words", "least_contained", "most_contained", "least_in_sentence", "most_in_sentence", "letters",
    "least_aligned", "most_aligned", "least_evenly", "most_evenly", "worst_aligned",
)  # fmt: skip
OF_CLAIMS = (
    "headline", "mode", "length", "figures", "times", "unnamed", "speakers", "goes_on", "share_of_sentence", "negated", "depth",
)  # fmt: skip
KNOWN = ("sense", "sense_of_sentences", *standing.COLUMNS)  # told report by report
WORDS = ("words", "words_of_sentences", "least_contained", "most_contained", "least_in_sentence", "most_in_sentence")
SHARED = ("names_shared", "names_apart", "letters", "figures_shared", "figures_apart", "shorter", "longer")
MANNER = ("first_place", "place_apart", "same_speaker", "both_quoted")
OF_BOTH = tuple(f"{end}_{each}" for end in ("least", "most") for each in OF_CLAIMS)
LEADS = tuple(f"{end}_lead_in_{each}" for end in ("least", "most") for each in LIKENESSES)
WORDED = (*WORDS, *SHARED, *wordwise.COLUMNS)  # the same for the same words in the same sentence, wherever they stand
PLACED = ("neighbours", *MANNER, *OF_BOTH)
EVIDENCE = (*KNOWN, *WORDS, "neighbours", *SHARED, *MANNER, *wordwise.COLUMNS, *OF_BOTH, *LEADS)
MODES = ("own", "attributed", "quoted")
AT_A_TIME = 1024  # claims whose sentences are read until progress is told
TOGETHER = 2**18  # pairs whose evidence is looked at together: 400 MB


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of claims, as indices into the story's claims, with one row of evidence each."""

    left: Places
    right: Places
    evidence: Table


@dataclass(frozen=True, slots=True)
class Weighed:
    """A story's claims as arrays: one row per claim."""

    claims: tuple[Claim, ...]
    headline: NDArray[np.bool_]
    wordings: tuple[Wording, ...]
    reading: Places
    place: Table
    alike: Places
    sense: Table
    sentence_sense: Table
    laid: wordwise.Laid
    traits: Table
    words: sparse.csr_matrix
    sentence_words: sparse.csr_matrix
    neighbour_words: sparse.csr_matrix
    names: sparse.csr_matrix
    letters: sparse.csr_matrix


def candidates(weighed: Weighed, beside: Beside, watch: Watch = unwatched) -> Iterator[Candidates]:
    """Yield the pairs of claims worth weighing, with their evidence: those of so many reports together as memory holds."""
    unit = _unit(weighed.words)
    starts = np.searchsorted(weighed.reading, np.arange(len(beside) + 1))
    found: list[tuple[Places, Places, Table]] = []
    for report, others in enumerate(beside):
        found += _from(weighed, unit, starts, (report, *sorted(other for other in others if other > report)))
        if sum(len(left) for left, _, _ in found) >= TOGETHER:
            yield _together(weighed, found)
            found = []
        watch("reports laid beside others", report + 1, len(beside))
    if found:
        yield _together(weighed, found)


def _together(weighed: Weighed, found: Sequence[tuple[Places, Places, Table]]) -> Candidates:
    left, right, known = (np.concatenate(each) for each in zip(*found, strict=True))
    return Candidates(left, right, _evidence(weighed, left, right, known))


def weigh(readings: Sequence[Reading], watch: Watch = unwatched) -> Weighed:
    """Turn the claims of readings into arrays, in reading order."""
    claims = tuple(claim for reading in readings for claim in reading.claims)
    sentences = [
        reading.report.at(claim.sentence or claim.spans[0]) for reading in readings for claim in reading.claims
    ]
    found = tuple(wording(claim, sentence) for claim, sentence in zip(claims, sentences, strict=True))
    reading = np.array([i for i, r in enumerate(readings) for _ in r.claims], np.int64)
    idf = _idf(found)
    column = {word: i for i, word in enumerate(idf)}
    beside = [_beside(found, reading, i) for i in range(len(found))]
    sense = vectors([claim.text for claim in claims])
    return Weighed(
        claims,
        np.array([in_headline(claim, reading) for reading in readings for claim in reading.claims], bool),
        found,
        reading,
        np.array([i / max(1, len(r.claims) - 1) for r in readings for i in range(len(r.claims))], np.float32),
        _alike(claims, sentences),
        sense,
        _of_sentences(sense, claims, reading),
        wordwise.laid_out(list(map(_within, claims, _senses(sentences, watch))), sentences),
        np.array([_traits(claim, reading) for reading in readings for claim in reading.claims], np.float32),
        _bags([w.stems for w in found], column, idf),
        _bags([w.sentence for w in found], column, idf),
        _bags(beside, column, idf),
        _bags([w.names for w in found], column, dict.fromkeys(idf, 1.0)),
        _letters(found),
    )


def _senses(sentences: Sequence[str], watch: Watch) -> Iterator[Senses]:
    for start in range(0, len(sentences), AT_A_TIME):
        found = senses(sentences[start : start + AT_A_TIME])
        watch("claims read in their sentences", start + len(found), len(sentences))
        yield from found


def _alike(claims: Sequence[Claim], sentences: Sequence[str]) -> Places:
    """For each claim the first one that stands in the same words in the same sentence."""
    first: dict[Hashable, int] = {}
    places = ((claim.spans, (claim.sentence or claim.spans[0]).start) for claim in claims)
    stands = (tuple((span.start - start, span.end - start) for span in spans) for spans, start in places)
    told = zip(sentences, stands, (claim.text for claim in claims), strict=True)
    return np.array([first.setdefault(each, n) for n, each in enumerate(told)], np.int64)


def _of_sentences(sense: Table, claims: Sequence[Claim], reading: Places) -> Table:
    """A sentence's sense as that of its claims together, the longer the weightier: half the cost of embedding it anew."""
    together: dict[tuple[int, Span | None], Table] = {}
    places = [(int(i), claim.sentence or claim.spans[0]) for i, claim in zip(reading, claims, strict=True)]
    for place, vector, claim in zip(places, sense, claims, strict=True):
        together[place] = together.get(place, np.zeros_like(vector)) + vector * len(claim.text)
    stacked = np.stack([together[place] for place in places]) if places else sense
    unit: Table = stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9)
    return unit


def _within(claim: Claim, sentence: Senses) -> Senses:
    """The tokens of a claim, as they stand in its sentence."""
    first = (claim.sentence or claim.spans[0]).start
    return sentence.within([(span.start - first, span.end - first) for span in claim.spans])


def in_headline(claim: Claim, reading: Reading) -> bool:
    """Whether a claim stands in the report's title or in a headline passage."""
    span = claim.spans[0]
    return span.place == "title" or any(
        passage.kind == "headline" and passage.span.overlaps(span) for passage in reading.report.passages
    )


def _idf(found: Iterable[Wording]) -> dict[str, float]:
    sentences = {w.sentence for w in found}
    df = Counter(word for sentence in sentences for word in sentence)
    return {word: log((len(sentences) + 1) / (df[word] + 0.5)) for word in sorted(df)}


def _beside(found: Sequence[Wording], reading: Places, i: int) -> frozenset[str]:
    near = [j for j in (i - 1, i + 1) if 0 <= j < len(found) and reading[j] == reading[i]]
    return frozenset(word for j in near for word in found[j].stems)


def _bags(bags: Sequence[frozenset[str]], column: dict[str, int], weight: dict[str, float]) -> sparse.csr_matrix:
    rows, columns = [], []
    for row, bag in enumerate(bags):
        for word in sorted(bag):
            if word in column:
                rows.append(row)
                columns.append(column[word])
    from scipy import sparse  # noqa: PLC0415 (half a second)

    inverse = list(column)
    values = np.array([weight[inverse[c]] for c in columns], np.float32)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), len(column)))


def _letters(found: Sequence[Wording], width: int = 4) -> sparse.csr_matrix:
    """Runs of four letters, weighted by rarity, each row of length 1: what variants of a word or name share."""
    grams = [frozenset(w.plain[i : i + width] for i in range(len(w.plain) - width + 1)) for w in found]
    df = Counter(gram for bag in grams for gram in bag)
    weight = {gram: log((len(found) + 1) / df[gram]) for gram in sorted(df)}
    return _unit(_bags(grams, {gram: i for i, gram in enumerate(weight)}, weight))


def _unit(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    from scipy import sparse  # noqa: PLC0415

    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sparse.diags(1 / np.maximum(norms, 1e-6)).dot(matrix).tocsr().astype(np.float32)


def _from(
    weighed: Weighed, unit: sparse.csr_matrix, starts: Places, reports: Sequence[int]
) -> Iterator[tuple[Places, Places, Table]]:
    """Yield the candidates of a report with itself and with each later one; `starts` tells where the claims of each begin."""
    first, end = starts[reports[0]], starts[reports[0] + 1]
    each = [np.arange(starts[report], starts[report + 1]) for report in reports]
    others = np.concatenate(each)
    sense = weighed.sense[first:end] @ weighed.sense[others].T
    sentences = weighed.sentence_sense[first:end] @ weighed.sentence_sense[others].T
    base = (sense + (unit[first:end] @ unit[others].T).toarray()) / 2
    headline = weighed.headline[first:end]
    ours, theirs = np.flatnonzero(headline), np.flatnonzero(~headline)
    for start, stop in pairwise(np.cumsum([0, *map(len, each)])):
        a, b = (ours, theirs) if start == 0 else (np.arange(end - first), np.arange(start, stop))
        x, y, stands = standing.standing_out(base[np.ix_(a, b)])
        i, j = a[x], b[y]
        known = np.stack([sense[i, j], sentences[i, j], *stands.T], -1).astype(np.float32)
        yield first + i, others[j], known


def _evidence(weighed: Weighed, x: Places, y: Places, known: Table) -> Table:
    """A row of EVIDENCE for each pair; what two claims tell in the same words in several reports is weighed once."""
    pairs, which = np.unique(weighed.alike[x] * len(weighed.alike) + weighed.alike[y], return_inverse=True)
    worded = _worded(weighed, *np.divmod(pairs, len(weighed.alike)))
    columns = dict(zip(KNOWN, known.T, strict=True)) | dict(zip(PLACED, _placed(weighed, x, y), strict=True))
    columns |= {name: column[which] for name, column in zip(WORDED, worded, strict=True)}
    told = np.stack([columns[name] for name in EVIDENCE if name in columns], -1)
    leads = standing.leads(told[:, [EVIDENCE.index(each) for each in LIKENESSES]], x, y, weighed.reading)
    return np.concatenate([told, leads], 1)


def _worded(weighed: Weighed, x: Places, y: Places) -> list[Table]:
    """The columns of WORDED."""
    shared = _dot(weighed.words, weighed.words, x, y, power=1)
    mass = np.asarray(weighed.words.sum(axis=1)).ravel()
    in_sentence = [_in_sentence(weighed, x, y), _in_sentence(weighed, y, x)]
    contained = [shared / np.maximum(mass[side], 1e-6) for side in (x, y)]
    names = _dot(weighed.names, weighed.names, x, y, power=2)
    named = np.asarray(weighed.names.sum(axis=1)).ravel()
    length = np.array([len(w.stems) for w in weighed.wordings], np.float32)
    columns = [
        _cosine(weighed.words, x, y),
        _cosine(weighed.sentence_words, x, y),
        np.minimum(*contained),
        np.maximum(*contained),
        np.minimum(*in_sentence),
        np.maximum(*in_sentence),
        names,
        np.minimum(named[x], named[y]) - names,
        _dot(weighed.letters, weighed.letters, x, y, power=2),
        *_figures(weighed, x, y),
        np.minimum(length[x], length[y]),
        np.maximum(length[x], length[y]),
        *wordwise.compared(weighed.laid, x, y).T,
    ]
    return [column.astype(np.float32) for column in columns]


def _placed(weighed: Weighed, x: Places, y: Places) -> Iterator[Table]:
    """The columns of PLACED."""
    yield _cosine(weighed.neighbour_words, x, y)
    yield np.minimum(weighed.place[x], weighed.place[y])
    yield np.abs(weighed.place[x] - weighed.place[y])
    yield from _manner(weighed, x, y)
    yield from _of_claims(weighed, x, y)


def _of_claims(weighed: Weighed, x: Places, y: Places) -> Iterator[Table]:
    """What each claim is like by itself: the lesser of a pair's two, column by column of OF_CLAIMS, then the greater."""
    columns = [weighed.headline.astype(np.float32), *weighed.traits.reshape(-1, len(OF_CLAIMS) - 1).T]
    for of_two in (np.minimum, np.maximum):
        yield from (of_two(column[x], column[y]) for column in columns)


def _traits(claim: Claim, reading: Reading) -> tuple[float, ...]:
    """What a claim is like, in the order of OF_CLAIMS from "mode" to "depth"."""
    first, sentence = claim.spans[0], claim.sentence
    whole = sentence.end - sentence.start if sentence else len(claim.text)
    return (
        MODES.index(claim.mode),
        len(claim.text.split()),
        len(claim.figures),
        len(claim.times),
        any(speaker.kind == "unnamed" for speaker in claim.speakers),
        len(claim.speakers),
        claim.text[:1].islower(),
        len(claim.text) / max(1, whole),
        claim.negated,
        first.start / max(1, len(reading.report.text)),
    )


def _dot(a: sparse.csr_matrix, b: sparse.csr_matrix, x: Places, y: Places, power: int) -> Table:
    """Sum over common columns of the product (power 2) or of the weight itself (power 1), pair by pair."""
    product = a[x].multiply(b[y])
    return np.asarray((product if power == 2 else product.sqrt()).sum(axis=1), np.float32).ravel()


def _cosine(matrix: sparse.csr_matrix, x: Places, y: Places) -> Table:
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    cosine: Table = _dot(matrix, matrix, x, y, power=2) / np.maximum(norms[x] * norms[y], 1e-6)
    return cosine


def _in_sentence(weighed: Weighed, x: Places, y: Places) -> Table:
    """The share of a claim's weight that stands in the other's sentence."""
    mass = np.asarray(weighed.words.sum(axis=1)).ravel()
    share: Table = _dot(weighed.words, weighed.sentence_words, x, y, power=1) / np.maximum(mass[x], 1e-6)
    return share


def _figures(weighed: Weighed, x: Places, y: Places) -> tuple[Table, Table]:
    figures = sorted({number for w in weighed.wordings for number in w.numbers})
    column = {number: i for i, number in enumerate(figures)}
    numbers = _bags([w.numbers for w in weighed.wordings], column, dict.fromkeys(figures, 1.0))
    count = np.asarray(numbers.sum(axis=1), np.float32).ravel()
    shared = _dot(numbers, numbers, x, y, power=2)
    return shared, np.minimum(count[x], count[y]) - shared


def _manner(weighed: Weighed, x: Places, y: Places) -> tuple[Table, Table]:
    speakers = [frozenset(speaker.name for speaker in claim.speakers) for claim in weighed.claims]
    quoted = np.array([claim.mode == "quoted" for claim in weighed.claims], np.bool_)
    same = np.array([bool(speakers[i] & speakers[j]) for i, j in zip(x, y, strict=True)], np.float32)
    return same, (quoted[x] & quoted[y]).astype(np.float32)
