"""Claims of different reports that state the same fact, in rows."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import log

import numpy as np

from headwater.model import Cell, Claim, Row, StoryInput
from headwater.text.models import vectors
from headwater.text.shingles import words

BY = "align/1"
LEAST = 0.5

Place = tuple[int, int]  # reading, claim


def align(story: StoryInput) -> tuple[Row, ...]:
    """Return the rows of a story: claims in two or more reports first, then those of a single report."""
    claims = {(i, j): claim for i, reading in enumerate(story.readings) for j, claim in enumerate(reading.claims)}
    groups = _groups(claims)
    rows = sorted(groups, key=lambda group: (-len(group), min(p[1] for p in group), group))
    return tuple(
        _row(number, [(story.readings[i].report.id, claims[i, j]) for i, j in group])
        for number, group in enumerate(rows)
    )


def _groups(claims: dict[Place, Claim]) -> list[list[Place]]:
    places = list(claims)
    scores = _scores([claims[place].text for place in places])
    home = {place: [place] for place in places}
    pairs = ((scores[x, y], x, y) for x, y in combinations(range(len(places)), 2) if places[x][0] != places[y][0])
    for score, x, y in sorted((p for p in pairs if p[0] >= LEAST), key=lambda p: (-p[0], p[1], p[2])):
        a, b = home[places[x]], home[places[y]]
        if a is not b and not {p[0] for p in a} & {p[0] for p in b}:
            a.extend(b)
            home.update(dict.fromkeys(b, a))
    return [sorted(group) for group in {id(group): group for group in home.values()}.values()]


def _scores(texts: list[str]) -> np.ndarray:
    dense = vectors(texts)
    counts = [Counter(word.text for word in words(text)) for text in texts]
    df = Counter(word for found in counts for word in found)
    column = {word: i for i, word in enumerate(sorted(df))}
    sparse = np.zeros((len(texts), len(column)), np.float32)
    for i, found in enumerate(counts):
        for word, n in found.items():
            sparse[i, column[word]] = n * log(1 + len(texts) / df[word])
    sparse /= np.maximum(np.linalg.norm(sparse, axis=1, keepdims=True), 1e-9)
    return (dense @ dense.T + sparse @ sparse.T) / 2


def _row(number: int, claims: list[tuple[str, Claim]]) -> Row:
    cells = tuple(Cell(report, claim, by=BY) for report, claim in claims)
    return Row(f"c{number + 1}", cells[0].claim.text, cells, main=number == 0)
