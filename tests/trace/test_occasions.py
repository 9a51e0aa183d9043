import pytest
from made import COAST_GUARD, FISHERMAN, HOSPITAL, cell, report, row, story

from headwater.model import Claim, Mention, Quote, Reading, Span, Speaker
from headwater.trace.descent import derivations

LEFT, RIGHT = ("The trawler had no lamp", "No light burned aboard the boat")


def reading(name, words, text, *speakers, via=()):
    """A report that gives the words to somebody, who stands at the end of its sentence."""
    start, whole = text.index(words), Span(0, len(text))
    content, source = Span(start, start + len(words)), Span(len(text) - 3, len(text))
    quote = Quote((content,), "indirect", source=source, speakers=speakers, via=via)
    return Reading(report(name, text), (quote,), (Claim((content,), words, "attributed", speakers, sentence=whole),))


def heard(report_id, before, words, *speakers):
    """A report whose sentence about where it was said is not the one that gives the words to somebody."""
    text = f"{before} {words}, said the coast guard."
    start, first = text.index(words), Span(0, len(before))
    second = Span(len(before) + 1, len(text))
    content = Span(start, start + len(words))
    quote = Quote((content,), "indirect", source=Span(len(text) - 12, len(text) - 1), speakers=speakers)
    named = [(before.find(each.name), each.name) for each in speakers if each.name in before]
    mentions = tuple(Mention(Span(start, start + len(name)), "person", name) for start, name in named)
    claims = (
        Claim((first,), before, "own", sentence=first),
        Claim((content,), words, "attributed", speakers, sentence=second),
    )
    return Reading(report(report_id, text), (quote,), claims, mentions)


def related(one, other, *rows):
    (found,) = derivations(story(one, other), rows)
    return found.relation, found.upstream


def both(speaker):
    return row(cell("a", LEFT, speaker), cell("b", RIGHT, speaker))


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("in a written statement", "in a statement", "statement"),
        ("in a press release", "in Friday’s communique", "statement"),
        ("at a news conference", "during a crowded press briefing", "news conference"),
        ("in a speech in Velm", "in her keynote", "speech"),
        ("in a blog post", "in a post", "post"),
        ("told reporters", "at a press briefing", "news conference"),
        ("who sent a long letter", "in a letter", "letter"),
        ("in a safety bulletin", "in an advisory", "notice"),
        ("in a sworn affidavit", "in a lawsuit", "court papers"),
    ],
)
def test_what_somebody_said_on_one_occasion_is_behind_both(ours, theirs, kind):
    one = reading("a", LEFT, f"{LEFT}, {ours} said the coast guard.", COAST_GUARD)
    other = reading("b", RIGHT, f"{RIGHT}, {theirs} said the coast guard.", COAST_GUARD)

    assert ("shared material", f"coast guard's {kind}") == related(one, other, both(COAST_GUARD))


def test_a_wire_in_capitals_names_occasions_too():
    one = reading("a", LEFT.upper(), f"{LEFT}, in a statement said the coast guard.".upper(), COAST_GUARD)
    other = reading("b", RIGHT, f"{RIGHT}, in a statement said the coast guard.", COAST_GUARD)

    assert ("shared material", "coast guard's statement") == related(one, other, both(COAST_GUARD))


def test_an_occasion_that_a_report_names_once_goes_for_what_it_gives_to_whom_it_names_there():
    one = heard("a", "Maren Holt held a crowded news conference in Velm.", LEFT, COAST_GUARD)
    other = heard("b", "Maren Holt answered questions at a news conference.", RIGHT, COAST_GUARD)
    elsewhere = heard(
        "b", "Maren Holt spoke of a “nasty surprise at the news conference” of others.", RIGHT, COAST_GUARD
    )

    assert ("shared material", "coast guard's news conference") == related(one, other, both(COAST_GUARD))
    assert "independent" == related(one, elsewhere, both(COAST_GUARD))[0]
    assert "independent" == related(one, other)[0]


def test_a_news_conference_is_of_all_who_are_given_something():
    one = heard("a", "Maren Holt held a crowded news conference.", LEFT, COAST_GUARD, FISHERMAN)
    other = heard("b", "The two went into a news conference.", RIGHT, COAST_GUARD, FISHERMAN)

    assert ("shared material", "Jory Pell's news conference") == related(one, other, both(FISHERMAN))
    assert "independent" == related(one, other, both(HOSPITAL))[0]


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        ("at a news conference", "at a press conference", "shared material"),
        ("in a speech", "in a keynote", "shared material"),
        ("in testimony", "at a hearing", "independent"),
        ("in a post", "in a post", "independent"),
        ("at a conference", "at a conference", "independent"),
    ],
)
def test_one_person_holds_one_news_conference_in_a_story_but_posts_more_than_once(ours, theirs, relation):
    one = reading("a", LEFT, f"{LEFT}, {ours} said Jory Pell.", FISHERMAN)
    other = reading("b", RIGHT, f"{RIGHT}, {theirs} said Jory Pell.", FISHERMAN)

    assert relation == related(one, other, both(HOSPITAL))[0]


@pytest.mark.parametrize(
    ("ours", "theirs", "rows"),
    [
        ("in a statement", "in a statement", ()),
        ("in a statement", "at a news conference", (both(COAST_GUARD),)),
        ("in an interview", "in an interview", (both(COAST_GUARD),)),
        ("in a statement", "in a statement", (both(FISHERMAN),)),
    ],
)
def test_what_may_have_been_said_twice_is_not_behind_both(ours, theirs, rows):
    one = reading("a", LEFT, f"{LEFT}, {ours} said the coast guard.", COAST_GUARD)
    other = reading("b", RIGHT, f"{RIGHT}, {theirs} said the coast guard.", COAST_GUARD)

    assert ("independent", None) == related(one, other, *rows)


def test_an_occasion_that_is_told_of_in_what_is_said_is_another_one():
    told = f"{LEFT} as he wrote in a statement"
    one = reading("a", told, f"{told}, said the coast guard.", COAST_GUARD)
    other = reading("b", RIGHT, f"{RIGHT}, in a statement said the coast guard.", COAST_GUARD)

    assert ("independent", None) == related(one, other, both(COAST_GUARD))


def test_a_document_that_both_cite_is_behind_both():
    log = Speaker("log of the trawler Gull", "document", "log of the trawler Gull")
    one, other = reading("a", LEFT, f"{LEFT}, says its log.", log), reading("b", RIGHT, f"{RIGHT} by the log.", log)

    assert ("shared material", "log of the trawler Gull") == related(one, other, both(FISHERMAN))
    assert ("independent", None) == related(one, other)


def test_a_document_that_is_only_called_a_report_may_be_another():
    paper = Speaker("report", "document", "report")
    one, other = (
        reading("a", LEFT, f"{LEFT}, says a report.", paper),
        reading("b", RIGHT, f"{RIGHT}, a report says.", paper),
    )

    assert ("independent", None) == related(one, other)
    assert ("shared material", "report") == related(one, other, both(paper))


def test_a_platform_is_nothing_in_common_but_one_person_s_post_on_it_is():
    words = "He has sold the trawler"
    one, other = (reading(name, words, f"{name}: {words}, he writes.", FISHERMAN, via=("Telegram",)) for name in "ab")
    elsewhere = reading("b", RIGHT, f"{RIGHT}, she writes.", COAST_GUARD, via=("Telegram",))

    assert ("shared material", "Jory Pell's post on Telegram") == related(one, other, both(FISHERMAN))
    assert ("independent", None) == related(one, elsewhere, both(FISHERMAN))


def test_a_press_release_is_upstream_of_what_names_it():
    ferries = Speaker("Northline Ferries", "organisation", "Northline Ferries")
    text = f"PRESS RELEASE\nNorthline Ferries regrets it. {LEFT}"
    claim = Claim((Span(0, len(text)),), LEFT, "attributed", (ferries,))
    release = Reading(report("a", text, outlet="Northline Ferries"), claims=(claim,))
    relay = reading("b", RIGHT, f"{RIGHT}, according to a press release by the ferries.", ferries)
    rows = (row(cell("a", LEFT, ferries), cell("b", RIGHT, ferries)),)

    (found,) = derivations(story(release, relay), rows)

    assert ("shared material", "a", "Northline Ferries") == (found.relation, found.source, found.upstream)
