"""Score whole dossiers on 39 further stories: what rules that were made on `origins` are worth elsewhere.

    python bench/further.py [--half seen|"held out"]

The texts stand in the set `stories` of the yardsticks. `bench/dossiers.jsonl.gz` holds the dossiers, labelled after the guide of
`origins` by a language model, with a second look: report ids, offsets, modes, names of speakers, origins, differences and
derivations, no text. Rules were made looking at the half that is seen, never at the other. The trees of alignment were trained on
rows of these stories.
"""

import argparse
import gzip
import json
import sys

from labelled import HERE, YARDSTICKS, everything, lines, unresolved

from headwater.codec import encode
from headwater.pipeline import dossier

METRICS = (
    "claims_f1", "claims_found", "interval_exact", "interval_exact_all", "interval_exact_copied", "main_interval_exact",
    "main_found", "low_too_high", "single_origin_f1", "not_established_f1", "speaker_accuracy", "mode_accuracy", "against_f1",
    "discrepancy_f1", "quotes_f1", "derivation_macro_f1", "dependent_f1",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("seen", "held out"))
    chosen = parser.parse_args().half
    sys.path.insert(0, str(YARDSTICKS))
    from dossiers import trace  # noqa: PLC0415

    records = {report["id"]: report for report in everything()}
    told = map(json.loads, gzip.decompress((HERE / "dossiers.jsonl.gz").read_bytes()).splitlines())
    gold = [one for one in told if chosen in {None, one["half"]}]
    stories = (unresolved(lines(records[name] for name in one["story"]["reports"])) for one in gold)
    found = [json.loads(json.dumps(encode(dossier(story)))) for story in stories]
    scores = trace(found, gold)
    print(f"{len(gold)} stories, {sum(len(one['claims']) for one in gold)} claims")
    for metric in METRICS:
        print(f"{metric:24} {scores[metric]:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
