"""Group reports with headwater and with what others use, on one machine in one run; print time and figures.

    python bench/peers.py [--generated NUMBER]      (needs the dependency group `peers`)

The reports are those of the labelled stories, then the first of the generated stream (bench/stream.py). Each peer gets
the same cleaned text (title and prose) and the best of the settings tried, chosen with the answers in sight; headwater
gets the settings that ship. Times are processor time from text to groups (headwater's: to stories with links and
reasons), the least of some runs, taken in turn. Each run has a process of its own that grouped nine reports before, so
that what it needs is loaded and nothing else is known. The weights that headwater ships were fitted on the labelled
stories: docs/design/group.md has its figures on stories held out. BERTopic is asked too where it is installed; it comes
without its encoders, and so without torch, by `pip install --no-deps bertopic` and `pip install pandas plotly pyyaml
tqdm`.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from stream import stream

from headwater.group import Group
from headwater.group.evidence import prose
from headwater.ingest import Ingest, sources
from headwater.model import Dated, Reading, Report
from headwater.pipeline import Road

ROOT = Path(__file__).parents[1]
YARDSTICKS = Path(os.environ.get("HEADWATER_YARDSTICKS", ROOT.parent / "shared" / "yardsticks"))
STORIES = YARDSTICKS / "stories/open.jsonl.gz"
ROW = "{:44} {:>8} {:>9} {:>7} {:>7}"
Labels = Sequence[int]
RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--generated", type=int, default=5_000, metavar="NUMBER")
    number = parser.parse_args().generated
    sys.path.insert(0, str(YARDSTICKS))
    for kind, pile in (("labelled", labelled()), ("generated", generated(number))):
        print(ROW.format(f"{len(pile.reports)} {kind} reports", "CPU, s", "BCubed F1", "exact", "stories"))
        asked = {"headwater": (headwater, pile.reports)}
        for peer, group, settings in PEERS:
            if peer == "BERTopic" and not find_spec("bertopic"):
                print(f"{peer} is not installed")
                continue
            tried = {setting: figures(group(pile.texts, setting), pile)["bcubed_f1"] for setting in settings}
            best = max(tried, key=tried.__getitem__)
            asked[f"{peer}, {best}"] = partial(group, setting=best), pile.texts
        runs = [{name: timed(*work) for name, work in asked.items()} for _ in range(RUNS)]
        for name, (_, labels) in runs[0].items():
            tell(name, min(run[name][0] for run in runs), labels, pile)


@dataclass(frozen=True)
class Pile:
    """Reports, and for each a row that names its story."""

    reports: list[Report]
    gold: list[dict]

    @property
    def texts(self) -> list[str]:
        return [f"{report.title}\n{prose(report)}" for report in self.reports]


def labelled() -> Pile:
    gold = [json.loads(line) for line in gzip.decompress(STORIES.read_bytes()).splitlines()]
    found = Road().reports(sources([str(STORIES)], Ingest()))
    return Pile([report for report in found if isinstance(report, Report)], gold)


def generated(number: int) -> Pile:
    rows = list(stream(number))
    reports = [
        Report(row["id"], row["text"], row["title"], published=Dated(row["published"], "day", "metadata"))
        for row in rows
    ]
    return Pile(reports, [{"id": row["id"], "story": row["story"]} for row in rows])


def timed(group: Callable[[list], Labels], given: list) -> tuple[float, Labels]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
        return own.submit(clocked, group, given).result()


def clocked(group: Callable[[list], Labels], given: list) -> tuple[float, Labels]:
    group(given[:9])
    began = time.process_time()
    labels = group(given)
    return time.process_time() - began, labels


def headwater(reports: Sequence[Report]) -> Labels:
    story = {report: at for at, one in enumerate(Group()(map(Reading, reports))) for report in one.reports}
    return [story[report.id] for report in reports]


def minhash(texts: Sequence[str], setting: float) -> Labels:
    """Words in rows of two, 128 permutations; what collides at a threshold is joined."""
    index, ends = MinHashLSH(threshold=setting, num_perm=128), []
    for number, text in enumerate(texts):
        words, sketch = text.lower().split(), MinHash(num_perm=128)
        sketch.update_batch([" ".join(pair).encode() for pair in pairwise(words)])
        ends += [(number, other) for other in index.query(sketch)]
        index.insert(number, sketch)
    one, other = np.array(ends, int).reshape(-1, 2).T
    table = coo_array((np.ones(len(one)), (one, other)), shape=(len(texts), len(texts)))
    return connected_components(table, directed=False)[1].tolist()


def average_link(texts: Sequence[str], setting: float) -> Labels:
    """Cosine distance of TF-IDF over words and pairs of words, cut at a threshold."""
    table = weights(texts)
    distance = 1 - (table @ table.T).toarray()
    link = AgglomerativeClustering(n_clusters=None, metric="precomputed", linkage="average", distance_threshold=setting)
    return link.fit_predict(np.clip(distance, 0, None)).tolist()


def density(texts: Sequence[str], setting: int) -> Labels:
    """TF-IDF reduced to so many dimensions; what HDBSCAN takes for noise is a story by itself."""
    labels = HDBSCAN(min_cluster_size=2, min_samples=1, copy=True).fit_predict(reduced(texts, setting))
    return list(apart(labels.tolist()))


def topics(texts: Sequence[str], setting: int) -> Labels:
    """BERTopic over the same vectors as `density`, its words by topic left out; what it takes for noise is a story by itself."""
    from bertopic import BERTopic  # noqa: PLC0415 (an optional peer)
    from bertopic.dimensionality import BaseDimensionalityReduction  # noqa: PLC0415

    vectors = reduced(texts, setting)
    model = BERTopic(
        umap_model=BaseDimensionalityReduction(), hdbscan_model=HDBSCAN(min_cluster_size=2, min_samples=1, copy=True)
    )
    return list(apart(model.fit_transform(list(texts), vectors)[0]))


def apart(labels: Sequence[int]) -> Iterator[int]:
    for number, label in enumerate(labels):
        yield label if label >= 0 else -1 - number


def reduced(texts: Sequence[str], dimensions: int):
    vectors = TruncatedSVD(dimensions, random_state=0).fit_transform(weights(texts))
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def weights(texts: Sequence[str]):
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words="english").fit_transform(texts)


def figures(labels: Labels, pile: Pile) -> dict[str, float]:
    from metrics import stories  # noqa: PLC0415 (beside the yardsticks)

    groups: dict[int, list[str]] = {}
    for report, label in zip(pile.reports, labels, strict=True):
        groups.setdefault(label, []).append(report.id)
    return stories([{"reports": group} for group in groups.values()], pile.gold)


def tell(name: str, seconds: float, labels: Labels, pile: Pile) -> None:
    found = figures(labels, pile)
    row = f"{seconds:.2f}", f"{found['bcubed_f1']:.3f}", f"{found['exact_stories']:.3f}", len(set(labels))
    print(ROW.format(name, *row), flush=True)


PEERS = (
    ("datasketch MinHash LSH", minhash, (0.05, 0.1, 0.15, 0.2, 0.3, 0.5)),
    ("scikit-learn average link, TF-IDF", average_link, (0.84, 0.86, 0.88, 0.9, 0.92, 0.94)),
    ("scikit-learn HDBSCAN, TF-IDF and SVD", density, (50, 100, 200)),
    ("BERTopic", topics, (50, 100, 200)),
)

if __name__ == "__main__":
    main()
