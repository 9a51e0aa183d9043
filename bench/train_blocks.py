"""Train the weights by which blocks of a page are chosen: `python bench/train_blocks.py [--ship]`.

Reads the pages and gold bodies of the html yardstick, prints the body F1 on sites kept apart, and with --ship writes
src/headwater/clean/data/blocks.json, trained on all of them. Needs scikit-learn, which the product does not.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression

from headwater.clean.blocks import Block, blocks
from headwater.clean.body import chosen_blocks, extracted, once, reach
from headwater.clean.outlets import site_names
from headwater.clean.page import parse
from headwater.clean.signs import Known, declared_text, members, signs
from headwater.clean.titles import title
from headwater.model import Capture

ROOT = Path(__file__).parent.parent
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT.parent / "shared" / "yardsticks"))
FOLDS, STRENGTH, MOST_WORDS, PAGE_WEIGHT = 5, 0.003, 60, 50
LEAST_F1 = 0.7  # below it the gold body is taken to be cut short, and the page is not trained on
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """A page with its answer."""

    site: str
    body: str
    known: Known
    blocks: list[Block]


def main() -> None:
    cases = list(load())
    taken = [members(case.blocks, case.known.extracted) for case in cases]
    print("trafilatura's blocks (precision, recall, F1):", score(cases, taken))
    chosen: list[Any] = [None] * len(cases)
    for fold in range(FOLDS):
        weights = fit([case for case in cases if crc32(case.site.encode()) % FOLDS != fold])
        for at, case in enumerate(cases):
            if crc32(case.site.encode()) % FOLDS == fold:
                chosen[at] = chosen_blocks(case.blocks, case.known, weights)
    print("with weights, on sites kept apart:", score(cases, chosen))
    if "--ship" in sys.argv:
        weights, bias = fit(cases)
        shipped = {"weights": [round(float(weight), 4) for weight in weights], "bias": round(bias, 4)}
        (ROOT / "src/headwater/clean/data/blocks.json").write_text(json.dumps(shipped) + "\n", encoding="utf-8")


def load() -> Any:
    gold = {row["id"]: row for row in rows("gold.jsonl.gz")}
    for row in rows("pages.jsonl.gz"):
        page = parse(Capture(row["id"], row["html"].encode(), "text/html", "", url=row["url"]))
        if page:
            declared = declared_text(node.get("articleBody") for node in page.nodes)
            known = Known(title(page, site_names(page, row["url"])), extracted(page, row["url"]), declared)
            found = blocks(page.tree)
            site = ".".join((urlsplit(row["url"]).hostname or "").split(".")[-2:])
            yield Case(site, gold[row["id"]]["body"], known, found)


def rows(name: str) -> Any:
    with gzip.open(YARDSTICKS / "html" / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fit(cases: list[Case]) -> tuple[Any, float]:
    parts = [part for case in cases if (part := examples(case))]
    features, labels, sizes = (np.concatenate([part[i] for part in parts]) for i in range(3))
    middle, spread = features.mean(0), features.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=100).fit((features - middle) / spread, labels, sample_weight=sizes)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - (weights * middle).sum())


def examples(case: Case) -> tuple[Any, Any, Any] | None:
    taken = members(case.blocks, case.known.extracted)
    if not taken.any() or f1(*shares(case, taken)) < LEAST_F1:
        return None
    near = reach(taken)
    sizes = np.array([2.0 + min(MOST_WORDS, len(block.text.split())) for block in case.blocks])[near]
    return signs(case.blocks[near], taken[near], case.known), answers(case)[near], sizes / sizes.sum() * PAGE_WEIGHT


def answers(case: Case) -> Any:
    true, lines = grams(case.body), {" ".join(re.findall(r"\w+", line)) for line in case.body.split("\n")}
    found = []
    for block in case.blocks:
        words = re.findall(r"\w+", block.text)
        mine = grams(block.text)
        whole = sum(gram in true for gram in mine) >= len(mine) / 2
        found.append(whole if len(words) >= 4 else " ".join(words) in lines)
    return np.array(found)


def score(cases: list[Case], chosen: list[Any]) -> tuple[float, ...]:
    found = [shares(case, keep) for case, keep in zip(cases, chosen, strict=True)]
    precision = mean(one[0] for one in found if one[2])
    recall = mean(one[1] for one in found)
    return tuple(round(value, 4) for value in (precision, recall, f1(precision, recall)))


def shares(case: Case, keep: Any) -> tuple[float, float, bool]:
    kept = once([block for block, is_kept in zip(case.blocks, keep, strict=True) if is_kept], case.known.title)
    mine, true = grams("\n".join(block.text for block in kept)), grams(case.body)
    both = (mine & true).total()
    return both / max(1, mine.total()), both / max(1, true.total()), bool(mine)


def f1(precision: float, recall: float, *_: bool) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grams(text: str) -> Grams:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


if __name__ == "__main__":
    main()
