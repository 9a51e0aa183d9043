"""Train the attribution net on what `quote_examples.py` laid out; needs torch 2.13, which headwater itself does not.

    python bench/train_quotes.py CACHE FIRST.npz 10 1
    python bench/train_quotes.py CACHE OUT.npz 4 3 FIRST.npz

One report in twenty of the
training set is held out to choose the epoch; dev is not looked at.
"""

import copy
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

torch.set_num_threads(1)
SIZES = {"first": 160, "graph": 128, "state": 128, "last": 128, "arc": 64}
EMBEDDED = {"tag": 16, "dep": 16, "ent": 8}
TAGS = 7
BUCKETS = 24
LAYERS = 2
BATCH = 1800
FIRST = {"rate": 2e-3, "warm": 200, "dropout": 0.33}
AGAIN = {"rate": 8e-4, "warm": 100, "dropout": 0.42}


class Dropout(nn.Module):
    """Dropout whose masks are cut from one long random mask: drawing them anew takes a sixth of the time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.masks = (torch.rand(4_000_000) > share).float() / (1 - share)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        at = int(torch.randint(len(self.masks) - x.numel(), (1,)))
        return x * self.masks[at : at + x.numel()].view(x.shape)


class Net(nn.Module):
    """Words and their tree → two-way LSTM → a tag for each token, and arcs content → cue and cue → source."""

    def __init__(self, keys: dict[str, np.ndarray], glove: np.ndarray, numbers: int) -> None:
        super().__init__()
        self.glove = nn.Embedding.from_pretrained(torch.tensor(glove))
        self.delta = nn.Embedding(len(glove), 24)
        nn.init.zeros_(self.delta.weight)
        self.embed = nn.ModuleDict({k: nn.Embedding(len(keys[k]) + 1, d) for k, d in EMBEDDED.items()})
        wide = 96 + glove.shape[1] + 24 + sum(EMBEDDED.values()) + numbers
        a, g, h, z, k = SIZES.values()
        self.first, self.graph = nn.Linear(wide, a), nn.Linear(4 * a, g)
        self.ahead = nn.ModuleList(nn.LSTM(g if i == 0 else 2 * h, h, batch_first=True) for i in range(LAYERS))
        self.back = nn.ModuleList(nn.LSTM(g if i == 0 else 2 * h, h, batch_first=True) for i in range(LAYERS))
        self.last, self.around = nn.Linear(2 * h + g, z), nn.Linear(3 * z, z)
        self.tag = nn.Linear(z, TAGS)
        self.said, self.cue, self.asks, self.source = (nn.Linear(z, k) for _ in range(4))
        self.near = nn.Parameter(torch.zeros(2, 2 * BUCKETS + 1))
        self.moves, self.begin = nn.Parameter(torch.zeros(TAGS, TAGS)), nn.Parameter(torch.zeros(TAGS))
        self.drop = Dropout(FIRST["dropout"])

    def forward(self, b: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        words = b["words"]
        if self.training:
            words = words * (torch.rand(words.shape) > 0.1)
        x = torch.cat(
            [b["vectors"], self.glove(words), self.delta(words)]
            + [self.embed[k](b[k]) for k in EMBEDDED]
            + [b["numbers"]],
            1,
        )
        a = torch.relu(self.first(self.drop(x)))
        a = self.drop(a)
        below = torch.zeros_like(a).index_add(0, b["heads"], a)
        g = torch.relu(self.graph(torch.cat([a, a[b["heads"]], a[b["governors"]], below], 1)))
        s = g[b["pad"]]
        for ahead, back in zip(self.ahead, self.back, strict=True):
            s = self.drop(s)
            f = ahead(s)[0]
            r = back(s.gather(1, b["flip"][:, :, None].expand_as(s)))[0]
            s = torch.cat([f, r.gather(1, b["flip"][:, :, None].expand_as(r))], 2)
        u = torch.cat([s[b["row"], b["column"]], g], 1)
        v = torch.relu(self.last(self.drop(u)))
        v = self.drop(v)
        z = torch.relu(self.around(torch.cat([v, v[b["heads"]], v[b["governors"]]], 1)))
        z = self.drop(z)
        near = self.near[:, b["near"]]
        said, cue, asks, source = ((f(z))[b["pad"]] for f in (self.said, self.cue, self.asks, self.source))
        scale = 1 / math.sqrt(said.shape[-1])
        hide = (~b["mask"])[:, None, :] * -1e4
        to_cue = said @ cue.transpose(1, 2) * scale + near[0] + hide
        to_source = asks @ source.transpose(1, 2) * scale + near[1] + hide
        return self.tag(z)[b["pad"]], to_cue, to_source

    def loss(self, b: dict[str, Tensor]) -> Tensor:
        tag, to_cue, to_source = self(b)
        count = b["mask"].sum()
        total = self.crf(tag, b["tags"], b["mask"]) / count
        for arcs, gold, weight in ((to_cue, b["cues"], 0.5), (to_source, b["sources"], 2.0)):
            known = gold >= 0
            total = total + weight * nn.functional.cross_entropy(arcs[known], gold[known], reduction="sum") / count
        return total

    def crf(self, tag: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        m = mask.float()
        true = (tag.gather(2, gold[:, :, None])[:, :, 0] * m).sum() + self.begin[gold[:, 0]].sum()
        true = true + (self.moves[gold[:, :-1], gold[:, 1:]] * m[:, 1:]).sum()
        state = self.begin + tag[:, 0]
        for t in range(1, tag.shape[1]):
            new = torch.logsumexp(state[:, :, None] + self.moves, 1) + tag[:, t]
            state = torch.where(mask[:, t, None], new, state)
        return torch.logsumexp(state, 1).sum() - true


class Set:
    """Examples in memory, cut into batches of paragraphs of like length."""

    def __init__(self, path: Path, keys: dict[str, np.ndarray]) -> None:
        raw = np.load(path)
        self.z = {k: raw[k] for k in raw.files}
        self.start = np.cumsum(self.z["lengths"]) - self.z["lengths"]
        self.index = {k: lookup(keys[k], self.z["hashes"][:, i]) for i, k in enumerate(("words", *EMBEDDED))}

    def batches(self, chosen: np.ndarray, rng: np.random.Generator) -> list[np.ndarray]:
        size = self.z["lengths"][chosen] * np.exp(rng.normal(0, 0.05, len(chosen)))
        out: list[list[int]] = [[]]
        for p in chosen[np.argsort(size)]:
            if out[-1] and (len(out[-1]) + 1) * self.z["lengths"][p] > BATCH:
                out.append([])
            out[-1].append(p)
        rng.shuffle(out)
        return [np.array(b) for b in out]

    def batch(self, paragraphs: np.ndarray) -> dict[str, Tensor]:
        lengths, start = self.z["lengths"][paragraphs], self.start[paragraphs]
        rows = np.concatenate([np.arange(s, s + n) for s, n in zip(start, lengths, strict=True)])
        local = np.cumsum(lengths) - lengths
        shift = np.repeat(local - start, lengths)
        widest = lengths.max()
        column = np.arange(len(rows)) - np.repeat(local, lengths)
        at = np.arange(widest)[None]
        mask = at < lengths[:, None]
        pad = np.where(mask, local[:, None] + at, 0)
        flip = np.where(mask, lengths[:, None] - 1 - at, at)
        z = self.z

        def spread(values: np.ndarray) -> np.ndarray:
            return np.where(mask, values[pad], -1)

        out = {k: v[rows] for k, v in self.index.items()}
        out |= {k: z[k][rows].astype(np.float32) for k in ("vectors", "numbers")}
        out |= {k: z[k][rows] + shift for k in ("heads", "governors")}
        out |= {k: spread(z[k][rows]) for k in ("cues", "sources")}
        out |= {"pad": pad, "mask": mask, "flip": flip, "column": column, "near": nearness(widest)}
        out |= {"row": np.repeat(np.arange(len(lengths)), lengths), "tags": np.maximum(spread(z["tags"][rows]), 0)}
        return {k: torch.as_tensor(v) for k, v in out.items()}


def nearness(n: int) -> np.ndarray:
    away = np.arange(n)[None] - np.arange(n)[:, None]
    size = np.abs(away)
    size = np.where(size <= 8, size, np.minimum(8 + np.log2(np.maximum(size, 8) / 8) * 4, BUCKETS)).astype(np.int64)
    return np.sign(away) * size + BUCKETS


def lookup(keys: np.ndarray, hashes: np.ndarray) -> np.ndarray:
    at = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
    return np.where(keys[at] == hashes, at + 1, 0)


def spans(tags: np.ndarray) -> set[tuple[int, int, int]]:
    out, begin = set(), None
    for i, t in enumerate([*tags, 0]):
        if begin is not None and (t == 0 or t % 2 or (t + 1) // 2 != begin[1]):
            out.add((begin[0], i, begin[1]))
            begin = None
        if t and begin is None:
            begin = (i, (t + 1) // 2)
    return out


def check(net: Net, data: Set, chosen: np.ndarray) -> dict[str, float]:
    net.eval()
    hit, got, want, arcs = np.zeros(4), np.zeros(4), np.zeros(4), np.zeros(4)
    with torch.no_grad():
        for paragraphs in data.batches(chosen, np.random.default_rng(0)):
            b = data.batch(paragraphs)
            tag, to_cue, to_source = net(b)
            for k, (arc, gold) in enumerate(((to_cue, b["cues"]), (to_source, b["sources"]))):
                arcs[k] += (arc.argmax(2) == gold)[gold >= 0].sum().item()
                arcs[k + 2] += (gold >= 0).sum().item()
            for i, n in enumerate(b["mask"].sum(1).tolist()):
                mine, true = spans(viterbi(tag[i, :n].numpy(), net)), spans(b["tags"][i, :n].numpy())
                for role in (1, 2, 3):
                    p, t = {s for s in mine if s[2] == role}, {s for s in true if s[2] == role}
                    hit[role] += len(p & t)
                    got[role] += len(p)
                    want[role] += len(t)
    f = 2 * hit[1:] / (got[1:] + want[1:])
    return {"source": f[0], "cue": f[1], "content": f[2], "to_cue": arcs[0] / arcs[2], "to_source": arcs[1] / arcs[3]}


def viterbi(tag: np.ndarray, net: Net) -> np.ndarray:
    moves, state = net.moves.detach().numpy(), net.begin.detach().numpy() + tag[0]
    back = []
    for row in tag[1:]:
        scores = state[:, None] + moves
        back.append(scores.argmax(0))
        state = scores.max(0) + row
    path = [int(state.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return np.array(path[::-1])


def main(cache: Path, out: Path, epochs: int, seed: int, start: Path | None = None) -> None:
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    glove = np.load(cache / "glove.npz")
    hashes = np.load(cache / "train.npz")["hashes"]
    keys = {"words": glove["keys"]} | {k: np.unique(hashes[:, i + 1]) for i, k in enumerate(EMBEDDED)}
    data = Set(cache / "train.npz", keys)
    train, held = (np.flatnonzero((data.z["reports"] % 20 == 19) == apart) for apart in (False, True))
    vectors = np.concatenate([np.zeros((1, glove["vectors"].shape[1]), np.float32), glove["vectors"]])
    net = Net(keys, vectors, data.z["numbers"].shape[1])
    if start:
        net.load_state_dict(read(start))
        net.drop = Dropout(AGAIN["dropout"])
    course = Course(net, epochs * len(data.batches(train, rng)), AGAIN if start else FIRST)
    best = 0.0
    for epoch in range(epochs):
        began = time.time()
        loss = np.mean([course.step(data.batch(paragraphs)) for paragraphs in data.batches(train, rng)])
        found = check(course.slow, data, held)
        mean = float(np.mean(list(found.values())))
        figures = " ".join(f"{k} {v:.3f}" for k, v in found.items())
        print(f"{epoch}: loss {loss:.4f}, {figures}, mean {mean:.4f}, {time.time() - began:.0f} s", flush=True)
        if mean > best:
            best = mean
            write(course.slow, keys, out)


class Course:
    """Gradient steps at a rate that rises and then falls to nothing, and the running mean of the weights."""

    def __init__(self, net: Net, steps: int, plan: dict[str, float]) -> None:
        self.net, self.slow, self.steps, self.done, self.plan = net, copy.deepcopy(net), steps, 0, plan
        self.optimiser = torch.optim.AdamW(
            [p for p in net.parameters() if p.requires_grad], plan["rate"], weight_decay=0.01
        )

    def step(self, batch: dict[str, Tensor]) -> float:
        self.net.train()
        self.done += 1
        falling = 0.5 + 0.5 * math.cos(math.pi * min(1, self.done / self.steps))
        for group in self.optimiser.param_groups:
            group["lr"] = self.plan["rate"] * min(1, self.done / self.plan["warm"]) * max(0.02, falling)
        loss = self.net.loss(batch)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        keep = min(0.997, self.done / (self.done + 10))
        with torch.no_grad():
            for old, new in zip(self.slow.parameters(), self.net.parameters(), strict=True):
                old.mul_(keep).add_(new, alpha=1 - keep)
        return loss.item()


def write(net: Net, keys: dict[str, np.ndarray], out: Path) -> None:
    """Weights as 16-bit floats, the two word tables as bytes with one scale each."""
    arrays = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    tables = {}
    for name in ("glove.weight", "delta.weight"):
        table = arrays.pop(name)
        scale = np.abs(table).max() / 127 + 1e-9
        tables[name] = np.round(table / scale).astype(np.int8)
        tables[name.replace("weight", "scale")] = np.float32(scale)
    named = {f"keys.{k}": v for k, v in keys.items()}
    np.savez_compressed(out, **tables, **named, **{k: v.astype(np.float16) for k, v in arrays.items()})


def read(path: Path) -> dict[str, Tensor]:
    """Undo `write`."""
    packed = np.load(path)
    scales = {f"{name}.weight": packed[f"{name}.scale"] for name in ("glove", "delta")}
    names = [k for k in packed.files if not k.startswith("keys.") and not k.endswith(".scale")]
    return {k: torch.tensor(packed[k].astype(np.float32) * scales.get(k, np.float32(1))) for k in names}


if __name__ == "__main__":
    cache, out, epochs, seed, *start = sys.argv[1:]
    main(Path(cache), Path(out), int(epochs), int(seed), *(Path(path) for path in start))
