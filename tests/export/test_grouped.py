from io import StringIO

from made import report
from rich.console import Console

from headwater.export.grouped import show_story
from headwater.group import Group
from headwater.model import Link, Reading, Story


def printed(story, width=100):
    out = StringIO()
    show_story(story, Console(file=out, width=width))
    return out.getvalue()


def test_each_report_stands_with_its_headline_and_its_surest_link():
    links = (
        Link("a", "b", 0.61, ("both name Tarn",)),
        Link("a", "c", 0.93, ("both give 212",)),
        Link("b", "c", 0.72, ("both use ferry",)),
    )
    story = Story("story-1", "Ferry aground", ("a", "b", "c"), links, (), ("Ferry aground", "212 safe", ""))

    a, b, c = printed(story).splitlines()[2:5]

    assert "Ferry aground" in a
    assert "0.93 with c: both give 212" in a
    assert "212 safe" in b
    assert "0.72 with c: both use ferry" in b
    assert "0.93 with a: both give 212" in c


def test_a_story_of_one_report_without_headlines_is_told_by_its_id():
    assert ["story-1", "1 report · story-1", "a"] == printed(Story("story-1", "", ("a",))).split("\n")[:3]


def test_a_story_has_the_headlines_of_its_reports_in_their_order():
    told = {"r2": "Ferry aground off Orlen", "r1": "Orlen ferry runs aground, all 212 safe"}
    text = "The Orrin ferry ran aground off Orlen on Monday with 212 people on board, the harbour office said."

    for story in Group()([Reading(report(name, text, title=title)) for name, title in told.items()]):
        assert tuple(told[name] for name in story.reports) == story.headlines
