"""A dossier composed by hand from the sample story "interview", so that exports are tested without the other stages."""

import json
from dataclasses import replace
from pathlib import Path

from headwater.model import (
    Alignment,
    Cell,
    Claim,
    Count,
    Dated,
    Derivation,
    Discrepancy,
    Dossier,
    Hyperlink,
    Loss,
    Moment,
    Origin,
    Outlet,
    Passage,
    Question,
    Quote,
    Reading,
    Report,
    Reuse,
    Row,
    Sentence,
    Silence,
    Span,
    Speaker,
    Story,
    Trace,
    Utterance,
    Variant,
)

SAMPLES = Path(__file__).parents[2] / "samples"
TOLD = json.loads((Path(__file__).parent / "interview.json").read_text(encoding="utf-8"))
AMBASSADOR = "Yevgeny Dorashenko"
SPEAKERS = {
    each.name: each
    for each in (
        Speaker(AMBASSADOR, "person", AMBASSADOR, "ambassador", "participant"),
        Speaker("Haldish geological survey", "organisation", "Haldish geological survey"),
        Speaker("Sorvish geological survey", "organisation", "Sorvish geological survey"),
        Speaker("foreign relief agencies", "unnamed", "unnamed"),
    )
}
FURNITURE = {
    "A Message from": "appeal", "Dear readers": "appeal", "We are living": "appeal", "These measures": "appeal",
    "We, the 38": "appeal", "Every gift": "appeal", "With your support": "appeal", "Continue": "navigation",
    "Not today?": "appeal", "Remind me": "navigation", "News Feed": "navigation", "2 min read": "navigation",
    "A rescue worker walks": "caption", "The Long Water": "promo", "Editor's Note": "promo", "Avatar": "navigation",
    "Pavla Hrastova is": "bio", "Pavla Hrastova": "byline", "News Editor": "bio", "Read more": "navigation",
    "By buying up": "promo", "While Sorvia": "promo", "The railways": "promo", "Video": "navigation",
    "The episode": "promo", "Show More": "navigation", "61.2 F": "navigation", "Tallow Bay": "navigation",
    "Tuesday, March": "dateline", "- Advertisement": "advertisement", "File Photo": "caption", "BY LENA": "byline",
    "Kestovia Sending": "headline", "Injured Kestovian rescuers": "headline", "Ulmaria treats": "headline",
}  # fmt: skip


def reports():
    """The three reports of the sample story, with passages; two of them dated."""
    lines = (SAMPLES / "interview" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    harbour, sorvik, tallow = (_report(json.loads(line)) for line in lines)
    story = Dated("2026-03-09", "day", "story", "anchor/1", "the other reports of the story")
    printed = Dated("2026-03-10", "day", "text", "line-date/1", "a dated line above the headline")
    link = Hyperlink(_span(tallow, "Kestovskiy Vestnik"), "https://vestnik.example/a?b=1&c=2")
    url = "https://tallowbaydaily.example/world/ulmaria-treats"
    return (
        replace(harbour, published=story),
        sorvik,
        replace(tallow, published=printed, url=url, fetched_at="2026-03-11T06:12:00Z", links=(link,)),
    )


def sparse():
    """Two rows of that story: the main claim, and one of a report alone that another may tell."""
    whole = dossier()
    harbour, _, tallow = (reading.report for reading in whole.readings)
    thanked, treats = "Kestovian Prime Minister Anton Belsky personally thanked", "Ulmaria treats hundreds"
    told = Cell(harbour.id, Claim((_span(harbour, thanked),), thanked, "attributed"))
    near = Cell(
        tallow.id, Claim((_span(tallow, treats),), treats, "attributed", why="given under “said”"), why="likelihood 0.3"
    )
    alone = Row("sole", "Belsky gave thanks.", (told,), near=(near,))
    return with_rows(whole, whole.alignment.rows[0], alone)


def with_rows(dossier, *rows):
    """A dossier of these rows alone; nobody is known behind those that are new."""
    known = {count.row: count for count in dossier.trace.counts}
    counts = tuple(known.get(row.id, Count(row.id, untraced=len(row.cells))) for row in rows)
    trace = replace(dossier.trace, counts=counts, origins=())
    return replace(dossier, alignment=Alignment(rows), trace=trace, losses=(), silences=(), questions=(), brief=())


def dossier():
    """The whole of it: three reports, nine rows, every kind of difference."""
    harbour, sorvik, tallow = texts = reports()
    rows = _rows(texts)
    alignment = Alignment(rows, _utterances(texts), _discrepancies(rows))
    headline = "Ulmaria treats hundreds of injured Kestovian rescue workers, ambassador says"
    return Dossier(
        Story("st-1", headline, tuple(report.id for report in texts)),
        tuple(Reading(report, claims=_claims(alignment, report)) for report in texts),
        alignment,
        Trace(_derivations(harbour, sorvik, tallow), _counts(), _origins(texts)),
        losses=(Loss("c5", sorvik.id, "attribution", "“geological surveys … have said” is plain fact here"),),
        silences=(Silence("c3", (tallow.id,), "two of three reports carry it"),),
        questions=(
            Question("Ask for the interview in Kestovsky Vestnik: no report links to it.", ("c1",)),
            Question("Ask the Sorvik Independent where “up to 45,000” comes from.", ("c5",)),
        ),
        timeline=_timeline(harbour, sorvik, tallow),
        brief=(
            Sentence(
                "Hundreds of injured rescuers are treated in Ulmaria, the ambassador says.", (("c1", harbour.id),)
            ),
            Sentence("Their treatment is free, the ambassador says.", (("c2", harbour.id),)),
        ),
        notes=("Two of three reports carry no date of their own; the year is inferred from the story.",),
    )


def crowd(outlets, rows, share=2 / 3):
    """A dossier with many reports and rows, for size and layout; each row stands in that share of the reports."""
    made = [_harbour_report(number, rows) for number in range(outlets)]
    office = Speaker("Ansel Harbour Office", "organisation", "Ansel Harbour Office")
    table = []
    for row in range(rows):
        words = f"basin {row} holds {row + 3} ships"
        carriers = [report for number, report in enumerate(made) if (number * 7 + row * 3) % outlets < share * outlets]
        cells = (Cell(each.id, Claim((_span(each, words),), words, "attributed", (office,))) for each in carriers)
        table.append(Row(f"c{row}", words.capitalize(), tuple(cells), main=row == 0))
    ids = tuple(report.id for report in made)
    origin = Origin(office.name, "organisation", "official", tuple(row.id for row in table), ids)
    counts = tuple(Count(row.id, (office.name,)) for row in table)
    story = Story("st-2", "Ships in the basins", ids)
    return Dossier(story, tuple(map(Reading, made)), Alignment(tuple(table)), Trace((), counts, (origin,)))


def bare():
    """A dossier of one report in which nothing was found."""
    report = Report("r", "Closed on Mondays.")
    return Dossier(Story("st-3", "", ("r",)), (Reading(report),), Alignment(()), Trace())


def hostile(attack):
    """A dossier of two reports whose every text is the attack; a row, and one that the other report may tell."""
    text = f"{attack} said the mayor of Ostry Brod."
    whole, part = Span(0, len(text)), Span(0, 9)
    links = (Hyperlink(part, "javascript:alert(3)"), Hyperlink(Span(9, 12), "data:text/html,<script>alert(4)</script>"))
    report = Report(
        attack, text, attack, Outlet(attack, attack, attack), "javascript:alert(5)", Dated(attack, "day", "text"),
        links=links, passages=(Passage(whole, "body", attack, attack),), sha256=attack, notes=(attack,),
    )  # fmt: skip
    speaker = Speaker(attack, "person", attack, attack)
    claim = Claim((whole,), attack, "attributed", (speaker,), (attack,), attack, cue=Span(3, 9), source=Span(5, 12))
    other = replace(report, id=f"{attack} too")
    cell, near = (Cell(each.id, claim, "supports", attack, attack) for each in (report, other))
    row, alone = Row(attack, attack, (cell,), main=True), Row(f"{attack} too", attack, (cell,), near=(near,))
    differing = Discrepancy(attack, "number", (attack,), (attack,), "conflict", attack, attack, ((attack, part),))
    quote = Quote((part,), "direct")
    variants = tuple(Variant(attack, quote, (part,), words) for words in (attack, f"{attack} twice"))
    alignment = Alignment((row, alone), (Utterance(attack, attack, False, variants, attack),), (differing,))
    derivation = Derivation(attack, other.id, "copied", attack, attack, 0.5, (Reuse(part, part),), attack, attack)
    origin = Origin(attack, "person", None, (attack,), (attack,), (attack,))
    return Dossier(
        Story(attack, attack, (attack, other.id)), (Reading(report, unread=attack), Reading(other)), alignment,
        Trace((derivation,), tuple(Count(each.id, (attack,), why=(attack,)) for each in (row, alone)), (origin,)),
        (Loss(attack, attack, "attribution", attack),), (Silence(attack, (attack,), attack),),
        (Question(attack, (attack,)),), (Moment(attack, "day", attack, "event", ((attack, part),)),),
        (Sentence(attack, ((attack, attack),)),), (attack,),
    )  # fmt: skip


def _report(record):
    text = record["text"]
    outlet = Outlet(record["outlet"])
    return Report(record["id"], text, "", outlet, sha256="5f" * 32, passages=tuple(_passages(text)), language="en")


def _passages(text):
    start = 0
    for line in text.split("\n"):
        kind = next((kind for words, kind in FURNITURE.items() if line.startswith(words)), "body")
        if line.strip():
            why = f"reads like {kind}" if kind != "body" else ""
            yield Passage(Span(start, start + len(line)), kind, "by-hand/1", why)
        start += len(line) + 1


def _span(report, words):
    start = report.text.index(words)
    return Span(start, start + len(words))


def _near(report, words, others):
    """The occurrence of the others that stands nearest to the words."""
    start = report.text.index(words)
    places = [place for place in range(len(report.text)) if report.text.startswith(others, place)]
    nearest = min(places, key=lambda place: abs(place - start))
    return Span(nearest, nearest + len(others))


def _rows(texts):
    by_id = {report.id: report for report in texts}
    return tuple(
        Row(
            row["id"], row["statement"], tuple(_cell(by_id[cell["report"]], cell) for cell in row["cells"]), row["main"]
        )
        for row in TOLD["rows"]
    )


def _cell(report, cell):
    claim = Claim(
        (_span(report, cell["words"]),),
        cell["words"],
        cell["mode"],
        tuple(SPEAKERS[name] for name in cell.get("speakers", ())),
        tuple(cell.get("via", ())),
        cell.get("hedge"),
        cue=_near(report, cell["words"], cell["cue"]) if "cue" in cell else None,
        source=_near(report, cell["words"], cell["source"]) if "source" in cell else None,
        by="claims/1",
        why="stands under the cue" if "cue" in cell else "nobody is named",
    )
    return Cell(report.id, claim, cell.get("stance", "supports"), "align/1", "shared words and figures")


def _claims(alignment, report):
    return tuple(cell.claim for row in alignment.rows for cell in row.cells if cell.report == report.id)


def _utterances(texts):
    by_id = {report.id: report for report in texts}
    return tuple(
        Utterance(
            each["id"],
            AMBASSADOR,
            each["same_wording"],
            tuple(_variant(by_id[variant["report"]], variant["pieces"]) for variant in each["variants"]),
            each["why"],
        )
        for each in TOLD["utterances"]
    )


def _variant(report, pieces):
    spans = tuple(_span(report, piece) for piece in pieces)
    return Variant(report.id, Quote(spans, "direct", speakers=(SPEAKERS[AMBASSADOR],)), spans, " … ".join(pieces))


def _discrepancies(rows):
    cells = {(row.id, cell.report): cell for row in rows for cell in row.cells}
    return tuple(
        Discrepancy(
            each["row"],
            each["type"],
            tuple(each["reports"]),
            tuple(each["values"]),
            each["verdict"],
            each["why"],
            spans=tuple((report, cells[each["row"], report].claim.spans[0]) for report in each["reports"]),
        )
        for each in TOLD["discrepancies"]
    )


def _counts():
    surveys = ("Haldish geological survey", "Sorvish geological survey")
    given = "every supporting cell is given to Yevgeny Dorashenko"
    own = "two cells in the outlets' own voice"
    return (
        *(Count(row, (AMBASSADOR,), why=(given,)) for row in ("c1", "c2", "c4", "c7", "c8", "c9")),
        Count("c3", (), 0, 2, (own,)),
        Count("c6", (), 0, 2, (own,)),
        Count("c5", surveys, 1, 1, ("one unnamed speaker", "one cell in the outlet's own voice")),
    )


def _derivations(harbour, sorvik, tallow):
    interview = "interview in Kestovsky Vestnik"
    quote = "neighbors for at least some of what they had spent, they were"
    reuse = Reuse(_span(harbour, quote), _span(sorvik, quote))
    both = f"their own prose; both name the {interview}"
    shared = "shared material"
    return (
        Derivation(
            harbour.id, sorvik.id, shared, None, interview, 0.11, (reuse,), "reuse/1", "one quote word for word"
        ),
        Derivation(harbour.id, tallow.id, shared, None, interview, by="reuse/1", why=both),
        Derivation(sorvik.id, tallow.id, shared, None, interview, by="reuse/1", why=both),
    )


def _origins(texts):
    everybody = tuple(report.id for report in texts)
    return (
        Origin(
            AMBASSADOR, "person", "participant", ("c1", "c2", "c4", "c7", "c8", "c9"), everybody, ("Kestovsky Vestnik",)
        ),
        Origin("Haldish geological survey", "organisation", "official", ("c5",), everybody[:1]),
        Origin("Sorvish geological survey", "organisation", "official", ("c5",), everybody[:1]),
        Origin("foreign relief agencies", "unnamed", None, ("c5",), everybody[:1]),
    )


def _timeline(harbour, sorvik, tallow):
    fails = ((harbour.id, _span(harbour, "in April")), (sorvik.id, _span(sorvik, "April 2024")))
    treaty = ((sorvik.id, _span(sorvik, "in November")),)
    sunday = ((harbour.id, _span(harbour, "Sunday")), (sorvik.id, _span(sorvik, "March 8")))
    return (
        Moment("2024-04", "month", "The Tarn dam fails", "event", fails),
        Moment("2025-11", "month", "Mutual assistance treaty signed", "event", treaty),
        Moment("2026-03-08", "day", "Interview published", "event", sunday),
        Moment("2026-03-09", "day", "Interview published", "event", ((tallow.id, _span(tallow, "Monday")),)),
        Moment("2026-03-10", "day", "Tallow Bay Daily", "publication", ((tallow.id, Span(0, 1)),)),
    )


def _harbour_report(number, rows):
    towns = ("Ansel", "Hallow", "Lanner", "Coldwater", "Eastmoor", "Skerry", "Sorvik", "Brelin", "Haldenport", "Orrin")
    kinds = ("Courier", "Post", "Daily News", "Herald", "Gazette", "Independent", "Times")
    lines = (f"The harbour office said that basin {row} holds {row + 3} ships, on day {number}." for row in range(rows))
    text = "\n".join((f"Report {number}.", *lines))
    outlet = Outlet(f"{towns[number % 10]} {kinds[number % 7]}")
    return Report(f"r{number}", text, "Ships in the basins", outlet, passages=(Passage(Span(0, len(text)), "body"),))
