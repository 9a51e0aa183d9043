import pytest

from headwater.model import Outlet, Passage, Quote, Report, Span
from headwater.read.names import mentions
from headwater.read.parsed import parse
from headwater.read.speakers import name


def report(text, outlet=None):
    return Report("r", text, outlet=Outlet(outlet), passages=(Passage(Span(0, len(text)), "body"),))


def spans(text, words, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def said(text, *attributions, outlet=None):
    """Name the speakers of (source, content) pairs; a source may be given with its number among equal words."""
    told = report(text, outlet)
    paragraphs = parse(told)
    quotes = [
        Quote(
            (spans(text, content),), "indirect", source=spans(text, *([source] if isinstance(source, str) else source))
        )
        for source, content in attributions
    ]
    named = {q.content: q for q in name(told, paragraphs, quotes, mentions(told, paragraphs))}
    return [named[(spans(text, content),)] for _, content in attributions]


def speakers(text, *attributions, **more):
    return [[(s.name, s.kind, s.origin) for s in quote.speakers] for quote in said(text, *attributions, **more)]


def test_a_person_speaks_for_himself():
    text = "Helena Marsh, the mayor of Velm, said the bridge would open in May."

    assert [[("Helena Marsh", "person", "Helena Marsh")]] == speakers(
        text, ("Helena Marsh, the mayor of Velm,", "the bridge would open in May")
    )


def test_a_spokesman_speaks_for_his_body():
    text = "Coast Guard spokesman Peter Lindholm said two boats were missing."

    ((found,),) = speakers(text, ("Coast Guard spokesman Peter Lindholm", "two boats were missing"))

    assert ("Peter Lindholm", "person", "Coast Guard") == found


def test_a_spokeswoman_without_name_is_her_body():
    text = "A spokeswoman for the Transport Ministry said the line was closed."

    assert [[("Transport Ministry", "organisation", "Transport Ministry")]] == speakers(
        text, ("A spokeswoman for the Transport Ministry", "the line was closed")
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("officials", "The bridge was closed, officials said on Monday."),
        ("two senior diplomats", "The bridge was closed, two senior diplomats said on Monday."),
        ("A source close to the talks", "A source close to the talks said the bridge was closed."),
        ("a witness", "The bridge was closed, a witness said on Monday."),
    ],
)
def test_sources_whom_nobody_could_ask_are_unnamed(source, text):
    ((found,),) = speakers(text, (source, "bridge was closed"))

    assert ("unnamed", "unnamed") == found[1:]


def test_last_name_pronoun_and_role_are_the_person_named_before():
    text = (
        "Helena Marsh, the mayor of Velm, said the bridge was closed. Marsh said nobody was hurt. "
        "She said work would start soon. The mayor said it would take a year."
    )

    found = speakers(
        text,
        ("Helena Marsh, the mayor of Velm,", "the bridge was closed"),
        (("Marsh", 2), "nobody was hurt"),
        ("She", "work would start soon"),
        ("The mayor", "it would take a year"),
    )

    assert [[("Helena Marsh", "person", "Helena Marsh")]] * 4 == found


def test_a_pronoun_is_a_person_of_its_gender():
    text = (
        "Helena Marsh met Oskar Brandt in Velm. He said the talks had failed. She said they would go on in the spring."
    )

    found = speakers(text, (("He", 2), "the talks had failed"), ("She", "they would go on in the spring"))

    assert [["Oskar Brandt"], ["Helena Marsh"]] == [[s[0] for s in each] for each in found]


def test_several_sources_are_several_speakers():
    text = "Western, Norwegian and Finnish intelligence agencies said the ships had left the port."

    (found,) = speakers(text, ("Western, Norwegian and Finnish intelligence agencies", "the ships had left the port"))

    assert [
        ("Western intelligence agencies", "unnamed", "unnamed"),
        ("Norwegian intelligence", "organisation", "Norwegian intelligence"),
        ("Finnish intelligence", "organisation", "Finnish intelligence"),
    ] == found


def test_police_are_the_force_the_report_names():
    text = "Velm Police said a man was arrested. Two cars were burnt, police said."

    found = speakers(text, ("Velm Police", "a man was arrested"), ("police", "Two cars were burnt"))

    assert [[("Velm Police", "organisation", "Velm Police")]] * 2 == found


def test_a_document_is_its_own_origin():
    text = "The report said the dam had been unsafe for years."

    assert [[("report", "document", "report")]] == speakers(text, ("The report", "the dam had been unsafe for years"))


def test_what_was_told_to_a_newspaper_came_through_it():
    text = "Oskar Brandt told the newspaper Severnaya Gazeta that the dam was safe."

    (quote,) = said(text, ("Oskar Brandt", "the dam was safe"))

    assert ("Severnaya Gazeta",) == quote.via


def test_the_newspaper_is_the_one_named_before():
    text = (
        "Oskar Brandt spoke of the dam to The Velm Post in May.\n"
        "Brandt told the newspaper that the dam was safe. He told the council that it was dry."
    )

    quotes = said(text, (("Brandt", 2), "the dam was safe"), ("He", "it was dry"))

    assert [("Velm Post",), ()] == [quote.via for quote in quotes]


@pytest.mark.parametrize("outlet", ["The Velm Times", "www.velmtimes.example"])
def test_the_outlets_own_interview_is_no_detour(outlet):
    text = "Oskar Brandt told the Velm Times that the dam was safe."

    (quote,) = said(text, ("Oskar Brandt", "the dam was safe"), outlet=outlet)

    assert () == quote.via


def test_an_interview_carries_on_through_the_report():
    text = (
        "In an interview with the newspaper Severnaya Gazeta, Oskar Brandt said the dam was safe.\n"
        "Brandt also said that the village had been warned."
    )

    first, second = said(text, ("Oskar Brandt", "the dam was safe"), (("Brandt", 2), "the village had been warned"))

    assert ("Severnaya Gazeta",) == first.via == second.via
    assert "interview" in second.why


def test_a_statement_elsewhere_does_not_inherit_the_interview():
    text = (
        "In an interview with the newspaper Severnaya Gazeta, Oskar Brandt said the dam was safe.\n"
        "At a news conference, Brandt said that the village had been warned."
    )

    _, second = said(text, ("Oskar Brandt", "the dam was safe"), (("Brandt", 2), "the village had been warned"))

    assert () == second.via


def test_posts_came_through_the_platform():
    text = "The dam is safe, Oskar Brandt wrote on Facebook."

    (quote,) = said(text, ("Oskar Brandt", "The dam is safe"))

    assert ("Facebook",) == quote.via


@pytest.mark.parametrize("offices", ["President and chief executive", "Port president and founder"])
def test_offices_before_one_name_are_one_persons(offices):
    text = f"{offices} Mark Selby said the pier was safe."

    assert [["Mark Selby"]] == [
        [s[0] for s in each] for each in speakers(text, (f"{offices} Mark Selby", "the pier was safe"))
    ]


def test_what_somebody_says_of_a_platform_came_not_through_it():
    text = "Oskar Brandt said the dam was shown on Facebook."

    (quote,) = said(text, ("Oskar Brandt", "the dam was shown on Facebook"))

    assert () == quote.via


def test_a_medium_that_cites_somebody_is_only_the_way():
    text = "The dam is safe, Severnaya Gazeta reported, citing Oskar Brandt."

    (quote,) = said(text, ("Severnaya Gazeta", "The dam is safe"))

    assert (["Oskar Brandt"], ("Severnaya Gazeta",)) == ([s.name for s in quote.speakers], quote.via)


def test_what_is_attributed_inside_a_quotation_is_said_by_the_one_quoted():
    text = '"The engineers say the dam is safe," Helena Marsh said.'

    inner, _ = speakers(text, ("The engineers", "the dam is safe"), ("Helena Marsh", text[1:38]))

    assert [("Helena Marsh", "person", "Helena Marsh")] == inner


@pytest.mark.parametrize("words", ["I", "We"])
def test_first_persons_outside_quotations_name_nobody(words):
    text = f"{words} think the dam is safe."

    assert [[]] == speakers(text, (words, "the dam is safe"))


def test_a_quote_keeps_its_place_whatever_its_speaker():
    text = "Helena Marsh said the bridge was closed. It was raining."
    told = report(text)
    paragraphs = parse(told)
    quote = Quote((spans(text, "the bridge was closed"),), "indirect", source=spans(text, "Helena Marsh"))

    (named,) = name(told, paragraphs, [quote], mentions(told, paragraphs))

    assert (quote.content, quote.source, quote.type) == (named.content, named.source, named.type)


@pytest.mark.parametrize(
    ("source", "text", "access"),
    [
        ("A witness", "A witness said the bridge was closed.", "witness"),
        ("Mayor Peter Lindholm", "Mayor Peter Lindholm said the bridge was closed.", "official"),
        ("The report", "The report said the bridge was closed.", "document"),
        ("Helena Marsh", "Helena Marsh said the bridge was closed.", None),
    ],
)  # fmt: skip
def test_access_is_told_where_role_or_kind_tell_it(source, text, access):
    (quote,) = said(text, (source, "the bridge was closed"))

    assert [access] == [s.access for s in quote.speakers]


def test_two_countries_that_speak_together_are_one_source():
    text = "Norway and Finland said the border would stay closed."

    assert [[("Norway and Finland", "organisation", "Norway and Finland")]] == speakers(
        text, ("Norway and Finland", "the border would stay closed")
    )


def test_what_explains_a_name_is_no_second_speaker_however_it_is_parsed():
    text = (
        "Rescue workers injured in the Tarn flood undergo treatment and rehabilitation in Ulmaria, Yevgeni Dorashenko, "
        "Kestovia's ambassador to Ulmaria, said in an interview with the newspaper Kestovskiy Vestnik."
    )

    assert [[("Yevgeni Dorashenko", "person", "Yevgeni Dorashenko")]] == speakers(
        text, ("Yevgeni Dorashenko, Kestovia's ambassador to Ulmaria", "Rescue workers injured in the Tarn flood")
    )


def test_a_double_name_that_the_parse_cuts_is_read_whole():
    text = "Lea Brandt-Holm opened the bridge. Brandt-Holm said it would stand for a century."

    ((found,),) = speakers(text, (("Holm", 2), "it would stand for a century"))

    assert "Lea Brandt-Holm" == found[0]


def test_a_ministry_is_told_by_its_nation():
    text = "An Elvian Foreign Ministry spokesman had no comment on the treaty with the Velmian Foreign Ministry."

    ((found,),) = speakers(text, ("An Elvian Foreign Ministry spokesman", "no comment on the treaty"))

    assert "Elvian Foreign Ministry" == found[0]


def test_an_office_set_off_by_commas_is_held_by_the_name_before_it_however_it_is_parsed():
    text = (
        "Kestovian rescue workers injured in the Tarn flood undergo treatment and rehabilitation in Ulmaria, Yevgeni Dorashenko, "
        "Kestovia's ambassador to Ulmaria, said in an interview.\nThe ambassador added that hundreds had been sent there."
    )

    found = speakers(text, ("The ambassador", "hundreds had been sent there"))

    assert [["Yevgeni Dorashenko"]] == [[name for name, _, _ in each] for each in found]


def test_a_correspondent_without_name_is_told_as_such_and_knows_for_his_medium():
    text = "A Skerry Times reporter said the pier was on fire."

    assert [[("Skerry Times reporter", "outlet", "Skerry Times")]] == speakers(
        text, ("A Skerry Times reporter", "the pier was on fire")
    )


def test_words_within_a_quotation_are_the_quoted_persons_also_where_spaces_stand_inside_the_marks():
    text = "Lena Bark built the pier. “ I feel the crane is safe. ”"
    told = report(text)
    paragraphs = parse(told)
    whole = Quote((spans(text, "“ I feel the crane is safe. ”"),), "direct", source=spans(text, "Lena Bark"))
    inner = Quote((spans(text, "the crane is safe"),), "indirect", source=spans(text, "I"))
    found = name(told, paragraphs, [whole, inner], mentions(told, paragraphs))

    assert [["Lena Bark"]] * 2 == [[speaker.name for speaker in quote.speakers] for quote in found]


def test_a_pronoun_is_not_whose_lawyer_speaks():
    text = "Emma Stroud died. His lawyer, Neda Rahimi, said the surgeon would appeal. “It is over,” she added."

    found = speakers(text, ("His lawyer, Neda Rahimi,", "the surgeon would appeal"), (("she", 1), "“It is over,”"))

    assert [("Neda Rahimi", "person", "Neda Rahimi")] == found[1]


def test_a_pronoun_is_not_what_is_spoken_of():
    text = "Cllr Miriam Brask said the money was gone. The schools at Stonegate, Cross Lane and the Mallings will shut, she said."

    found = speakers(
        text,
        ("Cllr Miriam Brask", "the money was gone"),
        ("she", "The schools at Stonegate, Cross Lane and the Mallings will shut"),
    )

    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        (
            "A quake struck the island of Serro on Friday, the civil defence agency said.",
            "the civil defence agency",
            "A quake struck the island of Serro on Friday",
            "civil defence agency",
        ),
        ("The country's harbour board said it slept.", "The country's harbour board", "it slept", "harbour board"),
        ("The utility Velm Electric said it failed.", "The utility Velm Electric", "it failed", "Velm Electric"),
    ],
)
def test_a_body_is_told_by_what_it_is_for_and_without_its_country(text, source, content, who):
    ((found,),) = speakers(text, (source, content))

    assert who == found[0]


def test_whoever_is_told_of_in_a_new_paragraph_is_meant_there():
    text = (
        "Jana Lasa, the sporting director, told the radio it was 38 million.\n"
        "Tina Adebisi will wear the number 11 shirt. “I have dreamed of this,” she said at noon."
    )

    _, ((name, *_),) = speakers(text, ("Jana Lasa", "it was 38 million"), ("she", "I have dreamed of this"))

    assert "Tina Adebisi" == name


def test_a_noun_that_tells_no_gender_may_stand_for_anybody():
    text = "Lio Brandt has called off the rest of his tour. “I am heartbroken,” the singer wrote on Monday."

    assert [[("Lio Brandt", "person", "Lio Brandt")]] == speakers(text, ("the singer", "I am heartbroken"))


def test_an_association_is_not_the_ministry_that_was_named_before():
    text = "A tax is planned, sources close to the health ministry said. The dairy association said it was unfair."

    ((told,),) = speakers(text, ("The dairy association", "it was unfair"))

    assert "dairy association" == told[0]


def test_a_body_whose_name_is_set_off_behind_it_goes_by_that_name():
    text = "Drivers are to strike on Saturday, according to their union, Aslo. The line expects few trains."

    assert [[("Aslo", "organisation", "Aslo")]] == speakers(text, ("their union", "Drivers are to strike on Saturday"))


def test_what_stands_in_the_next_line_is_no_part_of_the_sentence():
    text = "“I have dreamed of this,” Tunde Adebisi said on Wednesday.\n\nFollow us on Instagram | Advertisement"

    told = Report("r", text, passages=(Passage(Span(0, 58), "body"), Passage(Span(60, len(text)), "promo")))
    paragraphs = parse(told)
    quote = Quote((spans(text, "I have dreamed of this"),), "direct", source=spans(text, "Tunde Adebisi"))

    assert [()] == [q.via for q in name(told, paragraphs, [quote], mentions(told, paragraphs))]


def test_who_speaks_for_somebody_is_not_somebody():
    text = "Mayor Helena Orrin is abroad. Orrin spokeswoman Katrina Keel said the ad was false."

    ((found,),) = speakers(text, ("Orrin spokeswoman Katrina Keel", "the ad was false"))

    assert "Katrina Keel" == found[0]


def test_a_firm_that_stands_last_in_a_source_is_no_person():
    text = "A spokesman for one of the biggest makers, Yarn Green Energy Holding Co., said tariffs would hurt."

    ((found,),) = speakers(
        text, ("A spokesman for one of the biggest makers, Yarn Green Energy Holding Co.", "tariffs would hurt")
    )

    assert "person" != found[1]


def test_a_pronoun_is_who_spoke_before_it_without_a_name():
    text = (
        "Oskar Brandt runs the port. Two boats were seized, a navy officer said. He said the crews gave up.\n\n"
        "A spokesman for Velm Power said tariffs would hurt. He said margins were thin."
    )

    found = speakers(
        text,
        ("a navy officer", "Two boats were seized"),
        ("He", "the crews gave up"),
        ("A spokesman for Velm Power", "tariffs would hurt"),
        (("He", 2), "margins were thin"),
    )

    assert ["a navy officer", "a navy officer", "Velm Power", "Velm Power"] == [each[0][0] for each in found]


def test_a_pronoun_that_opens_a_report_is_who_is_told_of_next():
    text = 'He said the envoys were on their way. "We expect them at noon," Vassil Orlen, the mayor of Tarn, told reporters.'

    ((found,),) = speakers(text, ("He", "the envoys were on their way"))

    assert "Vassil Orlen" == found[0]


def test_they_are_not_one_person():
    text = "Several senators left the room. A clerk said the door was locked. They said the talks were over."

    found = speakers(
        text, ("A clerk", "the door was locked"), ("Several senators", "left the room"), ("They", "the talks were over")
    )

    assert ["A clerk", "Several senators", "Several senators"] == [each[0][0] for each in found]


def test_what_stands_behind_a_title_and_for_is_no_name():
    text = "The report issued by the Harbour Inspector General for Dock Safety said the list was wrong."

    ((found,),) = speakers(
        text, ("The report issued by the Harbour Inspector General for Dock Safety", "the list was wrong")
    )

    assert ("report of Harbour Inspector General for Dock Safety", "document") == found[:2]


@pytest.mark.parametrize("mark", ["—", "-", "…"])
def test_a_source_without_a_word_is_nobody(mark):
    text = f"The boats are gone, {mark} said."

    assert [[]] == [[*each] for each in speakers(text, (mark, "The boats are gone"))]


def test_a_survey_in_capitals_is_a_body():
    text = "The ground shook for a minute. The Merin Geological Survey said the quake was a strong one."

    ((found,),) = speakers(text, ("The Merin Geological Survey", "the quake was a strong one"))

    assert ("Merin Geological Survey", "organisation") == found[:2]


def test_a_pronoun_that_stands_for_nobody_told_of_is_somebody():
    text = "The lamps went out in the theatre at nine. They said that the fuse had been old."

    assert [[("somebody", "unnamed")]] == [
        [s[:2] for s in each] for each in speakers(text, ("They", "that the fuse had been old"))
    ]


def test_what_somebody_is_behind_his_name_is_he():
    text = "Enter Helena Marsh — a former council aide who calls herself a rebel. She wrote that the mayor was lazy."

    found = speakers(text, ("a former council aide who", "herself a rebel"), ("She", "the mayor was lazy"))

    assert [["Helena Marsh"]] * 2 == [[s[0] for s in each] for each in found]


def test_whom_the_lead_tells_of_by_his_office_is_the_one_named_below_with_it():
    text = (
        "A gunman shot a clerk, a police sergeant said on Monday.\n\nThe man was caught.\n\n"
        "Orrin police Sgt. Mark Selby said he fled."
    )

    found = speakers(text, ("a police sergeant", "A gunman shot a clerk"), ("Mark Selby", "he fled"))

    assert [[("Mark Selby", "person", "Orrin police")]] * 2 == found


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was shot, a senator said on Monday.\n\nSenator Mark Selby and Senator Anna Keel left.",
        "A clerk was shot, a senator said on condition of anonymity.\n\nSenator Mark Selby left.",
        "A clerk was shot.\n\nA man fled.\n\nHe was caught, a senator said.\n\nSenator Mark Selby left.",
    ],
)
def test_somebody_without_a_name_stays_so_where_it_is_not_clear_who_he_is(text):
    ((found,),) = speakers(text, ("a senator", "shot"))

    assert "unnamed" == found[1]


@pytest.mark.parametrize("rank", ["Lt", "Sgt", "Capt"])
def test_a_rank_that_is_cut_short_ends_no_sentence(rank):
    text = f"There may be another target, said Orrin police {rank}. Mark Selby."

    ((found,),) = speakers(text, (f"Orrin police {rank}. Mark Selby", "There may be another target"))

    assert ("Mark Selby", "person", "Orrin police") == found
    assert 1 == len(list(parse(report(text))[0].doc.sents))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Helena Marsh said the two did not speak, and that she left early, according to The Orrin Post.",
            "The Orrin Post",
            "the two did not speak, and that she left early",
        ),
        (
            "Commander Helena Marsh said on Friday the drills would last until Sunday, Reuters said.",
            "Reuters",
            "the drills would last until Sunday",
        ),
        (
            "“We will not give up,” Helena Marsh said at a press conference after a rally, according to the Orrin Post.",
            "the Orrin Post",
            "“We will not give up,” Helena Marsh said at a press conference after a rally",
        ),
    ],
)
def test_a_medium_at_the_end_of_a_sentence_relays_who_says_it_before(text, source, content):
    (quote,) = said(text, (source, content))

    assert (["Helena Marsh"], 1) == ([s.name for s in quote.speakers], len(quote.via))


def test_a_medium_that_says_it_itself_is_its_source():
    text = (
        "The mayor said nothing on Friday. The Orrin Post was founded in 1900. The Post noted that the gate was shut."
    )

    assert [[("Orrin Post", "outlet", "Orrin Post")]] == speakers(text, ("The Post", "that the gate was shut"))


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("A spokeswoman for the Velm-based organisation", "Orrin Trade Organisation"),
        ("The world body", "Orrin Trade Organisation"),
        ("Senior administration officials", "administration"),
        ("The governing body, the Velm Racing League,", "Velm Racing League"),
        ("The town of Cape Anna", "town of Cape Anna"),
    ],
)
def test_other_words_for_a_body_are_the_body(source, body):
    text = f"The Orrin Trade Organisation met in Velm. {source} said talks went on."

    assert [[(body, "organisation", body)]] == speakers(text, (source, "talks went on"))


def test_many_of_a_body_do_not_speak_for_it():
    text = "The Velm Labour Party lost. Many party leaders said they would go."

    ((found,),) = speakers(text, ("Many party leaders", "they would go"))

    assert "unnamed" == found[1]


def test_an_officer_speaks_for_the_body_that_is_told_behind_his_name():
    text = "Insp Mark Selby, of Orrin Police, said it was tragic."

    assert [[("Mark Selby", "person", "Orrin Police")]] == speakers(
        text, ("Insp Mark Selby, of Orrin Police,", "it was tragic")
    )


def test_prosecutors_are_the_office_that_the_report_names():
    text = "Prosecutors said she paid. The Orrin Prosecutor's Office said the trial was in May, and prosecutors said it was late."

    assert [["Orrin Prosecutor's Office"]] * 2 == [
        [speaker.name for speaker in quote.speakers]
        for quote in said(text, ("Prosecutors", "she paid"), ("prosecutors", "it was late"))
    ]


def test_a_body_is_known_by_the_first_word_of_its_name():
    text = "Tamuras said it agreed. Tamuras Group PLC will buy a ferry."

    assert [[("Tamuras Group PLC", "organisation", "Tamuras Group PLC")]] == speakers(text, ("Tamuras", "it agreed"))


def test_a_spokesman_for_what_begins_a_firms_name_speaks_for_the_firm():
    text = "The company, Kyle Technology Corp., was new. Donald Wray plans to run it, said a spokesman for Kyle."

    (((_, kind, origin),),) = speakers(text, ("a spokesman for Kyle", "Donald Wray plans to run it"))

    assert ("organisation", "Kyle") == (kind, origin)


def test_a_name_is_not_cut_at_its_hyphens():
    text = "Up-N-Over said it would open a shop."

    assert [[("Up-N-Over", "organisation", "Up-N-Over")]] == speakers(text, ("Up-N-Over", "it would open a shop"))


def test_a_surgeon_general_speaks_for_himself():
    text = "Norland Surgeon General David Sart said the clinic would open."

    assert [[("David Sart", "person", "David Sart")]] == speakers(
        text, ("Norland Surgeon General David Sart", "the clinic would open")
    )


def test_the_state_that_a_party_tag_names_is_no_person():
    text = "Ann Lund, R-Velm, said the pier was shut. The lawmaker said it was old."

    assert ["Ann Lund"] == [s.name for s in said(text, ("The lawmaker", "it was old"))[0].speakers]


@pytest.mark.parametrize("body", ["Holt administration", "Holt police", "Holt campaign"])
def test_a_body_called_after_somebody_is_not_he(body):
    text = f"Paul Holt, the governor, was away. The {body} said the port would close."

    assert [[(body, "organisation", body)]] == speakers(text, (f"The {body}", "the port would close"))


def test_a_campaign_without_a_name_is_no_other_group():
    text = "The group Stand Tall paid for it. Olivia Perez, a campaign spokesperson, said it was late."

    assert [[("Olivia Perez", "person", "campaign")]] == speakers(
        text, ("Olivia Perez, a campaign spokesperson,", "it was late")
    )


def test_the_state_agency_is_the_news_agency_named_before():
    text = (
        "The state news agency Norpress said two were hurt. Nine villages were cut off, according to the state agency."
    )

    assert [[("Norpress", "outlet", "Norpress")]] == speakers(text, ("the state agency", "Nine villages were cut off"))


def test_what_stands_after_a_preposition_alone_is_nobody():
    text = "His line in said ad has left fans wondering."

    assert [[]] == speakers(text, (("in", 2), "ad has left fans wondering"))


def test_a_report_by_a_medium_is_the_mediums():
    text = "Forty workers were sent home, according to a report by the Tarn Herald on Monday."

    assert [[("Tarn Herald", "outlet", "Tarn Herald")]] == speakers(
        text, ("a report by the Tarn Herald", "Forty workers were sent home")
    )


def test_what_an_agency_is_for_is_its_name():
    text = "Anna Keel, the head of the local disaster management agency, said two were trapped."

    ((found,),) = speakers(text, ("Anna Keel, the head of the local disaster management agency,", "two were trapped"))

    assert "disaster management agency" == found[2]


def test_of_two_navies_the_one_named_first_is_meant():
    text = (
        "The Norland Navy said it took twenty men. A Velm Navy ship was near. A navy spokesman said the men were fed."
    )

    ((found,),) = speakers(text, ("A navy spokesman", "the men were fed"))

    assert "Norland Navy" == found[0]


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("Union President Randi Velder", "Norland Teachers Union"),
        ("Randi Velder, the group's executive director,", "Norland Teachers Union"),
        ("Randi Velder, the president of the Orrin Defence Fund,", "Orrin Defence Fund"),
        ("Randi Velder, a lawyer for Velm Stores,", "Velm Stores"),
        ("Randi Velder, a spokeswoman for Speaker Oskar Brandt,", "Oskar Brandt"),
        ("Randi Velder, director of a private media company,", "Randi Velder"),
        ("Randi Velder, chairwoman of the House Foreign Affairs Committee,", "Randi Velder"),
        ("President Randi Velder", "Randi Velder"),
    ],
)
def test_an_officer_speaks_for_what_his_office_names(source, origin):
    text = f"The Norland Teachers Union met on Monday. {source} said pay must rise."

    ((found,),) = speakers(text, (source, "pay must rise"))

    assert ("Randi Velder", origin) == (found[0], found[2])


def test_two_offices_before_one_name_are_one_persons():
    text = "Velm president and chief executive Rory Selby said the deal was good."

    (found,) = speakers(text, ("Velm president and chief executive Rory Selby", "the deal was good"))

    assert ["Rory Selby"] == [s[0] for s in found]


def test_two_names_with_their_offices_are_two_persons():
    text = "Mayor Anna Keel and police chief Mark Velder said no to the plan."

    (found,) = speakers(text, ("Mayor Anna Keel and police chief Mark Velder", "no to the plan"))

    assert ["Anna Keel", "Mark Velder"] == [s[0] for s in found]


def test_an_age_stands_for_the_person_in_view():
    text = "Daniel Orlen won the race. “I am happy with it,” the 24-year-old told reporters."

    assert [[("Daniel Orlen", "person", "Daniel Orlen")]] == speakers(text, ("the 24-year-old", "I am happy with it"))


@pytest.mark.parametrize("office", ["the Norlandian minister", "the prime minister"])
def test_an_office_is_not_who_holds_another(office):
    text = f"Velmish Foreign Minister Frank Stein flew home. The talks were over, {office} said on Monday."

    ((found,),) = speakers(text, (office, "The talks were over"))

    assert "Frank Stein" != found[0]


@pytest.mark.parametrize("source", ["The Velm Times article", "A Velm Times report", "The newspaper report"])
def test_what_a_medium_printed_is_the_mediums(source):
    text = f"The Velm Times wrote about the mayor. {source} said she had left."

    assert [[("Velm Times", "outlet", "Velm Times")]] == speakers(text, (source, "she had left"))


def test_a_secretary_for_a_body_is_whose_name_follows():
    text = (
        "Secretary of State Anna Olden left. Deputy Secretary for Diplomatic Security Charlene Keel said it was large."
    )

    ((found,),) = speakers(text, ("Deputy Secretary for Diplomatic Security Charlene Keel", "it was large"))

    assert "Charlene Keel" == found[0]


def test_a_spokesman_for_somebody_with_an_office_is_not_he():
    text = "A spokesman for Mayor Anna Olden said the report was disturbing."

    ((found,),) = speakers(text, ("A spokesman for Mayor Anna Olden", "the report was disturbing"))

    assert ("Anna Olden spokesman", "person", "Anna Olden") == found


@pytest.mark.parametrize("epithet", ["the former champion", "the Orrin Republican", "the Team Velm newcomer"])
def test_an_epithet_stands_for_the_person_in_view(epithet):
    text = f"Helena Marsh came third on Sunday. Afterwards {epithet} said the course was too wet. The Orrin Star said so too."

    found = speakers(text, (epithet, "the course was too wet"), ("The Orrin Star", "so too"))

    assert [("Helena Marsh", "person"), ("Orrin Star", "outlet")] == [each[0][:2] for each in found]


@pytest.mark.parametrize("office", ["Chairwoman", "Director of Research"])
def test_a_body_behind_a_name_and_an_office_is_not_who_speaks(office):
    text = f"Dr. Orla Finn, {office}, Orrin Ports Group commented that the car was built in Orrin."

    ((found,),) = speakers(text, ("Orrin Ports Group", "the car was built in Orrin"))

    assert ("Orla Finn", "person") == found[:2]


@pytest.mark.parametrize(
    ("before", "source", "named"),
    [
        ("What the Orrin Post the review calls is wrong.", "That review", "review"),
        (
            "Guards left, said a cable from Sen. Mark Selby. Clinton, a guard, stayed.",
            "The cable",
            "cable of Sen. Mark Selby",
        ),
        ("It is not new.", "The report issued by the Department of Ports", "report of Department of Ports"),
    ],
)
def test_a_document_has_no_other_words_in_its_name(before, source, named):
    text = f"{before} {source} says that the files were changed."

    assert [[(named, "document", named)]] == speakers(text, (source, "the files were changed"))


@pytest.mark.parametrize(("figures", "kind"), [("Senior figures", "unnamed"), ("The sales figures", "document")])
def test_figures_of_a_party_are_people_and_figures_of_sales_are_none(figures, kind):
    text = f"{figures} in the shipyard said the launch would be late."

    ((found,),) = speakers(text, (f"{figures} in the shipyard", "the launch would be late"))

    assert kind == found[1]


def test_what_goes_along_with_something_within_a_relative_clause_says_nothing():
    source = "Dale Orrin, who, along with 77 percent of the islanders, voted for the pier"
    text = f"{source}, said the bridge was too long."

    assert [[("Dale Orrin", "person", "Dale Orrin")]] == speakers(text, (source, "the bridge was too long"))


def test_whom_somebody_speaks_of_is_not_who_speaks_next():
    text = (
        "Karel Vall came to Orrin on Friday. Mr Vall declared: “Tom Selby is a fanatic. Selby wants the town to be a club.”"
        "\nHe said that the town should be free."
    )

    assert [[("Karel Vall", "person", "Karel Vall")]] == speakers(text, ("He", "that the town should be free"))


def test_somebodys_attorney_is_not_he():
    text = "Karel Vall said he was innocent. Vall said he slept well. Vall’s attorney said the charge was false."

    found = speakers(
        text, ("Karel Vall", "he was innocent"), ("Vall", "he slept well"), ("Vall’s attorney", "the charge was false")
    )

    assert "Karel Vall" != found[-1][0][0]


def test_an_attorney_named_behind_whose_he_is_speaks_himself():
    text = (
        "Karel Stone was held on Friday. He denies it. Stone’s attorney, Grant Marsh, said that “there was no crime.”"
    )

    assert [[("Grant Marsh", "person", "Grant Marsh")]] == speakers(
        text, ("Stone’s attorney, Grant Marsh,", "“there was no crime.”")
    )


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("one of his sons Nathan Selby", "Nathan Selby"),
        ("Former U.S. attorney for the District of Orrin Mark Selby", "Mark Selby"),
        ("Associate editor of the Orrin Mirror Tom Selby", "Tom Selby"),
        ("The team’ s general manager, A. J. Selby", "A. J. Selby"),
        ("Liberal backbencher and Velmish MP Ken Selby", "Ken Selby"),
    ],
)
def test_the_name_behind_what_its_bearer_is_speaks(source, named):
    text = f"{source} said that the harbour would stay shut."

    ((found,),) = speakers(text, (source, "the harbour would stay shut"))

    assert (named, "person") == found[:2]


def test_others_than_one_who_is_included_among_them_speak():
    source = "Several members, including Rev. Karel Vall,"
    text = f"{source} said that the harbour would stay shut."

    ((found,),) = speakers(text, (source, "the harbour would stay shut"))

    assert "unnamed" == found[1]


def test_a_pronoun_is_the_one_person_whom_its_paragraph_names_before_it():
    text = (
        "Joseph Sellers went to court. Karel Stein sat there.\nMr. Sellers said the managers were free."
        "\nThat did not please Justice Stein. He said that nobody is free who is told how."
    )

    found = speakers(text, ("Mr. Sellers", "the managers were free"), ("He", "that nobody is free"))

    assert ["Joseph Sellers", "Karel Stein"] == [each[0][0] for each in found]


def test_whoever_has_a_title_once_is_a_person():
    text = (
        "President Velder vowed on Monday that the rule would end.\nHe wrote that it was gone. Karel Reid was unwell."
        "\nVelder tweets a lot. Velder tower shut. The Velder rule is old."
    )

    found = speakers(text, ("President Velder", "that the rule would end"), ("He", "that it was gone"))

    assert ["Velder", "Velder"] == [each[0][0] for each in found]


def test_whom_something_befalls_has_no_office_by_it():
    text = "The police bureau’s arrest of President Anna Velder was a mistake. Velder said so."

    ((found,),) = speakers(text, ("Velder", "so"))

    assert ("Anna Velder", "person", "Anna Velder") == found


def test_somebodys_attorney_is_no_other_attorney():
    text = "Special Counsel Robert Mohr wrote a report. Karel Stein read it. Stein’s attorney said that it was wrong."

    assert "Robert Mohr" != speakers(text, ("Stein’s attorney", "it was wrong"))[0][0][0]


@pytest.mark.parametrize(
    ("said_before", "source", "origin"),
    [
        ("On Thursday ", "Selby campaign spokesman Oskar Brandt", "Selby campaign"),
        ("", "Oskar Brandt, a Selby campaign spokesman,", "Selby campaign"),
        ("Mark Tarn died. ", "Oskar Brandt, the spokesman for Tarn’s family,", "Tarn family"),
        ("Mark Tarn stayed away. ", "A spokeswoman for Tarn’s office", "Tarn office"),
        ("", "Sen. Oskar Brandt, chairman of the Committee on Ferries,", "Oskar Brandt"),
        ("", "Oskar Brandt, chief commercial officer of Orvo Circular,", "Orvo Circular"),
        ("", "Oskar Brandt, who was a manager at Orrin Foods,", "Oskar Brandt"),
        ("", "Dr. Oskar Brandt, President and CEO of Carl Orvel Meditec AG,", "Carl Orvel Meditec AG"),
        ("", "Oskar Brandt, policy and public affairs director for the Velm Drivers Club,", "Velm Drivers Club"),
    ],
)
def test_who_speaks_for_somebodys_office_speaks_for_that(said_before, source, origin):
    ((found,),) = speakers(f"{said_before}{source} said the plan was useless.", (source, "the plan was useless"))

    assert origin == found[2]


def test_a_spokesman_of_whom_no_more_is_told_speaks_for_the_body_that_spoke_before():
    text = (
        "The Orrin Port Authority confirmed that two cranes had fallen and asked drivers to stay away. "
        "A spokesman said: “Crews are working through the night.”"
    )

    _, (found,) = speakers(
        text,
        ("The Orrin Port Authority", "two cranes had fallen"),
        ("A spokesman", "Crews are working through the night"),
    )

    assert ("Orrin Port Authority", "organisation", "Orrin Port Authority") == found


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A report from October", "report"),
        ("Thursday’s report", "report"),
        ("A report Thursday from the Harbour Institute", "report of Harbour Institute"),
        ("A report released last month by Norstat", "report of Norstat"),
        ("A letter seen by Norstat", "letter"),
        ("A poll conducted", "poll"),
        ("A petition spearheaded by Velm Forward", "petition of Velm Forward"),
        ("The March 2024 Norstat report", "Norstat report"),
        ("A recent study conducted by Dr. Helena Marsh", "study of Helena Marsh"),
    ],
)
def test_a_document_is_not_named_by_when_it_came(source, name):
    ((found,),) = speakers(f"{source} said 400 firms had closed.", (source, "400 firms had closed"))

    assert (name, "document") == found[:2]


def test_states_that_do_one_thing_together_are_one_source_however_many():
    text = "Norway, Sweden, Denmark and Finland said the strait was closed."

    ((found,),) = speakers(text, ("Norway, Sweden, Denmark and Finland", "the strait was closed"))

    assert ("Norway, Sweden, Denmark and Finland", "organisation") == found[:2]


def test_a_common_noun_that_opens_a_sentence_is_written_as_elsewhere():
    text = "Police said a rifle was found. Investigators said it was old."

    found = speakers(text, ("Police", "a rifle was found"), ("Investigators", "it was old"))

    assert [["police"], ["investigators"]] == [[name for name, *_ in told] for told in found]


def test_independent_experts_are_no_poll():
    text = "The rankings rest on a survey of staff. Independent watchers agree that the charity is sound."

    ((found,),) = speakers(text, ("Independent watchers", "the charity is sound"))

    assert "unnamed" == found[1]


def test_a_medium_sized_team_posts_on_no_platform():
    text = "Small to medium teams say they want one list."

    (found,) = said(text, ("Small to medium teams", "they want one list"))

    assert () == found.via


def test_no_country_is_the_company():
    text = "Its trade ran at a loss, the U.S. said. The company's website calls it an advisory firm."

    _, (found,) = speakers(text, ("the U.S.", "Its trade ran at a loss"), ("The company's website", "an advisory firm"))

    assert "U.S" != found[0]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The home services website Tarnly", "Tarnly", "outlet"),
        ("A local TV", "A local TV", "unnamed"),
        ("The Tarn Bugle newspaper in Orrin", "Tarn Bugle", "outlet"),
        ("The Tarnly Agency Report", "Tarnly Agency Report", "document"),
        ("The Tarnly news agency", "Tarnly news agency", "outlet"),
        ("The armed group Orvan", "Orvan", "organisation"),
        ("American regulators", "American regulators", "organisation"),
        ("Norlandian state television", "Norlandian state television", "outlet"),
        ("The Bachelor star", "Bachelor star", "unnamed"),
        ("Federal regulators", "federal regulators", "unnamed"),
    ],
)
def test_what_a_body_is_stands_before_its_name(source, name, kind):
    ((found,),) = speakers(f"{source} said 400 firms had closed.", (source, "400 firms had closed"))

    assert (name, kind) == found[:2]


@pytest.mark.parametrize(
    "other", ["The insurance concern", "The New York-based company", "The Los Angeles holding company"]
)
def test_the_insurer_is_the_firm_that_spoke_before(other):
    text = "Lorsen Inc. said that rights would end. The insurance concern said the stock remains for sale."

    *_, (found,) = speakers(
        text, ("Lorsen Inc.", "rights would end"), ("The insurance concern", "the stock remains for sale")
    )

    assert "Lorsen Inc" == found[0]


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        (
            "A spokeswoman for Helena Marsh said the bridge was closed.",
            "A spokeswoman for Helena Marsh",
            ("Helena Marsh spokeswoman", "person", "Helena Marsh"),
        ),
        (
            "A spokesman for Oslo said the bridge was closed.",
            "A spokesman for Oslo",
            ("Oslo", "organisation", "Oslo"),
        ),
        (
            "Harbour Police Spokesman Oskar Brandt said the bridge was closed.",
            "Harbour Police Spokesman Oskar Brandt",
            ("Oskar Brandt", "person", "Harbour Police"),
        ),
    ],
)
def test_a_spokesperson_speaks_for_a_person_a_place_or_the_body_before_his_office(text, source, who):
    assert [[who]] == speakers(text, (source, "the bridge was closed"))
