"""The desk hands work to runners, and tells whoever watches how far it is."""

import json
import pickle

from headwater.desk import Desk
from headwater.pipeline import Road
from headwater.seams import here

FERRY = "The Orsk Merin ferry stayed in port on Monday because it had no coal, Captain Ida Sorrel said."


def elsewhere(recipe, shards):
    """Run everything as on a worker, which has nobody to tell."""
    return here(pickle.loads(pickle.dumps(recipe)), shards)


def test_one_story_tells_how_far_it_is_whoever_runs_the_stages(tmp_path, monkeypatch):
    monkeypatch.setattr("headwater.pipeline.LARGE", 2)
    path, seen = tmp_path / "reports.jsonl", []
    path.write_text(
        "".join(json.dumps({"outlet": name, "text": FERRY}) + "\n" for name in ("Post", "Gazette")), "utf-8"
    )

    watch = lambda what, *_: seen.append(what)  # noqa: E731
    list(Desk((str(path),), road=Road(one_story=True), runner=elsewhere, watch=watch).trace())

    assert [
        "reports cleaned",
        "reports read",
        "stories traced",
        "claims read in their sentences",
        "reports laid beside others",
        "claims compared",
    ] == list(dict.fromkeys(seen))
