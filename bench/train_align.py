"""Train the weights by which pairs of claims are judged to state the same fact (src/headwater/compare/data/align.npz).

Data: the labelled stories (`origins`) and proposition clusters (`claims`) of the yardsticks, and further stories of their `stories`
set with rows labelled for this purpose (bench/rows.jsonl.gz), read by headwater itself. Figures are cross-validated by story.
The weights hold no text: they are a small net over the evidence of `compare/evidence.py`.

Run: python bench/train_align.py [--cached FILE]
"""

import argparse
import pickle
import random
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from labelled import Labelled, Labels, further, matched, origins, propositions
from sklearn.neural_network import MLPClassifier

from headwater.compare.evidence import EVIDENCE, candidates

OUT = Path(__file__).parents[1] / "src/headwater/compare/data/align.npz"
NETS, HIDDEN, FOLDS = 6, 24, 5


@dataclass(frozen=True)
class Pairs:
    """The candidates of a story that are known to be the same or not; of propositions only those whose claims are both labelled."""

    name: str
    evidence: np.ndarray
    same: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cached", type=Path, help="keep the evidence here between runs")
    found = prepared(parser.parse_args().cached)
    print(f"{sum(p.same.sum() for p in found)} pairs the same, of {sum(len(p.same) for p in found)} weighed")
    random.Random(1).shuffle(found)
    held = []
    for fold in range(FOLDS):
        model = fit([p for n, p in enumerate(found) if n % FOLDS != fold])
        held += [(p, probabilities(model, p.evidence)) for n, p in enumerate(found) if n % FOLDS == fold]
    tell(held)
    write(*fit(found))


def prepared(cache: Path | None) -> list[Pairs]:
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    stories = chain(map(Labels.read, origins()), propositions(), map(Labels.read, further()))
    found = [pairs for one in stories if len((pairs := weighed(one)).same)]
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def weighed(labelled: Labelled) -> Pairs:
    owner = [n for n, reading in enumerate(labelled.story.readings) for _ in reading.claims]
    met = matched(labelled)
    pairs = candidates(labelled.story)
    ends = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    known = np.array([owner[i] != owner[j] and (labelled.all_rows or bool(met[i] and met[j])) for i, j in ends], bool)
    same = np.array([bool(met[i] & met[j]) for i, j in ends], bool)
    return Pairs(labelled.name, pairs.evidence[known], same[known])


def fit(parts: list[Pairs]) -> tuple[np.ndarray, np.ndarray, list[MLPClassifier]]:
    rows, same = np.concatenate([p.evidence for p in parts]), np.concatenate([p.same for p in parts])
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    nets = [
        MLPClassifier((HIDDEN,), alpha=0.3, early_stopping=True, max_iter=60, random_state=n).fit(
            (rows - mean) / scale, same
        )
        for n in range(NETS)
    ]
    return mean, scale, nets


def probabilities(model: tuple[np.ndarray, np.ndarray, list[MLPClassifier]], rows: np.ndarray) -> np.ndarray:
    mean, scale, nets = model
    return np.mean([net.predict_proba((rows - mean) / scale)[:, 1] for net in nets], axis=0)


def tell(held: list[tuple[Pairs, np.ndarray]]) -> None:
    """Print precision, recall and F1 of pairs, on stories that the nets did not see."""
    for group in ("origins", "claims", "further"):
        chosen = [(p.same, likely) for p, likely in held if p.name.startswith(group)]
        same, likely = (np.concatenate([pair[side] for pair in chosen]) for side in (0, 1))
        for least in (0.2, 0.3, 0.4, 0.5):
            said = likely >= least
            hit = int((said & same).sum())
            shares = f"precision {hit / max(1, said.sum()):.3f} recall {hit / same.sum():.3f}"
            print(f"{group} from {least}: {shares} F1 {2 * hit / (said.sum() + same.sum()):.3f}")


def write(mean: np.ndarray, scale: np.ndarray, nets: list[MLPClassifier]) -> None:
    layers = {
        f"{kind}{n}_{k}": a.astype(np.float32)
        for n, net in enumerate(nets)
        for kind, arrays in (("w", net.coefs_), ("b", net.intercepts_))
        for k, a in enumerate(arrays)
    }
    np.savez(OUT, mean=mean, scale=scale, evidence=np.array(EVIDENCE), **layers)


if __name__ == "__main__":
    main()
