from dataclasses import replace

import pytest
from made import COAST_GUARD, report, story

from headwater.model import Credit, Dated, Quote, Reading, Span, Speaker, Story, StoryInput
from headwater.trace.descent import derivations
from headwater.trace.upstream import named, upstream

WORDS = "The hull of the trawler had been patched twice since spring and nobody told the harbour office about it."


def reading(name, *speakers, via=(), outlet=None, credit=None, text=WORDS):
    credited = (Credit(credit, "text"),) if credit else ()
    told = (Quote((Span(0, 10),), "indirect", speakers=speakers, via=via),) if speakers else ()
    return Reading(report(name, text, outlet=outlet, credits=credited), told)


INTERVIEW = reading("a", COAST_GUARD, outlet="Velm Herald", text="What did you find aboard the trawler when you came?")
RELAY = reading("b", COAST_GUARD, via=("Velm Herald",))


def test_the_interview_that_another_report_relays_is_its_upstream():
    assert (INTERVIEW.report, "Velm Herald") == upstream(named(INTERVIEW), named(RELAY), False)
    assert (INTERVIEW.report, "Velm Herald") == upstream(named(RELAY), named(INTERVIEW), False)


def test_nobody_has_it_from_the_later_version_of_a_page_who_was_out_before():
    days = {"a": Dated("2026-05-05", "day", "metadata"), "b": Dated("2026-05-04", "day", "metadata")}
    later, relay = (
        Reading(replace(each.report, published=days[each.report.id]), each.quotes) for each in (INTERVIEW, RELAY)
    )

    assert upstream(named(later, is_later=True), named(relay), False) is None
    assert (later.report, "Velm Herald") == upstream(named(later), named(relay), False)


def test_the_wire_that_another_report_credits_is_its_upstream():
    wire, reprint = reading("a", outlet="Orrin Press"), reading("b", credit="Orrin Press")

    assert (wire.report, "Orrin Press") == upstream(named(wire), named(reprint), True)


def test_the_statement_of_a_body_is_upstream_of_what_repeats_its_words():
    body = Speaker("Northline Ferries", "organisation", "Northline Ferries")
    statement, relay = reading("a", outlet="Northline Ferries"), reading("b", body)

    assert (statement.report, "Northline Ferries") == upstream(named(statement), named(relay), True)
    assert upstream(named(statement), named(relay), False) is None


def test_a_press_release_is_upstream_of_what_has_words_in_common_with_it_whoever_is_named():
    text = f"PRESS RELEASE\nNorthline Ferries regrets it. {WORDS}"
    release, relay = reading("a", outlet="Northline Ferries", text=text), reading("b")

    assert (release.report, "Northline Ferries") == upstream(named(release), named(relay), True)
    assert upstream(named(reading("a", outlet="Velm Herald", text=text)), named(relay), True) is None


def test_reports_that_name_each_other_are_not_upstream_of_each_other():
    back = reading("a", COAST_GUARD, via=("Tarn Post",), outlet="Velm Herald")
    forth = reading("b", COAST_GUARD, via=("Velm Herald",), outlet="Tarn Post")

    assert upstream(named(back), named(forth), True) is None


def test_reports_that_name_each_other_do_not_know_it_independently():
    herald, courier = (
        Speaker("Velm Herald", "outlet", "Velm Herald"),
        Speaker("Orrin Courier", "outlet", "Orrin Courier"),
    )
    ours = reading("a", courier, outlet="Velm Herald", text="The zoo is for sale, the Orrin Courier reported.")
    theirs = reading(
        "b", herald, outlet="Orrin Courier", text="A buyer is sought for Velm's animals, says the Velm Herald."
    )
    (found,) = derivations(story(ours, theirs))

    assert "shared material" == found.relation
    assert "each names the other" in found.why


def test_relays_hang_under_the_upstream():
    story = StoryInput(Story("s", "", ("a", "b")), (INTERVIEW, RELAY))

    (derived,) = derivations(story)

    assert ("shared material", "a", "Velm Herald") == (derived.relation, derived.source, derived.upstream)
    assert "the report by Velm Herald is the upstream itself" in derived.why


def test_an_outlet_that_names_itself_is_not_its_own_upstream():
    one = reading("a", COAST_GUARD, via=("Velm Herald",), outlet="Velm Herald")
    other = reading("b", COAST_GUARD, via=("Velm Herald",), outlet="Velm Herald")

    assert upstream(named(one), named(other), True) is None


def test_an_agency_is_the_same_by_its_initials():
    credited, told = (
        reading("a", credit="Orrin Harbour Press"),
        reading("b", COAST_GUARD, via=("OHP",), text="Quite other words."),
    )
    wire = reading("c", outlet="Orrin Harbour Press")

    (found,) = derivations(StoryInput(Story("s", "", ("a", "b")), (credited, told)))
    assert ("shared material", "Orrin Harbour Press") == (found.relation, found.upstream)
    assert (wire.report, "OHP") == upstream(named(wire), named(told), False)


def test_what_two_people_told_one_newspaper_is_nothing_in_common():
    one = reading("a", COAST_GUARD, via=("Velm Herald",), text="She saw the hull.")
    other = reading("b", Speaker("Jory Pell", "person", "Jory Pell"), via=("Velm Herald",), text="He heard a bang.")

    (found,) = derivations(story(one, other))

    assert ("independent", None) == (found.relation, found.upstream)


def test_what_an_outlet_has_from_itself_is_no_medium_behind_both():
    one = reading("a", credit="Orrin Press", outlet="Orrin Press", text="The trawler sank off Velm in the night.")
    other = reading("b", credit="Orrin Press", outlet="Orrin Press", text="Its hull was raised on Monday at noon.")

    (found,) = derivations(story(one, other))

    assert ("independent", None) == (found.relation, found.upstream)


def test_the_agency_that_one_text_is_credited_to_and_the_other_cites_is_behind_both():
    wire = Speaker("OHP", "outlet", "OHP")
    one, other = reading("a", credit="Orrin Harbour Press", text="The hull was patched."), reading("b", wire)

    (found,) = derivations(story(one, other))
    (alone,) = derivations(story(reading("a", text="The hull was patched."), other))

    assert ("shared material", "Orrin Harbour Press") == (found.relation, found.upstream)
    assert "independent" == alone.relation


@pytest.mark.parametrize(
    ("ours", "theirs", "upstream"),
    [
        ("as the Velm Herald first reported", "according to the Velm Herald", "Velm Herald"),
        ("which was revealed on Friday by the Velm Herald", "per Velm Herald", "Velm Herald"),
        ("as a Velm Herald story alleges", "as the Velm Herald has reported", "Velm Herald"),
        ("as the Velm Herald first reported", "the Velm Herald said", None),
        ("as the Velm Herald first reported", "according to the Tarn Post", None),
        ("as Facebook reported", "according to Facebook", None),
        ("according to “what the Velm Herald reported”", "according to the Velm Herald", None),
    ],
)
def test_what_both_name_as_one_medium_s_own_report_is_behind_both(ours, theirs, upstream):
    one, other = report("a", f"The hull was patched, {ours}."), report("b", f"A lamp was missing, {theirs}.")

    (found,) = derivations(story(one, other))

    assert ("shared material" if upstream else "independent", upstream) == (found.relation, found.upstream)


def test_an_outlet_s_own_report_is_no_other_medium_s_but_upstream_of_it():
    one = report("a", "The hull was patched, as the Velm Herald reported on Friday.", outlet="Velm Herald")
    other = report("b", "A lamp was missing, according to the Velm Herald.")

    (found,) = derivations(story(one, other))

    assert ("shared material", "a") == (found.relation, found.source)
