"""What the commands write is what the schema says, field by field."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from headwater.cli import commands

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "src/headwater/wire.schema.json").read_text(encoding="utf-8"))
STORIES = ("interview", "statement", "wire", "witnesses")


def closed(schema):
    """The schema with no field allowed that it does not describe."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | ({"additionalProperties": False} if "properties" in inner else {})
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def lines(command, *arguments):
    answer = CliRunner().invoke(commands, [command, "--json", *arguments])
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("command", ["clean", "read", "group", "trace"])
def test_every_line_of_a_command_is_as_the_schema_says(command, tmp_path):
    (tmp_path / "empty.txt").touch()
    samples = [str(ROOT / "samples" / story) for story in STORIES]

    written = lines(command, *samples, str(tmp_path / "empty.txt"))

    validator = Draft202012Validator(closed(SCHEMA))
    assert "header" == written[0]["kind"]
    assert "reject" in {line["kind"] for line in written}
    assert [] == [error.message[:200] for line in written for error in validator.iter_errors(line)]


def test_a_dossier_tells_from_which_bytes_each_report_was_read():
    folder = ROOT / "samples" / "witnesses"

    (dossier,) = (line for line in lines("trace", str(folder)) if line["kind"] == "dossier")

    told = {sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert told == {report["sha256"] for report in dossier["reports"]}
