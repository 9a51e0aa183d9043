"""Train what `headwater.group` ships: background, weights for pairs, weights for pairs among others; print held-out figures.

    python bench/train_group.py background     from news texts other than the stories
    python bench/train_group.py weights        from the stories; figures are cross-validated by story

Stories that are hard to tell apart are held out together, and a pair is scored by weights that saw neither of its ends.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression

from headwater.group import Group
from headwater.group.candidates import candidates
from headwater.group.cluster import clusters, gathered
from headwater.group.evidence import evidence
from headwater.group.features import features
from headwater.group.links import other_pairs, together
from headwater.group.nearby import nearby
from headwater.group.neighbours import Neighbours, logit
from headwater.group.odds import Odds, standard
from headwater.group.parts import AGAINST, Linked, parts
from headwater.group.rarity import SLOTS, UNSEEN, column
from headwater.group.score import FAINT
from headwater.group.sheets import Sheets
from headwater.group.tokens import WORD, form
from headwater.ingest import Ingest, sources
from headwater.model import Reading, Report
from headwater.pipeline import Road

ROOT = Path(__file__).parents[1]
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT.parent / "shared" / "yardsticks"))
DATA = ROOT / "src/headwater/group/data"
FOLDS = 10
THRESHOLDS = (-1.0, -0.5, -0.25, 0.0, 0.25, 0.5)
KEPT_SMALL = 0.01  # how freely weights may grow
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
            at = column(form(word[0])) % SLOTS
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
    set: np.ndarray


def pile() -> Pile:
    gold = rows("stories/open")
    found = [evidence(reading) for reading in readings(gold)]
    order = sorted(range(len(found)), key=lambda at: (found[at].day or 0, found[at].report))
    gold, found = [gold[at] for at in order], [found[at] for at in order]
    sheets = Sheets(found)
    one, other = candidates(found)
    names = {name: at for at, name in enumerate(sorted({row["story"] for row in gold}))}
    story = np.array([names[row["story"]] for row in gold])
    same, x = story[one] == story[other], features(sheets, one, other)
    sizes = Counter(story.tolist())
    print(
        f"{len(gold)} reports, {len(one)} pairs, {same.sum()} of {sum(n * (n - 1) // 2 for n in sizes.values())} same"
    )
    weight = np.where(same, [4 / max(1, sizes[s] - 1) for s in story[one].tolist()], 1.0)
    collection = np.array([row["set"] for row in gold])
    return Pile(gold, sheets, one, other, x, same, story, folds(story, one, other, x[:, 0]), weight, collection)


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


def fitted(x: np.ndarray, same: np.ndarray, weight: np.ndarray) -> Odds:
    """Fit weights to rows of features."""
    mean, scale = np.nanmean(x, axis=0), np.maximum(np.nanstd(x, axis=0), 1e-3)
    model = LogisticRegression(C=KEPT_SMALL, max_iter=1000)
    model.fit(standard(x, mean, scale), same, sample_weight=weight)
    return Odds(float(model.intercept_[0]), mean, scale, model.coef_[0])


def without(p: Pile, folds: set[int]) -> np.ndarray:
    """Return which pairs have no end in these folds."""
    return ~(np.isin(p.fold[p.one], list(folds)) | np.isin(p.fold[p.other], list(folds)))


def alone(p: Pile) -> dict[int | None, np.ndarray]:
    """Judge each pair by weights that saw neither end, nor the fold that is the key."""
    models: dict[frozenset[int], Odds] = {}
    chances = {}
    for key in (None, *range(FOLDS)):
        left_out = [frozenset({*ends} | {key} - {None}) for ends in zip(p.fold[p.one], p.fold[p.other], strict=True)]
        chances[key] = np.zeros(len(p.one))
        for folds in set(left_out):
            if folds not in models:
                kept = without(p, folds)
                models[folds] = fitted(p.rows[kept], p.same[kept], p.weight[kept])
            asked = np.array([each == folds for each in left_out])
            chances[key][asked] = models[folds](p.rows[asked])
    return chances


@dataclass
class Part:
    """Some of the reports: their pairs that are not out of the question, and what the words among them say."""

    pairs: np.ndarray
    near: np.ndarray

    def ends(self, p: Pile) -> tuple[np.ndarray, np.ndarray]:
        return p.one[self.pairs], p.other[self.pairs]

    def rows(self, p: Pile, chance: np.ndarray) -> np.ndarray:
        among = Neighbours(len(p.gold), self.ends(p), chance[self.pairs], p.rows[self.pairs, 0])
        return np.column_stack([among(np.arange(len(self.pairs))), self.near])


def part(p: Pile, chance: np.ndarray, reports: np.ndarray) -> Part:
    kept = np.flatnonzero(reports[p.one] & reports[p.other] & (chance > FAINT))
    return Part(kept, np.column_stack([p.rows[kept], nearby(p.sheets, p.one[kept], p.other[kept])]))


def smaller_piles(p: Pile) -> list[np.ndarray]:
    """Return the pile, each collection, and random parts of it, so that small folders are judged well too."""
    rng = np.random.default_rng(0)
    parts = [np.ones(len(p.gold), bool), *(p.set == name for name in sorted(set(p.set)))]
    parts += [rng.random(len(p.gold)) < share for share in (0.5, 0.3, 0.15)]
    stories = p.story.max() + 1
    return parts + [(rng.random(stories) < share)[p.story] for share in (0.5, 0.3, 0.1, 0.1, 0.05)]


def among(p: Pile, chance: np.ndarray, parts: list[Part], left_out: set[int]) -> Odds:
    """Fit weights for pairs among others, on all parts, without some folds."""
    allowed = without(p, left_out)
    at = np.concatenate([part.pairs[allowed[part.pairs]] for part in parts])
    x = np.concatenate([part.rows(p, chance)[allowed[part.pairs]] for part in parts])
    return fitted(x, p.same[at], p.weight[at])


def held_out(p: Pile, chances: dict[int | None, np.ndarray], models: dict[int, Odds], asked: Part) -> np.ndarray:
    """Return the log-odds of all pairs, of a part's by the weights that did not see their folds, averaged over both."""
    found = np.full(len(p.one), AGAINST * 2.0)
    found[asked.pairs] = 0
    others = other_pairs(len(p.gold), asked.ends(p), np.arange(len(asked.pairs)))
    for fold, model in models.items():
        odds = together(chances[fold][asked.pairs], logit(model(asked.rows(p, chances[fold]))), others)
        for end in (p.fold[p.one], p.fold[p.other]):
            found[asked.pairs] += np.where(end[asked.pairs] == fold, odds / 2, 0)
    return found


def figures(p: Pile, odds: np.ndarray, least: float, reports: np.ndarray) -> dict[str, float]:
    from metrics import stories  # noqa: PLC0415 (beside the yardsticks)

    chosen = np.flatnonzero(reports)
    linked = Linked(len(p.gold), p.one, p.other, odds)[np.flatnonzero(odds > AGAINST)]
    groups = gathered(clusters(linked, parts(linked, least), least), chosen)
    found = stories([{"reports": [p.gold[at]["id"] for at in g]} for g in groups], [p.gold[at] for at in chosen])
    merged = sum(len(g) * (len(g) - 1) // 2 for g in groups)
    right = sum(n * (n - 1) // 2 for g in groups for n in Counter(p.story[list(g)].tolist()).values())
    return found | {"wrong": (merged - right) / max(merged, 1)}


def show(name: str, f: dict[str, float]) -> None:
    sets = " ".join(
        f"{k[10:]} {v:.3f} ({f['exact_stories_' + k[10:]]:.3f})" for k, v in f.items() if k.startswith("bcubed_f1_")
    )
    print(f"{name:24} F1 {f['bcubed_f1']:.3f} (P {f['bcubed_p']:.3f} R {f['bcubed_r']:.3f}) exact {f['exact_stories']:.3f} "
          f"wrong {f['wrong']:.3f} | {sets}", flush=True)  # fmt: skip


def save(name: str, model: Odds) -> None:
    np.savez_compressed(
        DATA / f"{name}.npz", start=model.start, mean=model.mean, scale=model.scale, weights=model.weights
    )


def some(model: Odds, features: slice, start: float) -> Odds:
    """Return the part of the weights that some features have in the sum."""
    weights = model.weights.reshape(-1, len(model.mean))[:, features]
    return Odds(start, model.mean[features], model.scale[features], weights.ravel())


def train() -> None:
    p = pile()
    chances = alone(p)
    piles = smaller_piles(p)
    parts = [part(p, chances[None], reports) for reports in piles]
    models = {fold: among(p, chances[fold], parts, {fold}) for fold in range(FOLDS)}
    pooled = held_out(p, chances, models, parts[0])
    for least in THRESHOLDS:
        show(f"pairs alone, {least}", figures(p, logit(chances[None]), least, piles[0]))
        show(f"among others, {least}", figures(p, pooled, least, piles[0]))
    for each, reports in zip(parts[1:4], piles[1:4], strict=True):
        show("by itself", figures(p, held_out(p, chances, models, each), Group().least, reports))
    save("pairs", fitted(p.rows, p.same, p.weight))
    both, near = among(p, chances[None], parts, set()), parts[0].near.shape[1]
    save("neighbours", some(both, slice(None, -near), both.start))
    save("nearby", some(both, slice(-near, None), 0.0))


if __name__ == "__main__":
    {"background": background, "weights": train}[sys.argv[1]]()
