"""Whether a claim is attributed at all, and how."""

from dataclasses import replace

import pytest
from made import report

from headwater.model import Passage, Quote, Report, Span
from headwater.read import read
from headwater.read.acts import relayed
from headwater.read.giving import given
from headwater.read.parsed import parse
from headwater.read.plainly import plainly, states


def claim(words, *paragraphs, **more):
    (found,) = [c for c in read(report("r", *paragraphs, **more)).claims if words in c.text]
    return found


def names(found):
    return [speaker.name for speaker in found.speakers]


def test_whom_the_text_relays_is_not_sought_in_what_the_title_says():
    text = "Some experts believe the pier will fall."
    told = report("r", text, title="Finn says that no pier of the whole coast is safer")
    _, body = parse(told)

    assert [] == list(relayed(body, [Quote((Span(10, 50, "title"),), "indirect")]))
    assert ["the pier will fall"] == [
        told.at(quote.content[0]) for quote in relayed(body, [Quote((Span(0, 39),), "indirect")])
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("would stay shut", "The mayor, Orla Finn, made it clear that the harbour would stay shut."),
        ("would cost more", "Harbour pilots counter that a new pier would cost more."),
        ("no way of knowing", "Orla Finn also raised the concern that there is no way of knowing who paid."),
        ("must be published", "The treaty stipulates that all accounts must be published."),
        ("will all be fit", "Coach Ann Lund is confident that the three players will all be fit for Friday."),
        ("stay shut", "The port is old and the US said on Monday it would stay shut."),
        ("was delayed", "The trial of the pilots was delayed, according to individuals familiar with the case."),
        ("paid for", "Orla Finn paid for the pier, according to disclosures filed with the Port Authority."),
        ("too much power", "Climate hawks warn that the new pier would use too much power."),
        ("ferry ale", "More than 100 breweries in Velm have pledged to make their own ferry ale."),
        ("might close", "Doctors in Orrin are concerned that the pier might close."),
        ("will never", "Pilots in Orrin are afraid that the ferries will never sail again."),
        ("it is too early", "Orla Finn has made the case that it is too early to close the pier."),
        ("sold in May", "The Orrin Post can reveal that the pier was sold in May."),
        ("lost at sea", "The Orrin Post claims the pier was sold at night and the money was lost at sea."),
        ("leased to a bank", "The Orrin Post reports that the pier was sold, that the ferries were leased to a bank."),
        ("left the ferry", "The pilot, Ann Lund, shared that she had left the ferry company in May."),
        ("will sail", "Coach Ann Lund is sure that the ferries will sail."),
        ("can sell", "Analysts are sceptical that the port can sell its cranes."),
        (
            "slightly hurt",
            "Two units were damaged and a man slightly hurt, the governor of Orrin, Mehdi Iran-Vall, told NORA.",
        ),
    ],
)
def test_what_somebody_says_in_whatever_words_is_attributed(words, text):
    found = claim(words, text)

    assert "attributed" == found.mode
    assert names(found)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Moonlit Quay", "Her later hits included “Moonlit Quay,” “The Long Ferry” and “Salt.”"),
        ("mustered", "Crews mustered to an “all hands” call from the harbour office."),
        ("Slow Boats", "The study, “Slow Boats of the Northern Isles,” appears in the Journal of Ferries."),
        ("family pet", "The body of a dog, thought to be the family pet, was found in Orrin."),
        ("in hospital", "A neighbour described him as quiet and he is said to have been in hospital."),
        ("two women", "Karel Vall, accused of killing two women in Orrin, appeared in court on Monday."),
        ("responded to the blaze", "Crews from two towns responded to the blaze in Orrin."),
        ("another goal", "Lund answered with another goal in the second half."),
        ("rather have", "Orla Finn stopped short of saying she would rather have an inquiry."),
        ("like your boat", "If you paid that much, I hope you like your boat."),
        ("cloud the talks", "The minister’s visit to Orrin threatens to cloud the talks on the pier."),
        ("long campaign", "It promises to be a long campaign."),
        ("how little", "The old quarrel over the pier underscores how little the two towns trust each other."),
        ("damage to", "Nobody reported damage to the boats."),
        ("plans to step down", "A new race begins when Orla Finn announces whether she plans to step down."),
        ("his mother", "Orla Finn called his mother from the pier."),
        ("a meeting", "Ministers called a meeting for Friday."),
        ("condemned by Velm", "A move condemned by Velm has failed."),
        ("one of the songs", "“Salt Water” - written by Ida Moss - was one of the songs of her tour."),
        ("closed ranks", "Several councillors have closed ranks behind her in the hopes of keeping others out."),
        (
            "largest strike",
            "It was the largest strike in Velm, and the court’s decision, which is due in June, will end it.",
        ),
        ("funded by a tax", "Orla Finn promised grants to towns that reject wind farms, funded by a tax on boats."),
        ("into the wall", "Driver Karel Vall slammed into the wall on the second lap."),
        ("is in trouble", "In a move that suggests the port is in trouble, the council sold two cranes."),
        ("three ferries", "The Orrin Port Company boasts a fleet of three ferries and a tug that never sails."),
        (
            "the film",
            "Karel Vall has released the songs “Lie” and “Salt,” as well as the song “Fog” from the film that he made.",
        ),
        ("Media challenges", "Media challenges likely to stop the sale of the port."),
        ("had been sold", "Pilots should call the board and confirm that the boat had been sold."),
        ("same pilot", "Karel Vall told the board of it, referring to the same pilot who sank the ferry."),
        ("how the tide moves", "The harbour crews can show pilots how the tide moves under the pier."),
        ("left its course", "The pilot’s log could explain why the ferry left its course."),
        ("own a boat", "Your neighbours will know that you own a boat."),
        ("a storm is near", "The old keepers might conclude that a storm is near."),
        ("deliver the test", "The zoo called in Karel Vall to deliver the test results that nobody wanted."),
        ("one of the top", "Expected by many to be one of the top teams, the Velm Herons have lost nine games."),
        ("a new icon", "Harbour Studio adds a new icon to the bar at the foot of the screen."),
        ("what would happen", "Karel Vall asked the pilots what would happen to the crew."),
        ("far deeper", "The harbour is far deeper than the early charts suggest."),
        ("have changed", "It is wrong for banks to say they have changed their rules."),
        ("Allow the queen", "Allow the queen to describe the harbour that she has seen."),
    ],
)
def test_a_name_a_title_a_deed_and_what_one_is_held_to_be_are_the_outlets_own_account(words, text):
    found = claim(words, text)

    assert "own" == found.mode
    assert [] == names(found)


@pytest.mark.parametrize(
    ("words", "speaker", "text"),
    [
        (
            "had been cheated",
            "three other women",
            "The paper found three other women who said they had been cheated by the same broker.",
        ),
        (
            "was unsafe",
            "Orrin Institute",
            "The daily carried a report by the Orrin Institute which said the ferry was unsafe.",
        ),
        (
            "struck near",
            "council",
            "Earlier this week, an earthquake with a strength of 2.0 struck near The Gorge, according to the council.",
        ),
        (
            "died on Thursday",
            "Harlan Boll",
            "It has been confirmed by publicist Harlan Boll that the actress died on Thursday.",
        ),
        (
            "had been hurt",
            "Mehdi Vall",
            "Another news agency quoted the governor, Mehdi Vall, as saying five had been hurt.",
        ),
        ("a disgrace", "Orla Finn", "Orla Finn called the plan a disgrace."),
        ("tariffs unfair", "Critics", "Critics called the latest tariffs unfair."),
        ("condemned by", "Orla Finn", "The plan was condemned by Orla Finn, who left the room."),
        ("condemned by", "Velm", "The old fence came down in May, condemned by Velm as a danger."),
        (
            "provide money",
            "review panel",
            "The review panel called on the Departments of Port Safety, Roads and Health to share their files and provide money"
            " for pilots to learn.",
        ),
        (
            "to tow it away",
            "Orla Finn",
            "Orla Finn asked a fisherman, the one with the largest boat in town, to tow it away.",
        ),
        ("pressured", "Top Democrats", "Top Democrats on Friday pressured the president to cancel the talks."),
        ("will close", "Tarn Herald", "The port of Velm will close for two weeks, per the Tarn Herald."),
        ("were sent home", "Tarn Herald", "Per a report by the Tarn Herald, forty workers were sent home."),
        ("was stolen", "police", "The red truck was stolen, per a police statement."),
        ("fell on Sunday", "Tarn Herald", "The harbour crane fell on Sunday night, the Tarn Herald reports."),
        (
            "bought the land",
            "story",
            "Orla Finn blamed her rivals for a story that alleged her brother had bought the land cheaply.",
        ),
        (
            "violates the law",
            "lawsuit",
            "Orla Finn said a lawsuit was ready to be filed that claims the grant violates the law.",
        ),
        ("revive that unit", "Orla Finn", "On Monday, Orla Finn called for Karel Vall to revive that unit at once."),
        ("a dull year", "Orla Finn", "Still, Orla Finn doesn’t think we are headed for a dull year."),
        (
            "rose by half",
            "a port official",
            "As announced by a port official, the value of exports rose by half in May.",
        ),
        (
            "redeeming the bonds",
            "Lorsen Corp",
            "Lorsen Corp. is redeeming the bonds as the interest is high, a spokesman said.",
        ),
        ("apology on Monday", "Orla Finn", "Orla Finn issued an apology on Monday for her words about the pilots."),
        ("the right side", "Orla Finn", "Orla Finn later offered a warm apology to the men of the right side."),
    ],
)
def test_what_is_said_is_given_to_whom_the_sentence_names_for_it(words, speaker, text):
    found = claim(words, text)

    assert ("attributed", [speaker]) == (found.mode, names(found))


@pytest.mark.parametrize(
    "text", ["The company paid 4 dollars per head for the lease, per month.", "It was no bid, per se."]
)
def test_per_names_nobody_where_it_counts(text):
    assert {"own"} == {found.mode for found in read(report("r", text)).claims}


def test_a_clause_that_begins_with_whose_it_is_stands_under_that_attribution():
    (paragraph,) = parse(
        report("r", "According to the Union of Harbour Pilots in Orrin, two pilots, a cook and I left.")
    )
    known = report("r", paragraph.text)
    cut = paragraph.text.index(", a cook")
    said = Quote((Span(paragraph.text.index("two"), len(paragraph.text) - 1),), "indirect", Span(0, 12), Span(13, 49))
    whole = Span(0, len(paragraph.text))

    assert said == given(known, paragraph, [said]).to(Span(0, cut), whole)


def test_whoever_does_something_within_a_quotation_is_not_who_speaks_on():
    found = claim(
        "pier was shut",
        "“It was late. The board urged us to wait and the guards asked us to go. We went,” Tom Selby said. They said that the"
        " pier was shut.",
    )

    assert "guards" not in names(found)


def test_a_signature_may_tell_at_length_who_signs():
    found = claim(
        "harbour office",
        "“I swim when the tide is out, and I never work in the harbour office again.” — Laura Hill, 41, founding member and"
        " director at We Are Open Boats, a cooperative of pilots in the north of Velm",
    )

    assert ("quoted", ["Laura Hill"]) == (found.mode, names(found))


def test_a_quotation_goes_on_after_a_long_one_with_a_sentence_between():
    first = "Ann Lund said: “I was on the pier. It was late. It was dark. I called my mother. I ran.”"
    second = "Then it was quiet for a while. “And then the second crane came down.”"

    found = claim("second crane", first, second)

    assert ("quoted", ["Ann Lund"]) == (found.mode, names(found))


def test_the_occasion_of_a_quotation_is_not_quoted():
    found = claim("Earlier in the day", "Earlier in the day, Orla Finn had said on Orrin Radio, “The pier stays shut.”")

    assert "attributed" == found.mode
    assert ["Orla Finn"] == names(found)


@pytest.mark.parametrize(
    ("line", "paragraph", "speaker"),
    [
        ("The notice on the gate read:", "The pier is shut until May. Boats may land at Skerry.", "notice"),
        (
            "Harbour master Karel Vall commented on the wreck in a briefing:",
            "We are glad that the crew is safe and the wreck lies still.",
            "Karel Vall",
        ),
    ],
)
def test_what_is_printed_below_the_line_that_introduces_it_is_quoted(line, paragraph, speaker):
    told = [
        c
        for c in read(report("r", "The pier at Orrin was shut on Monday.", line, paragraph)).claims
        if c.text in paragraph
    ]

    assert len(told) > 1
    assert {"quoted"} == {found.mode for found in told}
    assert {speaker} == {name for found in told for name in names(found)}


def test_a_letter_printed_whole_is_quoted_of_its_writer():
    told = read(
        report(
            "r",
            "Karel Vall, who runs the harbour, wrote on Friday that the fishermen should be ashamed.",
            "Read the full letter:",
            "Dear fishermen of Orrin, I know that the winter was long. The pier is no place for nets.",
            "You were told so in May.",
            "The fishermen left the pier on Sunday.",
        )
    ).claims
    letter = [c for c in told if "winter" in c.text or "nets" in c.text or "in May" in c.text]

    assert [("quoted", ["Karel Vall"])] * 3 == [(c.mode, names(c)) for c in letter]
    assert [("own", [])] == [(c.mode, names(c)) for c in told if "Sunday" in c.text]


def test_a_paragraph_below_a_line_whose_words_are_missing_is_the_outlets_own():
    found = claim(
        "opened in 1994", "Karel Vall said of the wreck:", "The pier at Orrin opened in 1994 and was repaired in March."
    )

    assert "own" == found.mode


def test_a_list_below_a_line_is_not_what_its_subject_says():
    found = claim(
        "free on Sundays", "Karel Vall defended the ferry:", "1. It is free on Sundays, so why would you drive?"
    )

    assert "own" == found.mode


@pytest.mark.parametrize(
    "text",
    [
        "The crowd let out a cheer when Karel Vall announced the sale.",
        "As the rain fell on Skerry that day, the board said just that.",
    ],
)
def test_an_announcement_within_a_sentence_or_after_a_when_is_no_cue_of_what_stands_before_it(text):
    (paragraph,) = parse(report("r", text))

    assert [] == list(plainly(paragraph, []))


def test_an_attribution_without_a_verb_gives_way_to_what_the_parse_shows():
    (paragraph,) = parse(report("r", "The ferry left an hour early, Karel Vall, a harbour pilot, told the Orrin Post."))
    (shown,) = plainly(paragraph, [])
    medium = replace(shown, content=(Span(paragraph.text.index("the Orrin"), len(paragraph.text) - 1),))

    assert states(paragraph, shown)
    assert not states(paragraph, medium)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "took bribes",
            "The port office relayed Mayor Finn's response on Friday to allegations that Karel Vall took bribes.",
        ),
        (
            "has no plan",
            "Finn's campaign released a booklet to promote her ideas, amid criticism that the mayor has no plan.",
        ),
        ("is one of", "Spokeswoman Katra Lund responded to claims that she is one of the women in the pictures."),
    ],
)
def test_what_somebody_answers_to_is_what_others_say_who_are_not_named(words, text):
    found = claim(words, text)

    assert ("attributed", ["unnamed"]) == (found.mode, [speaker.kind for speaker in found.speakers])


def test_what_somebody_repeats_as_her_claim_is_hers():
    found = claim("was safe", "Orla Finn stood by her claim that the pier was safe.")

    assert ["Orla Finn"] == names(found)


def test_a_notice_is_its_own_source_where_the_line_above_it_is_no_prose():
    lines = (
        "The pier was shut on Monday.",
        "The original notice reads in full:",
        "Boats must be moored at the north quay.",
    )
    kinds = ("body", "navigation", "body")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    passages = tuple(
        Passage(Span(at, at + len(line)), kind) for at, line, kind in zip(starts, lines, kinds, strict=True)
    )

    (quote,) = read(Report("r", "\n".join(lines), passages=passages)).quotes

    assert ("original notice", "document", "document") == (
        quote.speakers[0].name,
        quote.speakers[0].kind,
        quote.speakers[0].access,
    )


def test_what_others_reportedly_say_goes_on_with_the_account_before():
    found = claim(
        "the guard slept",
        "Mayor Helena Marsh said the gang had robbed the pier. Officials reportedly told her that the guard slept.",
    )

    assert ["Helena Marsh"] == names(found)
