"""A dossier as linked data (JSON-LD): claims and quotations in schema.org's words, where they come from in those of PROV-O.

Where each stands is an annotation of the W3C model: a passage by its words and by its offsets, in a report's text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files

from headwater import __version__
from headwater.export import telling
from headwater.export.linked.names import Node, given_to, named
from headwater.export.linked.passages import passage_node
from headwater.export.linked.reports import reports
from headwater.export.passages import Passage, passages
from headwater.export.selectors import claim_of, urn
from headwater.model import Dossier, Report, Utterance

DAY = len("2025-02-10")


def linked(dossier: Dossier) -> str:
    """Write the dossier as one graph, a node a line, whose context stands in the file: nothing has to be fetched to read it."""
    told = passages(dossier)
    graph = (
        _story(dossier),
        *reports(dossier),
        *_claims(dossier, told),
        *(_utterance(dossier, each) for each in dossier.alignment.utterances),
        *(passage_node(dossier, each) for each in told),
        *named(dossier),
    )
    context = files(__name__).joinpath("context.json").read_text(encoding="utf-8").rstrip()
    nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in graph)
    return f'{{"@context": {context},\n"@graph": [\n{nodes}\n]}}\n'


def _story(dossier: Dossier) -> Node:
    main, made_of = telling.main(dossier), [urn("report", reading.report.id) for reading in dossier.readings]
    program = {
        "@id": urn("program"),
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": "headwater",
        "softwareVersion": __version__,
    }
    return {
        "@id": urn("story", dossier.story.id),
        "@type": ["CreativeWork", "prov:Entity"],
        "name": telling.headline(dossier),
        **({"mainEntity": claim_of(dossier, main)} if main else {}),
        "prov:wasDerivedFrom": made_of,
        "prov:wasGeneratedBy": {"@type": "prov:Activity", "prov:used": made_of, "prov:wasAssociatedWith": program},
    }


def _claims(dossier: Dossier, told: Sequence[Passage]) -> Iterator[Node]:
    """Tell each row as a claim: where it appears, first if that is known, whose it is, how many origins it has."""
    counts, kinds = telling.counts(dossier), {origin.name: origin.kind for origin in dossier.trace.origins}
    stating: dict[str, list[Passage]] = defaultdict(list)
    for passage in told:
        for claim in passage.states:
            stating[claim].append(passage)
    for row in telling.rows(dossier):
        carriers, count = stating[claim_of(dossier, row)], counts[row.id]
        first = _first(carriers)
        whose = given_to(dossier, [(name, kinds.get(name, "person")) for name in count.identified])
        yield {
            "@id": claim_of(dossier, row),
            "@type": ["Claim", "prov:Entity"],
            "text": row.statement,
            "isPartOf": urn("story", dossier.story.id),
            "appearance": [each.name for each in carriers],
            **({"firstAppearance": first.name} if first else {}),
            **({"author": whose["prov:wasAttributedTo"]} if "prov:wasAttributedTo" in whose else {}),
            **whose,
            "hw:originsLow": count.low,
            "hw:originsHigh": count.high,
            **({"hw:originsTogether": True} if count.together else {}),
        }


def _first(carriers: Sequence[Passage]) -> Passage | None:
    """Find the passage that was published on a day before all others, if each report has a day that it gives itself."""
    days = [_day(each.report) for each in carriers]
    first = min(days, default="")
    return carriers[days.index(first)] if first and days.count(first) == 1 else None


def _day(report: Report) -> str:
    """Give the day of publication, or nothing where it is not established by the report, which comes before every day."""
    dated = report.published
    return dated.value[:DAY] if dated and dated.basis != "story" and len(dated.value) >= DAY else ""


def _utterance(dossier: Dossier, said: Utterance) -> Node:
    """Tell what was said once, of which the reports' quotations are renderings."""
    speakers = [each for variant in said.variants for each in variant.quote.speakers if each.name == said.speaker]
    whose = given_to(dossier, [(each.name, each.kind) for each in speakers[:1]])
    return {
        "@id": urn("story", dossier.story.id, said.id),
        "@type": ["Quotation", "prov:Entity"],
        "isPartOf": urn("story", dossier.story.id),
        **({"spokenByCharacter": whose["prov:wasAttributedTo"]} if "prov:wasAttributedTo" in whose else {}),
        **whose,
    }
