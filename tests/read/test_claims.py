from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import report

from headwater.model import Passage, Span
from headwater.read import Read, read

POOL = (
    "The Orrin ferry ran aground on Monday, and its captain was taken to hospital.",
    "“I saw the rocks and I shouted,” the cook, Lena Bark, told reporters.",
    "According to the harbour office, 212 people were on board when the ferry left Skerry.",
    "The ferry, which was built in 1994, had reportedly been repaired in March.",
    "Who gave the order to leave in such weather?",
    "The line did not answer questions. It may lose its licence, officials said.",
    "Mayor Anton Reel urged the line to pay for the rescue.",
    "Support our newsroom with a gift of five crowns.",
    "Police said that nobody had been hurt – “a wonder”, one officer called it – and that the wreck would be towed.",
)


def claimed(*paragraphs, **more):
    return read(report("r", *paragraphs, **more)).claims


def claim(words, *paragraphs, **more):
    (found,) = [c for c in claimed(*paragraphs, **more) if words in c.text]
    return found


@given(st.lists(st.sampled_from(POOL), max_size=5), st.sampled_from(["", *POOL]))
@settings(deadline=None, max_examples=50)
def test_every_claim_is_the_words_at_its_place_and_so_are_its_figures_and_times(paragraphs, title):
    told = report("r", *paragraphs, title=title)

    for found in read(told).claims:
        (span,) = found.spans
        assert found.text == told.at(span)
        assert all(span.covers(value.span) for value in (*found.figures, *found.times))
        assert found.sentence.covers(span) or found.sentence.overlaps(span)
        assert found.by
        assert found.why


@given(st.lists(st.sampled_from(POOL), max_size=5, unique=True))
@settings(deadline=None, max_examples=50)
def test_claims_follow_each_other_without_overlap(paragraphs):
    spans = [found.spans[0] for found in claimed(*paragraphs)]

    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.lists(st.sampled_from(POOL), max_size=5))
@settings(deadline=None, max_examples=50)
def test_a_claim_in_own_voice_is_given_to_nobody_and_any_other_to_somebody(paragraphs):
    for found in claimed(*paragraphs):
        assert found.mode != "own" or not found.speakers
        assert found.mode == "own" or found.cue or found.source or found.mode == "quoted"


@pytest.mark.parametrize("kind", ["appeal", "promo", "bio", "caption", "credit", "navigation", "advertisement"])
def test_furniture_makes_no_claim(kind):
    told = report("r", *POOL[:2])
    passages = (replace(told.passages[0], kind=kind), Passage(told.passages[1].span, kind))

    assert () == read(replace(told, passages=passages)).claims


def test_what_stands_in_quotation_marks_is_quoted_and_given_to_who_said_it():
    found = claim("saw the rocks", POOL[1])

    assert "quoted" == found.mode
    assert ["Lena Bark"] == [speaker.name for speaker in found.speakers]


def test_reported_speech_is_attributed():
    found = claim("212 people", POOL[2])

    assert "attributed" == found.mode
    assert ["harbour office"] == [speaker.name.removeprefix("the ") for speaker in found.speakers]
    assert [(212, 212)] == [(figure.low, figure.high) for figure in found.figures]


def test_what_nobody_is_named_for_is_the_outlets_own_voice():
    found = claim("ran aground", POOL[0])

    assert "own" == found.mode
    assert () == found.speakers


@pytest.mark.parametrize(
    "dateline",
    [
        "ORLEN/VELM, Sept. 9 (NHA) - ",
        "ORRIN — ",
        "ORRIN: ",
        "PORT ORRIN, Skerry (NHA) -- ",
        "Orrin, Sept. 9 (NHA): ",
        "ST. ORRIN, S.K. - ",
        "ORRIN (NHA) – ",
        "VELM (Reuters)—",
        "Velm (AFP) - ",
        "(AP)—",
    ],
)
def test_where_a_report_was_written_is_no_part_of_what_it_claims(dateline):
    (found,) = claimed(f"{dateline}The ferry ran aground off the harbour on Monday.")

    assert found.text == "The ferry ran aground off the harbour on Monday"


@pytest.mark.parametrize(
    "words",
    [
        "The NHA — the harbour authority — closed the port on Monday",
        "Orrin - Skerry ferries will be repaired in March",
        "UNHA: 212 people were on board",
    ],
)
def test_other_words_before_a_mark_stay(words):
    assert words.split()[0] in claimed(f"{words}.")[0].text.split()[0]


def test_two_facts_in_one_sentence_are_two_claims():
    assert 2 == len(claimed(POOL[0]))


@pytest.mark.parametrize("measure", ["one day after", "shortly before", "three weeks after", "even though"])
def test_what_measures_a_subordinate_clause_stands_with_it(measure):
    told = [
        c.text
        for c in claimed(f"The line dismissed its captain on Saturday, {measure} the ferry ran aground at Orrin.")
    ]

    assert ["The line dismissed its captain on Saturday", f"{measure} the ferry ran aground at Orrin"] == told


def test_a_hedge_is_kept():
    assert "reportedly" == claim("repaired in March", POOL[3]).hedge
    assert "may" == claim("lose its licence", POOL[5]).hedge
    assert claim("ran aground", POOL[0]).hedge is None
    assert claim("will open", "The bypass at Velm will open in May 2031.").hedge is None
    assert claim("wrote a letter", "Those who believed in the ferry wrote a letter.").hedge is None


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The keeper appeared to be hurt on Monday.", "appeared"),
        ("The keeper will appear before the court of Tarn.", None),
        ("The keeper is thought to be in Velm.", "thought"),
        ("The keeper thought about the ferry for years.", None),
        ("The keeper could lose the ferry in May.", "could"),
        ("The keeper could not be found on Monday.", None),
    ],
)
def test_who_turns_up_thinks_or_is_not_able_does_not_hedge(text, hedge):
    assert hedge == claim("The keeper", text).hedge


def test_a_figure_that_another_replaces_is_neither_told_nor_a_denial():
    found = claim("68 people", "There were 68 people on board, not 86.")

    assert [68.0] == [figure.low for figure in found.figures]
    assert not found.negated


def test_a_denial_is_negated():
    assert claim("did not answer", POOL[5]).negated
    assert claim("nobody had been hurt", POOL[8]).negated
    assert not claim("ran aground", POOL[0]).negated


def test_a_question_claims_nothing():
    assert () == claimed(POOL[4])


def test_a_question_in_the_title_claims_nothing():
    text = "The line has not said a word since the ferry ran aground."

    assert [] == [c.text for c in claimed(text, title="Who gave the order to leave?") if c.spans[0].place == "title"]


def test_a_question_in_the_text_takes_nothing_from_the_title():
    title = "Orrin ferry runs aground"
    text = "Was it the storm, or not? Nobody in the harbour office would say on Monday."

    assert "?" == text[len(title)]
    assert title in [c.text for c in claimed(text, title=title)]


def test_to_urge_is_the_statement_of_who_urges():
    found = claim("urged the line", POOL[6])

    assert ["Anton Reel"] == [speaker.name for speaker in found.speakers]


def test_a_quotation_that_runs_over_a_line_is_quoted_to_its_end():
    lines = "“We lost the rudder at six.\nAfter that she drifted on to the rocks,” the cook, Lena Bark, told reporters."
    told = replace(report("r"), text=lines, passages=(Passage(Span(0, len(lines)), "body"),))

    assert [("quoted", "Lena Bark")] * 2 == [(c.mode, c.speakers[0].name) for c in read(told).claims]


def test_the_rest_of_a_quotation_is_given_to_who_is_named_for_its_beginning():
    text = "Lena Bark said: “We lost the rudder at six. The captain sent us all below. She drifted on to the rocks.”"

    assert {("quoted", "Lena Bark")} == {(c.mode, c.speakers[0].name) for c in claimed(text)}


def test_a_dateline_is_nobody_who_says_what_follows():
    found = claim("ran aground", "OSLO: The Orrin ferry ran aground on Monday near “the teeth”, a row of rocks.")

    assert ("own", ()) == (found.mode, found.speakers)


def test_what_somebody_is_charged_with_is_not_what_he_says():
    found = claim("leaving", "Captain Sven Orde was charged with leaving a ship that “still had people on it”.")

    assert ("own", ()) == (found.mode, found.speakers)


def test_an_attribution_that_ends_a_sentence_gives_all_of_it():
    text = (
        "Twelve people were hurt when the Orrin ferry hit the pier, which had been closed for repairs since May, "
        "according to Anton Reel, the mayor of Skerry."
    )

    assert {("attributed", "Anton Reel")} == {(c.mode, c.speakers[0].name) for c in claimed(text)}


@pytest.mark.parametrize(
    "act",
    [
        "The Orrin Line declined to comment on the sinking.",
        "The Orrin Line refused to name the captain.",
        "The Orrin Line joined a dozen others in calling on the harbour to pay.",
        "The Orrin Line, which has owned the ferry since 1994, denied the charge of negligence.",
    ],
)
def test_to_decline_to_refuse_to_deny_and_to_join_in_a_call_are_statements(act):
    (*_, found) = claimed(act)

    assert ("attributed", ["Orrin Line"]) == (found.mode, [speaker.name for speaker in found.speakers])


def test_what_a_reporter_saw_is_given_to_him():
    text = "A reporter saw smoke over the harbour and two lifeboats adrift. The ferry had left at noon."

    assert "attributed" == claim("smoke", text).mode
    assert "own" == claim("left at noon", text).mode


def test_what_somebody_asks_another_to_do_is_one_claim_with_the_asking():
    text = "The families urged the harbour office of Skerry to publish the log that the captain kept."

    assert claim("to publish", text).text.startswith("The families urged")


def test_an_attribution_that_tells_no_occasion_claims_nothing():
    told = "The harbour board would rebuild the pier, Ida Sorrel, its chairwoman, {}."

    assert 1 == len(claimed(told.format("said in a written statement")))
    assert 2 == len(claimed(told.format("said in an interview with the Orlen Post")))


def test_a_word_in_parentheses_before_its_noun_cuts_no_clause():
    (first, *_) = claimed("The board offered to repay our (Velmish) neighbours for what they had spent.")

    assert first.text.startswith("The board offered to repay our (Velmish) neighbours")


def test_a_clause_ends_before_a_cue_that_leads_over_to_another():
    text = "The mayor closed the harbour on Monday, adding that it would stay closed for a week."

    assert "The mayor closed the harbour on Monday" == claim("closed the harbour", text).text


@pytest.mark.parametrize("claims", ["the Dockers' Union's claims", "Dockers' Union claims"])
def test_what_is_denied_is_said_by_whose_claim_it_is(claims):
    found = claim("inspected", f"The harbour office denied {claims} that the crane had never been inspected.")

    assert ["Dockers' Union"] == [speaker.name for speaker in found.speakers]


def test_a_denial_of_nobodys_claim_is_the_statement_of_who_denies_it():
    found = claim("took money", "Mayor Anton Reel denied allegations that he took money from the Orrin Line.")

    assert ["Anton Reel"] == [speaker.name for speaker in found.speakers]


def test_a_medium_passes_on_what_the_clause_gives_to_somebody():
    text = "Mayor Anton Reel said the harbour will not “bow to pirates, nor pay a single crown”, the Skerry Times reported."
    found = claim("bow to pirates", text)

    assert (["Anton Reel"], ("Skerry Times",)) == ([speaker.name for speaker in found.speakers], found.via)


def test_a_clause_coordinated_with_what_somebody_says_is_said_by_him():
    text = "The pilots say the tanker crossed the bar at night and rammed the pier."

    assert ["attributed"] * 2 == [c.mode for c in claimed(text)]


def test_background_that_the_outlet_adds_within_reported_speech_is_its_own():
    text = "Mayor Anton Reel said the wreck was blocking the old ferry terminal, which was built in 1994."

    assert "own" == claim("built in 1994", text).mode
    assert "attributed" == claim("blocking", text).mode


@pytest.mark.parametrize(
    "announced",
    ["The Pilots' Guild has published a survey.", "The survey was commissioned by tradesmen of the Pilots' Guild."],
)
def test_those_who_were_polled_are_the_poll_with_who_asked_and_for_whom_whatever_their_verb(announced):
    asked = (
        "Almost half of more than 2,000 people surveyed by Norstat picked the harbour as one of three unsafe places."
    )
    found = [
        claim("picked", announced, asked),
        claim("is loud", announced, asked, "Respondents said the port is loud."),
    ]

    assert [["Norstat survey for Pilots' Guild"]] * 2 == [[s.name for s in c.speakers] for c in found]


def test_what_somebody_relays_is_said_by_those_he_names_for_it():
    found = claim("tug had sunk", "Mayor Anton Reel said some pilots had told him that the tug had sunk at noon.")

    assert [("some pilots", "unnamed")] == [(speaker.name, speaker.kind) for speaker in found.speakers]


@pytest.mark.parametrize(
    "told",
    [
        "Mayor Anton Reel said Lena Bark thought that the tug had sunk at noon.",
        "Mayor Anton Reel said his brother told him that the tug had sunk at noon.",
    ],
)
def test_what_another_thinks_and_whom_nobody_names_are_the_speakers_account(told):
    assert ["Anton Reel"] == [speaker.name for speaker in claim("tug had sunk", told).speakers]


def test_what_is_feared_is_not_said_by_the_subject_of_the_sentence():
    text = "The harbour rules bar boats from the inner basin at night for fear that they will ram the pier."

    assert "own" == claim("ram the pier", text).mode


def test_a_language_that_is_not_read_is_told_and_nothing_is_claimed():
    (found,) = Read()([report("r", "Die Fähre lief am Montag auf Grund.", language="de")])

    assert () == found.claims
    assert "'de'" in found.unread
    assert "en" in found.unread


def test_readings_come_in_the_order_of_the_reports():
    told = [report(name, POOL[0]) for name in "cab"]

    assert ["c", "a", "b"] == [reading.report.id for reading in Read()(told)]


def test_what_a_release_tells_in_its_own_voice_is_what_its_body_says():
    release = ("FOR IMMEDIATE RELEASE", "Velm Museum has bought a painting that had been lost since 1940.")

    issued = claim("bought a painting", *release, outlet="Velm Museum")
    printed = claim("bought a painting", *release, outlet="Arts Weekly")

    assert (["Velm Museum"], "attributed") == ([speaker.name for speaker in issued.speakers], issued.mode)
    assert ((), "own") == (printed.speakers, printed.mode)


def test_what_somebody_denies_is_told_with_the_denial():
    found = claim("had captured", "The army denied on Tuesday that rebels had captured the town of Orlen.")

    assert "The army denied on Tuesday that rebels had captured the town of Orlen" == found.text


def test_the_company_is_not_the_union_that_spoke_before():
    found = claim(
        "few trains",
        "Drivers at Northline Ferries will strike on Friday, the drivers' union Aslo said.",
        "The company said that it would run few trains.",
    )

    assert ["Northline Ferries"] == [speaker.name for speaker in found.speakers]


def test_what_a_document_at_the_end_of_a_sentence_shows_is_its_claim():
    found = claim(
        "34 percent",
        "The opposition Blue Alliance would win 34 percent of the vote, a survey by Norstat Velm published on Monday shows.",
    )

    assert ["survey of Norstat Velm"] == [speaker.name for speaker in found.speakers]


@pytest.mark.parametrize(
    "whose", ["So says a new study in Insect Minds.", "That is according to a new study in Insect Minds."]
)
def test_a_sentence_that_only_says_whose_the_one_before_is_gives_it_to_him(whose):
    found = claim("a human face", f"Bees can recognise a human face for a week. {whose}")

    assert ["document"] == [speaker.kind for speaker in found.speakers]


def test_a_common_noun_that_opens_a_headline_is_no_name():
    text = "Saint Odile Hospital on Friday denied it had paid a ransom. The honeybees recall faces."

    denied, recalled = (
        claim(words, text, title=title)
        for title, words in (
            ("Hospital denies paying ransom", "denies"),
            ("Honeybees recall human faces for days", "days"),
        )
    )

    assert ["Saint Odile Hospital"] == [speaker.name for speaker in denied.speakers]
    assert "organisation" not in {speaker.kind for speaker in recalled.speakers}


@pytest.mark.parametrize(
    ("words", "speaker", "text"),
    [
        (
            "At least six",
            "Osman Darr",
            "The Harbour Herald and other papers repeated claims by health ministry spokesman Osman Darr, who was quoted as "
            "saying, “At least six sailors were wounded when the pier caught fire.”",
        ),
        (
            "cannot afford",
            "Ana Prill",
            "Ana Prill leads the council. “We cannot afford the bridge this year,” Prill said, according to the prepared text of "
            "remarks she was to deliver at the Harbour Club.",
        ),
        (
            "aimed at the pier",
            "Velmish army",
            "The Velmish army’s website states: “The shells were aimed at the pier.”",
        ),
        (
            "shelled the tower",
            "Adana",
            "According to a press release by Adana:\n\n“The army shelled the tower (the “Lantern”).”",
        ),
        (
            "schools be closed",
            "Orrin Safety Panel",
            "The Orrin Safety Panel recommended that schools be closed on days of high wind.",
        ),
        (
            "60,000 people",
            "Karel Valen",
            "The floods left 40 villages cut off and 60,000 people in camps, Karel Valen, an officer overseeing relief, told AFP.",
        ),
        (
            "sailors as",
            "Orrin Harbour Police",
            "The Orrin Harbour Police identified the drowned sailors as Imre and Akos Zam.",
        ),
        (
            "bigger tent",
            "Gleb Harn",
            "Gleb Harn told the party it had lost its way. “We spend too much,” Harn said.\n"
            "“We need a bigger tent,” the Fox Radio host complained.",
        ),
        (
            "at a news",
            "Wolf Opal",
            "Attorney General Wolf Opal said at a news conference Wednesday that two men had been arrested.",
        ),
        (
            "caused around",
            "officials",
            "Officials estimated the fire caused around $1 million in damage, according to the Velm News Group.",
        ),
    ],
)
def test_a_statement_is_given_to_whom_the_words_around_it_name(words, speaker, text):
    found = claim(words, *text.split("\n"))

    assert [speaker.casefold()] == [each.name.casefold() for each in found.speakers]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "chapel",
            "Mayor Ida Kron actually apologized after the chapel she attends was nearly destroyed by arsonists.",
        ),
        (
            "Harrow",
            "The merger would make the firm worth 22 billion crowns and put it on a level with Harrow, the largest of all.",
        ),
        (
            "he had prayed",
            "Interviewing the minister in May, Ida Kron asked him whether he had prayed with the bishop.",
        ),
        (
            "largest strike",
            "It is the largest strike in history, and the court’s decision, due in June, will probably end it.",
        ),
        (
            "unlawful",
            "The Velm government wants to repeal clause 18, which makes it unlawful to “offend or insult” a bishop.",
        ),
        ("winning bidder", "Please note the winning bidder will have to remove the whale within 30 days."),
        ("whale", "The town of Skerry put a whale up for bid with the hopes of finding someone to take it away."),
        (
            "country would",
            "The death of the dictator Sapar Nizov kindled hopes that the country would open its borders.",
        ),
        (
            "225-page",
            "The Orrin Safety Panel released a 225-page report on Tuesday that called for guards in every port.",
        ),
    ],
)
def test_a_deed_or_what_it_followed_is_the_outlets_own_account(words, text):
    assert "own" == claim(words, text).mode


def test_authorities_of_nowhere_are_nobody_whom_one_could_ask():
    found = claim("12 houses", "Authorities said that 12 houses had burned down on Sunday.")

    assert ["unnamed"] == [speaker.kind for speaker in found.speakers]
