"""The cases that must be right, on reports read and traced from end to end."""

import json

import pytest

from headwater.clean import Clean
from headwater.ingest import Ingest, sources
from headwater.model import Reading
from headwater.pipeline import Road, Trace

RELEASE = (
    "The Tarn harbour office closed the Velm lock on Thursday, it said in a statement.",
    "The lock will be repaired for 3 million crowns, the harbour office said.",
)
FERRY = "The ferry Alkyone was carrying 412 passengers when it ran aground off Velm on Thursday, the coast guard said."


@pytest.fixture
def traced(tmp_path):
    """Trace reports given as lists of paragraphs, as one story."""

    def trace(published="2025-02-07", dates=None, **told):
        path = tmp_path / "reports.jsonl"
        records = [
            {
                "id": name,
                "outlet": f"{name.title()} Post",
                "published": (dates or {}).get(name, published),
                "text": "\n".join(lines),
            }
            for name, lines in told.items()
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        road = Road(clean=Clean(), one_story=True)
        readings = [r for r in road.read(road.reports(sources([str(path)], Ingest()))) if isinstance(r, Reading)]
        (dossier,) = Trace()(road.stories(readings))
        return dossier

    return trace


def row_of(dossier, words):
    return next(row for row in dossier.alignment.rows if any(words in cell.claim.text for cell in row.cells))


def count_of(dossier, words):
    row = row_of(dossier, words)
    return next(count for count in dossier.trace.counts if count.row == row.id)


def supporting(row):
    return {cell.report for cell in row.cells if cell.stance == "supports"}


def differing(dossier, kind, verdict):
    return [d for d in dossier.alignment.discrepancies if (d.type, d.verdict) == (kind, verdict)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("412 passengers", "214 passengers", "number"),
        ("Thursday", "Tuesday", "date"),
        ("was carrying", "was not carrying", "polarity"),
    ],
)
def test_a_distorted_relay_confirms_nothing(traced, old, new, kind):
    dossier = traced(arn=[FERRY], brae=[FERRY], clune=[FERRY.replace(old, new)])

    for row in dossier.alignment.rows:
        assert not ({"clune"} < supporting(row) and any(new in cell.claim.text for cell in row.cells))
    assert differing(dossier, kind, "conflict")


def test_one_press_release_in_five_outlets_is_one_origin(traced):
    dossier = traced(**{name: list(RELEASE) for name in ("arn", "brae", "clune", "dorn", "esk")})

    assert 5 == len(row_of(dossier, "3 million").cells)
    assert 1 >= count_of(dossier, "3 million").low


def test_a_toll_that_rises_from_day_to_day_is_no_conflict(traced):
    told = "The flood killed {} people in Velm, the coast guard said."
    days = {"arn": "2025-02-07", "brae": "2025-02-09"}

    dossier = traced(dates=days, arn=[told.format("12")], brae=[told.format("15")])

    assert [] == differing(dossier, "number", "conflict")


def test_unnamed_sources_are_not_known_to_be_distinct(traced):
    told = "The lock at Velm will stay closed until March, sources said."

    dossier = traced(arn=[told], brae=[told])

    assert 1 >= count_of(dossier, "closed until March").low


def test_an_outlet_citing_itself_is_no_second_origin(traced):
    dossier = traced(
        arn=["The mayor of Velm, Pavel Linde, will resign in March, Arn Post has learned."],
        brae=["The mayor of Velm, Pavel Linde, will resign in March, Arn Post reported."],
    )

    assert 1 >= count_of(dossier, "will resign").low


def test_an_unrelated_report_supports_nothing_of_the_story(traced):
    dossier = traced(
        arn=[FERRY],
        brae=[FERRY],
        clune=["The pastry cook Ida Sorrel has won the golden whisk of Merin for a cake with nine layers."],
    )

    assert {"arn", "brae"} == supporting(row_of(dossier, "412 passengers"))
    assert 1 == len(row_of(dossier, "golden whisk").cells)
