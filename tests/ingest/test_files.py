from __future__ import annotations

import gzip
import io
import os
import sys
import time
from hashlib import sha256

import pytest

from headwater.errors import UsageError
from headwater.ingest import Ingest, sources
from headwater.ingest.kinds import HEAD, kind
from headwater.model import Capture, Reject

FERRY = "The ferry Halvorsen ran aground off Lindoe on Tuesday, the harbour master said.\n"


def only(arguments, settings=None):
    found = list(sources([str(argument) for argument in arguments], settings or Ingest()))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("ferry.txt", "text/plain"),
        ("ferry.md", "text/markdown"),
        ("ferry.html", "text/html"),
        ("ferry.HTM", "text/html"),
        ("ferry", "text/plain"),
    ],
)
def test_a_file_is_captured_byte_for_byte(tmp_path, name, media_type):
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + FERRY.encode() + b"\r\n\r\n")

    capture = only([tmp_path / name])

    assert capture.content == b"\xef\xbb\xbf" + FERRY.encode() + b"\r\n\r\n"
    assert capture.media_type == media_type
    assert capture.sha256 == sha256(capture.content).hexdigest()
    assert capture.subject == str(tmp_path / name)


def test_a_page_saved_as_text_is_still_a_page(tmp_path):
    (tmp_path / "saved.txt").write_text(f"<!-- saved -->\n<!DOCTYPE html><html><body><p>{FERRY}</p></body></html>")

    assert only([tmp_path / "saved.txt"]).media_type == "text/html"


def test_a_packed_file_is_read_as_what_it_holds(tmp_path):
    (tmp_path / "ferry.txt.gz").write_bytes(gzip.compress(FERRY.encode()))

    capture = only([tmp_path / "ferry.txt.gz"])

    assert (capture.content, capture.media_type) == (FERRY.encode(), "text/plain")


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path):
    for name in (
        "c.txt",
        "b/z.txt",
        "b/a.md",
        "a.txt.gz",
        ".hidden.txt",
        "b/.git/x.txt",
        "photo.jpg",
        "old.tar.gz",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FERRY)

    names = [capture.subject.removeprefix(f"{tmp_path}/") for capture in sources([str(tmp_path)])]

    assert names == ["a.txt.gz", "b/a.md", "b/z.txt", "c.txt"]


def test_a_folder_that_contains_itself_by_a_link_comes_to_an_end(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

    assert isinstance(only([tmp_path]), Capture)


def test_arguments_are_answered_in_the_order_asked(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(FERRY)
    arguments = [str(tmp_path / name) for name in ("two.txt", "missing.txt", "one.txt")]

    assert [found.subject for found in sources(arguments)] == arguments


def test_the_outlet_of_a_file_or_of_a_folder_around_it_is_given(tmp_path):
    (tmp_path / "gull").mkdir()
    for name in ("gull/a.txt", "gull/b.txt"):
        (tmp_path / name).write_text(FERRY)
    settings = Ingest(outlets={str(tmp_path / "gull"): "The Gull", str(tmp_path / "gull/b.txt"): "Lindoe Post"})

    captures = sources([str(tmp_path)], settings)

    assert [capture.given.outlet for capture in captures] == ["The Gull", "Lindoe Post"]


def test_an_outlet_named_for_a_file_that_is_not_there_is_the_operators_to_mend(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY)

    with pytest.raises(UsageError, match="The Gull"):
        list(sources([str(tmp_path)], Ingest(outlets={str(tmp_path / "b.txt"): "The Gull"})))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "is empty"),
        (b"\x7fELF\x02\x01\x00\x00\x00", "is binary"),
        (b"%PDF-1.7\n...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"PK\x03\x04", "is broken"),
        (rb"{\rtf1\ansi The ferry ran aground.}", "is an office file"),
        (b"x" * 2001, "is larger than 2000 bytes"),
        (gzip.compress(b"")[:7], "is broken"),
        (gzip.compress(gzip.compress(b"x")), "is packed twice"),
    ],
)
def test_what_is_no_text_is_rejected_with_a_remedy(tmp_path, content, reason):
    (tmp_path / "odd.txt").write_bytes(content)

    reject = only([tmp_path / "odd.txt"], Ingest(largest=2000))

    assert isinstance(reject, Reject)
    assert reject.stage == "ingest"
    assert reject.reason.startswith(reason)
    assert ";" in reject.reason


@pytest.mark.parametrize("name", ["ferry.csv", "ferry.TSV", "ferry.csv.gz"])
def test_a_table_is_rejected_with_a_remedy(tmp_path, name):
    table = f'headline,body\n"Aground","{FERRY}"\n'.encode()
    (tmp_path / name).write_bytes(gzip.compress(table) if name.endswith(".gz") else table)

    assert only([tmp_path / name]).reason.startswith("is a table; write each row as a report record")


def test_text_of_fifty_megabytes_is_one_reject(tmp_path):
    with (tmp_path / "long.txt").open("wb") as file:
        file.seek(50_000_000)
        file.write(b"end\n")

    assert only([tmp_path / "long.txt"]).reason.startswith("is larger than 10 MB")


def test_what_cannot_be_opened_is_rejected_with_a_remedy(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    arguments = [str(tmp_path / "gone.txt"), str(tmp_path / ("x" * 300)), "null\x00byte"]

    reasons = [found.reason for found in sources(arguments)]

    assert reasons[0] == "does not exist; check the path (a URL begins with https://)"
    assert all(reason.startswith("cannot be read") for reason in reasons[1:])


def test_what_may_not_be_read_is_rejected_with_a_remedy(tmp_path):
    (tmp_path / "locked.txt").write_text(FERRY)
    (tmp_path / "locked.txt").chmod(0)
    user = os.geteuid()
    os.seteuid(user or 65534)
    try:
        reject = only([tmp_path / "locked.txt"])
    finally:
        os.seteuid(user)

    assert reject.reason == "may not be read; change its permissions"


@pytest.mark.parametrize(
    "start", [b"<!---->", b"<?a?>", b"<!doctype a>", b"<!doctype a[]>", b" ", b"<!--", b"<!doctype a ["]
)
def test_a_file_that_goes_on_with_its_preliminaries_is_looked_at_in_no_time(start):
    began = time.process_time()

    kind("odd.txt", start * (HEAD // len(start)))

    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("name", ["odd.xml", "odd.rss", "odd.opml", "odd.warc", "odd.wacz", "odd.json", "odd.jsonl"])
def test_a_list_that_is_none_is_one_reject(tmp_path, name):
    (tmp_path / name).write_text(FERRY)

    assert isinstance(only([tmp_path / name]), Reject)


def test_a_folder_with_nothing_usable_is_one_reject(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    assert only([tmp_path]).reason.startswith("holds nothing that headwater reads")


def test_a_packed_file_that_swells_without_end_is_cut_off(tmp_path):
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress((b" " * 999 + b"\n") * 60_000, 9))

    assert only([tmp_path / "bomb.jsonl.gz"]).reason.startswith("unpacks to more than 100 times its size")


def test_what_was_read_before_a_packed_file_breaks_is_kept(tmp_path):
    whole = gzip.compress("".join(f'{{"text": "{FERRY.strip()} {n**9}"}}\n' for n in range(9999)).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])

    *captures, reject = sources([str(tmp_path / "cut.jsonl.gz")])

    assert len(captures) > 2000
    assert reject.reason.startswith("is broken")


@pytest.mark.parametrize(
    ("piped", "media_types"),
    [
        (FERRY.encode(), ["text/plain"]),
        (b"\n <html><body><p>Aground.</p>", ["text/html"]),
        (
            b'{"text": "Aground."}\n{"html": "<p>Aground.</p>"}\n',
            ["text/plain; charset=utf-8", "text/html; charset=utf-8"],
        ),
        (b'{"text": "Aground."}', ["text/plain; charset=utf-8"]),
        (b'{\n "text": "Aground."\n}', ["text/plain; charset=utf-8"]),
        (b'[{"text": "Aground."}]', ["text/plain; charset=utf-8"]),
        (gzip.compress(b'{"text": "Aground."}\n'), ["text/plain; charset=utf-8"]),
        (b"[Lindoe, Tuesday] The ferry ran aground.", ["text/plain"]),
    ],
)
@pytest.mark.parametrize("pipe", [True, False])
def test_standard_input_is_told_by_its_first_bytes(piped, media_types, pipe):
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BufferedReader(Pipe(piped) if pipe else io.BytesIO(piped)))
    try:
        captures = list(sources(["-"]))
    finally:
        sys.stdin = before

    assert [capture.media_type for capture in captures] == media_types
    assert captures[0].subject.endswith("standard input")


class Pipe(io.RawIOBase):
    """Gives its bytes a few at a time and cannot go back."""

    def __init__(self, content):
        self._content = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        chunk = self._content.read(min(7, len(buffer)))
        buffer[: len(chunk)] = chunk
        return len(chunk)


@pytest.mark.parametrize("name", ["notes.pdf", "release.docx", "release.msg"])
def test_a_document_in_a_folder_is_told_not_passed_over(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    (tmp_path / "report.txt").write_text(FERRY)

    told, kept = sorted(sources([str(tmp_path)]), key=lambda each: isinstance(each, Capture))

    assert told.subject == str(tmp_path / name)
    assert told.reason.endswith("save its text as .txt")
    assert kept.subject == str(tmp_path / "report.txt")
