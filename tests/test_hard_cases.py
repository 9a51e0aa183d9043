"""The cases that must be right, on reports read and traced from end to end."""

import json

import pytest

from headwater.clean import Clean
from headwater.ingest import Ingest, sources
from headwater.model import Reading
from headwater.pipeline import Dossiers, Road

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
        (dossier,) = Dossiers()(road.stories(readings))
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


BRIEFING = (
    "Donate now: independent news needs you.",
    "The fire at the Orlen grain store in Velm injured 23 people, the district hospital said on Thursday.",
    "Its director, Hanne Liss, said nobody was in danger any more.",
    "Read also: ten soups for cold evenings",
)
RELAYED = (
    "VELM (Nordwire) — Late news from the harbour.",
    "The district hospital said on Thursday that {} people had been hurt in the blaze at the Orlen grain store.",
    "Photo: Ida Moor. More in our weekend edition.",
)


@pytest.mark.parametrize(("given", "verdict"), [("32", "conflict"), ("2", "conflict"), ("more than 20", "compatible")])
def test_a_relay_that_tells_another_number_in_other_words_is_told_apart(traced, given, verdict):
    dossier = traced(arn=BRIEFING, brae=BRIEFING, clune=[line.format(given) for line in RELAYED])

    row = row_of(dossier, "injured 23 people")
    assert differing(dossier, "number", verdict)
    assert (verdict == "compatible") == ("clune" in supporting(row))


def test_a_relay_that_loses_a_not_is_against_the_row(traced):
    told = "The harbour office said the dam at Orlen did not break during the night."
    lost = "Overnight the dam at Orlen did break, the harbour office said in Velm."

    dossier = traced(arn=[told], brae=["Sign up for our letter.", told], clune=[lost, "Weather: rain."])

    assert "clune" not in supporting(row_of(dossier, "did not break"))
    assert differing(dossier, "polarity", "conflict")


def test_five_outlets_that_give_a_release_to_its_office_rest_on_that_office_alone(traced):
    told = "The Tarn harbour office said in a statement that it would dredge the Velm channel for 3 million crowns."

    dossier = traced(
        **{name: [told, f"By our staff in {name.title()}."] for name in ("arn", "brae", "clune", "dorn", "esk")}
    )

    count = count_of(dossier, "3 million")
    assert (1, 1) == (count.low, count.high)


def test_a_witness_copied_by_a_third_outlet_stays_one_witness(traced):
    first = "“The roof came down all at once,” said Hanne Liss, who sells fish beside the hall in Velm."
    second = "“The roof came down all at once and then it was silent,” said Otto Brandl, a night guard at the hall."

    dossier = traced(arn=[first], brae=[second], clune=[first.replace("said", "told Arn Post"), "More soon."])

    assert 2 >= count_of(dossier, "came down all at once").low


def test_a_figure_that_its_agency_takes_back_is_no_second_truth(traced):
    dossier = traced(
        dates={"arn": "2025-02-07", "brae": "2025-02-07", "clune": "2025-02-09"},
        arn=["The flood killed 40 people in Velm, Nordwire reported on Friday."],
        brae=["The flood killed 40 people in Velm, according to Nordwire."],
        clune=["The flood killed 14 people in Velm, Nordwire said on Sunday, correcting an earlier report of 40."],
    )

    row = row_of(dossier, "killed 14 people")
    assert not {"arn", "brae", "clune"} <= supporting(row)


def test_one_speaker_with_two_figures_on_two_days_is_told_and_stays_one(traced):
    told = "The repairs at the Velm lock will cost {} million crowns, said harbour master Jory Pell on {}."

    dossier = traced(
        dates={"arn": "2025-02-07", "brae": "2025-02-10"},
        arn=[told.format(3, "Friday")],
        brae=[told.format(5, "Monday")],
    )

    assert differing(dossier, "number", "conflict")
    assert 1 == count_of(dossier, "million crowns").low


def test_a_denial_does_not_support_what_it_denies(traced):
    claim = "The harbour office sold the old lighthouse at Velm to a hotel group."
    denial = "The harbour office denied that it sold the old lighthouse at Velm to a hotel group."

    dossier = traced(arn=[claim], brae=[claim, "Share this."], clune=["Velm, Friday.", denial])

    assert "clune" not in supporting(row_of(dossier, "sold the old lighthouse"))


def test_a_satire_among_the_reports_changes_no_count(traced):
    dossier = traced(
        arn=[FERRY],
        brae=[FERRY],
        clune=["Area ferry Alkyone announces it would rather be a hotel, sources in its bar confirmed."],
    )

    assert {"arn", "brae"} == supporting(row_of(dossier, "412 passengers"))


@pytest.mark.parametrize(
    "against",
    [
        "Trade minister Pavel Linde has denied taking free flights from the shipowner Anders Moor.",
        "On Friday Arn Post wrongly reported that the minister Pavel Linde took free flights from the shipowner Anders Moor.",
    ],
)
def test_a_denied_deed_and_a_report_called_wrong_support_nothing(traced, against):
    claim = "Trade minister Pavel Linde took free flights from the shipowner Anders Moor, aides said."

    dossier = traced(arn=[claim], brae=[claim, "More soon."], clune=[against])

    assert {"arn", "brae"} == supporting(row_of(dossier, "flights"))
