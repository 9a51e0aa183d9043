"""The terminal: the answer first, every mark explained, clean text in a pipe."""

import io
import re
from dataclasses import replace

import invented
import pytest
from rich.console import Console

from headwater.export.annotated import show_reading, show_report
from headwater.export.terminal import render
from headwater.model import Outlet, Passage, Quote, Reading, Report, Span


def printed(dossier, width=100, **settings):
    console = Console(file=io.StringIO(), width=width)
    render(dossier, console, **settings)
    return console.file.getvalue()


def test_headline_count_and_verdict_come_first():
    lines = printed(invented.dossier(), 120).splitlines()

    assert lines[0] == "Ulmaria treats hundreds of injured Kestovian rescue workers, ambassador says"
    assert (
        lines[1] == "3 reports · 3 outlets · 9–10 March 2026 (inferred from the story, read from the text; 1 undated)"
    )
    assert lines[3] == "  Main claim: Hundreds of injured Kestovian rescue workers are being treated in Ulmaria."
    assert lines[4].startswith("  3 reports (3 outlets) carry it. 1 independent origin: Yevgeny Dorashenko")


def test_a_single_origin_is_named_so():
    assert "SINGLE\N{NO-BREAK SPACE}ORIGIN" in printed(invented.dossier())


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("outlets", [1, 3, 5, 8, 12, 50])
def test_no_line_is_wider_than_the_screen(width, outlets):
    lines = printed(invented.crowd(outlets, 30), width).splitlines()

    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [1, 20, 40])
def test_a_screen_too_narrow_for_a_table_gets_longer_lines(width):
    assert printed(invented.dossier(), 50) == printed(invented.dossier(), width)


def test_columns_whose_names_do_not_tell_them_apart_are_numbered():
    dossier = invented.crowd(3, 5)
    renamed = zip(dossier.readings, ("Merinsunderpost", "Merinsunderpress", "Merinsunderposten"), strict=True)
    told = tuple(Reading(replace(reading.report, outlet=Outlet(name))) for reading, name in renamed)
    heading = r"Claim +{} +{} +{} +Origins".format

    lines = printed(replace(dossier, readings=told), 80)
    assert re.search(heading("1", "2", "3"), lines)
    assert "1 Merinsunderpost · 2 Merinsunderpress · 3 Merinsunderposten" in lines


def test_a_domain_that_does_not_fit_is_called_by_what_tells_it_from_others():
    domains = ("harbourtimes.com", "sport.sorvikpost.com.sv", "vp.sv", "www.tallowbaydaily.org")
    dossier = invented.crowd(4, 5)
    told = (replace(r.report, outlet=Outlet(None, d)) for r, d in zip(dossier.readings, domains, strict=True))

    lines = printed(replace(dossier, readings=tuple(map(Reading, told)))).splitlines()

    heading = next(line.split() for line in lines if "Claim  " in line)
    assert heading == ["Claim", "harbour.", "sorvikp.", "vp.sv", "tallowb.", "Origins"]


def test_names_that_do_not_fit_become_numbers_with_a_legend():
    text = printed(invented.crowd(8, 5), 80)

    assert "1 Ansel Courier · 2 Hallow Post" in " ".join(text.split())


def of_no_outlet():
    """A dossier of eight reports without outlets, under ids that nobody gave."""
    dossier = invented.crowd(8, 5)
    ids = [f"{number:016x}" for number in range(8)]
    readings = (
        Reading(replace(r.report, id=name, outlet=Outlet())) for r, name in zip(dossier.readings, ids, strict=True)
    )
    row = dossier.alignment.rows[0]
    cells = (replace(cell, report=ids[int(cell.report[1:])]) for cell in row.cells)
    return invented.with_rows(replace(dossier, readings=tuple(readings)), replace(row, cells=tuple(cells)))


def test_numbers_that_stand_for_nothing_but_a_report_leave_no_gap_behind_the_legend():
    assert "silent\n\n  report 1: " in printed(of_no_outlet(), 80)


def test_below_the_table_reports_of_no_outlet_are_told_by_headline_or_first_words():
    whole = of_no_outlet()
    first, second, *others = (reading.report for reading in whole.readings)
    first = replace(first, title="Workers treated", passages=())
    second = replace(second, title="", passages=(), text="A first line of some words.\nA second line.")

    lines = printed(replace(whole, readings=tuple(map(Reading, (first, second, *others))))).splitlines()

    assert "  report 1: Workers treated" in lines
    assert "  report 2: A first line of some words. A second line." in lines
    assert not any("report 1:" in line for line in printed(invented.dossier()).splitlines())


def test_many_outlets_are_told_as_a_tally():
    assert "◐34" in printed(invented.crowd(50, 5), 80)


LED = "[The chief of the harbour brigade drove round the yard and] saw flames under the eaves"


@pytest.mark.parametrize(("width", "led"), [(80, "[… the yard and]"), (120, LED.partition("]")[0] + "]")])
def test_where_lines_are_short_what_leads_up_to_a_piece_is_cut_rather_than_the_piece(width, led):
    whole = invented.dossier()
    row = replace(whole.alignment.rows[1], statement=LED)
    text = " ".join(re.sub(r"[●◐○✗·]|1 Yevgeny|Dorashenko", "", printed(_with_row(whole, row), width)).split())

    assert f"{led} saw flames under the eaves" in text


def _with_row(dossier, row):
    first, _, *others = dossier.alignment.rows
    return replace(dossier, alignment=replace(dossier.alignment, rows=(first, row, *others)))


def test_conflicts_come_before_what_agrees():
    text = printed(invented.dossier())

    assert text.index("✗   date") < text.index("≈   number") < text.index("↓   attribution")


def test_values_that_differ_are_told_with_the_claim_they_belong_to():
    dossier = invented.dossier()
    of_values = {each.row for each in dossier.alignment.discrepancies if each.type in ("number", "date")}

    told = printed(dossier).partition("Differences")[2]

    assert of_values
    assert all(row.statement[:30] in told for row in dossier.alignment.rows if row.id in of_values)


def test_an_interval_from_nought_reads_not_established():
    assert "0–2 not established" in printed(invented.dossier(), 120)


def test_what_is_left_out_is_counted():
    assert "…2 in one report only (--all)" in printed(invented.dossier())


def test_who_copied_whom_is_told_with_its_direction():
    told = printed(derived(relation="copied", source="harbour-times", upstream=None, share=0.7), 120)

    one_text = "The Harbour Times, Sorvik Independent and Tallow Bay Daily share running text, first in The"
    assert f"=  copied            {one_text}" in told


def test_all_that_rests_on_one_thing_is_told_at_once():
    told = printed(derived(upstream="the release", share=0.001), 120)

    assert (
        "~  shared material   The Harbour Times, Sorvik Independent and Tallow Bay Daily rest on the release; less than 1"
        in told
    )
    assert 1 == told.count("shared material")


def derived(**changes):
    """The dossier with every pair of its reports depending on each other in the same way."""
    dossier = invented.dossier()
    pairs = (replace(each, **changes) for each in dossier.trace.derivations)
    return replace(dossier, trace=replace(dossier.trace, derivations=tuple(pairs)))


def test_all_rows_are_printed_when_asked_for():
    assert "Responsibility for the delay" in printed(invented.dossier(), everything=True)


@pytest.mark.parametrize(("dossier", "written"), [(invented.dossier(), ()), (invented.crowd(2, 2), ("a.html",))])
def test_the_next_dossier_stands_apart(dossier, written):
    assert printed(dossier, written=written).endswith("\n\n")


def test_a_report_alone_shows_its_claims():
    assert "Basin 2 holds 5 ships" in printed(invented.crowd(1, 5))


def test_a_report_in_which_nothing_was_found_is_told_so():
    assert "No claim was found that could be traced." in printed(invented.bare())


def test_a_pipe_gets_no_colour_and_no_trailing_blanks():
    text = printed(invented.dossier())

    assert "\x1b" not in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_words_of_a_report_cannot_command_the_terminal():
    text = printed(invented.hostile("[bold]\x1b[31mred\x07 \u202egnp.exe"))

    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "[bold]" in text


def test_a_pipe_that_cannot_hold_the_marks_gets_letters():
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii")

    render(invented.dossier(), Console(file=file, width=100))

    file.flush()
    assert b"Q quoted   A attributed   O own voice   X against   ? may tell it   . silent" in raw.getvalue()
    assert b"SINGLE ORIGIN" in raw.getvalue()


def test_no_colour_is_honoured():
    console = Console(file=io.StringIO(), width=100, force_terminal=True, _environ={"NO_COLOR": "1"})

    render(invented.dossier(), console)

    assert "\x1b[3" not in console.file.getvalue()


def test_a_cleaned_report_has_the_kind_of_each_passage_in_the_margin():
    console = Console(file=io.StringIO(), width=100)

    show_report(invented.dossier().readings[0].report, console)

    assert "appeal        Every gift counts." in console.file.getvalue()


def test_what_was_read_is_coloured_in_its_own_passage_alone():
    text = "Holt said: “It sank.”\nShe left at once."
    passages = (Passage(Span(0, 21), "body"), Passage(Span(22, len(text)), "body"))
    quote = Quote((Span(11, 21),), "direct")
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="standard", no_color=False)

    show_reading(Reading(Report("r", text, passages=passages), (quote,)), console)

    first, second = (line for line in console.file.getvalue().splitlines() if "body" in line)
    assert "\x1b[36m“It sank.”\x1b[0m" in first
    assert "\x1b[36m" not in second


def test_a_reading_lists_what_was_read_under_the_text():
    console = Console(file=io.StringIO(), width=100)

    show_reading(invented.dossier().readings[2], console)

    text = " ".join(console.file.getvalue().split())
    assert "Claims (6) attributed Yevgeny Dorashenko via Hundreds of Kestovian rescuers" in text
