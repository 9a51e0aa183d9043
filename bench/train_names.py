"""Train the comparison of names on the labelled pairs and write its weights; print how well held-out pairs go.

Pairs that share a name, directly or through others, stay in one fold. Needs scikit-learn.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from headwater.text.names import SAME
from headwater.text.names_features import features

ROOT = Path(__file__).parents[1]
PAIRS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT / "../shared/yardsticks")) / "names/open.csv"
WEIGHTS = ROOT / "src/headwater/text/data/names.npz"
FOLDS = 10


def main() -> None:
    rows = list(csv.DictReader(PAIRS.open(encoding="utf-8")))
    print("held out F1", [round(held_out(rows, seed), 3) for seed in range(5)])
    save(fitted(rows))


def numbers(rows: list[dict[str, str]]) -> np.ndarray:
    found = [features(*sorted((r["name1"], r["name2"])), kind(r))[0] for r in rows]
    return np.array(found, np.float32)


def kind(row: dict[str, str]) -> str:
    return "person" if row["schema"] == "Person" else "organisation"


def fitted(rows: list[dict[str, str]]) -> GradientBoostingClassifier:
    """Train on labelled pairs and on pairs of strangers: the labelled ones that differ are all hard to tell apart."""
    far = strangers(rows)
    x = np.concatenate([numbers(rows), numbers(far)])
    y = np.array([row["label"] == "true" for row in rows + far])
    model = GradientBoostingClassifier(
        n_estimators=150, max_depth=2, learning_rate=0.08, subsample=0.7, min_samples_leaf=6, random_state=0
    )
    return model.fit(x, y, sample_weight=np.array([1.0] * len(rows) + [0.5] * len(far)))


def strangers(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """As many pairs again of names from different families, a third of them cut to one word."""
    root, rng, far = families(rows), np.random.default_rng(0), []
    for row in rows:
        other = rows[int(rng.integers(len(rows)))]
        if kind(row) == kind(other) and root(row["name1"]) != root(other["name1"]):
            name = other["name2"].split()[-1] if rng.random() < 1 / 3 else other["name2"]
            far.append({"name1": row["name1"], "name2": name, "schema": row["schema"], "label": "false"})
    return far


def held_out(rows: list[dict[str, str]], seed: int) -> float:
    root = families(rows)
    names = sorted({root(row["name1"]) for row in rows})
    np.random.default_rng(seed).shuffle(names)
    fold = np.array([names.index(root(row["name1"])) % FOLDS for row in rows])
    x, y = numbers(rows), np.array([row["label"] == "true" for row in rows])
    said = np.zeros(len(rows), bool)
    for k in range(FOLDS):
        model = fitted([row for row, f in zip(rows, fold, strict=True) if f != k])
        said[fold == k] = model.predict_proba(x[fold == k])[:, 1] >= SAME
    return float(2 * (y & said).sum() / (y.sum() + said.sum()))


def families(rows: list[dict[str, str]]) -> Callable[[str], str]:
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        name = name.casefold()
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for row in rows:
        parent[root(row["name1"])] = root(row["name2"])
    return root


def save(trained: GradientBoostingClassifier) -> None:
    nodes: dict[str, list[float]] = {key: [] for key in ("feature", "threshold", "left", "right", "value")}
    roots = []
    for (tree,) in trained.estimators_:
        base = len(nodes["value"])
        roots.append(base)
        for i in range(tree.tree_.node_count):
            leaf = tree.tree_.children_left[i] < 0
            nodes["feature"].append(max(0, tree.tree_.feature[i]))
            nodes["threshold"].append(tree.tree_.threshold[i])
            nodes["left"].append(base + (i if leaf else tree.tree_.children_left[i]))
            nodes["right"].append(base + (i if leaf else tree.tree_.children_right[i]))
            nodes["value"].append(trained.learning_rate * tree.tree_.value[i, 0, 0])
    prior = trained.init_.class_prior_[1]
    np.savez_compressed(
        WEIGHTS,
        roots=np.array(roots),
        depth=np.array([trained.max_depth]),
        start=np.array([np.log(prior / (1 - prior))]),
        **{key: np.array(values) for key, values in nodes.items()},
    )


if __name__ == "__main__":
    main()
