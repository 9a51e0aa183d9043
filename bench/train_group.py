"""Train what `headwater.group` ships: background, trees over pairs, trees over neighbourhoods; print held-out figures.

    python bench/train_group.py background     from news texts other than the stories
    python bench/train_group.py trees          from the stories; figures are cross-validated by story

Stories that are hard to tell apart are held out together, and a pair is scored by trees that saw neither of its ends.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.ensemble import HistGradientBoostingClassifier

from headwater.group import Group
from headwater.group.candidates import WINDOW, candidates
from headwater.group.cluster import AGAINST, clusters
from headwater.group.evidence import evidence
from headwater.group.features import FALLING, FEATURES, NEITHER, features
from headwater.group.neighbours import logit, neighbourhood
from headwater.group.rarity import SLOTS, UNSEEN, slot
from headwater.group.score import FAINT
from headwater.group.sheets import Sheets
from headwater.group.tokens import WORD, form
from headwater.ingest import Ingest, sources
from headwater.model import Reading, Report
from headwater.pipeline import Road

ROOT = Path(__file__).parents[1]
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT.parent / "shared" / "yardsticks"))
DATA = ROOT / "src/headwater/group/data"
FOLDS = 5
THRESHOLDS = (-1.5, -1.0, -0.5, -0.25, 0.0)
BACKGROUND = (
    "residue/n4k_light",
    "residue/wcxb_light",
    "quotes/dev",
    "quotes/train",
    "times/aquaint",
    "times/timebank",
)
sys.path.insert(0, str(YARDSTICKS))


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in gzip.open(YARDSTICKS / f"{name}.jsonl.gz")]


def background() -> None:
    """Count in how many texts a word stands, and how often it has a capital inside a sentence."""
    texts = [f"{row.get('title') or ''}\n{row['text']}" for name in BACKGROUND for row in rows(name)]
    texts += [report["text"] for topic in rows("claims/open") for report in topic["reports"]]
    counts, inside, capital = (np.zeros(SLOTS, np.int64) for _ in range(3))
    unique = sorted(set(texts))
    for text in unique:
        straight, seen, end = text.replace("’", "'"), set(), 0
        for word in WORD.finditer(straight):
            at = slot(form(word[0]))
            seen.add(at)
            if not set(straight[end : word.start()]) & set(".!?:\n\"“‘'") and end:
                inside[at] += 1
                capital[at] += word[0][0].isupper()
            end = word.end()
        counts[list(seen)] += 1
    shares = np.where(inside >= 3, 100 * capital // np.maximum(inside, 1), UNSEEN)
    np.savez_compressed(
        DATA / "background.npz", reports=len(unique), counts=counts.astype(np.uint16), capitals=shares.astype(np.uint8)
    )
    print(len(unique), "texts,", int((counts > 0).sum()), "slots used")


@dataclass
class Pile:
    """The labelled reports, their candidate pairs and features."""

    gold: list[dict]
    sheets: Sheets
    one: np.ndarray
    other: np.ndarray
    rows: np.ndarray
    same: np.ndarray
    story: np.ndarray
    fold: np.ndarray
    weight: np.ndarray


def pile() -> Pile:
    gold = rows("stories/open")
    found = [evidence(reading) for reading in readings(gold)]
    order = sorted(range(len(found)), key=lambda at: (found[at].day or 0, found[at].report))
    gold, found = [gold[at] for at in order], [found[at] for at in order]
    sheets = Sheets(found)
    one, other = candidates(sheets, 0)
    day = np.array([e.day or 0 for e in found])
    near = (day[one] == 0) | (day[other] == 0) | (abs(day[one] - day[other]) <= WINDOW)
    one, other = one[near], other[near]
    names = {name: at for at, name in enumerate(sorted({row["story"] for row in gold}))}
    story = np.array([names[row["story"]] for row in gold])
    same, x = story[one] == story[other], features(sheets, one, other)
    sizes = Counter(story.tolist())
    print(
        f"{len(gold)} reports, {len(one)} pairs, {same.sum()} of {sum(n * (n - 1) // 2 for n in sizes.values())} same"
    )
    weight = np.where(same, [4 / max(1, sizes[s] - 1) for s in story[one].tolist()], 1.0)
    return Pile(gold, sheets, one, other, x, same, story, folds(story, one, other, x[:, 0]), weight)


def readings(gold: list[dict]) -> list[Reading]:
    """Return the labelled reports cleaned as the program cleans them, in the order given."""
    captures = sources([str(YARDSTICKS / "stories/open.jsonl.gz")], Ingest())
    cleaned = {found.id: found for found in Road().reports(captures) if isinstance(found, Report)}
    return [Reading(cleaned[row["id"]]) for row in gold]


def folds(story: np.ndarray, one: np.ndarray, other: np.ndarray, alike: np.ndarray) -> np.ndarray:
    """Deal out stories, those with a like pair between them together, to folds of even size."""
    close = (alike > 0.3) & (story[one] != story[other])
    count = story.max() + 1
    ends = (story[one[close]], story[other[close]])
    part = connected_components(coo_array((np.ones(close.sum()), ends), shape=(count, count)))[1]
    size, load, of = Counter(part[story].tolist()), [0] * FOLDS, {}
    for each, reports in sorted(size.items(), key=lambda item: (-item[1], item[0])):
        of[each] = int(np.argmin(load))
        load[of[each]] += reports
    return np.array([of[part[s]] for s in story])


def boosted(x: np.ndarray, same: np.ndarray, weight: np.ndarray, signs: list[int] | None, least: int):
    model = HistGradientBoostingClassifier(
        max_iter=130, learning_rate=0.05, max_leaf_nodes=8, max_depth=4, l2_regularization=5, min_samples_leaf=least,
        monotonic_cst=signs, max_features=0.4, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(x, same, sample_weight=weight)


def pair_trees(p: Pile, kept: np.ndarray):
    signs = [-1 if name in FALLING else 0 if name in NEITHER else 1 for name in FEATURES]
    return boosted(p.rows[kept], p.same[kept], p.weight[kept], signs, 40)


def held_out(p: Pile, fit) -> np.ndarray:
    """Score each pair by a model that saw neither end's fold; `fit` takes the folds left out and returns a predictor."""
    chance = np.zeros(len(p.one))
    a, b = np.minimum(p.fold[p.one], p.fold[p.other]), np.maximum(p.fold[p.one], p.fold[p.other])
    for first in range(FOLDS):
        for second in range(first, FOLDS):
            asked = np.flatnonzero((a == first) & (b == second))
            if len(asked):
                chance[asked] = fit((first, second))(asked)
    return chance


def seen(p: Pile, left_out: tuple[int, ...]) -> np.ndarray:
    return ~(np.isin(p.fold[p.one], left_out) | np.isin(p.fold[p.other], left_out))


def around(p: Pile, chance: np.ndarray, reports: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs among some of the reports that are not out of the question, and their neighbourhoods."""
    kept = np.flatnonzero(reports[p.one] & reports[p.other] & (chance > FAINT))
    pairs = (p.one[kept], p.other[kept])
    return kept, neighbourhood(len(p.gold), pairs, chance[kept], p.rows[kept, 0])


def smaller_piles(p: Pile) -> list[np.ndarray]:
    """Return the pile, each collection, and random parts of it, so that small folders are judged well too."""
    rng = np.random.default_rng(0)
    sets = np.array([row["set"] for row in p.gold])
    parts = [np.ones(len(p.gold), bool), *(sets == name for name in sorted(set(sets)))]
    parts += [rng.random(len(p.gold)) < share for share in (0.5, 0.5, 0.3, 0.3, 0.15, 0.15)]
    stories = p.story.max() + 1
    return parts + [(rng.random(stories) < share)[p.story] for share in (0.5, 0.3, 0.1, 0.05, 0.02, 0.02)]


def neighbour_trees(p: Pile, parts, left_out: tuple[int, ...]):
    allowed = seen(p, left_out)
    at = np.concatenate([kept[allowed[kept]] for kept, _ in parts])
    x = np.concatenate([x[allowed[kept]] for kept, x in parts])
    return boosted(x, p.same[at], p.weight[at], None, 80)


def figures(p: Pile, chance: np.ndarray, least: float, reports: np.ndarray | None = None) -> dict[str, float]:
    from metrics import stories  # noqa: PLC0415 (beside the yardsticks)

    chosen = np.flatnonzero(reports if reports is not None else np.ones(len(p.gold), bool))
    inside = set(chosen.tolist())
    scores = np.clip(logit(chance), AGAINST, -AGAINST).tolist()
    pairs = [x for x in zip(p.one.tolist(), p.other.tolist(), scores, strict=True) if x[0] in inside and x[1] in inside]
    groups = clusters(chosen.tolist(), [x for x in pairs if x[2] > AGAINST + 1e-9], least)
    found = stories([{"reports": [p.gold[at]["id"] for at in g]} for g in groups], [p.gold[at] for at in chosen])
    merged = sum(len(g) * (len(g) - 1) // 2 for g in groups)
    right = sum(n * (n - 1) // 2 for g in groups for n in Counter(p.story[list(g)].tolist()).values())
    return found | {"wrong": (merged - right) / max(merged, 1)}


def show(name: str, f: dict[str, float]) -> None:
    sets = " ".join(f"{k[10:]} {v:.3f}" for k, v in f.items() if k.startswith("bcubed_f1_"))
    print(f"{name:24} F1 {f['bcubed_f1']:.3f} (P {f['bcubed_p']:.3f} R {f['bcubed_r']:.3f}) exact {f['exact_stories']:.3f} "
          f"wrong {f['wrong']:.3f} | {sets}", flush=True)  # fmt: skip


def save(name: str, model) -> None:
    """Write scikit-learn's trees as plain arrays."""
    nodes = [tree[0].nodes for tree in model._predictors]  # noqa: SLF001 (there is no public way to the nodes)
    width = max(map(len, nodes))
    table: dict[str, np.ndarray] = defaultdict(lambda: np.zeros((len(nodes), width)))
    for at, tree in enumerate(nodes):
        leaf, own = tree["is_leaf"].astype(bool), np.arange(len(tree))
        table["feature"][at, : len(tree)] = np.where(leaf, 0, tree["feature_idx"])
        table["threshold"][at, : len(tree)] = np.where(leaf, 0, tree["num_threshold"])
        table["unknown_left"][at, : len(tree)] = tree["missing_go_to_left"]
        table["left"][at, : len(tree)] = np.where(leaf, own, tree["left"])
        table["right"][at, : len(tree)] = np.where(leaf, own, tree["right"])
        table["value"][at, : len(tree)] = np.where(leaf, tree["value"], 0)
    kinds = {"feature": np.int16, "left": np.int16, "right": np.int16, "unknown_left": np.bool_}
    arrays = {key: value.astype(kinds.get(key, np.float64)) for key, value in table.items()}
    depth = max(int(tree["depth"].max()) for tree in nodes)
    np.savez_compressed(DATA / f"{name}.npz", start=model._baseline_prediction[0, 0], depth=depth, **arrays)  # noqa: SLF001


def train() -> None:
    p = pile()
    first = held_out(
        p, lambda left_out: lambda asked: pair_trees(p, seen(p, left_out)).predict_proba(p.rows[asked])[:, 1]
    )
    parts = [around(p, first, reports) for reports in smaller_piles(p)]
    ask = among_neighbours(p, first, parts)
    pooled = ask(np.ones(len(p.gold), bool))
    for least in THRESHOLDS:
        show(f"pairs alone, {least}", figures(p, first, least))
        show(f"with neighbours, {least}", figures(p, pooled, least))
    sets = np.array([row["set"] for row in p.gold])
    for name in sorted(set(sets)):
        show(f"{name} by itself", figures(p, ask(sets == name), Group().least, sets == name))
    save("pairs", pair_trees(p, np.ones(len(p.one), bool)))
    save("neighbours", neighbour_trees(p, parts, ()))


def among_neighbours(p: Pile, first: np.ndarray, parts) -> Callable[[np.ndarray], np.ndarray]:
    """Return what scores the pairs among some of the reports by trees over neighbourhoods that saw neither end."""
    model = cache(lambda left_out: neighbour_trees(p, parts, left_out))

    def score(reports: np.ndarray) -> np.ndarray:
        kept, x = around(p, first, reports)
        place = np.full(len(p.one), -1)
        place[kept] = np.arange(len(kept))

        def chances(left_out: tuple[int, ...], asked: np.ndarray) -> np.ndarray:
            there, chance = place[asked] >= 0, np.zeros(len(asked))
            if there.any():
                chance[there] = model(left_out).predict_proba(x[place[asked][there]])[:, 1]
            return chance

        return held_out(p, lambda left_out: lambda asked: chances(left_out, asked))

    return score


if __name__ == "__main__":
    {"background": background, "trees": train}[sys.argv[1]]()
