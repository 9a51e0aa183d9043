"""The doors behave: exit codes, one clear line for each bad input, JSON Lines, files written, nothing moving when piped."""

import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from headwater import __version__
from headwater.cli import commands, main
from headwater.cli.progress import Progress
from headwater.export.forms import FORMS

SAMPLES = Path(__file__).parents[2] / "samples"
INTERVIEW = str(SAMPLES / "interview")
GOOD = (
    "A bus left the mountain road above Orsk Merin on Sunday and rolled into a field, police said.\n"
    "Nine passengers were taken to hospital, and the driver was unhurt, according to the district office.\n"
    "The road will stay closed until Wednesday.\n"
)
GERMAN = (
    "Ein Reisebus ist am Sonntag oberhalb von Orsk Merin von der Straße abgekommen, teilte die Polizei mit.\n"
    "Neun Fahrgäste kamen in ein Krankenhaus, der Fahrer blieb unverletzt.\n"
    "Die Straße bleibt nach Angaben der Behörden bis Mittwoch gesperrt.\n"
)
LOGIN = (
    "<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1><form action='/login' method='post'>"
    "<label>Email <input name='email'></label><label>Password <input type='password' name='password'></label>"
    "<button>Sign in</button></form><p>Forgot your password?</p></body></html>"
)


@pytest.fixture
def run(capsys):
    """Run the command line in this process: exit code, standard output, standard error."""

    def ran(*arguments):
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return stopped.value.code, told.out, told.err

    return ran


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def kinds(out):
    return [line["kind"] for line in lines(out)]


def test_help_answers_without_a_traceback_or_a_model():
    told = subprocess.run(
        [sys.executable, "-m", "headwater", "--help"], capture_output=True, encoding="utf-8", check=True
    )

    assert "Trace a news story to its sources." in told.stdout
    assert "" == told.stderr


def test_help_lists_the_commands_in_the_order_of_the_road_and_none_of_them_cut(run):
    _, out, _ = run("--help")

    listed = out.split("Commands:\n")[1].splitlines()
    assert ["clean", "read", "group", "trace"] == [line.split()[0] for line in listed]
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_the_version_is_told(run):
    assert (0, f"headwater, version {__version__}\n", "") == run("--version")


@pytest.mark.parametrize("command", ["clean", "read", "group", "trace"])
def test_every_command_writes_a_header_first_and_exits_0(run, command, good):
    code, out, _ = run(command, "--json", good)

    header, *answers = lines(out)
    assert 0 == code
    assert ("header", __version__, 1, {"command": command}) == (
        header["kind"],
        header["headwater"],
        header["wire"],
        header["settings"],
    )
    assert [{"clean": "report", "read": "reading", "group": "story", "trace": "dossier"}[command]] == [
        answer["kind"] for answer in answers
    ]


@pytest.mark.parametrize("command", ["clean", "read", "group", "trace"])
def test_every_command_prints_text_for_a_person(run, command, good):
    code, out, err = run(command, good)

    assert 0 == code
    assert out.strip()
    assert "\x1b" not in out + err


def broken_line(path):
    path = path.with_suffix(".jsonl")
    path.write_text(json.dumps({"id": "whole", "text": GOOD}) + '\n{"id": "torn", "text": "A bus le\n', "utf-8")
    return path


def twice_the_id(path):
    path = path.with_suffix(".jsonl")
    records = ({"id": "bus", "text": GOOD}, {"id": "bus", "text": GOOD.replace("Nine", "Eight")})
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def empty(path):
    path.touch()
    return path


def binary(path):
    path.write_bytes(bytes(range(256)) * 40)
    return path


def missing(path):
    return path.with_name("no-such-file.txt")


def useless_folder(path):
    path = path.with_name("pictures")
    path.mkdir()
    (path / "bus.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    return path


def login(path):
    path = path.with_suffix(".html")
    path.write_text(LOGIN, "utf-8")
    return path


BAD = (empty, binary, missing, broken_line, twice_the_id, useless_folder, login)


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_input_is_one_clear_line_and_the_rest_goes_on(run, bad, good, tmp_path):
    wrong = bad(tmp_path / "bad.txt")

    code, out, _ = run("clean", "--json", wrong, good)

    (reject,) = [line for line in lines(out) if line["kind"] == "reject"]
    assert 1 == code
    assert GOOD in [line["text"] for line in lines(out) if line["kind"] == "report"]
    assert wrong.name in reject["subject"]
    assert reject["stage"]
    assert len(reject["reason"].split()) > 3
    assert "\n" not in reject["reason"]


@pytest.mark.parametrize("bad", BAD)
def test_a_person_is_told_of_a_bad_input_on_standard_error(run, bad, good, tmp_path):
    code, out, err = run("trace", bad(tmp_path / "bad.txt"), good)

    (line,) = [line for line in err.splitlines() if line.startswith("rejected (")]
    assert 1 == code
    assert "bad" in line or "no-such-file" in line or "pictures" in line
    assert "Traceback" not in err
    assert out.strip()


def test_rejects_alone_are_exit_code_1_and_no_dossier(run, tmp_path):
    code, out, _ = run("trace", "--json", missing(tmp_path / "x.txt"))

    assert 1 == code
    assert ["header", "reject"] == kinds(out)


def test_a_german_report_is_cleaned_and_grouped_and_says_it_was_not_read(run, tmp_path):
    path = tmp_path / "bus.txt"
    path.write_text(GERMAN, encoding="utf-8")

    cleaned, read, grouped, traced = (run(command, "--json", path) for command in ("clean", "read", "group", "trace"))

    assert [0, 0, 0, 0] == [code for code, _, _ in (cleaned, read, grouped, traced)]
    assert "de" == lines(cleaned[1])[1]["language"]
    assert "'de' is not read" in lines(read[1])[1]["unread"]
    assert 1 == len(lines(grouped[1])[1]["reports"])
    assert "'de' is not read" in lines(traced[1])[1]["notes"][0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("trace", "--outlet", "Harbour Times", INTERVIEW), "write --outlet NAME=FILE"),
        (("clean", "--outlet", "Harbour Times=", INTERVIEW), "names no file; write --outlet NAME=FILE"),
        (("clean", "--outlet", f"={INTERVIEW}", INTERVIEW), "names no outlet; write --outlet NAME=FILE"),
        (("clean", "--outlet", f"A={INTERVIEW}", "--outlet", f"B={INTERVIEW}", INTERVIEW), "A and B; name one"),
        (("group", "--judgements", "", INTERVIEW), "name a file of judgements"),
        (("trace", "--runner", "dask", INTERVIEW), "the address of a Dask scheduler (tcp://HOST:8786)"),
        (("trace", "--write", "no/such/folder/page.html", INTERVIEW), "its folder is not there; name a file"),
        (("trace", "--write", str(SAMPLES), INTERVIEW), "it is a folder; name a file"),
        (("trace", "--write", "", INTERVIEW), "it has no name; name a file"),
        (
            ("trace", "--write", "a.html", "--write", "./a.html", INTERVIEW),
            "--write names ./a.html twice; name it once",
        ),
        (("trace", "--claim", " ", INTERVIEW), "write the statement after it"),
        (("read", "--resume", __file__, INTERVIEW), "it is a file; name a folder you may write to"),
        (("clean", ""), "a path is empty; name a file"),
        (("clean", "-", INTERVIEW, "-"), "name it once"),
        (("trace",), "Missing argument"),
        (("trace", "--colour", INTERVIEW), "No such option"),
        (("follow", INTERVIEW), "No such command"),
    ],
)
def test_to_ask_wrongly_is_exit_code_2_and_a_remedy(run, arguments, told):
    code, _, err = run(*arguments)

    assert 2 == code
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("stream", "path"), [("stdin", "-"), ("stdout", INTERVIEW)])
def test_a_closed_stream_is_told_and_no_traceback(run, monkeypatch, stream, path):
    monkeypatch.setattr(sys, stream, None)

    code, _, err = run("clean", path)

    assert (2, f"headwater: standard {stream[3:]}put is closed") == (code, err.split(";")[0])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_is_one_clear_line(options, good):
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "headwater", "clean", *options, str(good)],
            check=False, stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    assert 2 == told.returncode
    assert told.stderr.splitlines()[-1].startswith("headwater: cannot write any further")
    assert "Traceback" not in told.stderr


def test_who_reads_no_further_ends_the_run_in_silence(good):
    reading, writing = os.pipe()
    os.close(reading)

    told = subprocess.run(
        [sys.executable, "-m", "headwater", "clean", "--json", str(good)],
        check=False, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    os.close(writing)

    assert (0, []) == (told.returncode, [line for line in told.stderr.splitlines() if "cleaned" not in line])


class Interrupted(io.RawIOBase):
    """Input at which somebody presses Ctrl-C."""

    def readable(self):
        return True

    def readinto(self, buffer):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("clean",), "headwater: interrupted"),
        (("read",), "headwater: interrupted; with --resume FOLDER, what is finished is kept"),
        (("read", "--resume", "kept"), "headwater: interrupted; the same command goes on from here"),
    ],
)
def test_an_interrupted_run_ends_in_one_line_and_a_code_of_its_own(run, monkeypatch, tmp_path, arguments, told):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Interrupted())))

    code, _, err = run(*arguments, "-")

    assert (130, told) == (code, err.splitlines()[-1])


def test_a_name_that_commands_the_terminal_is_told_in_one_harmless_line(run, tmp_path):
    path = tmp_path / "a\nb\x1b[31m.txt"
    path.touch()

    _, _, err = run("clean", path)

    assert f"rejected (ingest) {tmp_path}/a b\ufffd[31m.txt: is empty; hand over a file with the report's text\n" == err


def test_an_outlet_can_be_named(run, good):
    _, out, _ = run("clean", "--json", "--outlet", f"Merin Gazette={good}", good)

    assert "Merin Gazette" == lines(out)[1]["outlet"]["name"]


def test_the_dossier_is_written_as_page_and_as_markdown(run, tmp_path):
    page, text = tmp_path / "dossier.html", tmp_path / "dossier.md"

    code, out, _ = run("trace", INTERVIEW, "--write", page, "--write", text)

    assert 0 == code
    assert "Dorashenko" in text.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert page.name in out.replace("\n", "")


def test_the_dossier_is_written_as_the_ending_says(run, tmp_path):
    sheet, whole, notes = (tmp_path / f"dossier{ending}" for ending in (".csv", ".json", ".anno.json"))

    code, out, _ = run("trace", "--json", INTERVIEW, "--write", sheet, "--write", whole, "--write", notes)

    assert 0 == code
    assert sheet.read_text(encoding="utf-8-sig").startswith("story,claim,statement,")
    assert lines(out)[1] == json.loads(whole.read_text(encoding="utf-8"))
    assert "AnnotationPage" == json.loads(notes.read_text(encoding="utf-8"))["type"]


@pytest.mark.parametrize("name", ["dossier.txt", "dossier", "html", "dossier.html.bak"])
def test_an_unknown_ending_is_one_line_with_all_that_are_known_before_any_work(run, tmp_path, name):
    code, out, err = run("trace", INTERVIEW, "--write", tmp_path / name)

    assert (2, "", 1) == (code, out, len(err.splitlines()))
    assert all(f" {each.ending} (" in err for each in FORMS)
    assert [] == list(tmp_path.iterdir())


def test_the_help_names_every_ending(run):
    _, out, _ = run("trace", "--help")

    told = " ".join(out.split())
    assert [] == [each.ending for each in FORMS if f"{each.ending} ({each.what})" not in told]


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_a_command_has_ten_options_at_most(command):
    assert len([each for each in commands.commands[command].params if each.param_type_name == "option"]) <= 10


def test_a_dossier_says_which_reports_it_is_of_and_dates_them_as_far_as_the_story_does(run):
    head = ("id", "url", "outlet", "title")
    cleaned = [{key: line[key] for key in head} for line in lines(run("clean", "--json", INTERVIEW)[1])[1:]]

    (dossier,) = (line for line in lines(run("trace", "--json", INTERVIEW)[1]) if line["kind"] == "dossier")

    assert cleaned == [{key: report[key] for key in head} for report in dossier["reports"]]
    assert all(report["published"] for report in dossier["reports"])


def test_a_second_story_has_a_file_of_its_own(run, tmp_path):
    page = tmp_path / "dossier.html"

    notes = tmp_path / "dossier.anno.json"

    run("trace", "--json", INTERVIEW, SAMPLES / "witnesses", "--write", page, "--write", notes)

    names = {path.name for path in tmp_path.iterdir()}
    assert {"dossier.html", "dossier-2.html", "dossier.anno.json", "dossier-2.anno.json"} == names


def test_skipping_the_grouping_makes_one_story_of_what_is_two(run):
    both = INTERVIEW, SAMPLES / "witnesses"

    _, apart, _ = run("trace", "--json", *both)
    _, together, _ = run("trace", "--json", "--as-one-story", *both)

    assert 2 == kinds(apart).count("dossier")
    assert 1 == kinds(together).count("dossier")


def test_the_same_input_gives_the_same_output_to_the_letter(run):
    assert run("trace", "--json", INTERVIEW)[1] == run("trace", "--json", INTERVIEW)[1]


def test_progress_piped_is_plain_lines(capsys):
    with Progress(terminal=False, _next=0.0) as watch:
        watch("reports read", 1_200, 4_000)

    assert "reports read: 1,200 of 4,000\n" == capsys.readouterr().err


def test_progress_on_a_terminal_is_one_line_that_goes_when_the_work_is_done(capsys):
    with Progress(terminal=True, _next=0.0) as watch:
        watch("reports read", 3, None)

    assert "\r\x1b[2Kreports read: 3\r\x1b[2K" == capsys.readouterr().err


def test_work_that_begins_takes_the_line_of_progress(capsys):
    with Progress(terminal=True, _next=0.0) as watch:
        watch("reports read", 3, None)
        watch("reports read", 4, None)
        watch("stories traced", 0, 1)
        told = capsys.readouterr().err

    assert ["reports read: 3", "stories traced: 0 of 1"] == re.findall(r"[a-z]+ [a-z]+: .+", told.replace("\r", "\n"))


def test_an_answer_never_stands_behind_the_line_of_progress(capsys):
    with Progress(terminal=True, _next=0.0) as watch:
        watch("reports read", 3, None)
        (answer,) = watch.around(["rejected"])
        sys.stderr.write(f"{answer}\n")

    assert "\r\x1b[2Kreports read: 3\r\x1b[2Krejected\n" == capsys.readouterr().err


@pytest.mark.parametrize(("terminal", "seconds"), [(True, 1), (False, 11)])
def test_the_first_line_of_progress_comes_as_late_as_the_next_ones(capsys, monkeypatch, terminal, seconds):
    with Progress(terminal=terminal) as watch:
        now = time.monotonic()
        for later in (seconds * 0.4, seconds):
            monkeypatch.setattr("headwater.cli.progress.time.monotonic", lambda later=later: now + later)
            watch("reports read", int(later * 10), None)

    assert [f"reports read: {seconds * 10}"] == re.findall(r"reports read: \d+", capsys.readouterr().err)


def test_progress_of_quick_work_is_not_told(capsys):
    with Progress(terminal=False) as watch:
        watch("reports read", 1, 2)

    assert "" == capsys.readouterr().err
