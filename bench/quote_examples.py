"""Lay out labelled reports as arrays for `train_quotes.py`: features as `headwater read` sees them, and the labels.

    python bench/quote_examples.py CACHE        needs headwater installed; writes CACHE/train.npz and CACHE/dev.npz

The reports are PolNeAR's, at ../shared/yardsticks/quotes (HEADWATER_YARDSTICKS says otherwise).
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from headwater.model import Passage, Report, Span
from headwater.read.parsed import Paragraph, parse
from headwater.read.tokens import tokens

YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", Path(__file__).parents[2] / "shared" / "yardsticks"))
ROLES = ("source", "cue", "content")
NOTHING = -1


def main(cache: Path) -> None:
    for name in ("dev", "train"):
        rows = [json.loads(line) for line in gzip.open(YARDSTICKS / "quotes" / f"{name}.jsonl.gz")]
        parts = [examples(row, parsed) for row, parsed in parsed_rows(rows) if parsed]
        keys = parts[0].keys()
        reports = np.concatenate([np.full(len(p["lengths"]), i) for i, p in enumerate(parts)])
        offsets = np.cumsum([0] + [len(p["tags"]) for p in parts])
        for part, offset in zip(parts, offsets, strict=False):
            for pointer in ("heads", "governors"):
                part[pointer] += offset
        np.savez(cache / f"{name}.npz", reports=reports, **{k: np.concatenate([p[k] for p in parts]) for k in keys})


def parsed_rows(rows: list[dict]) -> Iterator[tuple[dict, tuple[Paragraph, ...]]]:
    for row in rows:
        body = Passage(Span(0, len(row["text"])), "body")
        yield row, parse(Report(row["id"], row["text"], passages=(body,)))


def examples(row: dict, paragraphs: tuple[Paragraph, ...]) -> dict[str, np.ndarray]:
    seen = tokens(paragraphs)
    begins = np.concatenate([p.doc.to_array("IDX").astype(np.int64) + p.span.start for p in paragraphs])
    ends = begins + np.concatenate([p.doc.to_array("LENGTH").astype(np.int64) for p in paragraphs])
    first = np.repeat(np.cumsum(seen.lengths) - seen.lengths, seen.lengths)
    last = first + np.repeat(seen.lengths, seen.lengths)
    tags = np.zeros(len(begins), np.int64)
    cues = np.full(len(begins), NOTHING)
    sources = np.full(len(begins), NOTHING)

    def mark(spans: list[list[int]], role: str) -> list[np.ndarray]:
        found = [np.flatnonzero((begins < end) & (ends > start)) for start, end in spans]
        for rows in found:
            if len(rows):
                tags[rows] = 2 * ROLES.index(role) + 2
                tags[rows[0]] -= 1
        return [rows for rows in found if len(rows)]

    for attribution in row["attributions"]:
        said, cue, source = (mark(attribution[role], role) for role in ("content", "cue", "source"))
        if not cue:
            continue
        at = cue[0][0]
        sources[at] = at
        if source and first[at] <= source[0][0] < last[at]:
            sources[at] = source[0][0]
        for rows in said:
            inside = rows[(first[at] <= rows) & (rows < last[at])]
            cues[inside] = at
    return {
        "lengths": seen.lengths, "hashes": seen.hashes, "vectors": seen.vectors.astype(np.float16),
        "numbers": seen.numbers.astype(np.float16), "heads": seen.heads, "governors": seen.governors,
        "tags": tags, "cues": cues, "sources": sources,
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
