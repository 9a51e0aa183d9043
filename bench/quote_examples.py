"""Lay out labelled reports as arrays for `train_quotes.py`: features as `headwater read` sees them, and the labels.

    python bench/quote_examples.py CACHE GLOVE

writes train.npz, dev.npz and glove.npz into CACHE. The reports are PolNeAR's, at ../shared/yardsticks/quotes
(HEADWATER_YARDSTICKS says otherwise). GLOVE is a text file of word vectors, a word and its numbers a line, commonest
words first, as in glove.6B.50d.txt.
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.strings import StringStore

from headwater.model import Passage, Report, Span
from headwater.read.parsed import Paragraph, parse
from headwater.read.tokens import tokens

YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", Path(__file__).parents[2] / "shared" / "yardsticks"))
ROLES = ("source", "cue", "content")
NOTHING = -1
WORDS = 20_000


def main(cache: Path, glove: Path) -> None:
    write_words(cache, glove)
    for name in ("dev", "train"):
        with gzip.open(YARDSTICKS / "quotes" / f"{name}.jsonl.gz") as file:
            rows = [json.loads(line) for line in file]
        parts = [examples(row, parsed) for row, parsed in parsed_rows(rows) if parsed]
        reports = np.concatenate([np.full(len(p["lengths"]), i) for i, p in enumerate(parts)])
        offsets = np.cumsum([0] + [len(p["tags"]) for p in parts])
        for part, offset in zip(parts, offsets, strict=False):
            for pointer in ("heads", "governors"):
                part[pointer] += offset
        np.savez(cache / f"{name}.npz", reports=reports, **{k: np.concatenate([p[k] for p in parts]) for k in parts[0]})


def write_words(cache: Path, glove: Path) -> None:
    """Keep the vectors of the commonest words, under spaCy's hashes of the words."""
    strings = StringStore()
    with glove.open(encoding="utf-8") as file:
        lines = [line.split() for line in islice(file, WORDS)]
    keys = np.array([strings.add(line[0]) for line in lines], np.uint64)
    vectors = np.array([line[1:] for line in lines], np.float32).clip(-3, 3)
    order = np.argsort(keys)
    np.savez(cache / "glove.npz", keys=keys[order], vectors=vectors[order])


def parsed_rows(rows: list[dict]) -> Iterator[tuple[dict, tuple[Paragraph, ...]]]:
    for row in rows:
        body = Passage(Span(0, len(row["text"])), "body")
        yield row, parse(Report(row["id"], row["text"], passages=(body,)))


def examples(row: dict, paragraphs: tuple[Paragraph, ...]) -> dict[str, np.ndarray]:
    """Features and labels of one report; arcs to cues and sources are counted from the begin of the paragraph."""
    seen = tokens(paragraphs)
    begins = np.concatenate([p.doc.to_array("IDX").astype(np.int64) + p.span.start for p in paragraphs])
    ends = begins + np.concatenate([p.doc.to_array("LENGTH").astype(np.int64) for p in paragraphs])
    paragraph = np.repeat(np.arange(len(paragraphs)), seen.lengths)
    first = (np.cumsum(seen.lengths) - seen.lengths)[paragraph]
    labels = {"tags": np.zeros(len(begins), np.int64)}
    labels |= {name: np.full(len(begins), NOTHING) for name in ("cues", "sources")}
    for attribution in row["attributions"]:
        place = {role: [rows_of(span, begins, ends) for span in attribution[role]] for role in ROLES}
        for number, role in enumerate(ROLES):
            for rows in place[role]:
                labels["tags"][rows] = 2 * number + 2
                labels["tags"][rows[:1]] -= 1
        cue, source = (next((rows[0] for rows in place[role] if len(rows)), None) for role in ("cue", "source"))
        if cue is None:
            continue
        near = source is not None and paragraph[source] == paragraph[cue]
        labels["sources"][cue] = (source if near else cue) - first[cue]
        for rows in place["content"]:
            inside = rows[paragraph[rows] == paragraph[cue]]
            labels["cues"][inside] = cue - first[cue]
    return {
        "lengths": seen.lengths, "hashes": seen.hashes, "vectors": seen.vectors.astype(np.float16),
        "numbers": seen.numbers.astype(np.float16), "heads": seen.heads, "governors": seen.governors,
    } | labels  # fmt: skip


def rows_of(span: list[int], begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    return np.flatnonzero((begins < span[1]) & (ends > span[0]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
