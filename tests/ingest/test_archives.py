from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile

import pytest

from headwater.ingest import Ingest, sources
from headwater.model import Capture

STORM = b"<html><p>The road authority closed the Lindoe bridge for nine hours.</p></html>"
HTML = "text/html; charset=utf-8"


def digest(content):
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def record(url, body=STORM, http=None, kind="response", **warc):
    """A WARC record; `http` are headers of the answer, `warc` of the record."""
    headers = {"Content-Type": HTML, **(http or {})}
    status = headers.pop("status", "200 OK")
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    block = "\r\n".join(lines).encode() + b"\r\n\r\n" + body if kind != "resource" else body
    told = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{len(url):012}>",
        "WARC-Target-URI": url,
        "WARC-Date": "2024-11-05T09:15:00Z",
        "WARC-Block-Digest": digest(block),
        "Content-Type": HTML if kind == "resource" else f"application/http; msgtype={kind}",
        "Content-Length": str(len(block)),
        **{"WARC-" + name.replace("_", "-"): value for name, value in warc.items()},
    }
    return (
        "\r\n".join(["WARC/1.1", *(f"{n}: {v}" for n, v in told.items())]).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"
    )


def read(tmp_path, content, name="a.warc", settings=None):
    (tmp_path / name).write_bytes(content)
    return list(sources([str(tmp_path / name)], settings or Ingest()))


def test_a_page_keeps_the_url_the_date_and_the_digest_of_its_record(tmp_path):
    [capture] = read(tmp_path, record("https://gull.example/storm", Payload_Digest=digest(STORM)))

    assert (capture.url, capture.fetched_at) == ("https://gull.example/storm", "2024-11-05T09:15:00Z")
    assert capture.digest == digest(STORM)
    assert (capture.content, capture.media_type) == (STORM, HTML)
    assert capture.sha256 == hashlib.sha256(STORM).hexdigest()
    assert capture.subject == f"https://gull.example/storm in {tmp_path}/a.warc"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_an_archive_may_be_packed(tmp_path, name):
    records = [record(f"https://gull.example/{n}") for n in range(3)]
    if name == "a.wacz":
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("datapackage.json", "{}")
            packed.writestr("archive/one.warc.gz", b"".join(map(gzip.compress, records[:2])))
            packed.writestr("archive/two.warc", records[2], zipfile.ZIP_DEFLATED)
        captures = list(sources([str(tmp_path / name)]))
    else:
        captures = read(tmp_path, b"".join(map(gzip.compress if name.endswith("gz") else bytes, records)), name)

    assert [f"https://gull.example/{n}" for n in range(3)] == [capture.url for capture in captures]
    assert {STORM} == {capture.content for capture in captures}


@pytest.mark.parametrize(
    ("body", "http"),
    [
        (gzip.compress(STORM), {"Content-Encoding": "gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(STORM), STORM), {"Transfer-Encoding": "chunked"}),
        (STORM, {"Content-Encoding": "gzip"}),
        (STORM, {"Content-Encoding": "br"}),
    ],
    ids=["gzip", "chunked", "undone gzip", "undone br"],
)
def test_a_page_is_unwrapped_from_the_encodings_of_its_answer(tmp_path, body, http):
    [capture] = read(tmp_path, record("https://gull.example/storm", body, http))

    assert capture.content == STORM


def test_only_pages_of_text_that_were_found_are_taken(tmp_path):
    records = [
        record("https://gull.example/robots.txt", b"User-agent: *", {"Content-Type": "text/css"}),
        record("https://gull.example/photo", b"\x89PNG", {"Content-Type": "image/png"}),
        record("https://gull.example/film", b"x" * 5_000_000, {"Content-Type": "video/mp4"}),
        record("https://gull.example/gone", http={"status": "404 Not Found"}),
        record("https://gull.example/asked", kind="request"),
        record("https://gull.example/again", kind="revisit"),
        record("https://gull.example/notes", b"Nine hours.", {"Content-Type": "text/plain"}),
        record("https://gull.example/saved", kind="resource"),
    ]

    captures = read(tmp_path, b"".join(records), settings=Ingest(largest=1_000_000))

    assert [capture.content for capture in captures] == [b"Nine hours.", STORM]


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        (record("https://gull.example/odd", Block_Digest=digest(b"other")), "does not match the digest"),
        (record("https://gull.example/odd", b"x" * 4000), "is larger than 2000 bytes"),
        (record("https://gull.example/odd", b"x" * 4_000_000), "is larger than 2000 bytes"),
        (
            record("https://gull.example/odd", gzip.compress(b"<p>" * 4000), {"Content-Encoding": "gzip"}),
            "is larger than",
        ),
        (record("https://gull.example/odd", b"junk", {"Content-Encoding": "gzip"}), "is broken"),
        (record("https://gull.example/odd", b"zz\r\njunk", {"Transfer-Encoding": "chunked"}), "is broken"),
        (record("https://gull.example/odd", b""), "is empty"),
    ],
)
def test_a_bad_record_is_a_reject_and_the_others_go_on(tmp_path, odd, reason):
    first, reject, last = read(
        tmp_path,
        record("https://gull.example/1") + odd + record("https://gull.example/2"),
        settings=Ingest(largest=2000),
    )

    assert reject.reason.startswith(reason)
    assert reject.subject.startswith("https://gull.example/odd in ")
    assert [Capture, Capture] == [type(first), type(last)]


@pytest.mark.parametrize("cut", [150, 300, -30])
def test_an_archive_that_breaks_off_gives_what_stands_before_and_a_reject(tmp_path, cut):
    found = read(tmp_path, record("https://gull.example/1") + record("https://gull.example/2")[:cut])

    assert isinstance(found[0], Capture)
    assert not isinstance(found[-1], Capture)


@pytest.mark.parametrize(
    "content", [b"WARC/1.1\r\n\r\n", b"WARC/1.0\r\nnonsense", record("https://a.example/", kind="request")]
)
def test_an_archive_without_a_page_is_one_reject(tmp_path, content):
    [reject] = read(tmp_path, content)

    assert ";" in reject.reason


def test_a_zip_file_without_an_archive_is_one_reject(tmp_path):
    with zipfile.ZipFile(tmp_path / "letter.zip", "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")

    [reject] = sources([str(tmp_path / "letter.zip")])

    assert reject.reason.startswith("is a zip file without a web archive")


@pytest.mark.parametrize("inside", ["archive/a.warc", "archive/a.warc.gz"])
def test_a_zip_file_that_swells_without_end_is_cut_off(tmp_path, inside):
    page = record("https://gull.example/film", b"x" * 60_000_000, {"Content-Type": "video/mp4"})
    with zipfile.ZipFile(tmp_path / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(inside, gzip.compress(page) if inside.endswith("gz") else page)

    [reject] = sources([str(tmp_path / "bomb.wacz")])

    assert reject.reason.startswith("unpacks to more than 100 times its size")


def test_a_broken_zip_file_is_one_reject(tmp_path):
    [reject] = read(tmp_path, b"PK\x03\x04" + b"\x00" * 100, "a.wacz")

    assert reject.reason.startswith("is broken")
