"""Train the weights by which pairs of claims are judged to state the same fact (src/headwater/compare/data/align.npz).

Data: the labelled stories (`origins`) and proposition clusters (`claims`) of the yardsticks, read by headwater itself. Reported
figures are cross-validated by story. The weights hold no text: they are a small net over the evidence of `compare/evidence.py`.

Run: python bench/train_align.py [--cached FILE]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import random
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.neural_network import MLPClassifier

from headwater.compare.evidence import EVIDENCE, Candidates, candidates
from headwater.desk import Desk
from headwater.model import StoryInput
from headwater.pipeline import Road
from headwater.resolve import resolve

YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", Path(__file__).parents[2] / "shared" / "yardsticks"))
OUT = Path(__file__).parents[1] / "src/headwater/compare/data/align.npz"
NETS, HIDDEN, FOLDS = 3, 24, 5


def stories() -> list[tuple[str, StoryInput, list[list[dict]]]]:
    """Each labelled story as headwater reads it, with the gold rows of cells."""
    found = []
    for folder in sorted((YARDSTICKS / "origins").glob("s*")):
        gold = json.loads((folder / "gold.jsonl").read_text())
        lines = (folder / "reports.jsonl").read_bytes()
        found.append((f"origins/{folder.name}", read(lines), [claim["cells"] for claim in gold["claims"]]))
    for line in gzip.decompress((YARDSTICKS / "claims/open.jsonl.gz").read_bytes()).splitlines():
        topic = json.loads(line)
        reports = "".join(
            json.dumps({k: r[k] for k in r if k in ("id", "title", "text")}) + "\n" for r in topic["reports"]
        )
        found.append((f"claims/{topic['topic']}", read(reports.encode()), topic["clusters"]))
    return found


def read(lines: bytes) -> StoryInput:
    """Walk the road as far as the resolved story."""
    path = Path(tempfile.gettempdir(), f"headwater-train-{os.getpid()}.jsonl")
    path.write_bytes(lines)
    desk = Desk((str(path),), road=Road(one_story=True))
    readings = [answer for answer in desk.read() if hasattr(answer, "claims")]
    path.unlink()
    return resolve(next(iter(Road(one_story=True).stories(readings))))


def labelled(story: StoryInput, rows: list[list[dict]]) -> tuple[np.ndarray, ...]:
    """Evidence, whether a pair meets two cells of one gold row, whether both its claims meet any gold cell."""
    sys.path.insert(0, str(YARDSTICKS))
    from dossiers import meets  # noqa: PLC0415
    from metrics import spans_of  # noqa: PLC0415

    claims = [(reading.report.id, claim.spans[0]) for reading in story.readings for claim in reading.claims]
    met = [
        {
            n
            for n, cells in enumerate(rows)
            for cell in cells
            if cell["report"] == report
            and cell.get("in", "text") == span.place
            and meets([(span.start, span.end)], spans_of(cell))
        }
        for report, span in claims
    ]
    pairs = candidates(story)
    across = np.array([claims[i][0] != claims[j][0] for i, j in zip(pairs.left, pairs.right, strict=True)])
    pairs = Candidates(pairs.left[across], pairs.right[across], pairs.evidence[across])
    same = np.array([bool(met[i] & met[j]) for i, j in zip(pairs.left, pairs.right, strict=True)])
    judged = np.array([bool(met[i]) and bool(met[j]) for i, j in zip(pairs.left, pairs.right, strict=True)])
    return pairs.evidence, same, judged, pairs.left, pairs.right


def fit(parts: list[tuple], seed: int = 0) -> tuple[np.ndarray, np.ndarray, list[MLPClassifier]]:
    """Fit the nets; of proposition clusters only judged pairs count, since not all that is shared is labelled there."""
    x = np.concatenate([p[0][p[3]] for p in parts])
    y = np.concatenate([p[1][p[3]] for p in parts])
    mean, scale = x.mean(0), x.std(0) + 1e-6
    nets = [
        MLPClassifier((HIDDEN,), alpha=0.3, early_stopping=True, max_iter=60, random_state=seed + n).fit(
            (x - mean) / scale, y
        )
        for n in range(NETS)
    ]
    return mean, scale, nets


def probabilities(model: tuple, x: np.ndarray) -> np.ndarray:
    mean, scale, nets = model
    return np.mean([net.predict_proba((x - mean) / scale)[:, 1] for net in nets], axis=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cached", type=Path, help="keep the evidence here between runs")
    options = parser.parse_args()
    if options.cached and options.cached.exists():
        data = pickle.loads(options.cached.read_bytes())
    else:
        data = [(name, *labelled(story, rows)) for name, story, rows in stories()]
        if options.cached:
            options.cached.write_bytes(pickle.dumps(data))
    parts = {
        name: (x, same, judged, np.ones(len(x), bool) if name.startswith("origins") else judged)
        for name, x, same, judged, *_ in data
    }
    print(
        f"{sum(p[1].sum() for p in parts.values())} pairs the same, of {sum(len(p[0]) for p in parts.values())} weighed"
    )
    names = sorted(parts)
    random.Random(1).shuffle(names)
    held: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        test = names[fold::FOLDS]
        model = fit([parts[name] for name in names if name not in test])
        held |= {name: probabilities(model, parts[name][0]) for name in test}
    for least in (0.2, 0.3, 0.4, 0.5):
        for group in ("origins", "claims"):
            chosen = [n for n in names if n.startswith(group)]
            hit = sum((parts[n][1] & (held[n] >= least) & parts[n][3]).sum() for n in chosen)
            said = sum(((held[n] >= least) & parts[n][3]).sum() for n in chosen)
            all_ = sum((parts[n][1] & parts[n][3]).sum() for n in chosen)
            figures = f"precision {hit / max(said, 1):.3f} recall {hit / all_:.3f} F1 {2 * hit / (said + all_):.3f}"
            print(f"{group} least {least}: pair {figures}")
    mean, scale, nets = fit(list(parts.values()))
    OUT.parent.mkdir(exist_ok=True)
    layers = {
        f"{kind}{n}_{k}": a.astype(np.float32)
        for n, net in enumerate(nets)
        for kind, arrays in (("w", net.coefs_), ("b", net.intercepts_))
        for k, a in enumerate(arrays)
    }
    np.savez(OUT, mean=mean, scale=scale, evidence=np.array(EVIDENCE), **layers)


if __name__ == "__main__":
    main()
