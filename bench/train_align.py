"""Train the trees by which pairs of claims are judged to state the same fact (src/headwater/compare/data/align.onnx).

Data: the labelled stories (`origins`) and proposition clusters (`claims`) of the yardsticks, and further stories of their `stories`
set with rows labelled for this purpose (bench/rows.jsonl.gz), read by headwater itself. Figures are cross-validated by story.
The trees hold no text: they ask for the evidence of `compare/evidence.py` in numbers.

Run: pip install onnx scikit-learn; python bench/train_align.py [--cached FILE]
"""

import argparse
import pickle
import random
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from asked import changes
from labelled import Labelled, Labels, further, matched, origins, propositions
from onnx import TensorProto, helper, save
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

from headwater.compare.asked import as_one_claim, as_report
from headwater.compare.beside import everybody
from headwater.compare.evidence import EVIDENCE, candidates, weigh
from headwater.model import StoryInput
from headwater.read import read

OUT = Path(__file__).parents[1] / "src/headwater/compare/data/align.onnx"
FOLDS = 5
ASKED, CHANGED = 24, 0.5  # claims of a story that are asked about too, share of them that is changed


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
        held += [(p, model.predict_proba(p.evidence)[:, 1]) for n, p in enumerate(found) if n % FOLDS == fold]
    tell(held)
    write(fit(found))


def prepared(cache: Path | None) -> list[Pairs]:
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    stories = chain(map(Labels.read, origins()), propositions(), map(Labels.read, further()))
    dice = random.Random(0)
    found = [pairs for one in stories if len((pairs := weighed(one, dice)).same)]
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def weighed(labelled: Labelled, dice: random.Random) -> Pairs:
    """Weigh a story's pairs, and those of some of its claims with the others as if somebody asked about them (compare/asked.py).

    Half of these are changed in a value or denied where they can be: a claim with another number is one of the same fact.
    The pairs of reports are weighed without the questions, which would change how claims stand out among the others.
    """
    met = matched(labelled)
    owner = [n for n, reading in enumerate(labelled.story.readings) for _ in reading.claims]
    known = [n for n, rows in enumerate(met) if rows]
    chosen = dice.sample(known, min(ASKED, len(known)))
    told = [claim for reading in labelled.story.readings for claim in reading.claims]
    questions = [as_one_claim(read(as_report(_asked(told[n].text, labelled.story, dice)))) for n in chosen]
    whole = _pairs(labelled.story, met, owner, labelled.all_rows)
    asked = replace(labelled.story, readings=(*labelled.story.readings, *questions))
    alone = _pairs(asked, [*met, *(met[n] for n in chosen)], [*owner, *(owner[n] for n in chosen)], labelled.all_rows)
    theirs = (alone[2] >= len(met)) & (alone[3] < len(met))
    return Pairs(labelled.name, *(np.concatenate([a, b[theirs]]) for a, b in zip(whole[:2], alone[:2], strict=True)))


def _asked(text: str, story: StoryInput, dice: random.Random) -> str:
    changed = [statement for _, statement, _ in changes(text, story, dice)]
    return dice.choice(changed) if changed and dice.random() < CHANGED else text


def _pairs(story: StoryInput, met: list[set[int]], owner: list[int], all_rows: bool) -> tuple[np.ndarray, ...]:
    """The evidence of the candidates that are known to be the same or not, which they are, the later and the earlier claim of each.

    What is told in the same words is the same, though nobody labelled it.
    """
    (pairs,) = candidates(weigh(story.readings), everybody(len(story.readings)))
    both = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    known = np.array([owner[i] != owner[j] and (all_rows or bool(met[i] and met[j])) for i, j in both], bool)
    told = [claim.text.casefold() for reading in story.readings for claim in reading.claims]
    same = np.array([bool(met[i] & met[j]) or told[i] == told[j] for i, j in both], bool)
    ends = np.stack([pairs.left, pairs.right])[:, known]
    return pairs.evidence[known], same[known], ends.max(0), ends.min(0)


def fit(parts: list[Pairs]) -> HistGradientBoostingClassifier:
    rows, same = np.concatenate([p.evidence for p in parts]), np.concatenate([p.same for p in parts])
    trees = HistGradientBoostingClassifier(
        learning_rate=0.04, max_iter=350, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=5, max_features=0.3,
        random_state=0,
    )  # fmt: skip
    return trees.fit(rows, same)


def tell(held: list[tuple[Pairs, np.ndarray]]) -> None:
    """Print average precision of pairs, and precision, recall and F1, on stories that the trees did not see."""
    for group in ("origins", "claims", "further"):
        chosen = [(p.same, likely) for p, likely in held if p.name.startswith(group)]
        same, likely = (np.concatenate([pair[side] for pair in chosen]) for side in (0, 1))
        print(f"{group}: average precision {average_precision_score(same, likely):.3f}")
        for least in (0.2, 0.3, 0.4, 0.5):
            said = likely >= least
            hit = int((said & same).sum())
            shares = f"precision {hit / max(1, said.sum()):.3f} recall {hit / same.sum():.3f}"
            print(f"{group} from {least}: {shares} F1 {2 * hit / (said.sum() + same.sum()):.3f}")


def write(trees: HistGradientBoostingClassifier) -> None:
    """Store the trees as ONNX: what scikit-learn keeps itself can be read by its own version only."""
    nodes = np.concatenate([tree.nodes for (tree,) in trees._predictors])  # noqa: SLF001 (told nowhere else)
    number = np.concatenate([np.arange(len(tree.nodes)) for (tree,) in trees._predictors])  # noqa: SLF001
    tree = np.cumsum(number == 0) - 1
    leaf = nodes["is_leaf"].astype(bool)
    bound = nodes["num_threshold"].astype(np.float32)
    bound = np.where(bound > nodes["num_threshold"], np.nextafter(bound, np.float32(-np.inf)), bound)
    ensemble = helper.make_node(
        "TreeEnsembleRegressor", ["evidence"], ["odds"], domain="ai.onnx.ml", n_targets=1,
        base_values=[float(trees._baseline_prediction.item())],  # noqa: SLF001
        nodes_treeids=tree.tolist(), nodes_nodeids=number.tolist(), nodes_modes=np.where(leaf, "LEAF", "BRANCH_LEQ").tolist(),
        nodes_featureids=np.where(leaf, 0, nodes["feature_idx"]).tolist(), nodes_values=np.where(leaf, 0, bound).tolist(),
        nodes_truenodeids=nodes["left"].tolist(), nodes_falsenodeids=nodes["right"].tolist(), target_treeids=tree[leaf].tolist(),
        target_nodeids=number[leaf].tolist(), target_ids=[0] * int(leaf.sum()), target_weights=nodes["value"][leaf].tolist(),
    )  # fmt: skip
    ends = [
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, width])]
        for name, width in (("evidence", len(EVIDENCE)), ("likelihood", 1))
    ]
    graph = helper.make_graph([ensemble, helper.make_node("Sigmoid", ["odds"], ["likelihood"])], "align", *ends)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
    model = helper.make_model(graph, opset_imports=versions, ir_version=8)
    helper.set_model_props(model, {"evidence": " ".join(EVIDENCE)})
    save(model, OUT)


if __name__ == "__main__":
    main()
