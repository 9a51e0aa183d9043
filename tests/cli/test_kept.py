"""What is kept for a later run, and what a person judges, by way of the command line."""

import json
from pathlib import Path

import pytest

from headwater.cli import main
from headwater.desk import Desk
from headwater.group import Group
from headwater.model import Judgement
from headwater.pipeline import Road

SAMPLES = Path(__file__).parents[2] / "samples"
INTERVIEW, WITNESSES = (str(SAMPLES / name) for name in ("interview", "witnesses"))


@pytest.fixture
def run(capsys):
    """Run the command line in this process: exit code, lines of standard output, standard error."""

    def ran(*arguments):
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return stopped.value.code, [json.loads(line) for line in told.out.splitlines()], told.err

    return ran


def files(folder):
    return {path: path.stat().st_mtime_ns for name in ("*.shard", "cleaned.sqlite") for path in folder.rglob(name)}


@pytest.mark.parametrize("command", ["read", "group", "trace"])
def test_a_run_over_what_is_finished_says_the_same(run, command, tmp_path):
    plain = run(command, "--json", INTERVIEW)
    first = run(command, "--json", "--resume", tmp_path / "kept", INTERVIEW)
    finished = files(tmp_path)

    again = run(command, "--json", "--resume", tmp_path / "kept", INTERVIEW)

    assert plain[:2] == first[:2] == again[:2]
    assert finished == files(tmp_path)
    assert list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("command", ["read", "group", "trace"])
def test_a_folder_that_grew_says_what_it_says_without_a_library(run, command, tmp_path):
    def written(name, *records):
        (tmp_path / "feeds").mkdir(exist_ok=True)
        (tmp_path / "feeds" / name).write_text("\n".join(map(json.dumps, records)), "utf-8")

    ferry = {
        "outlet": "Merin Gazette",
        "text": "The Orsk Merin ferry stayed in port on Monday, Captain Ida Sorrel said.",
    }
    closed = {"outlet": "Coast Post", "text": "The mayor of Orsk Merin closed the school after the storm on Tuesday."}
    written("monday.jsonl", ferry, {"text": "-"}, closed)
    run(command, "--json", "--resume", tmp_path / "kept", tmp_path / "feeds")
    written("early.jsonl", {"text": "?"}, {"outlet": "Radio Merin", "text": "Snow fell on Orsk Merin."}, ferry)
    written("monday.jsonl", {"text": 5}, closed, {"text": "-"}, ferry)

    plain = run(command, "--json", tmp_path / "feeds")
    grown = run(command, "--json", "--resume", tmp_path / "kept", tmp_path / "feeds")

    assert plain == grown
    assert [1, "clean", 1] == [plain[0], plain[1][1].get("stage"), grown[0]]


@pytest.mark.parametrize(("command", "kept"), [("read", "readings"), ("trace", "dossiers")])
def test_what_is_kept_serves_whatever_else_is_handed_over_and_in_whatever_order(run, command, kept, tmp_path):
    run(command, "--json", "--resume", tmp_path / "kept", INTERVIEW)
    finished = files(tmp_path / "kept" / kept)

    run(command, "--json", "--resume", tmp_path / "kept", WITNESSES, INTERVIEW)

    assert finished.items() <= files(tmp_path / "kept" / kept).items()
    added = {"readings": 4, "dossiers": 1}[kept]
    assert len(finished) + added == len(files(tmp_path / "kept" / kept))


def test_a_later_run_tells_what_is_new(run, tmp_path):
    run("group", "--json", "--resume", tmp_path, INTERVIEW)

    _, (_, *stories), _ = run("group", "--json", "--resume", tmp_path, WITNESSES)

    assert 1 == len(stories)
    assert 4 == len(stories[0]["reports"])


def test_a_later_run_traces_a_story_on_with_the_reports_that_it_had(run, tmp_path):
    first, *others = sorted(Path(WITNESSES).glob("*.html"))
    _, (_, before), _ = run("trace", "--json", "--resume", tmp_path, *others)

    _, (_, after), _ = run("trace", "--json", "--resume", tmp_path, first)

    assert before["story"]["id"] == after["story"]["id"]
    _, (_, at_once), _ = run("trace", "--json", WITNESSES)
    assert at_once["story"]["reports"] == after["story"]["reports"]
    assert {**at_once, "story": after["story"]} == after


def test_a_story_that_a_broken_run_changed_and_did_not_trace_is_traced_by_the_next(run, tmp_path):
    _, (_, before, *_), _ = run("trace", "--json", "--resume", tmp_path, WITNESSES)
    a, *_, b = reports(before)

    parted = Road(group=Group((Judgement(a, b, False, "two cranes", "Ida"),)))
    next(Desk((INTERVIEW,), road=parted, folder=tmp_path).trace())
    _, (_, *after), _ = run("trace", "--json", "--resume", tmp_path, INTERVIEW)

    assert {a, b} <= {report for dossier in after for report in reports(dossier)}
    assert [] == [dossier for dossier in after if {a, b} <= set(reports(dossier))]


def test_reports_that_were_grouped_and_never_read_are_told(run, tmp_path):
    first, *others = sorted(Path(WITNESSES).glob("*.html"))
    run("group", "--json", "--resume", tmp_path, *others)

    code, (_, reject, dossier), _ = run("trace", "--json", "--resume", tmp_path, first)

    assert 1 == code
    assert dossier["story"]["id"] == reject["subject"]
    assert "3 of its reports were grouped but not read here" in reject["reason"]
    assert 1 == len(dossier["story"]["reports"])


def test_a_report_that_was_grouped_and_comes_with_other_content_is_not_read_in_its_stead(run, tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(
        json.dumps({"id": "bridge", "text": "Nine people were hurt on the Olza bridge, the mayor said."}), "utf-8"
    )
    run("group", "--json", "--resume", tmp_path / "kept", path)
    path.write_text(json.dumps({"id": "bridge", "text": "The Olza bridge is safe, the mayor said."}), "utf-8")

    _, (_, *first), _ = run("trace", "--json", "--resume", tmp_path / "kept", path)
    empty = tmp_path / "other.jsonl"
    empty.write_text(json.dumps({"id": "school", "text": "The school of Merin closed early on Monday."}), "utf-8")
    told = tmp_path / "judgements.jsonl"
    told.write_text(json.dumps({"a": "bridge", "b": "school", "same": True}), "utf-8")
    _, (_, reject, dossier), _ = run("trace", "--json", "--resume", tmp_path / "kept", "--judgements", told, empty)

    assert ["group"] == [each["stage"] for each in first]
    assert "1 of its reports were grouped but not read here" in reject["reason"]
    assert ["school"] == reports(dossier)


def test_a_report_of_another_content_under_a_known_id_does_not_take_its_place(run, tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.write_text(json.dumps({"id": "bridge", "text": text}), "utf-8")
        return path

    told = "Nine people were hurt when the Olza bridge fell on Sunday, the mayor said."
    _, (_, before), _ = run("trace", "--json", "--resume", tmp_path / "kept", written("one.jsonl", told))
    other = written("two.jsonl", told.replace("Nine", "Ninety"))

    code, (_, reject), _ = run("trace", "--json", "--resume", tmp_path / "kept", other)
    _, (_, again), _ = run("trace", "--json", "--resume", tmp_path / "kept", tmp_path / "one.jsonl")

    assert (1, "bridge") == (code, reject["subject"])
    assert before == again


@pytest.mark.parametrize(("command", "kind"), [("group", "story"), ("trace", "dossier")])
def test_a_judgement_joins_what_the_program_keeps_apart(run, command, kind, tmp_path):
    _, (_, *apart), _ = run("group", "--json", INTERVIEW, WITNESSES)
    a, b = (story["reports"][0] for story in apart)
    told = tmp_path / "judgements.jsonl"
    told.write_text(
        json.dumps({"a": a, "b": b, "same": True, "why": "one witness was interviewed", "by": "Ida"}), "utf-8"
    )

    _, (_, *together), _ = run(command, "--json", "--judgements", told, INTERVIEW, WITNESSES)

    assert [kind] == [answer["kind"] for answer in together if {a, b} <= set(reports(answer))]


def test_a_judgement_that_is_withdrawn_counts_no_more(run, tmp_path):
    asked = ("group", "--json", "--resume", tmp_path / "kept", INTERVIEW, WITNESSES)
    _, (_, *apart), _ = run(*asked)
    a, b = (story["reports"][0] for story in apart)
    told = tmp_path / "judgements.jsonl"
    said = {"a": a, "b": b, "same": True, "why": "one witness was interviewed", "by": "Ida"}
    told.write_text(json.dumps(said), "utf-8")
    run(*asked, "--judgements", told)
    told.write_text(f"{json.dumps(said)}\n{json.dumps({'a': b, 'b': a, 'same': None})}\n", "utf-8")

    code, (_, *after), _ = run(*asked, "--judgements", told)

    assert 0 == code
    assert [(each["reports"], each["links"]) for each in apart] == [(each["reports"], each["links"]) for each in after]


@pytest.mark.parametrize("command", ["group", "trace"])
def test_a_judgement_on_a_report_that_is_not_there_is_told_unless_a_library_waits_for_it(run, command, tmp_path):
    told = tmp_path / "judgements.jsonl"
    told.write_text(json.dumps({"a": "nobody", "b": "nowhere", "same": True}), "utf-8")
    asked = (command, "--json", "--judgements", told, WITNESSES)

    code, (_, *answers), _ = run(*asked)

    assert 1 == code
    assert [
        ("the judgement on nobody and nowhere", f"no report is called {name}; check the id")
        for name in ("nobody", "nowhere")
    ] == [(each["subject"], each["reason"]) for each in answers if each["kind"] == "reject"]
    assert 0 == run("group", "--json", "--judgements", told, "--resume", tmp_path / "kept", WITNESSES)[0]


def reports(answer):
    story = answer.get("story", answer)
    return [report if isinstance(report, str) else report["id"] for report in story["reports"]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not at all", "line 1 of"),
        ('{"a": "x", "b": "y"}', '"same": true or false'),
        ('{"a": "x", "b": "x", "same": true}', "does not name two reports"),
        ('["x", "y"]', "is no judgement"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(run, line, told, tmp_path):
    path = tmp_path / "judgements.jsonl"
    path.write_text(line + "\n", "utf-8")

    code, _, err = run("group", "--json", "--judgements", path, INTERVIEW)

    assert 2 == code
    assert told in err


def test_a_file_of_judgements_that_is_not_there_is_named(run, tmp_path):
    code, _, err = run("group", "--json", "--judgements", tmp_path / "none.jsonl", INTERVIEW)

    assert 2 == code
    assert "none.jsonl" in err


def test_a_folder_that_cannot_be_used_is_named(run, tmp_path):
    (tmp_path / "stories.sqlite").write_text("no library " * 200, "utf-8")

    code, _, err = run("group", "--json", "--resume", tmp_path, INTERVIEW)

    assert 2 == code
    assert "name another folder" in err
