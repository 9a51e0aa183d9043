"""The whole road: whatever the reports and their order, a dossier points at its texts and does not contradict itself."""

import json
import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import report, story

from headwater.clean import Clean
from headwater.codec import encode
from headwater.ingest import Ingest, sources
from headwater.model import Reject, Span
from headwater.pipeline import LARGE, Dossiers, Road, around_rejects
from headwater.read import read
from headwater.text.calendar import interval


def test_a_reject_goes_past_a_stage_in_its_place():
    first, second, last = (Reject("ingest", name, "cannot be read; check it") for name in "abc")

    found = around_rejects(lambda answers: (2 * answer for answer in answers), [first, 1, 2, second, 3, last])

    assert [first, 2, 4, second, 6, last] == list(found)


def test_a_stage_that_looks_ahead_moves_no_reject():
    reject = Reject("ingest", "a", "cannot be read; check it")

    assert [1, reject, 2, 3] == list(around_rejects(lambda answers: iter(list(answers)), [1, reject, 2, 3]))


BUS = (
    "A bus left the mountain road above Orsk Merin on Sunday and rolled into a field, police said.",
    "Nine passengers were taken to hospital, and the driver was unhurt, according to the district office.",
    "“We heard a bang, and then the whole world was turning,” passenger Ida Sorrel said.",
    "The road will stay closed until Wednesday, Mayor Pavel Linde told Radio Merin.",
)
RETOLD = (
    "Police say a coach carrying 31 people ran off the road near Orsk Merin on 3 May and overturned in a field.",
    "Eight people were injured, a spokeswoman for the Merin hospital said on Monday.",
    "“There was a bang, and the world began to turn,” Ms Sorrel told Radio Merin.",
    "The driver had reportedly been on the wheel for eleven hours.",
)
MESS = (
    "Support independent journalism with a gift of three crowns a month.",
    "Read more: Ferry strike enters its second week",
    "The Merin Gazette has not been able to reach the bus company.",
    "Ein Reisebus ist am Sonntag von der Straße abgekommen, teilte die Polizei mit.",
    "(Photo: Lumen Pictures)",
    "“”",
    "?!",
)
DATES = (None, "2026-05-04", "2026-05", "2026-05-05T08:30+02:00")
records = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.tuples(
                st.sampled_from(BUS + RETOLD), st.lists(st.sampled_from(BUS + RETOLD + MESS), max_size=5)
            ).map(lambda lines: "\n".join((lines[0], *lines[1]))),
            "title": st.sampled_from(["", "Bus leaves road above Orsk Merin", "What happened above Orsk Merin?"]),
            "outlet": st.sampled_from(["Merin Gazette", "Radio Merin", "Coast Post"]),
            "published": st.sampled_from(DATES),
        }
    ),
    min_size=1,
    max_size=4,
).map(lambda told: [{**record, "id": f"r{n}"} for n, record in enumerate(told)])
STORIES = ("interview", "interview-plain", "wire", "witnesses", "statement")


def walked(told, path, *, one_story=True):
    """Dossiers and rejects of report records, by the stages themselves."""
    path.write_text("".join(json.dumps({k: v for k, v in r.items() if v}) + "\n" for r in told), encoding="utf-8")
    road = Road(clean=Clean(), one_story=one_story)
    answers = list(road.reports(sources([str(path)], Ingest())))
    rejects = [answer for answer in answers if isinstance(answer, Reject)]
    readings = road.read(answer for answer in answers if not isinstance(answer, Reject))
    return list(Dossiers()(road.stories(readings))), rejects


def check(dossier):
    """Every promise that a dossier makes whatever it was made of."""
    reports = {reading.report.id: reading.report for reading in dossier.readings}
    assert set(reports) == set(dossier.story.reports)
    check_rows(dossier, reports)
    check_trace(dossier, reports)
    check_quotes(dossier, reports)
    there = {(row.id, cell.report) for row in dossier.alignment.rows for cell in row.cells}
    assert there >= {place for sentence in dossier.brief for place in sentence.cells}
    assert there >= {(loss.row, loss.report) for loss in dossier.losses}
    assert there.isdisjoint({(silence.row, report) for silence in dossier.silences for report in silence.reports})
    rows = {row.id for row in dossier.alignment.rows}
    assert rows >= {row for question in dossier.questions for row in question.rows}
    assert all(interval(one.value)[0] <= interval(other.value)[0] for one, other in pairwise(dossier.timeline))
    for moment in dossier.timeline:
        for name, span in moment.cells:
            assert reports[name].at(span)


def check_rows(dossier, reports):
    rows = dossier.alignment.rows
    assert len(rows) == len({row.id for row in rows})
    assert bool(rows) == sum(row.main for row in rows)
    for row in rows:
        assert row.statement
        assert len(row.cells) == len({cell.report for cell in row.cells}) > 0
        for cell in row.cells:
            assert cell.claim.text == " … ".join(reports[cell.report].at(span) for span in cell.claim.spans)
            assert cell.why
            assert cell.by
    for found in dossier.alignment.discrepancies:
        assert found.row in {row.id for row in rows}
        assert set(reports) >= set(found.reports)
        assert all(reports[report].at(span) for report, span in found.spans)


def check_trace(dossier, reports):
    rows = {row.id: row for row in dossier.alignment.rows}
    assert list(rows) == [count.row for count in dossier.trace.counts]
    for count in dossier.trace.counts:
        assert 0 <= count.low <= count.high
        assert count.low <= sum(len(cell.claim.speakers) for cell in rows[count.row].cells)
    identified = {name for count in dossier.trace.counts for name in count.identified}
    assert identified <= {origin.name for origin in dossier.trace.origins}
    for origin in dossier.trace.origins:
        assert set(rows) >= set(origin.rows)
        assert set(reports) >= set(origin.carriers)
    assert len(reports) * (len(reports) - 1) // 2 == len({(d.a, d.b) for d in dossier.trace.derivations})
    for derivation in dossier.trace.derivations:
        for reuse in derivation.evidence:
            check_inside(reuse.a, reports[derivation.a])
            check_inside(reuse.b, reports[derivation.b])


def check_quotes(dossier, reports):
    for utterance in dossier.alignment.utterances:
        assert len({variant.report for variant in utterance.variants}) > 1
        for variant in utterance.variants:
            assert variant.text == " … ".join(reports[variant.report].at(span) for span in variant.spans)
    for reading in dossier.readings:
        for quote in reading.quotes:
            for span in (*quote.content, *filter(None, (quote.cue, quote.source))):
                check_inside(span, reading.report)


def check_inside(span, report):
    whole = report.title if span.place == "title" else report.text
    assert Span(0, len(whole), span.place).covers(span)
    assert report.at(span).strip()


def wire(dossiers):
    return sorted(json.dumps(encode(dossier), ensure_ascii=False) for dossier in dossiers)


@given(records)
@settings(max_examples=40)
def test_whatever_the_reports_a_dossier_keeps_its_promises(tmp_path_factory, told):
    dossiers, rejects = walked(told, tmp_path_factory.mktemp("told") / "reports.jsonl")

    assert [] == rejects
    assert 1 == len(dossiers)
    check(dossiers[0])


@given(records, st.randoms(), st.booleans())
@settings(max_examples=25)
def test_the_order_of_the_reports_changes_nothing(tmp_path_factory, told, random, one_story):
    path = tmp_path_factory.mktemp("told") / "reports.jsonl"
    shuffled = list(told)
    random.shuffle(shuffled)

    ours, theirs = (walked(each, path, one_story=one_story)[0] for each in (told, shuffled))

    assert wire(ours) == wire(theirs)


@given(records, st.data())
@settings(max_examples=20)
def test_a_report_printed_once_more_by_another_outlet_brings_no_new_origin(tmp_path_factory, told, data):
    path = tmp_path_factory.mktemp("told") / "reports.jsonl"
    copy = {**data.draw(st.sampled_from(told)), "id": "s", "outlet": "Lanner Post"}

    (before,), (after,) = (walked(each, path)[0] for each in (told, [*told, copy]))

    assert len(after.trace.origins) <= len(before.trace.origins)


@pytest.mark.parametrize("name", STORIES)
def test_a_sample_story_keeps_the_promises(traced, name):
    check(traced(name))


def test_a_reject_of_the_ingest_passes_through():
    reject = Reject("ingest", "bus.doc", "nobody reads this kind; save it as text")

    assert [reject] == list(Road().reports([reject]))


def test_no_readings_make_no_story():
    assert [] == list(Road(one_story=True).stories([]))
    assert [] == list(Road().stories([]))


def test_a_story_of_reports_without_titles_is_not_headed_by_an_id(tmp_path):
    told = [{"id": "r1", "text": BUS[0]}, {"id": "r2", "text": RETOLD[0]}]

    dossiers, _ = walked(told, tmp_path / "reports.jsonl")

    assert [""] == [dossier.story.headline for dossier in dossiers]


def test_within_a_large_story_progress_is_told():
    told = story(*(read(report(f"r{n:02}", *(BUS + RETOLD)[n % 4 : n % 4 + 3])) for n in range(LARGE)))
    seen = set()

    list(Dossiers(watch=lambda what, done, total: seen.add((what, done == total)))([told]))

    finished = {what for what, done in seen if done}
    assert {"claims read in their sentences", "reports laid beside others", "claims compared"} == finished


def test_a_worker_elsewhere_has_nobody_to_tell_of_progress():
    stage = pickle.loads(pickle.dumps(Dossiers("It rained.", lambda *told: None).recipe))()

    assert Dossiers("It rained.") == stage
