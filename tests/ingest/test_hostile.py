from __future__ import annotations

import gzip
import json
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest import Ingest, sources
from headwater.ingest.kinds import SUFFIXES
from headwater.model import Capture, Reject

HEADS = [
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xff\xfe\x00\x00",
    b"<?xml version='1.0'?>",
    b"<!DOCTYPE html><html>",
    b"<rss version='2.0'><channel><item><link>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
    b"<urlset><url><loc>",
    b"<opml><outline xmlUrl='",
    b'{"version": "https://jsonfeed.org/version/1", "items": [',
    b'{"reports": [{"text": "',
    b'{"text": "',
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n",
    b"PK\x03\x04",
    b"%PDF",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: (
        st.lists(inside)
        | st.dictionaries(
            st.sampled_from(["text", "html", "id", "outlet", "reports", "items", "version", "url"]) | st.text(), inside
        )
    ),
)
UNFOLLOWED = Ingest(follow=False, largest=50_000)


@given(st.sampled_from([*SUFFIXES, ""]), st.sampled_from(HEADS), st.binary(), st.booleans())
def test_whatever_a_file_holds_the_answer_is_a_capture_or_a_reject(tmp_path_factory, suffix, head, rest, packed):
    path = tmp_path_factory.getbasetemp() / f"odd{suffix}"
    path.write_bytes(gzip.compress(head + rest) if packed else head + rest)

    check(sources([str(path)], UNFOLLOWED))


@given(JSON)
def test_whatever_json_holds_the_answer_is_a_capture_or_a_reject(tmp_path_factory, document):
    path = tmp_path_factory.getbasetemp() / "odd.json"
    path.write_text(json.dumps(document))

    check(sources([str(path)], UNFOLLOWED))


@given(st.text())
def test_whatever_is_asked_for_the_answer_is_a_capture_or_a_reject(argument):
    check(sources([f"nowhere/{argument}", f"http://{argument}.invalid:99999"], UNFOLLOWED))


def check(answers):
    answers = list(answers)
    assert answers
    for answer in answers:
        if isinstance(answer, Capture):
            assert answer.sha256 == sha256(answer.content).hexdigest()
        else:
            assert isinstance(answer, Reject)
            assert answer.stage == "ingest"
            assert ";" in answer.reason
