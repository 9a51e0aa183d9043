"""The page: whole, safe, reachable, and small enough."""

import re
import time
from dataclasses import replace
from itertools import product
from urllib.parse import quote

import invented
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html

from headwater.export.marked import LONGEST
from headwater.export.page import page
from headwater.export.page.moments import is_disputed
from headwater.model import Cell, Claim, Count, Outlet, Reading, Report, Row, Span, Speaker
from headwater.model.stories import identity

ATTACKS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "</title></style></svg><svg onload=alert(3)>",
    "{{7*7}}{% raw %}",
    "</textarea><iframe srcdoc='<script>alert(4)</script>'>",
    "\u202egnidaer\u2066 \x1b[31m\x00\x85",
    "<!--",
    "]]>&lt;script&gt;",
)
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section", "footer", "nav", "p",
    "h1", "h2", "h3", "b", "strong", "em", "u", "mark", "span", "div", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "blockquote", "details", "summary", "fieldset", "legend",
    "label", "input", "svg", "g", "text", "path", "rect", "time", "code", "q",
}  # fmt: skip


@pytest.fixture(scope="module")
def tree():
    return html.fromstring(page(invented.dossier()))


@pytest.fixture(scope="module")
def sparse():
    return html.fromstring(page(invented.sparse()))


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_stay_words(attack):
    written = page(invented.hostile(attack))

    assert_harmless(html.fromstring(written))


@settings(max_examples=30)
@given(st.text(alphabet=st.sampled_from("<>\"'&;=/{}%#()[] abcsriptonload\n\x00\x1b\u202e-!"), min_size=3, max_size=60))
def test_no_text_whatever_adds_an_element_or_an_attribute(attack):
    written = page(invented.hostile(attack.ljust(12, "x")))

    assert_harmless(html.fromstring(written))


def test_a_domain_above_a_column_breaks_behind_a_dot():
    made = invented.dossier()
    first = replace(made.readings[0], report=replace(made.readings[0].report, outlet=Outlet("news.harbour.example")))

    written = page(replace(made, readings=(first, *made.readings[1:])))

    assert ">news.<wbr>harbour.<wbr>example</a></span></th>" in written


def test_that_an_own_voice_has_no_origin_is_told_once_for_all_claims_of_one_report():
    (sole,) = html.fromstring(page(invented.dossier())).find_class("sole")

    assert 1 == sole.text_content().count("no established origin")
    assert "0–1" not in sole.text_content()


def test_a_passage_of_a_report_with_an_address_leads_to_its_words_there():
    made = invented.dossier()
    first = made.readings[0]
    linked = replace(first, report=replace(first.report, url="https://harbour.example/1"))

    text = page(replace(made, readings=(linked, *made.readings[1:])))

    words = quote(made.alignment.rows[0].cells[0].claim.text.split()[0])
    assert f'<a class="place" href="https://harbour.example/1#:~:text={words}' in text


def test_an_address_that_is_no_web_address_is_shown_but_not_linked():
    written = page(invented.hostile("the mayor's letter"))

    assert "javascript:alert(5)" in html.fromstring(written).text_content()
    assert 'href="javascript' not in written.lower()
    assert 'href="data' not in written.lower()


def test_the_page_needs_nothing_from_elsewhere(tree):
    loading = [each for each in tree.iter() if each.get("src") or each.tag in ("script", "link", "iframe", "img")]

    assert loading == []
    assert "url(" not in tree.findtext(".//style")


def test_every_link_inside_the_page_leads_somewhere(tree):
    places = {each.get("id") for each in tree.iter() if each.get("id")}
    links = {each.get("href")[1:] for each in tree.iter("a") if (each.get("href") or "").startswith("#")}

    assert set() == links - places


@given(st.text(alphabet="ab \n", min_size=1, max_size=40), st.data())
def test_the_place_of_a_passage_is_on_the_page_wherever_it_begins(text, data):
    assume(text.strip())
    place = data.draw(st.sampled_from(["text", "title"]))
    start = data.draw(st.integers(0, len(text) - 1))
    claim = Claim((Span(start, len(text), place),), text, "own")
    report = Report("r", text, text if place == "title" else "")
    row = Row("c", "It is so", (Cell("r", claim),))
    dossier = invented.with_rows(replace(invented.bare(), readings=(Reading(report),)), row)

    tree = html.fromstring(page(dossier))

    assert tree.get_element_by_id(f"{identity('r', 'r')}-{'h' if place == 'title' else 't'}{start}") is not None


def test_places_keep_their_names_when_a_report_is_added(sparse):
    whole = invented.dossier()
    more = replace(whole, readings=(Reading(Report("0", "Ulmaria treats hundreds.")), *whole.readings))
    before, after = (
        {each.get("id") for each in html.fromstring(page(d)).iter() if each.get("id")} for d in (whole, more)
    )

    assert "c1" in before
    assert {each for each in before if not each.startswith("route-")} <= after
    assert [f"claim 1, {whole.alignment.rows[0].id}"] == [
        sparse.find_class("panel-origins")[0].find_class("cite")[0].text
    ]


def test_no_two_places_have_one_name(tree):
    places = [each.get("id") for each in tree.iter() if each.get("id")]

    assert len(set(places)) == len(places)


def test_the_nine_sections_stand_in_their_order(tree):
    headings = [each.text_content() for each in tree.iter("h1", "h2")]

    assert headings == [
        "Ulmaria treats hundreds of injured Kestovian rescue workers, ambassador says", "Also told", "To ask next",
        "Claims × outlets", "Origins", "Differences", "Quotes", "Timeline", "Who copied whom", "Reports",
        "About this dossier",
    ]  # fmt: skip


def test_the_verdict_names_the_one_origin_and_says_single(tree):
    verdict = tree.find_class("sentence")[0].text_content()

    assert "3 reports (3 outlets) carry it. 1 independent origin: Yevgeny Dorashenko" in verdict
    assert "Single origin" in verdict


def test_the_brief_leaves_the_main_claim_to_the_verdict(tree):
    (brief,) = [each for each in tree.iter("section") if each.get("aria-labelledby") == "brief"]

    assert ["Their treatment is free, the ambassador says. claim 2"] == [
        " ".join(each.text_content().split()) for each in brief.iter("li")
    ]


def test_the_table_has_a_header_for_each_row_and_outlet(tree):
    table = tree.find_class("claims")[0]
    outlets = [each.text_content() for each in table.findall("thead/tr/th")]

    assert outlets == ["Claim", "Origins", "The Harbour Times", "Sorvik Independent", "Tallow Bay Daily"]
    assert {"col"} == {each.get("scope") for each in table.findall("thead/tr/th")}
    assert all(row.find("th").get("scope") == "row" for row in table.find_class("row"))


def test_a_mark_says_in_words_what_it_means_and_opens_its_passage(tree):
    against = next(each for each in tree.iter("a") if "against" in (each.get("class") or ""))
    card = tree.get_element_by_id(against.get("href")[1:])

    assert against.get("aria-label") == "against"
    assert card.find(".//mark").text_content() == "published Monday"


def test_a_claim_of_one_report_stands_under_its_outlet_and_its_mark_opens_the_passage(sparse):
    group = sparse.find_class("sole")[0].find("details")
    mark = sparse.get_element_by_id("sole").find("a")

    assert group.find("summary").text_content() == "The Harbour Times 1 claim"
    assert ["attributed", "Belsky gave thanks."] == [mark.get("aria-label"), mark.tail.strip()]
    assert sparse.get_element_by_id(mark.get("href")[1:]).text_content().startswith("Kestovian Prime Minister")
    assert "Belsky gave thanks." not in sparse.find_class("claims")[0].text_content()


def test_what_may_tell_a_claim_is_listed_with_its_place(sparse):
    near = sparse.find_class("near")[0].find("li")

    assert near.text_content() == (
        "Tallow Bay Daily Ulmaria treats hundreds speaker not established · given under “said”; likelihood 0.3"
    )
    assert sparse.get_element_by_id(near.find("a").get("href")[1:]).text_content().startswith("Ulmaria treats")


def test_where_a_report_is_silent_the_cell_is_empty_and_the_style_says_so(tree):
    compared = [row for row in invented.dossier().alignment.rows if len(row.cells) > 1]
    silent = [cell for row in tree.find_class("row") for cell in row.findall("td") if not cell.text_content()]

    assert len(silent) == sum(3 - len(row.cells) for row in compared) > 0
    assert 'td:empty::before{content:"·";content:"·"/"silent"' in tree.findtext(".//style")


def test_a_passage_underlines_cue_and_speaker_in_its_sentence(tree):
    card = next(each for each in tree.find_class("card") if "stressed" in each.text_content())

    assert [each.text_content() for each in card.iter("u") if each.get("class") == "speaker"] == ["Dorashenko"]
    assert [each.text_content() for each in card.iter("u") if each.get("class") == "cue"] == ["stressed"]


def test_words_in_which_a_quote_differs_are_marked_and_brackets_are_not(tree):
    quote = tree.find_class("utterance")[0]
    differing = [each.text_content() for each in quote.find_class("differs")]

    assert differing[:2] == ["deeply", "truly"]
    assert [each.text_content() for each in quote.find_class("added")] == ["[Ulmarian]", "(Ulmarian)"]


def test_blanks_between_words_in_which_a_quote_differs_are_marked_with_them():
    whole = invented.dossier()
    said = whole.alignment.utterances[0]
    texts = ("the hull was torn open on a rock", "the hull was badly damaged on a rock")
    variants = tuple(replace(each, text=text) for each, text in zip(said.variants, texts, strict=False))
    utterances = (replace(said, same_wording=False, variants=variants),)

    tree = html.fromstring(page(replace(whole, alignment=replace(whole.alignment, utterances=utterances))))

    marked = tree.get_element_by_id("quotes").find_class("utterance")[0].find_class("differs")
    assert ["torn open", "badly damaged"] == [each.text_content() for each in marked]


def test_a_passage_in_a_line_without_end_is_shown_with_so_much_of_it_as_a_reader_takes():
    text = "and so on " * 200
    claim = Claim((Span(1000, 1009),), text[1000:1009], "own")
    row = Row("c", "And so on", (Cell("r", claim),), main=True)
    dossier = invented.with_rows(replace(invented.bare(), readings=(Reading(Report("r", text)),)), row)

    (told,) = html.fromstring(page(dossier)).find_class("card")[0].iter("blockquote")

    assert text[1000 - LONGEST : 1009 + LONGEST] == told.text_content()


def test_origins_of_a_claim_of_one_report_are_named_beside_others_to_whom_it_is_given():
    whole = invented.sparse()
    (first, alone), counts = whole.alignment.rows, whole.trace.counts
    given = replace(alone.cells[0].claim, speakers=(Speaker("Gro Haldis", "person", "harbour office"),))
    rows = (first, replace(alone, cells=(replace(alone.cells[0], claim=given),)))
    counted = (counts[0], Count(alone.id, ("harbour office",)))
    dossier = replace(whole, alignment=replace(whole.alignment, rows=rows), trace=replace(whole.trace, counts=counted))

    told = html.fromstring(page(dossier)).find_class("sole")[0].find_class("how")[0].text_content()

    assert "1 harbour office · Gro Haldis" == " ".join(told.split())[:29]


def test_the_conflict_stands_first_among_the_differences(tree):
    kinds = [each.get("class") for each in tree.xpath("//ul[@class='differences']/li")]

    assert kinds == ["conflict", "compatible", "compatible", "lost"]


def test_a_difference_shows_its_passages(tree):
    passages = tree.find_class("differences")[0].findall("li")[0].find_class("variants")[0]

    assert [each.text_content() for each in passages.iter("mark")] == [
        "published Sunday", "published on March 8", "published Monday",
    ]  # fmt: skip


def test_a_link_of_a_report_leads_where_it_led(tree):
    links = [each for each in tree.find_class("text")[2].iter("a") if each.get("href").startswith("http")]

    assert [("Kestovskiy Vestnik", "https://vestnik.example/a?b=1&c=2")] == [
        (each.text_content(), each.get("href")) for each in links
    ]


def test_an_event_with_two_dates_shows_both(tree):
    disputed = tree.find_class("disputed")[0]

    assert [each.get("datetime") for each in disputed.iter("time")] == ["2026-03-08", "2026-03-09"]


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ({"a": ["2025"], "b": ["2025-11"]}, False),
        ({"a": ["2025"], "b": ["2025-FA"]}, False),
        ({"a": ["2025"], "b": ["2024"]}, True),
        ({"a": ["2009", "2013"]}, False),
        ({"a": ["2009", "2013"], "b": ["2009", "2013"]}, False),
        ({"a": ["2009", "2013"], "b": ["2010"]}, True),
    ],
)
def test_only_reports_whose_dates_have_no_day_in_common_are_a_dispute(told, disputed):
    assert disputed == is_disputed(told)


def test_dates_of_what_one_report_alone_tells_are_folded_away(tree):
    (timeline,) = [each for each in tree.iter("section") if each.get("id") == "timeline"]
    (folded,) = timeline.iter("details")

    assert "In one report only (1)" == " ".join(folded.find("summary").text_content().split())
    assert "Mutual assistance treaty signed" in folded.text_content()
    assert ["The Tarn dam fails", "Interview published"] == [
        each.findall("p")[-1].text_content().removeprefix("✗ dated differently ") for each in timeline.find(".//ol")
    ]


def test_a_passage_stands_in_the_sentence_that_was_read():
    text = "Mr. Belsky met Gov. Morn in Orsk. He gave thanks."
    words = Span(4, 32)
    claim = Claim((words,), text[4:32], "own", sentence=Span(0, 33))
    row = Row("c", "Belsky met Morn", (Cell("r", claim),), main=True)
    dossier = invented.with_rows(replace(invented.bare(), readings=(Reading(Report("r", text), claims=(claim,)),)), row)

    card = html.fromstring(page(dossier)).find_class("card")[0]

    assert "Mr. Belsky met Gov. Morn in Orsk." == card.findtext("blockquote") + card.find("blockquote/mark").text + (
        card.find("blockquote/mark").tail
    )


def test_a_share_that_rounds_to_nothing_is_not_told_as_nothing(tree):
    shares = {each.text_content().strip().partition(" · ")[0] for each in tree.find_class("share")}

    assert "less than 1 % of the text in common" in shares
    assert "0 % of the text in common" not in shares


def test_of_each_kind_of_difference_the_first_stand_open():
    whole = invented.dossier()
    lost = tuple(
        replace(whole.losses[0], report=each.report.id, why=f"lost {n}") for n in range(8) for each in whole.readings
    )

    section = html.fromstring(page(replace(whole, losses=lost))).get_element_by_id("differences")
    (folded,) = [each for each in section.iter("details") if each.get("class") == "more"]

    assert folded.find("summary").text_content().endswith("more")
    assert 5 == len(section.xpath("./ul/li[@class='lost']"))


def test_furniture_is_there_and_labelled(tree):
    appeal = next(each for each in tree.find_class("furniture") if "Every gift counts" in each.text_content())

    assert appeal.find_class("kind")[0].text == "appeal"


def test_a_filter_is_offered_only_where_it_shows_something(tree):
    offered = [each.text_content().split()[0] for each in tree.get_element_by_id("claims").iter("label")]

    assert offered == ["All", "Single", "Conflict", "Not", "Two", "One"]


def test_the_graph_is_told_in_words_as_well(tree):
    told = " ".join(tree.find_class("routes")[0].text_content().split())

    assert "Yevgeny Dorashenko → Kestovsky Vestnik → The Harbour Times" in told
    assert "own voice, untraced → Sorvik Independent inferred" in told


def test_a_report_in_which_nothing_was_found_still_makes_a_page():
    text = html.fromstring(page(invented.bare())).text_content()

    assert "No claim was read in these reports." in text
    assert "Closed on Mondays." in text


def test_the_same_dossier_gives_the_same_page():
    assert page(invented.dossier()) == page(invented.dossier())


def test_fifty_reports_and_three_hundred_rows_stay_usable():
    dossier = invented.crowd(50, 300, share=0.1)

    start = time.process_time()
    written = page(dossier)
    spent = time.process_time() - start

    assert len(written) < 3_000_000
    assert spent < 2


def test_every_colour_pair_can_be_read():
    css = html.fromstring(page(invented.dossier())).findtext(".//style")
    schemes = [dict(re.findall(r"--(\w+):(#\w+)", block)) for block in re.findall(r":root\{([^}]*)\}", css)]

    pairs = [*product(("ink", "soft", "accent", "warn"), ("paper", "panel", "tint")), ("ink", "mark")]
    ratios = [_contrast(each[a], each[b]) for each in schemes for a, b in pairs]

    assert len(schemes) == 3
    assert min(ratios) >= 4.5


def assert_harmless(tree):
    assert {each.tag for each in tree.iter() if isinstance(each.tag, str)} <= ELEMENTS
    assert [
        name for each in tree.iter() for name in each.attrib if name.startswith("on") or name in ("src", "srcdoc")
    ] == []
    hrefs = [each.get("href") for each in tree.iter() if each.get("href")]
    assert [href for href in hrefs if not href.startswith(("#", "http://", "https://"))] == []


def _contrast(a, b):
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
