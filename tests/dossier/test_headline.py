import pytest
from made import cell, report, row, story, table

from headwater.dossier import compose
from headwater.model import Trace
from headwater.trace.origins import count

SANK = "The trawler Signe sank off Heron Point."
TITLES = {"a": "Ten recipes for a rainy day", "b": "Watch: this week", "c": "Trawler sinks off Heron Point"}


def headline(*cells, titles=TITLES):
    reports = [report(name, SANK, title=title) for name, title in titles.items()]
    told = row(*cells)
    return compose(story(*reports), table(told), Trace(counts=(count(told, frozenset()),))).story.headline


def test_what_is_taken_for_one_story_is_headed_by_a_report_that_tells_its_main_claim():
    assert TITLES["c"] == headline(cell("b", SANK), cell("c", SANK))


@pytest.mark.parametrize(("stance", "title"), [("supports", TITLES["b"]), ("against", "")])
def test_who_only_denies_it_does_not_head_it(stance, title):
    assert title == headline(cell("b", "It never sank.", stance=stance))


def test_where_none_of_them_has_a_title_no_other_report_heads_it():
    assert headline(cell("c", SANK), titles=TITLES | {"c": ""}) == ""
