from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest import Ingest, sources
from headwater.model import Capture, Given, Reject

STORM = {
    "id": "gull/17",
    "url": "https://gull.example/storm",
    "outlet": "The Gull",
    "owner": "Shoreline Media",
    "published": "2024-11-05",
    "title": "Storm closes the Lindoe bridge",
    "text": "Storm Ragna closed the bridge to Lindoe for nine hours, the road authority said.",
}


def read(tmp_path, name, content, settings=None):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return list(sources([str(tmp_path / name)], settings or Ingest()))


def test_a_record_gives_its_text_and_what_its_sender_says_of_it(tmp_path):
    [capture] = read(tmp_path, "x.jsonl", STORM | {"section": "weather", "paywall": False})

    assert capture.content.decode() == STORM["text"]
    assert capture.given == Given(**{name: value for name, value in STORM.items() if name != "text"})
    assert capture.url == STORM["url"]
    assert capture.subject == f"line 1 of {tmp_path}/x.jsonl"


@given(text=st.text().filter(lambda text: text.strip("\ufeff \t\r\n\f\v") and "\x00" not in text))
def test_the_text_of_a_record_comes_through_unchanged(tmp_path_factory, text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    folder = tmp_path_factory.mktemp("records")

    [found] = read(folder, "x.jsonl", {"text": text})

    assert isinstance(found, Reject) or found.content.decode() == text


@pytest.mark.parametrize(
    "document",
    [STORM, [STORM], {"reports": [STORM]}],
    ids=["a record", "a list", "reports"],
)
@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
def test_json_may_be_a_record_or_a_list_of_them(tmp_path, document, name):
    [capture] = read(tmp_path, name, document)

    assert capture.given.id == "gull/17"


def test_lines_in_a_file_called_json_are_read_as_lines(tmp_path):
    captures = read(tmp_path, "x.json", b'{"text": "One."}\n{"text": "Two."}\n')

    assert [capture.content for capture in captures] == [b"One.", b"Two."]


def test_broken_lines_are_named_and_the_others_go_on(tmp_path):
    lines = [
        b'{"text": "One."}',
        b"",
        b'{"text": "Tw',
        b'{"text": 3}',
        b'"text"',
        b"\xff\xfe",
        b'{"text": "\\ud800"}',
        b"[" * 100_000,
        b'{"text": "Nine."}',
    ]

    found = read(tmp_path, "x.jsonl", b"\n".join(lines))

    assert [f"line {n} of {tmp_path}/x.jsonl" for n in (1, 3, 4, 5, 6, 7, 8, 9)] == [one.subject for one in found]
    assert [Capture, *[Reject] * 6, Capture] == [type(one) for one in found]
    assert all(";" in one.reason for one in found[1:-1])


def test_a_line_longer_than_any_report_is_left_out_and_the_next_is_read(tmp_path):
    content = b'{"text": "' + b"a" * 90_000 + b'"}\n{"text": "Short."}\n'

    found = read(tmp_path, "x.jsonl", content, Ingest(largest=10_000))

    assert found[0].reason.startswith("is larger than 10000 bytes")
    assert found[1].content == b"Short."


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"[]", b'{"reports": []}', b'{"name": "settings"}', b"{", b"{'text': 1}"]
)
@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
def test_json_without_a_report_is_one_reject(tmp_path, content, name):
    [found] = read(tmp_path, name, content)

    assert isinstance(found, Reject)


def test_what_headwater_wrote_itself_can_be_read_again(tmp_path):
    written = STORM | {
        "outlet": {"name": "The Gull", "domain": "gull.example", "owner": "Shoreline Media"},
        "owner": None,
        "published": {"value": "2024-11-05", "precision": "day"},
    }

    [capture] = read(tmp_path, "x.jsonl", written)

    assert capture.given == Given(**{name: value for name, value in STORM.items() if name != "text"})


def test_the_outlet_named_for_a_file_fills_the_gap_in_a_record(tmp_path):
    settings = Ingest(outlets={str(tmp_path / "x.json"): "Lindoe Post"})

    captures = read(tmp_path, "x.json", [{"text": "One."}, {"text": "Two.", "outlet": "The Gull"}], settings)

    assert [capture.given.outlet for capture in captures] == ["Lindoe Post", "The Gull"]


def test_numbers_stand_for_themselves_as_ids(tmp_path):
    [capture] = read(tmp_path, "x.json", {"id": 17, "text": "One.", "title": True})

    assert capture.given == Given(id="17")
