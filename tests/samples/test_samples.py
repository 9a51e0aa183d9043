"""The sample stories are what their README says: whole, of real length, and the same in both forms."""

import json
from pathlib import Path

import pytest
from lxml import html

SAMPLES = Path(__file__).parents[2] / "samples"
STORIES = ("interview", "wire", "witnesses", "statement", "edited")
RECORDS = [
    json.loads(line) for line in (SAMPLES / "interview" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_has_three_to_five_reports(story):
    reports = RECORDS if story == "interview" else list((SAMPLES / story).iterdir())

    assert 3 <= len(reports) <= 5


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_the_plain_text_of_a_report_is_the_text_of_its_record(record):
    plain = (SAMPLES / "interview-plain" / f"{record['id']}.txt").read_text(encoding="utf-8")

    assert plain == record["text"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.html")), ids=lambda path: path.stem)
def test_a_page_is_long_enough_to_be_real_and_carries_furniture(path):
    page = html.fromstring(path.read_bytes())
    article = page.find(".//article") if page.find(".//article") is not None else page.find(".//main")

    assert len(article.text_content().split()) >= 200
    assert page.find(".//footer") is not None


def test_the_readme_lists_every_folder():
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")

    assert [] == [folder.name for folder in SAMPLES.iterdir() if folder.is_dir() and f"`{folder.name}/`" not in readme]
