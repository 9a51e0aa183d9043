"""Train the line model of `headwater.clean` on the residue yardstick; needs scikit-learn and torch besides headwater.

    python bench/train_furniture.py --folds 5    held-out figures: no site is in training and test
    python bench/train_furniture.py --write      train on all pages and write the weights into the package

The weights are two tables of hashed words and a small convolution over lines; no word or line can be read from them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import torch
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from torch import nn

from headwater.clean import prose, traits

ROOT = Path(__file__).parents[1]
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT.parent / "shared" / "yardsticks"))
SETS = ("n4k_full", "n4k_light", "wcxb_full", "wcxb_light")
Tables = tuple[np.ndarray, np.ndarray]
WIDTH, DILATIONS, EPOCHS, NETS = 48, (1, 2, 4, 8), 14, 2


@dataclass(frozen=True)
class Page:
    """A page's lines, which of them are body, and the gold body."""

    name: str
    site: str
    lines: list[str]
    kept: np.ndarray
    body: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, default=0, help="stop after so many folds")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    pages = [page for name in SETS for page in read(name)]
    varied = [*pages, *(vary(page, random.Random(i)) for i, page in enumerate(pages))]
    rows = rows_kept_apart(varied, len(pages), asked.folds)
    if asked.write:
        write(word_tables(pages), *train(varied, rows))
        return
    found = []
    for fold in range(asked.only or asked.folds):
        apart = [fold_of(page, asked.folds) == fold for page in varied]
        nets = train(*([x for x, out in zip(each, apart, strict=True) if not out] for each in (varied, rows)))
        trained = weights_of((np.zeros(1), np.zeros(1)), *nets)
        found += [(varied[i], prose.likelihood(rows[i], trained)) for i in range(len(pages)) if apart[i]]
        print(f"fold {fold} done", file=sys.stderr, flush=True)
    report(found)


def read(name: str) -> list[Page]:
    with gzip.open(YARDSTICKS / "residue" / f"{name}.jsonl.gz", "rt") as texts:
        rows = [json.loads(line) for line in texts]
    with gzip.open(YARDSTICKS / "residue" / f"{name}.gold.jsonl.gz", "rt") as golds:
        answers = [json.loads(line) for line in golds]
    pages = []
    for row, gold in zip(rows, answers, strict=True):
        if row["text"].strip():
            pairs = [(x.strip(), y) for x, y in zip(row["text"].split("\n"), gold["keep"], strict=True) if x.strip()]
            lines, kept = [x for x, _ in pairs], np.array([y for _, y in pairs], np.float32)
            pages.append(Page(name, site(row["url"]), lines, kept, gold["body"]))
    return pages


def site(url: str) -> str:
    parts = urlsplit(url).netloc.lower().split(".")
    return ".".join(parts[-3:] if len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])


def fold_of(page: Page, folds: int) -> int:
    return zlib.crc32(page.site.encode()) % folds


# ------------------------------------------------------------------ training


def rows_kept_apart(varied: list[Page], known: int, folds: int) -> list[np.ndarray]:
    """Return the traits of each page's lines, its words scored by tables that saw no page of its site."""
    rows = [np.zeros(0)] * len(varied)
    for fold in range(folds):
        tables = word_tables([page for page in varied[:known] if fold_of(page, folds) != fold])
        for i, page in enumerate(varied):
            if fold_of(page, folds) == fold:
                rows[i] = numbers(page, tables)
        print(f"word tables {fold} done", file=sys.stderr, flush=True)
    return rows


def train(varied: list[Page], rows: list[np.ndarray]) -> tuple[list[Net], tuple[np.ndarray, np.ndarray]]:
    """Return the nets and the scaling."""
    every = np.concatenate(rows)
    norm = every.mean(0), every.std(0) + 1e-3
    scaled = [np.clip((each - norm[0]) / norm[1], -5, 5).astype(np.float32) for each in rows]
    return [fit(varied, scaled, seed) for seed in range(NETS)], norm


def vary(page: Page, dice: random.Random) -> Page:
    """Return the page as other senders would have it: body alone, a sentence a line, or cut somewhere."""
    pairs = list(zip(page.lines, page.kept.tolist(), strict=True))
    way = dice.random()
    if way < 0.35:
        pairs = [pair for pair in pairs if pair[1]] or pairs
    elif way < 0.55:
        pairs = [
            (part, y) for line, y in pairs for part in re.split(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z\"“‘])", line) if part
        ]
    else:
        first, last = dice.randrange(len(pairs)), dice.randrange(len(pairs))
        body = [i for i, (_, y) in enumerate(pairs) if y] or [0]
        pairs = pairs[min(first, body[0] + len(body) // 3) : max(last, body[-1]) + 1]
    return replace(page, body="", lines=[x for x, _ in pairs], kept=np.array([y for _, y in pairs], np.float32))


def weights(words: traits.Words) -> np.ndarray:
    """Every page counts the same, its lines by their words."""
    each = (np.minimum(words.per_line, 150) + 1.0) ** 0.7
    return (each / each.sum() * 50).astype(np.float32)


def word_tables(pages: list[Page]) -> tuple[np.ndarray, np.ndarray]:
    split = [traits.words(page.lines) for page in pages]
    answers = np.concatenate([page.kept for page in pages])
    weight = np.concatenate([weights(words) for words in split])
    tables = []
    for grams, strength in ((own_rows, 3.0), (neighbour_rows, 1.0)):
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=40, tol=1e-2)
        model.fit(vstack([grams(words) for words in split]), answers, sample_weight=weight)
        tables.append(model.coef_[0].astype(np.float16).astype(np.float32))
    return tuple(tables)


def own_rows(words: traits.Words) -> csr_matrix:
    slots, value = traits.own_grams(words), 1 / np.sqrt(words.per_line)
    line = np.concatenate([words.line, words.line, np.arange(len(value))])
    slot = np.concatenate([slots.ravel(), traits.first_grams(words)])
    return rows_of(line, slot, np.concatenate([np.tile(value[words.line], 2), np.ones(len(value))]), len(value))


def neighbour_rows(words: traits.Words) -> csr_matrix:
    slots, count = traits.neighbour_grams(words), len(words.per_line)
    value = np.where(words.per_line <= traits.NEIGHBOUR_WORDS, 1 / np.sqrt(words.per_line), 0)[words.line]
    line = np.concatenate([words.line - step for step, _ in traits.NEIGHBOURS])
    there = (line >= 0) & (line < count)
    return rows_of(line[there], slots.ravel()[there], np.tile(value, len(traits.NEIGHBOURS))[there], count)


def rows_of(line: np.ndarray, slot: np.ndarray, value: np.ndarray, count: int) -> csr_matrix:
    return csr_matrix((value, (line, slot)), shape=(count, traits.TABLE))


def numbers(page: Page, tables: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    words = traits.words(page.lines)
    own, near = traits.own_score(words, tables[0]), traits.neighbour_score(words, tables[1])
    return traits.traits(page.lines, words, own, near)


class Net(nn.Module):
    """A layer per line, then convolutions over lines that each reach twice as far."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.first = nn.Linear(size, WIDTH)
        self.over = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.last = nn.Linear(WIDTH, 1)
        self.drop, self.drop_input = nn.Dropout(0.25), nn.Dropout(0.15)

    def forward(self, rows: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        state = torch.relu(self.first(self.drop_input(rows))) * there
        for over in self.over:
            state = state + torch.relu(over(self.drop(state).transpose(1, 2)).transpose(1, 2)) * there
        return self.last(self.drop(state))[..., 0]


def fit(pages: list[Page], rows: list[np.ndarray], seed: int) -> Net:
    torch.manual_seed(seed)
    dice, net = random.Random(seed), Net(rows[0].shape[1])
    half = sum(bool(page.body) for page in pages)
    count = [weights(traits.words(page.lines)) for page in pages]
    others = (len(pages) - half) // 2 if seed else 0
    runs = [[*range(half), *dice.sample(range(half, len(pages)), others)] for _ in range(EPOCHS)]
    steps = [batch for run in runs for batch in batches(run, rows, dice)]
    chosen = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.02)
    pace = torch.optim.lr_scheduler.OneCycleLR(chosen, 4e-3, total_steps=len(steps))
    for batch in steps:
        x, there = padded([rows[i] for i in batch])
        y, w = (padded([each[i][:, None] for i in batch])[0][..., 0] for each in ([p.kept for p in pages], count))
        loss = (nn.functional.binary_cross_entropy_with_logits(net(x, there), y, reduction="none") * w).sum()
        chosen.zero_grad()
        (loss / len(batch) / 50).backward()
        chosen.step()
        pace.step()
    return net.eval()


def batches(run: list[int], rows: list[np.ndarray], dice: random.Random, most: int = 6000) -> list[list[int]]:
    found, batch = [], []
    for i in sorted(run, key=lambda i: len(rows[i]) + dice.random() * 20):
        if batch and (len(batch) + 1) * len(rows[i]) > most:
            found.append(batch)
            batch = []
        batch.append(i)
    found.append(batch)
    dice.shuffle(found)
    return found


def padded(rows: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    long = max(map(len, rows))
    full = np.zeros((len(rows), long, rows[0].shape[1]), np.float32)
    there = np.zeros((len(rows), long, 1), np.float32)
    for i, each in enumerate(rows):
        full[i, : len(each)], there[i, : len(each)] = each, 1
    return torch.from_numpy(full), torch.from_numpy(there)


# ------------------------------------------------------------------ figures and weights


def arrays(
    tables: tuple[np.ndarray, np.ndarray], nets: list[Net], norm: tuple[np.ndarray, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return the weights as the package reads them."""
    kernels = [[over.weight.detach().numpy().transpose(2, 1, 0) for over in net.over] for net in nets]
    return {
        "own": tables[0],
        "near": tables[1],
        "middle": norm[0],
        "spread": norm[1],
        "first": np.stack([net.first.weight.detach().numpy().T for net in nets]),
        "first_bias": np.stack([net.first.bias.detach().numpy() for net in nets]),
        "over": np.array(kernels),
        "over_bias": np.array([[over.bias.detach().numpy() for over in net.over] for net in nets]),
        "last": np.stack([net.last.weight.detach().numpy()[0] for net in nets]),
        "last_bias": np.array([net.last.bias.item() for net in nets]),
    }


def weights_of(tables: Tables, nets: list[Net], norm: Tables) -> prose.Weights:
    return prose.Weights(**{name: each.astype(np.float32) for name, each in arrays(tables, nets, norm).items()})


def write(tables: Tables, nets: list[Net], norm: Tables) -> None:
    target = ROOT / "src" / "headwater" / "clean" / "data" / "prose.npz"
    np.savez_compressed(target, **{name: each.astype(np.float16) for name, each in arrays(tables, nets, norm).items()})
    print(f"{target.stat().st_size:,} bytes written to {target.relative_to(ROOT)}")


def report(found: list[tuple[Page, np.ndarray]]) -> None:
    for least in (0.3, 0.4, 0.5):
        for name in SETS:
            pairs = [(page, chance) for page, chance in found if page.name == name]
            compared = [compare(*pair, least) for pair in pairs]
            precision, recall = (np.mean([x for x in each if x is not None]) for each in zip(*compared, strict=True))
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{least} {name:10} precision {precision:.4f} recall {recall:.4f} body_f1 {f1:.4f}")


def compare(page: Page, chance: np.ndarray, least: float) -> tuple[float | None, float]:
    mine = shingles("\n".join(line for line, p in zip(page.lines, chance, strict=True) if p >= least))
    true = shingles(page.body)
    both = (mine & true).total()
    return both / mine.total() if any(chance >= least) else None, both / max(1, true.total())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


if __name__ == "__main__":
    main()
